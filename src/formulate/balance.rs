//! Balance: rows that measure peaks, evenness and change, added when this goal is next.

use super::legend::{Capacity, ColumnMeaning, Legend, RowMeaning};
use crate::ids::{BucketId, ColumnId, Id, ProductId, RowId};
use crate::lp::{Bounds, Lp, LpBuilder, Objective, Sense};
use crate::model::{Buckets, Factory, Goal, OrderKind};

/// The programme with the balance rows added, and the goal's objective.
pub(super) fn extend(
    factory: &Factory,
    buckets: &Buckets,
    lp: Lp,
    legend: &mut Legend,
) -> (Lp, Objective) {
    let carried = Carried::of(factory, buckets, legend);
    let made = Made::of(factory, legend);
    let mut extension = Extension {
        factory,
        buckets,
        lp: lp.into_builder(),
        legend,
        objective: Objective::new(Goal::Balance.word(), Sense::Minimise),
    };
    let weights = &factory.balance;
    let total = weights.peak + weights.even + weights.change;
    if total > 0.0 {
        extension.peaks(&carried, weights.peak / total);
        extension.even(&made, weights.even / total);
        extension.change(&carried, weights.change / total);
    }
    (extension.lp.build(), extension.objective)
}

/// A point of the programme before it was extended, with the measuring columns added at the
/// least values the new rows allow: the balance of a plan that was not made for it.
pub(super) fn measured(lp: &Lp, legend: &Legend, mut primal: Vec<f64>) -> Vec<f64> {
    primal.resize(lp.columns().len(), 0.0);
    for (row, meaning) in legend.rows.enumerated() {
        let entries = lp.matrix().row(row);
        let of = |wanted: &dyn Fn(&ColumnMeaning) -> bool| {
            entries.iter().find(|(column, _)| wanted(&legend.columns[*column])).copied()
        };
        // The violation of the row at the point.
        let activity: f64 = entries.iter().map(|(column, a)| a * primal[column.position()]).sum();
        let lacks = lp.rows()[row].lower - activity;
        let column = match meaning {
            RowMeaning::PeakCovers { .. } if lacks > 0.0 => {
                of(&|it| matches!(it, ColumnMeaning::Peak { .. }))
            }
            RowMeaning::CumulativeFlow { bucket, .. } => of(
                &|it| matches!(it, ColumnMeaning::Cumulative { bucket: own, .. } if own == bucket),
            ),
            RowMeaning::EvenLine { .. } if lacks < 0.0 => {
                of(&|it| matches!(it, ColumnMeaning::Ahead { .. }))
            }
            RowMeaning::EvenLine { .. } => of(&|it| matches!(it, ColumnMeaning::Behind { .. })),
            RowMeaning::LoadChange { .. } if lacks < 0.0 => {
                of(&|it| matches!(it, ColumnMeaning::LoadUp { .. }))
            }
            RowMeaning::LoadChange { .. } => of(&|it| matches!(it, ColumnMeaning::LoadDown { .. })),
            _ => None,
        };
        if let Some((column, coefficient)) = column {
            primal[column.position()] += lacks / coefficient;
        }
    }
    primal
}

/// The columns whose sum is a group's load, by group and bucket, and the effective hours.
struct Carried {
    columns: Vec<Vec<Vec<ColumnId>>>,
    effective: Vec<Vec<f64>>,
}

impl Carried {
    fn of(factory: &Factory, buckets: &Buckets, legend: &Legend) -> Self {
        let mut columns = vec![vec![Vec::new(); buckets.len()]; factory.groups.len()];
        for (column, meaning) in legend.columns.enumerated() {
            if let ColumnMeaning::Regular { of: Capacity::Group(group), bucket }
            | ColumnMeaning::Overtime { of: Capacity::Group(group), bucket, .. } = *meaning
            {
                columns[group.position()][bucket.position()].push(column);
            }
        }
        let effective = factory
            .groups
            .iter()
            .map(|group| {
                let time = group.time(&factory.calendar, buckets);
                time.iter().map(|time| time.effective).collect()
            })
            .collect();
        Self { columns, effective }
    }
}

/// The sources of each product in each bucket: start columns with their yield.
struct Made(Vec<Vec<(ColumnId, BucketId, f64)>>);

impl Made {
    fn of(factory: &Factory, legend: &Legend) -> Self {
        let mut made = vec![Vec::new(); factory.products.len()];
        for (column, meaning) in legend.columns.enumerated() {
            if let ColumnMeaning::Started { product, route, bucket } = *meaning {
                let total_yield = factory.products[product].routes[route].total_yield();
                made[product.position()].push((column, bucket, total_yield));
            }
        }
        Self(made)
    }
}

struct Extension<'e> {
    factory: &'e Factory,
    buckets: &'e Buckets,
    lp: LpBuilder,
    legend: &'e mut Legend,
    objective: Objective,
}

impl Extension<'_> {
    fn column(&mut self, name: std::fmt::Arguments<'_>, meaning: ColumnMeaning) -> ColumnId {
        self.legend.columns.push(meaning);
        self.lp.column(name, Bounds::NON_NEGATIVE)
    }

    fn row(&mut self, name: std::fmt::Arguments<'_>, bounds: Bounds, meaning: RowMeaning) -> RowId {
        self.legend.rows.push(meaning);
        self.lp.row(name, bounds)
    }

    /// The highest utilisation of each group over its buckets.
    fn peaks(&mut self, carried: &Carried, weight: f64) {
        let all: f64 = carried.effective.iter().flatten().sum();
        if all <= 0.0 || weight <= 0.0 {
            return;
        }
        for (group, owner) in self.factory.groups.enumerated() {
            let effective = &carried.effective[group.position()];
            let own: f64 = effective.iter().sum();
            if own <= 0.0 {
                continue;
            }
            let id = &owner.named.id;
            let peak = self.column(format_args!("peak/{id}"), ColumnMeaning::Peak { group });
            self.objective.add(peak, weight * own / all);
            for bucket in self.buckets.ids().filter(|bucket| effective[bucket.position()] > 0.0) {
                let row = self.row(
                    format_args!("peak/{id}@{}", self.buckets[bucket].name),
                    Bounds::at_least(0.0),
                    RowMeaning::PeakCovers { group, bucket },
                );
                self.lp.add(row, peak, effective[bucket.position()]);
                for &column in &carried.columns[group.position()][bucket.position()] {
                    self.lp.add(row, column, -1.0);
                }
            }
        }
    }

    /// The distance of each even product's cumulative output from its straight line, in the planning
    /// period.
    fn even(&mut self, made: &Made, weight: f64) {
        let lines = even_lines(self.factory, self.buckets);
        if lines.is_empty() || weight <= 0.0 {
            return;
        }
        #[allow(clippy::cast_precision_loss)] // counts of products and buckets
        let share = weight / (lines.len() * self.buckets.within()) as f64;
        for (product, quantity, line) in lines {
            let owner = &self.factory.products[product];
            let id = &owner.named.id;
            let (rows, sums) = self.cumulative(product);
            let Some(&whole) = sums.last() else { continue };
            for (bucket, sum) in self.buckets.ids_within().zip(sums) {
                // The total output is on the line by definition: the last bucket adds nothing.
                if sum == whole {
                    continue;
                }
                let name = &self.buckets[bucket].name;
                let ahead = self.column(
                    format_args!("ahead/{id}@{name}"),
                    ColumnMeaning::Ahead { product, bucket },
                );
                let behind = self.column(
                    format_args!("behind/{id}@{name}"),
                    ColumnMeaning::Behind { product, bucket },
                );
                let even = self.row(
                    format_args!("even/{id}@{name}"),
                    Bounds::fixed(0.0),
                    RowMeaning::EvenLine { product, bucket },
                );
                // Distances are counted in shares of the quantity, so that all costs are equal.
                self.lp.add(even, sum, 1.0);
                self.lp.add(even, whole, -line[bucket.position()]);
                self.lp.add(even, ahead, -quantity);
                self.lp.add(even, behind, quantity);
                self.objective.add(ahead, share);
                self.objective.add(behind, share);
            }
            for &(column, start, total_yield) in &made.0[product.position()] {
                let ColumnMeaning::Started { route, .. } = self.legend.columns[column] else {
                    continue;
                };
                let lead = owner.routes[route].total_lead_days();
                let ready = self.buckets.after_lead(start, lead);
                if let Some(row) = ready.and_then(|it| rows.get(it.position())) {
                    self.lp.add(*row, column, total_yield);
                }
            }
        }
    }

    /// Cumulative output of a product: a row and a column per bucket of the planning period.
    fn cumulative(&mut self, product: ProductId) -> (Vec<RowId>, Vec<ColumnId>) {
        let id = &self.factory.products[product].named.id;
        let (mut rows, mut sums) = (Vec::new(), Vec::new());
        for bucket in self.buckets.ids_within() {
            let name = &self.buckets[bucket].name;
            let flow = self.row(
                format_args!("cumulative/{id}@{name}"),
                Bounds::fixed(0.0),
                RowMeaning::CumulativeFlow { product, bucket },
            );
            let sum = self.column(
                format_args!("cumulative/{id}@{name}"),
                ColumnMeaning::Cumulative { product, bucket },
            );
            self.lp.add(flow, sum, -1.0);
            if let Some(&before) = sums.last() {
                self.lp.add(flow, before, 1.0);
            }
            rows.push(flow);
            sums.push(sum);
        }
        (rows, sums)
    }

    /// The change of each group's utilisation from one working bucket to the next.
    fn change(&mut self, carried: &Carried, weight: f64) {
        let all: f64 = carried.effective.iter().flatten().sum();
        if all <= 0.0 || weight <= 0.0 {
            return;
        }
        for (group, owner) in self.factory.groups.enumerated() {
            let effective = &carried.effective[group.position()];
            let own: f64 = effective.iter().sum();
            let working: Vec<BucketId> =
                self.buckets.ids().filter(|bucket| effective[bucket.position()] > 0.0).collect();
            if working.len() < 2 {
                continue;
            }
            #[allow(clippy::cast_precision_loss)] // a count of buckets
            let share = weight * own / all / (working.len() - 1) as f64;
            let id = &owner.named.id;
            for pair in working.windows(2) {
                let (before, bucket) = (pair[0], pair[1]);
                let name = &self.buckets[bucket].name;
                let up = self.column(
                    format_args!("load-up/{id}@{name}"),
                    ColumnMeaning::LoadUp { group, bucket },
                );
                let down = self.column(
                    format_args!("load-down/{id}@{name}"),
                    ColumnMeaning::LoadDown { group, bucket },
                );
                let row = self.row(
                    format_args!("load-change/{id}@{name}"),
                    Bounds::fixed(0.0),
                    RowMeaning::LoadChange { group, bucket },
                );
                for (bucket, sign) in [(bucket, 1.0), (before, -1.0)] {
                    let at = bucket.position();
                    for &column in &carried.columns[group.position()][at] {
                        self.lp.add(row, column, sign / effective[at]);
                    }
                }
                self.lp.add(row, up, -1.0);
                self.lp.add(row, down, 1.0);
                self.objective.add(up, share);
                self.objective.add(down, share);
            }
        }
    }
}

/// Each product with even orders: the quantity wanted evenly in the planning period, and by bucket the
/// share of the product's output that should be made by then.
fn even_lines(factory: &Factory, buckets: &Buckets) -> Vec<(ProductId, f64, Vec<f64>)> {
    let mut lines = Vec::new();
    for product in factory.products.ids() {
        let mut total = 0.0;
        let mut steps = vec![0.0; buckets.within()];
        for order in factory.orders.iter().filter(|order| order.product == product) {
            let OrderKind::Firm { quantity, even: true, .. } = order.kind else { continue };
            let due = buckets.not_before_first(order.due);
            let inside: Vec<BucketId> = buckets
                .ids()
                .filter(|&it| order.earliest <= buckets[it].end && buckets[it].start <= due)
                .collect();
            let time: f64 = inside.iter().map(|&bucket| buckets[bucket].even_share).sum();
            let mut after = 0.0;
            for &bucket in inside.iter().filter(|_| time > 0.0) {
                let step = quantity * buckets[bucket].even_share / time;
                match steps.get_mut(bucket.position()) {
                    Some(sum) => *sum += step,
                    None => after += step,
                }
            }
            // What is to be made after the planning period is no part of its line.
            total += if factory.is_beyond(order.earliest) { 0.0 } else { quantity - after };
        }
        if total > 0.0 {
            let mut sum = 0.0;
            for step in &mut steps {
                sum += *step / total;
                *step = sum;
            }
            lines.push((product, total, steps));
        }
    }
    lines
}
