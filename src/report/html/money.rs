//! What the plan costs, by kind.

use super::drawing::{Drawing, WIDTH};
use super::figure::{Figure, Head, Table};
use super::load::share;
use super::phrases::Phrases;
use super::scale::Scale;
use crate::model::plan::{Cost, Plan};
use crate::report::number::{money, per_cent};

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
    let mut table = Table::new([
        Head::words(phrases.say("page-cost-of")),
        Head::words(phrases.say("page-by")),
        Head::figures(&plan.factory.currency),
        Head::figures(phrases.say("page-share")),
    ]);
    let mut rows = |by: &str, costs: &[&Cost], named: &dyn Fn(&str) -> String| {
        for it in costs {
            let of = named(&it.of);
            let share = per_cent(share(it.amount, sums.cost));
            table.row(vec![of, by.to_owned(), money(it.amount), share]);
        }
    };
    rows(&phrases.say("page-kind"), &kinds, &|of| phrases.cost(of));
    let sorted = |costs: &'_ [Cost]| {
        let mut all: Vec<Cost> = costs.iter().filter(counts).cloned().collect();
        all.sort_by(|one, other| other.amount.total_cmp(&one.amount));
        all
    };
    let (workshops, products) = (sorted(&sums.by_workshop), sorted(&sums.by_product));
    rows(&phrases.say("page-workshop"), &workshops.iter().collect::<Vec<_>>(), &str::to_owned);
    let of_product = |of: &str| phrases.cost_of_product(of);
    rows(&phrases.say("page-product"), &products.iter().collect::<Vec<_>>(), &of_product);
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
