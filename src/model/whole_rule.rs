//! The rules that make the numbers of a plan whole. Each can be left out, and the factory stays valid.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Chosen, Factory, Lot, Series};
use crate::ids::{GroupId, IdVec, LabourId, ProductId};

/// The kind of a rule.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum RuleKind {
    /// Whole pieces of a product: started, shipped, discarded.
    WholePieces,
    /// The lots of a product's routes: minimum, multiple and maximum.
    Lot,
    /// The setups of a product's routes: hours, cost, and material of each run.
    Setup,
    /// How many routes a group runs at once.
    AtOnce,
    /// What opening a group costs, and its least load.
    Open,
    /// The repairs of a group that the plan places.
    RepairsToPlace,
    /// Hiring and laying off whole heads of a labour pool.
    WholeHeads,
    /// A choice.
    Choose,
}

impl RuleKind {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::WholePieces,
        Self::Lot,
        Self::Setup,
        Self::AtOnce,
        Self::Open,
        Self::RepairsToPlace,
        Self::WholeHeads,
        Self::Choose,
    ];

    /// Its word, as in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::WholePieces => "whole-pieces",
            Self::Lot => "lot",
            Self::Setup => "setup",
            Self::AtOnce => "at-once",
            Self::Open => "open",
            Self::RepairsToPlace => "repairs-to-place",
            Self::WholeHeads => "whole-heads",
            Self::Choose => "choose",
        }
    }
}

/// A rule of a factory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WholeRule {
    /// Its kind.
    pub kind: RuleKind,
    /// What it is about.
    pub of: RuleOwner,
}

/// What a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleOwner {
    /// A product with all its routes and orders.
    Product(ProductId),
    /// An equipment group.
    Group(GroupId),
    /// A labour pool.
    Labour(LabourId),
    /// A choice, by its position in the factory file.
    Choice(usize),
}

impl WholeRule {
    /// The path of what it is about: `products/shaft`, `groups/lathe`, `labour/fitters`, `choose/ways`.
    #[must_use]
    pub fn path(self, factory: &Factory) -> String {
        match self.of {
            RuleOwner::Product(id) => format!("products/{}", factory.products[id].named.id),
            RuleOwner::Group(id) => format!("groups/{}", factory.groups[id].named.id),
            RuleOwner::Labour(id) => format!("labour/{}", factory.labour[id].named.id),
            RuleOwner::Choice(at) => format!("choose/{}", factory.choices[at].id),
        }
    }
}

impl Factory {
    /// Its rules, kind by kind, in the factory file's order.
    #[must_use]
    pub fn whole_rules(&self) -> Vec<WholeRule> {
        RuleKind::ALL.into_iter().flat_map(|kind| self.rules_of(kind)).collect()
    }

    /// Its rules of a kind, in the factory file's order.
    #[must_use]
    pub fn rules_of(&self, kind: RuleKind) -> Vec<WholeRule> {
        let owners: Vec<RuleOwner> = match kind {
            RuleKind::WholePieces | RuleKind::Lot | RuleKind::Setup => {
                let ids = self.products.ids().filter(|it| self.has_rule(kind, *it));
                ids.map(RuleOwner::Product).collect()
            }
            RuleKind::AtOnce | RuleKind::Open | RuleKind::RepairsToPlace => {
                let has = |id: &GroupId| {
                    let group = &self.groups[*id];
                    match kind {
                        RuleKind::AtOnce => group.at_once.is_some(),
                        RuleKind::Open => group.open.is_some(),
                        _ => !group.repairs_to_place.is_empty(),
                    }
                };
                self.groups.ids().filter(has).map(RuleOwner::Group).collect()
            }
            RuleKind::WholeHeads => {
                let pools = self.labour.enumerated();
                let whole = pools.filter(|(_, it)| it.whole_heads && it.is_flexible());
                whole.map(|(id, _)| RuleOwner::Labour(id)).collect()
            }
            RuleKind::Choose => (0..self.choices.len()).map(RuleOwner::Choice).collect(),
        };
        owners.into_iter().map(|of| WholeRule { kind, of }).collect()
    }

    /// Whether a product has a rule of a kind.
    fn has_rule(&self, kind: RuleKind, id: ProductId) -> bool {
        let product = &self.products[id];
        let routes = &product.routes;
        match kind {
            RuleKind::WholePieces => {
                product.whole
                    || routes.iter().any(|it| it.whole)
                    || self.orders.iter().any(|it| it.product == id && it.whole)
            }
            RuleKind::Lot => routes.iter().any(|it| !it.lot.is_free()),
            _ => routes.iter().any(|it| {
                it.setup.as_ref().is_some_and(|it| !it.cost.is_zero())
                    || !it.norms_per_run.is_empty()
                    || it.operations.iter().any(|step| !step.setup_hours.is_zero())
            }),
        }
    }

    /// The factory without some of its rules. A plan of the factory is one without them, too.
    #[must_use]
    pub fn without(&self, rules: &[WholeRule]) -> Self {
        let mut parts = self.0.clone();
        let mut dropped = vec![false; parts.choices.len()];
        for rule in rules {
            match rule.of {
                RuleOwner::Product(id) => {
                    let product = &mut parts.products[id];
                    if rule.kind == RuleKind::WholePieces {
                        product.whole = false;
                        for order in self.orders.ids() {
                            parts.orders[order].whole &= parts.orders[order].product != id;
                        }
                    }
                    for route in &mut product.routes {
                        match rule.kind {
                            RuleKind::WholePieces => route.whole = false,
                            RuleKind::Lot => route.lot = Lot::default(),
                            _ => {
                                route.setup = None;
                                route.norms_per_run.clear();
                                for step in &mut route.operations {
                                    step.setup_hours = Series::constant(0.0);
                                }
                            }
                        }
                    }
                }
                RuleOwner::Group(id) => {
                    let group = &mut parts.groups[id];
                    match rule.kind {
                        RuleKind::AtOnce => group.at_once = None,
                        RuleKind::Open => group.open = None,
                        _ => group.repairs_to_place.clear(),
                    }
                }
                RuleOwner::Labour(id) => parts.labour[id].whole_heads = false,
                RuleOwner::Choice(at) => dropped[at] = true,
            }
        }
        let mut dropped = dropped.into_iter();
        parts.choices.retain(|_| dropped.next() != Some(true));
        Self(parts)
    }

    /// The products whose quantities a rule is about.
    #[must_use]
    pub fn ruled(&self, rule: &WholeRule) -> Vec<ProductId> {
        match rule.of {
            RuleOwner::Product(id) => vec![id],
            RuleOwner::Group(group) => {
                let runs_here = |id: &ProductId| {
                    let mut steps =
                        self.products[*id].routes.iter().flat_map(|route| &route.operations);
                    steps.any(|step| step.group == group)
                };
                self.products.ids().filter(runs_here).collect()
            }
            RuleOwner::Labour(_) => Vec::new(),
            RuleOwner::Choice(at) => {
                let of = self.choices[at].of.iter();
                of.map(|chosen| match chosen {
                    Chosen::Order(order) => self.orders[*order].product,
                    Chosen::Route(product, _) => *product,
                })
                .collect()
            }
        }
    }

    /// The products that go into some, themselves included.
    #[must_use]
    pub fn with_parts(&self, products: &[ProductId]) -> IdVec<ProductId, bool> {
        let mut chain: IdVec<ProductId, bool> = self.products.iter().map(|_| false).collect();
        let mut open = products.to_vec();
        while let Some(next) = open.pop() {
            if !std::mem::replace(&mut chain[next], true) {
                let routes = self.products[next].routes.iter();
                open.extend(routes.flat_map(|it| &it.components).map(|it| it.0));
            }
        }
        chain
    }
}
