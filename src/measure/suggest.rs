//! Measures that nobody proposed, each planned alone: those that move a goal, the one that moves the
//! first goal most first.

use serde_json::{Map, Value, json};

use super::candidates::{Candidate, candidates};
use super::gains::gains;
use super::plans::{Asked, Planned, Plans, Stage, compared};
use super::{Proposals, proposals};
use crate::diag::Message;
use crate::model::answers::reason::Reason;
use crate::model::answers::suggestions::{Suggestion, Suggestions};
use crate::model::answers::whatif::ScenarioResult;
use crate::model::plan::FactoryHeading;
use crate::model::{Buckets, Factory, Goal};
use crate::scenario::Document;
use crate::source::json::read;
use crate::validate::validate;

/// Measures suggested for a factory, ready to be planned.
pub struct Suggested {
    proposals: Proposals,
    candidates: Vec<Candidate>,
    binds: Vec<String>,
}

impl Suggested {
    /// The measures that what binds in the base plan asks for; `taken` are ids that are used already,
    /// `base` is the file without measures.
    #[must_use]
    pub fn of(
        factory: &Factory,
        base: &Document,
        planned: &ScenarioResult,
        taken: &[String],
    ) -> Self {
        let binds = planned.figures.as_ref().map(|it| it.binds.clone()).unwrap_or_default();
        let mut kept: Vec<Candidate> = Vec::new();
        for mut candidate in candidates(factory, base, &binds) {
            while taken.contains(&candidate.id) {
                candidate.id.push('+');
            }
            // What the file does not allow is no measure.
            let alone = with_measures(base, std::slice::from_ref(&candidate));
            if alone.is_some_and(|it| it.invalid().is_empty()) {
                kept.push(candidate);
            }
        }
        let proposals = with_measures(base, &kept);
        // Together they are valid if each alone is: sums and products of figures meet no other.
        let none = || Proposals { base: base.clone(), all: Vec::new(), choices: Vec::new() };
        if proposals.is_none() {
            kept.clear();
        }
        Self { proposals: proposals.unwrap_or_else(none), candidates: kept, binds }
    }

    /// What each is worth alone; `first` is the goal to rank by, if one is named. `None` if the run was
    /// stopped before the base plan was there or if that does not exist.
    pub fn answer(
        &self,
        factory: &Factory,
        plans: &mut dyn Plans,
        (first, sha256): (Option<Goal>, &str),
    ) -> Option<Suggestions> {
        let mut planned = Planned::new(&self.proposals, plans, u64::MAX, false);
        let base = Asked::of(&[]);
        planned.plan(std::slice::from_ref(&base));
        let goals = planned.figures(&base)?.goals.clone();
        planned.compared = compared(&goals, factory, first);
        planned.stage(Stage::Suggestions);
        let asked: Vec<Asked> = (0..self.candidates.len()).map(|it| Asked::of(&[it])).collect();
        planned.plan(&asked);
        let mut found: Vec<(usize, f64, usize, Suggestion)> = Vec::new();
        let before = planned.value(&base)?;
        for (at, (asked, candidate)) in asked.iter().zip(&self.candidates).enumerate() {
            let Some(value) = planned.value(asked) else { continue };
            let Some((goal, by)) = value.better(&before).filter(|it| it.1 > 0.0) else { continue };
            let moved = planned.compared[goal].title.clone();
            let of = |title: &str| planned.compared.iter().any(|it| it.title == title);
            let goals =
                gains(&planned, asked, &base).into_iter().filter(|it| of(&it.goal)).collect();
            let suggestion = Suggestion {
                id: candidate.id.clone(),
                name: Reason::of(None, candidate.name.clone()),
                by: candidate.by.clone(),
                changes: Value::Array(candidate.changes.clone()),
                moves: moved,
                goals,
            };
            found.push((goal, by, at, suggestion));
        }
        found.sort_by(|one, other| {
            one.0.cmp(&other.0).then(other.1.total_cmp(&one.1)).then(one.2.cmp(&other.2))
        });
        // Of two ways to move one repair or delivery the better is proposed.
        let mut about: Vec<&str> = Vec::new();
        let mut suggestions = Vec::new();
        for (_, _, at, suggestion) in found {
            let own = self.candidates[at].about.as_str();
            let single = own.contains('/');
            if single && about.contains(&own) {
                continue;
            }
            about.push(own);
            suggestions.push(suggestion);
        }
        let buckets = Buckets::new(factory, factory.bucket);
        Some(Suggestions {
            complete: !planned.stopped,
            factory: FactoryHeading::of(factory, &buckets),
            compared: planned.compared.iter().map(|it| it.title.clone()).collect(),
            base: goals,
            binds: self.binds.clone(),
            tried: self.candidates.len(),
            moving: suggestions.len(),
            suggestions,
            plans: planned.counts.0,
            residual: planned.taking.3,
            factory_sha256: sha256.to_owned(),
        })
    }
}

/// The measures of a factory file that has these.
fn with_measures(base: &Document, candidates: &[Candidate]) -> Option<Proposals> {
    let mut tree = base.tree().clone();
    let measures =
        candidates.iter().map(|it| entry((&it.id, &it.id), it.by.as_deref(), &it.changes));
    tree.as_object_mut()?.insert("measures".to_owned(), measures.collect());
    let text = tree.to_string();
    let factory = validate(read(&text)).ok()?.factory;
    proposals(&text, &factory).ok().map(|it| it.0)
}

fn entry((id, name): (&str, &str), by: Option<&str>, changes: &[Value]) -> Value {
    let mut fields = Map::new();
    fields.insert("id".to_owned(), json!(id));
    fields.insert("name".to_owned(), json!(name));
    if let Some(by) = by {
        fields.insert("by".to_owned(), json!(by));
    }
    fields.insert("cost".to_owned(), json!(0));
    fields.insert("changes".to_owned(), json!(changes));
    Value::Object(fields)
}

/// Suggestions as measures of a factory file, named by `told`.
#[must_use]
pub fn as_measures(suggestions: &[Suggestion], told: &dyn Fn(&Message) -> String) -> Value {
    let entry = |it: &Suggestion| {
        let changes = it.changes.as_array().map(Vec::as_slice).unwrap_or_default();
        entry((&it.id, &told(&it.name.message)), it.by.as_deref(), changes)
    };
    json!({"measures": suggestions.iter().map(entry).collect::<Vec<_>>()})
}
