//! What the units of a lot are for in the end, through the runs that they go into.

use rustc_hash::FxHashMap;

use super::lots::{Lot, Taken, Use};
use super::uses::{End, Run, SILENCE};
use crate::ids::{IdVec, ProductId};

/// The lots, and where the run of each is found.
pub(super) struct Serving<'s> {
    pub lots: &'s mut IdVec<ProductId, Vec<Lot>>,
    pub runs: &'s FxHashMap<Run, usize>,
}

impl Serving<'_> {
    /// What a lot is for, in the sequence of its use. Every taker of the lot has to be known, and so
    /// have those of all runs it goes into.
    pub fn ends(&mut self, product: ProductId, at: usize) -> Vec<(End, f64)> {
        let lot = &mut self.lots[product][at];
        if let Some(known) = &lot.ends {
            return known.clone();
        }
        if lot.ready.is_none() {
            let ends = vec![(End::Unfinished, lot.quantity)];
            lot.ends = Some(ends.clone());
            return ends;
        }
        // A cycle of runs within a bucket goes nowhere.
        if lot.followed {
            return vec![(End::Unfinished, lot.quantity)];
        }
        lot.followed = true;
        let (quantity, taken) = (lot.quantity, lot.taken.clone());
        let mut ends: Vec<(End, f64)> = Vec::new();
        for it in &taken {
            match it.by {
                Use::Order(order, bucket) => {
                    push(&mut ends, End::Order(order, bucket), it.quantity);
                }
                Use::Project(project, bucket) => {
                    push(&mut ends, End::Project(project, bucket), it.quantity);
                }
                Use::Discarded(bucket) => push(&mut ends, End::Discarded(bucket), it.quantity),
                Use::Stock => push(&mut ends, End::Stock, it.quantity),
                Use::Run(run) => {
                    for (end, part) in self.through(run, it) {
                        push(&mut ends, end, part);
                    }
                }
            }
        }
        let lot = &mut self.lots[product][at];
        // Rounding in the last digits: the parts add up to the whole.
        let sum: f64 = ends.iter().map(|it| it.1).sum();
        if let Some(last) = ends.last_mut() {
            last.1 += quantity - sum;
        }
        lot.followed = false;
        lot.ends = Some(ends.clone());
        ends
    }

    /// What a part of the components of a run is for: the part of its output that is made of them, in
    /// units of the component.
    fn through(&mut self, run: Run, part: &Taken) -> Vec<(End, f64)> {
        let Some(&at) = self.runs.get(&run) else { return vec![(End::Unfinished, part.quantity)] };
        let made = self.lots[run.0][at].quantity;
        let parent = self.ends(run.0, at);
        let (from, to) = (part.before, part.before + part.quantity);
        let mut parts: Vec<(End, f64)> = Vec::new();
        let (mut passed, mut begins) = (0.0, 0.0);
        for (end, quantity) in parent {
            passed += quantity;
            // In whole numbers both are exact: the product first, then the quotient.
            let ends = passed * part.of / made;
            let inside = to.min(ends) - from.max(begins);
            if inside > SILENCE * part.of {
                push(&mut parts, end, inside);
            }
            begins = ends;
        }
        let sum: f64 = parts.iter().map(|it| it.1).sum();
        match parts.last_mut() {
            Some(last) => last.1 += part.quantity - sum,
            None => parts.push((End::Unfinished, part.quantity)),
        }
        parts
    }
}

/// Adds a part; one of the same use beside it is one with it.
fn push(ends: &mut Vec<(End, f64)>, end: End, quantity: f64) {
    match ends.last_mut() {
        Some(last) if last.0 == end => last.1 += quantity,
        _ => ends.push((end, quantity)),
    }
}
