//! Hard data that contradict each other: what takes part, and in which way. Shown by themselves, they
//! are said in English, and read back from it where a record kept them; `report::contradiction` says
//! them in any language.

use std::fmt;
use std::str::FromStr;

/// What kind of datum takes part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// The capacity of a group, a labour pool or a service.
    Capacity,
    /// The hours that a group's machines have by the clock.
    Clock,
    /// Hours that the heads of a pool give.
    Heads,
    /// How many heads a pool has.
    Headcount,
    /// What there is of a product or material.
    Item,
    /// Its closing stock.
    Closing,
    /// A quota.
    Quota,
    /// What is already released.
    Frozen,
    /// Room in a store.
    Space,
    /// The limit of a route.
    Route,
    /// A purchase limit.
    Purchase,
    /// A tier of overtime.
    Overtime,
    /// A limit of hiring or laying off.
    Hiring,
    /// An order.
    Order,
    /// A project.
    Project,
    /// Anything else, called by its name alone.
    #[default]
    Other,
}

/// What takes part in a contradiction.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Party {
    /// What it is.
    pub kind: Kind,
    /// Its owner's name, or its own.
    pub name: String,
    /// The unit it is counted in; empty where it is not counted.
    pub unit: String,
    /// Which route, tier or frozen quantity of its owner; else empty.
    pub which: String,
    /// First and last bucket or date it is about; empty where it is about all.
    pub from: String,
    /// See `from`.
    pub to: String,
}

/// In which way it takes part.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    /// So much is missing.
    TooLittle(String),
    /// So much has no room.
    TooMuch(String),
    /// Its own limits exclude each other.
    Excluded,
    /// Together with others.
    Takes,
}

/// Something hard that takes part in a contradiction.
#[derive(Clone, Debug, PartialEq)]
pub struct Clash {
    /// What it is, as a path with its bucket: `groups/milling@2026-12-03`.
    pub at: String,
    /// What it is, in words.
    pub party: Party,
    /// In which way it takes part.
    pub part: Part,
}

impl Party {
    /// A party called by its name alone.
    #[must_use]
    pub fn other(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }
}

impl fmt::Display for Party {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kind, name, unit, which, from, to } = self;
        let over = if from == to { from.clone() } else { format!("{from} to {to}") };
        match kind {
            Kind::Capacity => write!(out, "capacity of {name} on {over} ({unit})"),
            Kind::Clock => write!(out, "clock of {name} on {over} ({unit})"),
            Kind::Heads => write!(out, "heads of {name} on {over} ({unit})"),
            Kind::Headcount => write!(out, "headcount of {name} on {over}"),
            Kind::Item => write!(out, "{name} on {over} ({unit})"),
            Kind::Closing => write!(out, "closing stock of {name} ({unit})"),
            Kind::Quota => write!(out, "quota of {name}, {over} ({unit})"),
            Kind::Frozen => {
                write!(out, "frozen quantity {which} {unit} of {name}, {from} to {to}")
            }
            Kind::Space => write!(out, "room in {name} on {over}"),
            Kind::Route => write!(out, "limit of {name}, route {which}, {over}"),
            Kind::Purchase => write!(out, "purchase limit of {name}, {over}"),
            Kind::Overtime => write!(out, "overtime of {name}, tier {which}, {over}"),
            Kind::Hiring => write!(out, "hiring or laying off of {name}, {over}"),
            Kind::Order => write!(out, "order {name}"),
            Kind::Project => write!(out, "project {name}"),
            Kind::Other => out.write_str(name),
        }
    }
}

impl fmt::Display for Clash {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let party = &self.party;
        match &self.part {
            Part::TooLittle(amount) => write!(out, "{party}: {amount} too little"),
            Part::TooMuch(amount) => {
                write!(out, "{party}: {amount} too much, there is no room for it")
            }
            Part::Excluded => write!(out, "{party}: its limits exclude each other"),
            Part::Takes => write!(out, "{party} takes part"),
        }
    }
}

impl Clash {
    /// One sentence with the path behind it, as records keep it: it reads back as this clash.
    ///
    /// ```
    /// use junheng::model::answers::contradiction::{Clash, Kind, Part};
    /// let kept = "capacity of Milling on 2027-01-12 (h): 3 too little (groups/milling@2027-01-12)";
    /// let clash: Clash = kept.parse()?;
    /// assert_eq!((clash.party.kind, clash.party.name.as_str()), (Kind::Capacity, "Milling"));
    /// assert_eq!(clash.part, Part::TooLittle("3".to_owned()));
    /// assert_eq!(clash.kept(), kept);
    /// # Ok::<(), junheng::model::answers::contradiction::NoClash>(())
    /// ```
    #[must_use]
    pub fn kept(&self) -> String {
        format!("{self} ({})", self.at)
    }
}

/// A sentence that says no clash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is no clash of hard data")]
pub struct NoClash;

impl FromStr for Clash {
    type Err = NoClash;

    fn from_str(kept: &str) -> Result<Self, NoClash> {
        let (said, at) = in_brackets(kept).ok_or(NoClash)?;
        let (party, part) = part_of(said).ok_or(NoClash)?;
        Ok(Self { at: at.to_owned(), party: party_of(party, at), part })
    }
}

/// What stands before the last brackets, and what in them.
fn in_brackets(text: &str) -> Option<(&str, &str)> {
    text.strip_suffix(')')?.rsplit_once(" (")
}

fn part_of(said: &str) -> Option<(&str, Part)> {
    let amount = |rest: &'static str| said.strip_suffix(rest)?.rsplit_once(": ");
    if let Some((party, amount)) = amount(" too little") {
        return Some((party, Part::TooLittle(amount.to_owned())));
    }
    if let Some((party, amount)) = amount(" too much, there is no room for it") {
        return Some((party, Part::TooMuch(amount.to_owned())));
    }
    let excluded = said.strip_suffix(": its limits exclude each other");
    let takes = || said.strip_suffix(" takes part").map(|party| (party, Part::Takes));
    excluded.map(|party| (party, Part::Excluded)).or_else(takes)
}

/// What takes part; what would not read back the same is called by what is said of it.
fn party_of(said: &str, at: &str) -> Party {
    let found = of_kind(said, at).filter(|it| it.to_string() == said);
    found.unwrap_or_else(|| Party::other(said))
}

/// What takes part, of the kind its path says.
fn of_kind(said: &str, at: &str) -> Option<Party> {
    let (path, in_bucket) = at.split_once('@').map_or((at, false), |(path, _)| (path, true));
    let steps: Vec<&str> = path.split('/').collect();
    match steps.as_slice() {
        [_, _, "stock", "closing"] => {
            let (name, unit) = in_brackets(said.strip_prefix("closing stock of ")?)?;
            Some(party(Kind::Closing, name, unit, ""))
        }
        [_, _, "quota"] => counted(Kind::Quota, said.strip_prefix("quota of ")?, ", "),
        [_, _, "purchase", "limit"] => {
            dated(Kind::Purchase, said.strip_prefix("purchase limit of ")?, ", ")
        }
        [_, _, "routes", _, "limit"] => {
            numbered(Kind::Route, said.strip_prefix("limit of ")?, ", route ")
        }
        [_, _, "overtime", _] => {
            numbered(Kind::Overtime, said.strip_prefix("overtime of ")?, ", tier ")
        }
        [_, _, "hiring"] => {
            dated(Kind::Hiring, said.strip_prefix("hiring or laying off of ")?, ", ")
        }
        [_, _, "clock"] => counted(Kind::Clock, said.strip_prefix("clock of ")?, " on "),
        [_, _, "heads"] => dated(Kind::Headcount, said.strip_prefix("headcount of ")?, " on "),
        ["products" | "materials", _] if in_bucket => counted(Kind::Item, said, " on "),
        ["stores", _] => dated(Kind::Space, said.strip_prefix("room in ")?, " on "),
        ["orders", _] => Some(party(Kind::Order, said.strip_prefix("order ")?, "", "")),
        ["projects", _] => Some(party(Kind::Project, said.strip_prefix("project ")?, "", "")),
        ["frozen", _] => {
            let (which, rest) = said.strip_prefix("frozen quantity ")?.split_once(' ')?;
            let (unit, rest) = rest.split_once(" of ")?;
            let (name, over) = rest.rsplit_once(", ")?;
            Some(Party { which: which.to_owned(), ..party(Kind::Frozen, name, unit, over) })
        }
        _ => match (said.strip_prefix("capacity of "), said.strip_prefix("heads of ")) {
            (Some(rest), _) => counted(Kind::Capacity, rest, " on "),
            (_, Some(rest)) => counted(Kind::Heads, rest, " on "),
            _ => None,
        },
    }
}

fn party(kind: Kind, name: &str, unit: &str, over: &str) -> Party {
    let (from, to) = over.split_once(" to ").unwrap_or((over, over));
    let [name, unit, from, to] = [name, unit, from, to].map(str::to_owned);
    Party { kind, name, unit, which: String::new(), from, to }
}

fn dated(kind: Kind, said: &str, before: &str) -> Option<Party> {
    let (name, over) = said.rsplit_once(before)?;
    Some(party(kind, name, "", over))
}

fn counted(kind: Kind, said: &str, before: &str) -> Option<Party> {
    let (said, unit) = in_brackets(said)?;
    let (name, over) = said.rsplit_once(before)?;
    Some(party(kind, name, unit, over))
}

fn numbered(kind: Kind, said: &str, between: &str) -> Option<Party> {
    let (said, over) = said.rsplit_once(", ")?;
    let (name, which) = said.rsplit_once(between)?;
    Some(Party { which: which.to_owned(), ..party(kind, name, "", over) })
}
