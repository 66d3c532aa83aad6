//! The factory file of the days after a date: stock, unfinished orders, work in process, what was
//! arranged, the rest of projects; what is over is left out and listed, and so is what the file cannot
//! hold.

mod amounts;
mod dates;
mod edits;
mod orders;
mod stock;
mod work;

use jiff::civil::Date;
use serde_json::{Map, Value};

use super::done::Done;
use super::period::Period;
use crate::diag::{Diagnostic, Severity, message};
use crate::measure;
use crate::model::answers::reason::Reason;
use crate::model::answers::roll::{Fate, ItemAccount, OrderAccount, Roll, RollNote};
use crate::model::plan::{FactoryHeading, Plan};
use crate::model::{Buckets, Factory};
use crate::source::SourceText;
use crate::validate::Validated;

/// A factory file rolled on.
#[derive(Debug)]
pub struct Rolled {
    /// The next factory file.
    pub text: String,
    /// The factory it describes.
    pub validated: Validated,
    /// The account of every product.
    pub products: Vec<ItemAccount>,
    /// The account of every material.
    pub materials: Vec<ItemAccount>,
    /// The account of every order.
    pub orders: Vec<OrderAccount>,
    /// What became of everything else.
    pub notes: Vec<RollNote>,
}

/// The next factory file breaks a rule: its text, and everything that is wrong with it.
#[derive(Debug)]
pub struct NotValid {
    /// The text.
    pub text: String,
    /// The problems.
    pub problems: Vec<Diagnostic>,
}

/// What is rolled on.
#[derive(Clone, Copy)]
pub struct Ending<'a> {
    /// The factory file.
    pub tree: &'a Value,
    /// The factory, in the buckets of the plan.
    pub factory: &'a Factory,
    /// The buckets.
    pub buckets: &'a Buckets,
    /// The plan.
    pub plan: &'a Plan,
    /// What was done of it.
    pub done: &'a Done,
}

/// The file of the next period, or of the days that are left if the period has not ended.
///
/// # Errors
/// If the file breaks a rule that no change of a figure helps against.
pub fn roll(from: Ending<'_>, period: Period) -> Result<Rolled, Box<NotValid>> {
    let mut roller = Roller::new(from, period);
    roller.dates();
    roller.amounts();
    roller.stocks();
    roller.work();
    roller.projects();
    roller.orders();
    roller.heads();
    roller.finish()
}

struct Roller<'a> {
    from: Ending<'a>,
    period: Period,
    /// The last day up to which dates are known to count in the next file.
    last: Date,
    /// Whether the days of the period itself that are left are planned.
    within: bool,
    tree: Map<String, Value>,
    products: Vec<ItemAccount>,
    materials: Vec<ItemAccount>,
    orders: Vec<OrderAccount>,
    notes: Vec<RollNote>,
}

impl<'a> Roller<'a> {
    fn new(from: Ending<'a>, period: Period) -> Self {
        let mut tree = from.tree.as_object().cloned().unwrap_or_default();
        tree.insert("from".to_owned(), period.from.to_string().into());
        tree.insert("to".to_owned(), period.to.to_string().into());
        let horizon = from.factory.horizon.map(|it| it.until);
        let horizon = horizon.filter(|_| period.from > from.factory.to);
        if let Some(until) = horizon.and_then(|it| period.looking_on(from.factory.to, it)) {
            tree.insert("horizon".to_owned(), until.to_string().into());
        }
        Self {
            from,
            period,
            last: horizon.map_or(period.to, |until| until.max(period.to)),
            within: period.from <= from.factory.to,
            tree,
            products: Vec::new(),
            materials: Vec::new(),
            orders: Vec::new(),
            notes: Vec::new(),
        }
    }

    fn note(&mut self, note: RollNote) {
        self.notes.push(note);
    }

    /// The first day of the next file.
    fn next(&self) -> Date {
        self.period.from
    }

    /// The finished file. Measures whose time is over, or which change what is no longer there, are
    /// left out one by one.
    fn finish(mut self) -> Result<Rolled, Box<NotValid>> {
        if self.within {
            alone(&mut self.tree, self.period.to);
        }
        loop {
            let text = pretty(&Value::Object(self.tree.clone()));
            match measure::validated(&text) {
                Ok(validated) => {
                    let Self { products, materials, orders, notes, .. } = self;
                    return Ok(Rolled { text, validated, products, materials, orders, notes });
                }
                Err(problems) => {
                    if !self.without_measure(&text, &problems) {
                        return Err(Box::new(NotValid { text, problems }));
                    }
                }
            }
        }
    }

    /// Leaves out the first measure that a problem is in; false if there is none.
    fn without_measure(&mut self, text: &str, problems: &[Diagnostic]) -> bool {
        let source = SourceText::from_text("next.json", text);
        let errors: Vec<Diagnostic> =
            problems.iter().filter(|it| it.severity() == Severity::Error).cloned().collect();
        let at = source.places(&errors).into_iter().zip(&errors).find_map(|(place, problem)| {
            let rest =
                place.path.strip_prefix("measures/").or(place.path.strip_prefix("measures["))?;
            let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
            Some((rest.to_owned(), digits.parse::<usize>().ok(), problem.code))
        });
        let Some((rest, position, code)) = at else { return false };
        let Some(list) = self.tree.get_mut("measures").and_then(Value::as_array_mut) else {
            return false;
        };
        let named = |it: &Value| it.get("id").and_then(Value::as_str).map(str::to_owned);
        let by_id = list.iter().position(|it| {
            named(it).is_some_and(|id| rest == id || rest.starts_with(&format!("{id}/")))
        });
        let Some(position) = by_id.or(position).filter(|it| *it < list.len()) else { return false };
        let measure = list.remove(position);
        let id = named(&measure).unwrap_or_default();
        self.forget_measure(&id);
        let message = message!("roll-measure-over", code);
        self.note(RollNote::new(Fate::Ended, format!("measures/{id}"), message));
        true
    }
}

/// Makes the days that are left of a period a period of their own, which does not look on: what is dated
/// after it waits for the roll at its end.
fn alone(tree: &mut Map<String, Value>, to: Date) {
    if tree.shift_remove("horizon").is_none() {
        return;
    }
    tree.shift_remove("horizon_bucket");
    let after = |it: &Value, fields: &[&str]| {
        fields.iter().any(|field| edits::date(it, field).is_some_and(|day| day > to))
    };
    for (name, fields) in
        [("orders", &["due", "earliest"][..]), ("frozen", &["from", "to", "date"])]
    {
        if let Some(list) = edits::list(tree, name) {
            list.retain(|it| !after(it, fields));
        }
    }
    for project in edits::list(tree, "projects").into_iter().flatten() {
        if let Some(needs) = project.get_mut("needs").and_then(Value::as_array_mut) {
            needs.retain(|it| !after(it, &["from"]));
        }
    }
}

/// JSON as it is written to a file.
fn pretty(tree: &Value) -> String {
    serde_json::to_string_pretty(tree).unwrap_or_default() + "\n"
}

/// The account of a period that was rolled on, as it is shown.
#[must_use]
pub fn answer(
    from: Ending<'_>,
    next: Period,
    rolled: &Rolled,
    plan_sha256: &str,
    actuals_sha256: Option<String>,
) -> Roll {
    let findings = from.done.findings.iter().map(|it| Reason::of(None, it.clone()));
    Roll {
        factory: FactoryHeading::of(from.factory, from.buckets),
        from: next.from.to_string(),
        to: next.to.to_string(),
        actuals: actuals_sha256.is_some(),
        products: rolled.products.clone(),
        materials: rolled.materials.clone(),
        orders: rolled.orders.clone(),
        notes: rolled.notes.clone(),
        findings: findings.collect(),
        factory_sha256: from.plan.certificate.factory_sha256.clone(),
        plan_sha256: plan_sha256.to_owned(),
        actuals_sha256,
        next_sha256: SourceText::from_text("", &rolled.text).sha256,
        version: env!("CARGO_PKG_VERSION").to_owned(),
    }
}
