//! A solved programme, for `junheng lp`: a few lines of text, or JSON.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr;

use super::Terminal;
use super::number::scientific;
use super::terminal::padded;
use crate::lp::{Decided, PricesOf, Solution, SolutionStatus};
use crate::words::{Words, visible};

/// Width of the words that lines begin with.
const LABEL: usize = 13;

/// The solution as text: the status first, then what is proven and how; every value of it where
/// there are values. Figures of the programme are shown in full.
#[must_use]
pub fn text(solution: &Solution, terminal: &Terminal<'_>) -> String {
    let mut text = String::new();
    let between = terminal.say("form-between");
    let mut line = |label: &str, content: &str| {
        text.push_str(&terminal.wrapped(&format!("{}{content}", padded(label, LABEL)), 0, LABEL));
    };
    let name =
        if solution.name.is_empty() { terminal.say("lp-unnamed") } else { solution.name.clone() };
    let values = [("name", (&name).into()), ("objective", (&solution.goal).into())];
    let maximised = solution.sense.starts_with("max");
    line(
        &status(terminal.words(), solution.status),
        &if maximised {
            terminal.say_with("lp-maximise", &values)
        } else {
            terminal.say_with("lp-minimise", &values)
        },
    );
    let stopped = solution.status == SolutionStatus::Interrupted;
    if let Some(objective) = solution.objective {
        let best = stopped && solution.whole_columns.is_some();
        let label = if best { "lp-best" } else { "lp-objective" };
        line(&terminal.say(label), &objective.to_string());
    }
    if let Some(bound) = solution.bound {
        line(&terminal.say("lp-bound"), &bound.to_string());
    }
    if let Some(gap) = solution.gap {
        let gap = format!("{:.2} %", gap * 100.0);
        let key = if stopped { "lp-gap-left" } else { "lp-gap-reached" };
        line(&terminal.say("lp-gap"), &terminal.say_with(key, &[("gap", (&gap).into())]));
    }
    if let Some(relaxation) = solution.relaxation {
        line(&terminal.say("lp-relaxation"), &relaxation.to_string());
    }
    line(&terminal.say("lp-proof"), &proof(solution, terminal));
    line(&terminal.say("lp-solved-by"), &solved_by(solution, terminal));
    let [rows, columns, entries] =
        [solution.rows, solution.columns, solution.entries].map(|it| it.to_string());
    let values =
        [("rows", (&rows).into()), ("columns", (&columns).into()), ("entries", (&entries).into())];
    let whole = solution.whole_columns.unwrap_or_default();
    let mut size = terminal.say_with("lp-size-of", &values);
    if whole > 0 {
        let shown = whole.to_string();
        let values = [("count", whole.into()), ("shown", (&shown).into())];
        size = [size, terminal.say_with("lp-size-whole", &values)].join(&between);
    }
    line(&terminal.say("lp-size"), &size);
    for note in &solution.notes {
        line(&terminal.say("lp-note"), &decided(note, terminal.words()));
    }
    if solution.prices == Some(PricesOf::WholeNumbersHeld) && solution.column_values.is_some() {
        line(&terminal.say("lp-prices"), &terminal.say("lp-prices-held"));
    }
    if let Some(columns) = &solution.column_values {
        let rows = columns.iter().map(|it| (it.name.as_str(), it.value, it.reduced_cost));
        let heads = ["lp-column", "lp-value", "lp-reduced-cost"].map(|key| terminal.say(key));
        values_of(&mut text, &heads, rows);
    }
    if let Some(rows) = &solution.row_values {
        let rows = rows.iter().map(|it| (it.name.as_str(), it.activity, it.price));
        let heads = ["lp-row", "lp-activity", "lp-price"].map(|key| terminal.say(key));
        values_of(&mut text, &heads, rows);
    }
    text
}

/// How a programme turned out.
#[must_use]
pub fn status(words: &Words, status: SolutionStatus) -> String {
    match status {
        SolutionStatus::Optimal => words.say("ended-optimal"),
        SolutionStatus::Infeasible => words.say("lp-infeasible"),
        SolutionStatus::Unbounded => words.say("ended-unbounded"),
        SolutionStatus::Interrupted => words.say("lp-interrupted"),
        SolutionStatus::Imprecise => words.say("lp-imprecise"),
    }
}

/// The engine whose answer is shown, how long it took, and what was refused before.
fn solved_by(solution: &Solution, terminal: &Terminal<'_>) -> String {
    let counted = |key: &str, count: usize| {
        let shown = count.to_string();
        terminal.say_with(key, &[("count", count.into()), ("shown", (&shown).into())])
    };
    let many = |key: &str, count: Option<u64>| {
        count.map(|count| counted(key, usize::try_from(count).unwrap_or(usize::MAX)))
    };
    let refused = (solution.refused > 0).then(|| counted("lp-refused", solution.refused));
    let iterations = many("lp-iterations", solution.iterations);
    let (nodes, cuts) = (many("lp-nodes", solution.nodes), many("lp-cuts", solution.cuts));
    let parts = [Some(solution.engine.clone()), iterations, nodes, cuts, refused];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(&terminal.say("form-between"))
}

/// What the status rests on, in words.
fn proof(solution: &Solution, terminal: &Terminal<'_>) -> String {
    let margin = scientific(solution.margin.unwrap_or_default());
    let margin = [("margin", (&margin).into())];
    if solution.whole_columns.is_some()
        && let Some(proof) = proof_of_whole(solution, terminal)
    {
        return proof;
    }
    match (solution.status, &solution.residuals) {
        (SolutionStatus::Optimal, Some(residuals)) => {
            let [primal, dual, gap] =
                [residuals.primal, residuals.dual, residuals.gap].map(scientific);
            let values =
                [("primal", (&primal).into()), ("dual", (&dual).into()), ("gap", (&gap).into())];
            terminal.say_with("lp-proof-optimal", &values)
        }
        (SolutionStatus::Infeasible, _) if solution.margin.is_none() => {
            terminal.say("lp-proof-bounds")
        }
        (SolutionStatus::Infeasible, _) => terminal.say_with("lp-proof-infeasible", &margin),
        (SolutionStatus::Unbounded, _) => terminal.say_with("lp-proof-unbounded", &margin),
        (SolutionStatus::Interrupted, _) => terminal.say("lp-proof-interrupted"),
        _ => terminal.say("lp-proof-none"),
    }
}

/// As [`proof`], if whole numbers make a difference.
fn proof_of_whole(solution: &Solution, terminal: &Terminal<'_>) -> Option<String> {
    let engine = [("engine", (&solution.engine).into())];
    let point = solution.objective.is_some();
    match (solution.status, solution.certified) {
        (SolutionStatus::Optimal, true) => Some(terminal.say("lp-proof-whole")),
        (SolutionStatus::Optimal, false) => Some(terminal.say_with("lp-proof-point", &engine)),
        (SolutionStatus::Infeasible, false) => Some(terminal.say_with("lp-proof-claimed", &engine)),
        (SolutionStatus::Interrupted, _) if point => {
            Some(terminal.say_with("lp-proof-best", &engine))
        }
        _ => None,
    }
}

/// What was decided while reading.
fn decided(note: &Decided, words: &Words) -> String {
    let of_set = |key: &str, set: &String| words.say_with(key, &[("set", set.into())]);
    match note {
        Decided::FixedFormat => words.say("lp-fixed-format"),
        Decided::Relaxed(count) => {
            let shown = count.to_string();
            let values = [("count", (*count).into()), ("shown", (&shown).into())];
            words.say_with("lp-relaxed", &values)
        }
        Decided::NotWhole(name) => words.say_with("lp-not-whole", &[("name", name.into())]),
        Decided::WholeWithoutBounds(name) => {
            words.say_with("lp-whole-without-bounds", &[("name", name.into())])
        }
        Decided::OpenBelow(name) => words.say_with("lp-open-below", &[("name", name.into())]),
        Decided::FirstRightHandSides(set) => of_set("lp-first-right-hand-sides", set),
        Decided::FirstRanges(set) => of_set("lp-first-ranges", set),
        Decided::FirstBounds(set) => of_set("lp-first-bounds", set),
    }
}

/// A table of names with two figures each.
fn values_of<'a>(
    text: &mut String,
    headings: &[String; 3],
    rows: impl Iterator<Item = (&'a str, f64, Option<f64>)>,
) {
    let rows: Vec<[String; 3]> = rows
        .map(|(name, one, other)| {
            let other = other.map_or_else(|| "–".to_owned(), |it| it.to_string());
            [visible::line(name).into_owned(), one.to_string(), other]
        })
        .collect();
    let width = |at: usize| {
        let widths = rows.iter().map(|row| row[at].width());
        widths.chain([headings[at].width()]).max().unwrap_or_default()
    };
    let widths = [width(0), width(1), width(2)];
    text.push('\n');
    for [name, one, other] in std::iter::once(headings).chain(&rows) {
        let right = |cell: &str, at: usize| " ".repeat(widths[at] - cell.width()) + cell;
        let (one, other) = (right(one, 1), right(other, 2));
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{}  {one}  {other}", padded(name, widths[0]));
    }
}
