//! What measures are worth alone and in company: the best alone that is worthless beside others, those
//! that pay only together, those that compete for a limit, and those that break an order.

use super::{Case, MILL, WELD, measure, shop};

/// Welding has as few hours as the mill: more of one of them makes no pump more.
const EVEN: (&str, &str) = ("\"per_month\": 200", "\"per_month\": 160");

/// An order of 70 that must be met, beside the market.
const FIRM: (&str, &str) = (
    "\"orders\": [",
    "\"orders\": [{\"id\": \"B\", \"product\": \"pump\", \"quantity\": 70, \"price\": 100}, ",
);
const SERVICE: (&str, &str) = ("[\"profit\"]", "[\"fulfil\", \"profit\"]");
const DEAR_MILL: (&str, &str) =
    ("{\"id\": \"mill\", ", "{\"id\": \"mill\", \"cost_per_hour\": 40, ");

pub(super) fn cases() -> Vec<Case> {
    let mut cases = best_alone();
    cases.extend(only_together());
    cases.extend(competing());
    cases.extend(breaking());
    cases
}

#[allow(clippy::too_many_lines)] // a table of cases
fn best_alone() -> Vec<Case> {
    let kind = "best alone, worthless in company";
    let three = || {
        [
            measure("all", 100.0, MILL, "\"add\": 40"),
            measure("most", 40.0, MILL, "\"add\": 30"),
            measure("some", 30.0, MILL, "\"add\": 20"),
        ]
    };
    let iron = [
        (
            "\"materials\": []",
            "\"materials\": [{\"id\": \"iron\", \"purchase\": {\"price\": 0}, \"quota\": 320}]",
        ),
        ("\"per_month\": 160", "\"per_month\": 200"),
        (
            "\"products\": [{\"id\": \"pump\", ",
            "\"products\": [{\"id\": \"pump\", \"norms\": {\"iron\": 4}, ",
        ),
    ];
    let norm = "products/pump/norms/iron";
    vec![
        // 40 hours more reach what welding allows, and so do 30 and 20 together.
        Case {
            kind,
            factory: shop(&[], &three()),
            takes: &["most", "some"],
            says: &[
                "Take most, some. Cost: 70 EUR.",
                "They gain profit +2,000 EUR (to 10,000).",
                "No other set that may be taken is better.",
                "all (100 EUR) is left out: worth most alone, profit +2,000 EUR; it gives nothing beside the set",
            ],
            says_in_chinese: &[
                "不取all（100 EUR）：单独采取时值得最多，利润 +2,000 EUR；加进这一组没有作用",
            ],
            figures: vec![
                ("gain profit", 2000.0),
                ("all alone profit", 2000.0),
                ("most alone profit", 1500.0),
                ("some alone profit", 1000.0),
                ("most share profit", 1250.0),
                ("some share profit", 750.0),
                ("most last profit", 1000.0),
            ],
            ..Case::default()
        },
        Case {
            kind,
            factory: shop(&[], &three()),
            budget: Some(100.0),
            takes: &["most", "some"],
            says: &[
                "Take most, some. Cost: 70 of 100 EUR.",
                "all (100 EUR) is left out: worth most alone",
            ],
            figures: vec![("gain profit", 2000.0), ("all+most synergy", -1500.0)],
            ..Case::default()
        },
        // 320 kg of iron at 4 kg are 80 pumps; 400 kg are 100, 3.5 kg are 91.43, 3.15 kg are 101.6.
        Case {
            kind,
            factory: shop(
                &iron,
                &[
                    measure("quota", 500.0, "materials/iron/quota", "\"add\": 80"),
                    measure("riser", 100.0, norm, "\"scale\": 0.875"),
                    measure("gate", 50.0, norm, "\"scale\": 0.9"),
                ],
            ),
            takes: &["riser", "gate"],
            says: &[
                "Take riser, gate. Cost: 150 EUR.",
                "quota (500 EUR) is left out: worth most alone, profit +2,000 EUR; it gives nothing",
            ],
            figures: vec![
                ("gain profit", 2000.0),
                ("riser alone profit", (320.0 / 3.5 - 80.0) * 100.0),
                ("gate alone profit", (320.0 / 3.6 - 80.0) * 100.0),
            ],
            ..Case::default()
        },
        // A route that needs no mill makes the jig for the mill worthless.
        Case {
            kind,
            factory: shop(
                &[],
                &[
                    measure("jig", 30.0, "products/pump/operations/0/hours", "\"set\": 1.6"),
                    measure("cast", 20.0, "products/pump/operations/0/hours", "\"scale\": 0.5"),
                ],
            ),
            takes: &["cast"],
            says: &[
                "Take cast. Cost: 20 EUR.",
                "jig (30 EUR) is left out: worth profit +2,000 EUR alone; it gives nothing beside the set",
            ],
            figures: vec![("gain profit", 2000.0), ("jig alone profit", 2000.0)],
            ..Case::default()
        },
        // In whole pumps: 11 hours are 5 pumps, 9 hours 4, together 10.
        Case {
            kind,
            factory: shop(
                &[
                    ("\"whole\": false", "\"whole\": true"),
                    ("\"per_month\": 200", "\"per_month\": 180"),
                ],
                &[
                    measure("all", 90.0, MILL, "\"add\": 21"),
                    measure("eleven", 20.0, MILL, "\"add\": 11"),
                    measure("nine", 20.0, MILL, "\"add\": 9"),
                ],
            ),
            whole: true,
            takes: &["eleven", "nine"],
            says: &[
                "Take eleven, nine.",
                "all (90 EUR) is left out: worth most alone, profit +1,000 EUR",
            ],
            figures: vec![
                ("gain profit", 1000.0),
                ("eleven alone profit", 500.0),
                ("nine alone profit", 400.0),
                ("eleven share profit", 550.0),
                ("nine share profit", 450.0),
            ],
            ..Case::default()
        },
    ]
}

#[allow(clippy::too_many_lines)] // a table of cases
fn only_together() -> Vec<Case> {
    let kind = "pays only with another";
    let both = || {
        [
            measure("mills", 100.0, MILL, "\"scale\": 1.5"),
            measure("welders", 120.0, WELD, "\"scale\": 1.5"),
        ]
    };
    vec![
        // 240 hours of each are 120 pumps; of one of them alone nothing.
        Case {
            kind,
            factory: shop(&[EVEN], &both()),
            takes: &["mills", "welders"],
            says: &[
                "Take mills, welders. Cost: 220 EUR.",
                "mills, welders pay only together: none of them makes a goal better alone.",
            ],
            says_in_chinese: &["mills、welders一同采取才有用：单独采取哪一项都不能改善任何目标。"],
            figures: vec![
                ("gain profit", 4000.0),
                ("mills alone profit", 0.0),
                ("mills last profit", 4000.0),
                ("mills share profit", 2000.0),
                ("welders share profit", 2000.0),
                ("mills+welders synergy", 4000.0),
            ],
            ..Case::default()
        },
        // The budget reaches one of them: neither pays.
        Case {
            kind,
            factory: shop(&[EVEN], &both()),
            budget: Some(200.0),
            takes: &[],
            says: &[
                "No measure that may be taken makes any goal better.",
                "mills (100 EUR) is left out: it makes no goal better now; with welders it would give profit +4,000 EUR",
            ],
            figures: vec![("mills+welders together", 4000.0)],
            ..Case::default()
        },
        // Painting holds the pumps as well.
        Case {
            kind,
            factory: shop(
                &[
                    EVEN,
                    (
                        "\"groups\": [",
                        "\"groups\": [{\"id\": \"paint\", \"hours\": {\"per_month\": 160}}, ",
                    ),
                    (
                        "{\"group\": \"mill\"",
                        "{\"group\": \"paint\", \"hours\": 2}, {\"group\": \"mill\"",
                    ),
                ],
                &[
                    measure("mills", 100.0, MILL, "\"scale\": 1.5"),
                    measure("welders", 120.0, WELD, "\"scale\": 1.5"),
                    measure("painters", 10.0, "groups/paint/hours", "\"scale\": 1.5"),
                ],
            ),
            takes: &["mills", "welders", "painters"],
            says: &[
                "mills, welders, painters pay only together: none of them makes a goal better alone.",
            ],
            figures: vec![("gain profit", 4000.0), ("painters share profit", 4000.0 / 3.0)],
            ..Case::default()
        },
        // The mill alone gains the 10 pumps that welding has hours for.
        Case {
            kind,
            factory: shop(
                &[("\"per_month\": 200", "\"per_month\": 180")],
                &[
                    measure("mills", 100.0, MILL, "\"scale\": 1.5"),
                    measure("welders", 90.0, WELD, "\"add\": 60"),
                ],
            ),
            takes: &["mills", "welders"],
            says: &["welders pays only with mills: alone it makes no goal better."],
            figures: vec![
                ("gain profit", 4000.0),
                ("mills alone profit", 1000.0),
                ("welders alone profit", 0.0),
                ("welders last profit", 3000.0),
                ("mills share profit", 2500.0),
                ("welders share profit", 1500.0),
            ],
            ..Case::default()
        },
        // In whole pumps an hour is none; two hours of each are one.
        Case {
            kind,
            factory: shop(
                &[EVEN, ("\"whole\": false", "\"whole\": true")],
                &[
                    measure("mills", 10.0, MILL, "\"add\": 2"),
                    measure("welders", 10.0, WELD, "\"add\": 3"),
                ],
            ),
            whole: true,
            takes: &["mills", "welders"],
            says: &["mills, welders pay only together"],
            figures: vec![("gain profit", 100.0), ("welders share profit", 50.0)],
            ..Case::default()
        },
    ]
}

fn competing() -> Vec<Case> {
    let kind = "two that share a limit";
    let two = || {
        [
            measure("machine", 100.0, MILL, "\"add\": 80"),
            measure("jig", 50.0, "products/pump/operations/0/hours", "\"set\": 1.4"),
        ]
    };
    vec![
        Case {
            kind,
            factory: shop(&[], &two()),
            takes: &["jig"],
            says: &[
                "Take jig. Cost: 50 EUR.",
                "compete for mill: their joint gain in profit is 2,000 EUR less than the sum of each alone.",
                "machine (100 EUR) is left out: worth profit +2,000 EUR alone; it gives nothing beside the set",
            ],
            says_in_chinese: &["争用mill：一同采取时利润的所得比各自之和少 2,000 EUR。"],
            figures: vec![("machine+jig synergy", -2000.0), ("machine+jig together", 2000.0)],
            ..Case::default()
        },
        // Both are taken: 180 hours and 200 more; the last 10 pumps are lost to welding.
        Case {
            kind,
            factory: shop(
                &[],
                &[
                    measure("early", 10.0, MILL, "\"add\": 30"),
                    measure("late", 10.0, MILL, "\"add\": 20"),
                ],
            ),
            takes: &["early", "late"],
            says: &[
                "early and late do the same in part: their joint gain in profit is 500 EUR less",
            ],
            figures: vec![("early+late synergy", -500.0), ("gain profit", 2000.0)],
            ..Case::default()
        },
        // 320 kg of iron at 4 kg; welding and the mill allow 100 pumps.
        Case {
            kind,
            factory: shop(
                &[
                    (
                        "\"materials\": []",
                        "\"materials\": [{\"id\": \"iron\", \"name\": \"生铁\", \"purchase\": {\"price\": 0}, \"quota\": 320}]",
                    ),
                    ("\"per_month\": 160", "\"per_month\": 200"),
                    (
                        "\"products\": [{\"id\": \"pump\", ",
                        "\"products\": [{\"id\": \"pump\", \"norms\": {\"iron\": 4}, ",
                    ),
                ],
                &[
                    measure("quota", 20.0, "materials/iron/quota", "\"add\": 200"),
                    measure("riser", 10.0, "products/pump/norms/iron", "\"set\": 2.5"),
                ],
            ),
            takes: &["riser"],
            says: &[
                "compete for",
                "their joint gain in profit is 2,000 EUR less than the sum of each alone.",
            ],
            figures: vec![("quota+riser synergy", -2000.0)],
            ..Case::default()
        },
        // They help each other: 240 hours and three quarters of the hours.
        Case {
            kind: "two that help each other",
            factory: shop(
                &[("\"per_month\": 200", "\"per_month\": 1000")],
                &[
                    measure("machine", 10.0, MILL, "\"scale\": 1.5"),
                    measure("jig", 10.0, "products/pump/operations/0/hours", "\"scale\": 0.8"),
                ],
            ),
            takes: &["machine", "jig"],
            says: &[
                "machine and jig help each other: their joint gain in profit is 1,000 EUR more",
            ],
            figures: vec![
                ("machine alone profit", 4000.0),
                ("jig alone profit", 2000.0),
                ("gain profit", 7000.0),
                ("machine+jig synergy", 1000.0),
                ("machine share profit", 4500.0),
            ],
            ..Case::default()
        },
    ]
}

fn breaking() -> Vec<Case> {
    let kind = "breaks an order";
    let half = "{\"id\": \"half\", \"cost\": 0, \"changes\": [{\"at\": \"groups/mill/cost_per_hour\", \"scale\": 0.5}, {\"at\": \"groups/mill/hours\", \"scale\": 0.5}]}";
    vec![
        // Half the hours are 40 of the 70 pumps ordered.
        Case {
            kind,
            factory: shop(&[FIRM, SERVICE, DEAR_MILL], &[half.to_owned()]),
            takes: &[],
            says: &[
                "No measure that may be taken makes any goal better.",
                "half (0 EUR) is left out: it makes a goal worse",
                "on its own it makes orders late or short: B by 30",
            ],
            says_in_chinese: &["单独采取会使订单拖期或短缺：B 短缺 30"],
            figures: vec![("half breaks", 30.0), ("half alone fulfil/priority-1", -30.0 / 70.0)],
            ..Case::default()
        },
        // With twice the hours it is the cheap mill of 160 hours.
        Case {
            kind,
            factory: shop(
                &[FIRM, SERVICE, DEAR_MILL],
                &[half.to_owned(), measure("mills", 50.0, MILL, "\"scale\": 2")],
            ),
            takes: &["half", "mills"],
            says: &[
                "Take half, mills. Cost: 50 EUR.",
                "half pays only with mills: alone it makes no goal better.",
                "half on its own makes orders late or short: B by 30.",
            ],
            figures: vec![("gain profit", 3200.0), ("mills alone profit", 400.0), ("half breaks", 30.0)],
            ..Case::default()
        },
        // A cheaper process takes two weeks: what is due on the 11th is late.
        Case {
            kind,
            factory: shop(
                &[
                    ("\"bucket\": \"month\"", "\"bucket\": \"day\""),
                    ("\"hours\": {\"per_month\": 160}", "\"machines\": 1"),
                    ("\"hours\": {\"per_month\": 200}", "\"machines\": 1"),
                    (
                        "\"orders\": [",
                        "\"orders\": [{\"id\": \"B\", \"product\": \"pump\", \"quantity\": 10, \"due\": \"2026-12-11\", \"price\": 100}, ",
                    ),
                    ("\"limit\": 1000", "\"limit\": 10"),
                    ("\"products\": [{\"id\": \"pump\", ", "\"products\": [{\"id\": \"pump\", \"cost\": 60, "),
                    ("[\"profit\"]", "[\"fulfil\", \"on-time\", \"profit\"]"),
                ],
                &["{\"id\": \"slow\", \"cost\": 5, \"changes\": [{\"at\": \"products/pump/cost\", \"set\": 20}, {\"at\": \"products/pump/operations/0/lead_days\", \"set\": 14}]}".to_owned()],
            ),
            takes: &[],
            says: &["slow (5 EUR) is left out: it makes a goal worse", "orders late or short: B (10 late)"],
            figures: vec![("slow late", 10.0), ("slow alone profit", 800.0)],
            ..Case::default()
        },
        // Of two orders the one of the lower class is short.
        Case {
            kind,
            factory: shop(
                &[
                    FIRM,
                    (
                        "\"orders\": [",
                        "\"orders\": [{\"id\": \"C, 二号\", \"product\": \"pump\", \"quantity\": 10, \"price\": 100, \"priority\": 9}, ",
                    ),
                    SERVICE,
                    DEAR_MILL,
                ],
                &["{\"id\": \"lean\", \"cost\": 0, \"changes\": [{\"at\": \"groups/mill/cost_per_hour\", \"set\": 10}, {\"at\": \"groups/mill/hours\", \"add\": -12}]}".to_owned()],
            ),
            takes: &[],
            says: &["lean (0 EUR) is left out: it makes a goal worse", "orders late or short: C, 二号 by 6"],
            figures: vec![("lean breaks", 6.0)],
            ..Case::default()
        },
        // What is frozen needs the hours that are taken away.
        Case {
            kind: "no plan with it",
            factory: shop(
                &[(
                    "\"goals\"",
                    "\"frozen\": [{\"product\": \"pump\", \"from\": \"2026-12-01\", \"to\": \"2026-12-31\", \"quantity\": 60}],\n\"goals\"",
                )],
                &[measure("sale", 0.0, MILL, "\"set\": {\"per_month\": 100}")],
            ),
            takes: &[],
            says: &["sale (0 EUR) is left out: the factory has no plan with it"],
            figures: vec![],
            ..Case::default()
        },
    ]
}
