//! What reports look like: no line above 80 columns, what matters first, every figure kept.

use junheng::model::plan::Plan;
use junheng::report::{Terminal, csv, json, text};
use junheng::source::plan_file;
use junheng::words::{Language, Words};
use unicode_width::UnicodeWidthStr;

use super::audit::right_plan;

/// The works' plan, with long and wide names.
fn plan() -> Plan {
    let (_, _, mut plan) = right_plan();
    plan.groups[0].name = "重型车床和自动车床工组，第一和第二机械加工车间共用".into();
    plan.factory.name = "第四〇一机械厂".repeat(9);
    plan
}

fn english(plan: &Plan) -> String {
    text::plan(plan, &Terminal::new(&Words::of(Language::English), None))
}

#[test]
fn json_is_read_back_as_the_same_plan() {
    let plan = plan();
    let text = json::plan(&plan);
    let reading = plan_file::read(&text);
    assert!(reading.problems.is_empty(), "{:?}", reading.problems);
    // Figures are written with the digits they hold: read back, they are written the same.
    let back = reading.plan.as_ref().expect("a plan");
    assert_eq!(json::plan(back), text);
    assert_eq!(back.orders.len(), plan.orders.len());
    assert!(text.starts_with("{\n  \"status\": \"optimal\",\n  \"goals\": ["));
    assert!(text.contains("\n      \"load_hours\": [10.0, 10.0, 5.0, 5.0, 0.0],\n"), "{text}");
}

#[test]
fn text_fits_80_columns_and_has_no_trailing_spaces() {
    for line in english(&plan()).lines() {
        assert!(line.width() <= 80, "{} columns: {line}", line.width());
        assert_eq!(line, line.trim_end());
    }
}

#[test]
fn text_says_first_what_is_late_and_short() {
    let text = english(&plan());
    let head: Vec<&str> = text.lines().take(6).collect();
    assert_eq!(
        head[4],
        "Orders   1 of 3 orders in full and on time, 1 late (by 1 days at most), 1 short"
    );
    let at = |id: &str| text.find(&format!("\n  {id} ")).unwrap_or_else(|| panic!("{id}: {text}"));
    assert!(at("A-2") < at("A-1"), "short before late");
    assert!(at("A-1") < at("M-1"), "late before on time");
}

#[test]
fn text_marks_the_load_of_each_bucket() {
    let text = english(&plan());
    let benches = text.lines().find(|line| line.starts_with("  benches")).unwrap();
    // 5, 7, 3 and 6 of 8 hours, then nothing.
    assert!(benches.ends_with("  6837."), "{benches}");
}

#[test]
fn csv_tables_have_a_row_for_each_figure() {
    let plan = plan();
    let tables = csv::files(&plan);
    let lines = |name: &str| -> Vec<String> {
        let table = tables.iter().find(|it| it.name == name).unwrap();
        table.text.lines().map(str::to_owned).collect()
    };
    let schedule = lines("schedule.csv");
    assert_eq!(schedule[0], "product,route,bucket,first day,started,unit");
    assert_eq!(schedule[1], "gear,main,2026-11-30,2026-11-30,20,pcs");
    assert_eq!(schedule.len(), 1 + 4 + 4);
    assert_eq!(lines("stock.csv").len(), 1 + 2 * 5);
    assert_eq!(lines("materials.csv").len(), 1 + 5);
    assert_eq!(lines("loads.csv").len(), 1 + 4 * 5);
    assert_eq!(lines("orders.csv").len(), 1 + 3);
    let pegs = lines("pegs.csv");
    let head = "product,source,made with,route,bucket,first day,ready,of quantity,to,id,due,shipped,\
                quantity,unit";
    assert_eq!(pegs[0], head);
    assert_eq!(pegs.len(), 1 + plan.pegs.iter().map(|it| it.pegs.len()).sum::<usize>());
    let served = |order: &str| -> f64 {
        let cells = pegs.iter().map(|it| it.split(',').collect::<Vec<&str>>());
        let own = cells.filter(|it| it[8..10] == ["order", order] && it[0] == "gear");
        own.map(|it| it[12].parse::<f64>().unwrap()).sum()
    };
    for order in plan.orders.iter().filter(|it| it.product == "gear") {
        let shipped: f64 = order.shipments.iter().map(|it| it.quantity).sum();
        assert!((served(&order.id) - shipped).abs() < 1e-9, "{}: {pegs:?}", order.id);
    }
    assert_eq!(lines("tasks.csv")[1], "lathes,2026-11-30,2026-11-30,gear,main,1,20,10");
}
