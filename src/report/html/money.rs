//! What the plan costs, by kind.

use super::drawing::{Drawing, WIDTH};
use super::figure::Figure;
use super::phrases::Phrases;
use super::scale::Scale;
use crate::model::plan::{Cost, Plan};
use crate::report::number::{money, per_cent};
use crate::report::view::plan::money as view;
use crate::report::view::share;

const ROW: f64 = 18.0;

/// Bars of the kinds of cost, the largest first; workshops and products stand in the table.
pub(super) fn costs(plan: &Plan, phrases: Phrases<'_>) -> Option<Figure> {
    let sums = &plan.money;
    let counts = |it: &&Cost| it.amount.abs() > 0.005;
    let mut kinds: Vec<&Cost> = sums.by_kind.iter().filter(counts).collect();
    if kinds.is_empty() {
        return None;
    }
    kinds.sort_by(|one, other| other.amount.total_cmp(&one.amount));
    let title = phrases.say("page-money-title");
    let table = view::account(plan, str::to_owned, phrases.0);
    let mut drawing = Drawing::default();
    let most = kinds.iter().fold(0.0_f64, |most, it| most.max(it.amount));
    let scale = Scale::new(0.0, most, 210.0, WIDTH - 190.0);
    let mut y = 2.0;
    for it in &kinds {
        let name = phrases.cost(&it.of);
        let figures = format!("{} · {}", money(it.amount), per_cent(share(it.amount, sums.cost)));
        drawing.name("end", (202.0, y + 13.0), 196.0, &name);
        let start = scale.place(0.0);
        let width = (scale.place(it.amount) - start).max(0.5);
        let says = format!("{name}: {figures}");
        drawing.bar("material", (start, y + 3.0), (width, ROW - 6.0), &says);
        drawing.name("figure", (start + width + 8.0, y + 13.0), 182.0, &figures);
        y += ROW;
    }
    let [revenue, cost] = [sums.revenue, sums.cost].map(money);
    let values = [
        ("revenue", (&revenue).into()),
        ("cost", (&cost).into()),
        ("currency", plan.factory.currency.as_str().into()),
    ];
    let reading = phrases.say_with("page-profit-is", &values);
    let picture = drawing.picture("money", y + 4.0, &title, &reading);
    Some(Figure { id: "money".to_owned(), title, reading, picture, table })
}
