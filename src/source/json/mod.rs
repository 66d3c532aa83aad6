//! JSON text to raw tables, with all problems of format at once.

mod amount;
mod compound;
mod decode;
mod format;
mod path;
mod reads;
mod record;
mod syntax;
mod values;

pub use super::reading::{Reading, read};
pub(super) use amount::too_many;
pub use amount::{MOST_VALUES, MOST_VALUES_OF_PLAN};
pub use compound::{GiveUp, GoalRecord, LotNorm, Norm, ToleratedGoal};
pub use decode::{Decode, Decoder, Field, Refused, folded, nearest, shortened};
pub use format::{Allowed, FieldOf, Given, Kind, Part, Record, Target, What, plain};
pub use path::path_to;
pub(crate) use record::records;
pub use syntax::parse;
pub use values::{Amount, Date, Map, OrderKindWord, Series, Text, TimeOfDay, Weekday, Word};
