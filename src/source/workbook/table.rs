//! A flat table of a factory: its columns, and where in the factory file its rows belong.

/// What a column's cells hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An id, here or of another table: text, leading zeros kept.
    Code,
    /// A name for people: text.
    Name,
    /// A number that is the same on every date.
    Number,
    /// A number that may differ by date: its later values stand in the table `figures`.
    Series,
    /// An amount for the period in the column after it; blank period: for the whole time planned.
    Amount,
    /// The period of the amount before it.
    Period,
    /// A date.
    Date,
    /// A date, or a month, from which a figure holds.
    Start,
    /// A time of day.
    Time,
    /// Yes or no.
    Truth,
    /// One of some words.
    Word(&'static [&'static str]),
    /// Several ids.
    Codes,
    /// Several days of the week.
    Weekdays,
    /// The number of a row among those with the same keys, from 1.
    Position,
    /// What may be given up of a goal: a number, or a percentage as text.
    GiveUp,
    /// A place in the factory file, by ids.
    Path,
}

/// One column.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its name here and in the tables of headings.
    pub key: &'static str,
    /// Where its value is in the row's object, steps separated by `/`; empty if it only says
    /// which row or thing is meant.
    pub at: &'static str,
    /// Its content.
    pub kind: Kind,
    /// The unit of its numbers; empty if there is none or the user's data say it.
    pub unit: &'static str,
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
    /// A further entry of this list, which is the only value of the row.
    Scalar(&'static str),
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
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// Its name here, in the tables of headings and as a file.
    pub key: &'static str,
    /// The way to where its rows belong.
    pub way: &'static [Step],
    /// What becomes of a row there.
    pub end: End,
    /// Its columns, in the order they are written.
    pub columns: &'static [Column],
}

/// The column every table may have besides its own: a row marked in it is not read.
pub const SKIP: &str = "skip";

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

/// The days of the week.
pub const WEEKDAYS: &[&str] = &["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

impl Table {
    /// The position of a column.
    #[must_use]
    pub fn column(&self, key: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.key == key)
    }
}
