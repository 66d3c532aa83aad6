//! The planning period of a finished plan that looks on: its figures alone, and whether its end drains.

use std::borrow::Cow;

use super::plan::{GroupPlan, OrderPlan, Plan};

impl Plan {
    /// How many of its buckets are in the planning period; the others come after it.
    #[must_use]
    pub fn within(&self) -> usize {
        self.beyond.as_ref().map_or(self.buckets.len(), |it| it.within.min(self.buckets.len()))
    }

    /// The figures of the planning period of a list by bucket.
    #[must_use]
    pub fn of_month<'l, T>(&self, by_bucket: &'l [T]) -> &'l [T] {
        &by_bucket[..self.within().min(by_bucket.len())]
    }
}

impl Plan {
    /// The plan of the planning period alone, for a report that shows apart what comes after it: lists by
    /// bucket end with its last bucket, and what is due or needed only after it is left out. `beyond`
    /// stays. The plan itself, if it does not look on.
    #[must_use]
    pub fn month(&self) -> Cow<'_, Self> {
        let Some(beyond) = &self.beyond else { return Cow::Borrowed(self) };
        let width = self.buckets.len();
        let mut plan = self.clone();
        let within = self.within();
        let cut = |list: &mut Vec<f64>| {
            if list.len() == width {
                list.truncate(within);
            }
        };
        plan.buckets.truncate(within);
        let known = |name: &str| plan.buckets.iter().any(|it| it.name == name);
        plan.orders.retain(|it| it.due < beyond.from);
        for order in &mut plan.orders {
            order.shipments.retain(|it| known(&it.bucket));
        }
        for product in &mut plan.products {
            product.routes.iter_mut().for_each(|it| cut(&mut it.started));
            let lists = [
                &mut product.made,
                &mut product.received,
                &mut product.used,
                &mut product.shipped,
                &mut product.discarded,
                &mut product.stock,
                &mut product.short_of_safety,
            ];
            lists.into_iter().for_each(cut);
        }
        for group in &mut plan.groups {
            let lists = [
                &mut group.calendar_hours,
                &mut group.scheduled_hours,
                &mut group.repair_hours,
                &mut group.effective_hours,
                &mut group.load_hours,
                &mut group.setup_hours,
                &mut group.opened,
            ];
            lists.into_iter().chain(&mut group.overtime_hours).for_each(cut);
            for task in &mut group.tasks {
                [&mut task.units, &mut task.hours, &mut task.setup_hours].into_iter().for_each(cut);
            }
            let idle = |list: &[f64]| list.iter().all(|it| *it == 0.0);
            group.tasks.retain(|it| !idle(&it.units) || !idle(&it.setup_hours));
        }
        for pool in &mut plan.labour {
            let lists = [
                &mut pool.heads,
                &mut pool.hired,
                &mut pool.laid_off,
                &mut pool.effective_hours,
                &mut pool.overtime_hours,
                &mut pool.load_hours,
            ];
            lists.into_iter().for_each(cut);
        }
        for service in &mut plan.services {
            service.capacity.iter_mut().for_each(cut);
            service.overtime.iter_mut().for_each(cut);
            cut(&mut service.load);
        }
        for material in &mut plan.materials {
            let lists = [
                &mut material.delivered,
                &mut material.bought,
                &mut material.used,
                &mut material.stock,
                &mut material.short_of_safety,
            ];
            lists.into_iter().for_each(cut);
            material.quotas.retain(|it| known(&it.from));
        }
        for store in &mut plan.stores {
            [&mut store.capacity, &mut store.used].into_iter().for_each(cut);
        }
        for need in plan.projects.iter_mut().flat_map(|it| &mut it.needs) {
            cut(&mut need.given);
        }
        for runs in &mut plan.runs {
            [&mut runs.run, &mut runs.setup].into_iter().for_each(cut);
        }
        plan.repairs.retain(|it| it.from < beyond.from);
        for spot in &mut plan.tight {
            spot.buckets.retain(|it| known(it));
        }
        plan.pegs.retain(|it| known(&it.bucket));
        Cow::Owned(plan)
    }

    /// Orders that are due after the planning period.
    #[must_use]
    pub fn orders_beyond(&self) -> Vec<&OrderPlan> {
        let Some(beyond) = &self.beyond else { return Vec::new() };
        self.orders.iter().filter(|it| it.due >= beyond.from).collect()
    }
}

/// The last bucket counts as drained if its load is below this share of the mean.
const DRAINED: f64 = 0.6;

/// Buckets from which a last one can be told from the others.
const ENOUGH: usize = 8;

impl Plan {
    /// The utilisation of all groups in the last bucket and on average, if the plan does not look on and
    /// its last bucket is drained: nothing asks for the work of the days after it.
    #[must_use]
    pub fn drained(&self) -> Option<(f64, f64)> {
        let last = self.buckets.len().checked_sub(1)?;
        if self.beyond.is_some() || self.buckets.len() < ENOUGH {
            return None;
        }
        let sum = |of: &dyn Fn(&GroupPlan) -> f64| -> f64 { self.groups.iter().map(of).sum() };
        let share = |load: f64, hours: f64| (hours > 0.0).then(|| load / hours);
        let mean = share(
            sum(&|it| it.load_hours.iter().sum()),
            sum(&|it| it.effective_hours.iter().sum()),
        )?;
        let end = share(sum(&|it| it.load_hours[last]), sum(&|it| it.effective_hours[last]))?;
        (mean >= 0.3 && end < DRAINED * mean).then_some((end, mean))
    }
}
