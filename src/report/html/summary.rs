//! The first screen of a plan: what is met, late and short, where it is tight, how even it is, what
//! it brings, and whether it is proven.

use maud::{Markup, html};

use super::orders::{fares, gist};
use super::phrases::Phrases;
use crate::model::plan::{OrderStatus, Plan, PlanStatus};
use crate::report::number::{figure, money, per_cent, scientific};
use crate::report::view::plan::capacity::{Capacity, limited};
use crate::report::view::plan::orders::{is_wanted, worst_first};
use crate::report::view::plan::{product, workshop};

/// Orders and workshops named on the first screen.
const NAMED: usize = 5;
/// Capacities named there.
const CAPACITIES: usize = 8;

/// One block: what it is about, the figure, and what belongs to it.
fn block(about: &str, headline: &str, class: &str, rest: &Markup) -> Markup {
    html! {
        section.fact {
            h2 { (about) }
            p class={ "big " (class) } { (headline) }
            (rest)
        }
    }
}

pub(super) fn first_screen(plan: &Plan, phrases: Phrases<'_>) -> Markup {
    html! {
        div.facts {
            div { (orders(plan, phrases)) (proof(plan, phrases)) }
            div { (tight(plan, phrases)) }
            div { (even(plan, phrases)) (money_block(plan, phrases)) }
        }
    }
}

fn orders(plan: &Plan, phrases: Phrases<'_>) -> Markup {
    let about = phrases.say("page-orders");
    if plan.orders.is_empty() {
        return block(&about, &phrases.say("page-no-orders"), "", &html! {});
    }
    let wanted: Vec<_> = plan.orders.iter().filter(|it| is_wanted(it)).collect();
    let met = wanted.iter().filter(|it| it.status == OrderStatus::OnTime).count();
    let values = [("met", met.into()), ("count", wanted.len().into())];
    let headline = phrases.say_with("page-met-of", &values);
    let troubled = wanted.len() - met;
    let class = if troubled == 0 { "good" } else { "bad" };
    let worst = worst_first(plan);
    let named = worst.iter().filter(|it| it.status != OrderStatus::OnTime).take(NAMED);
    let rest = html! {
        p { (gist(plan, phrases)) }
        @if troubled > 0 {
            ul {
                @for order in named {
                    li {
                        b { (order.id) } " " (product(plan, &order.product)) (phrases.say("page-comma"))
                        span class={ "say-" (Phrases::status_class(order.status)) } {
                            (fares(order, phrases))
                        }
                    }
                }
                @if troubled > NAMED {
                    li { a href="#orders" {
                        (phrases.say_with("page-and-more", &[("count", (troubled - NAMED).into())]))
                    } }
                }
            }
        }
    };
    block(&about, &headline, class, &rest)
}

fn tight(plan: &Plan, phrases: Phrases<'_>) -> Markup {
    let all = limited(plan);
    let about = phrases.say("page-tightest");
    let Some(first) = all.first() else {
        return block(&about, &phrases.say("page-no-capacities"), "", &html! {});
    };
    let headline = per_cent(first.utilisation());
    let line = |it: &Capacity<'_>| {
        let used = it.utilisation();
        let extra = phrases.say_with(
            "page-of-it-overtime",
            &[("extra", (&figure(it.extra())).into()), ("unit", (&phrases.unit(it.unit)).into())],
        );
        html! {
            li {
                (it.name) " " b { (per_cent(used)) }
                @if it.extra() > 1e-6 { (phrases.say("page-comma")) (extra) }
            }
        }
    };
    let rest = html! {
        ul {
            @for it in all.iter().take(CAPACITIES) { (line(it)) }
        }
    };
    block(&about, &headline, "", &rest)
}

fn even(plan: &Plan, phrases: Phrases<'_>) -> Markup {
    let mut workshops: Vec<_> = plan.rhythm.workshops.iter().collect();
    workshops.sort_by(|one, other| one.rhythm.total_cmp(&other.rhythm));
    let rest = html! {
        p { (phrases.say("page-rhythm-means")) }
        @if !workshops.is_empty() {
            ul {
                @for it in workshops.iter().take(NAMED) {
                    li { (workshop(plan, &it.id)) " " b { (per_cent(it.rhythm)) } }
                }
            }
        }
    };
    block(&phrases.say("page-rhythm"), &per_cent(plan.rhythm.factory), "", &rest)
}

fn money_block(plan: &Plan, phrases: Phrases<'_>) -> Markup {
    let sums = &plan.money;
    let currency = &plan.factory.currency;
    let headline = format!("{} {currency}", money(sums.profit));
    let [revenue, cost] = [sums.revenue, sums.cost].map(money);
    let values = [
        ("revenue", (&revenue).into()),
        ("cost", (&cost).into()),
        ("currency", currency.as_str().into()),
    ];
    let rest = html! {
        p { (phrases.say_with("page-profit-is", &values)) }
    };
    block(&phrases.say("page-profit"), &headline, "", &rest)
}

fn proof(plan: &Plan, phrases: Phrases<'_>) -> Markup {
    let (headline, class) = match plan.status {
        PlanStatus::Optimal => (phrases.say("page-certified"), "good"),
        PlanStatus::WithinGap => (phrases.say("page-within-gap"), "good"),
        PlanStatus::BestFound => (phrases.say("page-best-found"), ""),
        PlanStatus::Interrupted => (phrases.say("page-stopped-early"), "bad"),
    };
    let certificate = &plan.certificate;
    let [worst, tolerance] = [certificate.worst, certificate.tolerance].map(scientific);
    let values = [
        ("count", plan.goals.len().into()),
        ("worst", (&worst).into()),
        ("tolerance", (&tolerance).into()),
    ];
    let rest = html! {
        @if matches!(plan.status, PlanStatus::WithinGap | PlanStatus::BestFound) {
            p { (phrases.say_with("page-proof-gist-whole", &values)) }
        } @else {
            p { (phrases.say_with("page-proof-gist", &values)) }
        }
        p { a href="#goals" { (phrases.say("page-goals-title")) } }
    };
    block(&phrases.say("page-proof"), &headline, class, &rest)
}
