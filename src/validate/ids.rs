//! Rules on ids and references: E201 to E216, W810.

use rustc_hash::{FxHashMap, FxHashSet};

use super::alike;
use super::choices::routes_of;
use super::findings::{Examined, Findings};
use super::names::{Kind, Lists, Thing, kind, things};
use super::owner::{Owner, noun};
use super::walk::Seen;
use crate::diag::{Code, Diagnostic, Value, message};
use crate::source::Cell;
use crate::source::json::{Target, shortened};

/// Reports everything wrong with ids.
pub(super) fn check(examined: &Examined<'_>, findings: &mut Findings) {
    let lists = things(examined.record);
    for (noun, things) in &lists {
        check_list(noun, things, findings);
        for thing in things {
            w810_slash_in_id(noun, thing, findings);
        }
    }
    e202_e203_shared_id(
        Code::E202,
        &["thing-group", "thing-labour-pool", "thing-service"],
        &lists,
        findings,
    );
    e202_e203_shared_id(Code::E203, &["thing-material", "thing-product"], &lists, findings);
    for product in &examined.record.products {
        for (noun, routes) in things(&product.value) {
            check_list(noun, &routes, findings);
        }
    }
    for group in &examined.record.groups {
        e216_shift_twice(&group.value.id.value, group.value.shifts.as_deref(), findings);
    }
    for (at, frozen) in examined.record.frozen.iter().enumerate() {
        let owner = Owner::nameless("thing-frozen").part("thing-entry", at);
        e212_e215_route(owner, &frozen.value, examined, findings);
    }
}

fn check_list(noun: &'static str, things: &[Thing<'_>], findings: &mut Findings) {
    e201_duplicate_id(noun, things, findings);
    let alike = e218_ids_look_alike(noun, things, findings);
    for (at, thing) in things.iter().enumerate() {
        e204_empty_id(noun, thing, findings);
        if !alike.contains(&at) {
            e205_awkward_id(noun, thing, findings);
        }
    }
}

fn e201_duplicate_id(thing: &'static str, ids: &[Thing<'_>], findings: &mut Findings) {
    let mut seen = FxHashMap::default();
    for (at, id) in ids.iter().enumerate() {
        if let Some(first) = seen.insert(id.id, at) {
            let _ = seen.insert(id.id, first);
            findings.advise(
                Code::E201,
                id.span,
                message!(
                    "e201",
                    noun = noun(thing),
                    at = at + 1,
                    first = first + 1,
                    id = shortened(id.id)
                ),
                message!("rename-one"),
            );
        }
    }
}

/// E202 and E203: lists that are referred to by id alone share one space of names.
fn e202_e203_shared_id(
    code: Code,
    things: &[&'static str],
    lists: &Lists<'_>,
    findings: &mut Findings,
) {
    let mut seen: FxHashMap<&str, &'static str> = FxHashMap::default();
    for (thing, ids) in lists.iter().filter(|(thing, _)| things.contains(thing)) {
        for id in ids {
            let first = *seen.entry(id.id).or_insert(*thing);
            if first != *thing {
                findings.report(
                    code,
                    id.span,
                    message!(
                        "e202",
                        id = shortened(id.id),
                        first = noun(first),
                        noun = noun(thing)
                    ),
                );
            }
        }
    }
}

fn e204_empty_id(thing: &'static str, id: &Thing<'_>, findings: &mut Findings) {
    if id.id.trim().is_empty() {
        findings.report(Code::E204, id.span, message!("e204", noun = noun(thing)));
    }
}

fn e205_awkward_id(thing: &'static str, id: &Thing<'_>, findings: &mut Findings) {
    let text = id.id;
    let (noun, id_shown) = (noun(thing), alike::spelt(&shortened(text)));
    let message = if text.trim().is_empty() {
        return;
    } else if text == "*" {
        message!("e205-star", noun, id = id_shown)
    } else if text.trim() != text {
        message!("e205-space", noun, id = id_shown)
    } else if text.chars().any(char::is_control) {
        message!("e205-control", noun, id = id_shown)
    } else {
        return;
    };
    findings.advise(Code::E205, id.span, message, message!("e205-hint"));
}

/// E218: two ids that no reader can tell apart are one thing written twice far more often than two.
/// The positions of both are given.
fn e218_ids_look_alike(
    thing: &'static str,
    ids: &[Thing<'_>],
    findings: &mut Findings,
) -> FxHashSet<usize> {
    let mut seen: FxHashMap<String, (usize, &str)> = FxHashMap::default();
    let mut found = FxHashSet::default();
    for (at, id) in ids.iter().enumerate() {
        let (before, first) = *seen.entry(alike::looks(id.id)).or_insert((at, id.id));
        if first != id.id {
            found.extend([before, at]);
            let (one, other) = (shortened(first), shortened(id.id));
            let (id_shown, first) = alike::apart(&other, &one);
            let message = message!("e218", noun = noun(thing), id = id_shown, first);
            findings.report(Code::E218, id.span, message);
        }
    }
    found
}

fn w810_slash_in_id(thing: &'static str, id: &Thing<'_>, findings: &mut Findings) {
    if id.id.contains('/') {
        findings.report(
            Code::W810,
            id.span,
            message!("w810", noun = noun(thing), id = shortened(id.id)),
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
                message!("e216", group = shortened(group), shift = shortened(&shift.value)),
            );
        }
    }
}

/// E206 to E211, E213, E214: a reference leads somewhere.
pub(super) fn e206_e214_reference(seen: &Seen<'_>, examined: &Examined<'_>, found: &mut Findings) {
    let Seen::Reference(owner, field, id, span, target) = *seen else { return };
    let names = &examined.names;
    let Kind { code, noun: kind, nouns, .. } = kind(target);
    if nouns.iter().any(|it| names.at(it, id).is_some()) || examined.lost.contains(id) {
        return;
    }
    // A whole list that could not be read was reported; its members are not missing.
    if examined.incomplete && nouns.iter().all(|it| names.count(it) == 0) {
        return;
    }
    if target == Target::Shift && shifts_unread(examined) {
        return;
    }
    let known = nouns.iter().find_map(|it| names.looking_like(it, id));
    if let Some(known) = known {
        // An id with a space at its end was reported itself.
        if known.trim() != known && id.trim() == id {
            return;
        }
        let (id_shown, known) = alike::apart(&shortened(id), &shortened(known));
        let what = noun(kind);
        let (code, message) = if id.trim() == known {
            (Code::E205, message!("e205-reference", id = id_shown, field, owner))
        } else {
            (code, message!("e208-alike", noun = what, id = id_shown, field, owner, known))
        };
        found.problems.push(Diagnostic::new(code, span, message).hinted());
        return;
    }
    let message = message!("e206", noun = noun(kind), id = shortened(id), field, owner);
    let mut problem = Diagnostic::new(code, span, message);
    problem.hints = names.hints(target, &shortened(id), examined.lost);
    found.problems.push(problem);
}

/// Whether the calendar's own shifts could not be read: the one it has without any is none of them.
fn shifts_unread(examined: &Examined<'_>) -> bool {
    match &examined.record.calendar {
        Some(calendar) => {
            calendar.value.shifts.is_empty() && examined.refused.any(calendar.span, &["shifts"])
        }
        None => examined.refused.anywhere("calendar"),
    }
}

/// E212 and E215: which route a frozen quantity is made on.
fn e212_e215_route(
    owner: Owner<'_>,
    frozen: &crate::source::records::FrozenRecord,
    examined: &Examined<'_>,
    findings: &mut Findings,
) {
    let Some(at) = examined.names.at("thing-product", &frozen.product.value) else { return };
    let product = &examined.record.products[at].value;
    let name = shortened(&product.id.value);
    let routes = routes_of(product);
    if examined.incomplete && routes.is_empty() {
        return;
    }
    match &frozen.route {
        Some(route) if !routes.contains(&route.value) => {
            if examined.lost.contains(&route.value) {
                return;
            }
            let hint = if routes.is_empty() {
                message!("e212-no-route", name)
            } else {
                message!("e212-routes", routes = Value::list(&routes))
            };
            findings.advise(
                Code::E212,
                route.span,
                message!("e212", owner, route = shortened(&route.value), name),
                hint,
            );
        }
        None if routes.len() != 1 => {
            let hint = if routes.is_empty() {
                message!("e215-no-route")
            } else {
                message!("e215-routes", routes = Value::list(&routes))
            };
            findings.advise(
                Code::E215,
                frozen.product.span,
                message!("e215", owner, name, count = routes.len()),
                hint,
            );
        }
        _ => {}
    }
}
