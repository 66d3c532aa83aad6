//! A solved programme, for `junheng lp`: a few lines of text, or JSON.

use std::fmt::Write as _;

use super::number::scientific;
use super::table::wrapped;
use crate::lp::{Solution, SolutionStatus};

/// Width of the words that lines begin with.
const LABEL: usize = 13;

/// The solution as text: the status first, then what is proven and how; every value of it where
/// there are values. Figures of the programme are shown in full.
#[must_use]
pub fn text(solution: &Solution) -> String {
    let mut text = String::new();
    let mut line = |label: &str, content: &str| {
        text.push_str(&wrapped(&format!("{label:<LABEL$}{content}"), 0, LABEL));
    };
    let name = if solution.name.is_empty() { "the programme" } else { &solution.name };
    line(solution.status.word(), &format!("{name}, {} {}", solution.sense, solution.goal));
    if let Some(objective) = solution.objective {
        line("objective", &objective.to_string());
    }
    if let Some(bound) = solution.bound {
        line("bound", &bound.to_string());
    }
    line("proof", &proof(solution));
    let iterations = match solution.iterations {
        Some(1) => ", 1 iteration".to_owned(),
        Some(iterations) => format!(", {iterations} iterations"),
        None => String::new(),
    };
    let refused = match solution.refused {
        0 => String::new(),
        1 => ", after one way of solving was refused".to_owned(),
        refused => format!(", after {refused} ways of solving were refused"),
    };
    line("solved by", &format!("{}{iterations}{refused}", solution.engine));
    line(
        "size",
        &format!(
            "{} rows, {} columns, {} entries",
            solution.rows, solution.columns, solution.entries
        ),
    );
    for note in &solution.notes {
        line("note", note);
    }
    if let Some(columns) = &solution.column_values {
        let rows = columns.iter().map(|it| (it.name.as_str(), it.value, it.reduced_cost));
        values(&mut text, ["column", "value", "reduced cost"], rows);
    }
    if let Some(rows) = &solution.row_values {
        let rows = rows.iter().map(|it| (it.name.as_str(), it.activity, it.price));
        values(&mut text, ["row", "activity", "price"], rows);
    }
    text
}

/// What the status rests on, in words.
fn proof(solution: &Solution) -> String {
    let margin = scientific(solution.margin.unwrap_or_default());
    match (solution.status, &solution.residuals) {
        (SolutionStatus::Optimal, Some(residuals)) => format!(
            "recomputed from the programme: primal {}, dual {}, gap {}",
            scientific(residuals.primal),
            scientific(residuals.dual),
            scientific(residuals.gap)
        ),
        (SolutionStatus::Infeasible, _) if solution.margin.is_none() => {
            "a lower bound lies above the upper one".to_owned()
        }
        (SolutionStatus::Infeasible, _) => format!(
            "weighted by a Farkas ray, the rows demand more than the columns can give (margin \
             {margin})"
        ),
        (SolutionStatus::Unbounded, _) => format!(
            "a feasible point, and a way from it that meets no bound (gain {margin} per step)"
        ),
        (SolutionStatus::Interrupted, _) => {
            "none: stopped at a limit; the objective is that of the best feasible point at hand, \
             if there is one"
                .to_owned()
        }
        _ => "none: every answer was refused, so none is shown".to_owned(),
    }
}

/// A table of names with two figures each.
fn values<'a>(
    text: &mut String,
    headings: [&str; 3],
    rows: impl Iterator<Item = (&'a str, f64, f64)>,
) {
    let rows: Vec<[String; 3]> = rows
        .map(|(name, one, other)| [name.to_owned(), one.to_string(), other.to_string()])
        .collect();
    let headings = headings.map(str::to_owned);
    let width = |at: usize| {
        let widths = rows.iter().map(|row| row[at].chars().count());
        widths.chain([headings[at].len()]).max().unwrap_or_default()
    };
    let widths = [width(0), width(1), width(2)];
    text.push('\n');
    for [name, one, other] in std::iter::once(&headings).chain(&rows) {
        let (first, second, third) = (widths[0], widths[1], widths[2]);
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{name:<first$}  {one:>second$}  {other:>third$}");
    }
}

/// The solution as JSON, every digit of every figure; the same solution gives the same bytes.
#[must_use]
pub fn json(solution: &Solution) -> String {
    super::json::pretty(solution)
}
