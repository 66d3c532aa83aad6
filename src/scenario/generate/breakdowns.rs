//! Breakdowns of the machines of a group: alternating failures and repairs, as machine days lost by
//! date.

use jiff::Span;
use jiff::civil::Date;

use super::stream::Stream;
use crate::scenario::Window;

/// Breakdowns of every machine of one group.
#[derive(Clone, Debug)]
pub(in crate::scenario) struct Breakdowns {
    /// How many machines there are at most.
    pub machines: usize,
    /// Mean days from a repair to the next failure.
    pub between_failures: f64,
    /// Mean days to repair.
    pub to_repair: f64,
    /// First and last day on which anything fails.
    pub window: Window,
}

impl Breakdowns {
    /// Machine days lost, as windows of dates with as much lost on each day, and their sum.
    ///
    /// A machine is whole on the first day; up and down times are exponential and run round the
    /// clock. What is out of work for part of a day is lost for that part.
    pub(super) fn lost(&self, stream: &mut Stream) -> (Vec<(Window, f64)>, f64) {
        let days = usize::try_from((self.window.1 - self.window.0).get_days() + 1).unwrap_or(0);
        let mut lost = vec![0.0; days];
        #[allow(clippy::cast_precision_loss)] // a few thousand days
        let end = days as f64;
        for _ in 0..self.machines {
            let mut now = stream.waiting(self.between_failures);
            while now < end {
                let up = (now + stream.waiting(self.to_repair)).min(end);
                for (day, lost) in lost.iter_mut().enumerate() {
                    #[allow(clippy::cast_precision_loss)] // a few thousand days
                    let begins = day as f64;
                    *lost += (up.min(begins + 1.0) - now.max(begins)).max(0.0);
                }
                now = up + stream.waiting(self.between_failures);
            }
        }
        let mut windows: Vec<(Window, f64)> = Vec::new();
        for (date, lost) in dates(self.window.0).zip(&lost) {
            match windows.last_mut() {
                Some((window, same)) if same.to_bits() == lost.to_bits() => window.1 = date,
                _ => windows.push(((date, date), *lost)),
            }
        }
        windows.retain(|(_, lost)| *lost > 0.0);
        (windows, lost.iter().sum())
    }
}

/// A date and those after it.
fn dates(first: Date) -> impl Iterator<Item = Date> {
    first.series(Span::new().days(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_much_is_lost_as_the_means_say() {
        let date = |text: &str| text.parse().expect("a date");
        let window = (date("2026-01-01"), date("2026-12-31"));
        let press = Breakdowns { machines: 3, between_failures: 9.0, to_repair: 1.0, window };
        let all: f64 = (0..200).map(|at| press.lost(&mut Stream::of(4, at)).1).sum();
        // A tenth of the time, less a little at the start, when all machines are whole.
        let share = all / (200.0 * 3.0 * 365.0);
        assert!((share - 0.1).abs() < 0.003, "{share}");
        let (windows, lost) = press.lost(&mut Stream::of(4, 0));
        assert!(windows.windows(2).all(|pair| pair[0].0.1 < pair[1].0.0));
        assert!(lost > 0.0 && windows.iter().all(|(_, lost)| *lost <= 3.0));
    }
}
