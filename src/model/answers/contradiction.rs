//! Hard data that contradict each other: what takes part, and in which way. Shown by themselves, they
//! are said in English; `report::contradiction` says them in any language.

use std::fmt;

/// What kind of datum takes part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// The capacity of a group, a labour pool or a service.
    Capacity,
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
