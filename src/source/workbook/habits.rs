//! How a column is written: the sign of its decimals, the order of its dates, its unit. One cell that
//! decides decides for the column.

use indexmap::IndexMap;
use rustc_hash::FxHashMap;

use super::dates::{Evidence, Orders};
use super::grid::{Decimal, Grid, Raw, Row};
use super::months::Years;
use super::names::Meant;
use super::note::{Note, Read};
use super::numbers::decimal_sign;
use super::plain::plain;
use super::table::{Column, End, Table};
use super::units::{ItemUnits, Units, in_brackets, parted};
use crate::source::json::Kind;
use crate::source::places::letters;

/// What is known of a column of a sheet.
pub(super) struct Written {
    pub decimal: Decimal,
    pub orders: Orders,
    /// Whether decimal commas of texts are read only because the column has no points.
    pub commas: bool,
    units: Vec<String>,
}

fn texts(grid: &Grid, column: u32) -> impl Iterator<Item = &str> {
    let cells = grid.rows.iter().skip(1).flat_map(|row| &row.cells);
    cells.filter_map(move |(at, raw)| match raw {
        Raw::Text(text) if *at == column => Some(text.as_str()),
        _ => None,
    })
}

fn is_date(column: &Column) -> bool {
    matches!(column.kind, Kind::Date | Kind::Start)
}

/// What all dates of a sheet say of their order.
pub(super) fn dates(
    table: &Table,
    grid: &Grid,
    columns: &[(u32, Meant)],
    found: &mut Evidence,
    years: Years,
) {
    for (at, meant) in columns {
        if let Meant::Column(position) = meant
            && is_date(&table.columns[*position])
        {
            texts(grid, *at).for_each(|it| found.see(it, years));
        }
    }
}

/// The years that the table of the factory plans; none if one of them has no four digits.
pub(super) fn planned_years(table: &Table, grid: &Grid, columns: &[(u32, Meant)]) -> Years {
    let year = |key: &str| {
        let position = table.column(key)?;
        let (at, _) = columns.iter().find(|(_, it)| *it == Meant::Column(position))?;
        let (_, raw) = grid.rows.get(1)?.cells.iter().find(|it| it.0 == *at)?;
        match raw {
            Raw::Moment(moment) => moment.date.map(|it| i32::from(it.year())),
            Raw::Text(text) => {
                let text = plain(text);
                let digits = text.split(|it: char| !it.is_ascii_digit());
                digits.filter(|it| it.len() == 4).find_map(|it| it.parse().ok())
            }
            _ => None,
        }
    };
    Some((year("from")?, year("to")?))
}

/// How each column of a sheet is written.
pub(super) fn written(
    table: &Table,
    grid: &Grid,
    columns: &[(u32, Meant)],
    dates: (Evidence, Years),
    currency: &str,
) -> FxHashMap<u32, Written> {
    let heading = |at: u32| {
        let row = grid.rows.first()?;
        row.cells.iter().find(|(column, _)| *column == at).map(|(_, raw)| raw.shown())
    };
    let of = |(at, meant): &(u32, Meant)| {
        let Meant::Column(position) = meant else { return None };
        let column = &table.columns[*position];
        let mut written = Written {
            decimal: grid.decimal,
            orders: Orders::default(),
            commas: false,
            units: Vec::new(),
        };
        if is_date(column) {
            written.orders.all = dates.0;
            written.orders.years = dates.1;
            texts(grid, *at).for_each(|it| written.orders.own.see(it, dates.1));
        }
        if grid.is_sheet && grid.decimal == Decimal::Unsettled && is_number(column) {
            let bare: Vec<String> = texts(grid, *at).map(bare).collect();
            written.decimal = decimal_sign(bare.iter().map(String::as_str), false);
            written.commas = written.decimal == Decimal::Comma;
            // Points leave a point before three digits as unclear as it was.
            if written.decimal == Decimal::Point {
                written.decimal = Decimal::Unsettled;
            }
        }
        match column.unit {
            "money" => written.units.extend([currency.to_owned(), column.unit.to_owned()]),
            "share" | "" => {}
            unit => written.units.push(unit.to_owned()),
        }
        written.units.extend(heading(*at).and_then(|it| in_brackets(&it)));
        Some((*at, written))
    };
    columns.iter().filter_map(of).collect()
}

/// Whether a column holds numbers.
pub(super) fn is_number(column: &Column) -> bool {
    matches!(column.kind, Kind::Number | Kind::Series | Kind::Amount)
}

/// A number's text without its unit and percent sign.
pub(super) fn bare(text: &str) -> String {
    let plain = plain(text);
    let text = plain.trim().trim_end_matches('%').trim_end();
    parted(text).map_or(text, |(number, _)| number).to_owned()
}

impl Written {
    /// The units a cell of the column may have, that of its row's item among them if the registry
    /// names none.
    pub fn units(&self, column: &Column, item: Option<&str>) -> Units {
        let mut units = Units::default();
        if let Some(item) = item.filter(|_| column.unit.is_empty() && is_number(column)) {
            units.add(item);
        }
        self.units.iter().for_each(|it| units.add(it));
        units
    }
}

/// The units of the things that a sheet lists, by id.
pub(super) fn item_units(
    table: &Table,
    grid: &Grid,
    columns: &[(u32, Meant)],
    found: &mut ItemUnits,
) {
    let at = |key: &str| {
        let position = table.column(key)?;
        columns.iter().find(|(_, meant)| *meant == Meant::Column(position)).map(|(at, _)| *at)
    };
    let Some(id) = at("id") else { return };
    let unit = at("unit");
    for row in &grid.rows[1..] {
        let cell = |at: u32| row.cells.iter().find(|(column, _)| *column == at);
        if let Some((_, raw)) = cell(id) {
            let unit = unit.and_then(cell).map_or_else(|| "pcs".to_owned(), |(_, it)| it.shown());
            found.entry(raw.shown()).or_insert(unit);
        }
    }
}

/// The unit of the item that a row is about, if it is about one.
pub(super) fn item_unit<'u>(
    table: &Table,
    columns: &FxHashMap<u32, Meant>,
    row: &Row,
    units: &'u ItemUnits,
) -> Option<&'u str> {
    let key = match (table.key, table.end) {
        ("products" | "materials", _) => "id",
        (_, End::Value(_, key)) => key,
        _ => ["item", "material", "product"].into_iter().find(|it| table.column(it).is_some())?,
    };
    let position = table.column(key)?;
    let is_it = |(at, _): &&(u32, Raw)| columns.get(at) == Some(&Meant::Column(position));
    let (_, raw) = row.cells.iter().find(is_it)?;
    units.get(&raw.shown()).map(String::as_str)
}

/// The ways of writing that were met, by column or row.
#[derive(Debug, Default)]
pub(super) struct Readings(IndexMap<(Read, String), usize>);

impl Readings {
    /// Counts a cell of a column.
    pub fn cell(&mut self, read: Read, grid: &Grid, column: u32) {
        let column = if grid.is_sheet { letters(column) } else { (column + 1).to_string() };
        self.count(read, format!("{}:{column}", grid.name), 1);
    }

    /// Counts what is at a place.
    pub fn count(&mut self, read: Read, place: String, count: usize) {
        *self.0.entry((read, place)).or_default() += count;
    }

    /// What is to be said, once for each way.
    pub fn notes(self) -> Vec<Note> {
        let mut found: Vec<(Read, Vec<(String, usize)>)> = Vec::new();
        for ((read, place), count) in self.0 {
            match found.iter_mut().find(|(of, _)| *of == read) {
                Some((_, places)) => places.push((place, count)),
                None => found.push((read, vec![(place, count)])),
            }
        }
        found.sort_by_key(|(read, _)| *read);
        found.into_iter().map(|(read, places)| Note::Read(read, places)).collect()
    }
}
