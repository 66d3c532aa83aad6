//! The value of one unit more or less of a forced quantity to a goal, term by term: own cost less
//! each price times what is used, traced to limits, costs and orders.
//!
//! A column in use at the goal's optimum has a reduced cost of zero, so its price is its cost less
//! the value of its rows (G. B. Dantzig, *Linear Programming and Extensions*, 1963, chapter 12,
//! calls it pricing out). Rows that only pass something on (loads, stock flows) are replaced by
//! what feeds them in the plan, by the same equation; every replacement is an identity, so the
//! terms add up to the row's own price.

use indexmap::IndexMap;

use super::limits::{self, Counted};
use crate::formulate::{Capacity, ColumnMeaning, Formulation, RowMeaning};
use crate::ids::{BucketId, ColumnId, Id, RowId};
use crate::lp::{Lp, Sum};
use crate::model::answers::quantity::{PriceTerm, PricedOut, TermKind};
use crate::model::{Buckets, Chosen, Factory, Goal, Item, Limit, OfRoute, What};
use crate::session::Certified;
use crate::session::goals::forced::Forced;
use crate::session::goals::place::GoalsAt;
use crate::tolerances::FROZEN_AT_BOUND;

/// Links of a chain that are followed: a factory has a few levels, each over all its buckets.
const DEEPEST: usize = 400;

/// Terms smaller than this beside the largest are rounding; they stay in the sum as one.
const NEGLIGIBLE: f64 = 1e-12;

#[derive(Default)]
struct Gathered {
    unit: String,
    amount: Sum,
    used: Sum,
    counted: bool,
    buckets: Vec<usize>,
}

struct Pricing<'a, 'f> {
    factory: &'f Factory,
    forced: &'a Forced<'f>,
    formulation: &'a Formulation<'f>,
    certified: &'a Certified,
    cost: &'a dyn Fn(ColumnId) -> f64,
    goal: Goal,
    /// How much of the forced quantity what feeds one unit of it takes itself: hours of a group for
    /// the parts of what another of its hours makes.
    again: f64,
    terms: IndexMap<(u8, Limit), (TermKind, Gathered)>,
}

/// The priced-out unit of a forced quantity for one goal; `sign` is 1 for more, −1 for less.
pub(super) fn priced_out(
    factory: &Factory,
    buckets: &Buckets,
    forced: &Forced<'_>,
    at: &GoalsAt<'_>,
    goal: usize,
    sign: f64,
) -> PricedOut {
    let (formulation, certified) = &at.solved[goal];
    let (stage, objective) =
        (&forced.base.goals()[goal].stage, &forced.base.goals()[goal].objective);
    let sense = objective.sense.sign();
    let cost = |column: ColumnId| sense * objective.cost(column);
    let mut pricing = Pricing {
        factory,
        forced,
        formulation,
        certified,
        cost: &cost,
        goal: stage.goal,
        again: 0.0,
        terms: IndexMap::new(),
    };
    let used = |&(column, factor): &(ColumnId, f64)| factor * certified.column(column).max(0.0);
    let whole: f64 = forced.columns.iter().map(used).sum();
    for part in forced.columns.iter().filter(|part| used(part) > 0.0) {
        pricing.spend(part.0, used(part) / whole / part.1, forced.row, 0);
    }
    let of_one = sign / (1.0 + pricing.again);
    let mut total = Sum::default();
    let mut terms: Vec<PriceTerm> = Vec::new();
    let largest = pricing.terms.values().map(|it| it.1.amount.value().abs()).fold(0.0, f64::max);
    for ((_, name), (kind, mut gathered)) in pricing.terms {
        let amount = -of_one * gathered.amount.value();
        if amount.abs() <= NEGLIGIBLE * largest {
            continue;
        }
        total.add(amount);
        gathered.buckets.sort_unstable();
        gathered.buckets.dedup();
        terms.push(PriceTerm {
            kind,
            at: name.path(),
            name,
            used: gathered.counted.then(|| of_one * gathered.used.value()),
            unit: gathered.unit,
            buckets: gathered
                .buckets
                .into_iter()
                .map(|at| buckets[BucketId::at(at)].name.clone())
                .collect(),
            amount,
            share: 0.0,
        });
    }
    let side = |negative: bool| -> f64 {
        let of = terms.iter().map(|it| it.amount).filter(|it| (*it < 0.0) == negative);
        of.map(f64::abs).sum()
    };
    let (costs, gains) = (side(true), side(false));
    for term in &mut terms {
        let whole = if term.amount < 0.0 { costs } else { gains };
        term.share = if whole > 0.0 { term.amount.abs() / whole } else { 0.0 };
    }
    terms.sort_by(|one, other| other.amount.abs().total_cmp(&one.amount.abs()));
    PricedOut { goal: stage.title(), total: total.value(), terms }
}

impl Pricing<'_, '_> {
    fn lp(&self) -> &Lp {
        self.formulation.lp()
    }

    /// Adds to a term what it adds to the goal as minimised.
    fn term(
        &mut self,
        kind: TermKind,
        (name, unit): Counted,
        used: Option<f64>,
        amount: f64,
        bucket: Option<BucketId>,
    ) {
        if amount == 0.0 {
            return;
        }
        let (_, gathered) = self
            .terms
            .entry((kind as u8, name))
            .or_insert_with(|| (kind, Gathered { unit, ..Gathered::default() }));
        gathered.amount.add(amount);
        if let Some(used) = used {
            gathered.used.add(used);
            gathered.counted = true;
        }
        gathered.buckets.extend(bucket.map(Id::position));
    }

    /// What `times` of a column take, all its rows but `but`.
    fn spend(&mut self, column: ColumnId, times: f64, but: RowId, depth: usize) {
        let meaning = self.formulation.legend().columns[column];
        let own = (self.cost)(column);
        self.own(meaning, times, times * own);
        for (row, value) in self.lp().matrix().column(column).to_vec() {
            if row == self.forced.row {
                self.again += if but == row { 0.0 } else { times * value };
            } else if row != but {
                self.pass(row, times * value, depth);
            }
        }
        let reduced = self.certified.reduced_costs()[column.position()];
        self.at_limit(column, meaning, times, -times * reduced);
    }

    /// The column's own cost in the goal.
    fn own(&mut self, meaning: ColumnMeaning, times: f64, amount: f64) {
        use ColumnMeaning as M;
        let factory = self.factory;
        let product = |id: crate::ids::ProductId| limits::item(factory, Item::Product(id));
        let money = matches!(self.goal, Goal::Profit | Goal::Cost);
        let (kind, named, what, counted) = match meaning {
            M::Started { product: id, .. } => (TermKind::Cost, product(id), What::Making, false),
            M::Run { product: id, .. } | M::SetUp { product: id, .. } => {
                (TermKind::Cost, product(id), What::Setup, false)
            }
            M::Opened { group, .. } => {
                let of = limits::capacity(factory, Capacity::Group(group));
                (TermKind::Cost, of, What::OpeningCost, false)
            }
            M::Regular { of, .. } => {
                (TermKind::Cost, limits::capacity(factory, of), What::Running, true)
            }
            M::Overtime { of, .. } => {
                (TermKind::Cost, limits::capacity(factory, of), What::CostOfOvertime, true)
            }
            M::Bought { material, .. } => {
                let item = limits::item(factory, Item::Material(material));
                (TermKind::Cost, item, What::Buying, true)
            }
            M::Stock { item, .. } => {
                (TermKind::Cost, limits::item(factory, item), What::Holding, false)
            }
            M::Discarded { product: id, .. } => {
                (TermKind::Cost, product(id), What::ThrowingAway, true)
            }
            M::Shipped { order, .. } => {
                let kind = if money { TermKind::Revenue } else { TermKind::Wanted };
                (kind, limits::order(factory, order), What::Itself, true)
            }
            _ => (TermKind::Cost, (Limit::called(""), String::new()), What::Called, false),
        };
        let named = limits::of(named, what);
        self.term(kind, named, counted.then_some(times), amount, meaning.bucket());
    }

    /// A column at a bound: the limit it stands for, or what an earlier goal fixed.
    fn at_limit(&mut self, column: ColumnId, meaning: ColumnMeaning, times: f64, amount: f64) {
        let value = self.certified.column(column);
        let upper = self.forced.base.formulation().lp().columns().get(column).map(|it| it.upper);
        let full = upper.is_some_and(|upper| {
            value > 0.0 && (upper - value).abs() <= FROZEN_AT_BOUND * (1.0 + upper.abs())
        });
        let named = limits::of_column(self.factory, meaning).filter(|_| full);
        let (kind, named) = match named {
            Some((named, _)) => (TermKind::Limit, named),
            None => (TermKind::Kept, (Limit::alone(What::Goal), String::new())),
        };
        let counted = (kind == TermKind::Limit).then_some(times);
        self.term(kind, named, counted, amount, meaning.bucket());
    }

    /// What `use_of` of a row costs: by what feeds it, where it only passes on, else as it is.
    fn pass(&mut self, row: RowId, use_of: f64, depth: usize) {
        let price = self.certified.price(row);
        if price == 0.0 {
            return;
        }
        if let Some((column, value)) = self.feeds(row, use_of).filter(|_| depth < DEEPEST) {
            self.spend(column, -use_of / value, row, depth + 1);
            return;
        }
        let amount = -use_of * price;
        let meaning = self.formulation.legend().rows[row].clone();
        let (kind, named) = self.named(&meaning, use_of);
        let bucket = meaning.buckets().map(|buckets| BucketId::at(buckets.start));
        let counted = !matches!(kind, TermKind::Balance | TermKind::Kept);
        // What comes in is positive in a stock's row, what is used in all others.
        let used = if matches!(meaning, RowMeaning::Flow { .. }) { -use_of } else { use_of };
        self.term(kind, named, counted.then_some(used), amount, bucket);
    }

    /// A column by which the plan supplies a row (or, where something is freed, takes it).
    fn feeds(&self, row: RowId, use_of: f64) -> Option<(ColumnId, f64)> {
        use ColumnMeaning as M;
        let legend = self.formulation.legend();
        let entries = self.lp().matrix().row(row);
        let of = |wanted: &dyn Fn(ColumnMeaning) -> bool| {
            let fits = |&&(column, value): &&(ColumnId, f64)| {
                value * use_of < 0.0
                    && self.certified.column(column) > FROZEN_AT_BOUND
                    && wanted(legend.columns[column])
            };
            entries.iter().filter(fits).max_by(|one, other| {
                let flow = |it: &(ColumnId, f64)| it.1.abs() * self.certified.column(it.0);
                flow(one).total_cmp(&flow(other)).then(other.0.cmp(&one.0))
            })
        };
        let found = match legend.rows[row] {
            RowMeaning::Load { of: load, bucket } => entries
                .iter()
                .find(|(column, _)| legend.columns[*column] == M::Regular { of: load, bucket }),
            RowMeaning::Flow { .. } if use_of < 0.0 => {
                // Used: what the plan supplies most of it by.
                of(&|it| matches!(it, M::Started { .. } | M::Bought { .. } | M::Stock { .. }))
            }
            RowMeaning::Flow { .. } => of(&|it| matches!(it, M::Shipped { .. }))
                .or_else(|| of(&|it| matches!(it, M::Stock { .. } | M::Discarded { .. }))),
            _ => None,
        };
        found.copied()
    }

    fn named(&self, meaning: &RowMeaning, use_of: f64) -> (TermKind, Counted) {
        use RowMeaning as M;
        let factory = self.factory;
        if let Some((named, _)) = limits::of_row(factory, meaning) {
            return (TermKind::Limit, named);
        }
        let capacity = |of: Capacity| limits::capacity(factory, of);
        match meaning {
            M::Load { of, .. } => (TermKind::Limit, capacity(*of)),
            M::Headcount { labour, .. } => (TermKind::Limit, capacity(Capacity::Labour(*labour))),
            M::Flow { item, .. } if use_of < 0.0 => {
                let named = limits::item(factory, *item);
                (TermKind::Limit, limits::of(named, What::Supply))
            }
            M::Flow { item, .. } => (TermKind::Item, limits::item(factory, *item)),
            M::Safety { item, .. } => {
                let named = limits::item(factory, *item);
                (TermKind::Wanted, limits::of(named, What::Safety))
            }
            M::Closing { item } => {
                let named = limits::item(factory, *item);
                (TermKind::Wanted, limits::of(named, What::Closing))
            }
            M::Quantity { order }
            | M::Minimum { order, .. }
            | M::MarketLimit { order, .. }
            | M::Taken { chosen: Chosen::Order(order) } => {
                (TermKind::Wanted, limits::order(factory, *order))
            }
            M::Need { project, .. } => {
                (TermKind::Wanted, (limits::project(factory, *project), String::new()))
            }
            M::RunCovers { product, route, .. }
            | M::LeastRun { product, route, .. }
            | M::Multiple { product, route, .. }
            | M::Campaign { product, route, .. }
            | M::RunsOn { product, route, .. }
            | M::Taken { chosen: Chosen::Route(product, route) } => {
                (TermKind::Limit, limits::of_route(factory, *product, *route, OfRoute::Itself))
            }
            M::RunsWanted { product, .. } => {
                let named = limits::item(factory, Item::Product(*product));
                (TermKind::Limit, limits::of(named, What::Setup))
            }
            M::AtOnce { group, .. }
            | M::OpenCovers { group, .. }
            | M::LeastOpen { group, .. }
            | M::RepairPlaced { group, .. } => (TermKind::Limit, capacity(Capacity::Group(*group))),
            M::Frozen { position } => (TermKind::Limit, limits::frozen(factory, *position)),
            M::PeakCovers { group, .. } => {
                (TermKind::Balance, limits::of(capacity(Capacity::Group(*group)), What::Peak))
            }
            M::CumulativeFlow { product, .. } | M::EvenLine { product, .. } => {
                let named = limits::item(factory, Item::Product(*product));
                (TermKind::Balance, limits::of(named, What::Even))
            }
            M::GoalHeld { goal } => {
                let kept = Limit { name: goal.to_string(), ..Limit::alone(What::Goal) };
                (TermKind::Kept, (kept, String::new()))
            }
            _ => (TermKind::Balance, (Limit::alone(What::Change), String::new())),
        }
    }
}
