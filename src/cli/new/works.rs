//! What was described as a factory file.

use serde_json::{Map, Number, Value, json};

use super::questions::{Described, Material, Product, id};

/// A number, whole where it is.
fn number(value: f64) -> Value {
    #[allow(clippy::cast_possible_truncation)] // whole and below 2^53
    if value.fract() == 0.0 && value.abs() < 9e15 {
        return Value::from(value as i64);
    }
    Number::from_f64(value).map_or(Value::Null, Value::Number)
}

/// Id and name of an entry.
fn named(name: &str) -> Map<String, Value> {
    let mut entry = Map::new();
    entry.insert("id".to_owned(), Value::from(id(name)));
    if id(name) != name {
        entry.insert("name".to_owned(), Value::from(name));
    }
    entry
}

/// The factory file described: valid, with everything that was answered and nothing else.
pub(super) fn document(works: &Described) -> Value {
    let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let shifts: Vec<Value> = (1..=works.shifts)
        .map(|at| json!({"id": format!("shift-{at}"), "hours": number(works.hours)}))
        .collect();
    let groups: Vec<Value> = works
        .groups
        .iter()
        .map(|group| {
            let mut entry = named(&group.name);
            entry.insert("machines".to_owned(), Value::from(group.machines));
            Value::Object(entry)
        })
        .collect();
    let products: Vec<Value> = works.products.iter().map(|it| product(works, it)).collect();
    let orders: Vec<Value> = works.products.iter().filter_map(order).collect();
    let mut document = json!({
        "factory": works.name,
        "from": works.from.to_string(),
        "to": works.to.to_string(),
        "bucket": "day",
        "currency": works.currency,
        "calendar": {"workdays": days[..works.days], "shifts": shifts},
        "groups": groups,
        "materials": works.materials.iter().map(material).collect::<Vec<_>>(),
        "products": products,
        "orders": orders,
    });
    if let Value::Object(fields) = &mut document {
        fields.retain(|_, value| value.as_array().is_none_or(|list| !list.is_empty()));
    }
    document
}

fn material(material: &Material) -> Value {
    let mut entry = named(&material.name);
    entry.insert("unit".to_owned(), Value::from(material.unit.as_str()));
    entry.insert("purchase".to_owned(), json!({"price": number(material.price)}));
    if let Some(quota) = material.quota {
        entry.insert("quota".to_owned(), json!({"per_month": number(quota)}));
    }
    Value::Object(entry)
}

fn product(works: &Described, product: &Product) -> Value {
    let mut entry = named(&product.name);
    entry.insert("unit".to_owned(), Value::from(product.unit.as_str()));
    let steps = works.groups.iter().zip(&product.hours).filter(|(_, hours)| **hours > 0.0);
    let steps: Vec<Value> = steps
        .map(|(group, hours)| json!({"group": id(&group.name), "hours": number(*hours)}))
        .collect();
    entry.insert("operations".to_owned(), Value::Array(steps));
    let norms = works.materials.iter().zip(&product.norms).filter(|(_, norm)| **norm > 0.0);
    let norms: Map<String, Value> =
        norms.map(|(material, norm)| (id(&material.name), number(*norm))).collect();
    if !norms.is_empty() {
        entry.insert("norms".to_owned(), Value::Object(norms));
    }
    Value::Object(entry)
}

fn order(product: &Product) -> Option<Value> {
    let order = json!({
        "id": id(&product.name),
        "product": id(&product.name),
        "quantity": number(product.ordered),
        "due": product.due.to_string(),
        "price": number(product.price),
    });
    (product.ordered > 0.0).then_some(order)
}
