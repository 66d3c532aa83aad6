//! How cells look: figures with as many decimals as they deserve, headings, totals, lines to print.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

use crate::report::view::Weight;

/// What a cell holds, as far as that decides how it looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text, as it is.
    Text,
    /// Text that takes several lines.
    Wrapped,
    /// A figure with so many decimals; zero is shown.
    Number(usize),
    /// A figure with so many decimals; zero is left blank.
    Flow(usize),
    /// A share as a percentage with one decimal.
    Share,
    /// Load ÷ capacity: full and over-full ones carry a mark, so that they read without colour.
    Use,
    /// A very small figure.
    Tiny,
    /// A day.
    Date,
    /// A day of a year that is known.
    Day,
}

const LINE: &str = "#C9D1D9";
const INK: &str = "#1F3A54";

fn pattern(kind: Kind) -> Option<String> {
    let places = |decimals: usize| match decimals {
        0 => "#,##0".to_owned(),
        some => format!("#,##0.{}", "0".repeat(some)),
    };
    Some(match kind {
        Kind::Text | Kind::Wrapped => return None,
        Kind::Number(decimals) => places(decimals),
        Kind::Flow(decimals) => {
            let shown = places(decimals);
            format!("{shown};-{shown};\"\"")
        }
        Kind::Share => "0.0%".to_owned(),
        Kind::Use => "[>=0.9995]\"▲\"0%;[=0]\"·\";0%".to_owned(),
        Kind::Tiny => "0E+00".to_owned(),
        Kind::Date => "yyyy-mm-dd".to_owned(),
        Kind::Day => "mm-dd".to_owned(),
    })
}

/// How a cell of a table looks.
#[must_use]
pub fn cell(kind: Kind, weight: Weight) -> Format {
    let mut format = Format::new()
        .set_align(FormatAlign::VerticalCenter)
        .set_border_bottom(FormatBorder::Thin)
        .set_border_bottom_color(LINE);
    if let Some(pattern) = pattern(kind) {
        format = format.set_num_format(pattern);
    }
    format = match kind {
        Kind::Text => format.set_indent(1),
        Kind::Wrapped => format.set_text_wrap().set_indent(1),
        Kind::Use => format.set_align(FormatAlign::Center),
        Kind::Date | Kind::Day => format.set_align(FormatAlign::Left).set_indent(1),
        _ => format,
    };
    match weight {
        Weight::Plain => format,
        Weight::Total => format
            .set_bold()
            .set_background_color("#EEF2F6")
            .set_border_top(FormatBorder::Thin)
            .set_border_top_color("#7F8C99"),
        Weight::Alarm => format.set_bold(),
    }
}

/// A heading; of a column of days, as days.
#[must_use]
pub fn heading(kind: Kind) -> Format {
    let format = Format::new()
        .set_bold()
        .set_font_color(INK)
        .set_background_color("#DDE7F0")
        .set_align(FormatAlign::Bottom)
        .set_text_wrap()
        .set_border_bottom(FormatBorder::Thin)
        .set_border_bottom_color("#7F8C99");
    match kind {
        Kind::Date | Kind::Day => {
            let format = format.set_align(FormatAlign::Center);
            pattern(kind).map_or_else(|| format.clone(), |it| format.clone().set_num_format(it))
        }
        // Without its side named, LibreOffice does not indent it.
        Kind::Text | Kind::Wrapped => format.set_align(FormatAlign::Left).set_indent(1),
        _ => format.set_align(FormatAlign::Right),
    }
}

/// What a sheet is about.
#[must_use]
pub fn title() -> Format {
    Format::new().set_bold().set_font_size(14).set_font_color(INK)
}

/// A remark on a sheet.
#[must_use]
pub fn remark() -> Format {
    Format::new().set_italic().set_font_color("#57606A")
}

/// A title inside a sheet.
#[must_use]
pub fn subtitle() -> Format {
    Format::new().set_bold().set_font_size(12).set_font_color(INK)
}

/// A link to another sheet.
#[must_use]
pub fn link() -> Format {
    cell(Kind::Text, Weight::Plain)
        .set_font_color("#0B5CAD")
        .set_underline(rust_xlsxwriter::FormatUnderline::Single)
}
