//! What limits, costs and parts of a quantity are called: their path says what they are, their name
//! whose.

use crate::words::{Value, Words};

/// A limit, a cost, a part of a quantity or of a load, by its path and its English name; with its
/// bucket, where the path names one. In English it is that name. What has no term of its own is
/// called by its name in every language.
#[must_use]
pub fn named(words: &Words, at: &str, name: &str) -> String {
    let Some((path, bucket)) = at.split_once('@') else { return of_path(words, at, name) };
    let name = name.strip_suffix(&format!(" on {bucket}")).unwrap_or(name);
    let limit = of_path(words, path, name);
    words.say_with("limit-on", &[("limit", (&limit).into()), ("bucket", bucket.into())])
}

/// A limit by its path alone, such as `groups/milling/overtime/1`: what it is called, its owner by
/// its code.
#[must_use]
pub fn limit(words: &Words, at: &str) -> String {
    let path = at.split_once('@').map_or(at, |(path, _)| path);
    let steps: Vec<&str> = path.split('/').collect();
    let name = match steps.as_slice() {
        ["frozen", id] => format!("what is frozen of {id}"),
        [_, id, "first"] => format!("first piece of {id}"),
        [_, id, "clock"] => format!("clock of {id}"),
        [_, id] => (*id).to_owned(),
        [_, id, "routes", route, "limit"] => format!("{id}: limit of route {route}"),
        [_, id, "routes", route, ..] => format!("{id}, route {route}: "),
        [_, id, ..] => format!("{id}: "),
        _ => at.to_owned(),
    };
    named(words, at, &name)
}

/// Limits by their paths alone.
#[must_use]
pub fn limits(words: &Words, paths: &[String]) -> Vec<String> {
    paths.iter().map(|it| limit(words, it)).collect()
}

/// The owner's name in a name such as `Milling: overtime, tier 1`.
fn owner_of(name: &str) -> &str {
    name.rsplit_once(": ").map_or(name, |(owner, _)| owner)
}

fn of_path(words: &Words, path: &str, name: &str) -> String {
    let steps: Vec<&str> = path.split('/').collect();
    let owner = [("owner", owner_of(name).into())];
    let after = |prefix: &str| [("owner", name.strip_prefix(prefix).unwrap_or(name).into())];
    match steps.as_slice() {
        ["stock"] => words.say("part-stock"),
        ["discarded"] => words.say("part-discarded"),
        ["balance", "change"] => words.say("balance-change"),
        ["orders", order] => words.say_with("limit-order", &[("order", (*order).into())]),
        ["frozen", _] => words.say_with("limit-frozen", &after("what is frozen of ")),
        [_, _, "quota"] => words.say_with("limit-quota", &owner),
        [_, _, "supply"] if name.ends_with("there is of it") => {
            words.say_with("limit-there-is", &owner)
        }
        [_, _, "supply"] => words.say_with("limit-supply", &owner),
        [_, _, "first"] => words.say_with("limit-first", &after("first piece of ")),
        [_, _, "clock"] => words.say_with("limit-clock", &after("clock of ")),
        [_, _, "hours"] => words.say_with("limit-hours", &owner),
        [_, _, "stock", part] => of_stock(words, part, name, owner),
        [_, _, "purchase", "limit"] => words.say_with("limit-purchase", &owner),
        [_, _, "purchase", "lead_days"] => words.say_with("limit-lead-of-purchases", &owner),
        [_, _, "overtime"] if name.starts_with("overtime ") => {
            words.say_with("cost-of-overtime", &after("overtime "))
        }
        [_, _, "overtime"] => words.say_with("limit-overtime", &owner),
        [_, _, "overtime", tier] => {
            let [owner] = owner;
            words.say_with("limit-overtime-tier", &[owner, ("tier", (*tier).into())])
        }
        [_, _, "hiring", "limit"] => words.say_with("limit-hiring", &owner),
        [_, _, "laying_off", "limit"] => words.say_with("limit-laying-off", &owner),
        [_, _, "making"] => words.say_with("cost-of-making", &after("making ")),
        [_, _, "running"] => words.say_with("cost-of-running", &after("running ")),
        [_, _, "buying"] => words.say_with("cost-of-buying", &after("buying ")),
        [_, _, "holding"] => words.say_with("cost-of-holding", &after("holding ")),
        [_, _, "throwing away"] => {
            words.say_with("cost-of-throwing-away", &after("throwing away "))
        }
        [_, _, "peak"] => words.say_with("balance-peak", &after("the peak of ")),
        [_, _, "even"] => words.say_with("balance-even", &after("the even line of ")),
        [_, _, "routes", rest @ ..] => of_route(words, rest, name),
        _ => name.to_owned(),
    }
}

fn of_stock(
    words: &Words,
    part: &str,
    name: &str,
    owner: [(&'static str, Value<'_>); 1],
) -> String {
    match part {
        "maximum" => words.say_with("limit-stock-maximum", &owner),
        "safety" => words.say_with("limit-safety", &owner),
        "closing" => words.say_with("limit-closing", &owner),
        _ => name.to_owned(),
    }
}

/// A route as a source, its limit, its lead times, or one of its operations.
fn of_route(words: &Words, rest: &[&str], name: &str) -> String {
    match rest {
        [id, "limit"] => {
            let route = name.rsplit_once(": limit of route ").map_or(*id, |(_, route)| route);
            let values = [("owner", owner_of(name).into()), ("route", route.into())];
            words.say_with("limit-route", &values)
        }
        [_, "lead_days"] => {
            let of = product_and_route(words, owner_of(name));
            words.say_with("limit-lead", &[("owner", (&of).into())])
        }
        [_, "operations", number, "lead_days"] => {
            let of = product_and_route(words, owner_of(name));
            let values = [("owner", (&of).into()), ("number", (*number).into())];
            words.say_with("limit-lead-of-operation", &values)
        }
        [_, "operations", number] => match name.strip_suffix(&format!(", operation {number}")) {
            Some(owner) => {
                let of = product_and_route(words, owner);
                let values = [("owner", (&of).into()), ("number", (*number).into())];
                words.say_with("part-operation", &values)
            }
            None => product_and_route(words, name),
        },
        [_] => {
            if let Some(owner) = name.strip_prefix("beside ") {
                return words.say_with("part-beside", &[("owner", owner.into())]);
            }
            let Some(route) = name.strip_prefix("route ") else { return name.to_owned() };
            match route.strip_suffix(", outside") {
                Some(route) => words.say_with("part-route-outside", &[("route", route.into())]),
                None => words.say_with("part-route", &[("route", route.into())]),
            }
        }
        _ => name.to_owned(),
    }
}

/// A product, with the route of it that is meant: `Gear, route fast`.
pub fn product_and_route(words: &Words, name: &str) -> String {
    match name.rsplit_once(", route ") {
        Some((owner, route)) => {
            let values = [("owner", owner.into()), ("route", route.into())];
            words.say_with("part-of-route", &values)
        }
        None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    /// Paths and names as the answers state them, with what they are called in Chinese.
    const SAID: &[(&str, &str, &str)] = &[
        ("groups/mill", "Mill", "Mill"),
        ("groups/mill@2026-12-01", "Mill on 2026-12-01", "Mill（2026-12-01）"),
        ("products/gear/first", "first piece of Gear", "Gear：首件"),
        ("groups/mill/clock", "clock of Mill", "Mill：日历时间"),
        ("groups/mill/overtime/1", "Mill: overtime, tier 1", "Mill：加班第 1 档"),
        ("labour/fitters/hours", "Fitters: hours beside its heads'", "Fitters：人数以外的工时"),
        (
            "labour/fitters/overtime",
            "Fitters: overtime beside its heads'",
            "Fitters：人数以外的加班",
        ),
        ("labour/fitters/hiring/limit", "Fitters: hiring", "Fitters：招工"),
        ("labour/fitters/laying_off/limit", "Fitters: laying off", "Fitters：裁员"),
        ("materials/steel/quota", "Steel: quota", "Steel：配额"),
        ("materials/steel/purchase/limit", "Steel: purchase limit", "Steel：采购限额"),
        (
            "materials/steel/purchase/lead_days",
            "Steel: lead time of purchases",
            "Steel：采购提前期",
        ),
        ("products/gear/stock/maximum", "Gear: room in stock", "Gear：最高库存"),
        ("products/gear/stock/safety", "Gear: safety stock", "Gear：安全库存"),
        ("products/gear/stock/closing", "Gear: closing stock", "Gear：期末库存"),
        (
            "products/gear/routes/r2/limit",
            "Gear: limit of route Fast",
            "Gear：工艺路线 Fast 的限额",
        ),
        (
            "products/gear/routes/r2/lead_days",
            "Gear, route Fast: lead time",
            "Gear，工艺路线 Fast：提前期",
        ),
        ("products/gear/routes/main/lead_days", "Gear: lead time", "Gear：提前期"),
        (
            "products/gear/routes/main/operations/2/lead_days",
            "Gear: lead time of operation 2",
            "Gear：工序 2 的提前期",
        ),
        ("products/gear/routes/main/operations/2", "Gear, operation 2", "Gear，工序 2"),
        ("orders/7", "order 7", "订单 7"),
    ];

    #[test]
    fn a_limit_is_called_by_its_name_in_english_and_by_its_terms_in_chinese() {
        let [english, chinese] = Language::ALL.map(Words::of);
        for (at, name, said) in SAID {
            assert_eq!(named(&english, at, name), *name);
            assert_eq!(named(&chinese, at, name), *said);
        }
    }

    #[test]
    fn the_bucket_of_a_path_is_said_once() {
        let english = Words::of(Language::English);
        let of = |name| named(&english, "materials/steel/quota@2026-12-01", name);
        assert_eq!(of("Steel: quota"), "Steel: quota on 2026-12-01");
        assert_eq!(of("Steel: quota on 2026-12-01"), "Steel: quota on 2026-12-01");
    }
}
