//! The decisions of a plan, as opposed to what follows from them. The audit trusts nothing else.

use crate::diag::{Message, message};
use crate::ids::{
    BucketId, GroupId, Id, IdVec, LabourId, MaterialId, OrderId, ProductId, ProjectId, ServiceId,
};
use crate::model::answers::audit::Fault;
use crate::model::plan::Plan;

use super::check::Check;
use super::sum::Sum;

/// Figures by bucket.
pub type ByBucket = Vec<f64>;

/// A plan's decisions, each by bucket.
#[derive(Debug)]
pub struct Decisions {
    /// Units started, by route.
    pub started: IdVec<ProductId, Vec<ByBucket>>,
    /// Units discarded.
    pub discarded: IdVec<ProductId, ByBucket>,
    /// Units shipped.
    pub shipped: IdVec<OrderId, ByBucket>,
    /// Quantities bought.
    pub bought: IdVec<MaterialId, ByBucket>,
    /// Overtime hours, by tier.
    pub group_overtime: IdVec<GroupId, Vec<ByBucket>>,
    /// Extra output, by tier.
    pub service_overtime: IdVec<ServiceId, Vec<ByBucket>>,
    /// Overtime hours.
    pub labour_overtime: IdVec<LabourId, ByBucket>,
    /// Heads hired.
    pub hired: IdVec<LabourId, ByBucket>,
    /// Heads laid off.
    pub laid_off: IdVec<LabourId, ByBucket>,
    /// What projects are given, by need.
    pub given: IdVec<ProjectId, Vec<ByBucket>>,
}

impl Decisions {
    /// Reads the decisions of a plan of the right shape; negative ones are reported.
    pub fn read(plan: &Plan, check: &mut Check) -> Self {
        let mut reader = Reader { check };
        Self {
            started: (plan.products.iter())
                .map(|product| {
                    let routes = product.routes.iter().map(|route| {
                        let at = format!("products/{}/routes/{}/started", product.id, route.id);
                        reader.quantities(&at, "audit-started", &route.started)
                    });
                    routes.collect()
                })
                .collect(),
            discarded: (plan.products.iter())
                .map(|it| {
                    let at = format!("products/{}/discarded", it.id);
                    reader.quantities(&at, "audit-discarded", &it.discarded)
                })
                .collect(),
            shipped: plan.orders.iter().map(|order| reader.shipments(order)).collect(),
            bought: (plan.materials.iter())
                .map(|it| {
                    let at = format!("materials/{}/bought", it.id);
                    reader.quantities(&at, "audit-bought", &it.bought)
                })
                .collect(),
            group_overtime: (plan.groups.iter())
                .map(|it| {
                    reader.tiers(&format!("groups/{}/overtime_hours", it.id), &it.overtime_hours)
                })
                .collect(),
            service_overtime: (plan.services.iter())
                .map(|it| reader.tiers(&format!("services/{}/overtime", it.id), &it.overtime))
                .collect(),
            labour_overtime: (plan.labour.iter())
                .map(|it| {
                    let at = format!("labour/{}/overtime_hours", it.id);
                    reader.quantities(&at, "audit-overtime", &it.overtime_hours)
                })
                .collect(),
            hired: (plan.labour.iter())
                .map(|it| {
                    reader.quantities(&format!("labour/{}/hired", it.id), "audit-hired", &it.hired)
                })
                .collect(),
            laid_off: (plan.labour.iter())
                .map(|it| {
                    let at = format!("labour/{}/laid_off", it.id);
                    reader.quantities(&at, "audit-laid-off", &it.laid_off)
                })
                .collect(),
            given: (plan.projects.iter())
                .map(|project| {
                    let needs = project.needs.iter().enumerate().map(|(position, need)| {
                        let at = need_path(&project.id, position, "given");
                        reader.quantities(&at, "audit-given", &need.given)
                    });
                    needs.collect()
                })
                .collect(),
        }
    }
}

/// The path of a figure of a project's need.
pub fn need_path(project: &str, position: usize, figure: &str) -> String {
    format!("projects/{project}/needs/{}/{figure}", position + 1)
}

struct Reader<'c> {
    check: &'c mut Check,
}

impl Reader<'_> {
    fn quantities(&mut self, at: &str, what: &'static str, stated: &[f64]) -> ByBucket {
        for (position, quantity) in stated.iter().enumerate() {
            self.not_negative(at, what, position, *quantity);
        }
        stated.to_vec()
    }

    fn not_negative(&mut self, at: &str, what: &'static str, position: usize, quantity: f64) {
        let bucket = self.check.bucket(position).to_owned();
        let what = message!("audit-not-negative", of = Message::new(what));
        self.check.at_least(|| format!("{at}/{bucket}"), what, Sum::of(quantity), 0.0);
    }

    fn tiers(&mut self, at: &str, stated: &[ByBucket]) -> Vec<ByBucket> {
        stated
            .iter()
            .enumerate()
            .map(|(tier, hours)| {
                self.quantities(&format!("{at}/tier {}", tier + 1), "audit-overtime", hours)
            })
            .collect()
    }

    fn shipments(&mut self, order: &crate::model::plan::OrderPlan) -> ByBucket {
        let at = format!("orders/{}/shipments", order.id);
        let mut shipped = vec![0.0; self.check.buckets()];
        let mut after: Option<BucketId> = None;
        for shipment in &order.shipments {
            let Some(position) = self.check.bucket_position(&shipment.bucket) else {
                let what = "audit-no-bucket";
                self.check.refuse(format!("{at}/{}", shipment.bucket), what, Fault::Shape);
                continue;
            };
            let bucket = BucketId::at(position);
            if after.is_some_and(|after| bucket <= after) {
                let what = "audit-shipment-order";
                self.check.refuse(format!("{at}/{}", shipment.bucket), what, Fault::Shape);
            }
            after = Some(bucket);
            self.not_negative(&at, "audit-shipped", position, shipment.quantity);
            shipped[position] += shipment.quantity;
        }
        shipped
    }
}
