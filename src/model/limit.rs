//! What an answer refers to: a limit, a cost, a part of a quantity, given by its owner and kind.
//! Path and name in any language follow from these; no name is ever parsed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::diag::{Message, Value, message};
use crate::words::Words;

/// A list of the factory file, whose entries own limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum List {
    /// Equipment groups.
    Groups,
    /// Labour pools.
    Labour,
    /// Services.
    Services,
    /// Products.
    Products,
    /// Materials.
    Materials,
    /// Shared stores.
    Stores,
    /// Orders.
    Orders,
    /// Projects.
    Projects,
    /// Frozen quantities.
    Frozen,
}

/// The kind of an owner's limit, cost or part.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum What {
    /// The owner itself: its hours, its output, its space, the whole order.
    Itself,
    /// The quota of a material.
    Quota,
    /// Its stock and deliveries.
    Supply,
    /// Its stock and deliveries, in short supply.
    SupplyShort,
    /// All there is of it is used.
    UsedUp,
    /// The first piece of a cycle of products.
    First,
    /// The calendar hours of a group.
    Clock,
    /// Hours of a pool apart from those of its heads.
    Hours,
    /// Overtime of a pool apart from that of its heads.
    Overtime,
    /// A tier of overtime, from 1.
    Tier(usize),
    /// Heads at the beginning.
    Heads,
    /// How many may be hired.
    Hiring,
    /// How many may be laid off.
    LayingOff,
    /// Maximum stock.
    Maximum,
    /// Safety stock.
    Safety,
    /// Closing stock.
    Closing,
    /// Opening stock.
    Opening,
    /// No more stock of it is needed.
    NoMoreWanted,
    /// Arranged deliveries of a material.
    Deliveries,
    /// Receipts of a product.
    Receipts,
    /// The purchase limit.
    Purchase,
    /// The lead time of purchases.
    PurchaseLead,
    /// The most a market takes.
    MarketLimit,
    /// The least a market takes.
    MarketMinimum,
    /// The quantity of an order.
    Quantity,
    /// The due date of an order.
    Due,
    /// The short part of an order.
    Short,
    /// The late part of an order.
    Late,
    /// A need of a project, from 1.
    Need(usize),
    /// The cost of making it.
    Making,
    /// The cost of setting it up.
    Setup,
    /// The cost of opening it.
    OpeningCost,
    /// The cost of running it.
    Running,
    /// The cost of its overtime.
    CostOfOvertime,
    /// The cost of buying it.
    Buying,
    /// The cost of holding it.
    Holding,
    /// The cost of discarding it.
    ThrowingAway,
    /// The peak of a group.
    Peak,
    /// The even line of a product.
    Even,
    /// A limit of a product's route: its id and, if given, its name.
    Route(String, Option<String>, OfRoute),
    /// Final stock, without owner.
    StockAtEnd,
    /// Discarded units, without owner.
    Discarded,
    /// Work in process at the end, of no owner.
    Unfinished,
    /// The change of load from bucket to bucket.
    Change,
    /// A goal that is kept; its name is its title, blank if that is not known.
    Goal,
    /// A name without a path.
    Called,
}

/// The kind of a route's part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OfRoute {
    /// Its limit.
    Limit,
    /// Its own lead time.
    Lead,
    /// The lead time of an operation, from 1.
    LeadOf(usize),
    /// An operation, numbered from 1.
    Operation(usize),
    /// The only operation, which needs no number.
    OnlyOperation,
    /// The route with its product.
    Itself,
    /// The route without its product, as one of the ways it is made.
    Way,
    /// The same, outside.
    Outside,
    /// Its product, for a by-product.
    Beside,
}

/// A reference in an answer. In JSON it is its English name, for readers.
///
/// ```
/// use junheng::model::limit::{Limit, List, What};
/// let limit = Limit::of(List::Groups, "milling", "Milling").its(What::Tier(2));
/// assert_eq!(limit.path(), "groups/milling/overtime/2");
/// assert_eq!(Limit::read("groups/milling/overtime/2").what, What::Tier(2));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Limit {
    /// The list its owner is in; none if it has no owner.
    pub list: Option<List>,
    /// The owner's id.
    pub id: String,
    /// The owner's name; its id if no more is known.
    pub name: String,
    /// Which of the owner's limits.
    pub what: What,
    /// The bucket, if it concerns one.
    pub bucket: Option<String>,
}

/// What has an owner and nothing else to be said: with the end of its path, if that is its own,
/// and its key in the catalogue.
const OWNED: &[(What, &str, &str)] = &[
    (What::Quota, "quota", "limit-quota"),
    (What::Supply, "supply", "limit-supply"),
    (What::SupplyShort, "supply", "limit-supply-short"),
    (What::First, "first", "limit-first"),
    (What::Clock, "clock", "limit-clock"),
    (What::Hours, "hours", "limit-hours"),
    (What::Overtime, "overtime", "limit-overtime"),
    (What::Heads, "heads", "limit-heads"),
    (What::Hiring, "hiring/limit", "limit-hiring"),
    (What::LayingOff, "laying_off/limit", "limit-laying-off"),
    (What::Maximum, "stock/maximum", "limit-stock-maximum"),
    (What::Safety, "stock/safety", "limit-safety"),
    (What::Closing, "stock/closing", "limit-closing"),
    (What::Opening, "stock/opening", "limit-opening"),
    (What::NoMoreWanted, "stock", "limit-no-more-wanted"),
    (What::Deliveries, "deliveries", "limit-deliveries"),
    (What::Receipts, "receipts", "limit-deliveries"),
    (What::Purchase, "purchase/limit", "limit-purchase"),
    (What::PurchaseLead, "purchase/lead_days", "limit-lead-of-purchases"),
    (What::MarketLimit, "limit", "limit-order-limit"),
    (What::MarketMinimum, "minimum", "limit-order-minimum"),
    (What::Quantity, "quantity", "limit-order-quantity"),
    (What::Due, "due", "limit-order-due"),
    (What::Short, "short", "diff-order-short"),
    (What::Late, "late", "diff-order-late"),
    (What::Making, "making", "cost-of-making"),
    (What::Setup, "setup", "cost-of-setup"),
    (What::OpeningCost, "open", "cost-of-opening"),
    (What::Running, "running", "cost-of-running"),
    (What::CostOfOvertime, "overtime", "cost-of-overtime"),
    (What::Buying, "buying", "cost-of-buying"),
    (What::Holding, "holding", "cost-of-holding"),
    (What::ThrowingAway, "throwing away", "cost-of-throwing-away"),
    (What::Peak, "peak", "balance-peak"),
    (What::Even, "even", "balance-even"),
];

impl List {
    /// Every list, with its word in paths.
    const ALL: [(Self, &'static str); 9] = [
        (Self::Groups, "groups"),
        (Self::Labour, "labour"),
        (Self::Services, "services"),
        (Self::Products, "products"),
        (Self::Materials, "materials"),
        (Self::Stores, "stores"),
        (Self::Orders, "orders"),
        (Self::Projects, "projects"),
        (Self::Frozen, "frozen"),
    ];

    /// The word that paths have for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|it| it.0 == self).map_or("", |it| it.1)
    }
}

impl Limit {
    /// An owner itself.
    #[must_use]
    pub fn of(list: List, id: impl Into<String>, name: impl Into<String>) -> Self {
        let (id, name) = (id.into(), name.into());
        Self { list: Some(list), id, name, what: What::Itself, bucket: None }
    }

    /// A reference without owner.
    #[must_use]
    pub fn alone(what: What) -> Self {
        Self { list: None, id: String::new(), name: String::new(), what, bucket: None }
    }

    /// A reference by name alone, in every language.
    #[must_use]
    pub fn called(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::alone(What::Called) }
    }

    /// The owner's limit, cost or part of this kind.
    #[must_use]
    pub fn its(self, what: What) -> Self {
        Self { what, ..self }
    }

    /// The same in one bucket.
    #[must_use]
    pub fn on(self, bucket: impl Into<String>) -> Self {
        Self { bucket: Some(bucket.into()), ..self }
    }

    /// The owner's id, if it is the owner itself and in this list.
    #[must_use]
    pub fn itself(&self, list: List) -> Option<&str> {
        (self.list == Some(list) && self.what == What::Itself).then_some(&*self.id)
    }

    /// The owner's own path; blank if it has no owner.
    #[must_use]
    pub fn owner(&self) -> String {
        self.list.map_or_else(String::new, |list| format!("{}/{}", list.word(), self.id))
    }

    /// Its path, with its bucket if it concerns one: `groups/milling/overtime/2@2026-12-03`.
    #[must_use]
    pub fn path(&self) -> String {
        let end = match &self.what {
            What::Itself | What::UsedUp | What::Called => String::new(),
            What::Tier(number) => format!("/overtime/{number}"),
            What::Need(number) => format!("/needs/{number}"),
            What::Route(id, _, of) => match of {
                OfRoute::Limit => format!("/routes/{id}/limit"),
                OfRoute::Lead => format!("/routes/{id}/lead_days"),
                OfRoute::LeadOf(number) => format!("/routes/{id}/operations/{number}/lead_days"),
                OfRoute::Operation(number) => format!("/routes/{id}/operations/{number}"),
                OfRoute::OnlyOperation => format!("/routes/{id}/operations/1"),
                _ => format!("/routes/{id}"),
            },
            What::StockAtEnd => "stock".to_owned(),
            What::Discarded => "discarded".to_owned(),
            What::Unfinished => "unfinished".to_owned(),
            What::Change => "balance/change".to_owned(),
            What::Goal if self.name.is_empty() => "goals".to_owned(),
            What::Goal => format!("goals/{}", self.name),
            owned => {
                let end = OWNED.iter().find(|it| it.0 == *owned).map_or("", |it| it.1);
                format!("/{end}")
            }
        };
        let bucket = self.bucket.as_ref().map_or_else(String::new, |bucket| format!("@{bucket}"));
        self.owner() + &end + &bucket
    }

    /// The reference of a path without a bucket, with owner and route by their ids. A text that is
    /// no path of a limit is called as it is written.
    #[must_use]
    pub fn read(path: &str) -> Self {
        Self::at_path(path).unwrap_or_else(|| Self::called(path))
    }

    fn at_path(path: &str) -> Option<Self> {
        let steps: Vec<&str> = path.split('/').collect();
        let (word, id) = (steps.first()?, steps.get(1)?);
        let list = List::ALL.iter().find(|it| it.1 == *word)?.0;
        let owner = Self::of(list, *id, *id);
        let route = |id: &str, of| Some(What::Route(id.to_owned(), Some(id.to_owned()), of));
        let what = match &steps[2..] {
            [] => Some(What::Itself),
            ["overtime", number] => number.parse().ok().map(What::Tier),
            ["needs", number] => number.parse().ok().map(What::Need),
            ["routes", id] => route(id, OfRoute::Itself),
            ["routes", id, "limit"] => route(id, OfRoute::Limit),
            ["routes", id, "lead_days"] => route(id, OfRoute::Lead),
            ["routes", id, "operations", number] => {
                number.parse().ok().and_then(|number| route(id, OfRoute::Operation(number)))
            }
            ["routes", id, "operations", number, "lead_days"] => {
                number.parse().ok().and_then(|number| route(id, OfRoute::LeadOf(number)))
            }
            rest => {
                let end = rest.join("/");
                OWNED.iter().find(|it| it.1 == end).map(|it| it.0.clone())
            }
        };
        what.map(|what| owner.its(what))
    }

    /// Its key in the catalogue; none if it is called by its owner's name.
    #[must_use]
    pub fn key(&self) -> Option<&'static str> {
        Some(match &self.what {
            What::Itself if self.list == Some(List::Orders) => "limit-order",
            What::Itself if self.list == Some(List::Frozen) => "limit-frozen",
            What::Itself | What::Called | What::Goal => return None,
            What::UsedUp => "limit-used-up",
            What::Tier(_) => "limit-overtime-tier",
            What::Need(_) => "limit-need",
            What::Route(_, name, of) => match of {
                OfRoute::Limit => "limit-route",
                OfRoute::Lead => "limit-lead",
                OfRoute::LeadOf(_) => "limit-lead-of-operation",
                OfRoute::Operation(_) => "part-operation",
                OfRoute::Way => "part-route",
                OfRoute::Outside => "part-route-outside",
                OfRoute::Beside => "part-beside",
                OfRoute::OnlyOperation | OfRoute::Itself if name.is_some() => "part-of-route",
                OfRoute::OnlyOperation | OfRoute::Itself => return None,
            },
            What::StockAtEnd => "part-stock",
            What::Discarded => "part-discarded",
            What::Unfinished => "part-unfinished",
            What::Change => "balance-change",
            owned => return OWNED.iter().find(|it| it.0 == *owned).map(|it| it.2),
        })
    }

    /// The route that is reported with the owner, if one is.
    #[must_use]
    pub fn route(&self) -> Option<&str> {
        match &self.what {
            What::Route(_, name, _) => name.as_deref(),
            _ => None,
        }
    }

    /// The number of its tier, need or operation; 0 if it has none.
    #[must_use]
    pub fn number(&self) -> usize {
        match &self.what {
            What::Tier(number)
            | What::Need(number)
            | What::Route(_, _, OfRoute::LeadOf(number) | OfRoute::Operation(number)) => *number,
            _ => 0,
        }
    }

    /// Its message.
    #[must_use]
    pub fn message(&self) -> Message {
        let (name, route) = (&self.name, self.route().unwrap_or_default());
        let of_route = matches!(
            self.what,
            What::Route(_, Some(_), OfRoute::Lead | OfRoute::LeadOf(_) | OfRoute::Operation(_))
        );
        let owner = if of_route {
            Value::from(&message!("part-of-route", owner = name, route))
        } else {
            Value::from(name)
        };
        let limit = match self.key() {
            // Each key asks for some of these.
            Some(key) => Message::new(key)
                .with("owner", &owner)
                .with("order", name)
                .with("route", route)
                .with("number", &self.number())
                .with("tier", &self.number()),
            None => Message::plain(name),
        };
        match &self.bucket {
            Some(bucket) => message!("limit-on", limit, bucket),
            None => limit,
        }
    }

    /// Its name in the language of the catalogue.
    #[must_use]
    pub fn said(&self, words: &Words) -> String {
        words.tell(&self.message())
    }
}

in_english!(Limit, Limit::called);
