//! One integration binary: each module is one promise made to the user.

// A test that panics has failed, which is what unwrapping is for here.
#![allow(clippy::unwrap_used)]

mod agreement;
mod architecture;
mod audit;
mod awkward;
mod batch;
mod batch_workbooks;
mod bottlenecks;
mod certificate;
#[allow(dead_code)] // all of it is read by the corpus
#[path = "../corpus/change.rs"]
mod change;
mod chinese;
mod circles;
mod command_line;
mod contradictions;
mod crates;
mod curve;
mod diff;
mod engine;
mod error_index;
mod exchange;
mod field_clock;
mod field_orders;
mod first_works;
mod format;
mod goals;
mod help;
mod hostile;
mod html;
mod interior;
mod known_optimum;
mod licences;
mod limits;
mod manners;
mod meaning;
mod moved;
mod mps;
mod mutated;
mod mutation;
mod numbers;
mod outputs;
mod planbook;
mod planted;
mod potential;
mod presolve;
mod prices;
mod program;
mod quantity;
mod random_programmes;
mod readme;
mod records;
mod reductions;
mod reports;
mod schema;
mod sealed;
mod sense;
mod shortage;
mod simplex;
mod spoken;
mod stops;
mod style;
mod synthetic;
mod transcripts;
mod tutorial;
mod units;
mod validate;
mod verbose;
mod visible;
mod whatif;
mod whatif_runs;
mod whole_fields;
mod words;
mod workbook;
