//! The shares of a goal's difference as bars: what each part adds to it.

use maud::{Markup, html};

use super::drawing::{Drawing, WIDTH};
use super::scale::Scale;
use crate::report::number::signed;

/// The share of a part.
pub(super) struct Share {
    pub name: String,
    pub amount: f64,
    /// Whether the goal is better by it.
    pub better: bool,
}

/// A bar for every share, from zero.
pub(super) fn picture(id: &str, heading: &str, unit: &str, shares: &[Share]) -> Markup {
    const ROW: f64 = 20.0;
    let least = shares.iter().map(|it| it.amount).fold(0.0, f64::min);
    let most = shares.iter().map(|it| it.amount).fold(0.0, f64::max);
    let scale = Scale::new(least, most, 420.0, WIDTH - 120.0);
    let zero = scale.place(0.0);
    let mut drawing = Drawing::default();
    let mut y = 4.0;
    for Share { name, amount, better } in shares {
        let place = scale.place(*amount);
        drawing.name("end", (410.0, y + 14.0), 404.0, name);
        let says = format!("{name}: {} {unit}", signed(*amount));
        let class = if *better { "gain" } else { "loss" };
        let width = (place - zero).abs().max(1.0);
        drawing.bar(class, (place.min(zero), y + 3.0), (width, ROW - 6.0), &says);
        drawing.text("figure end", (WIDTH - 4.0, y + 14.0), &signed(*amount));
        y += ROW;
    }
    html! {
        h4 { (heading) }
        (drawing.picture(id, y + 4.0, heading, heading))
    }
}
