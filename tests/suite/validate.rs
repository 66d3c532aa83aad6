//! A factory file becomes a factory, with defaults as documented, or every reason why not.

use junheng::diag::{Code, Diagnostic};
use junheng::ids::Id;
use junheng::model::{BucketKind, Buckets, Factory, Goal, OrderKind};
use junheng::source::json::read;
use junheng::validate::validate;

pub fn factory(text: &str) -> Factory {
    match validate(read(text)) {
        Ok(validated) => validated.factory,
        Err(problems) => panic!("{problems:#?}"),
    }
}

fn problems(text: &str) -> Vec<Diagnostic> {
    validate(read(text)).map_or_else(|problems| problems, |validated| validated.warnings)
}

fn codes(text: &str) -> Vec<Code> {
    problems(text).iter().map(|problem| problem.code).collect()
}

pub const SMALLEST: &str = r#"{
  "factory": "Works", "from": "2026-12-01", "to": "2026-12-31",
  "groups": [{"id": "milling", "machines": 2}],
  "products": [{"id": "shaft", "operations": [{"group": "milling", "rate": 4}]}],
  "orders": [{"id": "A", "product": "shaft", "quantity": 1000, "price": 3}]
}"#;

#[test]
fn the_smallest_useful_file_is_filled_in_with_the_documented_defaults() {
    let factory = factory(SMALLEST);
    assert_eq!(factory.currency, "money");
    assert_eq!(factory.bucket, BucketKind::Day);
    assert_eq!(Buckets::new(&factory, factory.bucket).len(), 23);
    let product = &factory.products.as_slice()[0];
    assert_eq!((product.named.name.as_str(), product.unit.as_str()), ("shaft", "pcs"));
    assert_eq!(product.routes.len(), 1);
    assert_eq!(product.routes[0].named.id, "main");
    assert_eq!(product.routes[0].operations[0].hours.at(factory.from), 0.25);
    let order = &factory.orders.as_slice()[0];
    assert_eq!((order.earliest, order.due, order.priority), (factory.from, factory.to, 1));
    assert!(matches!(&order.kind, OrderKind::Firm { quantity: 1000.0, even: false, .. }));
    let goals: Vec<Goal> = factory.goals.iter().map(|goal| goal.goal).collect();
    assert_eq!(goals, [Goal::Fulfil, Goal::OnTime, Goal::Profit, Goal::Balance, Goal::LowStock]);
    let group = &factory.groups.as_slice()[0];
    let buckets = Buckets::new(&factory, BucketKind::Month);
    let time = group.time(&factory.calendar, &buckets);
    assert_eq!(time[0].effective, 2.0 * 8.0 * 23.0);
}

#[test]
fn every_reference_that_leads_nowhere_is_reported_at_once_with_the_nearest_name() {
    let text = SMALLEST
        .replace("\"group\": \"milling\"", "\"group\": \"miling\"")
        .replace("\"product\": \"shaft\"", "\"product\": \"shat\"");
    let found = problems(&text);
    assert_eq!(found.iter().map(|it| it.code).collect::<Vec<_>>(), [Code::E208, Code::E211]);
    assert_eq!(found[0].hints, ["did you mean \"milling\"?"]);
    assert_eq!(found[1].hints, ["did you mean \"shaft\"?"]);
}

#[test]
fn a_reference_to_an_entry_that_could_not_be_read_is_not_reported_again() {
    let text = SMALLEST.replace("\"machines\": 2", "\"machines\": \"two\"");
    assert_eq!(codes(&text), [Code::E107]);
    let text = SMALLEST.replace("{\"id\": \"milling\", \"machines\": 2}", "7");
    assert_eq!(codes(&text), [Code::E107]);
}

#[test]
fn positions_of_references_are_resolved() {
    let factory = factory(SMALLEST);
    let operation = &factory.products.as_slice()[0].routes[0].operations[0];
    assert_eq!(operation.group.position(), 0);
}
