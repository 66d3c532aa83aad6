//! What follows from the units started: operations, loads, uses and output.

use crate::ids::{
    BucketId, GroupId, Id, IdVec, LabourId, MaterialId, OrderId, ProductId, ServiceId,
};
use crate::model::{Buckets, Factory, Item, Needed, Resource, Route};

use super::decisions::Decisions;
use super::sum::Sum;

/// Sums by bucket.
pub type Sums = Vec<Sum>;

/// One operation run on a group for the units started in one bucket.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    /// The product made.
    pub product: ProductId,
    /// Position of the route.
    pub route: usize,
    /// Position of the operation.
    pub step: usize,
    /// The group it runs on.
    pub group: GroupId,
    /// The bucket it runs in.
    pub bucket: BucketId,
    /// Units that enter.
    pub units: f64,
    /// Machine hours.
    pub hours: f64,
    /// Machine hours of the setup.
    pub setup_hours: f64,
}

/// A run of a route on whose runs something depends.
#[derive(Clone, Copy, Debug)]
pub struct Start {
    /// Whether it is started, 0 to 1.
    pub run: f64,
    /// Hours of a setup of all its operations.
    pub setup_hours: f64,
}

/// Everything that moves, by bucket, as the decisions make it.
#[derive(Debug)]
pub struct Flows {
    /// Operations run, by product, route, start and step.
    pub runs: Vec<Run>,
    /// Runs of routes on whose runs something depends.
    pub starts: Vec<Start>,
    /// Machine hours of setups.
    pub setup_load: IdVec<GroupId, Sums>,
    /// Good units available from routes.
    pub made: IdVec<ProductId, Sums>,
    /// Units available as by-products.
    pub alongside: IdVec<ProductId, Sums>,
    /// Used as components and by projects.
    pub product_use: IdVec<ProductId, Sums>,
    /// Used by production and projects.
    pub material_use: IdVec<MaterialId, Sums>,
    /// Machine hours of production and projects.
    pub group_load: IdVec<GroupId, Sums>,
    /// Hours of production, groups and projects.
    pub labour_load: IdVec<LabourId, Sums>,
    /// Use by production, groups and projects.
    pub service_load: IdVec<ServiceId, Sums>,
    /// Shipped of each product.
    pub product_shipped: IdVec<ProductId, Sums>,
}

impl Flows {
    /// Follows every decision through the factory.
    pub fn follow(factory: &Factory, buckets: &Buckets, decisions: &Decisions) -> Self {
        let count = buckets.len();
        let mut flows = Self {
            runs: Vec::new(),
            starts: Vec::new(),
            setup_load: zeros(factory.groups.len(), count),
            made: zeros(factory.products.len(), count),
            alongside: zeros(factory.products.len(), count),
            product_use: zeros(factory.products.len(), count),
            material_use: zeros(factory.materials.len(), count),
            group_load: zeros(factory.groups.len(), count),
            labour_load: zeros(factory.labour.len(), count),
            service_load: zeros(factory.services.len(), count),
            product_shipped: zeros(factory.products.len(), count),
        };
        for (product, made) in factory.products.enumerated() {
            for (position, route) in made.routes.iter().enumerate() {
                let started = &decisions.started[product][position];
                flows.follow_route(buckets, (product, position), route, started, decisions);
            }
        }
        flows.add_projects(factory, decisions);
        flows.add_machine_hour_uses(factory, buckets);
        for (id, order) in factory.orders.enumerated() {
            flows.ship(order.product, id, decisions);
        }
        flows
    }

    fn follow_route(
        &mut self,
        buckets: &Buckets,
        (product, position): (ProductId, usize),
        route: &Route,
        started: &[f64],
        decisions: &Decisions,
    ) {
        let runs = decisions.runs[product][position].as_ref();
        for start in buckets.ids() {
            let units = started[start.position()];
            let (run, setup) = runs.map_or((0.0, 0.0), |it| it.at(start));
            self.follow_run(buckets, route, start, run);
            if units == 0.0 && setup == 0.0 {
                continue;
            }
            let day = buckets[start].start;
            for (material, norm) in &route.norms {
                self.material_use[*material][start.position()].add(units * norm.at(day));
            }
            for (component, each) in &route.components {
                self.product_use[*component][start.position()].add(units * each.at(day));
            }
            for (resource, each) in &route.uses {
                self.resource(*resource, start).add(units * each.at(day));
            }
            if let Some(arrival) = buckets.after_lead(start, route.total_lead_days()) {
                let at = arrival.position();
                self.made[product][at].add(units * route.total_yield());
                for (by_product, each) in &route.by_products {
                    self.alongside[*by_product][at].add(units * each.at(day));
                }
            }
            for (step, (operation, days, entering)) in route.steps().enumerate() {
                // A step that would run after the last bucket belongs to the next plan.
                let Some(bucket) = buckets.after_lead(start, days) else { continue };
                let day = buckets[bucket].start;
                let units = units * entering;
                let hours = units * operation.hours.at(day);
                let group = operation.group;
                let setup_hours = setup * operation.setup_hours.at(day);
                let (route, product) = (position, product);
                self.runs.push(Run {
                    product,
                    route,
                    step,
                    group,
                    bucket,
                    units,
                    hours,
                    setup_hours,
                });
                self.group_load[group][bucket.position()].add(hours);
                self.group_load[group][bucket.position()].add(setup_hours);
                self.setup_load[group][bucket.position()].add(setup_hours);
                for (resource, each) in &operation.uses {
                    self.resource(*resource, bucket).add(units * each.at(day));
                }
            }
        }
    }

    /// What a run takes however many units it has.
    fn follow_run(&mut self, buckets: &Buckets, route: &Route, start: BucketId, run: f64) {
        if run == 0.0 {
            return;
        }
        for (material, norm) in &route.norms_per_run {
            let each = norm.at(buckets[start].start);
            self.material_use[*material][start.position()].add(run * each);
        }
        let mut setup_hours = 0.0;
        for (operation, days, _) in route.steps() {
            if let Some(bucket) = buckets.after_lead(start, days) {
                setup_hours += operation.setup_hours.at(buckets[bucket].start);
            }
        }
        self.starts.push(Start { run, setup_hours });
    }

    fn resource(&mut self, resource: Resource, bucket: BucketId) -> &mut Sum {
        let loads = match resource {
            Resource::Labour(labour) => &mut self.labour_load[labour],
            Resource::Service(service) => &mut self.service_load[service],
        };
        &mut loads[bucket.position()]
    }

    fn add_projects(&mut self, factory: &Factory, decisions: &Decisions) {
        for (id, project) in factory.projects.enumerated() {
            for (need, given) in project.needs.iter().zip(&decisions.given[id]) {
                let uses = match need.of {
                    Needed::Group(group) => &mut self.group_load[group],
                    Needed::Resource(Resource::Labour(labour)) => &mut self.labour_load[labour],
                    Needed::Resource(Resource::Service(service)) => &mut self.service_load[service],
                    Needed::Item(Item::Product(product)) => &mut self.product_use[product],
                    Needed::Item(Item::Material(material)) => &mut self.material_use[material],
                };
                for (sum, given) in uses.iter_mut().zip(given) {
                    sum.add(*given);
                }
            }
        }
    }

    /// Uses per machine hour, once all machine hours are known.
    fn add_machine_hour_uses(&mut self, factory: &Factory, buckets: &Buckets) {
        for (id, group) in factory.groups.enumerated() {
            for (resource, each) in &group.uses {
                for bucket in buckets.ids() {
                    let load = self.group_load[id][bucket.position()];
                    let each = each.at(buckets[bucket].start);
                    self.resource(*resource, bucket).add_times(each, load);
                }
            }
        }
    }

    fn ship(&mut self, product: ProductId, order: OrderId, decisions: &Decisions) {
        let sums = self.product_shipped[product].iter_mut();
        for (sum, shipped) in sums.zip(&decisions.shipped[order]) {
            sum.add(*shipped);
        }
    }
}

fn zeros<I: Id>(items: usize, buckets: usize) -> IdVec<I, Sums> {
    (0..items).map(|_| vec![Sum::default(); buckets]).collect()
}
