//! The iteration: reflected primal-dual hybrid gradient steps, averaged with the point of the last
//! restart.

use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};

use super::super::deadline::Deadline;
use super::super::log::{Event, FirstOrderProgress};
use super::equilibrated::Equilibrated;
use super::measure::{Kind, Measure, Measured, measure_column, measure_row};
use super::team::{Barrier, PerBlock, Shared, share};
use super::weight::PrimalWeight;

/// Blocks that rows and columns are divided into: the same for any number of threads.
const BLOCKS: usize = 32;

/// Iterations between two measurements, each of which takes about one more.
const BETWEEN: u64 = 40;

/// Share of the length that the norm of the matrix allows a step.
const SHARE_OF_STEP: f64 = 0.99;

/// A restart: the fixed-point error fell to this share since the last one, or to that share and grew
/// since the last measurement, or so large a part of all iterations has passed.
const ENOUGH: f64 = 0.2;
const ENOUGH_IF_GROWING: f64 = 0.5;
const PART_OF_ALL: f64 = 0.15;

/// What the method is to reach, and what it may take.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    pub tolerance: f64,
    pub iterations: u64,
    pub threads: usize,
}

/// Where it ended.
#[derive(Clone, Debug)]
pub(super) struct Reached {
    pub values: Vec<f64>,
    pub prices: Vec<f64>,
    pub measure: Measure,
    pub iterations: u64,
}

/// Iterates from a point in scaled units; `None` if the deadline passes.
pub(super) fn iterate(
    programme: &Equilibrated,
    values: &[f64],
    prices: &[f64],
    limits: Limits,
    deadline: &Deadline,
) -> Option<Reached> {
    let team = Team::of(programme, values, prices, limits);
    let end = std::thread::scope(|scope| {
        for member in 1..limits.threads {
            let team = &team;
            scope.spawn(move || Member::of(team, member).run(None));
        }
        Member::of(&team, 0).run(Some(deadline))
    });
    let (measure, iterations) = end?;
    Some(Reached {
        values: team.next_value.values(),
        prices: team.next_price.values(),
        measure,
        iterations,
    })
}

/// What all threads share.
struct Team<'p> {
    programme: &'p Equilibrated,
    limits: Limits,
    column_blocks: Vec<Range<usize>>,
    row_blocks: Vec<Range<usize>>,
    start: &'p [f64],
    /// The reflected values, which prices step by, and the prices.
    ahead: Shared,
    price: Shared,
    /// The point after a step: within all bounds, and what is measured.
    next_value: Shared,
    next_price: Shared,
    of_columns: PerBlock<{ Kind::COUNT }>,
    of_rows: PerBlock<{ Kind::COUNT }>,
    barrier: Barrier,
    stopped: AtomicBool,
}

impl<'p> Team<'p> {
    fn of(programme: &'p Equilibrated, values: &'p [f64], prices: &[f64], limits: Limits) -> Self {
        Self {
            programme,
            limits,
            column_blocks: programme.by_column.blocks(BLOCKS),
            row_blocks: programme.by_row.blocks(BLOCKS),
            start: values,
            ahead: Shared::of(values),
            price: Shared::of(prices),
            next_value: Shared::of(values),
            next_price: Shared::of(prices),
            of_columns: PerBlock::new(BLOCKS),
            of_rows: PerBlock::new(BLOCKS),
            barrier: Barrier::new(limits.threads),
            stopped: AtomicBool::new(false),
        }
    }
}

/// One thread, with its own part of the columns and of the rows.
struct Member<'t> {
    team: &'t Team<'t>,
    column_blocks: Range<usize>,
    row_blocks: Range<usize>,
    first_column: usize,
    first_row: usize,
    value: Vec<f64>,
    /// The point of the last restart.
    anchor_value: Vec<f64>,
    anchor_price: Vec<f64>,
    /// The last step before averaging, and the activities of the reflected values; where measured.
    value_step: Vec<f64>,
    price_step: Vec<f64>,
    activity: Vec<f64>,
}

/// The sizes of a step: of values, of prices, and the weight of the step against the anchor.
#[derive(Clone, Copy)]
struct Step {
    values: f64,
    prices: f64,
    weight: f64,
    measured: bool,
}

/// What decides over restarts; every thread decides the same.
struct Progress {
    weight: PrimalWeight,
    /// Iterations in all, and since the last restart.
    all: u64,
    since: u64,
    restarts: u64,
    /// The fixed-point error after the last restart and at the last measurement.
    first_error: f64,
    last_error: f64,
}

impl Progress {
    fn new() -> Self {
        Self {
            weight: PrimalWeight::new(),
            all: 0,
            since: 0,
            restarts: 0,
            first_error: f64::INFINITY,
            last_error: f64::INFINITY,
        }
    }

    #[allow(clippy::cast_precision_loss)] // far below 2^52
    fn restarts(&mut self, error: f64) -> bool {
        if self.since == 0 {
            self.first_error = error;
            self.last_error = error;
            return false;
        }
        let share = error / self.first_error;
        let restart = share <= ENOUGH
            || share <= ENOUGH_IF_GROWING && error > self.last_error
            || self.since as f64 >= PART_OF_ALL * self.all as f64;
        self.last_error = error;
        restart
    }
}

impl<'t> Member<'t> {
    fn of(team: &'t Team<'t>, member: usize) -> Self {
        let blocks = share(BLOCKS, member, team.limits.threads);
        let span = |of: &[Range<usize>]| match (of.get(blocks.start), of.get(blocks.end.max(1) - 1))
        {
            (Some(first), Some(last)) if !blocks.is_empty() => first.start..last.end,
            _ => 0..0,
        };
        let (columns, rows) = (span(&team.column_blocks), span(&team.row_blocks));
        Self {
            team,
            column_blocks: blocks.clone(),
            row_blocks: blocks,
            first_column: columns.start,
            first_row: rows.start,
            value: team.start[columns.clone()].to_vec(),
            anchor_value: team.start[columns.clone()].to_vec(),
            anchor_price: rows.clone().map(|row| team.price.get(row)).collect(),
            value_step: vec![0.0; columns.len()],
            price_step: vec![0.0; rows.len()],
            activity: vec![0.0; rows.len()],
        }
    }

    /// Iterates until every thread sees that it is done; the last measurement and the iterations.
    fn run(mut self, lead: Option<&Deadline>) -> Option<(Measure, u64)> {
        let team = self.team;
        let length = SHARE_OF_STEP / team.programme.norm;
        let mut progress = Progress::new();
        loop {
            let weight = progress.weight.value();
            #[allow(clippy::cast_precision_loss)] // far below 2^52
            let since = progress.since as f64;
            let step = Step {
                values: length / weight,
                prices: length * weight,
                weight: (since + 1.0) / (since + 2.0),
                measured: progress.since.is_multiple_of(BETWEEN),
            };
            self.step_values(step);
            team.barrier.wait();
            self.step_prices(step);
            team.barrier.wait();
            progress.all += 1;
            if step.measured {
                if let Some(deadline) = lead {
                    team.stopped.store(deadline.stopped(), Ordering::Relaxed);
                }
                self.measure();
                team.barrier.wait();
                let measured = Measured::of(team.programme, &team.of_columns, &team.of_rows);
                if team.stopped.load(Ordering::Relaxed) {
                    return None;
                }
                let measure = measured.measure;
                let ended = measure.worst() <= team.limits.tolerance
                    || progress.all >= team.limits.iterations;
                let restart = progress.restarts(measured.error(length, weight));
                if let Some(deadline) = lead.filter(|_| restart || ended) {
                    deadline.report(|| report(&progress, measure));
                }
                if ended {
                    return Some((measure, progress.all));
                }
                if restart {
                    self.restart(&mut progress, &measured);
                    continue;
                }
            }
            progress.since += 1;
        }
    }

    /// The values' half of an iteration, on this thread's columns.
    fn step_values(&mut self, step: Step) {
        let Team { programme, price, ahead, next_value, .. } = self.team;
        for at in 0..self.value.len() {
            let column = self.first_column + at;
            let mut reduced = programme.cost[column];
            for (row, entry) in programme.by_column.line(column) {
                reduced -= entry * price.get(row);
            }
            let bounds = programme.columns[column];
            let now = self.value[at];
            let next = (now - step.values * reduced).max(bounds.lower).min(bounds.upper);
            let reflected = 2.0 * next - now;
            ahead.set(column, reflected);
            let anchor = self.anchor_value[at];
            self.value[at] = anchor + step.weight * (reflected - anchor);
            if step.measured {
                next_value.set(column, next);
                self.value_step[at] = next - now;
            }
        }
    }

    /// The prices' half of an iteration, on this thread's rows.
    fn step_prices(&mut self, step: Step) {
        let Team { programme, price, ahead, next_price, .. } = self.team;
        for at in 0..self.anchor_price.len() {
            let row = self.first_row + at;
            let mut activity = 0.0;
            for (column, entry) in programme.by_row.line(row) {
                activity += entry * ahead.get(column);
            }
            let bounds = programme.rows[row];
            let now = price.get(row);
            let moved = now - step.prices * activity;
            let within = moved.min(-step.prices * bounds.lower).max(-step.prices * bounds.upper);
            let next = moved - within;
            let anchor = self.anchor_price[at];
            price.set(row, anchor + step.weight * (2.0 * next - now - anchor));
            if step.measured {
                next_price.set(row, next);
                self.price_step[at] = next - now;
                self.activity[at] = activity;
            }
        }
    }

    /// Measures the point after the last step, block by block.
    fn measure(&self) {
        let team = self.team;
        for block in self.column_blocks.clone() {
            let mut sums = Kind::zero();
            for column in team.column_blocks[block].clone() {
                let at = column - self.first_column;
                measure_column(
                    team.programme,
                    column,
                    &team.next_value,
                    &team.next_price,
                    &mut sums,
                );
                let moved = team.next_value.get(column) - self.anchor_value[at];
                sums[Kind::Step as usize] += self.value_step[at] * self.value_step[at];
                sums[Kind::Moved as usize] += moved * moved;
            }
            team.of_columns.set(block, sums);
        }
        for block in self.row_blocks.clone() {
            let mut sums = Kind::zero();
            for row in team.row_blocks[block].clone() {
                let at = row - self.first_row;
                let activity =
                    measure_row(team.programme, row, &team.next_value, &team.next_price, &mut sums);
                let moved = team.next_price.get(row) - self.anchor_price[at];
                let step = self.price_step[at];
                sums[Kind::Step as usize] += step * step;
                sums[Kind::Cross as usize] += step * (self.activity[at] - activity);
                sums[Kind::Moved as usize] += moved * moved;
            }
            team.of_rows.set(block, sums);
        }
    }

    /// Begins again from the point after the last step.
    fn restart(&mut self, progress: &mut Progress, measured: &Measured) {
        let team = self.team;
        let Measure { primal, dual, .. } = measured.measure;
        let (values, prices) = measured.moved();
        progress.weight.restarted(values, prices, primal, dual);
        progress.since = 0;
        progress.restarts += 1;
        for (at, anchor) in self.anchor_value.iter_mut().enumerate() {
            *anchor = team.next_value.get(self.first_column + at);
            self.value[at] = *anchor;
        }
        for (at, anchor) in self.anchor_price.iter_mut().enumerate() {
            *anchor = team.next_price.get(self.first_row + at);
            team.price.set(self.first_row + at, *anchor);
        }
        team.barrier.wait();
    }
}

fn report(progress: &Progress, measure: Measure) -> Event {
    Event::FirstOrder(FirstOrderProgress {
        iteration: progress.all,
        restarts: progress.restarts,
        primal_residual: measure.primal,
        dual_residual: measure.dual,
        gap: measure.gap,
        weight: progress.weight.value(),
    })
}
