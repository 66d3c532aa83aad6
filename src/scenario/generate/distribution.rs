//! Distributions by their quantile functions: one uniform number between 0 and 1 gives one value,
//! so that draws can be stratified and correlated.

/// A distribution.
#[derive(Clone, Debug)]
pub(in crate::scenario) enum Distribution {
    /// Mean, standard deviation, least, most.
    Normal(f64, f64, f64, f64),
    /// Least, most.
    Uniform(f64, f64),
    /// Least, most likely, most.
    Triangular(f64, f64, f64),
    /// Median, standard deviation of the logarithm.
    Lognormal(f64, f64),
    /// Values with the sum of the weights up to each, the last being 1.
    Discrete(Vec<(f64, f64)>),
}

impl Distribution {
    /// The value below which a share of all draws lies.
    pub fn quantile(&self, share: f64) -> f64 {
        match self {
            Self::Normal(mean, deviation, least, most) => {
                (mean + deviation * normal_score(share)).clamp(*least, *most)
            }
            Self::Uniform(least, most) => least + (most - least) * share,
            Self::Triangular(least, likely, most) => {
                let (rise, all) = (likely - least, most - least);
                if all == 0.0 {
                    *least
                } else if share < rise / all {
                    least + (share * all * rise).sqrt()
                } else {
                    most - ((1.0 - share) * all * (most - likely)).sqrt()
                }
            }
            Self::Lognormal(median, spread) => median * libm::exp(spread * normal_score(share)),
            Self::Discrete(values) => {
                let found = values.iter().find(|(_, up_to)| share <= *up_to);
                found.or(values.last()).map_or(0.0, |(value, _)| *value)
            }
        }
    }
}

/// The share of a standard normal distribution below a value.
pub(super) fn normal_share(score: f64) -> f64 {
    0.5 * libm::erfc(-score / std::f64::consts::SQRT_2)
}

/// The value below which a share of a standard normal distribution lies: the root of
/// [`normal_share`], by halving, to the last bits.
pub(super) fn normal_score(share: f64) -> f64 {
    // Beyond these lies less than the smallest share drawn, 2^-54.
    let (mut below, mut above) = (-9.0_f64, 9.0_f64);
    // 18 halved 60 times is less than the spacing of numbers near 1.
    for _ in 0..60 {
        let middle = 0.5 * (below + above);
        if normal_share(middle) < share {
            below = middle;
        } else {
            above = middle;
        }
    }
    0.5 * (below + above)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tabulated values of the standard normal distribution.
    #[test]
    fn normal_scores_are_those_of_the_tables() {
        for (share, score) in
            [(0.5, 0.0), (0.975, 1.959_963_984_540_054), (0.001, -3.090_232_306_167_813)]
        {
            assert!((normal_score(share) - score).abs() < 1e-12, "{share}");
        }
    }

    #[test]
    fn quantiles_rise_and_meet_their_ends() {
        let triangular = Distribution::Triangular(1.0, 2.0, 5.0);
        assert!((triangular.quantile(0.25) - 2.0).abs() < 1e-12, "a quarter of the area");
        let discrete = Distribution::Discrete(vec![(3.0, 0.5), (7.0, 1.0)]);
        assert_eq!((discrete.quantile(0.4), discrete.quantile(0.6)), (3.0, 7.0));
        let cut = Distribution::Normal(1.0, 1.0, 0.0, 2.0);
        assert_eq!((cut.quantile(1e-9), cut.quantile(1.0 - 1e-9)), (0.0, 2.0));
        assert!((Distribution::Lognormal(2.0, 0.3).quantile(0.5) - 2.0).abs() < 1e-12);
    }
}
