//! Factory to linear programme: rows, columns and objectives, each with a meaning.
//!
//! `docs/model.md` defines the rules; the files here follow its order.

mod balance;
mod capacity;
mod charges;
mod choices;
mod draft;
mod first_piece;
mod goals;
mod legend;
mod lot_sizing;
mod making;
mod money;
mod openings;
mod order;
mod orders;
mod pieces;
mod published;
mod runs;
mod sizes;
mod stock;
mod surplus;
mod undated;

pub use charges::{charges, rows_of_runs};
pub use goals::{Stage, size_of, stages};
pub use legend::{Capacity, ColumnMeaning, Legend, RowMeaning};
pub use making::{Rounded, rounded_releases};
pub use order::{
    before_in_time, families, neighbourhoods, parts_last, rounding_order, starts_or_leaves,
};
pub(crate) use orders::{ShippingWindow, needed_path};
pub use undated::UndatedNames;

use std::sync::Arc;

use crate::ids::{BucketId, ColumnId, Id, RowId};
use crate::lp::{Bounds, Lp, Objective};
use crate::model::{Buckets, Factory, Frozen, Goal, Receipt};
use draft::{Clocks, Draft};
use sizes::Sizes;

/// A factory as a linear programme, extended if a goal needs additional rows.
#[derive(Clone, Debug)]
pub struct Formulation<'f> {
    factory: &'f Factory,
    buckets: &'f Buckets,
    lp: Lp,
    legend: Arc<Legend>,
    sizes: Arc<Sizes>,
}

impl<'f> Formulation<'f> {
    /// Writes the programme common to all goals.
    #[must_use]
    pub fn new(factory: &'f Factory, buckets: &'f Buckets) -> Self {
        Self::written(factory, buckets, Clocks::Binding)
    }

    /// The same programme for questions that move its limits: limits that become binding then have
    /// a row, too.
    #[must_use]
    pub fn to_be_moved(factory: &'f Factory, buckets: &'f Buckets) -> Self {
        Self::written(factory, buckets, Clocks::All)
    }

    fn written(factory: &'f Factory, buckets: &'f Buckets, clocks: Clocks) -> Self {
        let mut draft = Draft::new(factory, buckets);
        stock::write(&mut draft);
        capacity::write(&mut draft, clocks);
        making::write(&mut draft);
        first_piece::write(&mut draft);
        orders::write(&mut draft);
        output_change(&mut draft);
        surplus::write(&mut draft);
        runs::write(&mut draft, clocks);
        // They bound what is wanted by figures that a question may move.
        if clocks == Clocks::Binding {
            lot_sizing::write(&mut draft);
        }
        choices::write(&mut draft);
        published::write(&mut draft);
        pieces::write(&mut draft);
        let (mut lp, legend) = draft.finish();
        let sizes = Sizes::of(factory, buckets);
        lp.set_sizes(&sizes.columns(&legend), Sizes::rows(&lp, &legend));
        Self { factory, buckets, lp, legend: Arc::new(legend), sizes: Arc::new(sizes) }
    }

    /// The objective of a stage. *Balance* first adds the rows that measure it.
    pub fn objective(&mut self, stage: &Stage) -> Objective {
        match stage.goal {
            Goal::Balance => {
                let lp = self.lp.clone();
                let legend = Arc::make_mut(&mut self.legend);
                let (mut lp, objective) = balance::extend(self.factory, self.buckets, lp, legend);
                lp.set_sizes(&self.sizes.columns(legend), Sizes::rows(&lp, legend));
                self.lp = lp;
                objective
            }
            Goal::Profit | Goal::Cost => {
                money::objective(self.factory, self.buckets, &self.legend, stage.goal)
            }
            _ => goals::objective(self.factory, self.buckets, &self.legend, stage),
        }
    }

    /// A point from before the balance rows were added, completed with what they measure.
    #[must_use]
    pub fn measured(&self, primal: Vec<f64>) -> Vec<f64> {
        balance::measured(&self.lp, &self.legend, primal)
    }

    /// A point with what it is measured by at the least that its decisions allow: the change of
    /// output, what stocks and markets fall short, what moved since a published plan. A goal that may give something up leaves these
    /// room to be more than they are.
    #[must_use]
    pub fn tightened(&self, primal: &[f64]) -> Vec<f64> {
        let measures = |column: ColumnId| {
            matches!(
                self.legend.columns[column],
                ColumnMeaning::OutputUp { .. }
                    | ColumnMeaning::OutputDown { .. }
                    | ColumnMeaning::BelowSafety { .. }
                    | ColumnMeaning::BelowClosing { .. }
                    | ColumnMeaning::BelowMinimum { .. }
                    | ColumnMeaning::Surplus { .. }
                    | ColumnMeaning::MoreThanPublished { .. }
                    | ColumnMeaning::LessThanPublished { .. }
            )
        };
        let mut without = surplus::with_unused(&self.lp, &self.legend, primal.to_vec());
        for column in self.lp.columns().ids().filter(|&it| measures(it)) {
            without[column.position()] = self.lp.columns()[column].lower.max(0.0);
        }
        let mut tight = without.clone();
        for column in self.lp.columns().ids().filter(|&it| measures(it)) {
            for &(row, coefficient) in self.lp.matrix().column(column) {
                let bounds = self.lp.rows()[row];
                if matches!(self.legend.rows[row], RowMeaning::GoalHeld { .. })
                    || bounds.lower.is_infinite()
                {
                    continue;
                }
                let entries = self.lp.matrix().row(row).iter();
                let activity: f64 = entries.map(|(at, value)| value * without[at.position()]).sum();
                // The violation of the row; of an increase and a decrease, only one has the right
                // sign.
                let lacks = (bounds.lower - activity) / coefficient;
                let least = &mut tight[column.position()];
                *least = least.max(without[column.position()] + lacks);
            }
        }
        tight
    }

    /// As [`Formulation::tightened`], with what measures balance, too.
    #[must_use]
    pub fn least_measured(&self, primal: &[f64]) -> Vec<f64> {
        let mut point = primal.to_vec();
        for (column, meaning) in self.legend.columns.enumerated() {
            let measures = matches!(
                meaning,
                ColumnMeaning::Peak { .. }
                    | ColumnMeaning::Ahead { .. }
                    | ColumnMeaning::Behind { .. }
                    | ColumnMeaning::LoadUp { .. }
                    | ColumnMeaning::LoadDown { .. }
            );
            if measures {
                point[column.position()] = self.lp.columns()[column].lower.max(0.0);
            }
        }
        self.tightened(&self.measured(point))
    }

    /// The programme.
    #[must_use]
    pub fn lp(&self) -> &Lp {
        &self.lp
    }

    /// The programme, for freezing a goal.
    pub fn lp_mut(&mut self) -> &mut Lp {
        &mut self.lp
    }

    /// The meaning of rows and columns.
    #[must_use]
    pub fn legend(&self) -> &Legend {
        &self.legend
    }

    /// How far the row of the frozen quantity at `position` may be off by the rounding of its
    /// figures.
    #[must_use]
    pub fn frozen_rounding(&self, position: usize) -> f64 {
        let frozen = &self.factory.frozen[position];
        let lines = making::released_with(self.factory, self.buckets, frozen);
        lines.map(Frozen::rounding).sum()
    }

    /// Replaces the programme by one with a row added that holds a goal.
    pub fn hold(&mut self, lp: Lp, goal: Goal) {
        let legend = Arc::make_mut(&mut self.legend);
        while legend.rows.len() < lp.rows().len() {
            legend.rows.push(RowMeaning::GoalHeld { goal });
        }
        self.lp = lp;
    }

    /// Replaces the programme by one whose bounds have moved; columns and rows behind its own move
    /// limits.
    pub fn moved(&mut self, lp: Lp) {
        let legend = Arc::make_mut(&mut self.legend);
        while legend.columns.len() < lp.columns().len() {
            legend.columns.push(ColumnMeaning::Relief);
        }
        while legend.rows.len() < lp.rows().len() {
            legend.rows.push(RowMeaning::Asked);
        }
        self.lp = lp;
    }

    /// Adds a free row that sums columns times factors, for a question to force.
    pub fn ask(&mut self, name: &str, columns: &[(ColumnId, f64)]) -> RowId {
        let mut lp = self.lp.clone().into_builder();
        let row = lp.row(format_args!("{name}"), Bounds::FREE);
        for &(column, factor) in columns {
            lp.add(row, column, factor);
        }
        self.lp = lp.build();
        Arc::make_mut(&mut self.legend).rows.push(RowMeaning::Asked);
        row
    }

    /// The buckets it is written in.
    #[must_use]
    pub fn buckets(&self) -> &'f Buckets {
        self.buckets
    }

    /// The quantity of some deliveries that arrives in a bucket.
    #[must_use]
    pub fn arriving(&self, receipts: &[Receipt], bucket: BucketId) -> f64 {
        let here = |it: &&Receipt| self.buckets.receiving(it.date) == Some(bucket);
        receipts.iter().filter(here).map(|it| it.quantity).sum()
    }

    /// The columns that make up the schedule, all that a plan decides: what is started, shipped,
    /// given to projects, bought and discarded, overtime of every tier, heads hired and laid off,
    /// repairs placed, and when.
    #[must_use]
    pub fn schedule_columns(&self) -> Vec<ColumnId> {
        self.legend
            .columns
            .enumerated()
            .filter(|(_, meaning)| {
                matches!(
                    meaning,
                    ColumnMeaning::Started { .. }
                        | ColumnMeaning::Shipped { .. }
                        | ColumnMeaning::Given { .. }
                        | ColumnMeaning::Bought { .. }
                        | ColumnMeaning::Discarded { .. }
                        | ColumnMeaning::Overtime { .. }
                        | ColumnMeaning::Hired { .. }
                        | ColumnMeaning::LaidOff { .. }
                        | ColumnMeaning::RepairBegins { .. }
                )
            })
            .map(|(column, _)| column)
            .collect()
    }
}

/// The programme of all of some stages, with the objective of each: their costs are written before
/// *balance* adds its rows.
pub fn in_sequence(formulation: &mut Formulation<'_>, joined: &[Stage]) -> Vec<(Stage, Objective)> {
    let mut goals: Vec<(Stage, Objective)> = Vec::new();
    let measured = |stage: &&Stage| stage.goal == Goal::Balance;
    for stage in joined.iter().filter(|it| !measured(it)) {
        goals.push((stage.clone(), formulation.objective(stage)));
    }
    // Balance adds rows: after the costs of the others are written.
    if let Some(at) = joined.iter().position(|it| measured(&it)) {
        goals.insert(at, (joined[at].clone(), formulation.objective(&joined[at])));
    }
    goals
}

/// The change of total in-house output, in money.
fn output_change(draft: &mut Draft<'_>) {
    let (factory, buckets) = (draft.factory, draft.buckets);
    if factory.balance.change_cost_up == 0.0 && factory.balance.change_cost_down == 0.0 {
        return;
    }
    for bucket in buckets.ids().skip(1) {
        let name = &buckets[bucket].name;
        let row = draft.row(
            format_args!("output-change/{name}"),
            Bounds::fixed(0.0),
            RowMeaning::OutputChange { bucket },
        );
        let at = bucket.position();
        for (product, owner) in factory.products.enumerated() {
            for (route, _) in owner.routes.iter().enumerate().filter(|(_, it)| !it.subcontract) {
                let started = &draft.started[product.position()][route];
                let (now, before) = (started[at], started[at - 1]);
                for (column, sign) in [(now, 1.0), (before, -1.0)] {
                    if let Some(column) = column {
                        draft.lp.add(row, column, sign);
                    }
                }
            }
        }
        let up = ColumnMeaning::OutputUp { bucket };
        let up = draft.column(format_args!("output-up/{name}"), Bounds::NON_NEGATIVE, up);
        let down = ColumnMeaning::OutputDown { bucket };
        let down = draft.column(format_args!("output-down/{name}"), Bounds::NON_NEGATIVE, down);
        draft.lp.add(row, up, -1.0);
        draft.lp.add(row, down, 1.0);
    }
}
