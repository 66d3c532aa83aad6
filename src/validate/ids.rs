//! Rules on ids and references: E201 to E216, W810.

use rustc_hash::FxHashMap;

use super::findings::{Examined, Findings};
use super::owner::Owner;
use super::walk::{Seen, Target, route_id};
use crate::diag::{Code, Diagnostic};
use crate::source::Cell;
use crate::source::json::shortened;
use crate::source::records::FactoryRecord;

/// Reports everything wrong with ids.
pub(super) fn check(examined: &Examined<'_>, findings: &mut Findings) {
    let lists = lists(examined.record);
    for (noun, ids) in &lists {
        e201_duplicate_id(noun, ids, findings);
        for id in ids {
            e204_empty_id(noun, id, findings);
            e205_awkward_id(noun, id, findings);
            w810_slash_in_id(noun, id, findings);
        }
    }
    e202_e203_shared_id(Code::E202, &["group", "labour pool", "service"], &lists, findings);
    e202_e203_shared_id(Code::E203, &["material", "product"], &lists, findings);
    for product in &examined.record.products {
        let ids: Vec<&Cell<String>> =
            product.value.routes.iter().filter_map(|route| route.value.id.as_ref()).collect();
        e201_duplicate_id("route", &ids, findings);
        for id in ids {
            e204_empty_id("route", id, findings);
            e205_awkward_id("route", id, findings);
        }
    }
    for group in &examined.record.groups {
        e216_shift_twice(&group.value.id.value, group.value.shifts.as_deref(), findings);
    }
    for (at, frozen) in examined.record.frozen.iter().enumerate() {
        let owner = Owner::nameless("\"frozen\"").part("entry", at);
        e212_e215_route(owner, &frozen.value, examined, findings);
    }
}

type Lists<'r> = Vec<(&'static str, Vec<&'r Cell<String>>)>;

fn lists(record: &FactoryRecord) -> Lists<'_> {
    let shifts = match &record.calendar {
        Some(calendar) => calendar.value.shifts.iter().map(|shift| &shift.value.id).collect(),
        None => Vec::new(),
    };
    vec![
        ("shift", shifts),
        ("workshop", record.workshops.iter().map(|it| &it.value.id).collect()),
        ("group", record.groups.iter().map(|it| &it.value.id).collect()),
        ("labour pool", record.labour.iter().map(|it| &it.value.id).collect()),
        ("service", record.services.iter().map(|it| &it.value.id).collect()),
        ("material", record.materials.iter().map(|it| &it.value.id).collect()),
        ("product", record.products.iter().map(|it| &it.value.id).collect()),
        ("store", record.stores.iter().map(|it| &it.value.id).collect()),
        ("order", record.orders.iter().map(|it| &it.value.id).collect()),
        ("project", record.projects.iter().map(|it| &it.value.id).collect()),
    ]
}

fn e201_duplicate_id(noun: &str, ids: &[&Cell<String>], findings: &mut Findings) {
    let mut seen = FxHashMap::default();
    for (at, id) in ids.iter().enumerate() {
        if let Some(first) = seen.insert(id.value.as_str(), at) {
            let _ = seen.insert(id.value.as_str(), first);
            findings.report(
                Code::E201,
                id.span,
                format!(
                    "{noun} {} has the same id as {noun} {}: \"{}\"",
                    at + 1,
                    first + 1,
                    shortened(&id.value)
                ),
                "rename one of the two",
            );
        }
    }
}

/// E202 and E203: lists that are referred to by id alone share one space of names.
fn e202_e203_shared_id(code: Code, nouns: &[&str], lists: &Lists<'_>, findings: &mut Findings) {
    let mut seen: FxHashMap<&str, &str> = FxHashMap::default();
    for (noun, ids) in lists.iter().filter(|(noun, _)| nouns.contains(noun)) {
        for id in ids {
            let first = *seen.entry(&id.value).or_insert(noun);
            if first != *noun {
                findings.report(
                    code,
                    id.span,
                    format!("\"{}\" is the id of a {first} and of a {noun}", shortened(&id.value)),
                    "rename one of the two: other tables name them by id alone",
                );
            }
        }
    }
}

fn e204_empty_id(noun: &str, id: &Cell<String>, findings: &mut Findings) {
    if id.value.trim().is_empty() {
        findings.report(
            Code::E204,
            id.span,
            format!("the id of this {noun} is blank"),
            "give it a name of its own",
        );
    }
}

fn e205_awkward_id(noun: &str, id: &Cell<String>, findings: &mut Findings) {
    let text = &id.value;
    let reason = if text.trim().is_empty() {
        return;
    } else if text == "*" {
        "which stands for all"
    } else if text.trim() != text {
        "which begins or ends with a space"
    } else if text.chars().any(char::is_control) {
        "which has a line end or another control character in it"
    } else {
        return;
    };
    findings.report(
        Code::E205,
        id.span,
        format!("the id of this {noun} is \"{}\", {reason}", shortened(text).escape_debug()),
        "take the extra characters out of the id and of every reference to it",
    );
}

fn w810_slash_in_id(noun: &str, id: &Cell<String>, findings: &mut Findings) {
    if id.value.contains('/') {
        findings.report(
            Code::W810,
            id.span,
            format!("the id of {noun} \"{}\" has a / in it", shortened(&id.value)),
            "paths such as groups/milling/machines use / between their steps; another sign is safer",
        );
    }
}

fn e216_shift_twice(group: &str, shifts: Option<&[Cell<String>]>, findings: &mut Findings) {
    let shifts = shifts.unwrap_or_default();
    for (at, shift) in shifts.iter().enumerate() {
        if shifts[..at].iter().any(|other| other.value == shift.value) {
            findings.report(
                Code::E216,
                shift.span,
                format!(
                    "group \"{}\" names its shift \"{}\" twice",
                    shortened(group),
                    shortened(&shift.value)
                ),
                "name it once: twice would double its hours",
            );
        }
    }
}

/// E206 to E211, E213, E214: a reference leads somewhere.
pub(super) fn e206_e214_reference(seen: &Seen<'_>, examined: &Examined<'_>, found: &mut Findings) {
    let Seen::Reference(owner, field, id, span, target) = *seen else { return };
    let names = &examined.names;
    if names.has(target, id) || examined.lost.contains(id) {
        return;
    }
    // A whole list that could not be read was reported; its members are not missing.
    if examined.incomplete && names.is_empty(target) {
        return;
    }
    let (code, kind) = match target {
        Target::Workshop => (Code::E206, "workshop"),
        Target::Shift => (Code::E207, "shift"),
        Target::Group => (Code::E208, "group"),
        Target::Resource => (Code::E209, "labour pool or service"),
        Target::Material => (Code::E210, "material"),
        Target::Product => (Code::E211, "product"),
        Target::Item => (Code::E213, "product or material"),
        Target::Capacity => (Code::E214, "group, labour pool or service"),
    };
    let message =
        format!("there is no {kind} \"{}\", named in \"{field}\" of {owner}", shortened(id));
    let mut problem = Diagnostic::new(code, span, message);
    problem.hints = names.hints(target, &shortened(id), examined.lost);
    found.problems.push(problem);
}

/// E212 and E215: which route a frozen quantity is made on.
fn e212_e215_route(
    owner: Owner<'_>,
    frozen: &crate::source::records::FrozenRecord,
    examined: &Examined<'_>,
    findings: &mut Findings,
) {
    let Some(&at) = examined.names.products.get(frozen.product.value.as_str()) else { return };
    let product = &examined.record.products[at].value;
    let name = shortened(&product.id.value);
    let mut routes: Vec<String> = Vec::new();
    for (at, route) in product.routes.iter().enumerate() {
        routes.push(route_id(&route.value, at).into_owned());
    }
    if routes.is_empty() && super::products::is_made(product) {
        routes.push("main".to_owned());
    }
    if examined.incomplete && routes.is_empty() {
        return;
    }
    match &frozen.route {
        Some(route) if !routes.contains(&route.value) => {
            if examined.lost.contains(&route.value) {
                return;
            }
            let hint = if routes.is_empty() {
                format!("product \"{name}\" has no route: add operations to it")
            } else {
                format!("its routes are: {}", routes.join(", "))
            };
            findings.report(
                Code::E212,
                route.span,
                format!(
                    "{owner} names route \"{}\", which product \"{name}\" does not have",
                    shortened(&route.value)
                ),
                hint,
            );
        }
        None if routes.len() != 1 => {
            let hint = if routes.is_empty() {
                "add operations or a route to the product".to_owned()
            } else {
                format!("add \"route\": one of {}", routes.join(", "))
            };
            findings.report(
                Code::E215,
                frozen.product.span,
                format!(
                    "{owner} does not say on which route: product \"{name}\" has {}",
                    routes.len()
                ),
                hint,
            );
        }
        _ => {}
    }
}
