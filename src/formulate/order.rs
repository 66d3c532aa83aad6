//! The order in which a plan is rounded to whole numbers, and the parts of it that are searched
//! together.

use rustc_hash::{FxHashMap, FxHashSet};

use super::legend::{ColumnMeaning, Legend};
use crate::ids::{BucketId, ColumnId, Id, IdVec, OrderId, ProductId, ProjectId};
use crate::lp::Lp;
use crate::model::{Buckets, Factory};

/// The level of every product: parts before what they go into. A cycle is cut where it is entered.
fn levels(factory: &Factory) -> IdVec<ProductId, usize> {
    fn level(
        factory: &Factory,
        product: ProductId,
        known: &mut IdVec<ProductId, Option<usize>>,
    ) -> usize {
        if let Some(level) = known[product] {
            return level;
        }
        known[product] = Some(0);
        let routes = factory.products[product].routes.iter();
        let parts: Vec<ProductId> =
            routes.flat_map(|route| route.components.iter().map(|it| it.0)).collect();
        let above = parts.into_iter().map(|part| 1 + level(factory, part, known)).max();
        known[product] = above.or(Some(0));
        above.unwrap_or(0)
    }
    let mut known = factory.products.iter().map(|_| None).collect();
    factory.products.ids().map(|product| level(factory, product, &mut known)).collect()
}

/// The whole columns in the order in which they are rounded: by bucket, in a bucket heads and
/// openings first, then starts level by level, parts before what they go into, then what leaves.
#[must_use]
pub fn rounding_order(factory: &Factory, lp: &Lp, legend: &Legend) -> Vec<Vec<ColumnId>> {
    in_order((factory, lp, legend), |level, _| 1 + level, |bucket, turn| (bucket, turn))
}

/// As [`rounding_order`], but heads and openings of all buckets first, then starts of every product
/// before those of its parts, each forward in time, and what leaves last: what parts are made for is
/// known when they are rounded.
#[must_use]
pub fn parts_last(factory: &Factory, lp: &Lp, legend: &Legend) -> Vec<Vec<ColumnId>> {
    in_order((factory, lp, legend), |level, last| last - 1 - level, |bucket, turn| (turn, bucket))
}

/// The product that a column starts, and 1 where it is a quantity, which is rounded after its run.
fn started(meaning: ColumnMeaning) -> Option<(ProductId, usize)> {
    match meaning {
        ColumnMeaning::Started { product, .. } | ColumnMeaning::Lots { product, .. } => {
            Some((product, 1))
        }
        ColumnMeaning::Run { product, .. }
        | ColumnMeaning::SetUp { product, .. }
        | ColumnMeaning::RunsOn { product, .. } => Some((product, 0)),
        _ => None,
    }
}

/// Whether a column starts something or lets it leave.
#[must_use]
pub fn starts_or_leaves(meaning: ColumnMeaning) -> bool {
    started(meaning).is_some() || leaves(meaning)
}

fn leaves(meaning: ColumnMeaning) -> bool {
    matches!(
        meaning,
        ColumnMeaning::Shipped { .. }
            | ColumnMeaning::Given { .. }
            | ColumnMeaning::Discarded { .. }
    )
}

/// The whole columns in order, those of one place together. The turn of a start follows from the level
/// of its product and from the last turn, in which what leaves comes; all else comes first.
fn in_order(
    (factory, lp, legend): (&Factory, &Lp, &Legend),
    turn: impl Fn(usize, usize) -> usize,
    place: impl Fn(usize, usize) -> (usize, usize),
) -> Vec<Vec<ColumnId>> {
    let levels = levels(factory);
    let last = levels.iter().copied().max().unwrap_or(0) + 2;
    let key = |column: ColumnId| {
        let meaning = legend.columns[column];
        let bucket = meaning.bucket().map_or(0, Id::position);
        let (turn, with_run) = match started(meaning) {
            Some((product, with_run)) => (turn(levels[product], last), with_run),
            None if leaves(meaning) => (last, 0),
            None => (0, 0),
        };
        (place(bucket, turn), with_run)
    };
    let mut columns: Vec<_> = lp.whole_columns().map(|(column, _)| (key(column), column)).collect();
    columns.sort_unstable();
    let groups = columns.chunk_by(|one, other| one.0 == other.0);
    groups.map(|group| group.iter().map(|it| it.1).collect()).collect()
}

/// What a whole column decides about, whenever it does.
#[derive(PartialEq, Eq, Hash)]
enum Line {
    Started(ProductId, usize),
    Lots(ProductId, usize),
    Shipped(OrderId),
    Given(ProjectId, usize),
}

/// For every whole quantity the column of the same quantity in the bucket before it, if there is one:
/// rounding keeps their sum.
#[must_use]
pub fn before_in_time(lp: &Lp, legend: &Legend) -> Vec<(ColumnId, ColumnId)> {
    let mut last: FxHashMap<Line, ColumnId> = FxHashMap::default();
    let mut pairs = Vec::new();
    let mut columns: Vec<(BucketId, ColumnId)> = lp
        .whole_columns()
        .filter_map(|(column, _)| Some((legend.columns[column].bucket()?, column)))
        .collect();
    columns.sort_unstable();
    for (_, column) in columns {
        let line = match legend.columns[column] {
            ColumnMeaning::Started { product, route, .. } => Line::Started(product, route),
            ColumnMeaning::Lots { product, route, .. } => Line::Lots(product, route),
            ColumnMeaning::Shipped { order, .. } => Line::Shipped(order),
            ColumnMeaning::Given { project, need, .. } => Line::Given(project, need),
            _ => continue,
        };
        if let Some(before) = last.insert(line, column) {
            pairs.push((column, before));
        }
    }
    pairs
}

/// Windows of time that follow each other; one more begins at half of each.
const WINDOWS: usize = 8;

/// Parts of the plan that are searched together: windows of time, a product with all its buckets, what
/// runs on one group.
#[must_use]
pub fn neighbourhoods(
    factory: &Factory,
    buckets: &Buckets,
    lp: &Lp,
    legend: &Legend,
) -> Vec<Vec<ColumnId>> {
    let whole: Vec<(ColumnId, ColumnMeaning)> =
        lp.whole_columns().map(|(column, _)| (column, legend.columns[column])).collect();
    let of = |keep: &dyn Fn(ColumnMeaning) -> bool| -> Vec<ColumnId> {
        whole.iter().filter(|(_, meaning)| keep(*meaning)).map(|it| it.0).collect()
    };
    let mut found = Vec::new();
    let length = buckets.len().div_ceil(WINDOWS).max(2);
    let mut from = 0;
    while from < buckets.len() {
        let within = |bucket: BucketId| (from..from + length).contains(&bucket.position());
        found.push(of(&|meaning| meaning.bucket().is_some_and(within)));
        from += length.div_ceil(2);
    }
    let product_of = |meaning: ColumnMeaning| product_of(factory, meaning);
    for (group, _) in factory.groups.enumerated() {
        let runs_here = |product: ProductId| {
            let routes = factory.products[product].routes.iter();
            routes.flat_map(|route| &route.operations).any(|step| step.group == group)
        };
        found.push(of(&|meaning| product_of(meaning).is_some_and(runs_here)));
    }
    for product in factory.products.ids() {
        // With all its parts: what is made of it changes what they are made for.
        let chain = factory.with_parts(&[product]);
        found.push(of(&|meaning| product_of(meaning).is_some_and(|it| chain[it])));
    }
    found.retain(|part| part.len() > 1 && part.len() < whole.len());
    let mut seen = FxHashSet::default();
    found.retain(|part| seen.insert(part.clone()));
    found
}

/// The product that a column decides about.
fn product_of(factory: &Factory, meaning: ColumnMeaning) -> Option<ProductId> {
    match meaning {
        ColumnMeaning::Started { product, .. }
        | ColumnMeaning::Lots { product, .. }
        | ColumnMeaning::Run { product, .. }
        | ColumnMeaning::SetUp { product, .. }
        | ColumnMeaning::RunsOn { product, .. }
        | ColumnMeaning::Discarded { product, .. } => Some(product),
        ColumnMeaning::Shipped { order, .. } => Some(factory.orders[order].product),
        _ => None,
    }
}

/// One number per column, the same for all that decide about one product, and for all shipments of one
/// order.
#[must_use]
pub fn families(factory: &Factory, legend: &Legend) -> Vec<u32> {
    let products = factory.products.len();
    let mut others = products + factory.orders.len();
    let number = |meaning: &ColumnMeaning| {
        let number = match (meaning, product_of(factory, *meaning)) {
            (ColumnMeaning::Shipped { order, .. }, _) => products + order.position(),
            (_, Some(product)) => product.position(),
            _ => {
                others += 1;
                others - 1
            }
        };
        u32::try_from(number).unwrap_or(u32::MAX)
    };
    legend.columns.iter().map(number).collect()
}
