//! What columns can be at most, whatever set of measures is taken: how far a part made with a measure
//! reaches.

use std::collections::BTreeMap;

use super::figures::{Figure, Programme, Register};
use super::functions::Function;
use crate::lp::Bounds;

/// What each column can be at most in any of the programmes, by its own bounds and by single rows in
/// which the others take as little as they can.
pub(super) fn at_most(
    register: &Register,
    base: &Programme,
    functions: &BTreeMap<Figure, Function>,
) -> Vec<f64> {
    let (rows, columns) = (base.lp.rows(), base.lp.columns());
    let range = |lower: Figure, upper: Figure, own: Bounds| {
        let lower = functions.get(&lower).map_or(own.lower, Function::least);
        let upper = functions.get(&upper).map_or(own.upper, Function::most);
        Bounds::between(lower, upper)
    };
    let own = |at: u32| {
        let known = base.column(at).map(|it| columns[it]);
        let lower_upper = (Figure::ColumnLower(at), Figure::ColumnUpper(at));
        range(lower_upper.0, lower_upper.1, known.unwrap_or(Bounds::NON_NEGATIVE))
    };
    let all: Vec<Bounds> = (0_u32..).take(register.column_names.len()).map(own).collect();
    let mut most: Vec<f64> = all.iter().map(|it| it.upper).collect();
    for _ in 0..2 {
        for (row, entries) in (0_u32..).zip(&register.row_entries) {
            let Some(own) = rows.iter().nth(row as usize).filter(|_| base.has_row(row)) else {
                continue;
            };
            let bounds = range(Figure::RowLower(row), Figure::RowUpper(row), *own);
            for (end, sign) in [(bounds.upper, 1.0), (-bounds.lower, -1.0)] {
                if end.is_infinite() {
                    continue;
                }
                // The least each contributes, and its least coefficient.
                let others = functions.range(Figure::Entry(row, 0)..=Figure::Entry(row, u32::MAX));
                let others = others.filter_map(|it| match it.0 {
                    Figure::Entry(_, column) if !entries.iter().any(|it| it.0 == *column) => {
                        Some((*column, 0.0))
                    }
                    _ => None,
                });
                let parts: Vec<(usize, f64, f64)> = entries
                    .iter()
                    .copied()
                    .chain(others)
                    .map(|(column, value)| {
                        let function = functions.get(&Figure::Entry(row, column));
                        let ends = function.map_or((value, value), |it| (it.least(), it.most()));
                        let ends = (sign * ends.0, sign * ends.1);
                        let (small, large) = (ends.0.min(ends.1), ends.0.max(ends.1));
                        let at = column as usize;
                        let x = [all[at].lower, most[at]];
                        let of = |a: f64, x: f64| if x == 0.0 || a == 0.0 { 0.0 } else { a * x };
                        let least = x.iter().flat_map(|x| [of(small, *x), of(large, *x)]);
                        (at, least.fold(f64::INFINITY, f64::min), small)
                    })
                    .collect();
                let open = parts.iter().filter(|it| it.1.is_infinite()).count();
                let sum: f64 = parts.iter().map(|it| it.1).filter(|it| it.is_finite()).sum();
                for (at, least, small) in &parts {
                    let others = match (open, least.is_finite()) {
                        (0, _) => sum - least,
                        (1, false) => sum,
                        _ => continue,
                    };
                    // Its own part is at least zero.
                    if *small > 0.0 && all[*at].lower >= 0.0 {
                        let limit = ((end - others) / small).max(all[*at].lower);
                        if limit < most[*at] {
                            most[*at] = limit;
                        }
                    }
                }
            }
        }
    }
    most
}
