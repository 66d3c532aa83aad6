//! Why the plan makes so much of a product, in sentences and tables or as JSON.

use super::number::figure;
use super::side::{certificate, deciding, held_down, list, side, two_sided};
use super::table::wrapped;
use crate::model::answers::quantity::QuantityWhy;

/// Parts named in a sentence.
const NAMED: usize = 8;

/// The answer as text: how much and by which routes, what pulls it up, what holds it down, and
/// what one more and one less change, term by term. No line is wider than 80 columns unless a
/// single word is.
#[must_use]
pub fn text(why: &QuantityWhy) -> String {
    let mut text = String::new();
    let unit = &why.unit;
    let amount = |value: f64| format!("{} {unit}", figure(value));
    let when = match &why.bucket {
        Some(bucket) => format!("in {bucket}"),
        None => format!("from {} to {}", why.factory.from, why.factory.to),
    };
    let mut line = |content: &str, first: usize, rest: usize| {
        text.push_str(&wrapped(content, first, rest));
    };
    line(&format!("{}: {} become available {when}.", why.name, amount(why.quantity)), 0, 2);
    if !why.sources.is_empty() {
        line(&format!("Made by: {}.", list(&why.sources, NAMED)), 2, 4);
    }
    if !why.into.is_empty() {
        line(&format!("It goes to: {}.", list(&why.into, NAMED)), 2, 4);
    }
    if why.ends != why.into {
        line(&format!("In the end it is for: {}.", list(&why.ends, NAMED)), 2, 4);
    }
    let free = match why.as_good_to {
        None => {
            format!("Any quantity from {} on is as good to every goal.", amount(why.as_good_from))
        }
        Some(to) if to - why.as_good_from > 1e-6 * (1.0 + to) => format!(
            "Any quantity from {} to {} is as good to every goal.",
            figure(why.as_good_from),
            amount(to)
        ),
        Some(_) => "Any other quantity makes a goal worse.".to_owned(),
    };
    line(&free, 2, 4);
    let possible = match why.possible_to {
        Some(most) if why.more.is_none() => {
            format!("More than {} is not possible, whatever the goals lose.", amount(most))
        }
        Some(most) => format!("Possible are {} to {}.", figure(why.possible_from), amount(most)),
        None => String::new(),
    };
    if !possible.is_empty() {
        line(&possible, 2, 4);
    }
    if let Some(held) = why.more.as_ref().and_then(held_down) {
        line(&format!("Held down by: {held}."), 2, 4);
    }
    if let Some(goal) = why.less.as_ref().and_then(deciding) {
        line(&format!("Kept up for the sake of {}.", goal.goal.replace('/', ", ")), 2, 4);
    }
    if two_sided(why.more.as_ref(), why.less.as_ref()) {
        let several = "One more and one less do not mirror each other: prices are one of several \
                       possible sets, and each set below is right on its own side.";
        line(several, 2, 4);
    }
    if let Some(more) = &why.more {
        let heading = format!("ONE MORE, from {} on", amount(more.from));
        side(&mut text, &heading, (more, &why.goals), unit, true);
    }
    if let Some(less) = &why.less {
        let heading = format!("ONE LESS, from {} down", amount(less.from));
        side(&mut text, &heading, (less, &why.goals), unit, false);
    }
    certificate(&mut text, &why.worst, why.solves);
    text
}

/// The answer as JSON.
#[must_use]
pub fn json(why: &QuantityWhy) -> String {
    super::json::pretty(why)
}
