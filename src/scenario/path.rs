//! Paths into a factory file by ids, as planners write them: `groups/milling/machines`.

use std::fmt;

/// Steps from the whole file to one place in it: names of fields, and of the entries of a list
/// their id (or what else tells them apart, such as a date), or their position from 0.
///
/// Ordered step by step, which is the order everything here is sorted in.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Path(Vec<String>);

impl Path {
    /// The path as a person writes it, its steps separated by `/`; `None` if a step is empty.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let steps: Vec<String> = text.trim().split('/').map(str::to_owned).collect();
        steps.iter().all(|step| !step.is_empty()).then_some(Self(steps))
    }

    /// The steps, from the whole file inwards.
    #[must_use]
    pub fn steps(&self) -> &[String] {
        &self.0
    }

    /// The path one step further in.
    #[must_use]
    pub fn child(&self, step: &str) -> Self {
        let mut steps = self.0.clone();
        steps.push(step.to_owned());
        Self(steps)
    }

    /// The first `count` steps, or all where there are fewer: with 1 the table, with 2 the thing.
    #[must_use]
    pub fn first(&self, count: usize) -> Self {
        Self(self.0.iter().take(count).cloned().collect())
    }
}

impl fmt::Display for Path {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0.join("/"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_written_as_it_is_read() {
        let path = Path::parse("groups/milling/machines").expect("three steps");
        assert_eq!(path.to_string(), "groups/milling/machines");
        assert_eq!(path.first(2).to_string(), "groups/milling");
        assert_eq!(Path::parse("groups//machines"), None);
        assert_eq!(Path::parse(""), None);
    }
}
