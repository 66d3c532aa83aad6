//! Bases kept for another month: matched by meaning, with buckets matched by position.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::formulate::Formulation;
use crate::ids::{Id, IdVec};
use crate::model::carried::GoalBasis;
use crate::solve::{Basis, Standing};

/// A goal's basis as the next month can read it.
pub(super) fn kept(formulation: &Formulation<'_>, goal: &str, basis: &Basis) -> GoalBasis {
    let names = formulation.undated_names(Id::position);
    GoalBasis {
        goal: goal.to_owned(),
        basic_columns: standing(&names.columns, &basis.columns, Standing::Basic),
        upper_columns: standing(&names.columns, &basis.columns, Standing::AtUpper),
        lower_rows: standing(&names.rows, &basis.rows, Standing::AtLower),
        upper_rows: standing(&names.rows, &basis.rows, Standing::AtUpper),
    }
}

fn standing<I: Id>(
    names: &IdVec<I, String>,
    basis: &IdVec<I, Standing>,
    wanted: Standing,
) -> Vec<String> {
    let there = names.iter().zip(basis).filter(|(_, standing)| **standing == wanted);
    there.map(|(name, _)| name.clone()).collect()
}

/// The basis of another month for the given programme, and how many of its names there are no
/// rows and columns for.
pub(super) fn fitted(formulation: &Formulation<'_>, kept: &GoalBasis) -> (Basis, usize) {
    let names = formulation.undated_names(Id::position);
    let lists = |lists: [(&'_ [String], Standing); 2]| -> FxHashMap<String, Standing> {
        let each = lists
            .into_iter()
            .flat_map(|(names, standing)| names.iter().map(move |name| (name.clone(), standing)));
        each.collect()
    };
    let columns =
        lists([(&kept.upper_columns, Standing::AtUpper), (&kept.basic_columns, Standing::Basic)]);
    let rows =
        lists([(&kept.lower_rows, Standing::AtLower), (&kept.upper_rows, Standing::AtUpper)]);
    let basis = Basis::taken(
        formulation.lp(),
        |row| rows.get(&names.rows[row]).copied(),
        |column| columns.get(&names.columns[column]).copied(),
    );
    let own_columns: FxHashSet<&str> = names.columns.iter().map(String::as_str).collect();
    let own_rows: FxHashSet<&str> = names.rows.iter().map(String::as_str).collect();
    let unknown = columns.keys().filter(|name| !own_columns.contains(name.as_str())).count()
        + rows.keys().filter(|name| !own_rows.contains(name.as_str())).count();
    (basis, unknown)
}
