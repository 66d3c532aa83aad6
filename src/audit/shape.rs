//! Whether a plan has the shape of its factory: the same names in the same order, a figure for
//! every bucket, and every figure a number.

use serde_json::Value;

use crate::diag::message;
use crate::model::answers::audit::Fault;
use crate::model::plan::Plan;

use super::check::Check;

/// Tables whose entries depend on the decisions; their contents are checked with their subject.
const OPEN: [&str; 12] = [
    "status",
    "goals",
    "certificate",
    "version",
    "shipments",
    "tasks",
    "rhythm",
    "money",
    "repairs",
    "pegs",
    "bill",
    "near",
];

/// Compares a plan with the empty plan of its factory.
pub fn check(plan: &Plan, blank: &Plan, check: &mut Check) {
    let values = (serde_json::to_value(plan), serde_json::to_value(blank));
    let (Ok(stated), Ok(expected)) = values else {
        check.refuse("plan", "audit-no-json", Fault::Shape);
        return;
    };
    compare(&At { above: None, step: Step::Whole }, &stated, &expected, check);
    check_lengths(plan, blank, check);
    check_tasks(plan, check);
    check_tight(plan, check);
    let stated = &plan.certificate.factory_sha256;
    let expected = &blank.certificate.factory_sha256;
    let what = "audit-digest";
    check.words(|| "certificate/factory_sha256".into(), what, stated, expected);
}

/// The path of a figure, written out only for an error: a plan has thousands.
struct At<'w> {
    above: Option<&'w At<'w>>,
    step: Step<'w>,
}

enum Step<'w> {
    Whole,
    Field(&'w str),
    /// An entry of a list of some length.
    Entry(usize, usize, &'w Value),
}

impl At<'_> {
    fn field<'w>(&'w self, name: &'w str) -> At<'w> {
        At { above: Some(self), step: Step::Field(name) }
    }

    fn entry<'w>(&'w self, position: usize, length: usize, entry: &'w Value) -> At<'w> {
        At { above: Some(self), step: Step::Entry(position, length, entry) }
    }

    /// The path: an entry by id or name if it has one, by bucket where it is a figure by bucket.
    fn path(&self, check: &Check) -> String {
        let above = self.above.map(|it| it.path(check)).unwrap_or_default();
        let own = match &self.step {
            Step::Whole => String::new(),
            Step::Field(name) => (*name).to_owned(),
            Step::Entry(position, length, entry) => {
                let mut named = ["id", "name", "bucket", "product", "of"].into_iter();
                let name = named.find_map(|key| entry.get(key)?.as_str());
                match (name, entry) {
                    (Some(name), _) => name.to_owned(),
                    (None, Value::Number(_) | Value::Null) if *length == check.buckets() => {
                        check.bucket(*position).to_string()
                    }
                    _ => (position + 1).to_string(),
                }
            }
        };
        if above.is_empty() { own } else { format!("{above}/{own}") }
    }

    fn is_field(&self, wanted: &str) -> bool {
        matches!(self.step, Step::Field(name) if name == wanted)
    }
}

fn compare(at: &At<'_>, stated: &Value, expected: &Value, check: &mut Check) {
    match (stated, expected) {
        (Value::Object(stated), Value::Object(expected)) => {
            for (key, stated) in stated {
                let tight = key == "tight" && at.above.is_none();
                let open = OPEN.contains(&key.as_str()) || tight;
                let at = at.field(key);
                match expected.get(key) {
                    Some(expected) if !open => compare(&at, stated, expected, check),
                    _ => finite(&at, stated, check),
                }
            }
        }
        (Value::Array(stated), Value::Array(expected)) => {
            if stated.len() != expected.len() {
                let (stated, expected) = (stated.len(), expected.len());
                let what = message!("audit-entries", stated, expected);
                check.refuse(at.path(check), what, Fault::Shape);
            }
            for (position, (entry, expected)) in stated.iter().zip(expected).enumerate() {
                let at = at.entry(position, stated.len(), expected);
                compare(&at, entry, expected, check);
            }
        }
        (Value::Null, Value::Number(_)) => {
            check.refuse(at.path(check), "audit-not-finite", Fault::Shape);
        }
        (Value::Number(_), Value::Number(_)) => {
            // Figures are recomputed elsewhere; a priority class is a fact of the factory file.
            if at.is_field("priority") && stated != expected {
                let at = at.path(check);
                check.words(|| at, "audit-priority", &stated.to_string(), &expected.to_string());
            }
        }
        _ if stated == expected => {}
        _ => {
            let text = |value: &Value| value.as_str().map_or(value.to_string(), str::to_owned);
            let at = at.path(check);
            check.words(|| at, "audit-name", &text(stated), &text(expected));
        }
    }
}

/// Every number below is finite: others are written as `null`.
fn finite(at: &At<'_>, stated: &Value, check: &mut Check) {
    match stated {
        Value::Object(fields) => {
            let optional = [
                "part",
                "bound",
                "iterations",
                "plan_sha256",
                // Of a change of the input: there was none of it, or there is none.
                "bucket",
                "before",
                "after",
            ];
            for (key, value) in fields
                .iter()
                .filter(|(key, value)| !(value.is_null() && optional.contains(&key.as_str())))
            {
                finite(&at.field(key), value, check);
            }
        }
        Value::Array(entries) => {
            for (position, entry) in entries.iter().enumerate() {
                finite(&at.entry(position, entries.len(), entry), entry, check);
            }
        }
        Value::Null => check.refuse(at.path(check), "audit-not-finite", Fault::Shape),
        _ => {}
    }
}

/// Lists that a plan without any of their kind leaves out.
fn check_lengths(plan: &Plan, blank: &Plan, check: &mut Check) {
    let mut lists = vec![
        ("runs".to_owned(), plan.runs.len(), blank.runs.len()),
        ("choices".to_owned(), plan.choices.len(), blank.choices.len()),
    ];
    for (stated, expected) in plan.groups.iter().zip(&blank.groups) {
        let at = |figure: &str| format!("groups/{}/{figure}", expected.id);
        lists.push((at("setup_hours"), stated.setup_hours.len(), expected.setup_hours.len()));
        lists.push((at("opened"), stated.opened.len(), expected.opened.len()));
    }
    for (at, stated, expected) in lists.into_iter().filter(|it| it.1 != it.2) {
        check.refuse(at, message!("audit-entries", stated, expected), Fault::Shape);
    }
}

fn check_tasks(plan: &Plan, check: &mut Check) {
    for group in &plan.groups {
        for task in &group.tasks {
            let lengths = [("units", task.units.len()), ("hours", task.hours.len())];
            let buckets = check.buckets();
            for (figure, length) in lengths.into_iter().filter(|it| it.1 != buckets) {
                let at = format!(
                    "groups/{}/tasks/{}/{}/{}/{figure}",
                    group.id, task.product, task.route, task.operation
                );
                let what = message!("audit-entries-by-bucket", stated = length, buckets);
                check.refuse(at, what, Fault::Shape);
            }
        }
    }
    let unproven = plan.goals.iter().filter(|goal| goal.bound.is_some_and(|it| !it.is_finite()));
    for goal in unproven {
        let at = format!("goals/{}/bound", goal.title());
        check.refuse(at, "audit-not-finite", Fault::Shape);
    }
}

/// The tight spots name owners, goals and buckets of this plan.
fn check_tight(plan: &Plan, check: &mut Check) {
    for spot in &plan.tight {
        let at = format!("tight/{}", spot.at);
        for bucket in &spot.buckets {
            if check.bucket_position(bucket).is_none() {
                let what = "audit-no-bucket";
                check.refuse(format!("{at}/{bucket}"), what, Fault::Shape);
            }
        }
        if !plan.goals.iter().any(|goal| goal.title() == spot.goal) {
            let what = message!("audit-no-goal", goal = spot.goal);
            check.refuse(&at, what, Fault::Shape);
        }
    }
}
