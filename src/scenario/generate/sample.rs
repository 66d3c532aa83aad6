//! Samples: the draws of the scenario at a position, stratified and correlated.

use serde_json::{Number, Value};

use super::breakdowns::Breakdowns;
use super::distribution::{Distribution, normal_score, normal_share};
use super::stream::{Stream, stratum};
use super::{Setting, Use};
use crate::scenario::{Action, Edit, Place, Window};

/// Where the numbers of a draw come from.
#[derive(Clone, Debug)]
pub(in crate::scenario) enum What {
    /// A distribution, how its values are used, and whether each place has one of its own.
    Drawn { distribution: Distribution, using: Use, each: bool },
    /// Breakdowns of a group's machines.
    Breakdowns(Breakdowns),
}

/// One thing drawn.
#[derive(Clone, Debug)]
pub(in crate::scenario) struct Draw {
    pub name: String,
    pub places: Vec<Place>,
    pub window: Option<Window>,
    pub what: What,
}

/// A sample.
#[derive(Clone, Debug)]
pub(in crate::scenario) struct Sample {
    pub count: u64,
    pub seed: u64,
    pub stratified: bool,
    pub draws: Vec<Draw>,
    /// The draws that go together, and the lower triangle that makes their normal scores of
    /// independent ones.
    pub correlated: (Vec<usize>, Vec<Vec<f64>>),
}

impl Sample {
    /// The changes of the scenario at a position: these depend on seed and position alone.
    #[allow(clippy::cast_precision_loss)] // counts are below 1e9
    pub(super) fn scenario(&self, position: u64) -> (Vec<Edit>, Vec<Setting>) {
        let mut stream = Stream::of(self.seed, position);
        let mut dimension = 0;
        let mut next = || {
            let within = stream.next();
            dimension += 1;
            if !self.stratified {
                return within;
            }
            let stratum = stratum(self.seed, dimension, self.count, position);
            (stratum as f64 + within) / self.count as f64
        };
        let drawn = |draw: &Draw| match &draw.what {
            What::Drawn { each: true, .. } => draw.places.len(),
            What::Drawn { each: false, .. } => 1,
            What::Breakdowns(_) => 0,
        };
        let mut shares: Vec<Vec<f64>> =
            self.draws.iter().map(|draw| (0..drawn(draw)).map(|_| next()).collect()).collect();
        self.correlate(&mut shares);
        let (mut edits, mut settings) = (Vec::new(), Vec::new());
        for (draw, shares) in self.draws.iter().zip(shares) {
            let edit =
                |place: &Place, action, window| Edit { place: place.clone(), action, window };
            match &draw.what {
                What::Drawn { distribution, using, .. } => {
                    let values: Vec<Value> = shares
                        .iter()
                        .filter_map(|share| Number::from_f64(distribution.quantile(*share)))
                        .map(Value::Number)
                        .collect();
                    for (place, value) in draw.places.iter().zip(values.iter().cycle()) {
                        edits.push(edit(place, using.action(value), draw.window));
                    }
                    let each = values.len() > 1;
                    for (value, place) in values.into_iter().zip(&draw.places) {
                        let of = if each { place.path().to_string() } else { draw.name.clone() };
                        settings.push(Setting { of, value });
                    }
                }
                What::Breakdowns(breakdowns) => {
                    for place in &draw.places {
                        let (windows, lost) = breakdowns.lost(&mut stream);
                        for (window, lost) in windows {
                            edits.push(edit(place, Action::Add(-lost), Some(window)));
                        }
                        settings.push(Setting { of: draw.name.clone(), value: lost.into() });
                    }
                }
            }
        }
        (edits, settings)
    }

    /// Makes shares go together by way of their normal scores: a Gaussian copula.
    fn correlate(&self, shares: &mut [Vec<f64>]) {
        let (draws, factor) = &self.correlated;
        let scores: Vec<f64> = draws.iter().map(|draw| normal_score(shares[*draw][0])).collect();
        for (draw, row) in draws.iter().zip(factor) {
            let score: f64 = row.iter().zip(&scores).map(|(one, other)| one * other).sum();
            shares[*draw][0] = normal_share(score);
        }
    }
}

/// The lower triangle whose product with its transpose is a correlation matrix (Cholesky); `None`
/// if there is none.
pub(in crate::scenario) fn factor(matrix: &[Vec<f64>]) -> Option<Vec<Vec<f64>>> {
    let mut lower: Vec<Vec<f64>> = Vec::new();
    for (row, wanted) in matrix.iter().enumerate() {
        let mut made: Vec<f64> = Vec::new();
        for column in 0..row {
            let known: f64 = made.iter().zip(&lower[column]).map(|(a, b)| a * b).sum();
            made.push((wanted[column] - known) / lower[column][column]);
        }
        let rest = wanted[row] - made.iter().map(|it| it * it).sum::<f64>();
        // Below this the draws would follow from each other but for rounding.
        if rest <= 1e-12 {
            return None;
        }
        made.push(rest.sqrt());
        lower.push(made);
    }
    Some(lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[allow(clippy::cast_precision_loss)]
    fn draws_are_stratified_and_go_together() {
        let draw = |name: &str| Draw {
            name: name.to_owned(),
            places: Vec::new(),
            window: None,
            what: What::Drawn {
                distribution: Distribution::Normal(0.0, 1.0, f64::MIN, f64::MAX),
                using: Use::Add,
                each: false,
            },
        };
        let matrix = vec![vec![1.0, 0.6], vec![0.6, 1.0]];
        let sample = Sample {
            count: 4000,
            seed: 2,
            stratified: true,
            draws: vec![draw("a"), draw("b")],
            correlated: (vec![0, 1], factor(&matrix).expect("positive definite")),
        };
        let mut pairs = Vec::new();
        for position in 0..4000 {
            let mut shares = vec![vec![0.0], vec![0.0]];
            let mut stream = Stream::of(2, position);
            for (at, share) in shares.iter_mut().enumerate() {
                let stratum = stratum(2, at as u64 + 1, 4000, position);
                share[0] = (stratum as f64 + stream.next()) / 4000.0;
            }
            sample.correlate(&mut shares);
            pairs.push((normal_score(shares[0][0]), normal_score(shares[1][0])));
        }
        let product: f64 = pairs.iter().map(|(a, b)| a * b).sum::<f64>() / 4000.0;
        let mean: f64 = pairs.iter().map(|(a, _)| a).sum::<f64>() / 4000.0;
        assert!((product - 0.6).abs() < 0.03, "{product}");
        assert!(mean.abs() < 1e-3, "strata leave next to no error of the mean: {mean}");
        assert_eq!(factor(&[vec![1.0, 1.0], vec![1.0, 1.0]]), None);
    }
}
