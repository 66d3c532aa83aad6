//! The source of a group's scheduled hours.

use super::Amount;

/// The source of a group's scheduled hours.
#[derive(Clone, Debug, PartialEq)]
pub enum Hours {
    /// Shifts of the calendar (by position), with the group's own days of the week if any.
    Shifts {
        /// Positions in [`Calendar::shifts`](super::Calendar::shifts).
        shifts: Vec<usize>,
        /// Days of the week worked instead of the calendar's.
        workdays: Option<[bool; 7]>,
    },
    /// Hours of one machine given outright, spread over the factory's working days.
    PerMachine(Amount),
}
