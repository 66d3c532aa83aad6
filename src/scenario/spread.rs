//! A figure over many scenarios: mean and standard error, quantiles, convergence of the estimate.

use crate::model::answers::whatif::{Estimate, ScenarioFigures, Spread};

/// A figure over the scenarios of a stretch: eight bytes for each.
#[derive(Clone, Debug, Default)]
pub(super) struct Series {
    pub unit: String,
    pub values: Vec<f64>,
}

/// Mean and standard error, as more scenarios come (B. P. Welford, *Note on a method for
/// calculating corrected sums of squares and products*, Technometrics 4, 1962).
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Moments {
    pub count: u64,
    pub mean: f64,
    squares: f64,
}

impl Moments {
    #[allow(clippy::cast_precision_loss)] // counts are below 2^53
    pub fn add(&mut self, value: f64) {
        self.count += 1;
        let apart = value - self.mean;
        self.mean += apart / self.count as f64;
        self.squares += apart * (value - self.mean);
    }

    #[allow(clippy::cast_precision_loss)]
    pub fn error(self) -> f64 {
        if self.count < 2 {
            return 0.0;
        }
        let count = self.count as f64;
        (self.squares / (count - 1.0) / count).max(0.0).sqrt()
    }
}

/// A figure's spread: quantiles are values that occur, the least with that share at or below.
pub(super) fn spread((of, series): (String, Series), base: Option<&ScenarioFigures>) -> Spread {
    let mut moments = Moments::default();
    for value in &series.values {
        moments.add(*value);
    }
    let mut sorted = series.values;
    sorted.sort_by(f64::total_cmp);
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let quantile = |share: f64| {
        let place = (share * sorted.len() as f64).ceil() as usize;
        sorted.get(place.saturating_sub(1)).copied().unwrap_or(0.0)
    };
    let own = base.and_then(|it| {
        it.goal(&of).or(match of.as_str() {
            "cost" => Some(it.money.cost),
            "rhythm" => Some(it.rhythm),
            _ => None,
        })
    });
    Spread {
        p10: quantile(0.1),
        p50: quantile(0.5),
        p90: quantile(0.9),
        mean: moments.mean,
        error: moments.error(),
        base: own,
        unit: series.unit,
        of,
    }
}

/// The estimate after the first eighth, quarter and half, and after all.
pub(super) fn estimates(values: &[f64]) -> Vec<Estimate> {
    let mut moments = Moments::default();
    let mut estimates = Vec::new();
    let all = values.len();
    let marks = [all / 8, all / 4, all / 2, all];
    for (at, value) in values.iter().enumerate() {
        moments.add(*value);
        if marks.contains(&(at + 1)) {
            let (count, mean, error) = (moments.count, moments.mean, moments.error());
            estimates.push(Estimate { count, mean, error });
        }
    }
    estimates
}
