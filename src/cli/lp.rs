//! `junheng lp`: any linear programme in MPS, solved and proven.

use std::io;
use std::path::PathBuf;
use std::time::Duration;

use super::answers::Format;
use super::exit::Exit;
use super::language::{terminal, words};
use super::numbers::share;
use super::output::{Output, say, say_problems, show};
use super::over::would_write_over;
use super::plan::{duration, engine, stop_flag};
use super::{failure, verbose};
use crate::lp::extremes::{Coefficient, too_far_apart};
use crate::lp::{Decided, SolutionStatus};
use crate::report::{Terminal, json, solution};
use crate::run::write_file;
use crate::session;
use crate::solve::{Deadline, EngineChoice};
use crate::source::{SourceText, mps};

/// Solve any linear programme in MPS, with or without whole numbers.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  junheng lp afiro.mps
  junheng lp model.mps.gz --format json --solution --out solution.json

Reads free and fixed MPS, gzipped or not. Every answer is verified against the programme alone: an
optimum by its prices, \"infeasible\" by a Farkas ray, \"unbounded\" by a primal ray. With integer or
semi-continuous columns the relaxation is solved first, then the best point is looked for, and its
bound and gap are shown; the point is always verified, and the line \"proof\" says whether the bound
is, too.

Exit codes: 0 optimal · 1 the file has errors, or unbounded · 2 wrong usage · 3 infeasible ·
4 stopped at a limit · 70 every answer failed verification")]
pub(super) struct Arguments {
    /// The programme, `.mps` or `.mps.gz`; `-` reads standard input
    #[arg(value_name = "FILE.mps")]
    file: String,
    /// Engine: auto, simplex, interior, microlp, or highs if compiled in
    #[arg(long, default_value = "auto", value_parser = engine)]
    engine: EngineChoice,
    /// Time limit, such as `30s`, `5m` or `500ms`
    #[arg(long, value_name = "TIME", value_parser = duration)]
    time_limit: Option<Duration>,
    /// Maximum number of simplex iterations
    #[arg(long, value_name = "COUNT")]
    iteration_limit: Option<u64>,
    /// With whole numbers, the gap between value and bound that counts as optimal: a share of the
    /// value, such as `0.1%` or `0.001`
    #[arg(long, value_name = "SHARE", default_value = "1e-6", value_parser = share)]
    gap: f64,
    /// Ignore whole numbers: solve the LP relaxation
    #[arg(long)]
    relaxation: bool,
    /// Format of the answer
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Also list the value and reduced cost of every column, the activity and price of every row
    #[arg(long)]
    solution: bool,
    /// Write to a file instead of standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Log programme sizes, presolve and solver iterations on standard error
    #[arg(long)]
    verbose: bool,
}

pub(super) fn run(arguments: &Arguments) -> io::Result<Exit> {
    if would_write_over([&*arguments.file], arguments.out.as_deref(), &[]) {
        return Ok(Exit::Usage);
    }
    let source = match SourceText::read_programme(&arguments.file) {
        Ok(source) => source,
        Err(unreadable) => {
            let problem = [*unreadable.problem];
            say_problems(&unreadable.source_text, &problem);
            return Ok(Exit::InputErrors);
        }
    };
    let read = match mps::read(&source.text) {
        Ok(read) => read,
        Err(problems) => {
            say_problems(&source, &problems);
            return Ok(Exit::InputErrors);
        }
    };
    let deadline = Deadline::new(stop_flag(), arguments.time_limit);
    let deadline =
        arguments.iteration_limit.map_or(deadline.clone(), |most| deadline.at_most(most));
    let deadline =
        if arguments.verbose { verbose::written(&deadline, words(), say) } else { deadline };
    let lp = if arguments.relaxation { read.lp.relaxed() } else { read.lp.clone() };
    let (gap, choice) = (arguments.gap, arguments.engine);
    let solved = session::solution::solve(&lp, &read.objective, choice, gap, &deadline);
    let mut solved = match solved {
        Ok(solved) => solved,
        Err(choice) => {
            let what = words().tell(&failure::choice(&choice));
            say(&words().say_with("error", &[("what", (&what).into())]));
            return Ok(Exit::Usage);
        }
    };
    solved.notes = read.notes;
    if arguments.relaxation && read.lp.has_whole_numbers() {
        solved.notes.push(Decided::Relaxed(read.lp.whole_columns().count()));
    }
    if !arguments.solution {
        solved.column_values = None;
        solved.row_values = None;
        solved.prices = None;
    }
    let text = match arguments.format {
        // What is kept in a file does not depend on a window.
        Format::Text if arguments.out.is_some() => {
            solution::text(&solved, &Terminal::new(words(), None))
        }
        Format::Text => solution::text(&solved, &terminal()),
        Format::Json => json::pretty(&solved),
    };
    match &arguments.out {
        Some(file) => {
            write_file(file, text.as_bytes())?;
            let status = solution::status(words(), solved.status);
            let file = file.display().to_string();
            let values = [("status", (&status).into()), ("file", (&file).into())];
            say(&words().say_with("lp-written", &values));
        }
        None => show(&match arguments.format {
            Format::Text => Output::Text(text),
            Format::Json => Output::Json(text),
        })?,
    }
    if solved.status == SolutionStatus::Imprecise
        && let Some((least, most)) = too_far_apart(&read.lp, &read.objective)
    {
        let shown =
            |it: &Coefficient| format!("{:e} (column {}, row {})", it.size, it.column, it.row);
        let (least, most) = (shown(&least), shown(&most));
        let values = [("least", (&least).into()), ("most", (&most).into())];
        say(&words().say_with("lp-too-far-apart", &values));
        return Ok(Exit::InputErrors);
    }
    Ok(match solved.status {
        SolutionStatus::Optimal => Exit::Done,
        SolutionStatus::Infeasible => Exit::Contradiction,
        SolutionStatus::Unbounded => Exit::InputErrors,
        SolutionStatus::Interrupted => Exit::Stopped,
        SolutionStatus::Imprecise => Exit::OurFault,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_is_a_share_or_per_cent() {
        for (text, expected) in
            [("0.001", 0.001), ("0.1%", 0.001), ("1e-6", 1e-6), (" 5 % ", 0.05), ("0", 0.0)]
        {
            assert_eq!(share(text), Ok(expected));
        }
        for text in ["", "%", "-1", "2", "200%", "nan", "little"] {
            assert!(share(text).is_err(), "{text}");
        }
    }
}
