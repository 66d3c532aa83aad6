//! What has to hold once a factory is repaired.

use crate::formulate::{ColumnMeaning, Formulation, ShippingWindow};
use crate::ids::ColumnId;
use crate::lp::{Bounds, Lp, Objective, Sense};
use crate::model::{Buckets, Factory, OrderKind};
use crate::tolerances::CERTIFIED_GAP;

/// What has to hold once a factory is repaired.
pub(super) struct Service {
    /// What must be nothing: shares short, and what ships late.
    pub columns: Vec<ColumnId>,
    /// Their sum as shares of what is wanted.
    pub unmet: Objective,
}

impl Service {
    /// All orders, minimums and projects in full and on time; nothing if hard data
    /// contradict each other, for then it is a plan that is sought.
    pub fn of(
        factory: &Factory,
        buckets: &Buckets,
        formulation: &Formulation<'_>,
        contradicted: bool,
    ) -> Self {
        let mut columns = Vec::new();
        let mut unmet = Objective::new("unmet", Sense::Minimise);
        for (column, meaning) in formulation.legend().columns.enumerated() {
            let share = match *meaning {
                _ if contradicted => continue,
                ColumnMeaning::Short { .. }
                | ColumnMeaning::BelowMinimum { .. }
                | ColumnMeaning::NotGiven { .. } => 1.0,
                ColumnMeaning::Shipped { order, bucket } => {
                    let owner = &factory.orders[order];
                    let OrderKind::Firm { quantity, .. } = owner.kind else { continue };
                    let window = ShippingWindow::of(owner, buckets);
                    let days = window.map_or(0.0, |it| it.days_late(buckets, bucket));
                    if days <= 0.0 || quantity <= 0.0 {
                        continue;
                    }
                    1.0 / quantity
                }
                _ => continue,
            };
            columns.push(column);
            unmet.add(column, share);
        }
        Self { columns, unmet }
    }

    /// Demands it of a programme, but for less in all than a certificate sees.
    pub fn demand_nearly(&self, lp: &mut Lp) {
        #[allow(clippy::cast_precision_loss)] // a count of columns
        let each = 0.1 * CERTIFIED_GAP / self.columns.len().max(1) as f64;
        for &column in &self.columns {
            lp.set_column_bounds(column, Bounds::between(0.0, each / self.unmet.cost(column)));
        }
    }

    /// Demands it of a programme.
    pub fn demand(&self, lp: &mut Lp) {
        for &column in &self.columns {
            lp.set_column_bounds(column, Bounds::fixed(0.0));
        }
    }
}
