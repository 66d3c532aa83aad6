//! What is decided in whole numbers: runs with their setups, repairs placed, choices taken, groups
//! opened, heads hired and laid off.

use crate::model::plan::{BucketHeading, Numbers, PlacedRepair, Plan, ProductPlan, RoutePlan};
use crate::report::terms;
use crate::report::view::{On, Table};
use crate::words::Words;

/// People and programs.
const ALL: On = On::PEOPLE.or(On::CSV);

/// A route in a bucket.
struct Run<'p> {
    bucket: &'p BucketHeading,
    product: &'p ProductPlan,
    route: &'p RoutePlan,
    started: f64,
    hours: f64,
    setup_hours: f64,
    /// Whether it is set up; none if nothing depends on its runs.
    set_up: Option<bool>,
}

/// Whether the plan has whole numbers.
fn is_whole(plan: &Plan) -> bool {
    plan.numbers == Some(Numbers::Whole)
}

/// Every run of a whole plan, in order of time: pieces started, and the machine hours and setups of
/// the route in that bucket. A step that lead time puts into a later bucket has its hours there.
#[must_use]
pub fn runs(plan: &Plan, words: &Words) -> Table {
    let mut rows: Vec<Run<'_>> = Vec::new();
    for (at, bucket) in plan.buckets.iter().enumerate().filter(|_| is_whole(plan)) {
        for product in &plan.products {
            for route in &product.routes {
                let of = |one: &str, other: &str| one == product.id && other == route.id;
                let tasks = plan.groups.iter().flat_map(|it| &it.tasks);
                let tasks: Vec<_> = tasks.filter(|it| of(&it.product, &it.route)).collect();
                let setup = |hours: &Vec<f64>| hours.get(at).copied().unwrap_or(0.0);
                let setup_hours: f64 = tasks.iter().map(|it| setup(&it.setup_hours)).sum();
                let runs = plan.runs.iter().find(|it| of(&it.product, &it.route));
                let run = Run {
                    bucket,
                    product,
                    route,
                    started: route.started[at],
                    hours: tasks.iter().map(|it| it.hours[at]).sum::<f64>() + setup_hours,
                    setup_hours,
                    set_up: runs.filter(|it| it.run[at] > 0.5).map(|it| it.setup[at] > 0.5),
                };
                if run.started > 0.0 || run.hours > 0.0 {
                    rows.push(run);
                }
            }
        }
    }
    Table::of(words, rows)
        .word("head-bucket", |it| &it.bucket.name)
        .on(ALL)
        .day("first-day", |it| &it.bucket.start)
        .on(On::CSV)
        .named("head-product", |it| (&it.product.name, &it.product.id))
        .word("product", |it| &it.product.id)
        .on(On::CSV)
        .name("head-route", |it| it.route.called())
        .word("route", |it| &it.route.id)
        .on(On::CSV)
        .flow("head-pieces", |it| it.started)
        .coded("started")
        .on(ALL)
        .word("head-unit", |it| &it.product.unit)
        .on(ALL)
        .flow("head-machine-hours", |it| it.hours)
        .on(ALL)
        .flow("head-setup-hours", |it| it.setup_hours)
        .on(ALL)
        .word("head-setup", |it| match it.set_up {
            Some(true) => words.say("run-set-up"),
            Some(false) => words.say("run-continued"),
            None => String::new(),
        })
        .on(ALL)
        .done()
}

/// How many runs there are: routes started in a bucket.
#[must_use]
pub fn how_many(plan: &Plan) -> usize {
    let routes = plan.products.iter().flat_map(|it| &it.routes);
    routes.flat_map(|it| &it.started).filter(|it| **it > 0.0).count()
}

/// Repairs placed, in order of time.
#[must_use]
pub fn repairs(plan: &Plan, words: &Words) -> Table {
    let mut rows: Vec<&PlacedRepair> = plan.repairs.iter().collect();
    rows.sort_by(|one, other| (&one.from, &one.group).cmp(&(&other.from, &other.group)));
    let name = |id: &str| {
        let group = plan.groups.iter().find(|it| it.id == id);
        group.map_or_else(|| id.to_owned(), |it| it.name.clone())
    };
    Table::of(words, rows)
        .named("head-group", |it| (name(&it.group), &it.group))
        .word("group", |it| &it.group)
        .on(On::CSV)
        .count("head-repair-number", |it| it.repair as u64)
        .on(On::WIDE.or(On::CSV))
        .day("head-from", |it| &it.from)
        .on(ALL)
        .day("head-to", |it| &it.to)
        .on(ALL)
        .figure("head-machines", |it| it.machines)
        .on(ALL)
        .share("head-placed-share", |it| (!is_whole(plan)).then_some(it.placed))
        .on(ALL)
        .done()
}

/// What is taken of each choice.
#[must_use]
pub fn choices(plan: &Plan, words: &Words) -> Table {
    let rows = plan.choices.iter().flat_map(|choice| choice.of.iter().map(move |of| (choice, of)));
    Table::of(words, rows)
        .name("head-choice", |(choice, _)| &choice.id)
        .on(ALL)
        .name("head-choice-of", |(_, of)| terms::limit(words, &of.of))
        .on(ALL)
        .width(14, 40)
        .word("head-taken", |(_, of)| match of.taken {
            taken if !is_whole(plan) && taken > 0.0 && taken < 1.0 => String::new(),
            taken if taken > 0.5 => words.say("choice-taken"),
            _ => words.say("choice-not-taken"),
        })
        .on(ALL)
        .share("head-taken-share", |(_, of)| (!is_whole(plan)).then_some(of.taken))
        .on(ALL)
        .done()
}

/// The buckets in which each group that can be opened is, with the load there.
#[must_use]
pub fn opened(plan: &Plan, words: &Words) -> Table {
    let rows = plan.groups.iter().flat_map(|group| {
        let opened = group.opened.iter().zip(&plan.buckets).enumerate();
        opened.filter(|(_, (share, _))| **share > 0.0).map(move |(at, (share, bucket))| {
            (group, bucket, *share, group.load_hours[at], group.effective_hours[at])
        })
    });
    Table::of(words, rows)
        .named("head-group", |(group, ..)| (&group.name, &group.id))
        .word("group", |(group, ..)| &group.id)
        .on(On::CSV)
        .word("head-bucket", |(_, bucket, ..)| &bucket.name)
        .on(ALL)
        .day("first-day", |(_, bucket, ..)| &bucket.start)
        .on(On::CSV)
        .hours("head-load", |(.., load, _)| *load)
        .on(ALL)
        .hours("head-effective", |(.., effective)| *effective)
        .on(ALL)
        .share("head-opened-share", |(_, _, share, ..)| (!is_whole(plan)).then_some(*share))
        .on(ALL)
        .done()
}

/// Heads hired and laid off, pool by pool, where the factory asks for whole numbers.
#[must_use]
pub fn heads(plan: &Plan, words: &Words) -> Table {
    let pools = plan.labour.iter().filter(|_| plan.numbers.is_some());
    let rows = pools.flat_map(|pool| {
        let moved = pool.hired.iter().zip(&pool.laid_off).enumerate();
        let moved = moved.filter(|(_, (hired, laid_off))| **hired > 0.0 || **laid_off > 0.0);
        moved.map(move |(at, _)| (pool, &plan.buckets[at], at))
    });
    Table::of(words, rows)
        .named("head-labour", |(pool, ..)| (&pool.name, &pool.id))
        .word("labour", |(pool, ..)| &pool.id)
        .on(On::CSV)
        .word("head-bucket", |(_, bucket, _)| &bucket.name)
        .on(ALL)
        .day("first-day", |(_, bucket, _)| &bucket.start)
        .on(On::CSV)
        .flow("head-hired", |(pool, _, at)| pool.hired[*at])
        .on(ALL)
        .flow("head-laid-off", |(pool, _, at)| pool.laid_off[*at])
        .on(ALL)
        .figure("head-heads", |(pool, _, at)| pool.heads[*at])
        .on(ALL)
        .done()
}
