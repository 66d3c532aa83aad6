//! The report as one HTML file: no script, no font, no picture, nothing to fetch. Every picture is
//! drawn from the figures of the plan or answer and stands there as a table too.

mod axis;
mod certificate;
mod cumulative;
mod drawing;
mod figure;
mod heat;
mod load;
mod materials;
mod money;
mod orders;
mod page;
mod phrases;
mod scale;
mod summary;
mod tight;

use crate::model::plan::{Plan, PlanStatus};
use crate::words::Words;

use page::{Heading, Page};
use phrases::Phrases;

/// A plan as one HTML file: what a planner must know on the first screen, then orders, loads, heat
/// map, cumulative output, materials, limits, money, goals and certificate. `even` is the share of
/// an even plan that falls to each bucket ([`crate::model::Bucket::even_share`]). The same plan gives
/// the same bytes.
#[must_use]
pub fn plan(plan: &Plan, even: &[f64], words: &Words) -> String {
    let phrases = Phrases(words);
    let certified = plan.status == PlanStatus::Optimal;
    let mut page = Page::new(words, Heading::of(&plan.factory, phrases.say("page-plan")), certified);
    page.opening(summary::first_screen(plan, phrases));
    page.figure(orders::timeline(plan, phrases));
    page.figure(load::bars(plan, phrases));
    page.figure(heat::map(plan, phrases));
    page.figure(cumulative::lines(plan, even, phrases));
    page.figure(materials::quotas(plan, phrases));
    page.figure(tight::spots(plan, phrases));
    page.figure(money::costs(plan, phrases));
    page.figure(Some(certificate::goals(plan, phrases)));
    page.words("certificate", &phrases.say("page-certificate"), certificate::statement(plan, phrases));
    page.render()
}
