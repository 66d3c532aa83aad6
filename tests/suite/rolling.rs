//! Month after month: a year is twelve months, causes get their share.

use junheng::explain::deviation::{Moved, moved};
use junheng::measure::validated;
use junheng::model::plan::{Plan, PlanStatus};
use junheng::model::{Buckets, Factory};
use junheng::month::actual::causes::{causes, with};
use junheng::month::actual::{Compared, Digests, compare};
use junheng::month::done::Done;
use junheng::month::period::Period;
use junheng::month::recorded::{Recorded, recorded};
use junheng::month::roll::{Ending, Rolled, roll};
use junheng::scenario::Document;
use junheng::session::{Options, Planning, WholeSearch, plan};
use junheng::source::actuals;
use serde_json::{Value, json};

/// A month: the file, the factory, its buckets and its plan.
pub(crate) struct Month {
    pub tree: Value,
    pub factory: Factory,
    pub buckets: Buckets,
    pub plan: Plan,
}

impl Month {
    /// A month planned in fractions.
    fn of(tree: Value) -> Self {
        let month = Self::planned(tree, None);
        assert_eq!(month.plan.status, PlanStatus::Optimal);
        month
    }

    /// A month, in whole numbers if they are searched for.
    pub fn planned(tree: Value, whole: Option<WholeSearch>) -> Self {
        let factory = validated(&tree.to_string()).unwrap_or_else(|it| panic!("{it:#?}\n{tree:#}"));
        let factory = factory.factory;
        let options = Options { whole, ..options(&factory) };
        let plan = match plan(&factory, &options).expect("certified and audited") {
            Planning::Plan(plan) => *plan,
            other => panic!("no plan: {other:?}\n{tree:#}"),
        };
        let buckets = Buckets::new(&factory, factory.bucket);
        Self { tree, factory, buckets, plan }
    }

    pub fn done(&self, record: Option<&Recorded>) -> Done {
        let next = self.factory.to.tomorrow().unwrap();
        match record {
            Some(it) => Done::as_recorded(&self.factory, &self.buckets, &self.plan, it),
            None => Done::as_planned(&self.factory, &self.buckets, &self.plan, next),
        }
    }

    pub fn rolled(&self, done: &Done) -> Rolled {
        let Self { tree, factory, buckets, plan } = self;
        let next = Period { from: factory.from, to: factory.to }.next(None).unwrap();
        roll(Ending { tree, factory, buckets, plan, done }, next)
            .unwrap_or_else(|it| panic!("{:#?}\n{}", it.problems, it.text))
    }

    pub fn recorded(&self, record: &Value) -> Recorded {
        let record = actuals::read(&record.to_string()).expect("a record");
        recorded(record, &self.factory, self.factory.to).expect("of this factory")
    }
}

fn options(factory: &Factory) -> Options {
    super::meaning::options(factory)
}

#[track_caller]
pub(crate) fn near(found: f64, expected: f64, size: f64, what: &str) {
    assert!((found - expected).abs() <= 1e-9 * (1.0 + size), "{what}: {found} is not {expected}");
}

/// A factory whose plan is forced: the price falls from month to month, so that everything is made and
/// sold as early as capacity and material allow.
fn falling(from: &str, to: &str) -> Value {
    let price: serde_json::Map<String, Value> = (1..=12)
        .map(|month| (format!("2026-{month:02}-01"), json!(100.0 - f64::from(month))))
        .collect();
    let hours: serde_json::Map<String, Value> = (1..=12)
        .map(|month| (format!("2026-{month:02}-01"), json!(100 + 10 * (month % 4))))
        .collect();
    let deliveries: Vec<Value> = (1..=12)
        .map(|month| json!({"date": format!("2026-{month:02}-{:02}", 3 + month), "quantity": 190 + 15 * (month % 3)}))
        .collect();
    json!({
        "factory": "Falling", "from": from, "to": to, "bucket": "month", "whole": false,
        "groups": [{"id": "saw", "hours": {"per_month": hours}, "cost_per_hour": 1}],
        "materials": [{"id": "steel", "stock": {"opening": 35}, "deliveries": deliveries}],
        "products": [
            {"id": "part", "operations": [{"group": "saw", "hours": 0.25}], "norms": {"steel": 1.5}, "stock": {"opening": 12}},
            {"id": "pump", "operations": [{"group": "saw", "hours": 0.5}], "components": {"part": 1}}],
        "orders": [{"id": "M", "product": "pump", "kind": "market", "price": price}],
        "goals": ["profit", "low-stock"]
    })
}

#[test]
fn a_year_in_one_file_is_twelve_months_rolled_on() {
    let year = Month::of(falling("2026-01-01", "2026-12-31"));
    let mut tree = falling("2026-01-01", "2026-01-31");
    let mut both = 0;
    for at in 0..12 {
        let month = Month::of(tree);
        for (one, all) in month.plan.products.iter().zip(&year.plan.products) {
            near(one.made[0], all.made[at], 1e3, &format!("{} made in month {at}", one.id));
            near(
                one.stock[0],
                all.stock[at],
                1e3,
                &format!("{} in stock after month {at}", one.id),
            );
        }
        let (one, all) = (&month.plan.materials[0], &year.plan.materials[0]);
        near(one.used[0], all.used[at], 1e3, &format!("steel used in month {at}"));
        near(one.stock[0], all.stock[at], 1e3, &format!("steel after month {at}"));
        let full =
            month.plan.groups[0].load_hours[0] > month.plan.groups[0].effective_hours[0] - 1e-6;
        both += usize::from(full);
        tree = serde_json::from_str(&month.rolled(&month.done(None)).text).unwrap();
    }
    assert!((1..12).contains(&both), "hours bind in some months, steel in others: {both}");
}

/// Two causes on one group of which either alone would do, a norm, a delivery that did not come: each
/// share worked out by hand.
#[test]
fn known_causes_get_their_share() {
    let tree = json!({
        "factory": "Causes", "from": "2026-03-02", "to": "2026-03-06", "whole": false,
        "groups": [{"id": "mill"}, {"id": "press", "machines": 10}],
        "materials": [
            {"id": "steel", "stock": {"opening": 100}},
            {"id": "brass", "deliveries": [{"date": "2026-03-03", "quantity": 60}]}],
        "products": [
            {"id": "gear", "operations": [{"group": "mill", "hours": 1}]},
            {"id": "pin", "operations": [{"group": "press", "hours": 0.1}], "norms": {"steel": 2}},
            {"id": "ring", "operations": [{"group": "press", "hours": 0.1}], "norms": {"brass": 3}}],
        "orders": [
            {"id": "G", "product": "gear", "kind": "market", "price": 10, "limit": {"in_all": 34}},
            {"id": "P", "product": "pin", "kind": "market", "price": 4},
            {"id": "R", "product": "ring", "kind": "market", "price": 9}],
        "goals": ["profit"]
    });
    let month = Month::of(tree);
    // 40 h are there and 34 are wanted: 6 are spare. 8 h and 10 h are lost.
    let record = month.recorded(&json!({
        "made": [{"product": "gear", "quantity": 22}, {"product": "pin", "quantity": 40},
            {"product": "ring", "quantity": 10}],
        "shipped": [{"order": "G", "quantity": 22}, {"product": "pin", "quantity": 40},
            {"order": "R", "quantity": 10}],
        "used": [{"item": "steel", "product": "pin", "quantity": 100}],
        "lost": [{"capacity": "mill", "cause": "no power", "date": "2026-03-03", "hours": 8},
            {"capacity": "mill", "cause": "tool broken", "hours": 10}],
        "delivered": [{"item": "brass", "quantity": 30, "date": "2026-03-03"}]
    }));
    let (done, planned) = (month.done(Some(&record)), month.done(None));
    let compared = Compared {
        factory: &month.factory,
        buckets: &month.buckets,
        plan: &month.plan,
        planned: &planned,
        done: &done,
        recorded: &record,
    };
    let found = causes(compared, 6);
    assert_eq!(found.len(), 4, "{found:#?}");
    let document = Document::parse(&month.tree.to_string()).unwrap();
    let made = |chosen: usize| with(&document, &month.factory, &found, chosen);
    let options = options(&month.factory);
    let Moved::Shared { goals, .. } =
        moved(found.len(), &month.plan.goals, made, &options).unwrap()
    else {
        panic!("every subset has a plan")
    };
    let profit = goals.iter().find(|it| it.goal == "profit").unwrap();
    // Of 40 h 6 are spare. The tool alone costs 4 gears, the power alone 2, both together 10: the tool
    // is idle on the day without power. Shapley: (4 + 8) ÷ 2 and (2 + 6) ÷ 2.
    let expected_lost = 340.0 - 10.0 * mill_pieces(true, true);
    let tool = 10.0
        * ((mill_pieces(false, false) - mill_pieces(false, true))
            + (mill_pieces(true, false) - mill_pieces(true, true)))
        / 2.0;
    let power = expected_lost - tool;
    let by = |word: &str| {
        let at = found.iter().position(|it| format!("{:?}", it.message).contains(word)).unwrap();
        profit.shares[at]
    };
    let close = |found: f64, expected: f64| {
        assert!((found - expected).abs() < 1e-6, "{found} is not {expected}: {profit:#?}");
    };
    close(by("tool broken"), -tool);
    close(by("no power"), -power);
    // 100 kg give 50 pins at 2 kg and 40 at the 2.5 kg that were used.
    close(by("steel"), -40.0);
    // 30 kg of brass are 10 rings.
    close(by("brass"), -90.0);
    close(profit.after - profit.before, -(expected_lost + 130.0));
    let answer = compare(compared, Digests { plan: String::new(), actuals: String::new() });
    let norm = answer.norms.iter().find(|it| it.product.is_some()).unwrap();
    close(norm.planned_each.unwrap(), 2.0);
    close(norm.used_each.unwrap(), 2.5);
}

/// Gears that the mill makes with and without the two causes: 8 h a day on five days; the power is off
/// on one of them, the tool costs 2 h of each.
fn mill_pieces(power: bool, tool: bool) -> f64 {
    let day = |off: bool| -> f64 {
        let hours: f64 = if off { 0.0 } else { 8.0 };
        (hours - if tool { 2.0 } else { 0.0 }).max(0.0)
    };
    let all: f64 = (0..5).map(|at| day(power && at == 1)).sum();
    all.min(34.0)
}
