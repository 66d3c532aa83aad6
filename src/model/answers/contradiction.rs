//! Hard data that contradict each other: what takes part, and how.

use crate::diag::{Message, Value, message};

/// The kind of a datum that takes part.
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
    /// The supply of a product or material.
    Item,
    /// Its closing stock.
    Closing,
    /// A quota.
    Quota,
    /// Frozen quantities.
    Frozen,
    /// Room in a store.
    Space,
    /// The limit of a route.
    Route,
    /// The runs of a route.
    Run,
    /// How many routes run on a group at once.
    AtOnce,
    /// Opening a group.
    Open,
    /// A repair whose dates the plan chooses.
    Repair,
    /// A choice.
    Choice,
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

/// A datum that takes part in a contradiction.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Party {
    /// The limit.
    pub kind: Kind,
    /// Its owner's name, or its own.
    pub name: String,
    /// The unit it is counted in; empty if it is not counted.
    pub unit: String,
    /// Which route, tier, repair or frozen quantity of its owner; else empty.
    pub which: String,
    /// First and last bucket or date it is about; empty if it is about all.
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
    /// Its path with its bucket: `groups/milling@2026-12-03`.
    pub at: String,
    /// Its name.
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

impl Party {
    /// Its message.
    #[must_use]
    pub fn message(&self) -> Message {
        let Self { kind, name, unit, which, from, to } = self;
        let when =
            if from == to { Value::from(from) } else { message!("plan-dates", from, to).into() };
        match kind {
            Kind::Capacity => message!("party-capacity", name, when, unit),
            Kind::Clock => message!("party-clock", name, when, unit),
            Kind::Heads => message!("party-heads", name, when, unit),
            Kind::Headcount => message!("party-headcount", name, when),
            Kind::Item => message!("party-item", name, when, unit),
            Kind::Closing => message!("party-closing", name, unit),
            Kind::Quota => message!("party-quota", name, when, unit),
            Kind::Frozen => message!("party-frozen", name, which, unit, from, to),
            Kind::Space => message!("party-space", name, when),
            Kind::Route => message!("party-route", name, which, when),
            Kind::Run => message!("party-run", name, which, when),
            Kind::AtOnce => message!("party-at-once", name, when),
            Kind::Open => message!("party-open", name, when),
            Kind::Repair => message!("party-repair", name, which),
            Kind::Choice => message!("party-choice", name),
            Kind::Purchase => message!("party-purchase", name, when),
            Kind::Overtime => message!("party-overtime", name, which, when),
            Kind::Hiring => message!("party-hiring", name, when),
            Kind::Order => message!("limit-order", order = name),
            Kind::Project => message!("party-project", name),
            Kind::Other => Message::plain(name),
        }
    }
}

impl Clash {
    /// Its message.
    #[must_use]
    pub fn message(&self) -> Message {
        let party = self.party.message();
        match &self.part {
            Part::TooLittle(amount) => message!("clash-too-little", party, amount),
            Part::TooMuch(amount) => message!("clash-too-much", party, amount),
            Part::Excluded => message!("clash-excluded", party),
            Part::Takes => message!("clash-takes-part", party),
        }
    }
}
