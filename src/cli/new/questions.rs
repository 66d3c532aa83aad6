//! The questions, in order, and what their answers describe.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::answers::{Answers, Refused};
use crate::cli::language::words;

/// Maximum of groups, products and materials: a larger factory is better written in a workbook.
const MOST: usize = 20;

/// A factory in a planner's words.
pub(super) struct Described {
    pub name: String,
    /// The first and the last day planned.
    pub from: Date,
    pub to: Date,
    /// Days worked a week: 5, 6 or 7.
    pub days: usize,
    pub shifts: usize,
    /// Hours of one shift.
    pub hours: f64,
    pub currency: String,
    pub groups: Vec<Group>,
    pub materials: Vec<Material>,
    pub products: Vec<Product>,
}

pub(super) struct Group {
    pub name: String,
    pub machines: usize,
}

pub(super) struct Material {
    pub name: String,
    pub unit: String,
    pub price: f64,
    /// What can be had in the month; none if there is no limit.
    pub quota: Option<f64>,
}

pub(super) struct Product {
    pub name: String,
    pub unit: String,
    /// Machine hours per unit on each group, 0 for none.
    pub hours: Vec<f64>,
    /// Quantity of each material per unit, 0 for none.
    pub norms: Vec<f64>,
    /// Ordered for the month, 0 for none.
    pub ordered: f64,
    pub due: Date,
    pub price: f64,
}

/// Asks all questions.
///
/// # Errors
/// As [`Answers::ask`].
pub(super) fn ask(answers: &mut Answers<'_>) -> Result<Described, Refused> {
    let words = words();
    let name = answers.ask(&words.say("ask-name"), &words.say("ask-name-default"), text)?;
    let month = answers.ask(&words.say("ask-month"), &next_month(), month)?;
    let days = answers.ask(&words.say("ask-days"), "5", |it| whole(it, 5, 7))?;
    let shifts = answers.ask(&words.say("ask-shifts"), "1", |it| whole(it, 1, 3))?;
    let most = 24.0 / f64::from(u8::try_from(shifts).unwrap_or(1));
    let hours = answers.ask(&words.say("ask-shift-hours"), "8", |it| {
        number(it).ok().filter(|it| *it > 0.0 && *it <= most).ok_or_else(|| {
            words.say_with("ask-hours-wanted", &[("most", (&most.to_string()).into())])
        })
    })?;
    let currency =
        answers.ask(&words.say("ask-currency"), &words.say("ask-currency-default"), text)?;
    let groups = groups(answers)?;
    let materials = materials(answers, &currency)?;
    let products = products(answers, &currency, &groups, &materials, month)?;
    let (from, to) = (month.first_of_month(), month.last_of_month());
    Ok(Described { name, from, to, days, shifts, hours, currency, groups, materials, products })
}

fn groups(answers: &mut Answers<'_>) -> Result<Vec<Group>, Refused> {
    let words = words();
    let count = answers.ask(&words.say("ask-groups"), "2", |it| whole(it, 1, MOST))?;
    let mut groups: Vec<Group> = Vec::new();
    let defaults = [words.say("ask-group-first"), words.say("ask-group-second")];
    for at in 0..count {
        let number = (at + 1).to_string();
        let default = defaults.get(at).cloned().unwrap_or_else(|| {
            words.say_with("ask-group-default", &[("number", (&number).into())])
        });
        let question = words.say_with("ask-group", &[("number", (&number).into())]);
        let known: Vec<&str> = groups.iter().map(|it| it.name.as_str()).collect();
        let name = answers.ask(&question, &default, |it| another(it, &known))?;
        let question = words.say_with("ask-machines", &[("group", (&name).into())]);
        let machines = answers.ask(&question, "2", |it| whole(it, 1, 1000))?;
        groups.push(Group { name, machines });
    }
    Ok(groups)
}

fn materials(answers: &mut Answers<'_>, currency: &str) -> Result<Vec<Material>, Refused> {
    let words = words();
    let count = answers.ask(&words.say("ask-materials"), "1", |it| whole(it, 0, MOST))?;
    let mut materials: Vec<Material> = Vec::new();
    for at in 0..count {
        let number = (at + 1).to_string();
        let default = match at {
            0 => words.say("ask-material-first"),
            _ => words.say_with("ask-material-default", &[("number", (&number).into())]),
        };
        let question = words.say_with("ask-material", &[("number", (&number).into())]);
        let known: Vec<&str> = materials.iter().map(|it| it.name.as_str()).collect();
        let name = answers.ask(&question, &default, |it| another(it, &known))?;
        let of = [("name", (&name).into())];
        let unit = answers.ask(&words.say_with("ask-unit", &of), "kg", text)?;
        let values =
            [("unit", (&unit).into()), ("name", (&name).into()), ("currency", currency.into())];
        let price = answers.ask(&words.say_with("ask-price", &values), "1", amount)?;
        let unlimited = words.say("ask-no-limit");
        let of = [("unit", (&unit).into()), ("name", (&name).into())];
        let quota = answers.ask(&words.say_with("ask-quota", &of), &unlimited, |it| {
            if it == unlimited { Ok(None) } else { amount(it).map(Some) }
        })?;
        materials.push(Material { name, unit, price, quota });
    }
    Ok(materials)
}

fn products(
    answers: &mut Answers<'_>,
    currency: &str,
    groups: &[Group],
    materials: &[Material],
    month: Date,
) -> Result<Vec<Product>, Refused> {
    let words = words();
    let count = answers.ask(&words.say("ask-products"), "2", |it| whole(it, 1, MOST))?;
    let mut products: Vec<Product> = Vec::new();
    let defaults = [words.say("ask-product-first"), words.say("ask-product-second")];
    for at in 0..count {
        let number = (at + 1).to_string();
        let default = defaults.get(at).cloned().unwrap_or_else(|| {
            words.say_with("ask-product-default", &[("number", (&number).into())])
        });
        let question = words.say_with("ask-product", &[("number", (&number).into())]);
        // Products and materials share one space of names.
        let others = materials.iter().map(|it| it.name.as_str());
        let known: Vec<&str> = products.iter().map(|it| it.name.as_str()).chain(others).collect();
        let name = answers.ask(&question, &default, |it| another(it, &known))?;
        let unit = words.say_with("ask-unit", &[("name", (&name).into())]);
        let unit = answers.ask(&unit, &words.say("ask-unit-default"), text)?;
        let mut hours = Vec::new();
        for (position, group) in groups.iter().enumerate() {
            let question = words.say_with(
                "ask-hours",
                &[("product", (&name).into()), ("group", (&group.name).into())],
            );
            // Something has to be done, or the product could not be made.
            let last = position + 1 == groups.len() && hours.iter().all(|it| *it == 0.0);
            hours.push(answers.ask(&question, "0.5", |it| {
                amount(it).ok().filter(|it| *it > 0.0 || !last).ok_or_else(|| {
                    words.say(if last { "ask-hours-needed" } else { "ask-amount-wanted" })
                })
            })?);
        }
        let mut norms = Vec::new();
        for material in materials {
            let question = words.say_with(
                "ask-norm",
                &[
                    ("unit", (&material.unit).into()),
                    ("material", (&material.name).into()),
                    ("product", (&name).into()),
                ],
            );
            norms.push(answers.ask(&question, "1", amount)?);
        }
        let of = [("unit", (&unit).into()), ("name", (&name).into())];
        let ordered = answers.ask(&words.say_with("ask-ordered", &of), "100", amount)?;
        let due = if ordered > 0.0 {
            let question = words.say_with("ask-due", &[("name", (&name).into())]);
            answers.ask(&question, &month.last_of_month().to_string(), |it| day_of(it, month))?
        } else {
            month.last_of_month()
        };
        let values =
            [("unit", (&unit).into()), ("name", (&name).into()), ("currency", currency.into())];
        let price = answers.ask(&words.say_with("ask-price", &values), "100", amount)?;
        products.push(Product { name, unit, hours, norms, ordered, due, price });
    }
    Ok(products)
}

/// The month after this one, by the clock of the computer.
fn next_month() -> String {
    let today = Timestamp::now().to_zoned(TimeZone::UTC).date();
    let next = today.last_of_month().tomorrow().unwrap_or(today);
    next.strftime("%Y-%m").to_string()
}

/// A text that is not blank and has no control characters.
fn text(answer: &str) -> Result<String, String> {
    if answer.is_empty() || answer.chars().any(char::is_control) {
        return Err(words().say("ask-text-wanted"));
    }
    Ok(answer.to_owned())
}

/// A name that gives an id of its own.
fn another(answer: &str, known: &[&str]) -> Result<String, String> {
    let name = text(answer)?;
    let named = id(&name);
    if named.is_empty() || known.iter().any(|it| id(it) == named) {
        return Err(words().say_with("ask-another-wanted", &[("name", answer.into())]));
    }
    Ok(name)
}

fn whole(answer: &str, least: usize, most: usize) -> Result<usize, String> {
    let number = answer.parse::<usize>().ok().filter(|it| (least..=most).contains(it));
    number.ok_or_else(|| {
        words().say_with(
            "ask-whole-wanted",
            &[("least", (&least.to_string()).into()), ("most", (&most.to_string()).into())],
        )
    })
}

fn number(answer: &str) -> Result<f64, String> {
    let number = answer.parse::<f64>().ok().filter(|it| it.is_finite());
    number.ok_or_else(|| words().say("ask-amount-wanted"))
}

/// A number of 0 or more, of a size that can be planned exactly.
fn amount(answer: &str) -> Result<f64, String> {
    let number = number(answer)?;
    if number == 0.0 || (1e-9..=1e12).contains(&number) {
        return Ok(number);
    }
    Err(words().say("ask-amount-wanted"))
}

/// The first day of a month written as `2026-12`.
fn month(answer: &str) -> Result<Date, String> {
    let written = answer.len() == "2026-12".len();
    let first = format!("{answer}-01").parse::<Date>().ok().filter(|_| written);
    first.ok_or_else(|| words().say("ask-month-wanted"))
}

/// A day of the month planned.
fn day_of(answer: &str, month: Date) -> Result<Date, String> {
    let day = answer.parse::<Date>().ok();
    let within = |it: &Date| it.first_of_month() == month.first_of_month();
    day.filter(within).ok_or_else(|| {
        words().say_with(
            "ask-day-wanted",
            &[
                ("from", (&month.first_of_month().to_string()).into()),
                ("to", (&month.last_of_month().to_string()).into()),
            ],
        )
    })
}

/// The id a name gives: small letters, blanks and slashes as hyphens.
pub(super) fn id(name: &str) -> String {
    let sign = |it: char| if it.is_whitespace() || "/*;,@+#".contains(it) { '-' } else { it };
    let lower: String = name.chars().map(sign).flat_map(char::to_lowercase).collect();
    let parts: Vec<&str> = lower.split('-').filter(|it| !it.is_empty()).collect();
    parts.join("-")
}
