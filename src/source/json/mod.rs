//! JSON text to raw tables, every problem of form reported at once with its place.

mod compound;
mod decode;
mod path;
mod record;
mod syntax;
mod values;

pub use compound::{GiveUp, GoalRecord, LotNorm, Norm, ToleratedGoal};
pub use decode::{Decode, Decoder, Field, folded, nearest, plain, shortened};
pub use path::path_to;
pub(crate) use record::records;
pub use syntax::{Reading, parse, read};
pub use values::{
    Amount, BucketWord, Date, Map, OrderKindWord, PerWord, Series, Text, TimeOfDay, Weekday,
};
