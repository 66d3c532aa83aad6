//! The share of each limit: its price integrated along the straight line from no move to the
//! remedy.

use std::sync::Arc;

use super::cure::Cure;
use super::held::Held;
use crate::ids::Id;
use crate::lp::{Bounds, Lp};
use crate::session::prove::{Solved, optimum_near, traced};
use crate::session::{Certified, CurveEnd, Direction, Failure, Optimum, Options, Piece};
use crate::tolerances::{ACCOUNTED, HELD_BACK};

/// More pieces than this are not told apart.
const MOST_PIECES: usize = 32;

/// Into so many stretches the way is cut where it cannot be traced piece by piece.
const STRETCHES: u32 = 16;

/// The parts of a shortage.
pub(super) struct Shares {
    /// By family of levers.
    pub carried: Vec<f64>,
    /// The shortage that limits force: the least there is without any move.
    pub forced: f64,
    /// What is left of it after the remedy.
    pub left: f64,
    /// Whether the way was followed to its end.
    pub complete: bool,
    /// Worst residual of the certificates.
    pub residual: f64,
}

/// Follows the shortage along the way and shares out its fall.
pub(super) fn along(held: &Held, cure: &Cure, options: &Options) -> Result<Shares, Failure> {
    let levers = &held.levers;
    let direction = Direction {
        columns: levers
            .list
            .iter()
            .zip(&cure.amounts)
            .filter(|(_, amount)| **amount > 0.0)
            .map(|(lever, amount)| (lever.column, 0.0, *amount))
            .collect(),
        ..Direction::default()
    };
    let (lp, deadline) = (&levers.lp, &options.deadline);
    let (traced, residual) = traced(lp, &held.trouble, &direction, 1.0, MOST_PIECES, deadline);
    let mut shares = Shares {
        carried: vec![0.0; levers.families.len()],
        forced: held.amount,
        left: held.amount,
        complete: traced.end != CurveEnd::Interrupted,
        residual,
    };
    let exact = traced.pieces.len();
    let mut pieces = traced.pieces;
    let reached = pieces.last().map_or(0.0, |piece| piece.to);
    if shares.complete && 1.0 - reached > HELD_BACK {
        match stretches(held, cure, reached, options)? {
            Some(rest) => pieces.extend(rest),
            None => shares.complete = false,
        }
    }
    let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else { return Ok(shares) };
    shares.forced = first.value;
    shares.left = last.slope.mul_add(last.to - last.from, last.value);
    let mut near = None;
    for (at, piece) in pieces.iter().enumerate() {
        if !share_out(held, cure, piece, at < exact, &mut near, &mut shares, options)? {
            shares.complete = false;
            return Ok(shares);
        }
    }
    Ok(shares)
}

/// The programme some part of the way to the remedy, one family held back a little further.
fn part_way(held: &Held, cure: &Cure, at: f64, back: Option<(usize, f64)>) -> Lp {
    let mut lp = held.levers.lp.clone();
    for (lever, amount) in held.levers.list.iter().zip(&cure.amounts) {
        let step = back.filter(|(family, _)| *family == lever.family).map_or(0.0, |it| it.1);
        lp.set_column_bounds(lever.column, Bounds::between(0.0, (at - step).max(0.0) * amount));
    }
    lp
}

/// Where the curve could not be traced to its end: the rest of the way in equal stretches, each
/// between two certified values; `None` if the deadline passed first.
fn stretches(
    held: &Held,
    cure: &Cure,
    from: f64,
    options: &Options,
) -> Result<Option<Vec<Piece>>, Failure> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut before: Option<(f64, f64)> = None;
    let mut near: Option<Arc<Optimum>> = None;
    for step in 0..=STRETCHES {
        let at = from + (1.0 - from) * f64::from(step) / f64::from(STRETCHES);
        let lp = part_way(held, cure, at, None);
        let solved = optimum_near(&lp, &held.trouble, near.as_deref(), options)?;
        let Solved::Best(certified, record) = solved else { return Ok(None) };
        near = record.optimum.or(near);
        if let Some((from, value)) = before {
            let slope = (certified.value() - value) / (at - from);
            pieces.push(Piece { from, to: at, value, slope });
        }
        before = Some((at, certified.value()));
    }
    Ok(Some(pieces))
}

/// Shares out the fall along one piece; `false` if the deadline passed first.
///
/// Where several limits are needed together no single price tells them apart: each is therefore
/// held back a little in turn, and the prices found are averaged. Any of them accounts for the
/// whole fall, so their mean does too.
fn share_out(
    held: &Held,
    cure: &Cure,
    piece: &Piece,
    exact: bool,
    near: &mut Option<Arc<Optimum>>,
    shares: &mut Shares,
    options: &Options,
) -> Result<bool, Failure> {
    let levers = &held.levers;
    let fall = -piece.slope * (piece.to - piece.from);
    if fall <= 0.0 {
        return Ok(true);
    }
    let mut moved: Vec<usize> = levers
        .list
        .iter()
        .zip(&cure.amounts)
        .filter(|(_, amount)| **amount > 0.0)
        .map(|(lever, _)| lever.family)
        .collect();
    moved.sort_unstable();
    moved.dedup();
    let middle = f64::midpoint(piece.from, piece.to);
    let step = HELD_BACK * (piece.to - piece.from);
    let mut found: Vec<Vec<f64>> = Vec::new();
    // Nothing held back comes last: it is asked only if nothing else accounts for the fall.
    let turns = moved.iter().map(|family| Some(*family)).chain([None]);
    for back in turns {
        if back.is_none() && !found.is_empty() {
            break;
        }
        let lp = part_way(held, cure, middle, back.map(|family| (family, step)));
        match optimum_near(&lp, &held.trouble, near.as_deref(), options)? {
            Solved::Best(certified, record) => {
                *near = record.optimum.or(near.take());
                shares.residual = shares.residual.max(certified.residuals().worst());
                let priced = priced(held, cure, &certified);
                let rate: f64 = priced.iter().sum();
                let accounted = (rate + piece.slope).abs() <= ACCOUNTED * (1.0 + piece.slope.abs());
                if accounted || !exact || back.is_none() {
                    found.push(priced);
                }
            }
            Solved::Infeasible(_) => {}
            Solved::Stopped => return Ok(false),
        }
    }
    let total: f64 = found.iter().flatten().sum();
    if total <= 0.0 {
        return Ok(true);
    }
    for priced in &found {
        for (carried, rate) in shares.carried.iter_mut().zip(priced) {
            *carried += fall * rate / total;
        }
    }
    Ok(true)
}

/// How fast each family brings the shortage down along the way.
fn priced(held: &Held, cure: &Cure, certified: &Certified) -> Vec<f64> {
    let levers = &held.levers;
    let mut rates = vec![0.0; levers.families.len()];
    for (lever, amount) in levers.list.iter().zip(&cure.amounts) {
        let reduced = certified.reduced_costs()[lever.column.position()];
        rates[lever.family] += (-reduced).max(0.0) * amount;
    }
    rates
}
