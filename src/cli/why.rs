//! `junheng why`: what carries a late or short order, what an order waits for, why so much of a product is made, why a group
//! is loaded as it is.

use std::convert::Infallible;
use std::io;
use std::path::PathBuf;

use serde::Serialize;

use super::alike::most_alike;
use super::answers::{Format, answer_name, show_as, write_any};
use super::desk::AtDesk;
use super::exit::Exit;
use super::language::words;
use super::no_plan::report_no_plan;
use super::numbers::Numbers;
use super::output::say;
use super::over::would_write_over;
use super::plan::Choices;
use super::progress::Progress;
use crate::explain::place::Unknown;
use crate::explain::quantity::Answered as Asked;
use crate::explain::shortage::{Answered, Question, why};
use crate::explain::{group, order, quantity};
use crate::model::answers::shortage::Trouble;
use crate::report::export::{Csv, Exporter, Text};
use crate::report::html::Html;
use crate::report::planbook::{DoesNotFit, Xlsx};
use crate::session::{Failure, Options};

/// Ask for the reasons.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  junheng why factory.json short 17
  junheng why factory.json late A-3 --format json
  junheng why factory.json order A-3
  junheng why factory.json quantity pump-set
  junheng why factory.json group milling@2026-12-03")]
pub(super) struct Arguments {
    /// The factory file; `-` reads standard input
    #[arg(value_name = "FACTORY.json")]
    factory: String,
    #[command(subcommand)]
    about: About,
}

#[derive(Debug, clap::Subcommand)]
enum About {
    /// Why an order is shipped late
    Late(OfOrder),
    /// Why part of an order is never shipped
    Short(OfOrder),
    /// What an order waits for: the stock and the runs of its product and of its components
    Order(OfOrder),
    /// Why the plan makes this quantity of a product: what drives it up and what limits it
    Quantity(OfProduct),
    /// Why a group has its load: who uses its hours, why not more, why not less
    Group(OfGroup),
}

#[derive(Debug, clap::Args)]
struct OfOrder {
    /// The order's id
    #[arg(value_name = "ORDER")]
    order: String,
    #[command(flatten)]
    form: Form,
}

#[derive(Debug, clap::Args)]
struct OfProduct {
    /// The product's id, with `@` and a bucket's name for one bucket
    #[arg(value_name = "PRODUCT[@BUCKET]")]
    product: String,
    #[command(flatten)]
    form: Form,
}

#[derive(Debug, clap::Args)]
struct OfGroup {
    /// The group's id, with `@` and a bucket's name for one bucket
    #[arg(value_name = "GROUP[@BUCKET]")]
    group: String,
    #[command(flatten)]
    form: Form,
}

#[derive(Debug, clap::Args)]
struct Form {
    /// Prices of moves for which the factory file has none: see `docs/why.md`
    #[arg(long, value_name = "PRICES.json")]
    prices: Option<String>,
    /// Also write the answer to a file: .html, .xlsx, .json, .csv or .txt
    #[arg(long, value_name = "FILE", value_parser = answer_name)]
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
    let form = match &arguments.about {
        About::Late(asked) | About::Short(asked) | About::Order(asked) => &asked.form,
        About::Quantity(asked) => &asked.form,
        About::Group(asked) => &asked.form,
    };
    let read = std::iter::once(&arguments.factory).chain(&form.prices).map(String::as_str);
    if would_write_over(read, form.out.as_deref(), &[]) {
        return Ok(Exit::Usage);
    }
    let asked = match AtDesk::of(&form.choices, &arguments.factory, form.prices.as_deref()) {
        Ok(asked) => asked,
        Err(exit) => return Ok(exit),
    };
    let options = form.numbers.applied(asked.options.clone());
    let factory = &asked.factory;
    match &arguments.about {
        About::Late(it) => of_order(&arguments.factory, (&asked, &options), it, Trouble::Late),
        About::Short(it) => of_order(&arguments.factory, (&asked, &options), it, Trouble::Short),
        About::Order(it) => match order::find(factory, &it.order) {
            Ok(order) => {
                let answer = watched(&options, || order::why(factory, &options, order));
                told(answer, form, |it| it.plan_stopped)
            }
            Err(unknown) => Ok(not_there(&arguments.factory, &unknown)),
        },
        About::Quantity(it) => match quantity::Question::of(factory, &options, &it.product) {
            Ok(question) => {
                let answer = watched(&options, || quantity::why(factory, &options, question));
                told(answer, form, |it| it.plan_stopped)
            }
            Err(unknown) => Ok(not_there(&arguments.factory, &unknown)),
        },
        About::Group(it) => match group::Question::of(factory, &options, &it.group) {
            Ok(question) => {
                let answer = watched(&options, || group::why(factory, &options, question));
                told(answer, form, |it| it.plan_stopped)
            }
            Err(unknown) => Ok(not_there(&arguments.factory, &unknown)),
        },
    }
}

/// Says that nothing is called so, and what is most like it.
fn not_there(file: &str, unknown: &Unknown) -> Exit {
    let Unknown { what, wanted, known } = unknown;
    let known = most_alike(wanted, known.iter().map(String::as_str));
    let wanted = [("wanted", wanted.into()), ("file", file.into())];
    let known = [("known", (&known).into())];
    let words = words();
    let (none, there_are) = match *what {
        "order" => {
            (words.say_with("no-such-order", &wanted), words.say_with("known-orders", &known))
        }
        "group" => {
            (words.say_with("no-such-group", &wanted), words.say_with("known-groups", &known))
        }
        "product" => {
            (words.say_with("no-such-product", &wanted), words.say_with("known-products", &known))
        }
        _ => (words.say_with("no-such-bucket", &wanted), words.say_with("known-buckets", &known)),
    };
    say(&none);
    say(&there_are);
    Exit::Usage
}

/// Asks, with progress shown while it takes.
fn watched<A>(options: &Options, ask: impl FnOnce() -> A) -> A {
    let progress = Progress::of(&options.deadline);
    let answer = ask();
    progress.done();
    answer
}

/// Shows an answer, or says why there is none.
fn told<A>(
    answer: Result<Asked<A>, Failure>,
    form: &Form,
    of_plan_so_far: fn(&A) -> bool,
) -> io::Result<Exit>
where
    A: Serialize,
    Csv: Exporter<A, Refusal = Infallible>,
    for<'t> Text<'t>: Exporter<A, Refusal = Infallible>,
    for<'w> Html<'w>: Exporter<A, Refusal = Infallible>,
    for<'w> Xlsx<'w>: Exporter<A, Refusal = DoesNotFit>,
{
    match answer {
        Ok(Asked::Why(why)) => {
            let exit = put_out(&*why, form)?;
            Ok(if of_plan_so_far(&why) { cut_short(exit) } else { exit })
        }
        Ok(Asked::NoPlan(planning)) => Ok(report_no_plan(Ok(planning))),
        Ok(Asked::Stopped) => Ok(stopped()),
        Err(failure) => Ok(report_no_plan(Err(failure))),
    }
}

/// Writes an answer where a file is requested, and shows it.
fn put_out<A>(answer: &A, form: &Form) -> io::Result<Exit>
where
    A: Serialize,
    Csv: Exporter<A, Refusal = Infallible>,
    for<'t> Text<'t>: Exporter<A, Refusal = Infallible>,
    for<'w> Html<'w>: Exporter<A, Refusal = Infallible>,
    for<'w> Xlsx<'w>: Exporter<A, Refusal = DoesNotFit>,
{
    if let Some(out) = &form.out
        && !write_any(out, answer)?
    {
        return Ok(Exit::InputErrors);
    }
    show_as(answer, form.format)?;
    Ok(Exit::Done)
}

/// How an answer ends that was cut short.
fn cut_short(exit: Exit) -> Exit {
    if exit == Exit::Done { Exit::Stopped } else { exit }
}

fn stopped() -> Exit {
    say(&words().say("stopped-asking"));
    Exit::Stopped
}

fn of_order(
    file: &str,
    (desk, options): (&AtDesk, &Options),
    asked: &OfOrder,
    trouble: Trouble,
) -> io::Result<Exit> {
    let factory = &desk.factory;
    let order = match order::find(factory, &asked.order) {
        Ok(order) => order,
        Err(unknown) => return Ok(not_there(file, &unknown)),
    };
    let question = Question { order, trouble };
    match watched(options, || why(factory, options, desk.desk(), question)) {
        Ok(Answered::Why(why)) => {
            let exit = put_out(&*why, &asked.form)?;
            let finished = why.complete && !why.plan_stopped && !options.deadline.stopped();
            Ok(if finished { exit } else { cut_short(exit) })
        }
        Ok(Answered::Untroubled { order, plan_stopped }) => {
            let order = [("order", (&order.id).into())];
            say(&match trouble {
                Trouble::Late => words().say_with("order-not-late", &order),
                Trouble::Short => words().say_with("order-not-short", &order),
            });
            if plan_stopped {
                say(&words().say("order-of-plan-so-far"));
                return Ok(Exit::Stopped);
            }
            Ok(Exit::Done)
        }
        Ok(Answered::NoPlan(planning)) => Ok(report_no_plan(Ok(planning))),
        Ok(Answered::Stopped) => Ok(stopped()),
        Err(failure) => Ok(report_no_plan(Err(failure))),
    }
}
