//! Plausible measures for any factory file, drawn from a seed: norms of time and material that come
//! down, fewer breakdowns, a machine more; some help in one place and harm in another, some cost money
//! every month, require or exclude another.

use serde_json::{Map, Value, json};

use super::random::SplitMix;

/// What measures can change in a factory file.
#[derive(Default)]
struct Figures {
    groups: Vec<String>,
    /// Hours per unit, with their group.
    hours: Vec<(String, String)>,
    norms: Vec<String>,
}

/// The text of a factory file with so many measures, which replace its own; `None` if it is no JSON
/// object or has no groups with operations. The same text, count and seed give the same bytes.
#[must_use]
pub fn with_measures(text: &str, count: usize, seed: u64) -> Option<String> {
    let mut tree: Value = serde_json::from_str(text).ok()?;
    let fields = tree.as_object_mut()?;
    fields.shift_remove("measures");
    let figures = figures(fields);
    if figures.groups.is_empty() || figures.hours.is_empty() {
        return None;
    }
    let mut random = SplitMix::new(seed);
    let measures: Vec<Value> = (0..count).map(|at| measure(&mut random, &figures, at)).collect();
    fields.insert("measures".to_owned(), Value::Array(measures));
    let heading = |it: &&(String, Value)| !it.1.is_array();
    let all: Vec<(String, Value)> = std::mem::take(fields).into_iter().collect();
    let headings: Vec<(&str, Value)> =
        all.iter().filter(heading).map(|it| (it.0.as_str(), it.1.clone())).collect();
    let tables = all.iter().filter(|it| !heading(it));
    let tables: Vec<(&str, Vec<Value>)> =
        tables.map(|it| (it.0.as_str(), it.1.as_array().cloned().unwrap_or_default())).collect();
    Some(super::text(&headings, &tables))
}

fn entries<'v>(of: &'v Map<String, Value>, list: &str) -> impl Iterator<Item = &'v Value> {
    of.get(list).and_then(Value::as_array).into_iter().flatten()
}

fn id(of: &Value) -> Option<&str> {
    of.get("id").and_then(Value::as_str)
}

fn figures(factory: &Map<String, Value>) -> Figures {
    let mut found = Figures::default();
    found.groups.extend(entries(factory, "groups").filter_map(|it| Some(id(it)?.to_owned())));
    for product in entries(factory, "products") {
        let Some(own) = id(product) else { continue };
        let routes = product.get("routes").and_then(Value::as_array);
        let mut ways: Vec<(String, &Value)> = Vec::new();
        match routes.filter(|it| !it.is_empty()) {
            None => ways.push((format!("products/{own}"), product)),
            Some(routes) => ways.extend(
                routes
                    .iter()
                    .filter_map(|it| Some((format!("products/{own}/routes/{}", id(it)?), it))),
            ),
        }
        for (path, way) in ways {
            let operations = way.get("operations").and_then(Value::as_array);
            for (at, operation) in operations.into_iter().flatten().enumerate() {
                let group = operation.get("group").and_then(Value::as_str);
                let has_hours = operation.get("hours").is_some_and(Value::is_number);
                if let Some(group) = group.filter(|_| has_hours) {
                    found.hours.push((format!("{path}/operations/{at}/hours"), group.to_owned()));
                }
            }
            let norms = way.get("norms").and_then(Value::as_object);
            let plain = norms.into_iter().flatten().filter(|it| it.1.is_number());
            found.norms.extend(plain.map(|it| format!("{path}/norms/{}", it.0)));
        }
    }
    found
}

/// One measure: 45 in a hundred change a norm of time, 15 availability, 10 add a machine, 15 a norm of
/// material, 15 one norm for the better and another for the worse.
fn measure(random: &mut SplitMix, figures: &Figures, at: usize) -> Value {
    let hours = |random: &mut SplitMix| figures.hours[random.position(figures.hours.len())].clone();
    let group =
        |random: &mut SplitMix| figures.groups[random.position(figures.groups.len())].clone();
    let hundreds = |random: &mut SplitMix, low: u32, high: u32| 100 * random.between(low, high);
    let kind = random.between(1, 100);
    let (by, cost, per_month, changes) = match kind {
        1..=45 => {
            let (path, group) = hours(random);
            let scale = random.hundredths(80, 97);
            (Some(group), hundreds(random, 5, 150), 0, json!([{"at": path, "scale": scale}]))
        }
        46..=60 => {
            let group = group(random);
            let path = format!("groups/{group}/availability");
            let scale = random.hundredths(101, 105);
            (Some(group), hundreds(random, 20, 200), 0, json!([{"at": path, "scale": scale}]))
        }
        61..=70 => {
            let group = group(random);
            let path = format!("groups/{group}/machines");
            let cost = hundreds(random, 300, 1500);
            let per_month = hundreds(random, 5, 30);
            (Some(group), cost, per_month, json!([{"at": path, "add": 1}]))
        }
        71..=85 if !figures.norms.is_empty() => {
            let path = figures.norms[random.position(figures.norms.len())].clone();
            let scale = random.hundredths(88, 98);
            (None, hundreds(random, 5, 80), 0, json!([{"at": path, "scale": scale}]))
        }
        _ => {
            let ((better, group), (worse, _)) = (hours(random), hours(random));
            let scale = random.hundredths(75, 94);
            let mut changes = vec![json!({"at": better, "scale": scale})];
            if worse != better {
                changes.push(json!({"at": worse, "scale": random.hundredths(101, 105)}));
            }
            (Some(group), hundreds(random, 5, 60), 0, Value::Array(changes))
        }
    };
    let per_month = if random.percent(20) { hundreds(random, 1, 14) } else { per_month };
    let mut fields = Map::new();
    let mut set = |name: &str, value: Value| fields.insert(name.to_owned(), value);
    set("id", json!(format!("measure-{}", at + 1)));
    if let Some(by) = by {
        set("by", json!(by));
    }
    set("cost", json!(cost));
    if per_month > 0 {
        set("cost_per_month", json!(per_month));
    }
    set("changes", changes);
    // One that comes before, so that nothing requires itself.
    let another = |random: &mut SplitMix| format!("measure-{}", random.position(at.max(1)) + 1);
    if at > 0 {
        let (requires, excludes) = (random.percent(5), random.percent(5));
        if requires {
            set("requires", json!([another(random)]));
        } else if excludes {
            set("excludes", json!([another(random)]));
        }
    }
    Value::Object(fields)
}
