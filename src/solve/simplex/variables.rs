//! Which variable is basic in each row, and the status of every other one.

use super::basis::{Basis, Standing};
use super::form::Form;

/// The basis and the status of every variable, columns first, then activities.
///
/// Invariant: the head names as many variables as there are rows, each once, and exactly these
/// are [`Standing::Basic`].
#[derive(Clone, Debug)]
pub(super) struct Variables {
    /// The basic variable of each row.
    head: Vec<u32>,
    standing: Vec<Standing>,
}

#[allow(clippy::cast_possible_truncation)] // fewer than 2^32 variables
impl Variables {
    /// Every activity basic, every column at its lower bound.
    pub fn slack(form: &Form) -> Self {
        let mut standing = vec![Standing::AtLower; form.variables()];
        standing[form.columns..].fill(Standing::Basic);
        Self { head: (form.columns as u32..form.variables() as u32).collect(), standing }
    }

    /// Warm-starts from a basis. One with too many basic variables loses its last activities, one
    /// with too few gains the activities of other rows.
    pub fn start(&mut self, basis: &Basis, form: &Form) {
        let (columns, rows) = (form.columns, form.rows);
        self.begin(basis, form);
        let mut head = std::mem::take(&mut self.head);
        while head.len() > rows {
            let dropped = head.pop().unwrap_or_default();
            self.standing[dropped as usize] = Standing::AtLower;
        }
        for variable in columns..form.variables() {
            if head.len() < rows && self.standing[variable] != Standing::Basic {
                self.standing[variable] = Standing::Basic;
                head.push(variable as u32);
            }
        }
        self.head = head;
    }

    /// As [`Variables::start`], with as many basic variables as there are: the invariant holds once
    /// they are factorised, which adds activities where rows have none.
    pub fn begin(&mut self, basis: &Basis, form: &Form) {
        let columns = form.columns;
        self.standing[..columns].fill(Standing::AtLower);
        self.standing[columns..].fill(Standing::Basic);
        let (of_columns, of_rows) = self.standing.split_at_mut(columns);
        for (ours, given) in of_columns.iter_mut().zip(&basis.columns) {
            *ours = *given;
        }
        for (ours, given) in of_rows.iter_mut().zip(&basis.rows) {
            *ours = *given;
        }
        let all = 0..form.variables();
        self.head = all.filter(|&it| self.is_basic(it)).map(|variable| variable as u32).collect();
    }

    /// The basis as a value.
    pub fn basis(&self, form: &Form) -> Basis {
        let (columns, rows) = self.standing.split_at(form.columns);
        Basis { rows: rows.iter().copied().collect(), columns: columns.iter().copied().collect() }
    }

    /// The basic variable of each row.
    #[inline]
    pub fn head(&self) -> &[u32] {
        &self.head
    }

    /// The basic variable of a row.
    #[inline]
    pub fn basic_in(&self, row: usize) -> usize {
        self.head[row] as usize
    }

    #[inline]
    pub fn standing(&self, variable: usize) -> Standing {
        self.standing[variable]
    }

    #[inline]
    pub fn is_basic(&self, variable: usize) -> bool {
        self.standing[variable] == Standing::Basic
    }

    /// Whether every activity is basic: the basis of a programme just loaded.
    pub fn is_slack(&self, form: &Form) -> bool {
        self.standing[form.columns..].iter().all(|it| *it == Standing::Basic)
    }

    /// Puts a nonbasic variable at a bound, or at zero.
    #[inline]
    pub fn stand(&mut self, variable: usize, standing: Standing) {
        debug_assert!(!self.is_basic(variable) && standing != Standing::Basic);
        self.standing[variable] = standing;
    }

    /// Moves a nonbasic variable from its lower bound to its upper, or to its lower from anywhere
    /// else.
    pub fn flip(&mut self, variable: usize) {
        self.stand(
            variable,
            match self.standing[variable] {
                Standing::AtLower => Standing::AtUpper,
                _ => Standing::AtLower,
            },
        );
    }

    /// Exchanges the basic variable of a row for a nonbasic one. Returns the variable that leaves.
    pub fn exchange(&mut self, row: usize, entering: usize, leaving_at: Standing) -> usize {
        let leaving = self.basic_in(row);
        debug_assert!(self.is_basic(leaving) && !self.is_basic(entering));
        debug_assert_ne!(leaving_at, Standing::Basic);
        self.standing[leaving] = leaving_at;
        self.standing[entering] = Standing::Basic;
        self.head[row] = entering as u32;
        leaving
    }

    /// Takes the head in the order of the pivots that factorised it; what was dropped for an
    /// activity is at its lower bound.
    pub fn reorder(&mut self, head: Vec<u32>, dropped: &[u32]) {
        debug_assert!(head.len() >= self.head.len());
        self.head = head;
        for &variable in dropped {
            self.standing[variable as usize] = Standing::AtLower;
        }
        for &variable in &self.head {
            self.standing[variable as usize] = Standing::Basic;
        }
    }

    /// Panics where the invariant is broken.
    #[cfg(test)]
    pub fn check(&self) {
        let mut named = vec![false; self.standing.len()];
        for &variable in &self.head {
            assert!(!named[variable as usize], "variable {variable} is basic twice");
            named[variable as usize] = true;
        }
        for (variable, named) in named.into_iter().enumerate() {
            assert_eq!(named, self.is_basic(variable), "variable {variable}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::{ColumnId, Id, RowId};
    use crate::solve::simplex::trial;

    #[test]
    fn a_basis_that_does_not_fit_is_made_to() {
        let lp = trial::programme(4, 6, 1);
        let form = Form::of(&lp);
        let mut variables = Variables::slack(&form);
        variables.check();
        let slack = variables.basis(&form);
        // Two columns more than there is room for: the last activities leave.
        let mut basis = slack.clone();
        basis.columns[ColumnId::at(1)] = Standing::Basic;
        basis.columns[ColumnId::at(5)] = Standing::Basic;
        variables.start(&basis, &form);
        variables.check();
        assert_eq!(variables.head(), [1, 5, 6, 7]);
        assert!(!variables.is_slack(&form));
        // One variable too few: an activity comes.
        let mut basis = slack;
        basis.rows[RowId::at(2)] = Standing::AtUpper;
        variables.start(&basis, &form);
        variables.check();
        assert!(variables.is_slack(&form));
    }

    #[test]
    fn an_exchange_keeps_one_basic_variable_per_row() {
        let form = Form::of(&trial::programme(4, 6, 1));
        let mut variables = Variables::slack(&form);
        assert_eq!(variables.exchange(2, 3, Standing::AtUpper), 8);
        variables.check();
        assert_eq!((variables.basic_in(2), variables.standing(8)), (3, Standing::AtUpper));
        variables.flip(8);
        assert_eq!(variables.standing(8), Standing::AtLower);
        variables.reorder(vec![9, 8, 6, 7], &[3]);
        variables.check();
    }
}
