//! Groups, labour pools and services: load against capacity, tightest first.

use crate::model::plan::{GroupPlan, LabourPlan, Plan, ServicePlan};
use crate::report::number::figure;
use crate::report::terms;
use crate::report::view::{On, Table, share};
use crate::words::Words;

/// Marks of a load line at most; more buckets share marks, the highest counting.
const MARKS: usize = 31;

/// A group, labour pool or service, as far as load and capacity go.
pub struct Capacity<'p> {
    /// Its id.
    pub id: &'p str,
    /// Its name.
    pub name: &'p str,
    /// Hours, or the unit of a service.
    pub unit: &'p str,
    /// What there is by bucket; none if there is no limit.
    pub available: Option<&'p [f64]>,
    /// Load by bucket.
    pub load: &'p [f64],
    /// Overtime by bucket, which is part of the load.
    pub overtime: Vec<f64>,
    /// Hours of setups by bucket, which are part of the load.
    pub setups: &'p [f64],
    /// Mean change of utilisation from bucket to bucket, of groups.
    pub change: Option<f64>,
    /// The labour pool, where it is one.
    pool: Option<&'p LabourPlan>,
}

impl Capacity<'_> {
    /// Capacity of the whole time.
    #[must_use]
    pub fn all(&self) -> f64 {
        self.available.unwrap_or_default().iter().sum()
    }

    /// Load of the whole time.
    #[must_use]
    pub fn loaded(&self) -> f64 {
        self.load.iter().sum()
    }

    /// Overtime of the whole time.
    #[must_use]
    pub fn extra(&self) -> f64 {
        self.overtime.iter().sum()
    }

    /// Load ÷ capacity of the whole time; 0 if there is none.
    #[must_use]
    pub fn utilisation(&self) -> f64 {
        share(self.loaded(), self.all())
    }

    /// Load ÷ capacity by bucket; none if there is no capacity.
    fn by_bucket(&self) -> Vec<Option<f64>> {
        let available = self.available.unwrap_or_default();
        let ratio = |(load, all): (&f64, &f64)| (*all > 0.0).then(|| load / all);
        self.load.iter().zip(available).map(ratio).collect()
    }

    /// The highest load ÷ capacity of a bucket.
    #[must_use]
    pub fn peak(&self) -> f64 {
        self.by_bucket().into_iter().flatten().fold(0.0, f64::max)
    }
}

fn over_tiers(tiers: &[Vec<f64>], width: usize) -> Vec<f64> {
    let of = |at: usize| tiers.iter().filter_map(|tier| tier.get(at)).sum();
    (0..width).map(of).collect()
}

/// A group's capacity.
#[must_use]
pub fn group(it: &GroupPlan) -> Capacity<'_> {
    Capacity {
        id: &it.id,
        name: &it.name,
        unit: "h",
        available: Some(&it.effective_hours),
        load: &it.load_hours,
        overtime: over_tiers(&it.overtime_hours, it.load_hours.len()),
        setups: &it.setup_hours,
        change: Some(it.change),
        pool: None,
    }
}

fn pool(it: &LabourPlan) -> Capacity<'_> {
    Capacity {
        id: &it.id,
        name: &it.name,
        unit: "h",
        available: Some(&it.effective_hours),
        load: &it.load_hours,
        overtime: it.overtime_hours.clone(),
        setups: &[],
        change: None,
        pool: Some(it),
    }
}

fn service(it: &ServicePlan) -> Capacity<'_> {
    Capacity {
        id: &it.id,
        name: &it.name,
        unit: &it.unit,
        available: it.capacity.as_deref(),
        load: &it.load,
        overtime: over_tiers(&it.overtime, it.load.len()),
        setups: &[],
        change: None,
        pool: None,
    }
}

/// Groups, tightest first: by utilisation over the whole time, then by the highest peak.
#[must_use]
pub fn groups(plan: &Plan) -> Vec<Capacity<'_>> {
    tightest_first(plan.groups.iter().map(group).collect())
}

/// Labour pools, tightest first.
#[must_use]
pub fn labour(plan: &Plan) -> Vec<Capacity<'_>> {
    tightest_first(plan.labour.iter().map(pool).collect())
}

/// Services, tightest first.
#[must_use]
pub fn services(plan: &Plan) -> Vec<Capacity<'_>> {
    tightest_first(plan.services.iter().map(service).collect())
}

/// Everything that has a capacity, tightest first.
#[must_use]
pub fn limited(plan: &Plan) -> Vec<Capacity<'_>> {
    let all = groups(plan).into_iter().chain(labour(plan)).chain(services(plan));
    tightest_first(all.filter(|it| it.available.is_some()).collect())
}

fn tightest_first(mut of: Vec<Capacity<'_>>) -> Vec<Capacity<'_>> {
    of.sort_by(|one, other| {
        let by_use = other.utilisation().total_cmp(&one.utilisation());
        by_use.then(other.peak().total_cmp(&one.peak()))
    });
    of
}

/// How many buckets share a mark of a load line.
#[must_use]
pub fn buckets_per_mark(buckets: usize) -> usize {
    buckets.div_ceil(MARKS).max(1)
}

/// One mark per bucket, or per few buckets where there are too many.
fn load_line(of: &Capacity<'_>) -> String {
    let mark = |utilisation: Option<f64>| match utilisation {
        None => '-',
        Some(share) if share >= 0.999 => 'X',
        Some(share) if share <= 5e-7 => '.',
        Some(share) => {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // 0 to 9
            let tenths = (share * 10.0).floor() as u32;
            char::from_digit(tenths.min(9), 10).unwrap_or('9')
        }
    };
    let marks = of.by_bucket();
    let marks = marks.chunks(buckets_per_mark(of.load.len())).map(|chunk| {
        let highest = chunk.iter().flatten().copied().fold(f64::NEG_INFINITY, f64::max);
        mark(chunk.iter().any(Option::is_some).then_some(highest))
    });
    marks.collect()
}

/// Load against capacity.
#[must_use]
pub fn load(of: Vec<Capacity<'_>>, words: &Words) -> Table {
    let heads = |it: &LabourPlan| match (it.heads.first(), it.heads.last()) {
        (Some(first), Some(last)) if figure(*first) != figure(*last) => {
            let (first, last) = (figure(*first), figure(*last));
            words.say_with(
                "plan-heads-from-to",
                &[("first", (&first).into()), ("last", (&last).into())],
            )
        }
        (Some(first), _) => figure(*first),
        _ => String::new(),
    };
    let sum = |figures: &[f64]| figures.iter().sum::<f64>();
    let any_setups = of.iter().any(|it| !it.setups.is_empty());
    let table = Table::of(words, of)
        .named("head-capacity-of", |it| (it.name, it.id))
        .word("head-heads", |it| it.pool.map_or_else(String::new, heads))
        .flow("head-hired", |it| it.pool.map_or(0.0, |it| sum(&it.hired)))
        .on(On::TEXT)
        .flow("head-laid-off", |it| it.pool.map_or(0.0, |it| sum(&it.laid_off)))
        .on(On::TEXT)
        .hours("head-load", Capacity::loaded);
    let table =
        if any_setups { table.flow("head-setup-hours", |it| sum(it.setups)) } else { table };
    table
        .cell("head-of", crate::report::view::Kind::Hours, |it| match it.available {
            Some(_) => crate::report::view::Cell::Flow(it.all()),
            None => words.say("plan-no-limit").into(),
        })
        .word("head-unit", |it| if it.unit == "h" { "" } else { it.unit })
        .share("head-used-share", |it| it.available.map(|_| it.utilisation()))
        .share("head-peak-share", |it| {
            it.available.filter(|_| it.pool.is_none()).map(|_| it.peak())
        })
        .on(On::TEXT)
        .share("head-peak-share", |it| it.available.map(|_| it.peak()))
        .on(On::PAGE)
        .flow("head-extra", Capacity::extra)
        .share("head-change-share", |it| it.change)
        .on(On::PAGE)
        .word("head-by-bucket", load_line)
        .on(On::TEXT)
        .done()
}

/// The four times of equipment.
#[must_use]
pub fn times(plan: &Plan, words: &Words) -> Table {
    let mut of: Vec<&GroupPlan> = plan.groups.iter().collect();
    of.sort_by(|one, other| {
        let by_use = other.utilisation.total_cmp(&one.utilisation);
        by_use.then(group(other).peak().total_cmp(&group(one).peak()))
    });
    let sum = |figures: &[f64]| figures.iter().sum::<f64>();
    Table::of(words, of)
        .named("head-group", |it| (&it.name, &it.id))
        .hours("head-calendar", |it| sum(&it.calendar_hours))
        .hours("head-scheduled", |it| sum(&it.scheduled_hours))
        .hours("head-repair", |it| sum(&it.repair_hours))
        .hours("head-effective", |it| sum(&it.effective_hours))
        .hours("head-loaded", |it| sum(&it.load_hours))
        .done()
}

/// The unit of a capacity in the language of the reader.
#[must_use]
pub fn unit(of: &Capacity<'_>, words: &Words) -> String {
    terms::unit(words, of.unit)
}
