//! One way from a forced quantity: what each goal gains or loses, and what that is made of.

use super::bottlenecks::signed;
use super::number::{figure, per_cent, scientific};
use super::table::{Column, ROWS, Table, wrapped};
use crate::model::answers::bottlenecks::{GoalHeading, Worth};
use crate::model::answers::quantity::{Part, PriceTerm, PricedOut, Side, TermKind};
use crate::model::plan::PlanResiduals;

/// Terms below this share of what costs, or of what brings, stand in the last line of a table.
const MINOR: f64 = 0.005;

/// A goal's title for the start of a sentence or line.
fn title(goal: &str) -> String {
    goal.replace('/', ", ")
}

fn unit_of<'g>(goals: &'g [GoalHeading], goal: &str) -> &'g str {
    goals.iter().find(|it| it.goal == goal).map_or("", |it| it.unit.as_str())
}

/// The first goal in sequence that changes: the one that decides.
pub(super) fn deciding(side: &Side) -> Option<&Worth> {
    side.goals.iter().find(|worth| worth.per_unit != 0.0)
}

/// Whether prices differ between the two sides: then neither set is the only one.
pub(super) fn two_sided(more: Option<&Side>, less: Option<&Side>) -> bool {
    let (Some(more), Some(less)) = (more, less) else { return false };
    more.goals
        .iter()
        .zip(&less.goals)
        .any(|(up, down)| (up.per_unit + down.per_unit).abs() > 1e-6 * (1.0 + up.per_unit.abs()))
}

/// Writes one way: a heading, one line per goal that changes, one table per goal.
pub(super) fn side(
    text: &mut String,
    heading: &str,
    (side, goals): (&Side, &[GoalHeading]),
    unit: &str,
    up: bool,
) {
    text.push('\n');
    text.push_str(&wrapped(heading, 0, 2));
    if deciding(side).is_none() {
        text.push_str(&wrapped("No goal changes.", 2, 4));
    }
    for worth in side.goals.iter().filter(|worth| worth.per_unit != 0.0) {
        let word = if worth.per_unit > 0.0 { "better" } else { "worse" };
        let end = if up { side.from + worth.holds } else { side.from - worth.holds };
        let holds = if worth.holds_on { " and maybe beyond" } else { "" };
        let line = format!(
            "{}: {word} by {} {} for each {unit}, as far as {}{holds}",
            title(&worth.goal),
            signed(worth.per_unit.abs()).trim_start_matches('+'),
            unit_of(goals, &worth.goal),
            figure(end),
        );
        text.push_str(&wrapped(&line, 2, 4));
    }
    let decides = deciding(side).map(|worth| &worth.goal);
    for priced in side.priced.iter().filter(|priced| Some(&priced.goal) == decides) {
        table(text, priced, unit, unit_of(goals, &priced.goal), up);
    }
}

fn table(text: &mut String, priced: &PricedOut, unit: &str, of_goal: &str, up: bool) {
    let way = if up { "more" } else { "less" };
    let line = format!(
        "One {unit} {way} changes {} by {} {of_goal}, the sum of",
        title(&priced.goal),
        signed(priced.total)
    );
    text.push_str(&wrapped(&line, 2, 4));
    let mut table = Table::new(&[
        ("what", Column::Name),
        ("takes", Column::Figure),
        ("unit", Column::Word),
        ("gain", Column::Figure),
        ("share", Column::Figure),
        ("when", Column::Word),
    ]);
    let shown: Vec<&PriceTerm> =
        priced.terms.iter().take(ROWS).filter(|term| term.share >= MINOR).collect();
    for term in &shown {
        let when = match term.buckets.as_slice() {
            [] => String::new(),
            [only] => only.clone(),
            [first, .., last] if last.len() < 8 => format!("{first} to {last}"),
            [first, ..] => format!("{} from {first}", term.buckets.len()),
        };
        table.row(vec![
            words(term),
            term.used.map_or_else(String::new, figure),
            if term.used.is_some() { term.unit.clone() } else { String::new() },
            signed(term.amount),
            per_cent(term.share),
            when,
        ]);
    }
    let rest = priced.terms.len() - shown.len();
    if rest > 0 {
        let sum: f64 = priced.total - shown.iter().map(|term| term.amount).sum::<f64>();
        let (blank, name) = (String::new(), format!("{rest} smaller, together"));
        table.row(vec![name, blank.clone(), blank.clone(), signed(sum), blank.clone(), blank]);
    }
    text.push_str(&table.render());
}

/// A term in words.
fn words(term: &PriceTerm) -> String {
    match term.kind {
        TermKind::Cost | TermKind::Balance => term.name.clone(),
        TermKind::Revenue => format!("price of {}", term.name),
        TermKind::Limit => format!("{}, used up", term.name),
        TermKind::Wanted => format!("{}, served", term.name),
        TermKind::Item => format!("{}, at its worth", term.name),
        TermKind::Kept if term.name.is_empty() => "fixed by the goals before".to_owned(),
        TermKind::Kept => format!("{}, kept as agreed", title(&term.name)),
    }
}

/// What holds a quantity down: the limits that cost most of what one more costs.
pub(super) fn held_down(side: &Side) -> Option<String> {
    let decides = deciding(side)?;
    let priced = side.priced.iter().find(|it| it.goal == decides.goal)?;
    let limits = priced
        .terms
        .iter()
        .filter(|term| term.kind == TermKind::Limit && term.amount < 0.0 && term.share >= MINOR);
    let entry = |term: &PriceTerm| {
        let when = match term.buckets.as_slice() {
            [only] => format!(" in {only}"),
            _ => String::new(),
        };
        format!("{}{when} ({} of what it costs)", term.name, per_cent(term.share))
    };
    let shown: Vec<String> = limits.take(5).map(entry).collect();
    (!shown.is_empty()).then(|| shown.join(", "))
}

/// Parts as a list in a sentence, the first few of them.
pub(super) fn list(parts: &[Part], most: usize) -> String {
    let shown = parts.iter().take(most);
    let mut words: Vec<String> =
        shown.map(|part| format!("{} ({})", part.name, figure(part.quantity))).collect();
    if parts.len() > most {
        let rest: f64 = parts.iter().skip(most).map(|part| part.quantity).sum();
        words.push(format!("{} others ({})", parts.len() - most, figure(rest)));
    }
    words.join("; ")
}

/// What the figures of an answer rest on.
pub(super) fn certificate(text: &mut String, worst: &PlanResiduals, solves: usize) {
    let worst = worst.primal.max(worst.dual).max(worst.gap);
    let line = format!(
        "CERTIFICATE: figures rest on {solves} solves of all goals, each answer proven optimal \
         without its solver; worst residual {}",
        scientific(worst)
    );
    text.push('\n');
    text.push_str(&wrapped(&line, 0, 2));
}
