//! Synthetic factories of any size for trials and benchmarks: the same size and seed always give
//! the same bytes.

mod figure;
mod measures;
mod network;
mod random;
mod runs;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde_json::{Map, Value, json};

use figure::number;
pub use measures::with_measures;
pub use network::SyntheticSize;
use network::{MACHINE_HOURS_PER_DAY, Made, Network, Step, network};
use random::SplitMix;
pub use runs::SyntheticRuns;

/// The first day planned of every invented factory, a Monday.
const FIRST_DAY: Date = date(2027, 1, 4);

/// A factory file that always validates: products of three levels with three to six operations,
/// some with alternate routes or a subcontractor, yields, lead times, quotas, deliveries, stock,
/// repairs and orders of all kinds. Orders ask 75 to 95 % of most groups' hours and more than there
/// is of about every tenth.
#[must_use]
pub fn generate(size: &SyntheticSize) -> String {
    generate_with(size, SyntheticRuns::default())
}

/// The same factory with what is asked of its runs.
#[must_use]
pub fn generate_with(size: &SyntheticSize, asked: SyntheticRuns) -> String {
    let size = SyntheticSize {
        products: size.products.max(1),
        groups: size.groups.max(1),
        days: size.days.max(1),
        ..*size
    };
    let mut random = SplitMix::new(size.seed);
    let network = network(&mut random, &size);
    let heading = [
        ("factory", json!(format!("Invented works {}", size.seed))),
        ("from", json!(FIRST_DAY.to_string())),
        ("to", json!(working_day(size.days - 1).to_string())),
        ("bucket", json!("day")),
        ("currency", json!("CNY")),
        ("whole", json!(asked.whole)),
        (
            "calendar",
            json!({"shifts": [
                {"id": "first", "start": "07:00", "end": "15:00", "break_hours": 0.5},
                {"id": "second", "start": "15:00", "end": "23:00", "break_hours": 0.5}
            ]}),
        ),
    ];
    let workshops = size.groups.div_ceil(8);
    let groups = groups(&mut random, &size, &network);
    let materials = materials(&mut random, &size, &network);
    let mut products = products(&mut random, &size, &network);
    runs::ask(asked, &network, &groups, &mut products);
    let tables = [
        ("workshops", (1..=workshops).map(|at| json!({"id": format!("shop-{at}")})).collect()),
        ("groups", groups),
        ("materials", materials),
        ("products", products),
        ("orders", orders(&mut random, &size, &network)),
    ];
    text(&heading, &tables)
}

/// One record per line: short enough to read, and a change of one record changes one line.
fn text(heading: &[(&str, Value)], tables: &[(&str, Vec<Value>)]) -> String {
    let mut entries: Vec<String> =
        heading.iter().map(|(name, value)| format!("  \"{name}\": {value}")).collect();
    for (name, records) in tables {
        let lines: Vec<String> = records.iter().map(|record| format!("    {record}")).collect();
        if lines.is_empty() {
            entries.push(format!("  \"{name}\": []"));
        } else {
            entries.push(format!("  \"{name}\": [\n{}\n  ]", lines.join(",\n")));
        }
    }
    format!("{{\n{}\n}}\n", entries.join(",\n"))
}

fn rounded(value: f64, per_unit: f64) -> f64 {
    (value * per_unit).round() / per_unit
}

/// The date of a working day, counted from 0.
fn working_day(position: u32) -> Date {
    let days = i64::from(position / 5 * 7 + position % 5);
    FIRST_DAY.saturating_add(days.days())
}

fn day_between(random: &mut SplitMix, first: u32, last: u32) -> String {
    working_day(random.between(first.min(last), last)).to_string()
}

fn group_id(at: usize) -> String {
    format!("group-{}", at + 1)
}

fn material_id(at: usize) -> String {
    format!("material-{}", at + 1)
}

fn product_id(network: &Network, at: usize) -> String {
    let kind = match at {
        at if at < network.parts => "part",
        at if at < network.units => "unit",
        _ => "product",
    };
    format!("{kind}-{}", at + 1)
}

fn groups(random: &mut SplitMix, size: &SyntheticSize, network: &Network) -> Vec<Value> {
    let hours = MACHINE_HOURS_PER_DAY * f64::from(size.days);
    let mut records = Vec::with_capacity(size.groups);
    for (at, load) in network.load_hours.iter().enumerate() {
        let overloaded = random.percent(10);
        let asked =
            if overloaded { random.hundredths(102, 112) } else { random.hundredths(75, 95) };
        let machines = (load / (hours * 0.95 * asked)).ceil().max(1.0);
        let availability = rounded(load / (machines * hours * asked), 1000.0).clamp(0.6, 0.95);
        let mut record = json!({
            "id": group_id(at),
            "workshop": format!("shop-{}", at / 8 + 1),
            "machines": number(machines),
            "availability": number(availability),
            "cost_per_hour": random.between(20, 60),
        });
        if at % 15 == 7 {
            let first = random.between(0, size.days - 1);
            let last = (first + 1).min(size.days - 1);
            record["repairs"] = json!([{
                "from": working_day(first).to_string(),
                "to": working_day(last).to_string(),
                "machines": 1
            }]);
        }
        if random.percent(40) {
            record["overtime"] = json!([{
                "limit": {"per_week": number(machines * 4.0)},
                "price": random.between(40, 90)
            }]);
        }
        records.push(record);
    }
    records
}

fn materials(random: &mut SplitMix, size: &SyntheticSize, network: &Network) -> Vec<Value> {
    let mut records = Vec::with_capacity(size.materials);
    for (at, needed) in network.material_use.iter().enumerate() {
        let mut record = json!({"id": material_id(at), "unit": "kg"});
        let price = network.material_price[at];
        if *needed == 0.0 || random.percent(50) {
            record["purchase"] = json!({"price": number(price)});
            record["stock"] = json!({"opening": number((needed * 0.1).round())});
        } else {
            // Delivered once a week; what is missing against the quota can be bought at a higher
            // price.
            let share = random.hundredths(96, 120);
            let weeks = size.days.div_ceil(5);
            let weekly = (needed * share / f64::from(weeks)).ceil();
            let day = random.between(0, 2);
            record["quota"] = number((needed * share * 1.02).ceil());
            record["deliveries"] = (0..weeks)
                .map(|week| (week * 5 + day).min(size.days - 1))
                .map(
                    |day| json!({"date": working_day(day).to_string(), "quantity": number(weekly)}),
                )
                .collect();
            record["purchase"] = json!({
                "price": number(rounded(price * 1.5, 100.0)),
                "limit": number((needed * 0.1).ceil()),
            });
            record["stock"] = json!({"opening": number((needed * 0.15).round())});
        }
        records.push(record);
    }
    records
}

fn operations(steps: &[Step]) -> Value {
    steps
        .iter()
        .map(|step| {
            let mut record = json!({"group": group_id(step.group), "hours": number(step.hours)});
            if step.good < 1.0 {
                record["yield"] = number(step.good);
            }
            if step.lead_days > 0 {
                record["lead_days"] = json!(step.lead_days);
            }
            record
        })
        .collect()
}

fn by_id(entries: impl Iterator<Item = (String, f64)>) -> Value {
    Value::Object(entries.map(|(id, value)| (id, number(value))).collect::<Map<_, _>>())
}

fn routes(random: &mut SplitMix, size: &SyntheticSize, product: &Made) -> Value {
    let mut routes = vec![json!({"id": "main", "operations": operations(&product.steps)})];
    if let Some(steps) = &product.alternate {
        routes.push(json!({"id": "alternate", "operations": operations(steps)}));
    }
    if product.subcontracted {
        let weekly = product.started / f64::from(size.days) * 5.0 * random.hundredths(10, 30);
        routes.push(json!({
            "id": "outside",
            "subcontract": true,
            "cost": number(rounded(product.worth * 1.25, 100.0)),
            "limit": {"per_week": number(weekly.ceil())},
            "lead_days": if size.days >= 10 { random.between(2, 4) } else { 0 },
        }));
    }
    Value::Array(routes)
}

fn products(random: &mut SplitMix, size: &SyntheticSize, network: &Network) -> Vec<Value> {
    let mut records = Vec::with_capacity(size.products);
    for (at, product) in network.made.iter().enumerate() {
        let mut record = json!({"id": product_id(network, at)});
        if product.alternate.is_none() && !product.subcontracted {
            record["operations"] = operations(&product.steps);
        } else {
            record["routes"] = routes(random, size, product);
        }
        if !product.norms.is_empty() {
            record["norms"] =
                by_id(product.norms.iter().map(|(material, norm)| (material_id(*material), *norm)));
        }
        if !product.components.is_empty() {
            let named = product.components.iter().map(|(part, n)| (product_id(network, *part), *n));
            record["components"] = by_id(named);
        }
        let daily = product.started / f64::from(size.days);
        let mut stock = json!({
            "opening": number(product.opening),
            "holding_cost": {"per_month": number(rounded(product.worth * 0.01, 100.0).max(0.01))},
        });
        if at < network.units && random.percent(10) {
            stock["safety"] = number((daily * 0.5).ceil());
        }
        if at < network.units && random.percent(10) {
            stock["closing"] = number(daily.ceil());
        }
        record["stock"] = stock;
        records.push(record);
    }
    records
}

fn orders(random: &mut SplitMix, size: &SyntheticSize, network: &Network) -> Vec<Value> {
    let mut records = Vec::new();
    let last = size.days - 1;
    for (at, product) in network.made.iter().enumerate().filter(|(_, it)| it.ordered > 0.0) {
        let id = product_id(network, at);
        let price = number(rounded(product.worth * random.hundredths(115, 160), 1.0).max(1.0));
        let mut left = product.ordered;
        if random.percent(25) {
            let quantity = (left * 0.4).ceil();
            left -= quantity;
            records.push(json!({
                "id": format!("{id}-even"), "product": &id, "kind": "even",
                "quantity": number(quantity), "price": &price, "priority": 2,
            }));
        }
        if random.percent(30) {
            let quantity = (left * 0.3).ceil();
            left -= quantity;
            records.push(json!({
                "id": format!("{id}-market"), "product": &id, "kind": "market",
                "limit": number(quantity * 2.0), "price": &price,
            }));
        }
        let count = if left < 8.0 { 1 } else { random.between(1, 4) };
        for position in 1..=count {
            let open = f64::from(count - position + 1);
            let quantity = if position == count { left } else { (left / open).round() };
            left -= quantity;
            let mut record = json!({
                "id": format!("{id}-{position}"), "product": &id, "quantity": number(quantity),
                "due": day_between(random, last / 4, last), "price": &price,
                "priority": random.between(1, 3),
            });
            if random.percent(30) {
                let late = rounded(product.worth * 0.02, 100.0).max(0.01);
                record["late"] = json!({"price": {"per_day": number(late)}});
            }
            records.push(record);
        }
    }
    records
}

#[cfg(test)]
mod tests {
    use super::{SyntheticSize, generate};

    const SMALL: SyntheticSize =
        SyntheticSize { products: 20, groups: 6, materials: 5, days: 10, seed: 1 };

    #[test]
    fn the_same_seed_gives_the_same_bytes_and_another_seed_another_works() {
        assert_eq!(generate(&SMALL), generate(&SMALL));
        assert_ne!(generate(&SMALL), generate(&SyntheticSize { seed: 2, ..SMALL }));
    }

    #[test]
    fn the_form_is_right_at_every_size() {
        for products in [0, 1, 2, 3, 7, 40] {
            for (groups, materials, days) in [(0, 0, 0), (1, 1, 1), (3, 2, 6), (30, 10, 26)] {
                let size = SyntheticSize { products, groups, materials, days, seed: 7 };
                let reading = crate::source::json::read(&generate(&size));
                assert!(reading.problems.is_empty(), "{size:?}: {:?}", reading.problems);
                assert!(reading.factory.is_some(), "{size:?}");
            }
        }
    }
}
