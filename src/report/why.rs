//! Why an order is late or short, in sentences or as JSON.

use super::measure::{against_all, lacking, moved};
use super::number::{figure, per_cent, scientific};
use super::table::wrapped;
use crate::model::answers::shortage::{Trouble, Why};

/// The answer as text: the trouble, then what carries it, the largest part first, each with what
/// would cure it; then what no limit carries and what nothing cures.
#[must_use]
pub fn text(why: &Why) -> String {
    let mut text = String::new();
    let mut line = |content: &str, first: usize, rest: usize| {
        text.push_str(&wrapped(content, first, rest));
    };
    let (unit, order) = (&why.unit, &why.order);
    let wanted = format!("{} {unit} of {}", figure(why.quantity), why.product);
    let (fate, counted) = match why.trouble {
        Trouble::Short => (format!("{} {unit} never shipped", figure(why.short)), unit.clone()),
        Trouble::Late => (
            format!(
                "{} {unit} shipped late, {} {unit}-days in all",
                figure(why.late),
                figure(why.amount)
            ),
            format!("{unit}-days"),
        ),
    };
    line(&format!("Order {order}, {wanted}, due {}: {fate}.", why.due), 0, 2);
    for (at, cause) in why.causes.iter().enumerate() {
        if cause.share < 0.0005 {
            let next = "next to hold it back once the above is cured";
            line(&format!("{}. {} ({next}).", at + 1, lacking(&cause.cure)), 2, 5);
            line(&format!("Cure: {}.", moved(&cause.cure)), 5, 11);
            continue;
        }
        let part = format!("{} {counted}, {}", figure(cause.carries), per_cent(cause.share));
        line(&format!("{}. {} ({part}).", at + 1, lacking(&cause.cure)), 2, 5);
        let share = against_all(&cause.cure).map_or(String::new(), |it| format!(" (+{it})"));
        line(&format!("Cure: {}{share}.", moved(&cause.cure)), 5, 11);
    }
    if why.causes.len() > 1 {
        line("It takes these cures together.", 2, 2);
    }
    if why.chosen > 0.0 {
        let chosen = figure(why.chosen);
        line(
            &format!(
                "{chosen} {counted} are forced by no limit: what the goals before allow or cost \
                 decides them. Look at --goals."
            ),
            2,
            2,
        );
    }
    if why.incurable > 0.0 {
        let left = figure(why.incurable);
        line(&format!("{left} {counted} remain whatever limits are moved."), 2, 2);
    }
    if !why.complete {
        line(
            "Stopped before every share was known: the cure holds, the shares may lack some.",
            2,
            2,
        );
    }
    let worst = scientific(why.worst_residual);
    line(
        &format!(
            "Every other order and project keeps what it has in the plan. Certified; worst \
             residual {worst}."
        ),
        2,
        2,
    );
    text
}

/// The answer as JSON.
#[must_use]
pub fn json(why: &Why) -> String {
    super::json::pretty(why)
}
