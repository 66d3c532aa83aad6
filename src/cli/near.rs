//! `--near`: a plan that stays near a published one.

use super::exit::Exit;
use super::input::PlanFile;
use super::language::words;
use super::numbers::share;
use super::output::{say, say_problems};
use crate::diag::{Code, Diagnostic, Hint, Message, Span, message};
use crate::model::near::{Unmatched, WhyUnmatched};
use crate::model::{Factory, Goal, NotNear, Published};
use crate::validate::kept_near;

/// Which published plan a plan stays near.
#[derive(Clone, Debug, clap::Args)]
#[allow(clippy::struct_field_names)] // the names are those of the arguments
pub(super) struct Near {
    /// Stay near a published plan: move as few machine hours as possible, those of the next days
    /// least; after the goals of service, or where `--goals` names `steady`
    #[arg(long, value_name = "PLAN.json")]
    near: Option<String>,
    /// Days from the first in which only what must may move: `5d`
    #[arg(long, value_name = "DAYS", requires = "near", value_parser = days)]
    fence: Option<u32>,
    /// How much of the published work after the fence may move for later goals: `0.1%` or `0.001`
    /// [default: nothing]
    #[arg(long, value_name = "SHARE", requires = "near", value_parser = share)]
    near_give_up: Option<f64>,
}

impl Near {
    /// The file of the published plan.
    pub fn file(&self) -> Option<&str> {
        self.near.as_deref()
    }

    /// The factory kept near the published plan, if one is named; or how to end, after everything
    /// wrong was reported.
    pub fn applied(&self, factory: Factory) -> Result<Factory, Exit> {
        let Some(name) = &self.near else {
            if factory.goals.iter().any(|it| it.goal == Goal::Steady) {
                say(&words().say("near-none"));
            }
            return Ok(factory);
        };
        let published = matched(name, &factory, self.fence.unwrap_or(0))?;
        Ok(kept_near(&factory, published, self.near_give_up.unwrap_or(0.0)))
    }
}

/// A published plan matched to a factory; or how to end, after everything wrong was reported.
pub(super) fn matched(name: &str, factory: &Factory, fence: u32) -> Result<Published, Exit> {
    let file = PlanFile::load(name)?;
    let published = Published::of(&file.plan, factory, fence).map_err(|reason| match reason {
        NotNear::NothingInCommon => file.refuse(Code::E980, "\"products\"", message!("e980")),
        NotNear::NoDay => {
            let heading = &file.plan.factory;
            let (from, to) = (heading.from.clone(), heading.to.clone());
            file.refuse(Code::E981, "\"buckets\"", message!("e981", from, to))
        }
        NotNear::Divided { bucket } => {
            let place = format!("\"{bucket}\"");
            file.refuse(Code::E982, &place, message!("e982", bucket))
        }
    })?;
    let problems: Vec<Diagnostic> =
        published.unmatched.iter().filter_map(|it| without_place(&file, it)).collect();
    if !problems.is_empty() {
        say_problems(&file.source, &problems);
    }
    Ok(published)
}

/// W904 of published runs whose product or route the factory does not have.
fn without_place(file: &PlanFile, of: &Unmatched) -> Option<Diagnostic> {
    let Unmatched { product, route, quantity, .. } = of;
    let text = match of.why {
        WhyUnmatched::NoProduct => message!("w904-product", product, quantity = *quantity),
        WhyUnmatched::NoRoute => message!("w904-route", product, route, quantity = *quantity),
        // A rolled plan has them always: they are listed in the plan.
        WhyUnmatched::NoDay => return None,
    };
    Some(placed(file, Code::W904, product, text))
}

fn placed(file: &PlanFile, code: Code, id: &str, text: Message) -> Diagnostic {
    let quoted = format!("\"{id}\"");
    let at = file.source.text.find(&quoted).unwrap_or(0);
    let position = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let span = Span { start: position(at), end: position(at + quoted.len()) };
    Diagnostic::new(code, span, text).hint(Hint::Cure)
}

/// A number of days: `5d` or `5`.
fn days(text: &str) -> Result<u32, String> {
    let number = text.trim().strip_suffix('d').unwrap_or(text.trim());
    let days = number.trim().parse().ok().filter(|days| *days <= 3660);
    days.ok_or_else(|| words().say("use-days"))
}
