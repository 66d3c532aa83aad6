//! From figures to places on a picture: straight scales and the round figures marked on them.

/// A straight scale: figures from `least` to `most` lie from `start` to `end`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    least: f64,
    most: f64,
    start: f64,
    end: f64,
}

impl Scale {
    /// A scale over these figures; if they are all one, but for rounding, it reaches one further.
    pub fn new(least: f64, most: f64, start: f64, end: f64) -> Self {
        let apart = most - least > 1e-9 * (1.0 + least.abs().max(most.abs()));
        let most = if apart { most } else { least + 1.0 };
        Self { least, most, start, end }
    }

    /// The place of a figure.
    pub fn place(&self, figure: f64) -> f64 {
        let share = (figure - self.least) / (self.most - self.least);
        self.start + share * (self.end - self.start)
    }

    /// About `count` round figures on the scale, ascending.
    pub fn marks(&self, count: usize) -> Vec<f64> {
        let step = round_step(self.most - self.least, count);
        let first = (self.least / step - 1e-9).ceil();
        let marks = (0..64).map(|at| (first + f64::from(at)) * step);
        marks.take_while(|it| *it <= self.most + step * 1e-9).collect()
    }
}

/// A step of 1, 2 or 5 times a power of ten that a reach has about `count` of.
fn round_step(reach: f64, count: usize) -> f64 {
    #[allow(clippy::cast_precision_loss)] // a handful
    let rough = reach / count.max(1) as f64;
    let power = 10_f64.powf(rough.log10().floor());
    let part = rough / power;
    let round = [1.0, 2.0, 5.0].into_iter().find(|it| part <= *it * 1.0001).unwrap_or(10.0);
    round * power
}

/// A place as it is in the picture: a tenth of a point, no zeros at the end.
pub(super) fn coordinate(place: f64) -> String {
    let text = format!("{place:.1}");
    let text = text.trim_end_matches(".0");
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_round_and_on_the_scale() {
        let marks = Scale::new(0.0, 1273.0, 0.0, 100.0).marks(4);
        assert_eq!(marks, [0.0, 500.0, 1000.0]);
        let marks = Scale::new(-0.3, 0.3, 0.0, 100.0).marks(3);
        assert!(marks.len() == 3 && marks[1] == 0.0, "{marks:?}");
    }

    #[test]
    fn figures_that_are_all_one_have_a_place() {
        let scale = Scale::new(5.0, 5.0, 10.0, 20.0);
        assert!(scale.place(5.0).is_finite());
        let noise = Scale::new(0.08 - 1e-15, 0.08 + 1e-15, 10.0, 20.0);
        assert!(noise.place(0.08 + 1e-15) < 10.1, "rounding is not drawn");
        assert_eq!(coordinate(-0.04), "0");
        assert_eq!(coordinate(12.25), "12.2");
    }
}
