//! From the records of a file to its programme.

use super::lines::span;
use super::programme::MpsProgramme;
use super::reader::{ColumnRecord, Reader, RowKind, RowRecord, Section};
use crate::diag::{Code, Diagnostic, message};
use crate::ids::{ColumnId, Id, RowId};
use crate::lp::{Bounds, Decided, Domain, LpBuilder, Objective};

impl Reader<'_> {
    /// The programme, or everything wrong with it.
    pub(super) fn finish(mut self) -> Result<MpsProgramme, Vec<Diagnostic>> {
        let goal = self.objective_row();
        self.check_semi_continuous();
        if self.section != Section::End && self.problems.is_empty() {
            let message = message!("e810");
            self.problem(Code::E810, span(self.end, self.end), message);
        }
        let goal = match goal {
            Some(goal) if self.problems.is_empty() => goal,
            _ => return Err(self.problems),
        };
        let mut notes = Vec::new();
        let mut builder = LpBuilder::new(self.name);
        let mut row_ids = Vec::with_capacity(self.rows.len());
        for (at, row) in self.rows.iter().enumerate() {
            // The objective is kept apart; its place is never looked up.
            let id = if at == goal {
                RowId::at(0)
            } else {
                builder.row(format_args!("{}", row.name), row.bounds())
            };
            row_ids.push(id);
        }
        for column in &self.columns {
            let (bounds, domain) = column.range(&mut notes);
            let id = builder.column(format_args!("{}", column.name), bounds);
            if !domain.is_continuous() {
                builder.set_domain(id, domain);
            }
        }
        let mut objective = Objective::new(self.rows[goal].name, self.sense);
        objective.constant = 0.0 - self.rows[goal].right_hand_side.unwrap_or(0.0);
        for &(row, column, value) in &self.entries {
            if row == goal {
                objective.add(ColumnId::at(column), value);
            } else {
                builder.add(row_ids[row], ColumnId::at(column), value);
            }
        }
        self.note_choices(&mut notes);
        Ok(MpsProgramme { lp: builder.build(), objective, notes })
    }

    /// The row that is the objective: the one named, or the first of type `N`.
    fn objective_row(&mut self) -> Option<usize> {
        if let Some(named) = self.objective_name {
            let row = self.row_at.get(named.text).copied();
            let row = row.filter(|row| self.rows[*row].kind == RowKind::Free);
            if row.is_none() {
                let message = message!("e811-name", name = named.text);
                self.problem(Code::E811, named.span(), message);
            }
            return row;
        }
        let row = self.rows.iter().position(|row| row.kind == RowKind::Free);
        if row.is_none() && self.problems.is_empty() {
            let message = message!("e811");
            self.problem(Code::E811, span(self.end, self.end), message);
        }
        row
    }

    /// Reports semi-continuous columns whose range is not above zero, or is empty: readers disagree
    /// about them.
    fn check_semi_continuous(&mut self) {
        let mut wrong = Vec::new();
        for column in &self.columns {
            let Some(place) = column.semi else { continue };
            let lower = column.lower.unwrap_or(0.0);
            if lower < 0.0 {
                wrong.push((place, message!("e813-below", column = column.name)));
            } else if column.upper.is_some_and(|upper| lower > upper) {
                wrong.push((place, message!("e813-empty", column = column.name)));
            }
        }
        for (place, message) in wrong {
            self.advise(Code::E813, place.span(), message, message!("e813-hint"));
        }
    }

    fn note_choices(&self, notes: &mut Vec<Decided>) {
        let kinds = [Decided::FirstRightHandSides, Decided::FirstRanges, Decided::FirstBounds];
        for ((in_use, passed_over), kind) in self.sets.iter().zip(kinds) {
            if *passed_over {
                notes.push(kind(in_use.unwrap_or_default().to_owned()));
            }
        }
    }
}

impl RowRecord<'_> {
    fn bounds(&self) -> Bounds {
        let side = self.right_hand_side.unwrap_or(0.0);
        // An infinite side has been accepted only where it leaves the row open.
        let range = self.range.filter(|_| side.is_finite());
        match self.kind {
            RowKind::Free => Bounds::FREE,
            RowKind::AtMost => match range {
                Some(range) => Bounds::between(side - range.abs(), side),
                None => Bounds::at_most(side),
            },
            RowKind::AtLeast => match range {
                Some(range) => Bounds::between(side, side + range.abs()),
                None => Bounds::at_least(side),
            },
            RowKind::Equal => match range {
                Some(range) if range < 0.0 => Bounds::between(side + range, side),
                Some(range) => Bounds::between(side, side + range),
                None => Bounds::fixed(side),
            },
        }
    }
}

impl ColumnRecord<'_> {
    /// The bounds and the domain. The lower bound of a semi-continuous column is its least value
    /// other than zero; if that is zero, nothing is forbidden.
    fn range(&self, notes: &mut Vec<Decided>) -> (Bounds, Domain) {
        let bounds = self.bounds(notes);
        let least = bounds.lower;
        if self.semi.is_none() || least <= 0.0 {
            return (bounds, if self.whole { Domain::Whole } else { Domain::Continuous });
        }
        // As HiGHS reads it: SC says that a column is semi-continuous, also between markers; SI that it
        // is whole, too.
        let dropped = self.whole && self.bounded_by.contains(&"SC");
        if dropped {
            notes.push(Decided::NotWhole(self.name.to_string()));
        }
        let domain = if self.whole && !dropped {
            Domain::SemiWhole { least }
        } else {
            Domain::SemiContinuous { least }
        };
        (Bounds { lower: 0.0, ..bounds }, domain)
    }

    fn bounds(&self, notes: &mut Vec<Decided>) -> Bounds {
        let unbounded_whole = self.whole && self.bounded_by.is_empty();
        let upper = match self.upper {
            None if unbounded_whole => {
                notes.push(Decided::WholeWithoutBounds(self.name.to_string()));
                1.0
            }
            None => f64::INFINITY,
            Some(upper) => upper,
        };
        let lower = match self.lower {
            None if upper < 0.0 => {
                notes.push(Decided::OpenBelow(self.name.to_string()));
                f64::NEG_INFINITY
            }
            None => 0.0,
            Some(lower) => lower,
        };
        Bounds { lower, upper }
    }
}
