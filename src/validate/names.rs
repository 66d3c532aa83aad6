//! Every id of a factory record by kind of thing: where it is in its list.

use std::cell::OnceCell;

use rustc_hash::{FxHashMap, FxHashSet};

use super::alike;
use super::owner::noun;
use crate::diag::{Code, Hint, Span, message};
use crate::source::json::{Given, Part, Record, Target, What, folded, nearest};
use crate::source::records::FactoryRecord;

/// The shift a calendar has that states none.
pub(super) const DEFAULT_SHIFT: &str = "day";

/// A thing with an id.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Thing<'r> {
    pub id: &'r str,
    pub span: Span,
    /// Its name for people; empty if none is given.
    name: &'r str,
}

/// Things by the noun of their list.
pub(super) type Lists<'r> = Vec<(&'static str, Vec<Thing<'r>>)>;

/// The things in a record's own lists, and in those of its objects.
pub(super) fn things(record: &dyn Record) -> Lists<'_> {
    let mut lists: Lists<'_> = Vec::new();
    record.each(&mut |Given { field, part, what, .. }| match (what, part) {
        (What::Record(entry), Part::Entry(_)) => {
            let mut thing = Thing::default();
            entry.each(&mut |given| match (given.what, given.field.name) {
                (What::Text(id), "id") => thing = Thing { id, span: given.span, ..thing },
                (What::Text(name), "name") => thing.name = name,
                _ => {}
            });
            if thing.span == Span::default() {
                return;
            }
            match lists.last_mut().filter(|(noun, _)| *noun == field.noun) {
                Some((_, list)) => list.push(thing),
                None => lists.push((field.noun, vec![thing])),
            }
        }
        (What::Record(inner), Part::Whole) => lists.extend(things(inner)),
        _ => {}
    });
    lists
}

/// The ids of all lists.
#[derive(Debug)]
pub(super) struct Names<'r> {
    pub lists: Lists<'r>,
    /// Positions by noun and id. If an id appears twice, the first counts.
    positions: FxHashMap<&'static str, FxHashMap<&'r str, usize>>,
    /// Ids by noun and what they look like, once that is asked.
    looks: OnceCell<FxHashMap<(&'static str, String), &'r str>>,
}

impl<'r> Names<'r> {
    pub(super) fn new(record: &'r FactoryRecord) -> Self {
        let mut lists = things(record);
        if !lists.iter().any(|(noun, _)| *noun == "thing-shift") {
            lists.push(("thing-shift", vec![Thing { id: DEFAULT_SHIFT, ..Thing::default() }]));
        }
        let mut positions: FxHashMap<_, FxHashMap<_, _>> = FxHashMap::default();
        for (noun, things) in &lists {
            let of = positions.entry(*noun).or_default();
            for (at, thing) in things.iter().enumerate() {
                of.entry(thing.id).or_insert(at);
            }
        }
        Self { lists, positions, looks: OnceCell::new() }
    }

    /// The position of a thing in its list.
    pub(super) fn at(&self, noun: &str, id: &str) -> Option<usize> {
        self.positions.get(noun)?.get(id).copied()
    }

    /// The id of a kind that looks like another text.
    pub(super) fn looking_like(&self, noun: &'static str, id: &str) -> Option<&'r str> {
        let looks = self.looks.get_or_init(|| {
            let all = self.lists.iter().flat_map(|(noun, things)| {
                things.iter().map(|thing| ((*noun, alike::looks(thing.id)), thing.id))
            });
            all.collect()
        });
        looks.get(&(noun, alike::looks(id))).copied()
    }

    /// How many things of a kind there are.
    pub(super) fn count(&self, noun: &str) -> usize {
        self.positions.get(noun).map_or(0, FxHashMap::len)
    }

    /// What to do about an id that does not exist: the id whose name it is, the nearest id, what
    /// else it names, or what there is.
    pub(super) fn hints(&self, target: Target, id: &str, lost: &FxHashSet<String>) -> Vec<Hint> {
        let Kind { nouns, list, .. } = kind(target);
        let lists = |wanted: bool| {
            self.lists.iter().filter(move |(noun, _)| nouns.contains(noun) == wanted)
        };
        let other = lists(false).filter(|(noun, _)| !NEVER_REFERRED_TO.contains(noun));
        if let Some((kind, _)) = other.clone().find(|(_, it)| it.iter().any(|it| it.id == id)) {
            return vec![message!("reference-other-kind", id, noun = noun(kind)).into()];
        }
        let known = || {
            let things = lists(true).flat_map(|(_, things)| things);
            things.filter(|known| !lost.contains(known.id))
        };
        let ids = || known().map(|it| it.id);
        let so_named = known().find(|it| !it.name.is_empty() && folded(it.name) == folded(id));
        if let Some(meant) = so_named.map(|it| it.id).or_else(|| nearest(id, ids())) {
            return vec![Hint::Meant(meant.to_owned())];
        }
        let add = message!("reference-add", id, list = noun(list));
        [Hint::from(add)].into_iter().chain(Hint::known(ids())).collect()
    }
}

/// The kinds of thing that nothing but a choice refers to.
const NEVER_REFERRED_TO: [&str; 6] = [
    "thing-store",
    "thing-order",
    "thing-project",
    "thing-fixed-cost",
    "thing-choice",
    "thing-measure",
];

/// What a reference may lead to.
pub(super) struct Kind {
    /// The rule that it does.
    pub code: Code,
    /// The catalogue's key for what is meant.
    pub noun: &'static str,
    /// The same for the list.
    list: &'static str,
    /// The things it may be.
    pub nouns: &'static [&'static str],
}

/// What a reference of a kind may lead to.
pub(super) fn kind(target: Target) -> Kind {
    let kind = |code, noun, list, nouns| Kind { code, noun, list, nouns };
    match target {
        Target::Workshop => {
            kind(Code::E206, "thing-workshop", "list-workshops", &["thing-workshop"])
        }
        Target::Shift => kind(Code::E207, "thing-shift", "list-shifts", &["thing-shift"]),
        Target::Group => kind(Code::E208, "thing-group", "list-groups", &["thing-group"]),
        Target::Material => {
            kind(Code::E210, "thing-material", "list-materials", &["thing-material"])
        }
        Target::Product => kind(Code::E211, "thing-product", "list-products", &["thing-product"]),
        Target::Resource => kind(
            Code::E209,
            "thing-of-uses",
            "list-of-uses",
            &["thing-labour-pool", "thing-service"],
        ),
        Target::Item => {
            kind(Code::E213, "thing-item", "list-items", &["thing-product", "thing-material"])
        }
        Target::Order => kind(Code::E217, "thing-order", "list-orders", &["thing-order"]),
        Target::Measure => kind(Code::E219, "thing-measure", "list-measures", &["thing-measure"]),
        Target::Proposer => kind(
            Code::E220,
            "thing-proposer",
            "list-proposers",
            &["thing-group", "thing-workshop", "thing-labour-pool"],
        ),
        Target::Capacity => kind(
            Code::E214,
            "thing-capacity",
            "list-capacities",
            &["thing-group", "thing-labour-pool", "thing-service"],
        ),
    }
}
