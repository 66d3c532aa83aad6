//! The one-file HTML report: a mark for every figure, nothing fetched, whole and readable in both
//! languages, the same bytes every time.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use junheng::model::plan::Plan;
use junheng::report::html;
use junheng::source::plan_file;
use junheng::words::{Language, Words};
use quick_xml::Reader;
use quick_xml::events::Event;

use super::audit::right_plan;
use super::program::run;

fn works_401() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/plants/demo/works-401/factory.json")
}

/// The demonstration works' plan, with the page that `--out DIR` wrote beside it.
fn works() -> &'static (Plan, String) {
    static PLAN: OnceLock<(Plan, String)> = OnceLock::new();
    PLAN.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let factory = works_401();
        let arguments =
            ["plan", factory.to_str().unwrap(), "--fractional", "--out", "plan", "--lang", "en"];
        let output = run(folder.path(), &arguments);
        assert!(output.status.success(), "{output:?}");
        let plan = fs::read_to_string(folder.path().join("plan/plan.json")).unwrap();
        let page = fs::read_to_string(folder.path().join("plan/report.html")).unwrap();
        (plan_file::read(&plan).plan.unwrap(), page)
    })
}

fn words() -> [Words; 2] {
    Language::ALL.map(Words::of)
}

fn even(plan: &Plan) -> Vec<f64> {
    let buckets = u32::try_from(plan.buckets.len()).unwrap();
    vec![1.0 / f64::from(buckets); plan.buckets.len()]
}

fn page(plan: &Plan, language: Language) -> String {
    html::plan(plan, &even(plan), &Words::of(language))
}

/// What a page holds from one text to the next.
fn between<'p>(page: &'p str, from: &str, to: &str) -> &'p str {
    let start = page.find(from).unwrap_or_else(|| panic!("no {from}"));
    let rest = &page[start..];
    &rest[..rest.find(to).unwrap_or_else(|| panic!("no {to} after {from}"))]
}

/// The picture with an id, without its table.
fn picture<'p>(page: &'p str, id: &str) -> &'p str {
    let title = format!("aria-labelledby=\"{id}-t {id}-d\"");
    between(page, &title, "</svg>")
}

fn table<'p>(page: &'p str, id: &str) -> &'p str {
    let figure = between(page, &format!("<figure id=\"{id}\">"), "</figure>");
    between(figure, "<tbody>", "</tbody>")
}

/// How many marks of a class a picture has.
fn marks(picture: &str, class: &str) -> usize {
    picture.matches(&format!("class=\"mark {class}\"")).count()
}

/// Every page there is, of small works: its command and text.
fn small_pages() -> &'static Vec<(String, String)> {
    static PAGES: OnceLock<Vec<(String, String)>> = OnceLock::new();
    PAGES.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let works = |hours: &str| {
            format!(
                r#"{{"factory": "Pump & <valve> works", "from": "2026-12-01", "to": "2026-12-04",
                "goals": ["fulfil", "on-time", "profit"],
                "groups": [{{"id": "lathe", "machines": 1, "overtime": [{{"limit": {{"per_day": 1}}, "price": 5}}]}},
                {{"id": "bench"}}],
                "materials": [{{"id": "steel", "unit": "kg", "quota": 60, "stock": {{"opening": 100}}}}],
                "products": [{{"id": "shaft", "norms": {{"steel": 1}}, "operations": [{{"group": "lathe", "hours": {hours}}}]}},
                {{"id": "pump", "components": {{"shaft": 1}}, "operations": [{{"group": "bench", "hours": 0.8}}]}}],
                "orders": [{{"id": "A-1", "product": "pump", "quantity": 20, "price": 9, "due": "2026-12-03"}},
                {{"id": "A-2", "product": "pump", "quantity": 10, "price": 9, "kind": "even"}}]}}"#
            )
        };
        let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
        write("a.json", &works("1.2"));
        write("b.json", &works("1.4"));
        write(
            "scenarios.json",
            r#"{"scenarios": [{"name": "second lathe", "changes": [{"at": "groups/lathe/machines", "add": 1}]}],
            "generate": [{"name": "by the tenth", "sweep": [{"name": "demand", "at": "orders/*/quantity", "scale": [0.9, 1.1]}]},
            {"name": "both", "grid": [{"name": "benches", "at": "groups/bench/machines", "add": [0, 1]},
              {"name": "lathes", "at": "groups/lathe/machines", "add": [0, 1]}]},
            {"name": "luck", "sample": {"count": 6, "seed": 1, "draws": [{"name": "wanted", "at": "orders/A-1/quantity",
             "scale": {"uniform": {"least": 0.8, "most": 1.2}}}]}}]}"#,
        );
        for name in ["a", "b"] {
            let file = format!("{name}.json");
            let output =
                run(folder.path(), &["plan", &file, "--out", name, "--lang", "en"]);
            assert!(output.status.success(), "{output:?}");
        }
        let commands: [&[&str]; 5] = [
            &["plan", "a.json"],
            &["bottlenecks", "a.json", "--curve", "lathe", "--top", "1"],
            &["potential", "a.json"],
            &["whatif", "a.json", "scenarios.json"],
            &["diff", "a/plan.json", "b/plan.json", "a.json", "b.json"],
        ];
        let mut pages = Vec::new();
        for (command, lang) in commands.into_iter().flat_map(|it| [(it, "en"), (it, "zh")]) {
            let mut arguments = command.to_vec();
            arguments.extend(["--out", "page.html", "--lang", lang]);
            let output = run(folder.path(), &arguments);
            assert!(output.status.success(), "{command:?}: {output:?}");
            let text = fs::read_to_string(folder.path().join("page.html")).unwrap();
            pages.push((format!("{} {lang}", command[0]), text));
        }
        pages
    })
}

#[test]
fn every_figure_of_the_plan_has_its_mark() {
    let (plan, page) = works();
    let heat = picture(page, "heat");
    assert_eq!(heat.matches("class=\"mark ").count(), plan.groups.len() * plan.buckets.len());
    let over = plan.groups.iter().flat_map(|group| {
        group
            .load_hours
            .iter()
            .zip(&group.effective_hours)
            .filter(|(load, all)| **load > **all + 1e-6)
    });
    assert_eq!(marks(heat, "hx"), over.count());
    let orders = picture(page, "orders");
    let shipments: usize = plan.orders.iter().map(|it| it.shipments.len()).sum();
    assert_eq!(orders.matches("class=\"mark ").count(), shipments);
    let late = plan.orders.iter().map(|order| {
        let due = plan.buckets.iter().rfind(|it| it.start <= order.due).unwrap();
        order.shipments.iter().filter(|it| it.bucket > due.name).count()
    });
    let late: usize = late.sum();
    assert!(late > 0, "the works has late orders");
    assert_eq!(marks(orders, "late"), late);
    assert_eq!(orders.matches("class=\"due\"").count(), plan.orders.len());
    let load = picture(page, "load-whole");
    let limited = plan.services.iter().filter(|it| it.capacity.is_some()).count();
    let capacities = plan.groups.len() + plan.labour.len() + limited;
    assert_eq!(marks(load, "load"), capacities);
    let quotas: usize = plan.materials.iter().map(|it| it.quotas.len()).sum();
    let materials = picture(page, "materials");
    assert_eq!(materials.matches("class=\"mark ").count(), quotas);
    assert_eq!(marks(picture(page, "goals"), "proof"), plan.goals.len());
    let tight: usize = plan.tight.iter().take(20).map(|it| it.buckets.len()).sum();
    assert_eq!(marks(picture(page, "tight"), "tight"), tight);
    let mut rhythms: Vec<_> = plan.rhythm.products.iter().collect();
    rhythms.sort_by(|one, other| one.rhythm.total_cmp(&other.rhythm));
    let cumulative = picture(page, "cumulative");
    let made = rhythms.iter().take(9).map(|it| {
        let product = plan.products.iter().find(|product| product.id == it.id).unwrap();
        product.made.iter().filter(|it| **it > 1e-9).count()
    });
    assert_eq!(marks(cumulative, "planned-dot"), made.sum::<usize>());
    assert_eq!(marks(cumulative, "planned"), rhythms.len().min(9));
    assert_eq!(cumulative.matches("class=\"even\"").count(), rhythms.len().min(9));
}

#[test]
fn every_picture_stands_there_as_a_table_too() {
    let (plan, page) = works();
    let rows = |id: &str| table(page, id).matches("<tr>").count();
    assert_eq!(rows("orders"), plan.orders.len());
    assert_eq!(rows("heat"), plan.groups.len());
    assert_eq!(rows("cumulative"), plan.rhythm.products.len());
    assert_eq!(rows("tight"), plan.tight.len());
    assert_eq!(rows("goals"), plan.goals.len());
    let heat = table(page, "heat");
    assert_eq!(heat.matches("<td").count(), plan.groups.len() * (plan.buckets.len() + 1));
    for (command, page) in small_pages() {
        let pictures = page.matches("role=\"img\"").count();
        let titled = page.matches("<desc id=").count();
        assert!(pictures > 0 && titled == pictures, "{command}");
        for figure in page.split("<figure ").skip(1) {
            let figure = figure.split("</figure>").next().unwrap();
            assert!(figure.contains("<tbody><tr>"), "{command}: {figure:.80}");
        }
    }
}

#[test]
fn the_pictures_of_answers_have_their_marks() {
    let page = |command: &str| &small_pages().iter().find(|it| it.0 == command).unwrap().1;
    let bottlenecks = page("bottlenecks en");
    for id in ["pareto", "curve-0", "slack"] {
        assert!(bottlenecks.contains(&format!("<figure id=\"{id}\">")), "{id}");
    }
    assert!(marks(picture(bottlenecks, "curve-0"), "planned") > 0);
    assert!(bottlenecks.matches("class=\"mark loss\"").count() > 0);
    // What --top leaves out is said where the others are shown.
    assert!(bottlenecks.contains(" more binding limits were not examined."), "{bottlenecks}");
    let potential = page("potential en");
    assert_eq!(
        marks(picture(potential, "stairs"), "load"),
        table(potential, "stairs").matches("<tr>").count()
    );
    assert_eq!(picture(potential, "proportion").matches("class=\"mark ").count(), 2);
    let whatif = page("whatif en");
    for id in ["compared", "axes-1", "axes-2", "spread-3", "met-3", "settling-3"] {
        assert!(whatif.contains(&format!("<figure id=\"{id}\">")), "{id}");
    }
    assert_eq!(marks(picture(whatif, "met-3"), "load"), 2, "two orders");
    let diff = page("diff en");
    let falls = diff.matches("aria-labelledby=\"fall-").count();
    assert!(falls > 0);
    assert_eq!(diff.matches("class=\"mark stone\"").count(), 2 * falls, "before and after");
    assert!(diff.matches("class=\"mark loss\"").count() > 0, "longer hours make it worse");
}

#[test]
fn the_board_has_a_bar_for_every_run_and_every_task_with_what_it_is_for() {
    let (plan, page) = works();
    let data = between(page, "id=\"board-data\">", "</script>");
    let data: serde_json::Value =
        serde_json::from_str(data.split_once('>').unwrap().1).expect("the board's data are JSON");
    let bars = |lanes: &str| -> Vec<serde_json::Value> {
        let lanes = data[lanes].as_array().unwrap();
        lanes.iter().flat_map(|it| it["bars"].as_array().unwrap().clone()).collect()
    };
    let runs = plan.products.iter().flat_map(|it| &it.routes).flat_map(|it| &it.started);
    assert_eq!(bars("runs").len(), runs.filter(|it| **it > 0.0).count());
    let tasks = plan.groups.iter().flat_map(|it| &it.tasks).flat_map(|it| &it.units);
    assert_eq!(bars("tasks").len(), tasks.filter(|it| **it > 0.0).count());
    let mut late = 0;
    for bar in bars("runs").iter().chain(&bars("tasks")) {
        assert!(!bar["p"].as_array().unwrap().is_empty(), "{bar} is for nothing");
        late += usize::from(bar["late"] == 1);
    }
    assert!(late > 0, "works 401 ships late");
    assert!(between(page, "<ul class=\"board-late\">", "</ul>").contains("(due 12-"));
}

#[test]
fn nothing_is_fetched() {
    let (_, page) = works();
    for (command, page) in small_pages().iter().map(|(a, b)| (a.as_str(), b)).chain([("401", page)])
    {
        for outside in ["http", "src=", "@import", "fetch(", "<link", "<iframe", "srcset"] {
            assert!(!page.contains(outside), "{command} has {outside}");
        }
        // A board has its figures and what draws them; nothing else is a script.
        let board = usize::from(page.contains("<figure id=\"board\">"));
        assert_eq!(page.matches("<script").count(), 2 * board, "{command}");
        for reference in page.split("url(").skip(1) {
            assert!(reference.starts_with('#'), "{command}: url({reference:.20}");
        }
        for reference in page.split("href=\"").skip(1) {
            let id =
                reference.strip_prefix('#').unwrap_or_else(|| panic!("{command}: {reference:.20}"));
            let id = id.split('"').next().unwrap();
            assert!(page.contains(&format!("id=\"{id}\"")), "{command}: nothing has the id {id}");
        }
    }
}

/// Elements of HTML that have no end.
const VOID: [&str; 2] = ["meta", "br"];

/// Ends every element in order and gives no id twice.
fn check_form(name: &str, page: &str) {
    let mut reader = Reader::from_str(page);
    reader.config_mut().check_end_names = false;
    let mut open: Vec<String> = Vec::new();
    let mut ids = BTreeSet::new();
    let mut heading = 0;
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{name}: {error}")) {
            Event::Start(element) => {
                let tag = element.name().as_ref().to_owned();
                for attribute in element.attributes() {
                    let attribute = attribute.unwrap_or_else(|error| panic!("{name}: {error}"));
                    if attribute.key.as_ref() == "id" {
                        let id = attribute.value.into_owned();
                        assert!(ids.insert(id.clone()), "{name}: two elements are {id}");
                    }
                }
                if let Some(level) = tag.strip_prefix('h').and_then(|it| it.parse::<u32>().ok()) {
                    assert!(level <= heading + 1, "{name}: h{level} after h{heading}");
                    heading = level;
                }
                if !VOID.contains(&tag.as_str()) {
                    open.push(tag);
                }
            }
            Event::End(element) => {
                let tag = element.name().as_ref().to_owned();
                assert_eq!(open.pop().as_ref(), Some(&tag), "{name}");
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty(), "{name}: {open:?} are not ended");
    for landmark in ["<header>", "<main>", "<nav ", "<footer>", "<h1>"] {
        assert_eq!(page.matches(landmark).count(), 1, "{name}: {landmark}");
    }
}

#[test]
fn pages_are_well_formed_and_speak_their_language() {
    for (name, page) in small_pages() {
        check_form(name, page);
        let tag = name.rsplit(' ').next().unwrap();
        assert!(page.starts_with(&format!("<!DOCTYPE html><html lang=\"{tag}\">")), "{name}");
        assert!(!page.contains("[page-"), "{name} says a key");
    }
    check_form("401", &works().1);
    let (plan, _) = works();
    let [english, chinese] = Language::ALL.map(|it| page(plan, it));
    for (title, other) in [
        ("Orders over time", "订单进度"),
        ("Load against capacity", "负荷与产能"),
        ("Load by group and bucket", "设备组各时段负荷"),
        ("Cumulative output against the even line", "累计产量与均衡线"),
        ("Material use against quota", "材料与配额"),
        ("What limits the goals", "什么限制了目标"),
        ("Costs", "成本构成"),
        ("Goals in sequence, with their proof", "逐级目标及其证明"),
        ("Certificate", "最优性证书"),
    ] {
        assert!(english.contains(&format!("<h3>{title}</h3>")), "{title}");
        assert!(chinese.contains(&format!("<h3>{other}</h3>")), "{other}");
        assert!(!chinese.contains(title), "{title} in Chinese");
    }
}

#[test]
fn the_first_screen_names_what_is_late_and_short() {
    let (_, page) = works();
    let first = between(page, "<main>", "<nav");
    assert!(first.contains("12 of 16 in full and on time"));
    for words in
        ["! short: 4 of 50 pcs", "! 3 days late: 31.35 of 300 pcs", "✓ Certified", "94.5 %"]
    {
        assert!(first.contains(words), "{words}");
    }
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    let (_, _, plan) = right_plan();
    for language in Language::ALL {
        assert_eq!(page(&plan, language), page(&plan.clone(), language));
    }
}

#[test]
fn names_are_escaped_and_long_ones_stand_whole_in_a_title() {
    let (_, _, mut plan) = right_plan();
    let wicked = "</svg><script>alert('\"&')</script>";
    plan.factory.name = wicked.to_owned();
    plan.groups[0].name = format!("{wicked}{}", "车".repeat(60));
    plan.orders[0].id = wicked.to_owned();
    plan.products[0].unit = wicked.to_owned();
    plan.materials[0].name = wicked.to_owned();
    for words in words() {
        let page = html::plan(&plan, &even(&plan), &words);
        check_form("wicked", &page);
        assert_eq!(page.matches("<script").count(), 2, "the board's own");
        assert!(page.contains("&lt;/svg&gt;&lt;script&gt;"));
        let whole = format!(
            "<title>&lt;/svg&gt;&lt;script&gt;alert('&quot;&amp;')&lt;/script&gt;{}</title>",
            "车".repeat(60)
        );
        assert!(page.contains(&whole), "the whole name stands where one points");
    }
}

#[test]
fn a_works_without_anything_has_a_page() {
    let (_, _, mut plan) = right_plan();
    plan.orders.clear();
    plan.materials.clear();
    plan.products.clear();
    plan.groups.clear();
    plan.labour.clear();
    plan.services.clear();
    plan.tight.clear();
    plan.rhythm.products.clear();
    plan.rhythm.workshops.clear();
    plan.money.by_kind.clear();
    for words in words() {
        let page = html::plan(&plan, &even(&plan), &words);
        check_form("empty", &page);
        assert!(!page.contains("NaN") && !page.contains("inf"));
        assert!(!page.contains("<figure id=\"orders\">"));
        assert!(page.contains("<figure id=\"goals\">"));
    }
    let page = page(&plan, Language::English);
    assert!(page.contains("No orders"));
    plan.buckets.clear();
    check_form("no buckets", &html::plan(&plan, &[], &Words::of(Language::English)));
}

#[test]
fn no_picture_has_a_place_that_is_no_number() {
    let (_, page) = works();
    for (name, page) in small_pages().iter().map(|(a, b)| (a.as_str(), b)).chain([("401", page)]) {
        for text in ["\"NaN", "\"inf", "\"-inf", " NaN", "MNaN"] {
            assert!(!page.contains(text), "{name}: {text}");
        }
    }
}

#[test]
fn a_report_that_cannot_be_is_refused_before_anything_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let factory = works_401();
    let factory = factory.to_str().unwrap();
    let whatif = ["whatif", factory, "--set", "groups/milling/machines=5", "--out", "r.html"];
    for arguments in [
        vec!["bottlenecks", factory, "--out", "report.pdf"],
        vec!["potential", factory, "--out", "report"],
        [&whatif[..], &["--resume"]].concat(),
        [&whatif[..], &["--shard", "1/2"]].concat(),
    ] {
        let output = run(folder.path(), &arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {output:?}");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "{arguments:?}");
    }
    let output =
        run(folder.path(), &["plan", factory, "--fractional", "--out", "none/report.html"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("cannot write none/report.html"));
}
