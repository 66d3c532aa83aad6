//! Measures, and choices among them.

use super::builder::{Builder, named};
use super::whole::count;
use crate::model::measure::{Certainty, Measure, MeasureChoice};
use crate::source::Cell;
use crate::source::json::Map;
use crate::source::records::{ChooseRecord, MeasureRecord};

impl Builder<'_, '_> {
    pub(super) fn measure(&self, record: &MeasureRecord) -> Measure {
        let or = |cell: Option<&Cell<f64>>, default: f64| cell.map_or(default, |it| it.value);
        let text = |cell: Option<&Cell<String>>| cell.map(|it| it.value.clone());
        let certainty = record.certainty.as_ref().map(|it| &it.value);
        let likely = or(certainty.and_then(|it| it.likely.as_ref()), 1.0);
        let needs = record.needs.as_ref().map(|it| &it.value);
        let quantities = |map: Option<&Map<Cell<f64>>>| {
            let entries = map.into_iter().flat_map(|it| it.0.iter());
            entries.map(|(id, quantity)| (id.value.clone(), quantity.value)).collect()
        };
        Measure {
            named: named(&record.id, record.name.as_ref()),
            by: text(record.by.as_ref()),
            role: text(record.role.as_ref()),
            cost: or(record.cost.as_ref(), 0.0),
            cost_per_month: or(record.cost_per_month.as_ref(), 0.0),
            from: record.from.as_ref().map(|it| it.value),
            takes_effect: or(record.takes_effect.as_ref(), 0.0),
            requires: self.measures(&record.requires),
            excludes: self.measures(&record.excludes),
            hours: quantities(needs.map(|it| &it.hours)),
            materials: quantities(needs.map(|it| &it.materials)),
            certainty: Certainty {
                low: or(certainty.and_then(|it| it.low.as_ref()), likely),
                likely,
                high: or(certainty.and_then(|it| it.high.as_ref()), likely),
            },
        }
    }

    /// A choice that names measures; `None` of one that does not.
    pub(super) fn measure_choice(&self, record: &ChooseRecord) -> Option<MeasureChoice> {
        (!record.measures.is_empty()).then(|| MeasureChoice {
            id: record.id.value.clone(),
            at_least: count(record.at_least.as_ref()),
            at_most: count(record.at_most.as_ref()),
            of: self.measures(&record.measures),
            mixed: !is_of_measures(record),
        })
    }

    fn measures(&self, ids: &[Cell<String>]) -> Vec<usize> {
        ids.iter().filter_map(|id| self.names.at("thing-measure", &id.value)).collect()
    }
}

/// Whether a choice names measures alone: a plan knows nothing of it.
pub(super) fn is_of_measures(record: &ChooseRecord) -> bool {
    !record.measures.is_empty() && record.orders.is_empty() && record.routes.is_empty()
}
