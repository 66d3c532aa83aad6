//! The workbooks of answers: value curves of `bottlenecks`, and what samples and sweeps of `whatif`
//! come to. Their figures are those of the JSON, and each chart shows the cells it is about.

use std::fs;
use std::path::Path;

use calamine::Data;
use junheng::model::decimal::as_held;
use junheng::report::terms;
use junheng::words::{Language, Words};
use serde_json::Value;

use super::parts;
use super::reading::{Book, Page, number, text};
use crate::program::junheng;

/// Asks for an answer as a workbook and as JSON at once.
fn asked(folder: &Path, language: Language, command: &[&str]) -> (Vec<u8>, Value) {
    let mut arguments = vec!["--lang", language.tag()];
    arguments.extend(command);
    arguments.extend(["--out", "answer.xlsx", "--format", "json"]);
    let (exit, json, said) = junheng(folder, &arguments);
    assert_eq!(exit, 0, "{said}");
    (fs::read(folder.join("answer.xlsx")).unwrap(), serde_json::from_str(&json).unwrap())
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

fn word(value: &Value) -> &str {
    value.as_str().unwrap()
}

/// The rows of a table below its headings.
fn rows<'p>(page: &'p Page, heading: &str) -> Vec<&'p Vec<Data>> {
    let is_heading = |row: &Vec<Data>| row.iter().any(|cell| text(cell) == heading);
    page.rows.iter().skip_while(|row| !is_heading(row)).skip(1).collect()
}

/// What a chart's series are about: sheet, column and first and last row (from 1) of each
/// reference.
fn references(chart: &str) -> Vec<(String, String, usize, usize)> {
    let each = chart.split("<c:f>").skip(1).map(|rest| rest.split("</c:f>").next().unwrap());
    each.map(|reference| {
        let (sheet, cells) = reference.rsplit_once('!').unwrap();
        let mut places = cells.split(':').map(|place| {
            let (column, row) = place.trim_start_matches('$').split_once('$').unwrap();
            (column.to_owned(), row.parse::<usize>().unwrap())
        });
        let (column, first) = places.next().unwrap();
        let (same, last) = places.next().unwrap_or_else(|| (column.clone(), first));
        assert_eq!(column, same, "{reference}");
        (sheet.trim_matches('\'').to_owned(), column, first, last)
    })
    .collect()
}

fn charts(bytes: &[u8]) -> Vec<String> {
    let mut charts: Vec<(usize, String)> = parts(bytes)
        .into_iter()
        .filter_map(|(name, text)| {
            let number = name.strip_prefix("xl/charts/chart")?.strip_suffix(".xml")?;
            Some((number.parse().unwrap(), text))
        })
        .collect();
    charts.sort();
    charts.into_iter().map(|(_, text)| text).collect()
}

/// A works with money and lateness, so that several goals move along a curve.
const PRESS: &str = r#"{
  "factory": "Press shop", "from": "2026-12-01", "to": "2026-12-11",
  "groups": [
    {"id": "press", "name": "Press 压力机", "machines": 2, "cost_per_hour": 10,
     "overtime": [{"limit": {"per_day": 2}, "price": 30}]},
    {"id": "saw"}
  ],
  "materials": [{"id": "steel", "quota": 300, "purchase": {"price": 5}}],
  "products": [
    {"id": "plate", "norms": {"steel": 1}, "operations": [
      {"group": "press", "hours": 1}, {"group": "saw", "hours": 0.25}]}
  ],
  "orders": [
    {"id": "A", "product": "plate", "quantity": 70, "due": "2026-12-04", "price": 100},
    {"id": "B", "product": "plate", "kind": "market", "limit": 200, "price": 60}
  ]
}"#;

#[test]
fn value_curves_in_a_workbook_are_those_of_the_json_and_their_charts_draw_every_corner() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    fs::write(at.join("press.json"), PRESS).unwrap();
    for language in Language::ALL {
        let command =
            ["bottlenecks", "press.json", "--curve", "groups/press", "--curve", "groups/saw"];
        let (bytes, json) = asked(at, language, &command);
        let book = Book::read(&bytes, Words::of(language), 0.0);
        book.has_no_errors();
        let say = |key: &str| book.words.say(key);
        let page = book.sheet("book-curves").unwrap();
        let top = page.rows.len() - rows(page, &say("head-beside")).len();
        let mut found = rows(page, &say("head-beside")).into_iter();
        let mut drawn = Vec::new();
        let mut line = top;
        for curve in list(&json["curves"]) {
            for goal in list(&curve["goals"]) {
                let pieces = list(&goal["pieces"]);
                if pieces.iter().all(|it| it["per_unit"] == 0.0) {
                    continue;
                }
                let first = line + 1;
                for piece in pieces {
                    let row = found.next().unwrap();
                    assert_eq!(text(&row[0]), word(&curve["at"]));
                    for (cell, field) in row[3..7].iter().zip(["from", "to", "value", "per_unit"]) {
                        assert_eq!(number(cell), piece[field].as_f64(), "{field}");
                    }
                    let binds = list(&piece["binds"]).iter();
                    let binds = binds.map(|it| terms::limit(&book.words, word(it)));
                    assert_eq!(text(&row[7]), binds.collect::<Vec<_>>().join(", "));
                    line += 1;
                }
                // The end of the last piece, by a formula.
                let last = pieces.last().unwrap();
                let field = |name: &str| last[name].as_f64().unwrap();
                let headed = list(&json["goals"]).iter().find(|it| it["goal"] == goal["goal"]);
                let sign = if headed.unwrap()["more_is_better"] == true { 1.0 } else { -1.0 };
                let gained = sign * field("per_unit") * (field("to") - field("from"));
                let row = found.next().unwrap();
                assert_eq!(number(&row[3]), Some(field("to")));
                assert_eq!(number(&row[5]).map(as_held), Some(as_held(field("value") + gained)));
                line += 1;
                drawn.push((first, line));
            }
        }
        assert!(found.next().is_none(), "nothing else stands there");
        let goals: Vec<&Value> = list(&json["curves"][0]["goals"]).iter().collect();
        assert!(drawn.len() > 3 && goals.len() > 2, "several goals move: {drawn:?}");
        let sheet = say("book-curves");
        let charts = charts(&bytes);
        assert_eq!(charts.len(), drawn.len());
        for (chart, (first, last)) in charts.iter().zip(drawn) {
            let of = |column: &str| (sheet.clone(), column.to_owned(), first, last);
            assert_eq!(references(chart), [of("D"), of("F")]);
            assert!(last > first, "a line has two ends");
        }
    }
}

#[test]
fn spreads_chances_and_the_tornado_in_a_workbook_are_those_of_the_json() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    fs::write(at.join("press.json"), PRESS).unwrap();
    let scenarios = r#"{"generate": [
      {"name": "ten", "sweep": [
        {"name": "presses", "at": "groups/press/machines", "scale": [0.9, 1.1]},
        {"name": "wanted", "at": "orders/A/quantity", "scale": [0.9, 1.1]},
        {"name": "saws", "at": "groups/saw/machines", "scale": [1, 1.1]}]},
      {"name": "risk", "sample": {"count": 12, "seed": 5, "draws": [
        {"name": "press", "at": "groups/press/machines", "scale": {"uniform": {"least": 0.5, "most": 1.2}}}]}}
    ]}"#;
    fs::write(at.join("s.json"), scenarios).unwrap();
    for language in Language::ALL {
        let command = ["whatif", "press.json", "s.json", "--by", "profit"];
        let (bytes, json) = asked(at, language, &command);
        let book = Book::read(&bytes, Words::of(language), 0.0);
        book.has_no_errors();
        let say = |key: &str| book.words.say(key);
        let sheet = |key: &str| book.sheet(key).unwrap_or_else(|| panic!("there is {key}"));
        let stretches = list(&json["stretches"]);
        let figures = |row: &[Data], of: &Value, fields: &[&str]| {
            for (cell, field) in row.iter().zip(fields) {
                assert_eq!(number(cell), of[field].as_f64(), "{field} of {of}");
            }
        };

        let mut found = rows(sheet("book-spread"), "P10").into_iter();
        let mut spreads = 0;
        for it in stretches.iter().flat_map(|it| list(&it["spreads"])) {
            let row = found.next().unwrap();
            assert_eq!(text(&row[0]), "risk");
            figures(&row[3..], it, &["base", "p10", "p50", "p90", "mean", "error"]);
            spreads += usize::from(it["p10"] != it["p90"]);
        }
        assert!(found.next().is_none() && spreads > 1, "{spreads} figures spread");

        let mut found = rows(sheet("book-chances"), &say("head-probability")).into_iter();
        let mut shares = Vec::new();
        for stretch in stretches {
            for (what, key) in [("met", "book-order-met"), ("binds", "book-limit-binds")] {
                for it in list(&stretch[what]) {
                    let row = found.next().unwrap();
                    let of = word(&it["of"]);
                    let called =
                        if what == "met" { of.into() } else { terms::limit(&book.words, of) };
                    assert_eq!([text(&row[1]), text(&row[2])], [say(key), called]);
                    figures(&row[3..], it, &["share", "error"]);
                    let base = say(if it["base"] == true { "whatif-yes" } else { "whatif-no" });
                    assert_eq!(text(&row[5]), base);
                    shares.push(it["share"].as_f64().unwrap());
                }
            }
        }
        assert!(found.next().is_none() && shares.iter().any(|it| *it > 0.0 && *it < 1.0));

        let mut axes: Vec<&Value> = stretches.iter().flat_map(|it| list(&it["axes"])).collect();
        let reach = |it: &Value| it["reach"].as_f64().unwrap();
        axes.sort_by(|one, other| reach(other).total_cmp(&reach(one)));
        let page = sheet("book-tornado");
        let found = rows(page, &say("head-reach"));
        let top = page.rows.len() - found.len();
        assert_eq!((found.len(), axes.len()), (3, 3));
        for (row, axis) in found.iter().zip(&axes) {
            assert_eq!(text(&row[0]), word(&axis["axis"]));
            let means = || list(&axis["at"]).iter().map(|it| it["mean"].as_f64().unwrap());
            let least = means().fold(f64::INFINITY, f64::min);
            let most = means().fold(f64::NEG_INFINITY, f64::max);
            for (cell, figure) in row[2..5].iter().zip([least, reach(axis), most]) {
                assert_eq!(number(cell), Some(figure), "{axis}");
            }
        }
        let charts = charts(&bytes);
        assert_eq!(charts.len(), 1);
        let of = |column: &str| (say("book-tornado"), column.to_owned(), top + 1, top + 3);
        let head = |column: &str| (say("book-tornado"), column.to_owned(), top, top);
        let wanted = [head("C"), of("A"), of("C"), head("D"), of("A"), of("D")];
        assert_eq!(references(&charts[0]), wanted);
    }
}

#[test]
fn a_workbook_holds_the_first_scenarios_and_says_how_many_it_leaves_out() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let works = r#"{"factory": "Mill", "from": "2026-12-01", "to": "2026-12-01",
      "groups": [{"id": "press", "cost_per_hour": 10}],
      "products": [{"id": "plate", "operations": [{"group": "press", "hours": 0.1}]}],
      "orders": [{"id": "A", "product": "plate", "quantity": 100}]}"#;
    fs::write(at.join("mill.json"), works).unwrap();
    let scenarios = r#"{"scenarios": [{"name": "worst", "changes": [{"at": "groups/press/machines", "set": 0.1}]}],
      "generate": [{"name": "r", "sample": {"count": 10040, "seed": 3, "draws": [
        {"name": "q", "at": "orders/A/quantity", "scale": {"uniform": {"least": 0.81, "most": 1.4}}}]}}]}"#;
    fs::write(at.join("s.json"), scenarios).unwrap();
    let command = ["--lang", "en", "whatif", "mill.json", "s.json", "--goals", "fulfil,cost"];
    let (exit, csv, said) =
        junheng(at, &[&command[..], &["--out", "s.xlsx", "--format", "csv"]].concat());
    assert_eq!(exit, 0, "{said}");
    assert!(said.contains("each of the first 10000 of 10041 scenarios"), "{said}");
    let read = |name: &str| {
        let bytes = fs::read(at.join(name)).unwrap();
        Book::read(&bytes, Words::of(Language::English), 0.0)
    };
    let book = read("s.xlsx");
    let page = book.sheet("book-scenarios").unwrap();
    let held = rows(page, &book.words.say("head-settings"));
    // The plan as it stands has a line of its own.
    assert_eq!(held.len(), 10_001);
    assert!(text(&page.rows[1][0]).starts_with("41 more have no row here"), "{:?}", page.rows[1]);
    // The scenario somebody chose stays, bad as it is; of the draws the worst are left out.
    assert_eq!(text(&held[1][0]), "worst");
    let mut lines = csv::Reader::from_reader(csv.as_bytes());
    let mut all: Vec<(f64, String)> = lines
        .records()
        .map(|line| line.unwrap())
        .map(|line| (line[3].parse().unwrap(), line[0].to_owned()))
        .filter(|(_, name)| name != "worst")
        .collect();
    all.sort_by(|one, other| one.0.total_cmp(&other.0));
    assert_eq!(all.len(), 10_040);
    let names: std::collections::BTreeSet<String> = held.iter().map(|row| text(&row[0])).collect();
    let out: Vec<&(f64, String)> = all.iter().filter(|(_, name)| !names.contains(name)).collect();
    assert_eq!(out.len(), 41);
    assert!(out.iter().all(|(value, _)| *value >= all[all.len() - 41].0 && *value > 0.0));
    // Where all have a line nothing is left out.
    let one = ["whatif", "mill.json", "--set", "groups/press/machines=2", "--out", "one.xlsx"];
    let (exit, _, said) = junheng(at, &[&["--lang", "en"], &one[..]].concat());
    assert_eq!(exit, 0, "{said}");
    assert!(said.ends_with("the what-ifs are in one.xlsx\n"), "{said}");
    let book = read("one.xlsx");
    let page = book.sheet("book-scenarios").unwrap();
    assert_eq!(text(&page.rows[0][0]), book.words.say("book-title-scenarios"));
    assert_eq!(rows(page, &book.words.say("head-settings")).len(), 2);
}
