//! Rounding forward in time: columns are rounded group by group in a given order, and all goals are
//! pursued again after each group, so that what comes later makes up for it.

use super::part::{Given, Part};
use crate::ids::{ColumnId, Id};
use crate::lp::{Bounds, Domain, Lp, Objective};
use crate::solve::deadline::Deadline;
use crate::solve::engine::Engine;
use crate::solve::simplex::{Narrowing, Simplex, SimplexEngine, Status};
use crate::tolerances::BRANCHING_WHOLE;

/// The value of the domain that a value is rounded to.
fn rounded(domain: Domain, bounds: Bounds, value: f64, up_from: f64) -> f64 {
    let whole = |value: f64| {
        let near = value.round();
        if (value - near).abs() <= BRANCHING_WHOLE {
            near
        } else if value - value.floor() >= up_from {
            value.ceil()
        } else {
            value.floor()
        }
    };
    let target = match domain.least() {
        Some(least) if value < least => {
            if value < up_from.min(0.5) * least {
                0.0
            } else {
                least
            }
        }
        _ if domain.is_whole() => whole(value),
        _ => value,
    };
    target.clamp(bounds.lower, bounds.upper)
}

/// The bounds of a rounded column: a semi-continuous one is only kept above its least.
fn held(domain: Domain, bounds: Bounds, target: f64) -> Bounds {
    match domain {
        Domain::SemiContinuous { least } if target > 0.0 => Bounds { lower: least, ..bounds },
        _ => Bounds::fixed(target),
    }
}

/// A programme at an optimum whose columns are bounded one after another.
trait Resident {
    fn set_column_bounds(&mut self, column: ColumnId, bounds: Bounds);
    /// Goes to the optimum within the present bounds; `false` if there is none.
    fn pursue(&mut self, deadline: &Deadline) -> bool;
    fn point(&self) -> Vec<f64>;
    fn pivots(&self) -> u64;
}

impl Resident for Narrowing {
    fn set_column_bounds(&mut self, column: ColumnId, bounds: Bounds) {
        self.set_column_bounds(column, bounds);
    }

    fn pursue(&mut self, deadline: &Deadline) -> bool {
        self.pursue(deadline)
    }

    fn point(&self) -> Vec<f64> {
        self.point()
    }

    fn pivots(&self) -> u64 {
        self.pivots()
    }
}

impl Resident for Simplex {
    fn set_column_bounds(&mut self, column: ColumnId, bounds: Bounds) {
        self.set_column_bounds(column, bounds);
    }

    fn pursue(&mut self, deadline: &Deadline) -> bool {
        self.optimise(deadline) == Status::Optimal
    }

    fn point(&self) -> Vec<f64> {
        self.point()
    }

    fn pivots(&self) -> u64 {
        self.iterations()
    }
}

/// How values are rounded.
#[derive(Clone, Debug)]
pub enum Rounding {
    /// Up from this part of a unit on.
    From(f64),
    /// So that every sum over time is next to that of the optimum before anything is rounded: for
    /// columns with the one before each in time.
    Sums(Vec<(ColumnId, ColumnId)>),
}

/// The sums over time that rounding keeps.
struct Sums {
    /// The value of every column before anything is rounded.
    wanted: Vec<f64>,
    before: Vec<Option<ColumnId>>,
    /// By how much the sum up to a column is less than wanted.
    behind: Vec<f64>,
}

impl Sums {
    fn of(pairs: &[(ColumnId, ColumnId)], wanted: Vec<f64>) -> Self {
        let mut before = vec![None; wanted.len()];
        for (column, earlier) in pairs {
            before[column.position()] = Some(*earlier);
        }
        Self { behind: vec![0.0; wanted.len()], before, wanted }
    }

    /// What a column is to be rounded from.
    fn wanted(&self, column: ColumnId) -> f64 {
        let behind = self.before[column.position()].map_or(0.0, |it| self.behind[it.position()]);
        self.wanted[column.position()] + behind
    }

    fn take(&mut self, column: ColumnId, value: f64) {
        self.behind[column.position()] = self.wanted(column) - value;
    }
}

/// The optimum of one objective in the part of a programme that its bounds leave, to be rounded in
/// several ways.
#[derive(Debug)]
pub struct RelaxedPart {
    part: Part,
    /// The place of every column in the part.
    place: Vec<Option<ColumnId>>,
    simplex: Simplex,
    /// Pivots to the optimum.
    pub pivots: u64,
}

impl RelaxedPart {
    /// Solves it; `None` if there is no optimum, or none within the deadline.
    #[must_use]
    pub fn of(lp: &Lp, objective: &Objective, deadline: &Deadline) -> Option<Self> {
        let given: Vec<Given> = lp.columns().iter().map(|it| Given::Within(*it)).collect();
        let part = Part::of(lp, objective, &given, &|_| false)?;
        let mut place = vec![None; lp.columns().len()];
        for (at, &column) in part.kept.iter().enumerate() {
            place[column as usize] = Some(ColumnId::at(at));
        }
        let (own, goals) = (&part.lp, &part.objective);
        let solved = SimplexEngine.solve_from(own, goals, None, deadline).ok()?;
        let mut simplex = Simplex::load(own, goals);
        simplex.start(&solved.basis?);
        if simplex.optimise(deadline) != Status::Optimal {
            return None;
        }
        let pivots = solved.iterations.unwrap_or(0) + simplex.iterations();
        Some(Self { part, place, simplex, pivots })
    }

    /// The optimum, if it is whole as it is.
    #[must_use]
    pub fn whole_point(&self) -> Option<Vec<f64>> {
        whole_point(&self.simplex, &self.part.lp).map(|point| self.part.whole(&point))
    }

    /// As [`rounded_forward`], from the optimum. Returns the point with the pivots that took.
    #[must_use]
    pub fn rounded(
        &self,
        order: &[Vec<ColumnId>],
        rounding: &Rounding,
        most: u64,
        deadline: &Deadline,
    ) -> (Option<Vec<f64>>, u64) {
        let of_part = |group: &Vec<ColumnId>| -> Vec<ColumnId> {
            group.iter().filter_map(|column| self.place[column.position()]).collect()
        };
        let order: Vec<Vec<ColumnId>> =
            order.iter().map(of_part).filter(|group| !group.is_empty()).collect();
        let mut simplex = self.simplex.clone();
        let (up_from, mut sums) = match rounding {
            Rounding::From(up_from) => (*up_from, None),
            Rounding::Sums(pairs) => (0.5, Some(Sums::of(&self.pairs(pairs), simplex.point()))),
        };
        let before = simplex.iterations();
        let ways = Ways { up_from, sums: sums.as_mut() };
        let found = rounded_in(&mut simplex, &self.part.lp, &order, ways, before + most, deadline);
        (found.map(|point| self.part.whole(&point)), simplex.iterations() - before)
    }

    /// Columns of the part, each with the one before it in time. The one before may have been fixed:
    /// it then is as wanted.
    fn pairs(&self, pairs: &[(ColumnId, ColumnId)]) -> Vec<(ColumnId, ColumnId)> {
        let place = &self.place;
        let mut before = vec![None; place.len()];
        for (column, earlier) in pairs {
            before[column.position()] = Some(*earlier);
        }
        let own = |(column, earlier): &(ColumnId, ColumnId)| {
            let mut earlier = Some(*earlier);
            while let Some(it) = earlier.filter(|it| place[it.position()].is_none()) {
                earlier = before[it.position()];
            }
            Some((place[column.position()]?, place[earlier?.position()]?))
        };
        pairs.iter().filter_map(own).collect()
    }
}

/// A point with whole numbers near the optimum of all goals; `None` if some group can be rounded in no
/// way. A value is rounded up from the part `up_from` of a unit on. Groups are rounded in order; what is in none stays as the goals have it, and is rounded last.
///
/// It gives up after about `most` pivots. The same programme and order give the same point.
#[must_use]
pub fn rounded_forward(
    narrowing: &mut Narrowing,
    lp: &Lp,
    order: &[Vec<ColumnId>],
    up_from: f64,
    most: u64,
    deadline: &Deadline,
) -> Option<Vec<f64>> {
    let ways = Ways { up_from, sums: None };
    rounded_in(narrowing, lp, order, ways, most, deadline)
}

/// From which part of a unit on values are rounded up, and which sums are kept.
struct Ways<'s> {
    up_from: f64,
    sums: Option<&'s mut Sums>,
}

fn rounded_in(
    narrowing: &mut impl Resident,
    lp: &Lp,
    order: &[Vec<ColumnId>],
    mut ways: Ways<'_>,
    most: u64,
    deadline: &Deadline,
) -> Option<Vec<f64>> {
    let up_from = ways.up_from;
    for group in order {
        if narrowing.pivots() > most {
            return None;
        }
        let point = narrowing.point();
        let mut reached = false;
        let wanted: Vec<Option<f64>> =
            group.iter().map(|it| ways.sums.as_ref().map(|sums| sums.wanted(*it))).collect();
        let turns = wanted.iter().any(Option::is_some).then_some((true, up_from));
        let turns = turns.into_iter().chain([up_from, 0.0, 2.0].map(|it| (false, it)));
        for (by_sums, up_from) in turns {
            for (&column, wanted) in group.iter().zip(&wanted) {
                let (domain, bounds) = (lp.domain(column), lp.columns()[column]);
                let value = wanted.filter(|_| by_sums).unwrap_or(point[column.position()]);
                let target = rounded(domain, bounds, value, up_from);
                narrowing.set_column_bounds(column, held(domain, bounds, target));
            }
            reached = narrowing.pursue(deadline);
            if reached || deadline.stopped() {
                break;
            }
        }
        if !reached {
            // One by one, each as it can be.
            for &column in group {
                narrowing.set_column_bounds(column, lp.columns()[column]);
            }
            if !narrowing.pursue(deadline) || !one_by_one(narrowing, lp, group, up_from, deadline) {
                return None;
            }
        }
        if let Some(sums) = &mut ways.sums {
            let point = narrowing.point();
            for &column in group {
                sums.take(column, point[column.position()]);
            }
        }
    }
    whole_point(narrowing, lp)
}

/// The point where it is, if it is whole.
fn whole_point(resident: &impl Resident, lp: &Lp) -> Option<Vec<f64>> {
    let point = resident.point();
    let off = |(column, domain): (ColumnId, Domain)| {
        domain.distance(point[column.position()]) > BRANCHING_WHOLE
    };
    (!lp.whole_columns().any(off)).then_some(point)
}

/// Rounds the columns of a group one after another; `false` if one can be rounded in no direction.
fn one_by_one(
    narrowing: &mut impl Resident,
    lp: &Lp,
    group: &[ColumnId],
    up_from: f64,
    deadline: &Deadline,
) -> bool {
    group.iter().all(|&column| {
        let (domain, bounds) = (lp.domain(column), lp.columns()[column]);
        let value = narrowing.point()[column.position()];
        [up_from, 0.0, 2.0].into_iter().any(|up_from| {
            let target = rounded(domain, bounds, value, up_from);
            narrowing.set_column_bounds(column, held(domain, bounds, target));
            narrowing.pursue(deadline)
        })
    })
}
