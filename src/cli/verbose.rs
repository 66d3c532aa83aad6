//! `--verbose`: what the engines do, iteration by iteration, on standard error.

use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use unicode_width::UnicodeWidthStr;

use crate::report::terms;
use crate::solve::{
    Deadline, Event, FirstOrderProgress, InteriorProgress, Phase, SimplexProgress, Size,
};
use crate::words::Words;

/// Which table the lines at hand belong to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Table {
    #[default]
    None,
    Simplex,
    InteriorPoint,
    FirstOrder,
}

/// The same deadline; of what is solved under it every line is handed to `say`. All but the last
/// column, the seconds since now, is the same for the same solve.
pub(super) fn written(deadline: &Deadline, words: &'static Words, say: fn(&str)) -> Deadline {
    let start = Instant::now();
    let last = Mutex::new(Table::None);
    deadline.observed(move |event| {
        let mut table = last.lock().unwrap_or_else(PoisonError::into_inner);
        let seconds = format!("{:.2} s", start.elapsed().as_secs_f64());
        for line in lines(words, event, &mut table, seconds) {
            say(&line);
        }
    })
}

/// The lines of an event: the heads of a table first where it begins.
fn lines(words: &Words, event: &Event, table: &mut Table, seconds: String) -> Vec<String> {
    let (new, heads, cells) = match event {
        Event::Programme { goal, engine, size } => {
            *table = Table::None;
            let goals: Vec<String> =
                goal.split(" → ").map(|goal| terms::goal_title(words, goal)).collect();
            let (goals, size) = (goals.join(" → "), said(words, *size));
            let values =
                [("goal", (&goals).into()), ("engine", (*engine).into()), ("size", (&size).into())];
            return vec![words.say_with("log-programme", &values)];
        }
        Event::Presolved(size) => {
            *table = Table::None;
            let size = said(words, *size);
            return vec![words.say_with("log-presolved", &[("size", (&size).into())])];
        }
        Event::Simplex(at) => (Table::Simplex, SIMPLEX, simplex(words, at)),
        Event::InteriorPoint(at) => (Table::InteriorPoint, INTERIOR_POINT, interior_point(at)),
        Event::FirstOrder(at) => (Table::FirstOrder, FIRST_ORDER, first_order(at)),
    };
    let mut lines = Vec::new();
    if *table != new {
        *table = new;
        let heads = heads.iter().chain(["log-time"].iter());
        lines.push(line(heads.map(|key| words.say(key))));
    }
    lines.push(line(cells.into_iter().chain([seconds])));
    lines
}

/// The columns of the simplex method's table, the time left out.
const SIMPLEX: &[&str] = &[
    "log-phase",
    "log-iteration",
    "log-objective",
    "log-primal-infeasibility",
    "log-dual-infeasibility",
    "log-factor-entries",
];

fn simplex(words: &Words, at: &SimplexProgress) -> Vec<String> {
    let phase = match at.phase {
        Phase::Dual => "log-dual",
        Phase::Primal => "log-primal",
        Phase::Crossover => "log-crossover",
    };
    vec![
        words.say(phase),
        at.iteration.to_string(),
        format!("{:.8e}", at.objective),
        format!("{:.2e}", at.primal_infeasibility),
        at.dual_infeasibility.map_or_else(|| "-".to_owned(), |it| format!("{it:.2e}")),
        at.factor_entries.to_string(),
    ]
}

/// The columns of the interior point's table, the time left out.
const INTERIOR_POINT: &[&str] = &[
    "log-iteration",
    "log-objective",
    "log-primal-residual",
    "log-dual-residual",
    "log-gap",
    "log-mu",
    "log-primal-step",
    "log-dual-step",
];

fn interior_point(at: &InteriorProgress) -> Vec<String> {
    vec![
        at.iteration.to_string(),
        format!("{:.8e}", at.objective),
        format!("{:.2e}", at.primal_residual),
        format!("{:.2e}", at.dual_residual),
        format!("{:.2e}", at.gap),
        format!("{:.2e}", at.mu),
        format!("{:.4}", at.step_lengths.0),
        format!("{:.4}", at.step_lengths.1),
    ]
}

/// The columns of the first-order method's table, the time left out.
const FIRST_ORDER: &[&str] = &[
    "log-iteration",
    "log-restarts",
    "log-primal-residual",
    "log-dual-residual",
    "log-gap",
    "log-primal-weight",
];

fn first_order(at: &FirstOrderProgress) -> Vec<String> {
    vec![
        at.iteration.to_string(),
        at.restarts.to_string(),
        format!("{:.2e}", at.primal_residual),
        format!("{:.2e}", at.dual_residual),
        format!("{:.2e}", at.gap),
        format!("{:.2e}", at.weight),
    ]
}

fn said(words: &Words, size: Size) -> String {
    let number = |count: usize| count.to_string();
    let (rows, columns, entries) = (number(size.rows), number(size.columns), number(size.entries));
    let values =
        [("rows", (&rows).into()), ("columns", (&columns).into()), ("entries", (&entries).into())];
    words.say_with("log-size", &values)
}

/// Cells of one line, each at the right edge of its column.
fn line(cells: impl Iterator<Item = String>) -> String {
    const WIDTH: usize = 15;
    cells.fold(String::new(), |mut line, cell| {
        line.push_str(&" ".repeat(WIDTH.saturating_sub(cell.width()).max(1)));
        line.push_str(&cell);
        line
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    #[test]
    fn a_table_has_its_heads_once_until_another_begins() {
        let at = SimplexProgress {
            phase: Phase::Dual,
            iteration: 12,
            objective: 1.5,
            primal_infeasibility: 0.25,
            dual_infeasibility: Some(0.0),
            factor_entries: 40,
        };
        let words = Words::of(Language::English);
        let mut table = Table::None;
        let mut tell = |event: Event| lines(&words, &event, &mut table, "0.00 s".to_owned()).len();
        assert_eq!(tell(Event::Simplex(at)), 2);
        assert_eq!(tell(Event::Simplex(at)), 1);
        assert_eq!(tell(Event::Presolved(Size { rows: 1, columns: 2, entries: 2 })), 1);
        assert_eq!(tell(Event::Simplex(at)), 2);
    }
}
