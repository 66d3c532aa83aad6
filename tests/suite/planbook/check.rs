//! Every figure of a plan against the cell it has to stand in.

use junheng::model::Factory;
use junheng::model::decimal::as_held;
use junheng::model::plan::{GroupPlan, Numbers, Plan};
use serde_json::Value;

use super::reading::{Book, Page, number, text};

/// Everything: no errors, every figure somewhere, and the figures by place.
pub fn equal(title: &str, book: &Book, plan: &Plan, factory: &Factory) {
    book.has_no_errors();
    every_figure_stands_somewhere(title, book, plan);
    schedule_and_stock(title, book, plan);
    materials(title, book, plan);
    orders(title, book, plan);
    hours(title, book, plan, factory);
    loads(title, book, plan);
    tasks(title, book, plan);
    goals_tight_and_money(title, book, plan);
}

/// No figure of `plan.json` is missing. What the summary says in one figure (the worst of three
/// residuals) or in a sentence (how many rules were tried), and how often engines were asked again, are
/// left out.
fn every_figure_stands_somewhere(title: &str, book: &Book, plan: &Plan) {
    fn walk(path: &str, value: &Value, found: &mut Vec<(String, f64)>) {
        match value {
            Value::Number(number) => found.push((path.to_owned(), number.as_f64().unwrap())),
            Value::Array(list) => {
                for (at, value) in list.iter().enumerate() {
                    walk(&format!("{path}/{at}"), value, found);
                }
            }
            Value::Object(fields) => {
                let left_out = ["residuals", "refused", "rules", "tried"];
                for (name, value) in
                    fields.iter().filter(|(name, _)| !left_out.contains(&name.as_str()))
                {
                    walk(&format!("{path}/{name}"), value, found);
                }
            }
            _ => {}
        }
    }
    let mut wanted = Vec::new();
    walk("", &serde_json::to_value(plan).unwrap(), &mut wanted);
    assert!(wanted.len() > 10, "{title}");
    let mut there = book.figures();
    // Noughts are left out where a whole row is nought.
    there.push(0.0);
    there.sort_by(f64::total_cmp);
    for (path, figure) in wanted {
        let figure = as_held(figure);
        let at = there.partition_point(|it| *it < figure);
        let near = there[at.saturating_sub(1)..(at + 1).min(there.len())].iter();
        assert!(
            near.clone().any(|it| book.same(*it, figure)),
            "{title}: {path}: {figure} is nowhere"
        );
    }
}

fn row(title: &str, book: &Book, key: &str, labels: &[&str], figures: &[f64], summed: bool) {
    let Some((found, end)) = book.by_bucket(key, labels, figures.len()) else {
        assert!(figures.iter().all(|it| *it == 0.0), "{title}: {key} has no row {labels:?}");
        return;
    };
    for (found, figure) in found.iter().zip(figures) {
        assert!(book.same(*found, *figure), "{title}: {key} {labels:?}: {found} for {figure}");
    }
    match end {
        Some(end) if summed => {
            let sum = figures.iter().sum();
            assert!(book.same_sum(end, sum), "{title}: {key} {labels:?}: {end} for {sum}");
        }
        other => assert!(!summed && other.is_none(), "{title}: {key} {labels:?}: {other:?}"),
    }
}

fn at_the_end(figures: usize, last: f64) -> Vec<f64> {
    let mut all = vec![0.0; figures];
    *all.last_mut().unwrap() = last;
    all
}

fn schedule_and_stock(title: &str, book: &Book, plan: &Plan) {
    let say = |key: &str| book.words.say(key);
    for product in &plan.products {
        for route in &product.routes {
            let name = route.name.as_ref().unwrap_or(&route.id);
            let named = if route.subcontract {
                book.words.say_with("book-subcontracted", &[("route", name.into())])
            } else {
                name.clone()
            };
            let labels = [&*product.id, &product.name, &named];
            row(title, book, "book-schedule", &labels, &route.started, true);
        }
        let closing = at_the_end(plan.buckets.len(), product.short_of_closing);
        let surplus = at_the_end(plan.buckets.len(), product.surplus);
        for (key, figures, summed) in [
            ("book-made", &product.made, true),
            ("book-received", &product.received, true),
            ("book-used", &product.used, true),
            ("book-shipped", &product.shipped, true),
            ("book-discarded", &product.discarded, true),
            ("book-closing-stock", &product.stock, false),
            ("book-short-of-safety", &product.short_of_safety, false),
            ("book-short-of-closing", &closing, false),
            ("book-surplus", &surplus, false),
        ] {
            let labels = [&*product.id, &product.name, &product.unit, &say(key)];
            row(title, book, "book-stock", &labels, figures, summed);
        }
    }
}

fn materials(title: &str, book: &Book, plan: &Plan) {
    let say = |key: &str| book.words.say(key);
    for it in &plan.materials {
        let closing = at_the_end(plan.buckets.len(), it.short_of_closing);
        for (key, figures, summed) in [
            ("book-delivered", &it.delivered, true),
            ("book-bought", &it.bought, true),
            ("book-used", &it.used, true),
            ("book-closing-stock", &it.stock, false),
            ("book-short-of-safety", &it.short_of_safety, false),
            ("book-short-of-closing", &closing, false),
        ] {
            let labels = [&*it.id, &it.name, &it.unit, &say(key)];
            row(title, book, "book-materials", &labels, figures, summed);
        }
        for quota in &it.quotas {
            let page = book.sheet("book-quotas").unwrap();
            let labels = [&*it.id, &it.name, &it.unit, &quota.from, &quota.to];
            let found = page.find(&labels).unwrap();
            let wanted = [quota.quota, quota.used, quota.quota - quota.used];
            for (cell, figure) in found[5..8].iter().zip(wanted) {
                let found = number(cell).unwrap();
                assert!(
                    book.same(found, figure) || book.same_sum(found, figure),
                    "{title}: {labels:?}"
                );
            }
        }
    }
    for it in &plan.stores {
        for (key, figures) in [("book-capacity", &it.capacity), ("book-used", &it.used)] {
            let labels = [&*it.id, &it.name, &it.unit, &say(key)];
            row(title, book, "book-stores", &labels, figures, false);
        }
    }
    for project in &plan.projects {
        for need in &project.needs {
            let labels = [&*project.id, &project.name, &need.of];
            row(title, book, "book-projects", &labels, &need.given, true);
            let found = book.sheet("book-projects").unwrap().find(&labels).unwrap();
            assert!(book.same(number(&found[3]).unwrap(), need.quantity), "{title}: {labels:?}");
            assert!(book.same(number(&found[4]).unwrap(), need.short), "{title}: {labels:?}");
        }
    }
}

fn orders(title: &str, book: &Book, plan: &Plan) {
    for order in &plan.orders {
        let page = book.sheet("book-orders").unwrap();
        let found = page.find(&[&order.id]).unwrap();
        assert_eq!(number(&found[6]), Some(f64::from(order.priority)), "{title}: {}", order.id);
        assert_eq!(text(&found[7]), order.due, "{title}: {}", order.id);
        let wanted = [order.quantity, order.shipped, order.late, order.days_late, order.short];
        for (cell, figure) in found[8..13].iter().zip(wanted) {
            // A market without a minimum wants nothing.
            let stated = number(cell).unwrap_or(0.0);
            assert!(book.same(stated, figure), "{title}: {}: {cell}", order.id);
        }
        for shipment in &order.shipments {
            let page = book.sheet("book-shipments").unwrap();
            let found = page.find(&[&shipment.bucket, &order.id]).unwrap();
            assert!(
                book.same(number(&found[6]).unwrap(), shipment.quantity),
                "{title}: {}",
                order.id
            );
        }
    }
}

fn hours(title: &str, book: &Book, plan: &Plan, factory: &Factory) {
    let say = |key: &str| book.words.say(key);
    let tier = |tier: usize| {
        book.words.say_with("book-overtime-tier", &[("tier", (&tier.to_string()).into())])
    };
    for group in &plan.groups {
        let named =
            |id: &String| factory.workshops.iter().find(|it| it.id == *id).unwrap().name.clone();
        let workshop = group.workshop.as_ref().map(named).unwrap_or_default();
        let own = |figure: &str, figures: &[f64]| {
            let labels = [&*workshop, &say("book-group"), &group.id, &group.name, figure];
            assert!(
                book.by_bucket("book-hours", &labels, figures.len()).is_some(),
                "{title}: {labels:?}"
            );
            row(title, book, "book-hours", &labels, figures, true);
        };
        own(&say("book-calendar-hours"), &group.calendar_hours);
        own(&say("book-scheduled-hours"), &group.scheduled_hours);
        own(&say("book-repair-hours"), &group.repair_hours);
        own(&say("book-effective-hours"), &group.effective_hours);
        own(&say("book-load-hours"), &group.load_hours);
        for (at, figures) in group.overtime_hours.iter().enumerate() {
            own(&tier(at + 1), figures);
        }
    }
    for pool in &plan.labour {
        for (key, figures) in [
            ("book-regular-hours", &pool.effective_hours),
            ("book-overtime", &pool.overtime_hours),
            ("book-load-hours", &pool.load_hours),
        ] {
            let labels = ["", &say("book-labour-pool"), &pool.id, &pool.name, &say(key)];
            row(title, book, "book-hours", &labels, figures, true);
        }
        for (key, figures, summed) in [
            ("book-heads", &pool.heads, false),
            ("book-hired", &pool.hired, true),
            ("book-laid-off", &pool.laid_off, true),
        ] {
            row(
                title,
                book,
                "book-labour",
                &[&pool.id, &pool.name, "*", &say(key)],
                figures,
                summed,
            );
        }
    }
    for service in &plan.services {
        let own = |figure: &str, figures: &[f64]| {
            let labels =
                ["", &say("book-service"), &service.id, &service.name, figure, &service.unit];
            row(title, book, "book-hours", &labels, figures, true);
        };
        if let Some(capacity) = &service.capacity {
            own(&say("book-capacity"), capacity);
        }
        own(&say("book-load-hours"), &service.load);
        for (at, figures) in service.overtime.iter().enumerate() {
            own(&tier(at + 1), figures);
        }
    }
}

fn loads(title: &str, book: &Book, plan: &Plan) {
    for group in &plan.groups {
        let page = book.sheet("book-load").unwrap();
        let found = page.find(&["*", "*", &group.id, &group.name]).unwrap();
        let whole: f64 = group.load_hours.iter().sum();
        assert!(book.same_sum(number(&found[4]).unwrap(), whole), "{title}: {}", group.id);
        let there = group.effective_hours.iter().any(|it| *it > 0.0);
        if there {
            assert!(
                book.same_sum(number(&found[6]).unwrap(), group.utilisation),
                "{title}: {}",
                group.id
            );
        }
        let by_bucket = group.load_hours.iter().zip(&group.effective_hours).zip(&found[7..]);
        for ((load, hours), cell) in by_bucket {
            match number(cell) {
                Some(share) => {
                    assert!(book.same_sum(share, load / hours), "{title}: {}: {cell}", group.id);
                }
                None => assert!(
                    *hours == 0.0 && (text(cell) == "▲") == (*load > 0.0),
                    "{title}: {cell:?}"
                ),
            }
        }
    }
}

/// The task sheets of a group, week by week: their second line names the group.
fn task_sheets<'b>(book: &'b Book, plan: &Plan, group: &GroupPlan) -> Vec<&'b Page> {
    let period = "|";
    let remark = book.words.say_with(
        "book-tasks-remark",
        &[
            ("group", (&group.id).into()),
            ("works", (&plan.factory.name).into()),
            ("period", period.into()),
        ],
    );
    let remark = remark.split_once('|').unwrap().0.to_owned();
    let own = |page: &&Page| page.rows.get(1).is_some_and(|row| text(&row[0]).starts_with(&remark));
    book.sheets.iter().map(|(_, page)| page).filter(own).collect()
}

fn tasks(title: &str, book: &Book, plan: &Plan) {
    for group in &plan.groups {
        let busy = group.load_hours.iter().any(|it| *it > 0.0);
        let pages = task_sheets(book, plan, group);
        assert!(!busy || !pages.is_empty(), "{title}: {} has no sheet", group.id);
        if pages.is_empty() {
            continue;
        }
        let day = plan.factory.bucket == "day";
        for (at, bucket) in plan.buckets.iter().enumerate() {
            let date = if day { &bucket.start } else { &bucket.name };
            for task in group.tasks.iter().filter(|it| it.units[at] > 0.0) {
                let products = plan.products.iter().filter(|it| it.id == task.product);
                let mut routes = products.flat_map(|it| &it.routes);
                let route = routes.find(|it| it.id == task.route);
                let name = route.and_then(|it| it.name.as_ref()).unwrap_or(&task.route);
                let of = |row: &&Vec<calamine::Data>| {
                    text(&row[0]) == *date
                        && text(&row[2]) == task.product
                        && text(&row[4]) == *name
                        && number(&row[5])
                            == Some(f64::from(u32::try_from(task.operation).unwrap()))
                };
                let found = pages.iter().flat_map(|it| &it.rows).find(of);
                let found = found
                    .unwrap_or_else(|| panic!("{title}: {} {date} {}", group.id, task.product));
                assert!(
                    book.same(number(&found[6]).unwrap(), task.units[at]),
                    "{title}: {}",
                    group.id
                );
                assert!(
                    book.same(number(&found[8]).unwrap(), task.hours[at]),
                    "{title}: {}",
                    group.id
                );
            }
            let label = book.words.say_with("book-total-of", &[("bucket", (&bucket.name).into())]);
            let (load, hours) = (group.load_hours[at], group.effective_hours[at]);
            match pages.iter().find_map(|it| it.find(&[&label])) {
                Some(found) => {
                    assert!(
                        book.same_sum(number(&found[8]).unwrap(), load),
                        "{title}: {} {label}",
                        group.id
                    );
                    assert!(
                        book.same(number(&found[9]).unwrap(), hours),
                        "{title}: {} {label}",
                        group.id
                    );
                    let share = number(&found[10]);
                    assert!(
                        hours == 0.0 || book.same_sum(share.unwrap(), load / hours),
                        "{title}: {label}"
                    );
                }
                None => assert!(load.abs() < 1e-9, "{title}: {} {label}: {load}", group.id),
            }
        }
        let total = book.words.say("book-total-of-all");
        let found = pages.iter().map(|it| number(&it.find(&[&total]).unwrap()[8]).unwrap());
        let whole = group.load_hours.iter().sum();
        assert!(book.same_sum(found.sum(), whole), "{title}: {}", group.id);
    }
}

fn goals_tight_and_money(title: &str, book: &Book, plan: &Plan) {
    let page = book.sheet("book-summary").unwrap();
    let reached = match plan.numbers {
        Some(Numbers::Whole) => "head-reached",
        _ => "head-optimum",
    };
    let head = page.find(&[&book.words.say("head-goal"), &book.words.say(reached)]).unwrap();
    let start = page.rows.iter().position(|row| std::ptr::eq(row, head)).unwrap() + 1;
    for (goal, found) in plan.goals.iter().zip(&page.rows[start..]) {
        let place = |key: &str| {
            let heading = book.words.say(key);
            head.iter().position(|it| text(it) == heading).unwrap()
        };
        let figures = [
            (reached, goal.value),
            ("head-given-up", goal.given_up),
            ("head-allowed", goal.allowed),
        ];
        for (key, figure) in figures {
            assert!(book.same(number(&found[place(key)]).unwrap(), figure), "{title}: {key}");
        }
        assert_eq!(text(&found[place("head-engine")]), goal.engine, "{title}");
    }
    let page = book.sheet("book-tight").unwrap();
    let first = page.find(&[&book.words.say("head-limit")]).unwrap();
    let start = page.rows.iter().position(|row| std::ptr::eq(row, first)).unwrap() + 1;
    assert_eq!(page.rows.len(), start + plan.tight.len(), "{title}");
    for (spot, found) in plan.tight.iter().zip(&page.rows[start..]) {
        assert_eq!(text(&found[0]), spot.at, "{title}");
        for (worth, cell) in [(spot.one_more, &found[3]), (spot.one_less, &found[4])] {
            let same = match (worth, number(cell)) {
                (Some(worth), Some(shown)) => book.same(shown, worth),
                (worth, shown) => worth.is_none() && shown.is_none(),
            };
            assert!(same, "{title}: {}", spot.at);
        }
        #[allow(clippy::cast_precision_loss)] // buckets
        let count = spot.buckets.len() as f64;
        assert_eq!(number(&found[6]), Some(count), "{title}: {}", spot.at);
    }
    let page = book.sheet("book-money").unwrap();
    let amount = |part: &str, what: &str| {
        let found = page.find(&[&book.words.say(part), what]);
        number(&found.unwrap_or_else(|| panic!("{title}: {part} {what}"))[2]).unwrap()
    };
    let say = |key: &str| book.words.say(key);
    assert!(book.same(amount("book-result", &say("book-revenue")), plan.money.revenue), "{title}");
    assert!(book.same(amount("book-result", &say("goal-cost")), plan.money.cost), "{title}");
    let profit = amount("book-result", &say("goal-profit"));
    assert!(
        book.same_sum(profit, plan.money.profit) || (profit - plan.money.profit).abs() < 1e-6,
        "{title}"
    );
    for (part, costs) in [
        ("plan-cost-by-kind", &plan.money.by_kind),
        ("plan-cost-by-workshop", &plan.money.by_workshop),
        ("plan-cost-by-product", &plan.money.by_product),
    ] {
        if !costs.is_empty() {
            let sum = costs.iter().map(|it| it.amount).sum();
            assert!(book.same_sum(amount(part, &say("book-total")), sum), "{title}: {part}");
        }
    }
}
