//! The tutorial is true: every file in it is valid and plans to the figures printed below it.

use junheng::diag::Code;
use junheng::model::plan::Plan;
use junheng::session::{Options, Planning, plan};
use junheng::solve::{Deadline, EngineChoice};
use junheng::source::json::read;
use junheng::validate::validate;

const TUTORIAL: &str = include_str!("../../docs/tutorial.md");

/// A file of the tutorial with the rows of the table that follows it.
struct Lesson {
    factory: String,
    figures: Vec<(String, String)>,
}

fn lessons() -> Vec<Lesson> {
    let mut lessons: Vec<Lesson> = Vec::new();
    let mut inside = false;
    for line in TUTORIAL.lines() {
        if line == "```json" {
            inside = true;
            lessons.push(Lesson { factory: String::new(), figures: Vec::new() });
        } else if line == "```" {
            inside = false;
        } else if let Some(lesson) = lessons.last_mut() {
            if inside {
                lesson.factory.push_str(line);
                lesson.factory.push('\n');
            } else if let Some(row) =
                line.strip_prefix("| ").filter(|row| *row != "figure | value |")
            {
                let mut cells = row.trim_end_matches('|').split('|').map(str::trim);
                let figure = cells.next().unwrap_or_default().to_owned();
                lesson.figures.push((figure, cells.next().unwrap_or_default().to_owned()));
            }
        }
    }
    lessons
}

fn planned(factory: &str) -> Plan {
    let validated = validate(read(factory)).expect("the file is valid");
    // A demand above the capacity is what the tutorial is about; nothing else may be odd.
    let odd = validated.warnings.iter().find(|warning| warning.code != Code::W804);
    assert!(odd.is_none(), "{odd:?}");
    let options = Options {
        bucket: validated.factory.bucket,
        engine: EngineChoice::Auto,
        deadline: Deadline::unlimited(),
        factory_sha256: String::new(),
        whole: None,
    };
    match plan(&validated.factory, &options).expect("planning succeeds") {
        Planning::Plan(plan) => *plan,
        other => panic!("no plan: {other:?}"),
    }
}

/// The plan's figure for a row such as ``short, order `mill` ``.
fn figure(plan: &Plan, row: &str) -> f64 {
    let mut words = row.split('`');
    let what = words.next().unwrap_or_default().trim();
    let id = words.next().unwrap_or_else(|| panic!("no name in {row}"));
    let order = || plan.orders.iter().find(|it| it.id == id).expect("the order is in the plan");
    let group = || plan.groups.iter().find(|it| it.id == id).expect("the group is in the plan");
    match what {
        "shipped, order" => order().shipped,
        "short, order" => order().short,
        "load, group" => group().utilisation * 100.0,
        "overtime hours, group" => group().overtime_hours.iter().flatten().sum(),
        "bought, material" => {
            let found = plan.materials.iter().find(|it| it.id == id);
            found.expect("the material is in the plan").bought.iter().sum()
        }
        "goal" => plan.goals.iter().find(|it| it.goal == id).expect("the goal is pursued").value,
        other => panic!("the tutorial prints a figure nobody checks: {other}"),
    }
}

#[test]
fn every_file_of_the_tutorial_plans_to_the_figures_printed_below_it() {
    let lessons = lessons();
    assert_eq!(lessons.len(), 6);
    for lesson in &lessons {
        let plan = planned(&lesson.factory);
        assert!(!lesson.figures.is_empty(), "a file without figures:\n{}", lesson.factory);
        for (row, printed) in &lesson.figures {
            let known: f64 =
                printed.trim_end_matches(" %").parse().expect("the table prints numbers");
            let found = figure(&plan, row);
            assert!((found - known).abs() < 1e-6, "{row}: {found}, printed is {known}");
        }
    }
}
