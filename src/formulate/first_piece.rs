//! First pieces: a cycle of components and by-products within one bucket needs a supply from
//! outside.
//!
//! By the stock rows alone, everything that a cycle uses in a bucket could come from what it makes
//! in the same bucket, even without a first piece. For a set of products in a cycle, let *use* be
//! what those routes take of the set that also make some of it within the bucket. Its *first
//! pieces* are stock, arrivals, output of earlier buckets and output made only from other products.
//! Without them no order of operations makes the first piece, so the use is zero. With them, each
//! piece can pass through the cycle many times: once a minute is the maximum. In a simple cycle
//! with lead times it passes as often as they fit into the working days of the bucket.
//!
//! A set that runs empty while it is used has, among the routes used, a strongly connected part
//! that runs empty (a *siphon* of the net of routes), so one row for each such set is sufficient.

use indexmap::IndexMap;

use super::draft::Draft;
use super::legend::{ColumnMeaning, FirstPiece, RowMeaning};
use crate::ids::{BucketId, ColumnId, Id, ProductId};
use crate::lp::Bounds;
use crate::model::circle::strongly_connected;
use crate::model::{Buckets, Item, Route};

/// Most times that a piece circulates on a day: once a minute.
const TURNS_OF_A_DAY: f64 = 1440.0;

/// Cycles of more products have one row for all of them together and one for each.
const MOST_OF_A_CIRCLE: usize = 8;

/// A route as far as cycles are concerned.
struct Way<'f> {
    route: &'f Route,
    product: ProductId,
    columns: Vec<Option<ColumnId>>,
}

impl Way<'_> {
    fn takes(&self, buckets: &Buckets, start: BucketId) -> impl Iterator<Item = (ProductId, f64)> {
        let day = buckets[start].start;
        let parts = self.route.components.iter().map(move |(part, each)| (*part, each.at(day)));
        parts.filter(|(_, each)| *each > 0.0)
    }

    fn gives(&self, buckets: &Buckets, start: BucketId) -> impl Iterator<Item = (ProductId, f64)> {
        let day = buckets[start].start;
        let beside = self.route.by_products.iter().map(move |(it, each)| (*it, each.at(day)));
        let given = std::iter::once((self.product, self.route.total_yield())).chain(beside);
        given.filter(|(_, each)| *each > 0.0)
    }
}

/// Writes the rows of first pieces, if there are cycles.
pub(super) fn write(draft: &mut Draft<'_>) {
    let (factory, buckets) = (draft.factory, draft.buckets);
    let mut ways = Vec::new();
    for (product, owner) in factory.products.enumerated() {
        for (position, route) in owner.routes.iter().enumerate() {
            let columns = draft.started[product.position()][position].clone();
            ways.push(Way { route, product, columns });
        }
    }
    let mut leads: Vec<Vec<usize>> = vec![Vec::new(); factory.products.len()];
    for way in &ways {
        let beside = way.route.by_products.iter().map(|(it, _)| it.position());
        let given: Vec<usize> = std::iter::once(way.product.position()).chain(beside).collect();
        for (part, _) in &way.route.components {
            leads[part.position()].extend(&given);
        }
    }
    if circles(&leads).is_empty() {
        return;
    }
    let mut stocks: IndexMap<(ProductId, BucketId), ColumnId> = IndexMap::new();
    for (column, meaning) in draft.legend.columns.enumerated() {
        if let ColumnMeaning::Stock { item: Item::Product(product), bucket } = *meaning {
            stocks.insert((product, bucket), column);
        }
    }
    for bucket in buckets.ids() {
        let within = |way: &&Way<'_>| {
            buckets.after_lead(bucket, way.route.total_lead_days()) == Some(bucket)
                && way.columns[bucket.position()].is_some()
        };
        let here: Vec<&Way<'_>> = ways.iter().filter(within).collect();
        let mut leads: Vec<Vec<usize>> = vec![Vec::new(); factory.products.len()];
        for way in &here {
            for (part, _) in way.takes(buckets, bucket) {
                let given = way.gives(buckets, bucket).map(|(it, _)| it.position());
                leads[part.position()].extend(given);
            }
        }
        for set in circles(&leads).iter().flat_map(|circle| sets(circle, &here, buckets, bucket)) {
            let all = Net { ways: &ways, here: &here, stocks: &stocks, bucket };
            all.rows(draft, &set);
        }
    }
}

/// The cycles of a graph: sets of products of which each leads to each, itself included.
fn circles(leads: &[Vec<usize>]) -> Vec<Vec<ProductId>> {
    let numbers = strongly_connected(leads);
    let mut circles: IndexMap<usize, Vec<ProductId>> = IndexMap::new();
    for (at, number) in numbers.iter().enumerate() {
        circles.entry(*number).or_default().push(ProductId::at(at));
    }
    let itself = |it: ProductId| leads[it.position()].contains(&it.position());
    circles.into_values().filter(|them| them.len() > 1 || itself(them[0])).collect()
}

/// The sets of a cycle's products that could run empty together: each leads to each by routes that
/// take of the set and give to it.
fn sets(
    circle: &[ProductId],
    here: &[&Way<'_>],
    buckets: &Buckets,
    bucket: BucketId,
) -> Vec<Vec<ProductId>> {
    let candidates: Vec<Vec<ProductId>> = if circle.len() > MOST_OF_A_CIRCLE {
        let each = circle.iter().map(|it| vec![*it]);
        std::iter::once(circle.to_vec()).chain(each).collect()
    } else {
        let masks = 1_usize..1 << circle.len();
        let of = |mask: usize| {
            let chosen = circle.iter().enumerate().filter(|(at, _)| mask >> at & 1 == 1);
            chosen.map(|(_, it)| *it).collect()
        };
        masks.map(of).collect()
    };
    let turns_into_itself = |set: &Vec<ProductId>| {
        let place = |it: ProductId| set.iter().position(|own| *own == it);
        let mut leads: Vec<Vec<usize>> = vec![Vec::new(); set.len()];
        for way in here {
            for from in way.takes(buckets, bucket).filter_map(|(it, _)| place(it)) {
                leads[from].extend(way.gives(buckets, bucket).filter_map(|(it, _)| place(it)));
            }
        }
        circles(&leads).iter().any(|circle| circle.len() == set.len())
    };
    candidates.into_iter().filter(turns_into_itself).collect()
}

/// The routes about a bucket.
struct Net<'a, 'f> {
    ways: &'a [Way<'f>],
    /// Those whose units started in the bucket are ready in it.
    here: &'a [&'a Way<'f>],
    stocks: &'a IndexMap<(ProductId, BucketId), ColumnId>,
    bucket: BucketId,
}

impl Net<'_, '_> {
    /// The rows of a set.
    fn rows(&self, draft: &mut Draft<'_>, set: &[ProductId]) {
        let buckets = draft.buckets;
        if let Some(uses) = self.uses_by_lead(buckets, set) {
            for (at, product) in set.iter().enumerate() {
                let per_piece: Vec<f64> = uses.iter().map(|uses| uses[at]).collect();
                self.row(draft, set, &[*product], &per_piece);
            }
        } else {
            let turns: f64 = buckets.days(self.bucket).map(|_| TURNS_OF_A_DAY).sum();
            self.row(draft, set, set, &vec![turns; set.len()]);
        }
    }

    /// If a set is a simple cycle with lead times: how much is used of each of its products, in
    /// the inner order, on the way of a piece of each, in the outer, as often as it fits into the
    /// bucket.
    fn uses_by_lead(&self, buckets: &Buckets, set: &[ProductId]) -> Option<Vec<Vec<f64>>> {
        let place = |it: ProductId| set.iter().position(|own| *own == it);
        let mut next: Vec<Option<(usize, f64, u32)>> = vec![None; set.len()];
        for way in self.here {
            let inside = |(it, each): (ProductId, f64)| place(it).map(|it| (it, each));
            let takes: Vec<_> = way.takes(buckets, self.bucket).filter_map(inside).collect();
            let gives: Vec<_> = way.gives(buckets, self.bucket).filter_map(inside).collect();
            let (&[(from, taken)], &[(to, given)]) = (takes.as_slice(), gives.as_slice()) else {
                if takes.is_empty() || gives.is_empty() {
                    continue;
                }
                return None;
            };
            if next[from].replace((to, given / taken, way.route.total_lead_days())).is_some() {
                return None;
            }
        }
        let next: Vec<(usize, f64, u32)> = next.into_iter().collect::<Option<_>>()?;
        if next.iter().all(|(_, _, lead)| *lead == 0) {
            return None;
        }
        let from = |first: usize| {
            let (mut at, mut amount, mut day) = (first, 1.0, 0_u32);
            let mut uses = vec![0.0; set.len()];
            loop {
                let (to, ratio, lead) = next[at];
                day = day.saturating_add(lead);
                if buckets.after_lead(self.bucket, day) != Some(self.bucket) {
                    return uses;
                }
                uses[at] += amount;
                (at, amount) = (to, amount * ratio);
            }
        };
        Some((0..set.len()).map(from).collect())
    }

    /// Use of some of a set's products ≤ what a first piece of each allows × its first pieces.
    fn row(&self, draft: &mut Draft<'_>, set: &[ProductId], used: &[ProductId], per_piece: &[f64]) {
        let (factory, buckets, bucket) = (draft.factory, draft.buckets, self.bucket);
        let mut entries: IndexMap<ColumnId, f64> = IndexMap::new();
        let mut add = |column: ColumnId, value: f64| *entries.entry(column).or_default() += value;
        let allowed = |(it, each): (ProductId, f64)| {
            set.iter().position(|own| *own == it).map_or(0.0, |at| per_piece[at] * each)
        };
        for way in self.ways {
            for start in buckets.ids().take(bucket.position() + 1) {
                let Some(column) = way.columns[start.position()] else { continue };
                if buckets.after_lead(start, way.route.total_lead_days()) != Some(bucket)
                    || !way.gives(buckets, start).any(|(it, _)| set.contains(&it))
                {
                    continue;
                }
                let turns = || way.takes(buckets, start).filter(|(it, _)| set.contains(it));
                if start == bucket && turns().next().is_some() {
                    let own = turns().filter(|(it, _)| used.contains(it));
                    add(column, own.map(|(_, each)| each).sum());
                } else {
                    add(column, -way.gives(buckets, start).map(allowed).sum::<f64>());
                }
            }
        }
        let mut most = 0.0;
        for (&product, &turns) in set.iter().zip(per_piece) {
            let flow = draft.flow(Item::Product(product), bucket);
            most -= turns * draft.lp.row_bounds(flow).lower;
            let before = bucket.position().checked_sub(1).map(BucketId::at);
            if let Some(stock) = before.and_then(|before| self.stocks.get(&(product, before))) {
                add(*stock, -turns);
            }
        }
        let rest = set.iter().filter(|it| !used.contains(it));
        let products: Vec<ProductId> = used.iter().chain(rest).copied().collect();
        let names: Vec<&str> =
            products.iter().map(|it| factory.products[*it].named.id.as_str()).collect();
        let row = draft.row(
            format_args!("first/{}@{}", names.join("+"), buckets[bucket].name),
            Bounds::at_most(most),
            RowMeaning::FirstPiece { products, bucket },
        );
        for (&product, &uses) in set.iter().zip(per_piece) {
            draft.legend.firsts.push(FirstPiece { row, product, bucket, uses });
        }
        for (column, value) in entries.into_iter().filter(|(_, value)| *value != 0.0) {
            draft.lp.add(row, column, value);
        }
    }
}
