//! Bottlenecks: every binding limit, what one unit more or less is worth to each goal, how far that
//! holds, and what a comparable step gains.

mod chosen;
mod held;
mod order;
mod whole;

use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use order::{largest_of_each_goal, most_promising, ranking};

use super::along::{Along, first_pieces};
use super::limits::{Bound, Kind, Limit, Part, limits};
use super::resolved::resolved;
use super::value_curve::{binding_names, value_curve};
use crate::ids::{BucketId, Id};
use crate::interpret::quiet;
use crate::model::answers::bottlenecks::{
    BindingLimit, Bottlenecks, GoalHeading, PriceKind, SlackLimit, Worth,
};
use crate::model::plan::{FactoryHeading, Plan};
use crate::model::run::has_whole_numbers;
use crate::model::{Buckets, Factory};
use crate::session::goals::place::GoalsAt;
use crate::session::goals::{Base, BaseGoal, Begun};
use crate::session::{
    Certified, ChoiceError, CurveEnd, Evidence, Failure, Options, Planning, WholeSteps,
};

/// The step by which limits are compared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step {
    /// A share of each limit.
    Share(f64),
    /// So many of its units.
    Units(f64),
}

/// What to examine.
#[derive(Clone, Debug)]
pub struct Question {
    /// The step.
    pub step: Step,
    /// The step as the planner wrote it.
    pub step_words: String,
    /// How many binding limits to examine.
    pub top: usize,
    /// How many safety stocks, closing stocks and lead times to try by solving again.
    pub resolve: usize,
    /// Bucket by bucket instead of the whole time planned.
    pub by_bucket: bool,
    /// Limits whose whole value curve is wanted: a path or the id it ends in, with `@BUCKET` for
    /// one bucket.
    pub curves: Vec<String>,
}

/// How the question was answered.
#[derive(Clone, Debug)]
pub enum Answer {
    /// With figures.
    Bottlenecks(Box<Bottlenecks>),
    /// There is no plan to ask about, and why.
    NoPlan(Planning),
    /// Stopped before there was an answer.
    Stopped,
    /// No limit is called that.
    Unknown {
        /// The engine requested.
        wanted: String,
        /// Every limit's path.
        known: Vec<String>,
    },
}

/// Limits examined beyond twice those listed of a goal: an exact rate holds only so far, what a step
/// gains may rank otherwise, and other goals have other limits.
const FURTHER: usize = 10;

/// Answers the question for a factory.
///
/// # Errors
/// As [`crate::session::plan`].
pub fn bottlenecks(
    factory: &Factory,
    options: &Options,
    question: &Question,
) -> Result<Answer, Failure> {
    let buckets = Buckets::new(factory, options.bucket);
    let base = match Base::of(factory, &buckets, options)? {
        Begun::Base(base) => base,
        Begun::NoPlan(_) if options.deadline.stopped() => return Ok(Answer::Stopped),
        Begun::NoPlan(planning) => return Ok(Answer::NoPlan(planning)),
    };
    answered(factory, &buckets, &base, options, question)
}

/// As [`bottlenecks`], of goals that are solved.
#[allow(clippy::too_many_lines)] // one step of the answer after the other
pub(super) fn answered<'f>(
    factory: &'f Factory,
    buckets: &'f Buckets,
    base: &Base<'f>,
    options: &Options,
    question: &Question,
) -> Result<Answer, Failure> {
    let all = limits(factory, base.formulation(), &|class| base.meets(class));
    let mut wanted = Vec::new();
    // Far from what it is now, what has to be falls short, and is no straight limit any longer.
    let curved: Vec<Limit> = all.iter().filter(|it| it.kind != Kind::Wanted).cloned().collect();
    for name in &question.curves {
        let Some(limit) = find(&curved, buckets, name) else {
            let known = curved.iter().map(|limit| limit.at.clone()).collect();
            return Ok(Answer::Unknown { wanted: name.clone(), known });
        };
        wanted.push(limit);
    }
    let whole = options.whole.is_some() && has_whole_numbers(factory);
    let asker = Asker { factory, buckets, base, now: base.now(), question, whole };
    let mut evidence = Evidence::default();
    evidence.add(asker.now.certified());
    let unheld = asker.unheld(&all);
    let (binding, slack): (Vec<Limit>, Vec<Limit>) =
        all.into_iter().partition(|limit| asker.is_tight(limit));
    let candidates: Vec<Limit> = if question.by_bucket {
        let parts = binding.iter().flat_map(|limit| {
            let parts = limit.parts.iter().filter_map(|part| limit.in_bucket(part.bucket));
            let whole = is_whole(limit).then(|| limit.clone());
            let parts: Vec<Limit> = if whole.is_some() { Vec::new() } else { parts.collect() };
            whole.into_iter().chain(parts)
        });
        parts.filter(|limit| asker.is_tight(limit)).collect()
    } else {
        binding
    };
    let candidates = asker.that_matter(candidates)?;
    // Those whose step promises a goal most by exact rates: more are examined than are listed, because
    // a rate holds only so far.
    let promises = asker.promises(&candidates)?;
    // What a planner can have more of comes before what has to be.
    let whole: Vec<bool> = candidates.iter().map(is_whole).collect();
    let count = candidates.len();
    let most = question.top.saturating_mul(2).saturating_add(FURTHER);
    let order = most_promising(&promises, &whole, most);
    let mut figures = Vec::new();
    // Stopped on the way, what is proven by then is the answer.
    let mut complete = true;
    let mut curves = Vec::new();
    for limit in &wanted {
        match value_curve(base, factory, buckets, limit, &mut evidence)? {
            Some(curve) => curves.push(curve),
            None => complete = false,
        }
    }
    // Each limit is examined by itself, so that any number of threads finds the same.
    let done = AtomicUsize::new(0);
    let examine = |at: &usize| {
        let count = done.fetch_add(1, Ordering::Relaxed) + 1;
        options.deadline.task("progress-limit", count, order.len());
        (*at, asker.examine(&candidates[*at]))
    };
    // One after the other: if time runs out, those that promise most have been examined.
    let mut examined: Vec<_> = order.iter().par_bridge().map(examine).collect();
    // Back in the factory's own order: what ties below stays in it.
    examined.sort_by_key(|it| it.0);
    for (at, found) in examined {
        let (found, its_evidence) = found?;
        evidence.all(&its_evidence);
        match found {
            Some(found) => figures.push((found, candidates[at].clone())),
            None => complete = false,
        }
    }
    // A limit whose step gains and costs nothing binds in name only, but is told all the same.
    figures.sort_by(|one, other| ranking(&other.0).total_cmp_all(&ranking(&one.0)));
    let figures = &mut largest_of_each_goal(figures, base.goals().len(), question.top);
    let left_out = count - figures.len();
    let steps = match question.resolve {
        0 => None,
        _ if options.deadline.stopped() => None,
        _ => WholeSteps::of(factory, buckets, options, options)?,
    };
    if let Some(steps) = &steps {
        whole::tried(steps, base, figures, question.resolve)?;
    }
    let solved = (base, asker.now);
    let (resolved, resolved_left_out) =
        resolved(factory, buckets, options, solved, question.resolve, &mut evidence);
    complete &= !options.deadline.stopped();
    Ok(Answer::Bottlenecks(Box::new(Bottlenecks {
        factory: FactoryHeading::of(factory, buckets),
        step: question.step_words.clone(),
        goals: headings(base, steps.as_ref().map(WholeSteps::plan)),
        unheld,
        binding: figures.drain(..).map(|it| it.0).collect(),
        left_out,
        complete,
        resolved,
        resolved_left_out,
        // A limit of nothing that is not reached stands for heads: what they leave is no room.
        slack: slack
            .iter()
            .filter(|limit| limit.amount > 0.0)
            .map(|limit| asker.slack(limit))
            .collect(),
        curves,
        worst: evidence.residuals(),
        solves: evidence.solves,
    })))
}

/// What became of examining one limit.
pub(super) enum Examined {
    /// Its worth by a step of a tenth.
    Binding(Box<BindingLimit>),
    /// None of it is used up.
    Slack,
    /// The deadline passed.
    Stopped,
}

/// One limit examined by a step of a tenth.
pub(super) fn examined<'f>(
    factory: &'f Factory,
    buckets: &'f Buckets,
    base: &Base<'f>,
    limit: &Limit,
    evidence: &mut Evidence,
) -> Result<Examined, ChoiceError> {
    let now = base.now();
    evidence.add(now.certified());
    let question = Question {
        step: Step::Share(0.1),
        step_words: "10%".to_owned(),
        top: 1,
        resolve: 0,
        by_bucket: false,
        curves: Vec::new(),
    };
    let question = &question;
    let asker = Asker { factory, buckets, base, now, question, whole: false };
    if !asker.is_tight(limit) {
        return Ok(Examined::Slack);
    }
    let (found, its_evidence) = asker.examine(limit)?;
    evidence.all(&its_evidence);
    Ok(found.map_or(Examined::Stopped, |found| Examined::Binding(Box::new(found))))
}

/// Whether a limit is of no bucket.
fn is_whole(limit: &Limit) -> bool {
    matches!(limit.kind, Kind::Wanted | Kind::Released)
}

/// The limit called so: by its path, by the end of its path, or in one bucket.
fn find(all: &[Limit], buckets: &Buckets, name: &str) -> Option<Limit> {
    let (path, bucket) = name.rsplit_once('@').map_or((name, None), |(path, at)| (path, Some(at)));
    let exact = all.iter().find(|limit| limit.at == path);
    let short = || all.iter().find(|limit| limit.at.split_once('/').is_some_and(|it| it.1 == path));
    let limit = exact.or_else(short)?;
    let Some(bucket) = bucket else { return Some(limit.clone()) };
    let at = buckets.ids().find(|&at| buckets[at].name == bucket)?;
    let mut limit = limit.in_bucket(at)?;
    limit.at = format!("{}@{bucket}", limit.at);
    limit.name = limit.name.on(bucket);
    Some(limit)
}

struct Asker<'a, 'f> {
    factory: &'f Factory,
    buckets: &'f Buckets,
    base: &'a Base<'f>,
    now: &'a GoalsAt<'f>,
    question: &'a Question,
    /// Whether pieces are counted.
    whole: bool,
}

impl Asker<'_, '_> {
    /// The point of the last goal.
    fn plan(&self) -> Option<&Certified> {
        self.now.solved.last().map(|(_, certified)| certified)
    }

    /// Whether any part of a limit is used up.
    fn is_tight(&self, limit: &Limit) -> bool {
        self.plan().is_some_and(|plan| limit.binds(plan))
    }

    fn is_used_up(&self, part: &Part) -> bool {
        self.plan().is_some_and(|plan| part.binds(plan))
    }

    /// What the dual values say a limit is worth, by the first goal they speak of: only an order
    /// in which to look.
    fn guess(&self, limit: &Limit) -> f64 {
        let mut weight = 1.0;
        let mut sum = 0.0;
        for (_, certified) in &self.now.solved {
            let price = |part: &Part| match part.bound {
                Bound::Column(column) => certified.reduced_costs()[column.position()].abs(),
                Bound::Row(row) => certified.price(row).abs(),
            };
            let amount = |part: &Part| if part.amount > 0.0 { part.amount } else { 1.0 };
            let worth: f64 = limit.parts.iter().map(|part| price(part) * amount(part)).sum();
            sum += weight * worth / (1.0 + worth);
            weight *= 1e-3;
        }
        sum
    }

    fn used(&self, limit: &Limit) -> f64 {
        self.plan().map_or(0.0, |plan| limit.parts.iter().map(|part| part.used(plan)).sum())
    }

    fn slack(&self, limit: &Limit) -> SlackLimit {
        SlackLimit {
            at: limit.at.clone(),
            name: limit.name.clone(),
            unit: limit.unit.clone(),
            amount: limit.amount,
            used: quiet(self.used(limit)),
        }
    }

    /// Everything about one limit, and what it rests on; `None` if the deadline passes.
    fn examine(&self, limit: &Limit) -> Result<(Option<BindingLimit>, Evidence), ChoiceError> {
        let mut evidence = Evidence::default();
        let step = self.step(limit);
        let direction = limit.direction();
        let more = first_pieces(self.base, &direction, step)?;
        more.prove(&mut evidence);
        let can_fall = limit.amount.min(step);
        let less = if can_fall > 0.0 {
            let less = first_pieces(self.base, &direction.reversed(), can_fall)?;
            less.prove(&mut evidence);
            Some(less)
        } else {
            None
        };
        let interrupted = |along: &Along<'_>| along.end == CurveEnd::Interrupted;
        if interrupted(&more) || less.as_ref().is_some_and(interrupted) {
            return Ok((None, evidence));
        }
        let mut worths = self.worth(&more, step);
        if limit.kind == Kind::Wanted {
            self.within_reach(&more, &mut worths);
        }
        let tight = limit.parts.iter().filter(|part| self.is_used_up(part));
        let on = |bucket: BucketId| self.buckets[bucket].name.clone();
        let mut name = limit.name.clone();
        if self.question.by_bucket && !is_whole(limit) {
            name = name.on(on(limit.parts[0].bucket));
        }
        let found = BindingLimit {
            at: name.path(),
            name,
            unit: limit.unit.clone(),
            amount: limit.amount,
            used: quiet(self.used(limit)),
            buckets: tight.map(|part| on(part.bucket)).collect(),
            step,
            kind: PriceKind::OneSidedPrice,
            next: self.next(&more),
            more: worths,
            less: less.map_or_else(Vec::new, |less| self.worth(&less, can_fall)),
            whole: Vec::new(),
        };
        Ok((Some(found), evidence))
    }

    fn worth(&self, along: &Along<'_>, step: f64) -> Vec<Worth> {
        let goals = self.base.goals().iter().enumerate();
        goals
            .map(|(at, goal)| along.worth(at, goal.stage.title(), goal.objective.sense, step))
            .collect()
    }

    /// What binds at the far end that does not bind now.
    fn next(&self, along: &Along<'_>) -> Vec<String> {
        let Some(far) = along.places.last() else { return Vec::new() };
        let before = binding_names(self.factory, self.buckets, self.now, self.base);
        let mut after = binding_names(self.factory, self.buckets, &far.goals, self.base);
        after.retain(|name| !before.contains(name));
        after
    }
}

/// The goals of a factory with their results, in fractions and in whole numbers.
pub(super) fn headings(base: &Base<'_>, whole: Option<&Plan>) -> Vec<GoalHeading> {
    let in_whole =
        |title: &str| whole?.goals.iter().find(|it| it.title() == title).map(|it| it.value);
    let heading = |goal: &BaseGoal| GoalHeading {
        goal: goal.stage.title(),
        unit: goal.stage.unit.clone(),
        value: quiet(goal.value),
        more_is_better: goal.objective.sense.sign() < 0.0,
        whole: in_whole(&goal.stage.title()),
    };
    base.goals().iter().map(heading).collect()
}
