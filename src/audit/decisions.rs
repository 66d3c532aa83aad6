//! The decisions of a plan, as opposed to what follows from them. The audit trusts nothing else.

use crate::diag::{Message, message};
use crate::ids::{
    BucketId, GroupId, Id, IdVec, LabourId, MaterialId, OrderId, ProductId, ProjectId, ServiceId,
};
use crate::model::answers::audit::Fault;
use crate::model::plan::{Numbers, Plan};
use crate::model::run::has_runs;
use crate::model::{Buckets, Factory, Placement};

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
    /// Runs, by route, if anything depends on them.
    pub runs: IdVec<ProductId, Vec<Option<Runs>>>,
    /// Whether groups are opened; none of groups that always are.
    pub opened: IdVec<GroupId, Option<ByBucket>>,
    /// Repairs placed, in the plan's order.
    pub placed: Vec<Placed>,
    /// Whether each entry of a choice is taken, by choice.
    pub taken: Vec<Vec<f64>>,
    /// Whether the plan claims whole numbers.
    pub whole: bool,
}

/// The runs of a route: shares from 0 to 1.
#[derive(Clone, Debug)]
pub struct Runs {
    /// Whether it is started.
    pub run: ByBucket,
    /// Whether it is set up.
    pub setup: ByBucket,
}

impl Runs {
    /// Whether it is started and set up in a bucket.
    pub fn at(&self, bucket: BucketId) -> (f64, f64) {
        (self.run[bucket.position()], self.setup[bucket.position()])
    }
}

/// A repair placed.
#[derive(Clone, Debug)]
pub struct Placed {
    /// Its group.
    pub group: GroupId,
    /// Its position among those the group has to place.
    pub repair: usize,
    /// Where it is placed, with the hours it takes there.
    pub way: Placement,
    /// Whether it is placed there, 0 to 1.
    pub share: f64,
}

impl Decisions {
    /// Reads the decisions of a plan of the right shape; negative ones are reported.
    pub fn read(factory: &Factory, buckets: &Buckets, plan: &Plan, check: &mut Check) -> Self {
        let placed = placed(factory, buckets, plan, check);
        let mut reader = Reader { check };
        Self {
            runs: runs(factory, plan, &mut reader),
            opened: (factory.groups.iter().zip(&plan.groups))
                .map(|(group, stated)| {
                    let at = format!("groups/{}/opened", stated.id);
                    group.open.as_ref()?;
                    Some(reader.shares(&at, "audit-opened", &stated.opened))
                })
                .collect(),
            placed,
            taken: (plan.choices.iter())
                .map(|choice| choice.of.iter().map(|it| it.taken).collect())
                .collect(),
            whole: plan.numbers == Some(Numbers::Whole),
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

/// The runs of every route that has some, in the factory file's order.
fn runs(
    factory: &Factory,
    plan: &Plan,
    reader: &mut Reader<'_>,
) -> IdVec<ProductId, Vec<Option<Runs>>> {
    let mut stated = plan.runs.iter();
    let mut of_route = |product: ProductId, route: usize| {
        if !has_runs(factory, product, route) {
            return None;
        }
        let stated = stated.next()?;
        let at = |figure: &str| format!("runs/{}/{}/{figure}", stated.product, stated.route);
        Some(Runs {
            run: reader.shares(&at("run"), "audit-run", &stated.run),
            setup: reader.shares(&at("setup"), "audit-setup", &stated.setup),
        })
    };
    let products = factory.products.enumerated();
    products.map(|(id, it)| (0..it.routes.len()).map(|at| of_route(id, at)).collect()).collect()
}

/// The repairs placed on dates on which they may be.
fn placed(factory: &Factory, buckets: &Buckets, plan: &Plan, check: &mut Check) -> Vec<Placed> {
    let mut found = Vec::new();
    for stated in &plan.repairs {
        let at = format!("repairs/{}/{}/{}", stated.group, stated.repair, stated.from);
        let group = factory.groups.enumerated().find(|(_, it)| it.named.id == stated.group);
        let position = stated.repair.wrapping_sub(1);
        let repair = group.and_then(|(_, it)| Some((it, it.repairs_to_place.get(position)?)));
        let (Some((id, _)), Some((group, repair))) = (group, repair) else {
            check.refuse(at, "audit-no-repair", Fault::Shape);
            continue;
        };
        let mut ways = repair.placements(factory, buckets, group).into_iter();
        let dates = |it: &Placement| (it.from.to_string(), it.to.to_string());
        let wanted = (stated.from.clone(), stated.to.clone());
        let Some(way) = ways.find(|it| dates(it) == wanted) else {
            check.refuse(at, "audit-repair-dates", Fault::Shape);
            continue;
        };
        if stated.machines != repair.machines {
            let text = |it: Option<f64>| it.map_or_else(String::new, |it| it.to_string());
            let (stated, expected) = (text(stated.machines), text(repair.machines));
            check.words(|| format!("{at}/machines"), "audit-machines", &stated, &expected);
        }
        let what = message!("audit-not-negative", of = Message::new("audit-placed"));
        check.at_least(|| format!("{at}/placed"), what, Sum::of(stated.placed), 0.0);
        found.push(Placed { group: id, repair: position, way, share: stated.placed });
    }
    found
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

    fn shares(&mut self, at: &str, what: &'static str, stated: &[f64]) -> ByBucket {
        for (position, share) in stated.iter().enumerate() {
            let bucket = self.check.bucket(position).to_owned();
            self.check.at_most(|| format!("{at}/{bucket}"), what, Sum::of(*share), 1.0);
        }
        self.quantities(at, what, stated)
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
