//! Which values a column may take within its bounds: any, whole numbers, or nothing below a least.

/// The values a column may take within its bounds.
///
/// The bounds of a semi-continuous column contain zero and its range, so a programme without its
/// domains is always the relaxation.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Domain {
    /// Every value.
    #[default]
    Continuous,
    /// Whole numbers.
    Whole,
    /// Zero, or every value from `least` on.
    SemiContinuous {
        /// The least value other than zero; above zero.
        least: f64,
    },
    /// Zero, or whole numbers from `least` on.
    SemiWhole {
        /// The least value other than zero; above zero.
        least: f64,
    },
}

impl Domain {
    /// Whether every value is allowed.
    #[must_use]
    pub fn is_continuous(self) -> bool {
        self == Self::Continuous
    }

    /// Whether only whole numbers are allowed.
    #[must_use]
    pub fn is_whole(self) -> bool {
        matches!(self, Self::Whole | Self::SemiWhole { .. })
    }

    /// The least value other than zero, where values below it are not allowed.
    #[must_use]
    pub fn least(self) -> Option<f64> {
        match self {
            Self::SemiContinuous { least } | Self::SemiWhole { least } => Some(least),
            Self::Continuous | Self::Whole => None,
        }
    }

    /// The value of the domain next to `value`, bounds left aside.
    ///
    /// ```
    /// use junheng::lp::Domain;
    /// assert_eq!(Domain::Whole.nearest(2.75), 3.0);
    /// assert_eq!(Domain::SemiWhole { least: 4.0 }.nearest(1.0), 0.0);
    /// ```
    #[must_use]
    pub fn nearest(self, value: f64) -> f64 {
        match self.least() {
            Some(least) if value < 0.5 * least => 0.0,
            Some(least) if value < least => least,
            _ if self.is_whole() => value.round(),
            _ => value,
        }
    }

    /// How far `value` is from the nearest value of the domain, bounds left aside.
    ///
    /// ```
    /// use junheng::lp::Domain;
    /// assert_eq!(Domain::Continuous.distance(0.3), 0.0);
    /// assert_eq!(Domain::Whole.distance(2.75), 0.25);
    /// assert_eq!(Domain::SemiContinuous { least: 4.0 }.distance(3.0), 1.0);
    /// assert_eq!(Domain::SemiWhole { least: 4.0 }.distance(1.0), 1.0);
    /// ```
    #[must_use]
    pub fn distance(self, value: f64) -> f64 {
        let to_whole = |value: f64| (value - value.round()).abs();
        match self {
            Self::SemiContinuous { least } | Self::SemiWhole { least } if value < least => {
                value.abs().min(least - value)
            }
            Self::Continuous | Self::SemiContinuous { .. } => 0.0,
            Self::Whole | Self::SemiWhole { .. } => to_whole(value),
        }
    }
}
