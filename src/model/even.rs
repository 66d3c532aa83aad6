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

/// The line of whole pieces nearest to an even one: each height, a share of `quantity`, becomes that of
/// the nearest whole number of pieces. The last height is kept.
///
/// ```
/// let mut line = vec![0.25, 0.5, 0.75, 1.0];
/// junheng::model::even::to_pieces(&mut line, 17.0, 1.0);
/// assert_eq!(line, [4.0 / 17.0, 9.0 / 17.0, 13.0 / 17.0, 1.0]);
/// ```
pub fn to_pieces(line: &mut [f64], quantity: f64, piece: f64) {
    let last = line.len().saturating_sub(1);
    for height in line.iter_mut().take(last) {
        let pieces = (*height * quantity / piece + 0.5 + ROUNDING).floor();
        // Where the line has risen to the whole quantity, it stays there.
        let whole = *height >= 1.0 - ROUNDING;
        *height = if whole { 1.0 } else { (pieces * piece / quantity).min(1.0) };
    }
}
