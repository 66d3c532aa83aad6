//! From a position in the text to the path of the value there, by ids where elements have one.

use jsonc_parser::ast::{Object, Value};
use jsonc_parser::common::Ranged;

use super::decode::shortened;

/// The path to the innermost value, name or list element that contains byte `at`, such as
/// `products/shaft/routes/main/operations/0/hours`. Elements are named by their `id` where they
/// have one, else by position from 0. Empty for the whole file.
#[must_use]
pub fn path_to(tree: &Value<'_>, at: u32) -> String {
    let at = at as usize;
    let mut path: Vec<String> = Vec::new();
    let mut value = tree;
    loop {
        match value {
            Value::Object(object) => {
                let properties = &object.properties;
                let next = properties.partition_point(|property| property.range.end <= at);
                match properties.get(next).filter(|property| property.range.start <= at) {
                    Some(property) => {
                        path.push(shortened(property.name.as_str()).into_owned());
                        if at < property.value.start() {
                            break;
                        }
                        value = &property.value;
                    }
                    None => break,
                }
            }
            Value::Array(array) => {
                let next = array.elements.partition_point(|element| element.end() <= at);
                match array.elements.get(next).filter(|element| element.start() <= at) {
                    Some(element) => {
                        path.push(id_of(element).unwrap_or_else(|| next.to_string()));
                        value = element;
                    }
                    None => break,
                }
            }
            _ => break,
        }
    }
    path.join("/")
}

fn id_of(element: &Value<'_>) -> Option<String> {
    let Value::Object(object) = element else { return None };
    id_text(object).filter(|id| !id.is_empty())
}

fn id_text(object: &Object<'_>) -> Option<String> {
    match object.get("id").map(|property| &property.value) {
        Some(Value::StringLit(id)) => Some(shortened(&id.value).into_owned()),
        _ => None,
    }
}
