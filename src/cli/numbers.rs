//! Whether a plan has whole numbers, and how far from its bound it may be: options of every command
//! that plans.

use super::language::words;
use crate::session::{Options, WholeSearch};

/// Which numbers a plan has.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct Numbers {
    /// Plan in fractions: no whole pieces, lots and setups only in part; a bound, not a schedule
    #[arg(long)]
    fractional: bool,
    /// In whole numbers, how far each goal may be from its proven bound: `0.1%` or `0.001`
    /// [default: 0.1%]
    #[arg(long, value_name = "SHARE", value_parser = share, conflicts_with = "fractional")]
    gap: Option<f64>,
}

impl Numbers {
    /// How far whole numbers are searched for.
    fn search(&self) -> Option<WholeSearch> {
        let usual = WholeSearch::default();
        let gap = self.gap.unwrap_or(usual.gap);
        (!self.fractional).then_some(WholeSearch { gap, ..usual })
    }

    /// The options of a session with these numbers.
    pub fn applied(&self, options: Options) -> Options {
        Options { whole: self.search(), ..options }
    }

    /// What decides the numbers, as text: part of a long run's digest.
    pub fn identity(&self) -> String {
        format!("numbers {:?}\n", self.search())
    }
}

/// A share of a value, as such or in per cent.
pub(super) fn share(text: &str) -> Result<f64, String> {
    let text = text.trim();
    let (number, of) = text.strip_suffix('%').map_or((text, 1.0), |number| (number, 100.0));
    let share = number.trim().parse::<f64>().ok().map(|number| number / of);
    share.filter(|share| (0.0..=1.0).contains(share)).ok_or_else(|| words().say("use-gap"))
}
