//! The shape of a plan that its factory requires: every name and length, with all figures 0.

use crate::ids::GroupId;
use crate::model::plan::{
    BeyondPlan, BucketHeading, Certificate, ChoicePlan, FactoryHeading, GoalResult, GroupPlan,
    LabourPlan, LeftOver, MaterialPlan, Money, NeedPlan, OrderPlan, OrderStatus, Plan,
    PlanResiduals, PlanStatus, ProductPlan, ProjectPlan, QuotaUse, Rhythm, RoutePlan, RunsPlan,
    ServicePlan, StorePlan, TakenPlan, Uniqueness, WorkshopName,
};
use crate::model::run::has_runs;
use crate::model::{
    Buckets, Chosen, Factory, Group, Item, Labour, Material, Needed, Order, OrderKind, Product,
    Project, Resource, Service,
};

use super::goals::pursued;

/// An empty plan of the right shape: fill in decisions, then [`super::restate`] it.
#[must_use]
pub fn blank(factory: &Factory, factory_sha256: &str) -> Plan {
    let buckets = Buckets::new(factory, factory.bucket);
    let shape = Shape { factory, buckets: &buckets };
    Plan {
        status: PlanStatus::Optimal,
        goals: shape.goals(),
        certificate: Certificate {
            statement: String::new(),
            tolerance: crate::tolerances::AUDITED,
            worst: 0.0,
            schedule: Uniqueness::NotKnown,
            rows: 0,
            columns: 0,
            factory_sha256: factory_sha256.to_owned(),
            plan_sha256: None,
        },
        version: env!("CARGO_PKG_VERSION").to_owned(),
        factory: FactoryHeading {
            name: factory.name.clone(),
            from: factory.from.to_string(),
            to: factory.to.to_string(),
            bucket: factory.bucket.word().to_owned(),
            currency: factory.currency.clone(),
        },
        buckets: shape.headings(),
        orders: factory.orders.iter().map(|it| shape.order(it)).collect(),
        products: factory.products.iter().map(|it| shape.product(it)).collect(),
        groups: factory.groups.enumerated().map(|(id, it)| shape.group(id, it)).collect(),
        workshops: WorkshopName::all(factory),
        labour: factory.labour.iter().map(|it| shape.labour(it)).collect(),
        services: factory.services.iter().map(|it| shape.service(it)).collect(),
        materials: factory.materials.iter().map(|it| shape.material(it)).collect(),
        stores: shape.stores(),
        projects: factory.projects.iter().map(|it| shape.project(it)).collect(),
        rhythm: Rhythm { factory: 1.0, workshops: Vec::new(), products: Vec::new() },
        money: no_money(),
        tight: Vec::new(),
        numbers: None,
        runs: shape.runs(),
        repairs: Vec::new(),
        choices: shape.choices(),
        pegs: Vec::new(),
        bill: None,
        beyond: shape.beyond(),
        near: None,
    }
}

fn no_money() -> Money {
    Money {
        revenue: 0.0,
        cost: 0.0,
        profit: 0.0,
        by_kind: Vec::new(),
        by_workshop: Vec::new(),
        by_product: Vec::new(),
    }
}

struct Shape<'s> {
    factory: &'s Factory,
    buckets: &'s Buckets,
}

impl Shape<'_> {
    fn zeros(&self) -> Vec<f64> {
        vec![0.0; self.buckets.len()]
    }

    fn goals(&self) -> Vec<GoalResult> {
        let goals = pursued(self.factory).into_iter().map(|it| GoalResult {
            goal: it.goal.word().to_owned(),
            unit: it.unit(self.factory).to_owned(),
            part: it.part,
            value: 0.0,
            given_up: 0.0,
            allowed: 0.0,
            bound: None,
            fractional: None,
            gap: None,
            residuals: PlanResiduals { primal: 0.0, dual: 0.0, gap: 0.0 },
            engine: String::new(),
            iterations: None,
            refused: 0,
        });
        goals.collect()
    }

    fn beyond(&self) -> Option<BeyondPlan> {
        let factory = self.factory;
        let left = factory.products.iter().map(|it| LeftOver {
            product: it.named.id.clone(),
            in_stock: 0.0,
            in_process: 0.0,
        });
        factory.horizon.as_ref().map(|horizon| BeyondPlan {
            from: factory.to.tomorrow().unwrap_or(factory.to).to_string(),
            to: horizon.until.to_string(),
            bucket: self.buckets.beyond_kind().word().to_owned(),
            within: self.buckets.within(),
            money: no_money(),
            left: left.collect(),
        })
    }

    fn headings(&self) -> Vec<BucketHeading> {
        let headings = self.buckets.iter().map(|bucket| BucketHeading {
            name: bucket.name.clone(),
            start: bucket.start.to_string(),
            end: bucket.end.to_string(),
        });
        headings.collect()
    }

    fn order(&self, order: &Order) -> OrderPlan {
        let product = &self.factory.products[order.product];
        let kind = match order.kind {
            OrderKind::Firm { even: false, .. } => "firm",
            OrderKind::Firm { even: true, .. } => "even",
            OrderKind::Market { .. } => "market",
        };
        OrderPlan {
            id: order.id.clone(),
            product: product.named.id.clone(),
            unit: product.unit.clone(),
            kind: kind.to_owned(),
            customer: order.customer.clone(),
            priority: order.priority,
            due: order.due.to_string(),
            quantity: 0.0,
            shipped: 0.0,
            late: 0.0,
            days_late: 0.0,
            short: 0.0,
            status: OrderStatus::OnTime,
            shipments: Vec::new(),
        }
    }

    fn product(&self, product: &Product) -> ProductPlan {
        let routes = product.routes.iter().map(|route| RoutePlan {
            id: route.named.id.clone(),
            name: route.named.own_name(),
            subcontract: route.subcontract,
            started: self.zeros(),
        });
        ProductPlan {
            id: product.named.id.clone(),
            name: product.named.name.clone(),
            unit: product.unit.clone(),
            routes: routes.collect(),
            made: self.zeros(),
            received: self.zeros(),
            used: self.zeros(),
            shipped: self.zeros(),
            discarded: self.zeros(),
            stock: self.zeros(),
            short_of_safety: self.zeros(),
            short_of_closing: 0.0,
            surplus: 0.0,
        }
    }

    fn group(&self, id: GroupId, group: &Group) -> GroupPlan {
        GroupPlan {
            id: group.named.id.clone(),
            name: group.named.name.clone(),
            workshop: group.workshop.map(|id| self.factory.workshops[id].id.clone()),
            calendar_hours: self.zeros(),
            scheduled_hours: self.zeros(),
            repair_hours: self.zeros(),
            effective_hours: self.zeros(),
            overtime_hours: group.overtime.iter().map(|_| self.zeros()).collect(),
            load_hours: self.zeros(),
            setup_hours: if self.sets_up(id) { self.zeros() } else { Vec::new() },
            opened: group.open.as_ref().map_or_else(Vec::new, |_| self.zeros()),
            utilisation: 0.0,
            peak_to_mean: 0.0,
            change: 0.0,
            tasks: Vec::new(),
        }
    }

    /// Whether a setup may take hours of a group.
    fn sets_up(&self, id: GroupId) -> bool {
        let routes = self.factory.products.iter().flat_map(|it| &it.routes);
        let mut steps = routes.flat_map(|it| &it.operations).filter(|it| it.group == id);
        steps.any(|it| !it.setup_hours.is_zero())
    }

    fn runs(&self) -> Vec<RunsPlan> {
        let mut runs = Vec::new();
        for (id, product) in self.factory.products.enumerated() {
            for (at, route) in product.routes.iter().enumerate() {
                if has_runs(self.factory, id, at) {
                    runs.push(RunsPlan {
                        product: product.named.id.clone(),
                        route: route.named.id.clone(),
                        run: self.zeros(),
                        setup: self.zeros(),
                    });
                }
            }
        }
        runs
    }

    fn choices(&self) -> Vec<ChoicePlan> {
        let factory = self.factory;
        let taken = |it: &Chosen| TakenPlan { of: it.path(factory), taken: 0.0 };
        let choices = factory
            .choices
            .iter()
            .map(|it| ChoicePlan { id: it.id.clone(), of: it.of.iter().map(taken).collect() });
        choices.collect()
    }

    fn labour(&self, labour: &Labour) -> LabourPlan {
        LabourPlan {
            id: labour.named.id.clone(),
            name: labour.named.name.clone(),
            heads: self.zeros(),
            hired: self.zeros(),
            laid_off: self.zeros(),
            effective_hours: self.zeros(),
            overtime_hours: self.zeros(),
            load_hours: self.zeros(),
            utilisation: 0.0,
        }
    }

    fn service(&self, service: &Service) -> ServicePlan {
        ServicePlan {
            id: service.named.id.clone(),
            name: service.named.name.clone(),
            unit: service.unit.clone(),
            capacity: service.capacity.as_ref().map(|_| self.zeros()),
            overtime: service.overtime.iter().map(|_| self.zeros()).collect(),
            load: self.zeros(),
        }
    }

    fn material(&self, material: &Material) -> MaterialPlan {
        let name = |at: usize| self.buckets.iter().nth(at).map_or("", |it| &it.name).to_owned();
        let periods = material.quota.iter().flat_map(|quota| self.buckets.allotments(quota));
        let quotas = periods.map(|period| QuotaUse {
            from: name(period.buckets.start),
            to: name(period.buckets.end - 1),
            quota: 0.0,
            used: 0.0,
        });
        MaterialPlan {
            id: material.named.id.clone(),
            name: material.named.name.clone(),
            unit: material.unit.clone(),
            delivered: self.zeros(),
            bought: self.zeros(),
            used: self.zeros(),
            stock: self.zeros(),
            short_of_safety: self.zeros(),
            short_of_closing: 0.0,
            quotas: quotas.collect(),
        }
    }

    fn stores(&self) -> Vec<StorePlan> {
        let stores = self.factory.stores.iter().map(|store| StorePlan {
            id: store.named.id.clone(),
            name: store.named.name.clone(),
            unit: store.unit.clone(),
            capacity: self.zeros(),
            used: self.zeros(),
        });
        stores.collect()
    }

    fn project(&self, project: &Project) -> ProjectPlan {
        let needs = project.needs.iter().map(|need| NeedPlan {
            of: self.path(need.of),
            quantity: 0.0,
            given: self.zeros(),
            short: 0.0,
        });
        ProjectPlan {
            id: project.named.id.clone(),
            name: project.named.name.clone(),
            needs: needs.collect(),
        }
    }

    fn path(&self, needed: Needed) -> String {
        let factory = self.factory;
        let (table, id) = match needed {
            Needed::Group(id) => ("groups", &factory.groups[id].named.id),
            Needed::Resource(Resource::Labour(id)) => ("labour", &factory.labour[id].named.id),
            Needed::Resource(Resource::Service(id)) => ("services", &factory.services[id].named.id),
            Needed::Item(Item::Product(id)) => ("products", &factory.products[id].named.id),
            Needed::Item(Item::Material(id)) => ("materials", &factory.materials[id].named.id),
        };
        format!("{table}/{id}")
    }
}
