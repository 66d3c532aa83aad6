//! Even lines in whole pieces: the best that can be done with what comes in pieces.

/// What is nearer to a whole number of pieces than this is one: the rounding of a sum.
const ROUNDING: f64 = 1e-9;

/// The most of an even line that whole pieces can keep to: the largest Σ min(planned, even) over all
/// plans of the same total. What is left of the total beyond whole pieces is planned as one part.
///
/// ```
/// // 17 pieces in 4 days: 5, 4, 4, 4 keeps 4.25 + 4 + 4 + 4 of the line.
/// assert_eq!(junheng::model::even::most_kept(&[4.25; 4], 1.0), 16.25);
/// ```
#[must_use]
pub fn most_kept(even: &[f64], piece: f64) -> f64 {
    let total: f64 = even.iter().sum();
    let whole = |share: &f64| (share / piece + ROUNDING).floor() * piece;
    let mut kept: f64 = even.iter().map(whole).sum();
    let mut left = total - kept;
    let mut parts: Vec<f64> = even.iter().map(|it| (it - whole(it)).max(0.0)).collect();
    parts.sort_by(|one, other| other.total_cmp(one));
    for part in parts {
        let given = left.min(piece);
        if given <= 0.0 {
            break;
        }
        kept += part.min(given);
        left -= given;
    }
    kept
}
