//! What a picture is drawn with: bars, lines, dots and words at their places, as SVG.

use std::fmt::Write;

use maud::{Markup, PreEscaped, html};
use unicode_width::UnicodeWidthStr;

use super::scale::coordinate;
use crate::report::table::shortened;

/// Width of a picture in its own points; the page scales it.
pub(super) const WIDTH: f64 = 920.0;

/// Points that a column of text (half a Chinese character) takes.
const COLUMN: f64 = 6.1;

/// A picture under construction. Marks that stand for a figure have the class `mark` and say it.
#[derive(Debug, Default)]
pub(super) struct Drawing {
    marks: String,
}

impl Drawing {
    fn add(&mut self, mark: &Markup) {
        self.marks.push_str(&mark.0);
    }

    /// A bar or cell that stands for a figure.
    pub fn bar(
        &mut self,
        class: &str,
        (x, y): (f64, f64),
        (width, height): (f64, f64),
        says: &str,
    ) {
        let [x, y] = [x, y].map(coordinate);
        let [width, height] = [width.max(0.0), height.max(0.0)].map(coordinate);
        self.add(&html! {
            rect class={ "mark " (class) } x=(x) y=(y) width=(width) height=(height) {
                title { (says) }
            }
        });
    }

    /// A bar that only supports others.
    pub fn ground(&mut self, class: &str, (x, y): (f64, f64), (width, height): (f64, f64)) {
        let [x, y] = [x, y].map(coordinate);
        let [width, height] = [width.max(0.0), height.max(0.0)].map(coordinate);
        self.add(&html! { rect class=(class) x=(x) y=(y) width=(width) height=(height) {} });
    }

    /// A straight line.
    pub fn line(&mut self, class: &str, from: (f64, f64), to: (f64, f64)) {
        let [x1, y1, x2, y2] = [from.0, from.1, to.0, to.1].map(coordinate);
        self.add(&html! { line class=(class) x1=(x1) y1=(y1) x2=(x2) y2=(y2) {} });
    }

    /// A line through points.
    pub fn path(&mut self, class: &str, points: &[(f64, f64)], says: &str) {
        let mut course = String::new();
        for (at, (x, y)) in points.iter().enumerate() {
            let letter = if at == 0 { 'M' } else { 'L' };
            let _ = write!(course, "{letter}{} {}", coordinate(*x), coordinate(*y));
        }
        self.add(&html! {
            path class=(class) d=(course) { @if !says.is_empty() { title { (says) } } }
        });
    }

    /// A dot that stands for a figure.
    pub fn dot(&mut self, class: &str, (x, y): (f64, f64), radius: f64, says: &str) {
        let [x, y, radius] = [x, y, radius].map(coordinate);
        self.add(&html! {
            circle class={ "mark " (class) } cx=(x) cy=(y) r=(radius) { title { (says) } }
        });
    }

    /// Words; the class says where they are anchored: `end`, `middle`, else at the start.
    pub fn text(&mut self, class: &str, (x, y): (f64, f64), text: &str) {
        let [x, y] = [x, y].map(coordinate);
        self.add(&html! { text class=(class) x=(x) y=(y) { (text) } });
    }

    /// A name cut to the room it has, whole where one points at it.
    pub fn name(&mut self, class: &str, (x, y): (f64, f64), room: f64, name: &str) {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // below a thousand
        let columns = (room / COLUMN).max(4.0) as usize;
        let [x, y] = [x, y].map(coordinate);
        let cut = name.width() > columns;
        let shown = shortened(name, columns).replace('~', if cut { "…" } else { "~" });
        self.add(&html! {
            text class=(class) x=(x) y=(y) {
                @if cut { title { (name) } }
                (shown)
            }
        });
    }

    /// The picture, with what it is and shows for who cannot see it.
    pub fn picture(self, id: &str, height: f64, title: &str, shows: &str) -> Markup {
        let view = format!("0 0 {} {}", coordinate(WIDTH), coordinate(height));
        html! {
            svg viewBox=(view) role="img" aria-labelledby={ (id) "-t " (id) "-d" } {
                title id={ (id) "-t" } { (title) }
                desc id={ (id) "-d" } { (shows) }
                (PreEscaped(self.marks))
            }
        }
    }
}
