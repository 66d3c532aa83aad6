//! Prices of the moves a planner can make, where the factory file has none: stated by path.

/// What is priced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Priced {
    /// An hour of overtime of a group or labour pool.
    Overtime,
    /// An hour of an additional shift of a group.
    Shift,
    /// A day worked that is none by the calendar.
    WorkingDay,
    /// A machine borrowed, for a day.
    Machine,
    /// A person borrowed, for a day.
    Head,
    /// A unit of more output of a service.
    Output,
    /// A unit of a material bought.
    Purchase,
    /// A unit of a product made elsewhere.
    Subcontract,
    /// A unit brought forward.
    Earlier,
    /// A unit of quota.
    Quota,
    /// A unit of an order, for each day later.
    Later,
    /// An order split.
    Split,
}

/// The price of a move of what a path names.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasurePrice {
    /// What is priced.
    pub of: Priced,
    /// Path with `*` for any text between two `/`.
    pub pattern: String,
    /// Money.
    pub price: f64,
}

/// Stated prices; a path written out beats one with `*`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MeasurePrices(pub Vec<MeasurePrice>);

impl MeasurePrices {
    /// The price of a move of what is at a path, if one is stated.
    #[must_use]
    pub fn price(&self, of: Priced, path: &str) -> Option<f64> {
        let fitting = |it: &&MeasurePrice| it.of == of && fits(&it.pattern, path);
        let fitting = self.0.iter().filter(fitting);
        fitting.max_by_key(|it| it.pattern.matches(|sign| sign != '*').count()).map(|it| it.price)
    }

    /// Patterns that name nothing of a list of paths.
    pub fn idle<'p>(&'p self, paths: &'p [String]) -> impl Iterator<Item = &'p str> {
        let idle = |it: &&MeasurePrice| {
            it.of != Priced::WorkingDay && !paths.iter().any(|path| fits(&it.pattern, path))
        };
        self.0.iter().filter(idle).map(|it| it.pattern.as_str())
    }
}

/// Whether a path is as a pattern with `*` says.
#[must_use]
pub fn fits(pattern: &str, text: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == text,
        Some((head, tail)) => text.strip_prefix(head).is_some_and(|rest| {
            let segment = rest.find('/').unwrap_or(rest.len());
            let ends = rest[..segment].char_indices().map(|(at, _)| at).chain([segment]);
            ends.into_iter().any(|at| fits(tail, &rest[at..]))
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_written_out_beats_one_with_a_star() {
        let price = |pattern: &str, price| MeasurePrice {
            of: Priced::Overtime,
            pattern: pattern.to_owned(),
            price,
        };
        let prices = MeasurePrices(vec![price("groups/lathe", 50.0), price("groups/*", 40.0)]);
        assert_eq!(prices.price(Priced::Overtime, "groups/lathe"), Some(50.0));
        assert_eq!(prices.price(Priced::Overtime, "groups/mill"), Some(40.0));
        assert_eq!(prices.price(Priced::Overtime, "labour/fitters"), None);
        assert_eq!(prices.price(Priced::Shift, "groups/mill"), None);
        let paths = ["groups/mill".to_owned()];
        assert_eq!(prices.idle(&paths).collect::<Vec<_>>(), ["groups/lathe"]);
    }
}
