//! `junheng recheck`: a plan edited by hand, recomputed: what breaks, what each goal loses, what each
//! edit costs.

use std::io;
use std::path::PathBuf;

use super::answers::{Format, show_as, write_as};
use super::edited::{Original, edits};
use super::exit::Exit;
use super::input::load;
use super::language::words;
use super::no_plan::report_no_plan;
use super::numbers::Numbers;
use super::output::{file_name, say};
use super::over::would_write_over;
use super::plan::Choices;
use super::progress::Progress;
use crate::audit::restate;
use crate::explain::edits::{Followed, follow};
use crate::model::Buckets;
use crate::model::answers::audit::{Fault, Finding};
use crate::model::answers::reason::Reason;
use crate::model::answers::recheck::{Break, Cure, EditAnswer, Recheck, Rest};
use crate::model::edited::{RunEdit, edited};
use crate::model::plan::{FactoryHeading, Numbers as PlanNumbers};

/// Recheck a plan that was edited by hand.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  junheng recheck factory.json edited.xlsx --plan plan.json
  junheng recheck factory.json edited.json --plan plan.json --format json
  junheng recheck factory.json edited.xlsx --plan plan.json --out recheck.html

Edits are quantities in the cells of the schedule or the board of the plan's workbook, or those under
\"started\" in its JSON. Without `--plan` the factory is planned again to compare with.")]
pub(super) struct Arguments {
    /// The factory file
    #[arg(value_name = "FACTORY.json")]
    factory: String,
    /// The edited plan: .xlsx or .json
    #[arg(value_name = "EDITED")]
    edited: String,
    /// The plan as it was [default: the factory is planned again]
    #[arg(long, value_name = "PLAN.json")]
    plan: Option<String>,
    /// Plan everything else around the edits, instead of keeping every other run
    #[arg(long)]
    around: bool,
    /// Also write the answer as one HTML file with pictures, as a workbook or as JSON
    #[arg(long, value_name = "FILE", value_parser = file_name)]
    out: Option<PathBuf>,
    /// Format of the answer
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    #[command(flatten)]
    numbers: Numbers,
    #[command(flatten)]
    choices: Choices,
}

pub(super) fn run(arguments: &Arguments) -> io::Result<Exit> {
    let read = [&arguments.factory, &arguments.edited].into_iter().chain(&arguments.plan);
    if would_write_over(read.map(String::as_str), arguments.out.as_deref(), &[]) {
        return Ok(Exit::Usage);
    }
    let (answer, exit) = match recheck(arguments) {
        Ok(answered) => answered,
        Err(exit) => return Ok(exit),
    };
    if let Some(out) = &arguments.out
        && !write_as(out, &answer)?
    {
        return Ok(Exit::InputErrors);
    }
    show_as(&answer, arguments.format)?;
    Ok(exit)
}

fn recheck(arguments: &Arguments) -> Result<(Recheck, Exit), Exit> {
    let loaded = load(&arguments.factory).ok_or(Exit::InputErrors)?;
    let (factory, options) = arguments.choices.apply(&loaded).map_err(|usage| {
        say(&usage);
        Exit::Usage
    })?;
    let options = arguments.numbers.applied(options);
    let progress = Progress::of(&options.deadline);
    let original = Original::of(arguments.plan.as_deref(), &loaded, factory, &options);
    let found = original.and_then(|it| Ok((edits(&arguments.edited, &it)?, it)));
    let (edits, Original { factory, plan }) = match found {
        Ok(found) => found,
        Err(exit) => {
            progress.done();
            return Err(exit);
        }
    };
    let runs: Vec<RunEdit> = edits.iter().map(|it| it.run).collect();
    let mut written = edited(&plan, &factory, &runs);
    let findings = restate(&factory, &mut written).err().unwrap_or_default();
    let rest = if arguments.around { Rest::Planned } else { Rest::Stays };
    let followed = if runs.is_empty() {
        Ok(Followed::nothing(plan.numbers.unwrap_or(PlanNumbers::Fractional)))
    } else {
        follow(&factory, &plan, &runs, rest, &options)
    };
    progress.done();
    let followed = followed.map_err(|failure| report_no_plan(Err(failure)))?;
    let buckets = Buckets::new(&factory, factory.bucket);
    let mut prices = followed.prices.into_iter();
    let answers = runs.iter().map(|it| {
        let product = &plan.products[it.product];
        EditAnswer {
            product: product.id.clone(),
            route: product.routes[it.route].id.clone(),
            bucket: plan.buckets[it.bucket].name.clone(),
            before: it.before,
            after: it.after,
            prices: prices.next().unwrap_or_default(),
        }
    });
    let answer = Recheck {
        factory: FactoryHeading::of(&factory, &buckets),
        factory_sha256: loaded.source.sha256.clone(),
        edits: answers.collect(),
        stands: findings.is_empty(),
        breaks: findings.iter().map(broken).collect(),
        rest,
        plan_numbers: plan.numbers.unwrap_or(PlanNumbers::Fractional),
        numbers: followed.numbers,
        possible: followed.possible,
        impossible: followed.impossible,
        goals: followed.goals,
        orders: followed.orders,
        independent: followed.independent,
        adds_up: followed.adds_up,
        complete: followed.complete,
        plans: followed.plans,
    };
    if !answer.complete {
        say(&words().say("stopped-answering"));
        return Ok((answer, Exit::Stopped));
    }
    let exit = if answer.stands || answer.possible { Exit::Done } else { Exit::Contradiction };
    Ok((answer, exit))
}

/// A finding of the audit as what breaks.
fn broken(finding: &Finding) -> Break {
    let table = finding.at.split('/').next().unwrap_or_default();
    let cure = match table {
        "groups" | "labour" | "services" => Cure::Hours,
        "materials" => Cure::Material,
        "products" | "orders" | "stores" => Cure::Product,
        "runs" | "choices" | "whole" => Cure::Run,
        _ => Cure::Quantity,
    };
    let of = finding.at.rsplit_once('/').map_or(finding.at.as_str(), |it| it.0).to_owned();
    let finding = Finding { fault: rounded(&finding.fault), ..finding.clone() };
    Break { at: finding.at.clone(), of, finding: Reason::of(None, finding.message()), cure }
}

/// The figures of a finding without what adding them up left in the last digits.
fn rounded(fault: &Fault) -> Fault {
    const PLACES: f64 = 1e9;
    let round = |value: f64| {
        let rounded = (value * PLACES).round() / PLACES;
        if rounded.is_finite() { rounded } else { value }
    };
    match *fault {
        Fault::Exceeds { taken, limit } => {
            Fault::Exceeds { taken: round(taken), limit: round(limit) }
        }
        Fault::Below { taken, least } => Fault::Below { taken: round(taken), least: round(least) },
        ref other => other.clone(),
    }
}
