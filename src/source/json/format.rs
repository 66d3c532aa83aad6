//! What the registry of the factory format says of a field, and how its values are shown to rules.

use super::values::{Amount, Series};
use crate::diag::Span;
use crate::source::Cell;

/// What a field of a record, or a column of a table, holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// Text: an id or a name. Leading zeros are kept.
    Text,
    /// A number that is the same on every date.
    Number,
    /// A number that may differ by date: its later values stand in the table `figures`.
    Series,
    /// An amount for the period in the column after it; blank period: for the whole time planned.
    Amount,
    /// A date.
    Date,
    /// A time of day.
    Time,
    /// Yes or no.
    Truth,
    /// One of some words.
    Word(&'static [&'static str]),
    /// Several ids.
    Texts,
    /// Several of some words.
    Words(&'static [&'static str]),
    /// What may be given up of a goal: a number, or a percentage as text.
    GiveUp,
    /// Any value: its place decides.
    Any,
    /// An object of these fields.
    Record(&'static [FieldOf]),
    /// The first of these fields alone, or an object of them.
    Short(&'static [FieldOf]),
    /// A list.
    List(&'static Kind),
    /// Values by id.
    Map(&'static Kind),
    /// Of a table: the period of the amount before it.
    Period,
    /// Of a table: a date, or a month, from which a figure holds.
    Start,
    /// Of a table: the number of a row among those with the same keys, from 1.
    Position,
    /// Of a table: a place in the factory file, by ids.
    Path,
}

impl Kind {
    /// The fields of the objects it is made of.
    #[must_use]
    pub fn inner(&self) -> &'static [FieldOf] {
        match self {
            Self::Record(fields) | Self::Short(fields) => fields,
            Self::List(kind) | Self::Map(kind) => kind.inner(),
            _ => &[],
        }
    }
}

/// What values a number may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Allowed {
    /// Any sign: money that may be paid or received.
    Any,
    /// 0 or more.
    NotNegative,
    /// Above 0.
    Positive,
    /// 0 to 1.
    Share,
    /// Above 0, at most 1.
    Yield,
    /// 0 to 24.
    HoursOfDay,
    /// Whole, 0 or more.
    Days,
    /// Whole, 1 or more.
    Count,
    /// Whole, 1 to 1000.
    Priority,
}

/// A list an id can refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A workshop.
    Workshop,
    /// A shift.
    Shift,
    /// An equipment group.
    Group,
    /// Labour pool or service.
    Resource,
    /// Group, labour pool or service.
    Capacity,
    /// A material.
    Material,
    /// A product.
    Product,
    /// Product or material.
    Item,
    /// An order.
    Order,
    /// A measure.
    Measure,
    /// Who proposes a measure: group, workshop or labour pool.
    Proposer,
}

/// What the registry says of a field beyond its type. All but name and kind may be left out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FieldOf {
    /// Its name in JSON.
    pub name: &'static str,
    /// Its content.
    pub kind: Kind,
    /// What it means, and its default; of a list or map also what its table is for.
    pub note: &'static str,
    /// In Chinese the heading of its column, or the name of its table if it has one; with those of
    /// earlier versions after `|`, a blank, and the note.
    pub chinese: &'static str,
    /// Of a list or map of single values with its own table: the same of the column of values.
    pub value: &'static str,
    /// Its column, if that is named otherwise.
    pub column: &'static str,
    /// The unit of its numbers; empty if there is none or the user's data say it.
    pub unit: &'static str,
    /// What its numbers may be.
    pub allowed: Allowed,
    /// What its text, or the ids of its map, refer to.
    pub to: Option<Target>,
    /// The number that leaving it out means, where a scenario may change that.
    pub default: Option<f64>,
    /// Of an amount: whether limits for several periods may be given together.
    pub several: bool,
    /// Of a number by date: whether every day counts its own, not the bucket its first day's.
    pub daily: bool,
    /// What it is called in messages, if that is not its name.
    pub called: &'static str,
    /// Of a list, the catalogue's key for one entry; of an object, for the whole.
    pub noun: &'static str,
    /// Of a list: whether the order of its entries means nothing.
    pub unordered: bool,
    /// Of text: the only words it may be; of a map: the only keys, each a column.
    pub words: &'static [&'static str],
}

impl FieldOf {
    /// A field without a message.
    pub const BLANK: Self = Self {
        name: "",
        kind: Kind::Any,
        note: "",
        chinese: "",
        value: "",
        column: "",
        unit: "",
        allowed: Allowed::NotNegative,
        to: None,
        default: None,
        several: false,
        daily: false,
        called: "",
        noun: "",
        unordered: false,
        words: &[],
    };
}

/// Which part of a field a value is.
#[derive(Clone, Copy, Debug)]
pub enum Part<'r> {
    /// All of it.
    Whole,
    /// An entry of its list, from 0.
    Entry(usize),
    /// The value of an id.
    Key(&'r Cell<String>),
}

/// A value as rules see it.
#[derive(Clone, Copy)]
pub enum What<'r> {
    /// A number.
    Number(f64),
    /// A number by date.
    Series(&'r Series),
    /// An amount per period.
    Amount(&'r Amount),
    /// Text.
    Text(&'r str),
    /// An object.
    Record(&'r dyn Record),
    /// What no rule on all fields examines.
    Plain,
}

/// A value of a record that is given.
pub struct Given<'r> {
    /// Its field.
    pub field: &'static FieldOf,
    /// Which part of the field it is.
    pub part: Part<'r>,
    /// The value.
    pub what: What<'r>,
    /// Where it stands.
    pub span: Span,
}

/// A record of the factory format.
pub trait Record {
    /// Shows every value that is given, in the order of the fields.
    fn each<'r>(&'r self, see: &mut dyn FnMut(Given<'r>));
}

/// A field's name as written in files: `r#yield` is spelt `yield`.
#[must_use]
pub const fn plain(field: &'static str) -> &'static str {
    match field.as_bytes() {
        [b'r', b'#', rest @ ..] => match std::str::from_utf8(rest) {
            Ok(name) => name,
            Err(_) => field,
        },
        _ => field,
    }
}
