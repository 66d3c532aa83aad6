//! Measures that are kept out by money, time or a rule: too dear by a known amount, a budget at a
//! corner, more orders needed, too late in the month, excluded; and names with marks of their own.

use super::{Case, MILL, MONTH, WELD, and, measure, shop};

pub(super) fn cases() -> Vec<Case> {
    let mut cases = too_dear();
    cases.extend(corners());
    cases.extend(more_orders());
    cases.extend(too_late());
    cases.extend(excluded());
    cases.extend(names());
    cases.extend(whole());
    cases
}

fn hours(id: &str, cost: f64, more: u32) -> String {
    measure(id, cost, MILL, &format!("\"add\": {more}"))
}

fn too_dear() -> Vec<Case> {
    let kind = "too dear by a known amount";
    vec![
        Case {
            kind,
            factory: shop(&[], &[hours("machine", 130.0, 40)]),
            budget: Some(100.0),
            takes: &[],
            says: &[
                "machine (130 EUR) is left out: the budget does not reach; it gives profit +2,000 EUR; it is in if it costs 30 less",
            ],
            says_in_chinese: &["再便宜 30 就可采取"],
            figures: vec![("machine cheaper", 30.0), ("machine alone profit", 2000.0)],
            ..Case::default()
        },
        Case {
            kind,
            factory: shop(&[], &[hours("machine", 100.0, 40)]),
            budget: Some(99.99),
            takes: &[],
            says: &["it is in if it costs 0.01 less"],
            figures: vec![("machine cheaper", 0.01)],
            ..Case::default()
        },
        // 60 of 100 are spent; the other costs 50.
        Case {
            kind,
            factory: shop(&[], &[hours("first", 60.0, 30), hours("second", 50.0, 10)]),
            budget: Some(100.0),
            takes: &["first"],
            says: &[
                "Take first. Cost: 60 of 100 EUR.",
                "second (50 EUR) is left out: the budget does not reach; beside the set it gives profit +500 EUR; it is in if it costs 10 less",
            ],
            figures: vec![("gain profit", 1500.0), ("second cheaper", 10.0)],
            ..Case::default()
        },
        // 10 hours are 5 pumps, 500 EUR; 600 a month are 611.09 EUR in December.
        Case {
            kind,
            factory: shop(&[], &[and(&hours("hire", 0.0, 10), "\"cost_per_month\": 600")]),
            takes: &[],
            says: &[
                "hire (0 EUR) is left out: it costs more per month than it gives; it gives profit -111.1 EUR; it is in if it costs 109.07 less per month",
            ],
            says_in_chinese: &["每月再便宜 109.07 就可采取"],
            figures: vec![
                ("hire alone profit", 500.0 - 600.0 * MONTH),
                ("hire cheaper-per-month", 600.0 - 500.0 / MONTH),
            ],
            ..Case::default()
        },
        // The budget buys service first: the measure that gains more money does not fit beside it.
        Case {
            kind,
            factory: shop(
                &[
                    ("[\"profit\"]", "[\"fulfil\", \"profit\"]"),
                    (
                        "\"groups\": [",
                        "\"groups\": [{\"id\": \"saw\", \"hours\": {\"per_month\": 50}}, ",
                    ),
                    (
                        "\"products\": [",
                        "\"products\": [{\"id\": \"bar\", \"operations\": [{\"group\": \"saw\", \"hours\": 1}]}, ",
                    ),
                    (
                        "\"orders\": [",
                        "\"orders\": [{\"id\": \"B\", \"product\": \"bar\", \"quantity\": 60, \"price\": 1}, ",
                    ),
                ],
                &[
                    measure("saws", 80.0, "groups/saw/hours", "\"add\": 10"),
                    hours("machine", 90.0, 40),
                ],
            ),
            budget: Some(100.0),
            takes: &["saws"],
            says: &[
                "Take saws. Cost: 80 of 100 EUR.",
                "machine (90 EUR) is left out: the budget does not reach; beside the set it gives profit +2,000 EUR; it is in if it costs 70 less",
            ],
            figures: vec![
                ("gain fulfil/priority-1", 10.0 / 60.0),
                ("gain profit", 10.0),
                ("machine cheaper", 70.0),
            ],
            ..Case::default()
        },
    ]
}

fn corners() -> Vec<Case> {
    let kind = "a budget exactly at a corner";
    let two = || [hours("first", 100.0, 20), hours("second", 200.0, 15)];
    vec![
        Case {
            kind,
            factory: shop(&[], &two()),
            budget: Some(300.0),
            takes: &["first", "second"],
            says: &["Take first, second. Cost: 300 of 300 EUR."],
            figures: vec![("gain profit", 1750.0), ("cost", 300.0)],
            ..Case::default()
        },
        Case {
            kind,
            factory: shop(&[], &two()),
            budget: Some(299.0),
            takes: &["first"],
            says: &[
                "Take first. Cost: 100 of 299 EUR.",
                "second (200 EUR) is left out",
                "it is in if it costs 1 less",
            ],
            figures: vec![("second cheaper", 1.0)],
            ..Case::default()
        },
        Case {
            kind,
            factory: shop(&[], &[hours("first", 0.1, 20), hours("second", 0.2, 15)]),
            budget: Some(0.3),
            takes: &["first", "second"],
            says: &["Cost: 0.30 of 0.30 EUR."],
            figures: vec![("gain profit", 1750.0)],
            ..Case::default()
        },
        Case {
            kind,
            factory: shop(&[], &[hours("free", 0.0, 20), hours("dear", 1.0, 15)]),
            budget: Some(0.0),
            takes: &["free"],
            says: &["Take free. Cost: 0 of 0 EUR.", "it is in if it costs 1 less"],
            figures: vec![("gain profit", 1000.0), ("dear cheaper", 1.0)],
            ..Case::default()
        },
    ]
}

/// A firm order instead of the market, beside 160 hours: 80 pumps can be made.
fn firm(quantity: u32, says: &'static [&'static str], figures: Vec<(&'static str, f64)>) -> Case {
    let order = format!("\"quantity\": {quantity}, \"price\": 100");
    Case {
        kind: "pays only from so many times the orders",
        factory: shop(
            &[
                ("\"kind\": \"market\", \"limit\": 1000, \"price\": 100", &order),
                ("[\"profit\"]", "[\"fulfil\", \"profit\"]"),
                ("\"per_month\": 200", "\"per_month\": 1000"),
            ],
            &[hours("machine", 100.0, 40)],
        ),
        takes: &[],
        says,
        figures,
        ..Case::default()
    }
}

fn more_orders() -> Vec<Case> {
    vec![
        firm(
            75,
            &[
                "machine (100 EUR) is left out: it makes no goal better now; mill has 10 idle hours; it pays from 1.1 times the orders",
            ],
            vec![("machine pays-from", 1.1), ("machine idle", 10.0)],
        ),
        firm(70, &["it pays from 1.25 times the orders"], vec![("machine pays-from", 1.25)]),
        firm(
            60,
            &["mill has 40 idle hours; it pays from 1.5 times the orders"],
            vec![("machine pays-from", 1.5), ("machine idle", 40.0)],
        ),
        firm(45, &["it pays from 2 times the orders"], vec![("machine pays-from", 2.0)]),
        firm(30, &["it pays from 3 times the orders"], vec![("machine pays-from", 3.0)]),
        firm(
            10,
            &["it makes no goal better now; mill has 140 idle hours."],
            vec![("machine idle", 140.0)],
        ),
    ]
}

/// Days of 8 hours until the 18th: 4 pumps a day, 36 until the 11th; 40 are due then.
fn by_day(measures: &[String]) -> String {
    shop(
        &[
            ("\"to\": \"2026-12-31\"", "\"to\": \"2026-12-18\""),
            ("\"bucket\": \"month\"", "\"bucket\": \"day\""),
            ("\"hours\": {\"per_month\": 160}", "\"machines\": 1"),
            ("\"hours\": {\"per_month\": 200}", "\"machines\": 9"),
            (
                "\"kind\": \"market\", \"limit\": 1000, \"price\": 100",
                "\"quantity\": 40, \"due\": \"2026-12-11\", \"price\": 100",
            ),
            ("[\"profit\"]", "[\"fulfil\", \"on-time\", \"profit\"]"),
        ],
        measures,
    )
}

fn too_late() -> Vec<Case> {
    let kind = "comes too late in the month";
    let machine = || measure("machine", 100.0, "groups/mill/machines", "\"add\": 1");
    vec![
        Case {
            kind,
            factory: by_day(&[and(&machine(), "\"from\": \"2026-12-14\"")]),
            takes: &[],
            says: &[
                "machine (100 EUR) is left out: it makes no goal better now",
                "it works from 2026-12-14",
            ],
            says_in_chinese: &["自 2026-12-14 起见效"],
            ..Case::default()
        },
        Case {
            kind,
            factory: by_day(&[and(&machine(), "\"from\": \"2026-12-07\"")]),
            takes: &["machine"],
            says: &["Take machine. Cost: 100 EUR.", "They gain on-time"],
            ..Case::default()
        },
        // Three quarters of 18 days, rounded up: 14 days after the 1st.
        Case {
            kind,
            factory: by_day(&[and(&machine(), "\"takes_effect\": 0.75")]),
            takes: &[],
            says: &["it makes no goal better now", "it works from 2026-12-15"],
            ..Case::default()
        },
        // Three days of 4 pumps are 1,200 EUR; a whole month is paid for.
        Case {
            kind,
            factory: shop(
                &[
                    ("\"bucket\": \"month\"", "\"bucket\": \"day\""),
                    ("\"hours\": {\"per_month\": 160}", "\"machines\": 1"),
                    ("\"hours\": {\"per_month\": 200}", "\"machines\": 9"),
                ],
                &[and(&machine(), "\"from\": \"2026-12-29\", \"cost_per_month\": 1500")],
            ),
            takes: &[],
            says: &[
                "machine (100 EUR) is left out: it costs more per month than it gives",
                "it works from 2026-12-29",
            ],
            figures: vec![
                ("machine alone profit", 1200.0 - 1500.0 * MONTH),
                ("machine cheaper-per-month", 1500.0 - 1200.0 / MONTH),
            ],
            ..Case::default()
        },
    ]
}

fn excluded() -> Vec<Case> {
    let kind = "excluded pairs";
    let less = || and(&hours("less", 10.0, 20), "\"excludes\": [\"more\"]");
    vec![
        Case {
            kind,
            factory: shop(&[], &[less(), hours("more", 50.0, 40)]),
            takes: &["more"],
            says: &[
                "Take more. Cost: 50 EUR.",
                "less (10 EUR) is left out: worth profit +1,000 EUR alone; it cannot be taken with the set; the set has more.",
            ],
            says_in_chinese: &["不能与这一组一同采取；这一组里有more"],
            figures: vec![("gain profit", 2000.0), ("less alone profit", 1000.0)],
            ..Case::default()
        },
        Case {
            kind,
            factory: shop(&[], &[less(), hours("more", 50.0, 40)]),
            budget: Some(20.0),
            takes: &["less"],
            says: &[
                "more (50 EUR) is left out: worth most alone, profit +2,000 EUR; it cannot be taken with the set; the set has less.",
            ],
            figures: vec![("gain profit", 1000.0)],
            ..Case::default()
        },
        // At most one of two; no measure names the other.
        Case {
            kind,
            factory: shop(
                &[(
                    "\"goals\"",
                    "\"choose\": [{\"id\": \"one-of\", \"at_most\": 1, \"measures\": [\"less\", \"more\"]}],\n\"goals\"",
                )],
                &[hours("less", 10.0, 20), hours("more", 50.0, 40)],
            ),
            takes: &["more"],
            says: &[
                "less (10 EUR) is left out: worth profit +1,000 EUR alone; it cannot be taken with the set.",
            ],
            figures: vec![("gain profit", 2000.0)],
            ..Case::default()
        },
        // What requires an excluded measure is excluded with it.
        Case {
            kind,
            factory: shop(
                &[],
                &[
                    less(),
                    and(&hours("tools", 5.0, 5), "\"requires\": [\"less\"]"),
                    hours("more", 50.0, 40),
                ],
            ),
            takes: &["more"],
            says: &[
                "tools (5 EUR) is left out: worth profit +1,250 EUR alone; it cannot be taken with the set",
            ],
            figures: vec![("tools alone profit", 1250.0)],
            ..Case::default()
        },
    ]
}

fn names() -> Vec<Case> {
    let kind = "names with marks of their own";
    let named = |id: &str, name: &str, more: u32| {
        and(&hours(id, 10.0, more), &format!("\"name\": {}", serde_json::json!(name)))
    };
    vec![
        Case {
            kind,
            factory: shop(&[], &[named("a", "Mill, second", 10), named("b", "Jig", 10)]),
            takes: &["a", "b"],
            says: &["Take “Mill, second”, Jig. Cost: 20 EUR."],
            figures: vec![("a share profit", 500.0), ("b share profit", 500.0)],
            ..Case::default()
        },
        Case {
            kind,
            factory: shop(&[], &[named("a", "the \"long\" jig", 10), named("b", "Jig: new", 10)]),
            takes: &["a", "b"],
            says: &["Take the \"long\" jig, “Jig: new”. Cost: 20 EUR."],
            figures: vec![("gain profit", 1000.0)],
            ..Case::default()
        },
        Case {
            kind,
            factory: shop(&[], &[named("铣-1", "铣床，二号", 10), named("铣-2", "夹具、刀具", 30)]),
            takes: &["铣-1", "铣-2"],
            says: &["Take “铣床，二号”, “夹具、刀具”."],
            says_in_chinese: &["采取“铣床，二号”、“夹具、刀具”。费用：20 EUR。"],
            figures: vec![("铣-2 share profit", 1500.0)],
            ..Case::default()
        },
        Case {
            kind,
            factory: shop(&[], &[named("a-1", "Jig", 10), named("a-2", "Jig", 20)]),
            takes: &["a-1", "a-2"],
            says: &["Take Jig (a-1), Jig (a-2)."],
            figures: vec![("a-1 alone profit", 500.0)],
            ..Case::default()
        },
        Case {
            kind,
            factory: shop(
                &[],
                &[
                    hours("new, a", 10.0, 40),
                    and(&hours("b", 5.0, 20), "\"excludes\": [\"new, a\"]"),
                ],
            ),
            takes: &["new, a"],
            says: &["Take “new, a”.", "the set has “new, a”."],
            figures: vec![("gain profit", 2000.0)],
            ..Case::default()
        },
    ]
}

fn whole() -> Vec<Case> {
    let kind = "whole pieces";
    let pieces = ("\"whole\": false", "\"whole\": true");
    let lots = (
        "\"products\": [{\"id\": \"pump\", ",
        "\"products\": [{\"id\": \"pump\", \"lot\": {\"multiple\": 10}, ",
    );
    vec![
        // An hour is half a pump.
        Case {
            kind,
            factory: shop(&[pieces], &[hours("hour", 10.0, 1)]),
            whole: true,
            takes: &[],
            says: &[
                "No measure that may be taken makes any goal better.",
                "hour (10 EUR) is left out: it makes no goal better now",
            ],
            figures: vec![("hour alone profit", 0.0)],
            ..Case::default()
        },
        // The next lot of 10 needs 20 hours; 30 are no more than that.
        Case {
            kind,
            factory: shop(&[pieces, lots], &[hours("some", 10.0, 10), hours("enough", 30.0, 20)]),
            whole: true,
            takes: &["enough"],
            says: &[
                "Take enough. Cost: 30 EUR.",
                "some (10 EUR) is left out: it gives nothing beside the set",
            ],
            figures: vec![("gain profit", 1000.0), ("some alone profit", 0.0)],
            ..Case::default()
        },
        Case {
            kind,
            factory: shop(&[pieces, lots], &[hours("some", 10.0, 15), hours("others", 30.0, 5)]),
            whole: true,
            takes: &["some", "others"],
            says: &["some, others pay only together"],
            figures: vec![("gain profit", 1000.0), ("others share profit", 500.0)],
            ..Case::default()
        },
        // Three hours of welding more beside three of the mill: one whole pump.
        Case {
            kind,
            factory: shop(
                &[pieces, ("\"per_month\": 200", "\"per_month\": 160")],
                &[hours("mills", 10.0, 3), measure("welders", 10.0, WELD, "\"add\": 3")],
            ),
            whole: true,
            takes: &["mills", "welders"],
            says: &["mills, welders pay only together"],
            figures: vec![("gain profit", 100.0)],
            ..Case::default()
        },
    ]
}
