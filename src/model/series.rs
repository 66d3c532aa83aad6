//! A number that may vary by date: a step function from its first date on.

use jiff::civil::Date;

/// A step function of the date. Never empty; dates strictly ascend.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    steps: Vec<(Date, f64)>,
}

impl Series {
    /// The same value on every date.
    #[must_use]
    pub fn constant(value: f64) -> Self {
        Self { steps: vec![(Date::MIN, value)] }
    }

    /// Values with the date each holds from; `None` if there is none, or dates do not ascend.
    #[must_use]
    pub fn from_steps(steps: Vec<(Date, f64)>) -> Option<Self> {
        let ascending = steps.windows(2).all(|pair| pair[0].0 < pair[1].0);
        (!steps.is_empty() && ascending).then_some(Self { steps })
    }

    /// The value on a date; before the first step, the first value.
    #[must_use]
    pub fn at(&self, date: Date) -> f64 {
        let after = self.steps.partition_point(|step| step.0 <= date);
        self.steps[after.saturating_sub(1)].1
    }

    /// The value on all of some dates, in order; `None` if it differs between them.
    #[must_use]
    pub fn all_of(&self, dates: impl IntoIterator<Item = Date>) -> Option<f64> {
        let mut dates = dates.into_iter();
        let first = self.at(dates.next()?);
        #[allow(clippy::float_cmp)] // the same figure or another
        dates.all(|date| self.at(date) == first).then_some(first)
    }

    /// The values, in order of date.
    pub fn values(&self) -> impl Iterator<Item = f64> + '_ {
        self.steps.iter().map(|step| step.1)
    }

    /// The steps, in order of date.
    #[must_use]
    pub fn steps(&self) -> &[(Date, f64)] {
        &self.steps
    }

    /// The same steps with every value changed.
    #[must_use]
    pub fn map(&self, change: impl Fn(f64) -> f64) -> Self {
        Self { steps: self.steps.iter().map(|step| (step.0, change(step.1))).collect() }
    }

    /// Whether it is zero on every date.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.values().all(|value| value == 0.0)
    }
}
