//! A factory file becomes a factory, with defaults as documented, or every reason why not.

use junheng::diag::{Code, Diagnostic, Hint};
use junheng::ids::Id;
use junheng::model::{BucketKind, Buckets, Factory, Goal, OrderKind};
use junheng::report::{Terminal, diagnostics};
use junheng::source::SourceText;
use junheng::source::json::read;
use junheng::validate::validate;
use junheng::words::{Language, Words};
use unicode_width::UnicodeWidthStr;

/// The problems as a person reads them in English.
pub fn plain(source: &SourceText, problems: &[Diagnostic]) -> String {
    let words = Words::of(Language::English);
    diagnostics::plain(source, problems, &Terminal::new(&words, None))
}

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
    assert!((product.routes[0].operations[0].hours.at(factory.from) - 0.25).abs() < 1e-12);
    let order = &factory.orders.as_slice()[0];
    assert_eq!((order.earliest, order.due, order.priority), (factory.from, factory.to, 1));
    assert!(matches!(&order.kind, OrderKind::Firm { quantity: 1000.0, even: false, .. }));
    let goals: Vec<Goal> = factory.goals.iter().map(|goal| goal.goal).collect();
    let service = [Goal::Fulfil, Goal::OnTime, Goal::Profit];
    assert_eq!(goals[..3], service);
    assert_eq!(goals[3..], [Goal::Surplus, Goal::Balance, Goal::LowStock]);
    let group = &factory.groups.as_slice()[0];
    let buckets = Buckets::new(&factory, BucketKind::Month);
    let time = group.time(&factory.calendar, &buckets);
    assert!((time[0].effective - 2.0 * 8.0 * 23.0).abs() < 1e-9);
}

#[test]
fn every_reference_that_leads_nowhere_is_reported_at_once_with_the_nearest_name() {
    let text = SMALLEST
        .replace("\"group\": \"milling\"", "\"group\": \"miling\"")
        .replace("\"product\": \"shaft\"", "\"product\": \"shat\"");
    let found = problems(&text);
    assert_eq!(found.iter().map(|it| it.code).collect::<Vec<_>>(), [Code::E208, Code::E211]);
    assert_eq!(found[0].hints, [Hint::Meant("milling".to_owned())]);
    assert_eq!(found[1].hints, [Hint::Meant("shaft".to_owned())]);
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

#[test]
fn places_count_characters_and_paths_go_by_ids() {
    let text = "\u{feff}{\r\n  \"factory\": \"机加工 Токарный 🏭\", \"from\": \"2026-12-01\",\r\n  \
        \"to\": \"2026-12-31\",\r\n  \"groups\": [{\"id\": \"Токарный\"}, {\"id\": \"机加工\", \"machines\": -1}]\r\n}";
    let source = SourceText::read_from("-", text.as_bytes(), 1000).unwrap();
    let found = problems(&source.text);
    let places = source.places(&found);
    assert_eq!(places.len(), 1);
    assert_eq!(places[0].path, "groups/机加工/machines");
    let line = source.text.lines().nth(places[0].line - 1).unwrap();
    let rest: String = line.chars().skip(places[0].column - 1).collect();
    assert!(rest.starts_with("-1}]"), "{rest}");
    let drawn = plain(&source, &found);
    let rows: Vec<&str> = drawn.lines().collect();
    let before = &rows[1][..rows[1].find("-1}").unwrap()];
    let marked = &rows[2][..rows[2].find('^').unwrap()];
    assert_eq!(UnicodeWidthStr::width(before), UnicodeWidthStr::width(marked));
}

#[test]
fn a_long_line_is_cut_around_the_place() {
    let text = SMALLEST.replace('\n', &" ".repeat(1000)).replace("\"rate\": 4", "\"rate\": 0");
    let source = SourceText::from_text("one-line.json", &text);
    let found = problems(&text);
    let drawn = plain(&source, &found);
    let excerpt = drawn.lines().nth(1).unwrap();
    assert!(UnicodeWidthStr::width(excerpt) <= 80, "{excerpt}");
    assert!(excerpt.contains("\"rate\": 0"), "{excerpt}");
}

#[test]
fn problems_come_in_order_of_place_and_all_at_once() {
    let text = SMALLEST
        .replace("\"machines\": 2", "\"machines\": -2, \"workshop\": \"none\"")
        .replace("\"quantity\": 1000", "\"due\": \"2027-02-01\"");
    assert_eq!(codes(&text), [Code::E401, Code::E206, Code::E601, Code::E321]);
}

#[test]
fn routes_take_over_what_the_product_says_unless_they_are_subcontracted() {
    let text = SMALLEST.replace(
        "\"operations\": [{\"group\": \"milling\", \"rate\": 4}]",
        "\"cost\": 7, \"yield\": 0.5, \"lead_days\": 2, \"routes\": [
          {\"operations\": [{\"group\": \"milling\", \"rate\": 4}]},
          {\"yield\": 0.75, \"operations\": [{\"group\": \"milling\", \"rate\": 2}]},
          {\"subcontract\": true}]",
    );
    let factory = factory(&text);
    let routes = &factory.products.as_slice()[0].routes;
    let read: Vec<_> = routes
        .iter()
        .map(|it| (it.named.id.as_str(), it.cost.at(factory.from), it.own_yield, it.own_lead_days))
        .collect();
    assert_eq!(read, [("main", 7.0, 0.5, 2), ("route-2", 7.0, 0.75, 2), ("route-3", 0.0, 1.0, 0)]);
}

#[test]
fn a_firm_order_due_on_a_day_off_may_leave_on_the_working_day_before() {
    let text = SMALLEST.replace("\"price\": 3", "\"due\": \"2026-12-06\"");
    let factory = factory(&text);
    assert_eq!(factory.orders.as_slice()[0].earliest.to_string(), "2026-12-04");
}

#[test]
fn fulfil_is_put_first_where_something_firm_is_wanted() {
    let text = SMALLEST.replace("\"groups\"", "\"goals\": [\"balance\"], \"groups\"");
    let goals: Vec<Goal> = factory(&text).goals.iter().map(|goal| goal.goal).collect();
    assert_eq!(goals, [Goal::Fulfil, Goal::Surplus, Goal::Balance]);
    let without_price = factory(&SMALLEST.replace(", \"price\": 3", ""));
    assert_eq!(without_price.goals[2].goal, Goal::Cost);
}
