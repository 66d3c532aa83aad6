//! Sets of measures planned on several threads, each kept as a record as soon as it is finished.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::cli::language::words;
use crate::diag::{Code, message};
use crate::measure::{AT_A_TIME, Plans, Stage, Standing};
use crate::model::answers::whatif::{ScenarioResult, ScenarioStatus};
use crate::report::measures::so_far;
use crate::run::{Heading, Journal, Reading, Refusal, STACK};
use crate::scenario::{Evaluator, Scenario};
use crate::solve::Deadline;

/// The records of a run, and those that an earlier run left.
pub(super) struct Records {
    journal: Journal,
    known: BTreeMap<u64, ScenarioResult>,
}

impl Records {
    /// The records in a file, which is begun, or resumed with what is there.
    ///
    /// # Errors
    /// As [`Journal::create`] and [`Journal::resume`].
    pub fn at(path: &Path, heading: Heading, resume: bool) -> Result<Self, Refusal> {
        let journal =
            if resume { Journal::resume(path, heading)? } else { Journal::create(path, heading)? };
        let mut known = BTreeMap::new();
        let mut reading = Reading::open(path)?;
        while let Some((index, record)) = reading.next_record::<ScenarioResult>()? {
            known.insert(index, record);
        }
        Ok(Self { journal, known })
    }
}

/// What the person who waits is told: nothing before the first sets are planned.
pub(super) type Told = Arc<Mutex<String>>;

/// Plans sets on several threads.
pub(super) struct Desk<'d> {
    whole: &'d Evaluator<'d>,
    /// Where plans are in whole numbers, the plans in fractions that bound them.
    fractional: Option<&'d Evaluator<'d>>,
    pool: ThreadPool,
    deadline: Deadline,
    records: Option<Records>,
    /// The number of the next set.
    next: u64,
    told: Told,
    /// Why records cannot be kept: the run ends there.
    refusal: Option<Refusal>,
}

impl<'d> Desk<'d> {
    /// Plans with these base plans, those in fractions last, on so many threads; 0 means one for each
    /// processor.
    ///
    /// # Errors
    /// If the system refuses threads.
    pub fn new(
        (whole, fractional): (&'d Evaluator<'d>, Option<&'d Evaluator<'d>>),
        threads: usize,
        deadline: &Deadline,
        (records, told): (Option<Records>, Told),
    ) -> io::Result<Self> {
        let own = if threads == 0 { rayon::current_num_threads() } else { threads };
        let pool = ThreadPoolBuilder::new().num_threads(own.min(AT_A_TIME)).stack_size(STACK);
        let pool = pool.build().map_err(io::Error::other)?;
        let deadline = deadline.clone();
        Ok(Self { whole, fractional, pool, deadline, records, next: 0, told, refusal: None })
    }

    /// Ends the run: its records are put in order if it is complete.
    ///
    /// # Errors
    /// Why records could not be kept.
    pub fn end(self, complete: bool) -> Result<(), Refusal> {
        if let Some(refusal) = self.refusal {
            return Err(refusal);
        }
        match self.records {
            Some(mut records) if complete => records.journal.finish(),
            _ => Ok(()),
        }
    }

    /// A set that an earlier run planned.
    fn known(&mut self, index: u64, scenario: &Scenario) -> Option<ScenarioResult> {
        let records = self.records.as_mut()?;
        let found = records.known.remove(&index)?;
        if found.name == scenario.name {
            return Some(found);
        }
        // The records are of another run, whatever their heading says.
        let refused = Refusal::of_file(records.journal.path(), Code::E923, message!("e923"));
        self.refusal = Some(refused);
        None
    }

    fn keep(&mut self, index: u64, result: &ScenarioResult) {
        let Some(records) = &mut self.records else { return };
        if let Err(error) = records.journal.append(index, result) {
            self.refusal = Some(error.into());
        }
    }
}

impl Plans for Desk<'_> {
    fn plan(&mut self, asked: &[(Scenario, bool)]) -> Option<Vec<ScenarioResult>> {
        let first = self.next;
        self.next += asked.len() as u64;
        let known: Vec<Option<ScenarioResult>> =
            (first..).zip(asked).map(|(index, it)| self.known(index, &it.0)).collect();
        let (whole, fractional, deadline) = (self.whole, self.fractional, &self.deadline);
        let planned = |(scenario, in_fractions): &(Scenario, bool)| {
            if deadline.stopped() {
                return None;
            }
            let evaluator = fractional.filter(|_| *in_fractions).unwrap_or(whole);
            let result = evaluator.evaluate(scenario);
            (result.status != ScenarioStatus::Stopped && !deadline.stopped()).then_some(result)
        };
        if self.refusal.is_some() {
            return None;
        }
        let made: Vec<Option<ScenarioResult>> = self.pool.install(|| {
            let pairs = asked.par_iter().zip(&known);
            pairs
                .map(|(asked, known)| if known.is_some() { None } else { planned(asked) })
                .collect()
        });
        for (index, result) in (first..).zip(&made) {
            if let Some(result) = result {
                self.keep(index, result);
            }
        }
        if self.refusal.is_some() {
            return None;
        }
        known.into_iter().zip(made).map(|(known, made)| known.or(made)).collect()
    }

    fn stand(&mut self, standing: &Standing) {
        *self.told.lock().unwrap_or_else(PoisonError::into_inner) = said(standing);
    }
}

/// How far a search is, in words.
fn said(standing: &Standing) -> String {
    let words = words();
    let stage = words.say(match standing.stage {
        Stage::Alone => "progress-measures-alone",
        Stage::Best => "progress-measures-best",
        Stage::Frontier => "progress-measures-frontier",
        Stage::Shares => "progress-measures-shares",
        Stage::WhyNot => "progress-measures-why-not",
        Stage::Pairs => "progress-measures-pairs",
        Stage::Suggestions => "progress-measures-suggestions",
    });
    let planned = usize::try_from(standing.planned).unwrap_or(usize::MAX);
    let shown = standing.planned.to_string();
    let values = [("count", planned.into()), ("shown", (&shown).into())];
    let mut parts = vec![stage, words.say_with("progress-measures-planned", &values)];
    parts.extend(standing.best.as_ref().map(|it| so_far((&it.0, &it.1), it.2, it.3, words)));
    parts.join(&words.say("between"))
}
