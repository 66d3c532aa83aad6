//! A part of a programme: fixed columns are put in, equations of one or two columns are solved, rows
//! that cannot bind are left out. A neighbourhood is searched in a programme of its own size.

use std::collections::VecDeque;

use crate::ids::{ColumnId, Id, RowId};
use crate::lp::{Bounds, Domain, Lp, LpBuilder, Objective};

/// Relative distance within which two bounds are the same.
const SAME: f64 = 1e-9;

/// Relative violation of a row of fixed columns that is rounding.
const ROUNDING: f64 = 1e-7;

/// The largest ratio of coefficients by which an equation of two columns is solved.
const MOST_RATIO: f64 = 1e3;

/// What is known of a column before.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Given {
    /// Its bounds.
    Within(Bounds),
    /// Its value.
    Fixed(f64),
    /// So many times another column, which is within bounds.
    Times(u32, f64),
}

/// What a column is in the part.
#[derive(Clone, Copy, Debug)]
enum Image {
    Kept,
    Fixed(f64),
    /// `factor · of + constant`
    Line {
        of: u32,
        factor: f64,
        constant: f64,
    },
}

/// A column as a multiple of one that is kept, and a constant.
type Term = (Option<u32>, f64, f64);

/// The part of a programme that is left.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub lp: Lp,
    pub objective: Objective,
    /// The columns left, in order.
    pub kept: Vec<u32>,
    /// The rows left, in order.
    pub rows: Vec<RowId>,
    images: Vec<Image>,
}

impl Part {
    /// The part that is left by what is given of each column, without some rows; `None` if it has no
    /// point.
    pub fn of(
        lp: &Lp,
        objective: &Objective,
        given: &[Given],
        omitted: &dyn Fn(RowId) -> bool,
    ) -> Option<Self> {
        let mut reduction = Reduction::of(lp, given, omitted);
        reduction.solve_equations()?;
        Some(reduction.part(objective))
    }

    /// As [`Part::of`], without solving equations: for what is given alike the same rows and columns
    /// are left, whatever the values.
    pub fn alike(
        lp: &Lp,
        objective: &Objective,
        given: &[Given],
        omitted: &dyn Fn(RowId) -> bool,
    ) -> Self {
        Reduction::of(lp, given, omitted).written(objective, |_, _| false)
    }

    /// A point of the part as one of the whole programme.
    pub fn whole(&self, point: &[f64]) -> Vec<f64> {
        let mut values = vec![0.0; self.images.len()];
        for (&column, value) in self.kept.iter().zip(point) {
            values[column as usize] = *value;
        }
        let columns = 0..u32::try_from(self.images.len()).unwrap_or(u32::MAX);
        columns
            .map(|column| {
                let (of, factor, constant) = resolved(&self.images, column);
                of.map_or(constant, |of| factor.mul_add(values[of as usize], constant))
            })
            .collect()
    }
}

fn resolved(images: &[Image], column: u32) -> Term {
    let (mut at, mut scale, mut sum) = (column, 1.0, 0.0);
    loop {
        match images[at as usize] {
            Image::Kept => return (Some(at), scale, sum),
            Image::Fixed(value) => return (None, 0.0, scale.mul_add(value, sum)),
            Image::Line { of, factor, constant } => {
                sum = scale.mul_add(constant, sum);
                scale *= factor;
                at = of;
            }
        }
    }
}

/// The reduction under way.
struct Reduction<'l> {
    lp: &'l Lp,
    images: Vec<Image>,
    bounds: Vec<Bounds>,
    /// The columns that are a multiple of each, itself included.
    members: Vec<Vec<u32>>,
    /// Entries of each row whose columns are not fixed: at most so many columns are left in it.
    left: Vec<u32>,
    gone: Vec<bool>,
    queue: VecDeque<RowId>,
}

impl<'l> Reduction<'l> {
    #[allow(clippy::cast_possible_truncation)] // fewer than 2^32 entries
    fn of(lp: &'l Lp, given: &[Given], omitted: &dyn Fn(RowId) -> bool) -> Self {
        let count = |row| lp.matrix().row(row).len() as u32;
        let mut reduction = Self {
            lp,
            images: vec![Image::Kept; given.len()],
            bounds: vec![Bounds::FREE; given.len()],
            members: (0..given.len() as u32).map(|it| vec![it]).collect(),
            left: lp.rows().ids().map(count).collect(),
            gone: lp.rows().ids().map(omitted).collect(),
            queue: VecDeque::new(),
        };
        for (at, given) in (0_u32..).zip(given) {
            match *given {
                Given::Within(bounds) => reduction.bounds[at as usize] = bounds,
                Given::Fixed(value) => reduction.fix(at, value),
                Given::Times(of, factor) => {
                    reduction.images[at as usize] = Image::Line { of, factor, constant: 0.0 };
                    reduction.members[at as usize].clear();
                    reduction.members[of as usize].push(at);
                }
            }
        }
        for row in lp.rows().ids() {
            if reduction.left[row.position()] <= 2 {
                reduction.queue.push_back(row);
            }
        }
        reduction
    }

    fn fix(&mut self, column: u32, value: f64) {
        self.images[column as usize] = Image::Fixed(value);
        for member in std::mem::take(&mut self.members[column as usize]) {
            for &(row, _) in self.lp.matrix().column(ColumnId::at(member as usize)) {
                let left = &mut self.left[row.position()];
                *left = left.saturating_sub(1);
                if *left <= 2 && !self.gone[row.position()] {
                    self.queue.push_back(row);
                }
            }
        }
    }

    /// The terms of a row in the columns left, and its constant.
    fn terms(&self, row: RowId) -> (Vec<(u32, f64)>, f64, f64) {
        let mut terms: Vec<(u32, f64)> = Vec::new();
        let (mut sum, mut size) = (0.0_f64, 0.0_f64);
        for &(column, value) in self.lp.matrix().row(row) {
            #[allow(clippy::cast_possible_truncation)] // fewer than 2^32 columns
            let (of, factor, constant) = resolved(&self.images, column.position() as u32);
            sum = value.mul_add(constant, sum);
            size = size.max((value * constant).abs());
            if let Some(of) = of {
                terms.push((of, value * factor));
            }
        }
        terms.sort_unstable_by_key(|it| it.0);
        let largest = terms.iter().fold(0.0_f64, |most, it| most.max(it.1.abs()));
        terms.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 += next.1;
            }
            same
        });
        terms.retain(|it| it.1.abs() > 1e-12 * largest);
        (terms, sum, size)
    }

    /// Solves equations of one or two columns, and makes rows of one column its bounds; `None` if there
    /// is no point.
    fn solve_equations(&mut self) -> Option<()> {
        for column in 0..self.images.len() {
            if matches!(self.images[column], Image::Kept) {
                self.settle(u32::try_from(column).ok()?)?;
            }
        }
        while let Some(row) = self.queue.pop_front() {
            if self.gone[row.position()] {
                continue;
            }
            let (terms, sum, size) = self.terms(row);
            let bounds = self.lp.rows()[row];
            let sides = Bounds { lower: bounds.lower - sum, upper: bounds.upper - sum };
            match terms[..] {
                [] => {
                    if sides.violation(0.0) > ROUNDING * size.max(self.lp.row_size(row)) {
                        return None;
                    }
                    self.gone[row.position()] = true;
                }
                [(column, value)] => {
                    self.gone[row.position()] = true;
                    self.narrow(column, divided(sides, value))?;
                }
                [one, other] if bounds.is_fixed() => {
                    self.solve_for(row, one, other, sides.lower)?;
                }
                _ => {}
            }
        }
        Some(())
    }

    /// Puts one of two columns of an equation in terms of the other.
    fn solve_for(
        &mut self,
        row: RowId,
        one: (u32, f64),
        other: (u32, f64),
        side: f64,
    ) -> Option<()> {
        let domain = |it: u32| self.lp.domain(ColumnId::at(it as usize));
        let ratio = (one.1 / other.1).abs();
        if !(1.0 / MOST_RATIO..=MOST_RATIO).contains(&ratio) {
            return Some(());
        }
        let (solved, of) = match (domain(one.0).is_continuous(), domain(other.0).is_continuous()) {
            (true, true)
                if self.members[one.0 as usize].len() > self.members[other.0 as usize].len() =>
            {
                (other, one)
            }
            (true, _) => (one, other),
            (false, true) => (other, one),
            (false, false) => return Some(()),
        };
        self.gone[row.position()] = true;
        let (factor, constant) = (-of.1 / solved.1, side / solved.1);
        let own = self.bounds[solved.0 as usize];
        self.images[solved.0 as usize] = Image::Line { of: of.0, factor, constant };
        let members = std::mem::take(&mut self.members[solved.0 as usize]);
        for member in &members {
            // Rows with both have a column less.
            for &(row, _) in self.lp.matrix().column(ColumnId::at(*member as usize)) {
                if self.left[row.position()] <= 4 && !self.gone[row.position()] {
                    self.queue.push_back(row);
                }
            }
        }
        self.members[of.0 as usize].extend(members);
        let moved = Bounds { lower: own.lower - constant, upper: own.upper - constant };
        self.narrow(of.0, divided(moved, factor))
    }

    /// Tightens a column's bounds.
    fn narrow(&mut self, column: u32, to: Bounds) -> Option<()> {
        let bounds = &mut self.bounds[column as usize];
        bounds.lower = bounds.lower.max(to.lower);
        bounds.upper = bounds.upper.min(to.upper);
        self.settle(column)
    }

    /// Fixes a column whose bounds are the same; `None` if they are crossed.
    fn settle(&mut self, column: u32) -> Option<()> {
        let own = ColumnId::at(column as usize);
        let mut bounds = self.bounds[column as usize];
        let size = self.lp.column_size(own);
        if self.lp.domain(own).is_whole() {
            bounds.lower = (bounds.lower - 1e-6).ceil();
            bounds.upper = (bounds.upper + 1e-6).floor();
        }
        let apart = bounds.upper - bounds.lower;
        let largest = bounds.lower.abs().min(bounds.upper.abs()).max(size);
        if apart < -ROUNDING * largest {
            return None;
        }
        if apart <= SAME * largest {
            let value = if self.lp.domain(own).is_whole() {
                bounds.lower
            } else {
                f64::midpoint(bounds.lower, bounds.upper)
            };
            self.fix(column, value);
        }
        self.bounds[column as usize] = bounds;
        Some(())
    }

    fn part(self, objective: &Objective) -> Part {
        let cannot_bind = |terms: &[(u32, f64)], sides: Bounds| {
            let (mut least, mut most) = (0.0, 0.0);
            for &(column, value) in terms {
                let ends = self.bounds[column as usize];
                let (low, high) = if value > 0.0 {
                    (value * ends.lower, value * ends.upper)
                } else {
                    (value * ends.upper, value * ends.lower)
                };
                least += low;
                most += high;
            }
            least >= sides.lower && most <= sides.upper
        };
        self.written(objective, cannot_bind)
    }

    fn written(
        &self,
        objective: &Objective,
        cannot_bind: impl Fn(&[(u32, f64)], Bounds) -> bool,
    ) -> Part {
        let lp = self.lp;
        let mut builder = LpBuilder::new(lp.name());
        let mut place: Vec<Option<ColumnId>> = vec![None; self.images.len()];
        let (mut kept, mut sizes) = (Vec::new(), Vec::new());
        for (at, image) in (0_u32..).zip(&self.images) {
            if !matches!(image, Image::Kept) {
                continue;
            }
            let column = ColumnId::at(at as usize);
            let own = builder.column(format_args!(""), self.bounds[at as usize]);
            let domain = lp.domain(column);
            if domain != Domain::Continuous {
                builder.set_domain(own, domain);
            }
            place[at as usize] = Some(own);
            sizes.push(lp.column_size(column));
            kept.push(at);
        }
        let mut rows = Vec::new();
        for row in lp.rows().ids().filter(|row| !self.gone[row.position()]) {
            let (terms, sum, _) = self.terms(row);
            let bounds = lp.rows()[row];
            let sides = Bounds { lower: bounds.lower - sum, upper: bounds.upper - sum };
            if cannot_bind(&terms, sides) {
                continue;
            }
            let own = builder.row(format_args!(""), sides);
            for (column, value) in terms {
                if let Some(column) = place[column as usize] {
                    builder.add(own, column, value);
                }
            }
            rows.push(row);
        }
        let mut small = Objective::new(&objective.name, objective.sense);
        small.constant = objective.constant;
        for (at, cost) in (0_u32..).zip(&objective.costs).filter(|it| *it.1 != 0.0) {
            let (of, factor, constant) = resolved(&self.images, at);
            small.constant = cost.mul_add(constant, small.constant);
            if let Some(column) = of.and_then(|of| place[of as usize]) {
                small.add(column, cost * factor);
            }
        }
        let mut part = builder.build();
        if lp.has_sizes() {
            part.set_sizes(&sizes, Vec::new());
        }
        Part { lp: part, objective: small, kept, rows, images: self.images.clone() }
    }
}

fn divided(sides: Bounds, value: f64) -> Bounds {
    let (one, other) = (sides.lower / value, sides.upper / value);
    if value > 0.0 { Bounds::between(one, other) } else { Bounds::between(other, one) }
}
