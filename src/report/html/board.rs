//! The board: runs as bars by group and by product, with pieces, hours, setups, repairs and due dates,
//! and the orders that each bar serves. Bars are drawn by a script of the page, only those in sight.

use maud::{Markup, PreEscaped, html};
use rustc_hash::FxHashMap;
use serde_json::{Value, json};

use super::axis::short_name;
use super::figure::Figure;
use super::orders::fares;
use super::phrases::Phrases;
use crate::model::plan::{GroupPlan, OrderStatus, Peg, PegUse, Plan};
use crate::report::number::figure;
use crate::report::view::Table;
use crate::report::view::plan::pegs::Served;
use crate::report::view::plan::{orders as of_orders, schedule, short_date, workshop};
use crate::words::visible;

const SCRIPT: &str = include_str!("board.js");

/// Late runs told in words at most.
const TOLD: usize = 12;

/// The board, with the same as a table by week.
pub(super) fn board(plan: &Plan, phrases: Phrases<'_>) -> Option<Figure> {
    if schedule::made(plan).is_empty() || plan.buckets.is_empty() {
        return None;
    }
    let served = Served::of(plan);
    let spans = schedule::by_bucket(plan);
    let table: Table = schedule::schedule(plan, &spans, phrases.0);
    Some(Figure {
        id: "board".to_owned(),
        title: phrases.say("board-title"),
        reading: phrases.say("board-reading"),
        picture: picture(plan, &served, phrases),
        table,
    })
}

fn picture(plan: &Plan, served: &Served<'_>, phrases: Phrases<'_>) -> Markup {
    let say = |key: &str| phrases.say(key);
    // JSON without signs that mean something in HTML or XML.
    let orders = plan.orders.iter().enumerate().map(|(at, it)| (it.id.as_str(), at)).collect();
    let data = Board { plan, served, phrases, orders }.data().to_string();
    let data = visible::json(&data).replace('&', "\\u0026");
    let data = data.replace('<', "\\u003c").replace('>', "\\u003e");
    html! {
        div.board-tools {
            div role="group" aria-label=(say("board-rows")) {
                button type="button" data-by="group" aria-pressed="true" { (say("board-by-group")) }
                button type="button" data-by="product" aria-pressed="false" {
                    (say("board-by-product"))
                }
            }
            div role="group" aria-label=(say("board-zoom")) {
                button type="button" data-zoom="all" aria-pressed="true" { (say("board-all")) }
                button type="button" data-zoom="week" aria-pressed="false" { (say("board-week")) }
                button.board-back type="button" data-step="-1" aria-label=(say("board-back")) {
                    "◀"
                }
                span.board-time aria-live="polite" {}
                button.board-on type="button" data-step="1" aria-label=(say("board-on")) { "▶" }
            }
        }
        div.board-box {
            div.board-space {
                canvas tabindex="0" role="application" aria-label=(say("board-label")) {}
            }
        }
        p.board-line role="status" {}
        div.board-paper {}
        (late(plan, served, phrases))
        script type="application/json" id="board-data" { (PreEscaped(data)) }
        script { (PreEscaped("//<![CDATA[\n")) (PreEscaped(SCRIPT)) (PreEscaped("//]]>")) }
    }
}

/// Late runs in words: what, when, for which orders.
fn late(plan: &Plan, served: &Served<'_>, phrases: Phrases<'_>) -> Markup {
    let mut told: Vec<String> = Vec::new();
    for (at, bucket) in plan.buckets.iter().enumerate() {
        for product in &plan.products {
            for route in product.routes.iter().filter(|it| it.started[at] > 0.0) {
                let pegs = served.run(&product.id, &route.id, &bucket.name);
                let pegs: Vec<Peg> = pegs.into_iter().filter(|it| served.is_late(it)).collect();
                if pegs.is_empty() {
                    continue;
                }
                let quantity = figure(pegs.iter().map(|it| it.quantity).sum());
                let orders = match pegs.as_slice() {
                    // The quantity is said once.
                    [only] => only.id.as_deref().and_then(|id| served.order(id)).map(|order| {
                        let due = short_date(plan, &order.due);
                        let values = [("order", order.id.as_str().into()), ("due", (&due).into())];
                        phrases.say_with("board-only-order", &values)
                    }),
                    _ => None,
                };
                let orders = orders.unwrap_or_else(|| served.said(&pegs, phrases.0));
                let shipped = pegs.iter().filter_map(|it| it.bucket.as_deref()).max();
                let values = [
                    ("product", product.name.as_str().into()),
                    ("bucket", bucket.name.as_str().into()),
                    ("quantity", (&quantity).into()),
                    ("unit", product.unit.as_str().into()),
                    ("orders", (&orders).into()),
                    ("shipped", shipped.unwrap_or_default().into()),
                ];
                told.push(phrases.say_with("board-late", &values));
            }
        }
    }
    let more = told.len().saturating_sub(TOLD);
    html! {
        @if told.is_empty() {
            p.board-late { (phrases.say("board-none-late")) }
        } @else {
            h4 { (phrases.say_with("board-late-title", &[("count", told.len().into())])) }
            ul.board-late {
                @for one in told.iter().take(TOLD) { li { (one) } }
                @if more > 0 {
                    li { (phrases.say_with("board-late-more", &[("count", more.into())])) }
                }
            }
        }
    }
}

/// What the script draws.
struct Board<'b> {
    plan: &'b Plan,
    served: &'b Served<'b>,
    phrases: Phrases<'b>,
    /// Where each order is.
    orders: FxHashMap<&'b str, usize>,
}

/// A figure with the digits that a board needs.
fn rounded(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

fn all(figures: &[f64]) -> Vec<f64> {
    figures.iter().map(|it| rounded(*it)).collect()
}

impl Board<'_> {
    fn data(&self) -> Value {
        let plan = self.plan;
        let weeks: Vec<[usize; 2]> =
            schedule::by_week(plan).iter().map(|it| [it.buckets.start, it.buckets.end]).collect();
        let mut known = String::new();
        let buckets: Vec<Value> = plan
            .buckets
            .iter()
            .enumerate()
            .map(|(at, it)| {
                let (short, common) = short_name(it);
                let new = common != known;
                known.clone_from(&common);
                let monday = weeks.iter().any(|week| week[0] == at);
                let day = it.name.get(5..).filter(|_| it.start == it.end).unwrap_or(&it.name);
                let common = if new { common.as_str() } else { "" };
                json!({"name": it.name, "short": short, "day": day, "common": common, "monday": monday})
            })
            .collect();
        json!({
            "buckets": buckets,
            "weeks": weeks,
            "groups": plan.groups.iter().map(|it| self.group(it)).collect::<Vec<Value>>(),
            "products": plan.products.iter().map(|it| json!({"name": it.name, "unit": it.unit}))
                .collect::<Vec<Value>>(),
            "orders": self.orders(),
            "tasks": self.tasks(),
            "runs": self.runs(),
            "words": self.words(),
        })
    }

    fn group(&self, group: &GroupPlan) -> Value {
        let load = group.load_hours.iter().zip(&group.effective_hours);
        let load: Vec<Option<f64>> =
            load.map(|(load, all)| (*all > 0.0).then(|| rounded(load / all))).collect();
        let lost = group.repair_hours.iter().zip(&group.scheduled_hours);
        let lost: Vec<f64> =
            lost.map(|(lost, all)| if *all > 0.0 { rounded(lost / all) } else { 1.0 }).collect();
        let over = |at: usize| group.overtime_hours.iter().map(|tier| tier[at]).sum();
        let over: Vec<f64> = (0..self.plan.buckets.len()).map(over).collect();
        let workshop = group.workshop.as_deref().map(|id| workshop(self.plan, id));
        let name = match workshop {
            Some(workshop) => format!("{} · {workshop}", group.name),
            None => group.name.clone(),
        };
        json!({
            "name": group.name, "full": name, "load": load, "lost": lost, "over": all(&over),
            "repair": all(&group.repair_hours), "hours": all(&group.load_hours),
            "capacity": all(&group.effective_hours),
        })
    }

    fn orders(&self) -> Vec<Value> {
        let plan = self.plan;
        let product = self.positions();
        let of = |order: &crate::model::plan::OrderPlan| {
            let due = plan.buckets.partition_point(|it| it.start.as_str() <= order.due.as_str());
            let status = match order.status {
                OrderStatus::OnTime => 0,
                OrderStatus::Late => 1,
                OrderStatus::Short => 2,
            };
            let fares = fares(order, self.phrases);
            let values = [
                ("order", order.id.as_str().into()),
                ("due", order.due.as_str().into()),
                ("fares", (&fares).into()),
            ];
            json!({
                "id": order.id, "customer": order.customer.as_deref().unwrap_or_default(), "date": order.due, "status": status,
                "product": product.get(order.product.as_str()),
                "due": if of_orders::is_wanted(order) { due.checked_sub(1) } else { None },
                "says": self.phrases.say_with("board-due", &values),
            })
        };
        plan.orders.iter().map(of).collect()
    }

    fn positions(&self) -> FxHashMap<&str, usize> {
        self.plan.products.iter().enumerate().map(|(at, it)| (it.id.as_str(), at)).collect()
    }

    /// The name of a product with its route if it has several.
    fn way(&self, product: usize, route: &str) -> String {
        let own = &self.plan.products[product];
        let route = own.route_called(route);
        if own.routes.len() > 1 { format!("{} · {route}", own.name) } else { own.name.clone() }
    }

    fn tasks(&self) -> Vec<Value> {
        let products = self.positions();
        let mut lanes = Vec::new();
        for (at, group) in self.plan.groups.iter().enumerate() {
            for task in &group.tasks {
                let Some(&product) = products.get(task.product.as_str()) else { continue };
                let bars: Vec<Value> = (0..self.plan.buckets.len())
                    .filter_map(|bucket| {
                        let setup = task.setup_hours.get(bucket).copied().unwrap_or(0.0);
                        if task.units[bucket] <= 0.0 && setup <= 0.0 {
                            return None;
                        }
                        let name = &self.plan.buckets[bucket].name;
                        let (of, operation) = ((&*task.product, &*task.route), task.operation);
                        let pegs = self.served.operation(of.0, of.1, operation, name);
                        let hours = task.hours[bucket] + setup;
                        Some(self.bar(bucket, task.units[bucket], (hours, setup), &pegs))
                    })
                    .collect();
                if bars.is_empty() {
                    continue;
                }
                let way = self.way(product, &task.route);
                let single = group.tasks.iter().filter(|other| other.product == task.product);
                let values = [("way", (&way).into()), ("operation", task.operation.into())];
                let name = if single.count() > 1 {
                    self.phrases.say_with("board-operation", &values)
                } else {
                    way
                };
                lanes.push(json!({
                    "group": at, "product": product, "name": name, "where": group.name, "bars": bars,
                }));
            }
        }
        lanes
    }

    fn runs(&self) -> Vec<Value> {
        let mut hours: FxHashMap<(&str, &str), Vec<(f64, f64)>> = FxHashMap::default();
        for task in self.plan.groups.iter().flat_map(|it| &it.tasks) {
            let none = || vec![(0.0, 0.0); self.plan.buckets.len()];
            let own = hours.entry((&task.product, &task.route)).or_insert_with(none);
            for (at, sum) in own.iter_mut().enumerate() {
                let setup = task.setup_hours.get(at).copied().unwrap_or(0.0);
                *sum = (sum.0 + task.hours[at] + setup, sum.1 + setup);
            }
        }
        let mut lanes = Vec::new();
        for (at, product) in self.plan.products.iter().enumerate() {
            for route in &product.routes {
                let bars: Vec<Value> = (0..self.plan.buckets.len())
                    .filter(|&bucket| route.started[bucket] > 0.0)
                    .map(|bucket| {
                        let name = &self.plan.buckets[bucket].name;
                        let pegs = self.served.run(&product.id, &route.id, name);
                        let hours = hours.get(&(&*product.id, &*route.id));
                        let hours = hours.map_or((0.0, 0.0), |it| it[bucket]);
                        self.bar(bucket, route.started[bucket], hours, &pegs)
                    })
                    .collect();
                if bars.is_empty() {
                    continue;
                }
                let mut place = route.called().to_owned();
                if route.subcontract {
                    let values = [("route", route.called().into())];
                    place = self.phrases.say_with("book-subcontracted", &values);
                }
                lanes.push(json!({
                    "product": at, "name": place, "where": place, "bars": bars,
                }));
            }
        }
        lanes
    }

    fn bar(&self, bucket: usize, units: f64, hours: (f64, f64), pegs: &[Peg]) -> Value {
        let mut late = false;
        let told: Vec<Value> = pegs
            .iter()
            .map(|peg| {
                let quantity = rounded(peg.quantity);
                let id = peg.id.as_deref().unwrap_or_default();
                match peg.to {
                    PegUse::Order => {
                        let at = self.orders.get(id).copied().unwrap_or_default();
                        let shipped = peg.bucket.as_deref().unwrap_or_default();
                        let shipped = self.plan.buckets.iter().position(|it| it.name == shipped);
                        let is_late = self.served.is_late(peg);
                        late |= is_late;
                        json!([at, quantity, u8::from(is_late), shipped])
                    }
                    PegUse::Stock => json!([-1, quantity]),
                    PegUse::Discarded => json!([-2, quantity]),
                    PegUse::Unfinished => json!([-3, quantity]),
                    PegUse::Project => json!([-4, quantity]),
                }
            })
            .collect();
        let (hours, setup) = (rounded(hours.0), rounded(hours.1));
        let late = u8::from(late);
        json!({"b": bucket, "n": rounded(units), "h": hours, "s": setup, "p": told, "late": late})
    }

    /// Sentences with the places that the script fills in.
    fn words(&self) -> Value {
        let template = |key: &str, places: &[&'static str]| {
            let marks: Vec<String> = places.iter().map(|it| format!("%{it}%")).collect();
            let values: Vec<_> =
                places.iter().zip(&marks).map(|(it, mark)| (*it, mark.into())).collect();
            self.phrases.say_with(key, &values)
        };
        let bar = ["bucket", "product", "where", "quantity", "unit", "hours", "setup", "orders"];
        let other = ["peg-to-stock", "peg-to-discarded", "peg-to-unfinished", "board-to-project"];
        let order = ["order", "customer", "quantity", "due", "shipped"];
        json!({
            "bar": template("board-bar", &bar),
            "barSetup": template("board-bar-setup", &bar),
            "order": template("board-order", &order),
            "orderLate": template("board-order-late", &order),
            "other": other.map(|key| template(key, &["quantity"])),
            "group": template(
                "board-group", &["bucket", "group", "hours", "capacity", "repair", "over"],
            ),
            "shown": template("board-shown", &["from", "to"]),
            "nobody": self.phrases.say("board-nobody"),
            "between": self.phrases.say("between"),
            "sentences": " ",
            "hint": self.phrases.say("board-hint"),
        })
    }
}
