//! The goals in sequence, how exactly each was proven, and how anyone can check it.

use maud::{Markup, html};

use super::drawing::{Drawing, WIDTH};
use super::figure::Figure;
use super::phrases::Phrases;
use super::scale::Scale;
use crate::model::plan::{Numbers, Plan, PlanResiduals, PlanStatus, Uniqueness};
use crate::report::number::{count, figure, scientific};
use crate::report::view::plan::goals as view;

const ROW: f64 = 18.0;

/// Powers of ten that residuals are drawn between; smaller and larger ones stand at the ends.
const LEAST: f64 = -18.0;
const MOST: f64 = -6.0;

fn worst(residuals: &PlanResiduals) -> f64 {
    residuals.primal.max(residuals.dual).max(residuals.gap)
}

/// Gaps of a whole plan are drawn from this power of ten to all of the value.
const LEAST_GAP: f64 = -6.0;

/// The goals with how far each is from its proof: the residuals of an optimum against what is
/// accepted, or, of a plan in whole numbers, the gap to the proven bound.
pub(super) fn goals(plan: &Plan, phrases: Phrases<'_>) -> Figure {
    if plan.numbers == Some(Numbers::Whole) {
        gaps(plan, phrases)
    } else {
        residuals(plan, phrases)
    }
}

/// The goals of a whole plan: what is reached, and the gap to the bound.
fn gaps(plan: &Plan, phrases: Phrases<'_>) -> Figure {
    let title = phrases.say("page-goals-title");
    let mut drawing = Drawing::default();
    let (left, right) = (500.0, WIDTH - 90.0);
    let scale = Scale::new(LEAST_GAP, 0.0, left, right);
    #[allow(clippy::cast_precision_loss)] // a handful of goals
    let bottom = 20.0 + ROW * plan.goals.len() as f64;
    for (power, share) in [(-5.0, "0.001 %"), (-3.0, "0.1 %"), (-1.0, "10 %")] {
        let x = scale.place(power);
        drawing.line("grid", (x, 20.0), (x, bottom));
        drawing.text("axis middle", (x, bottom + 12.0), share);
    }
    let mut y = 20.0;
    for (at, goal) in plan.goals.iter().enumerate() {
        let name = phrases.goal(&goal.title());
        drawing.name("", (0.0, y + 13.0), 230.0, &format!("{}. {name}", at + 1));
        drawing.text("strong end", (330.0, y + 13.0), &figure(goal.value));
        drawing.name("soft", (336.0, y + 13.0), 130.0, &phrases.unit(&goal.unit));
        drawing.line("rule", (left, y + ROW / 2.0), (right, y + ROW / 2.0));
        let says = match goal.gap {
            Some(gap) if gap > 0.0 => format!("{} %", figure(gap * 100.0)),
            Some(_) => phrases.say("page-at-bound"),
            None => phrases.say("page-no-bound"),
        };
        let gap = goal.gap.unwrap_or(1.0);
        let x = scale.place(if gap > 0.0 { gap.log10().clamp(LEAST_GAP, 0.0) } else { LEAST_GAP });
        drawing.dot("proof", (x, y + ROW / 2.0), 3.6, &format!("{name}: {says}"));
        drawing.text("figure", (right + 12.0, y + 13.0), &says);
        y += ROW;
    }
    let shows = phrases.say_with("page-goals-shows-whole", &[("count", plan.goals.len().into())]);
    let picture = drawing.picture("goals", bottom + 18.0, &title, &shows);
    let reading = phrases.say("page-goals-reading-whole");
    Figure { id: "goals".to_owned(), title, reading, picture, table: view::goals(plan, phrases.0) }
}

fn residuals(plan: &Plan, phrases: Phrases<'_>) -> Figure {
    let title = phrases.say("page-goals-title");
    let table = view::goals(plan, phrases.0);
    let mut drawing = Drawing::default();
    let (left, right) = (500.0, WIDTH - 90.0);
    let scale = Scale::new(LEAST, MOST, left, right);
    let tolerance = plan.certificate.tolerance;
    #[allow(clippy::cast_precision_loss)] // a handful of goals
    let bottom = 20.0 + ROW * plan.goals.len() as f64;
    for power in [-16, -13, -10] {
        let x = scale.place(f64::from(power));
        drawing.line("grid", (x, 20.0), (x, bottom));
        drawing.text("axis middle", (x, bottom + 12.0), &format!("1e{power}"));
    }
    let mut y = 20.0;
    for (at, goal) in plan.goals.iter().enumerate() {
        let residuals = &goal.residuals;
        let name = phrases.goal(&goal.title());
        let unit = phrases.unit(&goal.unit);
        let worst = worst(residuals);
        drawing.name("", (0.0, y + 13.0), 230.0, &format!("{}. {name}", at + 1));
        drawing.text("strong end", (330.0, y + 13.0), &figure(goal.value));
        drawing.name("soft", (336.0, y + 13.0), 130.0, &unit);
        drawing.line("rule", (left, y + ROW / 2.0), (right, y + ROW / 2.0));
        let x = scale.place(if worst > 0.0 { worst.log10().clamp(LEAST, MOST) } else { LEAST });
        let says = format!("{name}: {}", scientific(worst));
        let class = if worst <= tolerance { "proof" } else { "late" };
        drawing.dot(class, (x, y + ROW / 2.0), 3.6, &says);
        let proven = goal.bound.is_none() && worst <= tolerance;
        let word = phrases.say(if proven { "page-proven" } else { "page-not-proven" });
        drawing.text("figure", (right + 12.0, y + 13.0), &word);
        y += ROW;
    }
    let x = scale.place(tolerance.max(f64::MIN_POSITIVE).log10());
    drawing.line("limit", (x, 14.0), (x, bottom));
    let tolerance = scientific(tolerance);
    let accepted = [("tolerance", (&tolerance).into())];
    drawing.text("axis middle strong", (x, 10.0), &phrases.say_with("page-accepted", &accepted));
    let shows = phrases.say_with(
        "page-goals-shows",
        &[
            ("count", plan.goals.len().into()),
            ("worst", (&scientific(plan.certificate.worst)).into()),
        ],
    );
    let picture = drawing.picture("goals", bottom + 18.0, &title, &shows);
    let reading = phrases.say("page-goals-reading");
    Figure { id: "goals".to_owned(), title, reading, picture, table }
}

/// What was proven, in words.
pub(super) fn statement(plan: &Plan, phrases: Phrases<'_>) -> Markup {
    let certificate = &plan.certificate;
    let proven = match plan.status {
        PlanStatus::Optimal => phrases.say("page-certificate-optimal"),
        PlanStatus::WithinGap => phrases.say("page-certificate-within-gap"),
        PlanStatus::BestFound => phrases.say("page-certificate-best-found"),
        PlanStatus::Interrupted => phrases.say("page-certificate-interrupted"),
    };
    let schedule = match certificate.schedule {
        Uniqueness::Only => phrases.say("page-schedule-only"),
        Uniqueness::OneOfSeveral => phrases.say("page-schedule-one-of-several"),
        Uniqueness::NotKnown => phrases.say("page-schedule-not-known"),
    };
    let number = |it: usize| count(it as u64);
    let whole = matches!(plan.status, PlanStatus::WithinGap | PlanStatus::BestFound);
    let size = phrases.say_with(
        if whole { "page-programme-size-whole" } else { "page-programme-size" },
        &[
            ("rows", (&number(certificate.rows)).into()),
            ("columns", (&number(certificate.columns)).into()),
            ("worst", (&scientific(certificate.worst)).into()),
            ("tolerance", (&scientific(certificate.tolerance)).into()),
            ("version", plan.version.as_str().into()),
        ],
    );
    html! {
        p { (phrases.sentences(&proven, &schedule)) }
        p { (size) }
        p { (phrases.say("page-check-it")) " " code { "junheng audit FACTORY.json plan.json" } }
        p { (phrases.say("page-digest")) " " code { (certificate.factory_sha256) } }
    }
}
