//! JSON text to raw tables, with all problems of format at once.

mod amount;
mod compound;
mod decode;
mod path;
mod record;
mod syntax;
mod values;

pub(super) use amount::too_many;
pub use amount::{MOST_VALUES, MOST_VALUES_OF_PLAN};
pub use compound::{GiveUp, GoalRecord, LotNorm, Norm, ToleratedGoal};
pub use decode::{Decode, Decoder, Field, folded, nearest, plain, shortened};
pub use path::path_to;
pub(crate) use record::records;
pub use syntax::{Reading, parse, read};
pub use values::{
    Amount, BucketWord, Date, Map, OrderKindWord, PerWord, Series, Text, TimeOfDay, Weekday,
};
