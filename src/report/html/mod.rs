//! The report as one HTML file: no font, no picture, nothing to fetch; the board of a plan has a script
//! of its own in the file. Every picture is drawn from the figures of the plan or answer and is there
//! as a table too.

mod actual;
mod answers;
mod axis;
mod board;
mod certificate;
mod chance;
mod cumulative;
mod drawing;
mod figure;
mod heat;
mod load;
mod materials;
mod measures;
mod money;
mod moved;
mod orders;
mod page;
mod pareto;
mod phrases;
mod potential;
mod recheck;
mod scale;
mod scenarios;
mod shares;
mod summary;
mod tight;
mod tornado;
mod value_curve;
mod waterfall;

use maud::html;

use crate::model::answers::actual::Actual;
use crate::model::answers::bottlenecks::Bottlenecks;
use crate::model::answers::diff::Diff;
use crate::model::answers::group::GroupWhy;
use crate::model::answers::measures::Measures;
use crate::model::answers::order::OrderWhy;
use crate::model::answers::potential::Potential;
use crate::model::answers::proposals::ProposalAnswers;
use crate::model::answers::quantity::QuantityWhy;
use crate::model::answers::recheck::Recheck;
use crate::model::answers::repair::Repair;
use crate::model::answers::shortage::Why;
use crate::model::answers::whatif::WhatIf;
use crate::model::plan::{Plan, PlanStatus};
use crate::report::export::PlanOf;
use crate::report::number::scientific;
use crate::report::view;
use crate::report::view::plan::{
    beyond as beyond_of, bill as bill_of, capacity, near as near_of, orders as orders_of, stock,
    whole,
};
use crate::words::Words;

use figure::Figure;
use page::{Heading, Page};
use phrases::{Phrases, capital};

/// One HTML file with pictures, in a language.
#[derive(Clone, Copy)]
pub struct Html<'w>(pub &'w Words);

exported! {
    Html<'_>, PlanOf<'_>: |form, it| plan(it.plan, &it.even_shares(), form.0);
    Html<'_>, Actual: |form, it| actual::actual(it, form.0);
    Html<'_>, Bottlenecks: |form, it| bottlenecks(it, form.0);
    Html<'_>, Potential: |form, it| potential(it, form.0);
    Html<'_>, WhatIf: |form, it| whatif(it, form.0);
    Html<'_>, Diff: |form, it| diff(it, form.0);
    Html<'_>, GroupWhy: |form, it| answers::why_group(it, form.0);
    Html<'_>, Measures: |form, it| measured(it, form.0);
    Html<'_>, OrderWhy: |form, it| answers::what_order_waits_for(it, form.0);
    Html<'_>, ProposalAnswers: |form, it| answers::proposals(it, form.0);
    Html<'_>, QuantityWhy: |form, it| answers::why_quantity(it, form.0);
    Html<'_>, Recheck: |form, it| recheck::recheck(it, form.0);
    Html<'_>, Repair: |form, it| answers::repairs(it, form.0);
    Html<'_>, Why: |form, it| answers::why_order(it, form.0);
}

/// A plan as one HTML file: what a planner must know on the first screen, then orders, loads, heat
/// map, cumulative output, materials, limits, money, goals and certificate. `even` is the share of
/// an even plan that falls to each bucket ([`crate::model::Bucket::even_share`]). The same plan
/// gives the same bytes.
#[must_use]
pub fn plan(plan: &Plan, even: &[f64], words: &Words) -> String {
    let phrases = Phrases(words);
    let (looking_on, plan) = (plan, &*plan.month());
    let certified = plan.status.is_proven();
    let heading = Heading::of(&plan.factory, phrases.say("page-plan"));
    let seal = phrases.say(match plan.status {
        PlanStatus::Optimal => "page-seal",
        PlanStatus::WithinGap => "page-seal-within-gap",
        PlanStatus::BestFound => "page-seal-best-found",
        PlanStatus::Interrupted => "page-no-seal",
    });
    let mut page = Page::new(words, heading, certified, seal);
    page.opening(summary::first_screen(plan, phrases));
    page.figure(board::board(plan, phrases));
    page.figure(orders::timeline(plan, phrases));
    page.figure(load::bars(plan, phrases));
    page.figure(heat::map(plan, phrases));
    page.figure(cumulative::lines(plan, even, phrases));
    page.figure(materials::quotas(plan, phrases));
    if let Some(near) = &plan.near {
        let reading = format!("{}.", capital(&near_of::gist(near, words)));
        let title = words.say("near-title");
        page.figure(Figure::of_table("near", &title, reading, near_of::weeks(near, words)));
        page.tables([
            ("moved", "near-moved", "near-moved-gist", near_of::moved(plan, near, words)),
            ("changes", "near-changes", "near-changes-gist", near_of::changes(near, words)),
            ("unmatched", "near-unmatched", "near-unmatched-gist", near_of::unmatched(near, words)),
        ]);
    }
    let bill = plan.bill.as_ref();
    let priced = bill.map(|it| bill_of::bill(plan, it, words)).unwrap_or_default();
    let reading = bill.map_or_else(String::new, |it| {
        let first = capital(&bill_of::gist(plan, it, words));
        let rest = [words.say("plan-bill-reading"), bill_of::tried(it, words)];
        rest.iter().fold(format!("{first}."), |all, one| phrases.sentences(&all, one))
    });
    page.figure(Figure::of_table("bill", &words.say("plan-bill"), reading, priced));
    page.tables([
        ("runs", "plan-runs", "page-runs-reading", whole::runs(plan, words)),
        ("repairs", "plan-repairs-placed", "plan-repairs-placed-gist", whole::repairs(plan, words)),
        ("choices", "plan-choices", "plan-choices-gist", whole::choices(plan, words)),
        ("opened", "plan-opened", "plan-opened-gist", whole::opened(plan, words)),
        ("heads", "plan-heads-moved", "plan-heads-moved-gist", whole::heads(plan, words)),
        ("products", "plan-products", "plan-products-gist", stock::products(plan, words)),
        ("stores", "plan-stores", "plan-stores-gist", stock::stores(plan, words)),
        ("projects", "plan-projects", "book-about-projects", orders_of::projects(plan, words)),
        ("time", "plan-time", "plan-time-gist", capacity::times(plan, words)),
    ]);
    page.figure(tight::spots(plan, phrases));
    page.figure(money::costs(plan, phrases));
    if let Some(of) = &looking_on.beyond {
        let reading = phrases.sentences(
            &capital(&beyond_of::gist(looking_on, of, words)),
            &words.say("beyond-goals"),
        );
        let title = words.say("beyond-title");
        let loads = beyond_of::loads(looking_on, of, words);
        page.figure(Figure::of_table("beyond", &title, reading, loads));
        let due = orders_of::orders(looking_on, looking_on.orders_beyond(), words);
        let left = beyond_of::left(looking_on, of, words);
        page.tables([
            ("beyond-orders", "beyond-orders", "beyond-orders-gist", due),
            ("beyond-left", "beyond-left", "beyond-left-gist", left),
        ]);
    }
    page.figure(Some(certificate::goals(plan, phrases)));
    page.words(
        "certificate",
        &phrases.say("page-certificate"),
        &certificate::statement(plan, phrases),
    );
    page.render()
}

/// What stands beside the planning period: whether every answer is proven and nothing was left out.
fn seal(whole: bool, phrases: Phrases<'_>) -> String {
    phrases.say(if whole { "page-seal-answers" } else { "page-no-seal-answers" })
}

/// Where it is tight as one HTML file: for each goal the limits by what a comparable step gains,
/// and the value curves requested. The same answer gives the same bytes.
#[must_use]
pub fn bottlenecks(answer: &Bottlenecks, words: &Words) -> String {
    let phrases = Phrases(words);
    let heading = Heading::of(&answer.factory, phrases.say("page-bottlenecks"));
    let mut page = Page::new(words, heading, answer.complete, seal(answer.complete, phrases));
    page.opening(pareto::first_screen(answer, phrases));
    page.figure(Some(pareto::bars(answer, phrases)));
    for (at, curve) in answer.curves.iter().enumerate() {
        page.figure(Some(value_curve::curve(answer, at, curve, phrases)));
    }
    page.tables([
        (
            "whole",
            "page-whole-steps-title",
            "page-whole-steps-reading",
            view::bottlenecks::whole(answer, words),
        ),
        (
            "one-less",
            "page-one-less-title",
            "page-one-less-reading",
            view::bottlenecks::resolved(answer, words),
        ),
        (
            "slack",
            "page-slack-title",
            "page-slack-reading",
            view::bottlenecks::slack(answer, words),
        ),
    ]);
    let worst = answer.worst.primal.max(answer.worst.dual).max(answer.worst.gap);
    let worst = scientific(worst);
    let values = [("count", answer.solves.into()), ("worst", (&worst).into())];
    let proof = html! { p { (phrases.say_with("page-bottlenecks-proof", &values)) } };
    page.words("certificate", &phrases.say("page-certificate"), &proof);
    page.render()
}

/// What a factory could make at most, as one HTML file. The same answer gives the same bytes.
#[must_use]
pub fn potential(answer: &Potential, words: &Words) -> String {
    let phrases = Phrases(words);
    let heading = Heading::of(&answer.factory, phrases.say("page-potential"));
    let whole = answer.left_out.is_empty();
    let mut page = Page::new(words, heading, whole, seal(whole, phrases));
    page.opening(potential::first_screen(answer, phrases));
    page.figure(potential::stairs(answer, phrases));
    page.figure(potential::proportion(answer, phrases));
    page.figure(potential::idle(answer, phrases));
    let waste = &answer.waste;
    let products = view::potential::products(answer, words);
    let quotas = view::potential::quotas(waste, words);
    let stocks = view::potential::stocks(waste, words);
    let norms = view::potential::norms(waste, words);
    page.tables([
        ("alone", "page-alone-title", "page-alone-reading", products),
        ("quotas", "potential-quotas", "potential-quotas-gist", quotas),
        ("stocks", "potential-stocks", "potential-stocks-gist", stocks),
        ("norms", "potential-norms", "potential-norms-gist", norms),
    ]);
    page.render()
}

/// The best set of measures as one HTML file: the frontier, what each is worth, pairs, why not the
/// others. The same answer gives the same bytes.
#[must_use]
pub fn measured(answer: &Measures, words: &Words) -> String {
    let phrases = Phrases(words);
    let heading = Heading::of(&answer.factory, phrases.say("page-measures"));
    let mut page = Page::new(words, heading, answer.complete, seal(answer.complete, phrases));
    page.opening(measures::first_screen(answer, phrases));
    if let Some(notice) = measures::notice(answer, phrases) {
        page.words("notice", &phrases.say("page-measures-notice"), &notice);
    }
    page.figure(measures::frontier(answer, phrases));
    for figure in measures::worth(answer, phrases) {
        page.figure(Some(figure));
    }
    page.figure(measures::pairs(answer, phrases));
    page.tables([
        (
            "why-not",
            "measures-why-not",
            "page-why-not-reading",
            view::measures::why_not(answer, words),
        ),
        (
            "groups",
            "measures-groups",
            "page-measures-groups-reading",
            view::measures::groups(answer, words),
        ),
    ]);
    page.render()
}

/// What-ifs compared with the base plan, as one HTML file: the best scenarios goal by goal, what
/// moves the goal along each axis, spreads and probabilities of samples. The same answer gives the
/// same bytes.
#[must_use]
pub fn whatif(answer: &WhatIf, words: &Words) -> String {
    let phrases = Phrases(words);
    let heading = Heading::of(&answer.factory, phrases.say("page-whatif"));
    let sound = answer.complete && answer.endings.failed == 0;
    let mut page = Page::new(words, heading, sound, seal(sound, phrases));
    page.opening(scenarios::first_screen(answer, phrases));
    page.figure(scenarios::compared(answer, phrases));
    let by = answer.by.as_deref().unwrap_or_default();
    for (at, stretch) in answer.stretches.iter().enumerate() {
        page.figure(tornado::bars(answer, at, stretch, phrases));
        page.figure(chance::spreads(at, stretch, phrases));
        page.figure(chance::met(at, stretch, phrases));
        page.figure(chance::binds(at, stretch, phrases));
        page.figure(chance::settling(at, stretch, by, phrases));
    }
    page.tables([
        (
            "surprises",
            "book-title-surprises",
            "whatif-surprises",
            view::whatif::surprises(answer, words),
        ),
        (
            "dated-inside",
            "page-dated-inside-title",
            "page-dated-inside-reading",
            view::whatif::warnings(answer, words),
        ),
        (
            "without-plan",
            "page-without-plan-title",
            "page-without-plan-reading",
            view::whatif::without_plan(answer, words),
        ),
    ]);
    page.render()
}

/// What moved between two plans, and change by change why, as one HTML file. The same answer gives
/// the same bytes.
#[must_use]
pub fn diff(answer: &Diff, words: &Words) -> String {
    let phrases = Phrases(words);
    let heading = Heading::of(&answer.after.factory, phrases.say("page-diff"));
    let optimal =
        [&answer.before, &answer.after].iter().all(|it| it.status != PlanStatus::Interrupted);
    let sound = optimal && answer.complete;
    let mut page = Page::new(words, heading, sound, seal(sound, phrases));
    page.opening(moved::first_screen(answer, phrases));
    page.figure(answer.waterfall.as_ref().map(|it| waterfall::falls(it, phrases)));
    page.tables(moved::tables(answer, words));
    if let Some(proof) = moved::proof(answer, phrases) {
        page.words("certificate", &phrases.say("page-certificate"), &proof);
    }
    page.render()
}
