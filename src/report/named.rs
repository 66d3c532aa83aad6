//! What limits, costs and parts are called in the language of the report: their path says what they
//! are, their name whose. What has no words of its own is called by its name.

use super::Terminal;
use crate::words::Value;

/// The owner's name in a name such as `Milling: overtime, tier 1`.
fn owner_of(name: &str) -> &str {
    name.rsplit_once(": ").map_or(name, |(owner, _)| owner)
}

/// A limit, a cost, a part of a quantity or of a load, by its path and its name.
pub(super) fn named(terminal: &Terminal<'_>, at: &str, name: &str) -> String {
    let path = at.split_once('@').map_or(at, |(path, _)| path);
    let steps: Vec<&str> = path.split('/').collect();
    let owner = [("owner", owner_of(name).into())];
    let after = |words: &str| [("owner", name.strip_prefix(words).unwrap_or(name).into())];
    match steps.as_slice() {
        ["stock"] => terminal.say("part-stock"),
        ["discarded"] => terminal.say("part-discarded"),
        ["balance", "change"] => terminal.say("balance-change"),
        ["orders", order] => terminal.say_with("limit-order", &[("order", (*order).into())]),
        ["frozen", _] => terminal.say_with("limit-frozen", &after("what is frozen of ")),
        [_, _, "quota"] => terminal.say_with("limit-quota", &owner),
        [_, _, "supply"] if name.ends_with("there is of it") => {
            terminal.say_with("limit-there-is", &owner)
        }
        [_, _, "supply"] => terminal.say_with("limit-supply", &owner),
        [_, _, "hours"] => terminal.say_with("limit-hours", &owner),
        [_, _, "stock", part] => of_stock(terminal, part, name, owner),
        [_, _, "purchase", "limit"] => terminal.say_with("limit-purchase", &owner),
        [_, _, "overtime"] if name.starts_with("overtime ") => {
            terminal.say_with("cost-of-overtime", &after("overtime "))
        }
        [_, _, "overtime"] => terminal.say_with("limit-overtime", &owner),
        [_, _, "overtime", tier] => {
            let [owner] = owner;
            terminal.say_with("limit-overtime-tier", &[owner, ("tier", (*tier).into())])
        }
        [_, _, "hiring", "limit"] => terminal.say_with("limit-hiring", &owner),
        [_, _, "laying_off", "limit"] => terminal.say_with("limit-laying-off", &owner),
        [_, _, "making"] => terminal.say_with("cost-of-making", &after("making ")),
        [_, _, "running"] => terminal.say_with("cost-of-running", &after("running ")),
        [_, _, "buying"] => terminal.say_with("cost-of-buying", &after("buying ")),
        [_, _, "holding"] => terminal.say_with("cost-of-holding", &after("holding ")),
        [_, _, "throwing away"] => {
            terminal.say_with("cost-of-throwing-away", &after("throwing away "))
        }
        [_, _, "peak"] => terminal.say_with("balance-peak", &after("the peak of ")),
        [_, _, "even"] => terminal.say_with("balance-even", &after("the even line of ")),
        [_, _, "routes", rest @ ..] => of_route(terminal, rest, name),
        _ => name.to_owned(),
    }
}

fn of_stock(
    terminal: &Terminal<'_>,
    part: &str,
    name: &str,
    owner: [(&'static str, Value<'_>); 1],
) -> String {
    match part {
        "maximum" => terminal.say_with("limit-stock-maximum", &owner),
        "safety" => terminal.say_with("limit-safety", &owner),
        "closing" => terminal.say_with("limit-closing", &owner),
        _ => name.to_owned(),
    }
}

/// A route as a source, its limit, or one of its operations.
fn of_route(terminal: &Terminal<'_>, rest: &[&str], name: &str) -> String {
    match rest {
        [id, "limit"] => {
            let route = name.rsplit_once(": limit of route ").map_or(*id, |(_, route)| route);
            let values = [("owner", owner_of(name).into()), ("route", route.into())];
            terminal.say_with("limit-route", &values)
        }
        [_, "operations", number] => {
            let without = name.strip_suffix(&format!(", operation {number}"));
            let before = without.unwrap_or(name);
            let of = match before.rsplit_once(", route ") {
                Some((owner, route)) => {
                    let values = [("owner", owner.into()), ("route", route.into())];
                    terminal.say_with("part-of-route", &values)
                }
                None => before.to_owned(),
            };
            match without {
                Some(_) => {
                    let values = [("owner", (&of).into()), ("number", (*number).into())];
                    terminal.say_with("part-operation", &values)
                }
                None => of,
            }
        }
        [_] => {
            if let Some(owner) = name.strip_prefix("beside ") {
                return terminal.say_with("part-beside", &[("owner", owner.into())]);
            }
            let Some(route) = name.strip_prefix("route ") else { return name.to_owned() };
            match route.strip_suffix(", outside") {
                Some(route) => terminal.say_with("part-route-outside", &[("route", route.into())]),
                None => terminal.say_with("part-route", &[("route", route.into())]),
            }
        }
        _ => name.to_owned(),
    }
}
