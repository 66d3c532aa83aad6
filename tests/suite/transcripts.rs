//! The pages of the docs show what the program prints: every line of their transcripts comes out of
//! the command beside it, in that order.

use std::convert::Infallible;
use std::fs;

use junheng::model::answers::actual::Actual;
use junheng::model::answers::measures::Measures;
use junheng::model::answers::proposals::ProposalAnswers;
use junheng::model::answers::roll::Roll;
use junheng::report::export::{Exporter, Text};
use junheng::report::{Terminal, measures, proposals};
use junheng::source::SourceText;
use junheng::words::{Language, Words};
use serde_json::Value;

use crate::program::{junheng, root};

const WORKS: &str = "data/plants/demo/works-401/factory.json";
const WYNDOR: &str = "data/plants/published/hillier-wyndor/factory.json";

/// The fenced blocks of a page in `language`, line by line.
fn blocks<'p>(page: &'p str, language: &str) -> Vec<Vec<&'p str>> {
    let mut blocks: Vec<Vec<&str>> = Vec::new();
    let mut inside = None;
    for line in page.lines() {
        match (line.strip_prefix("```"), inside) {
            (Some(opened), None) => {
                inside = Some(opened == language);
                if opened == language {
                    blocks.push(Vec::new());
                }
            }
            (Some(_), Some(_)) => inside = None,
            (None, Some(true)) => blocks.last_mut().unwrap().push(line),
            (None, _) => {}
        }
    }
    blocks
}

/// Without what differs from machine to machine: residuals.
pub(crate) fn steady(line: &str) -> String {
    let word = |word: &str| {
        let number = word.trim_end_matches('.');
        let residual = number.contains("e-") && number.parse::<f64>().is_ok();
        if residual { "residual".to_owned() } else { word.to_owned() }
    };
    line.trim_end().split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// The lines of a page's transcripts that are to be printed, without the commands and what is left out.
pub(crate) fn shown(page: &str) -> Vec<Vec<String>> {
    let all = blocks(page, "").into_iter().chain(blocks(page, "text"));
    let printed = all.map(|lines| {
        let left_out = |it: &&str| {
            let it = it.trim_start();
            it.is_empty() || it.starts_with("$ ") || it.starts_with("junheng ") || it == "…"
        };
        lines.into_iter().filter(|it| !left_out(it)).map(steady).collect::<Vec<_>>()
    });
    printed.filter(|it| !it.is_empty()).collect()
}

/// What the last factory of the tutorial prints.
#[test]
fn the_tutorial_shows_the_schedule_and_what_an_order_waits_for() {
    let page = fs::read_to_string(root().join("docs/tutorial.md")).unwrap();
    let factory = blocks(&page, "json").pop().unwrap().join("\n");
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("riverside.json"), factory).unwrap();
    let commands = [&["plan", "riverside.json"][..], &["why", "riverside.json", "order", "dam"]];
    let printed = commands.map(|it| junheng(folder.path(), it).1);
    let outputs = printed.map(|it| it.lines().map(steady).collect::<Vec<String>>());
    let blocks = shown(&page);
    assert_eq!(blocks.len(), outputs.len());
    for (block, output) in blocks.iter().zip(&outputs) {
        assert_eq!(missing_from(output, block), None);
    }
}

/// Every block of the page is in what one of the commands prints, line after line.
fn holds(page: &str, commands: &[&[&str]]) {
    let text = fs::read_to_string(root().join("docs").join(page)).unwrap();
    let outputs: Vec<Vec<String>> = commands
        .iter()
        .map(|command| junheng(&root(), command).1.lines().map(steady).collect())
        .collect();
    let blocks = shown(&text);
    assert!(!blocks.is_empty(), "docs/{page} shows nothing");
    for block in blocks {
        let missing = outputs.iter().map(|output| missing_from(output, &block));
        let missing: Option<Vec<String>> = missing.collect();
        assert!(missing.is_none(), "docs/{page}: {:?} is not printed", missing.unwrap());
    }
}

/// The first line of a block that does not follow the ones before it in the output.
pub(crate) fn missing_from(output: &[String], block: &[String]) -> Option<String> {
    let mut rest = output.iter();
    block.iter().find(|line| !rest.any(|it| it == *line)).cloned()
}

#[test]
fn the_readme_shows_what_is_printed() {
    let page = fs::read_to_string(root().join("README.md")).unwrap();
    let works = blocks(&page, "json").concat().join("\n");
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("factory.json"), works).unwrap();
    let printed = |command: &[&str]| junheng(folder.path(), command).1;
    let [measures, proposals] = kept_answers();
    let outputs = [
        printed(&["plan", "factory.json"]),
        printed(&["why", "factory.json", "order", "A-1"]),
        measures,
        proposals,
    ];
    let shown = blocks(&page, "text");
    assert_eq!(shown.len(), 4);
    for (lines, output) in shown.into_iter().zip(outputs) {
        let wanted = lines.into_iter().filter(|it| !it.is_empty() && it.trim_start() != "…");
        let wanted: Vec<String> = wanted.map(steady).collect();
        let output: Vec<String> = output.lines().map(steady).collect();
        assert_eq!(missing_from(&output, &wanted), None, "{output:#?}");
    }
}

/// What is printed for the measures and the proposals of the demo factory. The answers are kept in
/// `data/measures`: they take a minute to find. The files they are of are as they were.
fn kept_answers() -> [String; 2] {
    let words = Words::of(Language::English);
    let terminal = Terminal::new(&words, None);
    let kept = |name: &str| fs::read_to_string(root().join("data/measures").join(name)).unwrap();
    let digest = |file: &str| SourceText::read(root().join(file).to_str().unwrap()).unwrap().sha256;
    let found: Measures = serde_json::from_str(&kept("works-401.answer.json")).unwrap();
    let answers: ProposalAnswers = serde_json::from_str(&kept("works-401.proposals.json")).unwrap();
    assert_eq!(found.factory_sha256, digest("data/measures/works-401.json"));
    assert_eq!(answers.factory_sha256, digest(WORKS));
    [measures::text(&found, &terminal), proposals::text(&answers, &terminal)]
}

#[test]
fn the_page_on_bottlenecks_shows_what_is_printed() {
    holds(
        "bottlenecks.md",
        &[
            &["bottlenecks", WORKS, "--top", "8", "--fractional"],
            &["bottlenecks", WYNDOR, "--curve", "plant-2"],
        ],
    );
}

#[test]
fn the_page_on_potential_shows_what_is_printed() {
    holds("potential.md", &[&["potential", WORKS, "--fractional"]]);
}

#[test]
fn the_page_on_why_and_repair_shows_what_is_printed() {
    let page = fs::read_to_string(root().join("docs/why.md")).unwrap();
    let works = blocks(&page, "json").concat().join("\n");
    let folder = tempfile::tempdir().unwrap();
    let works_file = folder.path().join("works.json");
    fs::write(&works_file, works).unwrap();
    let works_file = works_file.to_str().unwrap();
    holds(
        "why.md",
        &[
            &["why", works_file, "short", "17"],
            &["repair", works_file],
            &["why", WYNDOR, "quantity", "doors"],
        ],
    );
}

#[test]
fn the_page_on_discussions_shows_what_is_printed() {
    let page = fs::read_to_string(root().join("docs/discussion.md")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let written = |name: &str, language: &str| {
        let file = folder.path().join(name);
        fs::write(&file, blocks(&page, language).concat().join("\n")).unwrap();
        file.to_str().unwrap().to_owned()
    };
    let (factory, rows) = (written("riverside.json", "json"), written("rows.csv", "csv"));
    let take = ["--take", "lathes-1", "benches-1", "--fractional"];
    holds(
        "discussion.md",
        &[
            &["discuss", &factory, "--fractional"],
            &[&["proposals", &factory, &rows][..], &take].concat(),
        ],
    );
}

/// The small factory of the page is planned, rolled on and compared; the answers of the demo factory are
/// kept in `data/rolling`, because they take minutes to find. Its January is the file that December was
/// rolled on to, with the orders and deliveries that its planner added; it is planned.
#[test]
fn the_page_on_month_to_month_shows_what_is_printed() {
    let page = fs::read_to_string(root().join("docs/rolling.md")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let json = blocks(&page, "json");
    fs::write(at.join("december.json"), json[0].join("\n")).unwrap();
    fs::write(at.join("actuals.json"), json[1].join("\n")).unwrap();
    let plan = ["plan", "december.json", "--fractional", "--format", "json", "--out", "plan.json"];
    assert_eq!(junheng(at, &plan).0, 0);
    let files = ["december.json", "plan.json"];
    let roll = [&["roll"][..], &files, &["--actuals", "actuals.json", "--out", "january.json"]];
    let actual = [&["actual"][..], &files, &["actuals.json"]];
    let words = Words::of(Language::English);
    let terminal = Terminal::new(&words, None);
    let kept = |name: &str| fs::read_to_string(root().join("data/rolling").join(name)).unwrap();
    let rolled: Roll = serde_json::from_str(&kept("works-401.roll.json")).unwrap();
    let compared: Actual = serde_json::from_str(&kept("works-401.actual.json")).unwrap();
    let own = SourceText::read(root().join(WORKS).to_str().unwrap()).unwrap().sha256;
    assert!(rolled.factory_sha256 == own && compared.factory_sha256 == own, "of another file");
    assert_eq!(before_january_was_added(&kept("works-401.january.json")), rolled.next_sha256);
    let shown_as = |bytes: Result<Vec<u8>, Infallible>| {
        let Ok(bytes) = bytes;
        String::from_utf8(bytes).unwrap()
    };
    let outputs = [
        junheng(at, &roll.concat()).1,
        junheng(at, &actual.concat()).1,
        shown_as(Text(&terminal).export(&rolled)),
        shown_as(Text(&terminal).export(&compared)),
        junheng(&root(), &["plan", "data/rolling/works-401.january.json", "--fractional"]).1,
    ];
    let outputs = outputs.map(|it| it.lines().map(steady).collect::<Vec<String>>());
    for block in shown(&page) {
        let missing = outputs.iter().map(|output| missing_from(output, &block));
        let missing: Option<Vec<String>> = missing.collect();
        assert!(missing.is_none(), "docs/rolling.md: {:?} is not printed", missing.unwrap());
    }
}

/// The digest of January's file without the orders and deliveries that its planner added.
fn before_january_was_added(text: &str) -> String {
    let mut file: Value = serde_json::from_str(text).unwrap();
    let is_own = |it: &Value| it["id"].as_str().is_some_and(|id| id.starts_with("J-"));
    file["orders"].as_array_mut().unwrap().retain(|it| !is_own(it));
    for material in file["materials"].as_array_mut().unwrap() {
        let Some(deliveries) = material.get_mut("deliveries") else { continue };
        let deliveries = deliveries.as_array_mut().unwrap();
        deliveries.retain(|it| it["date"] == "2027-01-01");
        if deliveries.is_empty() {
            material.as_object_mut().unwrap().shift_remove("deliveries");
        }
    }
    let rolled = serde_json::to_string_pretty(&file).unwrap() + "\n";
    SourceText::from_text("", &rolled).sha256
}

#[test]
fn a_line_that_is_not_printed_is_found() {
    let output = ["one".to_owned(), "two".to_owned()];
    assert_eq!(missing_from(&output, &["one".to_owned(), "two".to_owned()]), None);
    let turned = ["two".to_owned(), "one".to_owned()];
    assert_eq!(missing_from(&output, &turned), Some("one".to_owned()));
}
