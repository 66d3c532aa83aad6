//! JSON text to raw tables, every problem of form reported at once with its place.

mod decode;
mod path;
mod record;
mod syntax;
mod values;

pub use decode::{Decode, Decoder, Field, nearest, plain, shortened};
pub use path::path_to;
pub(crate) use record::records;
pub use syntax::{Reading, parse, read};
pub use values::{
    Amount, BucketWord, Date, GiveUp, GoalRecord, LotNorm, Map, Norm, OrderKindWord, PerWord,
    Series, Text, TimeOfDay, ToleratedGoal, Weekday,
};
