//! A table of an answer before it has a form: columns with a heading and a kind, rows of typed
//! cells. What it looks like on a terminal, a page, a sheet or as CSV is the exporters' concern.

use crate::model::decimal::as_held;
use crate::report::number::{figure, hundredths, money, multiple, scientific, signed};
use crate::words::Words;

/// Where a column or a row is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct On(u8);

impl On {
    /// A terminal, where there is little room.
    pub const TEXT: Self = Self(1);
    /// A page of pictures.
    pub const PAGE: Self = Self(2);
    /// A workbook.
    pub const BOOK: Self = Self(4);
    /// CSV, which programs read: headings are keys, figures keep every digit.
    pub const CSV: Self = Self(8);
    /// Whatever people read.
    pub const PEOPLE: Self = Self(7);
    /// Whatever has room.
    pub const WIDE: Self = Self(6);

    /// Either.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether any of the other is among these.
    #[must_use]
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// How the cells of a column stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A name: left; cut on a terminal where the table would be too wide.
    Name,
    /// A word: left, never cut.
    Word,
    /// A figure: right.
    Figure,
    /// Figures that are compared down the column: on a terminal as many decimals for all, one at
    /// most; what is none is left blank.
    Hours,
    /// Money that is compared down the column.
    Money,
}

/// What is in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Blank,
    /// Words.
    Text(String),
    /// A name with the code of what is called so: the code is shown where names tie.
    Name(String, String),
    /// A figure; zero is shown.
    Figure(f64),
    /// A figure; zero is left blank.
    Flow(f64),
    /// A gain or loss, with its sign and the digits it needs.
    Gain(f64),
    /// A multiple, which keeps its digits however small.
    Times(f64),
    /// Money.
    Money(f64),
    /// A share, shown in hundredths.
    Share(f64),
    /// A very small figure.
    Tiny(f64),
    /// A whole number.
    Count(u64),
    /// A day, `2026-12-01`.
    Day(String),
    /// A figure that follows from others: the formula of a workbook, and its result. In the
    /// formula `[key]` is the cell of that column in the same row, `[key^2]` the one two rows
    /// above.
    Derived(String, Box<Cell>),
}

impl Cell {
    /// The cell as people read it; figures with the decimals they deserve on their own.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Self::Blank => String::new(),
            Self::Text(text) | Self::Name(text, _) | Self::Day(text) => text.clone(),
            Self::Figure(value) => figure(*value),
            Self::Flow(value) => match figure(*value) {
                nought if nought == "0" => String::new(),
                shown => shown,
            },
            Self::Gain(value) => signed(*value),
            Self::Times(value) => multiple(*value),
            Self::Money(value) => money(*value),
            Self::Share(value) => hundredths(*value),
            Self::Tiny(value) => scientific(*value),
            Self::Count(count) => count.to_string(),
            Self::Derived(_, result) => result.shown(),
        }
    }

    /// The figure in it, where it is one, with the digits it holds.
    #[must_use]
    pub fn value(&self) -> Option<f64> {
        self.figure().map(as_held)
    }

    fn figure(&self) -> Option<f64> {
        match self {
            Self::Figure(value)
            | Self::Flow(value)
            | Self::Gain(value)
            | Self::Times(value)
            | Self::Money(value)
            | Self::Share(value)
            | Self::Tiny(value) => Some(*value),
            #[allow(clippy::cast_precision_loss)] // counts are below 2^53
            Self::Count(count) => Some(*count as f64),
            Self::Derived(_, result) => result.figure(),
            Self::Blank | Self::Text(_) | Self::Name(..) | Self::Day(_) => None,
        }
    }
}

impl<T: AsRef<str>> From<T> for Cell {
    fn from(text: T) -> Self {
        match text.as_ref() {
            "" => Self::Blank,
            text => Self::Text(text.to_owned()),
        }
    }
}

/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its key in the catalogue, such as `head-days-late`.
    pub key: &'static str,
    /// Its heading.
    pub head: String,
    /// What CSV is headed with, if that is not the key: `days late`.
    pub code: Option<String>,
    /// How its cells stand.
    pub kind: Kind,
    /// Where it is shown.
    pub on: On,
    /// How wide it is at least and at most on a sheet, in letters.
    pub width: (usize, usize),
    /// Whether it is left out on a terminal that is too narrow for the table.
    pub spare: bool,
}

/// What a row is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weight {
    /// One among others.
    #[default]
    Plain,
    /// What others add up to.
    Total,
    /// It needs attention: bold on a sheet, and the words in it say why.
    Alarm,
}

/// A row.
#[derive(Clone, Debug)]
pub struct Row {
    /// A cell for each column.
    pub cells: Vec<Cell>,
    /// The limit.
    pub weight: Weight,
    /// Where it is shown.
    pub on: On,
}

/// A table.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
}

impl Table {
    /// A table of one row for each of `of`, to which columns are added.
    pub fn of<T>(words: &Words, of: impl IntoIterator<Item = T>) -> Builder<'_, T> {
        let of: Vec<T> = of.into_iter().collect();
        let on = On::PEOPLE.or(On::CSV);
        let row = || Row { cells: Vec::new(), weight: Weight::Plain, on };
        let rows = of.iter().map(|_| row()).collect();
        Builder { words, of, table: Self { columns: Vec::new(), rows }, shown: On::PEOPLE }
    }

    /// Whether it has no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Adds a row of what others add up to.
    pub fn total(&mut self, cells: Vec<Cell>, on: On) {
        debug_assert_eq!(cells.len(), self.columns.len());
        self.rows.push(Row { cells, weight: Weight::Total, on });
    }

    /// Adds the rows of a table with the same columns.
    pub fn append(&mut self, other: Self) {
        if self.columns.is_empty() {
            self.columns = other.columns;
        }
        self.rows.extend(other.rows);
    }

    /// The columns and rows that are shown somewhere. On a terminal a column without any content is
    /// left out, except for the first.
    #[must_use]
    pub fn on(mut self, on: On) -> Self {
        self.rows.retain(|row| row.on.has(on));
        let filled = |at: usize| self.rows.iter().any(|row| !row.cells[at].shown().is_empty());
        let shown = |at: usize| self.columns[at].on.has(on);
        let kept: Vec<bool> = (0..self.columns.len())
            .map(|at| shown(at) && (at == 0 || on != On::TEXT || filled(at)))
            .collect();
        let mut keep = kept.iter();
        self.columns.retain(|_| keep.next() == Some(&true));
        for row in &mut self.rows {
            let mut keep = kept.iter();
            row.cells.retain(|_| keep.next() == Some(&true));
        }
        self
    }
}

/// A table while its columns are added: each says how it is headed and what is in it for every
/// row. A column is shown to people unless [`Builder::on`] says otherwise.
pub struct Builder<'w, T> {
    words: &'w Words,
    of: Vec<T>,
    table: Table,
    /// Where columns are shown that say nothing else.
    shown: On,
}

impl<T> Builder<'_, T> {
    /// The columns that follow are shown to programs only, and have no heading in any language.
    #[must_use]
    pub fn for_programs(self) -> Self {
        Self { shown: On::CSV, ..self }
    }

    /// Adds a column of cells.
    #[must_use]
    pub fn cell(mut self, key: &'static str, kind: Kind, of: impl Fn(&T) -> Cell) -> Self {
        let width = match kind {
            Kind::Name | Kind::Word => (5, 34),
            _ => (8, 18),
        };
        self.table.columns.push(Column {
            key,
            head: String::new(),
            code: None,
            kind,
            on: self.shown,
            width,
            spare: false,
        });
        for (row, it) in self.table.rows.iter_mut().zip(&self.of) {
            row.cells.push(of(it));
        }
        self
    }

    /// Adds a column of names.
    #[must_use]
    pub fn name<C: Into<Cell>>(self, key: &'static str, of: impl Fn(&T) -> C) -> Self {
        self.cell(key, Kind::Name, |it| of(it).into())
    }

    /// Adds what something is called, and its code. If there is little room one column shows the
    /// name, or the code where names tie; on a sheet there is one for each.
    #[must_use]
    pub fn named<N: AsRef<str>, C: AsRef<str>>(
        self,
        key: &'static str,
        of: impl Fn(&T) -> (N, C),
    ) -> Self {
        let owned = |it: &T| {
            let (name, code) = of(it);
            (name.as_ref().to_owned(), code.as_ref().to_owned())
        };
        let tell = |it: &T| {
            let (name, code) = owned(it);
            Cell::Name(name, code)
        };
        self.cell(key, Kind::Name, tell)
            .on(On::TEXT.or(On::PAGE))
            .word(key, |it| owned(it).1)
            .on(On::BOOK)
            .word("head-name", |it| owned(it).0)
            .on(On::BOOK)
    }

    /// Adds a column of words.
    #[must_use]
    pub fn word<C: Into<Cell>>(self, key: &'static str, of: impl Fn(&T) -> C) -> Self {
        self.cell(key, Kind::Word, |it| of(it).into())
    }

    /// Adds a column of figures.
    #[must_use]
    pub fn figure<F: Into<Option<f64>>>(self, key: &'static str, of: impl Fn(&T) -> F) -> Self {
        self.cell(key, Kind::Figure, |it| of(it).into().map_or(Cell::Blank, Cell::Figure))
    }

    /// Adds a column of figures of which zero is left blank.
    #[must_use]
    pub fn flow<F: Into<Option<f64>>>(self, key: &'static str, of: impl Fn(&T) -> F) -> Self {
        self.cell(key, Kind::Figure, |it| of(it).into().map_or(Cell::Blank, Cell::Flow))
    }

    /// Adds a column of gains and losses.
    #[must_use]
    pub fn gain<F: Into<Option<f64>>>(self, key: &'static str, of: impl Fn(&T) -> F) -> Self {
        self.cell(key, Kind::Figure, |it| of(it).into().map_or(Cell::Blank, Cell::Gain))
    }

    /// Adds a column of shares, in hundredths.
    #[must_use]
    pub fn share<F: Into<Option<f64>>>(self, key: &'static str, of: impl Fn(&T) -> F) -> Self {
        self.cell(key, Kind::Figure, |it| of(it).into().map_or(Cell::Blank, Cell::Share))
    }

    /// Adds a column of hours, compared down the column.
    #[must_use]
    pub fn hours(self, key: &'static str, of: impl Fn(&T) -> f64) -> Self {
        self.cell(key, Kind::Hours, |it| Cell::Flow(of(it)))
    }

    /// Adds a column of money, compared down the column.
    #[must_use]
    pub fn money<F: Into<Option<f64>>>(self, key: &'static str, of: impl Fn(&T) -> F) -> Self {
        self.cell(key, Kind::Money, |it| of(it).into().map_or(Cell::Blank, Cell::Money))
    }

    /// Adds a column of whole numbers.
    #[must_use]
    pub fn count(self, key: &'static str, of: impl Fn(&T) -> u64) -> Self {
        self.cell(key, Kind::Figure, |it| Cell::Count(of(it)))
    }

    /// Adds a column of days.
    #[must_use]
    pub fn day<S: Into<String>>(self, key: &'static str, of: impl Fn(&T) -> S) -> Self {
        self.cell(key, Kind::Word, |it| Cell::Day(of(it).into()))
    }

    /// Where the last column is shown.
    #[must_use]
    pub fn on(mut self, on: On) -> Self {
        if let Some(column) = self.table.columns.last_mut() {
            column.on = on;
        }
        self
    }

    /// The last column is left out on a terminal that is too narrow for the table; of several the last
    /// one goes first.
    #[must_use]
    pub fn spare(mut self) -> Self {
        if let Some(column) = self.table.columns.last_mut() {
            column.spare = true;
        }
        self
    }

    /// Heads the last column with something that is in no catalogue, such as a currency.
    #[must_use]
    pub fn headed(mut self, head: impl Into<String>) -> Self {
        if let Some(column) = self.table.columns.last_mut() {
            column.head = head.into();
        }
        self
    }

    /// How wide the last column is at least and at most on a sheet.
    #[must_use]
    pub fn width(mut self, least: usize, most: usize) -> Self {
        if let Some(column) = self.table.columns.last_mut() {
            column.width = (least, most);
        }
        self
    }

    /// Where each row is shown.
    #[must_use]
    pub fn rows_on(mut self, of: impl Fn(&T) -> On) -> Self {
        for (row, it) in self.table.rows.iter_mut().zip(&self.of) {
            row.on = of(it);
        }
        self
    }

    /// Rows that need attention.
    #[must_use]
    pub fn alarm(mut self, of: impl Fn(&T) -> bool) -> Self {
        for (row, it) in self.table.rows.iter_mut().zip(&self.of) {
            if of(it) {
                row.weight = Weight::Alarm;
            }
        }
        self
    }

    /// Heads the last column with something else where it is CSV.
    #[must_use]
    pub fn coded(mut self, code: impl Into<String>) -> Self {
        if let Some(column) = self.table.columns.last_mut() {
            column.code = Some(code.into());
        }
        self
    }

    /// The table.
    #[must_use]
    pub fn done(mut self) -> Table {
        let unheaded = |it: &&mut Column| it.head.is_empty() && !it.key.is_empty();
        let people = |it: &&mut Column| it.on.has(On::PEOPLE);
        for column in self.table.columns.iter_mut().filter(unheaded).filter(people) {
            column.head = self.words.say(column.key);
        }
        self.table
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    #[test]
    fn columns_and_rows_are_shown_where_they_belong() {
        let words = Words::of(Language::English);
        let mut table = Table::of(&words, [1.0, 0.0])
            .figure("head-used", |it| *it)
            .flow("head-short", |it| *it)
            .share("head-share", |it| *it)
            .on(On::BOOK)
            .done();
        table.total(vec![Cell::Figure(1.0), Cell::Blank, Cell::Blank], On::BOOK);
        let text = table.clone().on(On::TEXT);
        assert_eq!(text.columns.len(), 2, "a column that is shown elsewhere is left out");
        assert_eq!(text.rows.len(), 2);
        assert_eq!(table.on(On::BOOK).rows.len(), 3);
    }
}
