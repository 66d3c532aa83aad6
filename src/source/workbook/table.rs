//! A flat table of a factory: its columns, and where in the factory file its rows belong.

use crate::source::json::Kind;
use crate::words::Language;

/// How a table or column is called in a language.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// The heading, or the name of the table.
    pub heading: String,
    /// Its content.
    pub note: String,
}

/// One column.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its name here.
    pub key: String,
    /// Where its value is in the row's object, steps separated by `/`; empty if it only says
    /// which row or thing is meant.
    pub at: String,
    /// Its content.
    pub kind: Kind,
    /// The unit of its numbers; empty if there is none or the user's data say it.
    pub unit: &'static str,
    /// The table whose ids it holds, if that is one.
    pub ids_of: Option<&'static str>,
    /// How it is called, by language.
    pub words: [Words; 2],
    /// Headings that earlier versions wrote.
    pub former: Vec<String>,
}

/// A step from the whole file towards the place of a row.
#[derive(Clone, Copy, Debug)]
pub enum Step {
    /// Into a field that holds an object.
    In(&'static str),
    /// To the entry of one of these lists whose id is in the column.
    Of(&'static [&'static str], &'static str),
    /// To the route the column names; blank: stay at the product.
    Route,
    /// To the entry of the list whose number, from 1, is in the column.
    Nth(&'static str, &'static str),
    /// The same, but a blank cell stays where it is.
    MaybeNth(&'static str, &'static str),
}

/// How a row is put into the place its steps lead to.
#[derive(Clone, Copy, Debug)]
pub enum End {
    /// Its fields become fields of the object there; the table has one row.
    Fields,
    /// An object in this field.
    Single(&'static str),
    /// A further entry of this list.
    Entry(&'static str),
    /// A further entry of this list: the first value alone, or an object where there are more.
    Short(&'static str),
    /// The value for the key in the column, in the map of this field.
    Value(&'static str, &'static str),
    /// The value for the key in the second column, in the map the word in the first one names.
    ValueOf(&'static str, &'static str),
    /// A figure at the path in the row.
    Figure,
}

/// One table: a sheet, or a CSV file.
#[derive(Clone, Debug)]
pub struct Table {
    /// Its name here and as a file.
    pub key: &'static str,
    /// The way to where its rows belong.
    pub way: &'static [Step],
    /// What becomes of a row there.
    pub end: End,
    /// Its columns, in the order they are written.
    pub columns: Vec<Column>,
    /// How it is called, by language.
    pub words: [Words; 2],
}

/// The word for a list or a map that is there and empty.
pub const NONE: &str = "none";

/// The periods an amount can be for, as the cell's word and as the factory file's field.
pub const PERIODS: &[(&str, &str)] = &[
    ("day", "per_day"),
    ("week", "per_week"),
    ("ten days", "per_ten_days"),
    ("month", "per_month"),
    ("in all", "in_all"),
];

impl Table {
    /// The columns that say what a row is: what it belongs to, its id, and the thing it is about.
    pub fn identity(&self) -> impl Iterator<Item = usize> {
        let is_identity = |column: &Column| match (column.kind, column.at.as_str()) {
            (Kind::Position, _) => false,
            (_, "" | "id") => true,
            _ => column.ids_of == Some("products") || column.ids_of == Some("groups"),
        };
        (0..self.columns.len()).filter(move |at| is_identity(&self.columns[*at]))
    }

    /// The position of a column.
    #[must_use]
    pub fn column(&self, key: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.key == key)
    }

    /// How it is called in a language.
    #[must_use]
    pub fn words(&self, language: Language) -> &Words {
        &self.words[language as usize]
    }
}

impl Column {
    /// How it is called in a language.
    #[must_use]
    pub fn words(&self, language: Language) -> &Words {
        &self.words[language as usize]
    }
}
