//! `junheng generate`: a synthetic factory, for trials and benchmarks.

use std::io;

use super::exit::Exit;
use super::input::load;
use super::language::words;
use super::output::{Output, say, show};
use crate::source::synthetic::{SyntheticRuns, SyntheticSize, generate_with, with_measures};

/// Write a synthetic factory to standard output.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  junheng generate --products 100 --groups 30 --materials 20 --days 26 --seed 1 > factory.json
  junheng generate --measures 100 --of factory.json --seed 1 > with-measures.json")]
pub(super) struct Arguments {
    /// Number of products
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..=5000))]
    products: u32,
    /// Number of equipment groups
    #[arg(long, default_value_t = 8, value_parser = clap::value_parser!(u32).range(1..=2000))]
    groups: u32,
    /// Number of materials
    #[arg(long, default_value_t = 6, value_parser = clap::value_parser!(u32).range(0..=2000))]
    materials: u32,
    /// Number of working days
    #[arg(long, default_value_t = 26, value_parser = clap::value_parser!(u32).range(1..=366))]
    days: u32,
    /// The same seed gives the same factory
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// With minimum lots: 15 % of what is needed, at most 40 % of a day of the tightest group
    #[arg(long)]
    lots: bool,
    /// Planned in whole pieces; without this the file says `"whole": false`
    #[arg(long)]
    whole: bool,
    /// With setups: half an hour on every operation, and 40 per run
    #[arg(long)]
    setups: bool,
    /// With so many measures, for trials of `junheng measures`
    #[arg(long, value_name = "NUMBER", default_value_t = 0, value_parser = clap::value_parser!(u32).range(0..=1000))]
    measures: u32,
    /// Add the measures to this factory file instead of a synthetic one; they replace its own
    #[arg(long, value_name = "FACTORY", requires = "measures")]
    of: Option<String>,
}

pub(super) fn run(arguments: &Arguments) -> io::Result<Exit> {
    let count = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    let size = SyntheticSize {
        products: count(arguments.products),
        groups: count(arguments.groups),
        materials: count(arguments.materials),
        days: arguments.days,
        seed: arguments.seed,
    };
    let runs =
        SyntheticRuns { whole: arguments.whole, lots: arguments.lots, setups: arguments.setups };
    let text = if let Some(of) = &arguments.of {
        let Some(loaded) = load(of) else { return Ok(Exit::InputErrors) };
        loaded.source.text
    } else {
        generate_with(&size, runs)
    };
    let measured = match arguments.measures {
        0 => Some(text),
        some => with_measures(&text, count(some), arguments.seed),
    };
    let Some(text) = measured else {
        let what = words().say("generate-no-measures");
        say(&words().say_with("error", &[("what", (&what).into())]));
        return Ok(Exit::InputErrors);
    };
    show(&Output::Json(text))?;
    Ok(Exit::Done)
}
