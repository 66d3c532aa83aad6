//! Generators: a scenario at any position is created when it is needed, and none is stored.

mod breakdowns;
mod distribution;
mod sample;
mod stream;

pub(super) use breakdowns::Breakdowns;
pub(super) use distribution::Distribution;
pub(super) use sample::{Draw, Sample, What, factor};

use serde_json::Value;

use super::{Action, Edit, Place, Window};

/// What a generator put at one place, by the name of its axis or draw.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    /// The axis or draw.
    pub of: String,
    /// The value: what was set, the factor, or what was added; of breakdowns the machine days lost.
    pub value: Value,
}

/// How the numbers of an axis or a draw are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    Set,
    Scale,
    Add,
}

impl Use {
    pub fn action(self, value: &Value) -> Action {
        match self {
            Self::Set => Action::Set(value.clone()),
            Self::Scale => Action::Scale(value.as_f64().unwrap_or(1.0)),
            Self::Add => Action::Add(value.as_f64().unwrap_or(0.0)),
        }
    }
}

/// Values to try at one place.
#[derive(Clone, Debug)]
pub(super) struct Axis {
    pub name: String,
    pub places: Vec<Place>,
    pub window: Option<Window>,
    pub using: Use,
    pub values: Vec<Value>,
}

impl Axis {
    fn put(&self, value: usize, edits: &mut Vec<Edit>, settings: &mut Vec<Setting>) {
        let value = &self.values[value];
        let action = self.using.action(value);
        let edit = |place: &Place| Edit {
            place: place.clone(),
            action: action.clone(),
            window: self.window,
        };
        edits.extend(self.places.iter().map(edit));
        settings.push(Setting { of: self.name.clone(), value: value.clone() });
    }
}

/// How a generator makes its scenarios.
#[derive(Clone, Debug)]
pub(super) enum Way {
    /// All combinations; the last axis moves first.
    Grid(Vec<Axis>),
    /// One axis at a time.
    Sweep(Vec<Axis>),
    /// Draws.
    Sample(Box<Sample>),
}

impl Way {
    /// How many scenarios; none if there are more than can be counted.
    pub fn count(&self) -> Option<usize> {
        match self {
            Self::Grid(axes) => {
                axes.iter().try_fold(1_usize, |all, axis| all.checked_mul(axis.values.len()))
            }
            Self::Sweep(axes) => Some(axes.iter().map(|axis| axis.values.len()).sum()),
            Self::Sample(sample) => usize::try_from(sample.count).ok(),
        }
    }

    /// The changes of the scenario at a position.
    pub fn scenario(&self, position: usize) -> (Vec<Edit>, Vec<Setting>) {
        let (mut edits, mut settings) = (Vec::new(), Vec::new());
        match self {
            Self::Grid(axes) => {
                let mut left = self.count().unwrap_or(1);
                let mut rest = position;
                for axis in axes {
                    left /= axis.values.len();
                    axis.put(rest / left, &mut edits, &mut settings);
                    rest %= left;
                }
            }
            Self::Sweep(axes) => {
                let mut rest = position;
                for axis in axes {
                    if rest < axis.values.len() {
                        axis.put(rest, &mut edits, &mut settings);
                        break;
                    }
                    rest -= axis.values.len();
                }
            }
            Self::Sample(sample) => return sample.scenario(position as u64),
        }
        (edits, settings)
    }
}
