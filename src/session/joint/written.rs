//! The joint programme written: a column for each measure, columns for products of measures, and for
//! each column whose entries a measure changes the part of it that is made with the measure.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::figures::{Figure, Programme, Register};
use super::functions::Function;
use super::most::at_most;
use super::rules::Rules;
use crate::ids::{ColumnId, Id, RowId};
use crate::lp::{Bounds, Lp, LpBuilder, Objective, Sense};

/// Up to so many measures that touch a bound, products of them are columns; of more, a linear function
/// bounds it.
const MOST_PRODUCTS: usize = 8;

/// The same for entries: their products are columns for every column.
const MOST_PARTS: usize = 3;

/// The joint programme.
#[derive(Clone, Debug)]
pub(super) struct Written {
    pub lp: Lp,
    pub goals: Vec<Objective>,
    /// The column of each measure.
    pub taken: Vec<ColumnId>,
    /// The row of the budget.
    pub budget: RowId,
}

struct Writing<'w> {
    rules: &'w Rules,
    register: &'w Register,
    base: &'w Programme,
    functions: &'w BTreeMap<Figure, Function>,
    money: &'w [bool],
    /// Measures that can only help: nothing is gained by making less with them than is made.
    helps: &'w [bool],
    builder: LpBuilder,
    goals: Vec<Objective>,
    rows: Vec<RowId>,
    columns: Vec<ColumnId>,
    taken: Vec<ColumnId>,
    /// Products of measures.
    products: FxHashMap<Vec<usize>, ColumnId>,
    /// Entries beside those of the base programme.
    entries: Vec<(u32, ColumnId, f64)>,
    /// What each column can be at most.
    most: Vec<f64>,
    /// By column and measures, the part made with them.
    parts: FxHashMap<(u32, Vec<usize>), ColumnId>,
    /// Rows whose entries are not exact: of which the upper side stands, if not the lower one.
    loose: FxHashMap<u32, bool>,
}

/// The joint programme of the measures of a factory; `None` where a touched column may be below zero.
pub(super) fn written(
    (rules, money, helps): (&Rules, &[bool], &[bool]),
    register: &Register,
    base: &Programme,
    functions: &BTreeMap<Figure, Function>,
) -> Option<Written> {
    let most = at_most(register, base, functions);
    let mut writing = Writing {
        rules,
        register,
        base,
        functions,
        money,
        helps,
        builder: base.lp.clone().into_builder(),
        goals: base.goals.clone(),
        rows: Vec::new(),
        columns: Vec::new(),
        taken: Vec::new(),
        products: FxHashMap::default(),
        entries: Vec::new(),
        most,
        parts: FxHashMap::default(),
        loose: FxHashMap::default(),
    };
    writing.rows_and_columns();
    let budget = writing.measures();
    writing.entries_and_costs()?;
    writing.bounds();
    Some(writing.finish(budget))
}

impl Writing<'_> {
    /// The rows and columns of all programmes.
    fn rows_and_columns(&mut self) {
        let (register, own) = (self.register, &self.base.lp);
        self.columns = own.columns().ids().collect();
        for at in self.columns.len()..register.column_names.len() {
            let name = &register.column_names[at];
            let column = self.builder.column(format_args!("{name}"), Bounds::NON_NEGATIVE);
            self.builder.set_size(column, register.column_sizes[at]);
            for (goal, cost) in (0_u32..).zip(&register.column_costs[at]) {
                let id = u32::try_from(at).unwrap_or(u32::MAX);
                let of = self.functions.get(&Figure::Cost(goal, id));
                self.goals[goal as usize].add(column, of.map_or(*cost, Function::without));
            }
            self.columns.push(column);
        }
        self.rows = own.rows().ids().collect();
        for at in self.rows.len()..register.row_names.len() {
            let name = &register.row_names[at];
            self.rows.push(self.builder.row(format_args!("{name}"), Bounds::FREE));
        }
        // A row that is not in every programme stands as far as its bounds do where it is missing.
        let (rows, columns) = (own.rows().len(), own.columns().len());
        for (at, entries) in (0_u32..).zip(&register.row_entries) {
            for (column, value) in entries {
                if at as usize >= rows || *column as usize >= columns {
                    let of = self.functions.get(&Figure::Entry(at, *column));
                    let value = of.map_or(*value, Function::without);
                    self.entries.push((at, self.columns[*column as usize], value));
                }
            }
        }
    }

    /// A column for each measure, and what restricts sets of them.
    fn measures(&mut self) -> RowId {
        for (at, id) in self.rules.ids.iter().enumerate() {
            let column = self.builder.column(format_args!("take/{id}"), Bounds::between(0.0, 1.0));
            self.taken.push(column);
            for (goal, money) in self.money.iter().enumerate() {
                if *money && self.rules.monthly[at] != 0.0 {
                    let sign = self.goals[goal].sense.sign();
                    self.goals[goal].add(column, sign * self.rules.monthly[at]);
                }
            }
        }
        let budget = self.builder.row(format_args!("budget"), Bounds::FREE);
        for (column, cost) in self.taken.iter().zip(&self.rules.costs) {
            self.builder.add(budget, *column, *cost);
        }
        for (at, required) in self.rules.requires.iter().enumerate() {
            for other in required {
                let name =
                    format_args!("requires/{}/{}", self.rules.ids[at], self.rules.ids[*other]);
                let row = self.builder.row(name, Bounds::at_most(0.0));
                self.builder.add(row, self.taken[at], 1.0);
                self.builder.add(row, self.taken[*other], -1.0);
            }
        }
        for (one, other) in &self.rules.excludes {
            let name = format_args!("excludes/{}/{}", self.rules.ids[*one], self.rules.ids[*other]);
            let row = self.builder.row(name, Bounds::at_most(1.0));
            self.builder.add(row, self.taken[*one], 1.0);
            self.builder.add(row, self.taken[*other], 1.0);
        }
        for (at, (of, least, most)) in self.rules.choices.iter().enumerate() {
            let lower = least.map_or(f64::NEG_INFINITY, f64::from);
            let upper = most.map_or(f64::INFINITY, f64::from);
            let row =
                self.builder.row(format_args!("choose/{}", at + 1), Bounds::between(lower, upper));
            for it in of {
                self.builder.add(row, self.taken[*it], 1.0);
            }
        }
        budget
    }

    /// The column of a product of measures.
    fn product(&mut self, of: &[usize]) -> ColumnId {
        if let [one] = of {
            return self.taken[*one];
        }
        if let Some(column) = self.products.get(of) {
            return *column;
        }
        let name = of.iter().map(|it| self.rules.ids[*it].as_str()).collect::<Vec<_>>().join("*");
        let column = self.builder.column(format_args!("take/{name}"), Bounds::between(0.0, 1.0));
        self.products.insert(of.to_vec(), column);
        let (last, before) = of.split_last().unwrap_or((&0, &[]));
        let (before, last) = (self.product(before), self.taken[*last]);
        for (at, factor) in [before, last].into_iter().enumerate() {
            let row =
                self.builder.row(format_args!("both/{name}/{}", at + 1), Bounds::at_most(0.0));
            self.builder.add(row, column, 1.0);
            self.builder.add(row, factor, -1.0);
        }
        let row = self.builder.row(format_args!("both/{name}"), Bounds::at_least(-1.0));
        for (it, value) in [(column, 1.0), (before, -1.0), (last, -1.0)] {
            self.builder.add(row, it, value);
        }
        column
    }

    /// The part of a column that is made with measures.
    fn part(&mut self, of: u32, with: &[usize]) -> ColumnId {
        let key = (of, with.to_vec());
        if let Some(column) = self.parts.get(&key) {
            return *column;
        }
        let whole = self.columns[of as usize];
        let (last, before) = with.split_last().unwrap_or((&0, &[]));
        let before = if before.is_empty() { whole } else { self.part(of, before) };
        let other = (with.len() > 1).then(|| self.part(of, &with[with.len() - 1..]));
        let names =
            with.iter().map(|it| self.rules.ids[*it].as_str()).collect::<Vec<_>>().join("*");
        let name = format!("{}/with/{names}", self.register.column_names[of as usize]);
        let column = self.builder.column(format_args!("{name}"), Bounds::NON_NEGATIVE);
        self.builder.set_size(column, self.register.column_sizes[of as usize]);
        self.parts.insert(key, column);
        let most = self.most[of as usize];
        let row = self.builder.row(format_args!("part/{name}"), Bounds::at_most(0.0));
        self.builder.add(row, column, 1.0);
        self.builder.add(row, before, -1.0);
        if let Some(other) = other {
            // Of a product: at most each, and at least what both leave.
            let row = self.builder.row(format_args!("part/{name}/2"), Bounds::at_most(0.0));
            self.builder.add(row, column, 1.0);
            self.builder.add(row, other, -1.0);
            let row = self.builder.row(format_args!("part/{name}/3"), Bounds::at_least(0.0));
            for (it, value) in [(column, 1.0), (before, -1.0), (other, -1.0), (whole, 1.0)] {
                self.builder.add(row, it, value);
            }
        } else if most.is_finite() {
            let taken = self.taken[*last];
            let row = self.builder.row(format_args!("only/{name}"), Bounds::at_most(0.0));
            self.builder.add(row, column, 1.0);
            self.builder.add(row, taken, -most);
            if !self.helps[*last] {
                let row = self.builder.row(format_args!("all/{name}"), Bounds::at_least(-most));
                self.builder.add(row, column, 1.0);
                self.builder.add(row, whole, -1.0);
                self.builder.add(row, taken, -most);
            }
        }
        column
    }

    /// Whether the upper side of a row is the one that stands where its entries are not exact: that
    /// which smaller entries leave more room.
    fn side(&self, row: u32) -> bool {
        let mut sum = 0.0;
        for (figure, function) in self.functions.range(Figure::Entry(row, 0)..) {
            let Figure::Entry(at, _) = figure else { break };
            if *at != row {
                break;
            }
            let without = function.without();
            let changes = function.values.iter().flatten().map(|it| it - without);
            sum += changes.sum::<f64>() / (1.0 + without.abs());
        }
        sum <= 0.0
    }

    fn entries_and_costs(&mut self) -> Option<()> {
        for (figure, function) in self.functions {
            let column = match figure {
                Figure::Entry(_, column) | Figure::Cost(_, column) => *column,
                _ => continue,
            };
            let exact = function.touch.len() <= MOST_PARTS;
            let lower = Figure::ColumnLower(column);
            let own = self.base.column(column).map_or(0.0, |it| self.base.lp.columns()[it].lower);
            if own < 0.0 || self.functions.get(&lower).is_some_and(|it| it.least() < 0.0) {
                return None;
            }
            let terms = match figure {
                _ if exact => function.products(),
                Figure::Entry(row, _) => {
                    let upper = self.side(*row);
                    self.loose.insert(*row, upper);
                    function.linear(!upper)
                }
                Figure::Cost(goal, _) => {
                    function.linear(self.goals[*goal as usize].sense == Sense::Maximise)
                }
                _ => continue,
            };
            for (bits, value) in terms.1 {
                let with = members(&function.touch, bits);
                let part = self.part(column, &with);
                match figure {
                    Figure::Entry(row, _) => self.entries.push((*row, part, value)),
                    Figure::Cost(goal, _) => self.goals[*goal as usize].add(part, value),
                    _ => {}
                }
            }
        }
        Some(())
    }

    /// The terms of a bound, or of a constant, that is at least (or at most) the function.
    fn terms(&mut self, function: &Function, above: bool) -> (f64, Vec<(ColumnId, f64)>) {
        let exact = function.touch.len() <= MOST_PRODUCTS;
        let (constant, terms) = if exact { function.products() } else { function.linear(above) };
        let of = |this: &mut Self, bits: usize| this.product(&members(&function.touch, bits));
        (constant, terms.into_iter().map(|it| (of(self, it.0), it.1)).collect())
    }

    fn bounds(&mut self) {
        let functions = self.functions;
        let mut done: FxHashSet<u32> = FxHashSet::default();
        for (figure, function) in functions {
            match figure {
                Figure::Constant(goal) => {
                    let above = self.goals[*goal as usize].sense == Sense::Maximise;
                    let (constant, terms) = self.terms(function, above);
                    self.goals[*goal as usize].constant = constant;
                    for (column, value) in terms {
                        self.goals[*goal as usize].add(column, value);
                    }
                }
                Figure::ColumnUpper(at) => {
                    let most = self.most[*at as usize];
                    let function = function.clone().closed(most);
                    let column = self.columns[*at as usize];
                    self.builder.column_bounds(column).upper = function.most();
                    if function.is_open() {
                        continue;
                    }
                    let name = &self.register.column_names[*at as usize];
                    let row = self
                        .builder
                        .row(format_args!("most/{name}"), Bounds::at_most(function.without()));
                    let (_, terms) = self.terms(&function, true);
                    self.builder.add(row, column, 1.0);
                    for (of, value) in terms {
                        self.builder.add(row, of, -value);
                    }
                }
                Figure::ColumnLower(at) => {
                    let column = self.columns[*at as usize];
                    self.builder.column_bounds(column).lower = function.least();
                }
                Figure::RowLower(at) | Figure::RowUpper(at) if done.insert(*at) => self.row(*at),
                _ => {}
            }
        }
    }

    /// The sides of a row that measures move: one row if both move alike or one alone is there, else a
    /// second one for the upper side.
    fn row(&mut self, at: u32) {
        let lower = self.functions.get(&Figure::RowLower(at));
        let upper = self.functions.get(&Figure::RowUpper(at));
        let row = self.rows[at as usize];
        let own = *self.builder.row_bounds(row);
        let sound = self.stands(at, lower.or(upper));
        let open = |it: Option<&Function>| !sound || it.is_some_and(Function::is_open);
        let (no_lower, no_upper) = (open(lower), open(upper));
        let side = |function: Option<&Function>, end: f64, open: bool, none: f64| match function {
            _ if open => none,
            Some(function) => function.without(),
            None => end,
        };
        let least = side(lower, own.lower, no_lower, f64::NEG_INFINITY);
        let most = side(upper, own.upper, no_upper, f64::INFINITY);
        let mut of_lower = Vec::new();
        if let Some(lower) = lower.filter(|_| !no_lower) {
            of_lower = self.terms(lower, false).1;
        }
        let mut of_upper = Vec::new();
        if let Some(upper) = upper.filter(|_| !no_upper) {
            of_upper = self.terms(upper, true).1;
        }
        if of_lower == of_upper || least.is_infinite() || most.is_infinite() {
            let terms = if most.is_infinite() { of_lower } else { of_upper };
            *self.builder.row_bounds(row) = Bounds::between(least, most);
            self.entries.extend(terms.into_iter().map(|(column, value)| (at, column, -value)));
            return;
        }
        // The lower side here, the upper one in a row with the same entries.
        *self.builder.row_bounds(row) = Bounds::at_least(least);
        let name = format_args!("{}/most", self.register.row_names[at as usize]);
        let second = self.builder.row(name, Bounds::at_most(most));
        for (column, value) in self.of_row(at) {
            self.builder.add(second, column, value);
        }
        for (column, value) in of_upper {
            self.builder.add(second, column, -value);
        }
        if self.loose.get(&at) == Some(&false) {
            *self.builder.row_bounds(second) = Bounds::FREE;
        }
        self.entries.extend(of_lower.into_iter().map(|(column, value)| (at, column, -value)));
    }

    /// Whether a row stands where it is missing: it is one of the factory without measures, or its
    /// columns are there only with the measures that bring the row.
    fn stands(&self, at: u32, function: Option<&Function>) -> bool {
        let (rows, columns) = (self.base.lp.rows().len(), self.base.lp.columns().len());
        let brought = |column: u32| {
            let of = self.functions.get(&Figure::ColumnUpper(column));
            let by = |it: &Function, row: &Function| {
                it.touch.iter().all(|it| row.touch.contains(it)) && it.without() == 0.0
            };
            column as usize >= columns && of.zip(function).is_some_and(|it| by(it.0, it.1))
        };
        let entries = &self.register.row_entries[at as usize];
        (at as usize) < rows || entries.iter().all(|it| brought(it.0))
    }

    /// The entries of a row so far.
    fn of_row(&self, at: u32) -> Vec<(ColumnId, f64)> {
        let mut found = Vec::new();
        if (at as usize) < self.base.lp.rows().len() {
            found.extend_from_slice(self.base.lp.matrix().row(RowId::at(at as usize)));
        }
        found.extend(self.entries.iter().filter(|it| it.0 == at).map(|it| (it.1, it.2)));
        found
    }

    fn finish(mut self, budget: RowId) -> Written {
        for (row, column, value) in &self.entries {
            self.builder.add(self.rows[*row as usize], *column, *value);
        }
        for (row, upper) in &self.loose {
            let bounds = self.builder.row_bounds(self.rows[*row as usize]);
            if *upper {
                bounds.lower = f64::NEG_INFINITY;
            } else {
                bounds.upper = f64::INFINITY;
            }
        }
        let lp = self.builder.build();
        Written { lp, goals: self.goals, taken: self.taken, budget }
    }
}

fn members(touch: &[usize], bits: usize) -> Vec<usize> {
    let taken = touch.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1);
    taken.map(|it| *it.1).collect()
}
