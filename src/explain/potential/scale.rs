//! The scale of a mix: without it, an order of 1e9 of which the factory can make a ten-millionth
//! would be lost in the tolerances of the solver.

use crate::ids::ProductId;
use crate::model::answers::potential::Potential;

/// The mix once: products with their quantities, all above zero, in the factory's order.
pub(super) struct MixOf {
    pub parts: Vec<(ProductId, f64)>,
}

/// Multiples of the mix that can be told from rounding as they are.
const PLAIN: std::ops::RangeInclusive<f64> = 1e-3..=1e6;

/// How often the size is chosen again: by the largest quantity, then by the result.
const TRIES: u32 = 3;

/// The mix is reckoned in `10^power` of what is asked; multiples of it come out in so many times
/// less, and are taken back before they are shown.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Scale {
    power: i32,
    tries: u32,
}

impl Scale {
    /// The mix in this size.
    pub fn of(self, mix: &MixOf) -> MixOf {
        let by = self.factor();
        MixOf { parts: mix.parts.iter().map(|&(id, quantity)| (id, quantity * by)).collect() }
    }

    /// A size in which so many times the mix are about one; `None` if they are well told already.
    pub fn better(self, times: f64, mix: &MixOf) -> Option<Self> {
        if PLAIN.contains(&times) || self.tries >= TRIES {
            return None;
        }
        let largest = mix.parts.iter().map(|part| part.1).fold(0.0, f64::max);
        // If nothing can be told of a large mix, the largest quantity becomes one unit.
        let by = if times > 0.0 { times } else { 1.0 / largest.max(1.0) };
        #[allow(clippy::cast_possible_truncation)] // within the range of an f64's exponent
        let power = by.log10().floor() as i32;
        let better = Self { power: self.power + power, tries: self.tries + 1 };
        (power != 0).then_some(better)
    }

    /// An answer for the mix of this size as one for the mix asked.
    pub fn taken_back(self, mut answer: Potential, mix: &MixOf) -> Potential {
        if self.power == 0 {
            return answer;
        }
        let by = self.factor();
        for (part, (_, quantity)) in answer.mix.iter_mut().zip(&mix.parts) {
            part.quantity = *quantity;
        }
        let times = |times: &mut Option<f64>| {
            if let Some(times) = times {
                *times *= by;
            }
        };
        times(&mut answer.regular.times);
        times(&mut answer.overtime.times);
        for stair in &mut answer.staircase {
            times(&mut stair.times);
            times(&mut stair.gain);
        }
        for group in &mut answer.proportion {
            group.hours_per_mix /= by;
            times(&mut group.times);
        }
        for product in &mut answer.products {
            times(&mut product.times);
        }
        answer
    }

    fn factor(self) -> f64 {
        10_f64.powi(self.power)
    }
}
