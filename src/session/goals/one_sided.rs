//! The exact one-sided value of one unit of a bound for each goal, even at a degenerate optimum:
//! the optimum of the goals in the directions that an optimal point leaves open.
//!
//! At a degenerate optimum dual values are not unique, and a dual value may be wrong on one side.
//! The derivative of an optimum along a direction of its bounds is the optimum of a programme in
//! the changes: it has the same coefficients and costs, and only the active bounds, which move in
//! that direction (H. D. Mills, *Marginal values of matrix games and linear programs*, 1956; A. C.
//! Williams, *Marginal values in linear programming*, Journal of SIAM 11, 1963). Goals in sequence
//! have their derivatives in sequence.
//!
//! In most cases the plan's own basis and prices prove that optimum with one solve of the existing
//! factors and no pivot. Otherwise the goals are solved, and certified, in the changes.

use std::sync::Arc;

use super::nearest::{Ended, Missed, Starts, from_nearest};
use crate::formulate::Stage;
use crate::ids::{ColumnId, Id, RowId};
use crate::lp::{Answer, Bounds, Lp, Objective};
use crate::model::GiveUp;
use crate::session::prove;
use crate::solve::{self, Basis, Deadline, Direction, Engine, Optimum, Responses, Standing};
use crate::tolerances::{
    CERTIFIED_GAP, FROZEN_AT_BOUND, FROZEN_PRICE, ONE_SIDED_NOTHING, ONE_SIDED_ZERO,
};
use crate::verify::Certified;

/// A goal as it was reached.
#[derive(Clone, Debug)]
pub struct Reached {
    /// The goal, or the part of it.
    pub stage: Stage,
    /// Its objective.
    pub objective: Objective,
    /// Its optimum, given the goals before.
    pub certified: Certified,
}

/// How fast every goal's optimum changes.
#[derive(Clone, Debug, PartialEq)]
pub enum Rates {
    /// Per unit of the direction, goal by goal, each in its own sense.
    Are(Vec<f64>),
    /// No plan keeps the bounds, however little they move.
    NoPlan,
    /// Not found: the deadline passed, or no engine's answer passed verification.
    Unknown,
}

/// Whether a value is at its lower, at its upper bound.
type Ends = (bool, bool);

/// What the goals leave open at the point that is best for all of them.
#[derive(Clone, Debug)]
struct Open {
    columns: Vec<Ends>,
    rows: Vec<Ends>,
}

/// To which bound the first goal that pulls at a column or row pulls it: 1 to the lower, −1 to the
/// upper one, 0 if none does.
#[derive(Clone, Debug)]
struct Pulls {
    columns: Vec<i8>,
    rows: Vec<i8>,
}

/// Goals at their optimum, for one-sided values.
#[derive(Clone, Debug)]
pub struct OneSided {
    /// Nothing of it frozen.
    lp: Lp,
    goals: Vec<Reached>,
    open: Open,
    /// None if a goal may give something up, or is held by a row: its prices alone prove nothing.
    pulls: Option<Pulls>,
    /// Where each goal was solved.
    optima: Vec<Option<Arc<Optimum>>>,
    basis: Option<Basis>,
}

impl OneSided {
    /// From the goals as they were reached, in sequence, the optimum that each is in, and where the
    /// last of them ended.
    #[must_use]
    pub fn of(
        lp: Lp,
        goals: Vec<Reached>,
        optima: Vec<Option<Arc<Optimum>>>,
        basis: Option<Basis>,
    ) -> Option<Self> {
        let last = goals.last()?;
        let open = Open::of(&lp, last.certified.primal());
        let firm = goals.iter().all(|goal| {
            goal.stage.give_up.of(1.0) == 0.0 && goal.certified.dual().len() == lp.rows().len()
        });
        let pulls = firm.then(|| Pulls::of(&lp, &goals, &open));
        let near = optima.last().and_then(Option::as_ref);
        let basis = basis.or_else(|| near.map(|it| it.basis()));
        Some(Self { lp, goals, open, pulls, optima, basis })
    }

    /// What answers questions without a pivot.
    #[must_use]
    pub fn responses(&self) -> Option<Responses> {
        self.optima.last()?.as_ref().map(|it| it.responses())
    }

    /// The rates where the plan's own basis and prices prove them; `None` if they do not.
    #[must_use]
    pub fn proven(&self, direction: &Direction, responses: &mut Responses) -> Option<Vec<f64>> {
        let pulls = self.pulls.as_ref()?;
        let (size, speeds) = self.speeds(direction);
        let chosen = |pull: i8, standing: Standing, (lower, upper): (f64, f64)| match pull {
            1 => lower,
            -1 => upper,
            _ if standing == Standing::AtUpper => upper,
            _ => lower,
        };
        let rows = direction.rows.iter().map(|&(row, ..)| {
            let (pull, standing) = (pulls.rows[row.position()], responses.row(row));
            (row, chosen(pull, standing, speeds.row(row)))
        });
        let rows: Vec<(RowId, f64)> = rows.collect();
        let columns = direction.columns.iter().map(|&(column, ..)| {
            let (pull, standing) = (pulls.columns[column.position()], responses.column(column));
            (column, chosen(pull, standing, speeds.column(column)))
        });
        let columns: Vec<(ColumnId, f64)> = columns.collect();
        let moved = responses.to(&rows, &columns);
        let mut activities = vec![(0.0, 0.0); self.lp.rows().len()];
        let mut largest = 0.0_f64;
        for (column, &value) in self.lp.columns().ids().zip(&moved) {
            if value == 0.0 {
                continue;
            }
            largest = largest.max(value.abs());
            for &(row, coefficient) in self.lp.matrix().column(column) {
                let (sum, terms) = &mut activities[row.position()];
                *sum += coefficient * value;
                *terms += (coefficient * value).abs();
            }
        }
        let keeps = |ends: Ends, pull: i8, value: f64, (lower, upper): (f64, f64), room: f64| {
            (!ends.0 || value >= lower - room)
                && (!ends.1 || value <= upper + room)
                && (pull <= 0 || (value - lower).abs() <= room)
                && (pull >= 0 || (value - upper).abs() <= room)
        };
        let columns_keep = self.lp.columns().ids().all(|column| {
            let at = column.position();
            let room = ONE_SIDED_ZERO * (1.0 + largest);
            keeps(self.open.columns[at], pulls.columns[at], moved[at], speeds.column(column), room)
        });
        let rows_keep = self.lp.rows().ids().all(|row| {
            let (at, (sum, terms)) = (row.position(), activities[row.position()]);
            let room = ONE_SIDED_ZERO * (1.0 + terms);
            keeps(self.open.rows[at], pulls.rows[at], sum, speeds.row(row), room)
        });
        let rate = |goal: &Reached| rate(goal, &moved) / size;
        (columns_keep && rows_keep).then(|| self.goals.iter().map(rate).collect())
    }

    /// The rates, by solving the goals in the changes.
    #[must_use]
    pub fn solved(&self, direction: &Direction, engine: &dyn Engine, deadline: &Deadline) -> Rates {
        let (size, speeds) = self.speeds(direction);
        let mut known: Vec<f64> = Vec::new();
        // A goal that may give something up leaves later goals another point.
        while known.len() < self.goals.len() {
            let rest = &self.goals[known.len()..];
            let end = rest.iter().position(|goal| goal.stage.give_up.of(1.0) > 0.0);
            let end = end.map_or(self.goals.len() - 1, |at| known.len() + at);
            match self.solved_to(end, &known, &speeds, engine, deadline) {
                Rates::Are(rates) => known = rates,
                other => return other,
            }
        }
        Rates::Are(known.into_iter().map(|rate| rate / size).collect())
    }

    /// The rates of the goals up to `end`, some of them known, in the changes that the point of the
    /// last of them leaves open.
    fn solved_to(
        &self,
        end: usize,
        known: &[f64],
        speeds: &Speeds,
        engine: &dyn Engine,
        deadline: &Deadline,
    ) -> Rates {
        let point = self.goals[end].certified.primal();
        let own = (end + 1 < self.goals.len()).then(|| Open::of(&self.lp, point));
        let Some(mut lp) = self.changes(own.as_ref().unwrap_or(&self.open), speeds) else {
            return Rates::NoPlan;
        };
        let mut rates = Vec::new();
        let mut held = vec![false; end + 1];
        let mut before: Option<(Certified, Ended)> = None;
        for (at, goal) in self.goals[..=end].iter().enumerate() {
            let objective = &goal.objective;
            let gives = goal.stage.give_up.of(1.0) > 0.0;
            if let Some(&rate) = known.get(at).filter(|_| gives) {
                if let Some(worst) = worst_rate(goal, point, rate) {
                    lp = solve::hold(lp, objective, objective.constant + worst);
                }
                (held[at], rates) = (true, [rates, vec![rate]].concat());
                continue;
            }
            let certified = loop {
                // The changes that were best for the goal before are mostly best for this one too,
                // and its prices in the plan prove it.
                let at_hand = before.as_ref().and_then(|(before, _)| {
                    let mut dual = goal.certified.dual().to_vec();
                    dual.resize(lp.rows().len(), 0.0);
                    let answer = Answer { primal: before.primal().to_vec(), dual };
                    prove::answer(&lp, objective, answer)
                });
                let certified = if let Some(certified) = at_hand {
                    certified
                } else {
                    // In the changes a goal is nearer to its own optimum than to the goal before.
                    let own = self.optima.get(at).and_then(Option::as_deref);
                    let near = before.as_ref().filter(|_| own.is_none());
                    let last = || self.optima.last().and_then(Option::as_deref);
                    let starts = Starts {
                        near: near.map(|it| &it.1),
                        optimum: own.or_else(last),
                        last: self.basis.as_ref(),
                    };
                    match from_nearest(&lp, objective, engine, &starts, deadline) {
                        Ok((certified, ended)) => {
                            before = Some((certified.clone(), ended));
                            certified
                        }
                        Err(Missed::Infeasible) => return Rates::NoPlan,
                        Err(_) => return Rates::Unknown,
                    }
                };
                // Prices too small to freeze by can add up: such a goal gets a row.
                let Some(leak) = self.leaks(&rates, &held, certified.primal()) else {
                    break certified;
                };
                let (earlier, rate) = (&self.goals[leak].objective, rates[leak]);
                let room = CERTIFIED_GAP * (1.0 + f64::abs(rate));
                let worst = earlier.sense.sign().mul_add(room, rate);
                lp = solve::hold(lp, earlier, earlier.constant + worst);
                held[leak] = true;
            };
            rates.push(rate(goal, certified.primal()));
            solve::freeze(&mut lp, objective, certified.primal(), certified.dual());
        }
        Rates::Are(rates)
    }

    /// The first goal that a later one's optimum takes something from.
    fn leaks(&self, rates: &[f64], held: &[bool], changes: &[f64]) -> Option<usize> {
        rates.iter().enumerate().position(|(at, rate)| {
            let objective = &self.goals[at].objective;
            let value = objective.value(changes) - objective.constant;
            let worse = objective.sense.sign() * (value - rate);
            !held[at] && worse > CERTIFIED_GAP * (1.0 + rate.abs())
        })
    }

    /// The programme in the changes; `None` if two bounds that hold one value pass each other.
    fn changes(&self, open: &Open, speeds: &Speeds) -> Option<Lp> {
        let mut lp = self.lp.clone();
        let bounds = |ends: Ends, (lower, upper): (f64, f64)| {
            let lower = if ends.0 { lower } else { f64::NEG_INFINITY };
            let upper = if ends.1 { upper } else { f64::INFINITY };
            (lower <= upper).then_some(Bounds { lower, upper })
        };
        for column in self.lp.columns().ids() {
            let bounds = bounds(open.columns[column.position()], speeds.column(column))?;
            lp.set_column_bounds(column, bounds);
        }
        for row in self.lp.rows().ids() {
            let bounds = bounds(open.rows[row.position()], speeds.row(row))?;
            lp.set_row_bounds(row, bounds);
        }
        Some(lp)
    }

    /// How fast each bound moves, and by how much faster than the direction says: changes are as
    /// large as the bounds that move, so that they compare with the plan's own figures.
    fn speeds(&self, direction: &Direction) -> (f64, Speeds) {
        let size = |bounds: Bounds| {
            [bounds.lower, bounds.upper].into_iter().filter(|it| it.is_finite()).map(f64::abs)
        };
        let rows = direction.rows.iter().map(|&(row, lower, upper)| {
            (size(self.lp.rows()[row]).fold(0.0, f64::max), lower.abs().max(upper.abs()))
        });
        let columns = direction.columns.iter().map(|&(column, lower, upper)| {
            (size(self.lp.columns()[column]).fold(0.0, f64::max), lower.abs().max(upper.abs()))
        });
        let (bound, speed) = rows
            .chain(columns)
            .fold((0.0_f64, 0.0_f64), |most, it| (most.0.max(it.0), most.1.max(it.1)));
        let speed = if speed > 0.0 { speed } else { 1.0 };
        let size = if bound > 0.0 { bound / speed } else { 1.0 / speed };
        let (rows, columns) = (self.lp.rows().len(), self.lp.columns().len());
        let mut speeds =
            Speeds { rows: vec![(0.0, 0.0); rows], columns: vec![(0.0, 0.0); columns] };
        for &(row, lower, upper) in &direction.rows {
            speeds.rows[row.position()] = (lower * size, upper * size);
        }
        for &(column, lower, upper) in &direction.columns {
            speeds.columns[column.position()] = (lower * size, upper * size);
        }
        (size, speeds)
    }
}

/// How fast the lower and the upper bound of each row and column move.
struct Speeds {
    rows: Vec<(f64, f64)>,
    columns: Vec<(f64, f64)>,
}

impl Speeds {
    fn row(&self, row: RowId) -> (f64, f64) {
        self.rows[row.position()]
    }

    fn column(&self, column: ColumnId) -> (f64, f64) {
        self.columns[column.position()]
    }
}

impl Open {
    fn of(lp: &Lp, point: &[f64]) -> Self {
        let columns = lp.columns().iter().zip(point).map(|(bounds, value)| ends(*bounds, *value));
        let activity = |row: RowId| -> f64 {
            let entries = lp.matrix().row(row).iter();
            entries.map(|(column, value)| value * point[column.position()]).sum()
        };
        let rows = lp.rows().enumerated().map(|(row, bounds)| ends(*bounds, activity(row)));
        Self { columns: columns.collect(), rows: rows.collect() }
    }
}

fn ends(bounds: Bounds, value: f64) -> Ends {
    let distance = |bound: f64| FROZEN_AT_BOUND * (1.0 + bound.abs());
    (
        bounds.lower.is_finite() && value <= bounds.lower + distance(bounds.lower),
        bounds.upper.is_finite() && value >= bounds.upper - distance(bounds.upper),
    )
}

impl Pulls {
    fn of(lp: &Lp, goals: &[Reached], open: &Open) -> Self {
        let mut pulls =
            Self { columns: vec![0; open.columns.len()], rows: vec![0; open.rows.len()] };
        let pulled = |ends: Ends, price: f64, least: f64| match price {
            _ if price > least && ends.0 => 1,
            _ if price < -least && ends.1 => -1,
            _ => 0,
        };
        for goal in goals {
            let least = FROZEN_PRICE * goal.objective.largest_cost();
            let reduced = goal.certified.reduced_costs();
            for (at, pull) in pulls.columns.iter_mut().enumerate().filter(|it| *it.1 == 0) {
                *pull = pulled(open.columns[at], reduced[at], least);
            }
            for (row, &price) in lp.rows().ids().zip(goal.certified.dual()) {
                let pull = &mut pulls.rows[row.position()];
                if *pull == 0 && price != 0.0 {
                    let entries = lp.matrix().row(row).iter();
                    let largest = entries.fold(0.0_f64, |most, it| most.max(it.1.abs()));
                    *pull = pulled(open.rows[row.position()], price * largest, least);
                }
            }
        }
        pulls
    }
}

/// What a goal changes by, nothing if that is rounding beside its terms or its optimum.
fn rate(goal: &Reached, changes: &[f64]) -> f64 {
    let (mut sum, mut terms) = (0.0, 0.0_f64);
    for (cost, change) in goal.objective.costs.iter().zip(changes) {
        sum += cost * change;
        terms += (cost * change).abs();
    }
    let rounding = ONE_SIDED_NOTHING * (1.0 + goal.certified.value().abs());
    if sum.abs() <= rounding.max(ONE_SIDED_ZERO * terms) { 0.0 } else { sum }
}

/// How fast the worst that a goal may become changes, where its optimum does at `rate`; `None`
/// where the point is better than that.
fn worst_rate(goal: &Reached, point: &[f64], rate: f64) -> Option<f64> {
    let (objective, optimum) = (&goal.objective, goal.certified.value());
    let sign = objective.sense.sign();
    let worst = sign.mul_add(goal.stage.give_up.of(optimum), optimum);
    let room = sign * (worst - objective.value(point));
    let allowed = match goal.stage.give_up {
        GiveUp::Absolute(_) => 0.0,
        GiveUp::Share(share) if optimum == 0.0 => share * rate.abs(),
        GiveUp::Share(share) => share * rate * optimum.signum(),
    };
    (room <= FROZEN_AT_BOUND * (1.0 + worst.abs())).then(|| sign.mul_add(allowed, rate))
}
