//! Edits of a plan by hand: what every goal loses by them, and the price of each.
//!
//! Either every other run stays, and shipments, purchases, overtime and hiring follow (the goals in
//! sequence, after the goal of keeping the runs as they are written), or everything else is planned
//! around the edits. If every other run of a plan in whole numbers stays, all of it is in whole numbers,
//! and the price of an edit is what is gained if it alone is undone; otherwise it is in fractions.

use super::shapley::shapley;
use crate::model::answers::contradiction::Clash;
use crate::model::answers::recheck::{EditPrice, GoalChange, Known, OrderChange, Rest};
use crate::model::edited::{RunEdit, edited};
use crate::model::plan::{GoalResult, MovedRun, Numbers, Plan};
use crate::model::{Factory, Goal, Published};
use crate::session::{self, Failure, Options, Planning, WholeSearch};

/// Edits that are taken in every combination if their prices do not add up.
const COMBINED: usize = 5;

/// Edits that are priced one by one at most: in fractions, and in whole numbers.
const PRICED: [usize; 2] = [40, 10];

/// Differences below this share are an engine's rounding.
const SAME: f64 = 1e-6;

/// Days that a fence of the whole planning period has: every moved hour weighs the same.
const ALL_DAYS: u32 = 100_000;

/// What follows from edits.
#[derive(Clone, Debug)]
#[allow(clippy::struct_excessive_bools)] // each says what is true of the answer
pub struct Followed {
    /// Whether it is in whole numbers.
    pub numbers: Numbers,
    /// Whether a plan keeps every limit with them.
    pub possible: bool,
    /// The runs that no plan can make as edited.
    pub impossible: Vec<MovedRun>,
    /// The goals.
    pub goals: Vec<GoalChange>,
    /// Orders that fare otherwise.
    pub orders: Vec<OrderChange>,
    /// The price of each edit, in their order.
    pub prices: Vec<Vec<EditPrice>>,
    /// Whether the price of each is its own.
    pub independent: bool,
    /// Whether the prices add up to the change of every goal.
    pub adds_up: bool,
    /// Whether everything was answered.
    pub complete: bool,
    /// Plans solved.
    pub plans: usize,
}

impl Followed {
    /// What follows from no edit.
    #[must_use]
    pub fn nothing(numbers: Numbers) -> Self {
        Self {
            numbers,
            possible: true,
            impossible: Vec::new(),
            goals: Vec::new(),
            orders: Vec::new(),
            prices: Vec::new(),
            independent: false,
            adds_up: false,
            complete: true,
            plans: 0,
        }
    }
}

/// What follows from edits of a plan of a factory.
///
/// # Errors
/// A [`Failure`]: an engine failed, or an answer was refused.
pub fn follow(
    factory: &Factory,
    plan: &Plan,
    edits: &[RunEdit],
    rest: Rest,
    options: &Options,
) -> Result<Followed, Failure> {
    let in_whole = plan.numbers == Some(Numbers::Whole) && rest == Rest::Stays;
    let search = options.whole.filter(|_| in_whole).map(WholeSearch::for_step);
    let numbers = if search.is_some() { Numbers::Whole } else { Numbers::Fractional };
    let options = Options { whole: search, ..options.clone() };
    let mut edits = Edits { factory, plan, edits, rest, options, plans: 0 };
    let mut found = Followed { possible: false, ..Followed::nothing(numbers) };
    let (Some(before), Some(after)) = (edits.planned(0)?, edits.planned(edits.all())?) else {
        found.complete = !edits.options.deadline.stopped();
        found.plans = edits.plans;
        return Ok(found);
    };
    found.impossible = after.near.iter().flat_map(|it| it.moved.clone()).collect();
    found.possible = found.impossible.is_empty();
    found.goals = changes(&before, &after);
    found.orders = orders(&before, &after);
    match numbers {
        Numbers::Whole => edits.undone(&before, &after, &mut found)?,
        Numbers::Fractional => edits.price(&before, &mut found)?,
    }
    found.plans = edits.plans;
    Ok(found)
}

/// Keeps as many edits as it can in their order, everything else planned around them: those kept, and
/// each of the others with what contradicts it. `None` if time ran out.
///
/// # Errors
/// As [`follow`].
pub fn kept(
    factory: &Factory,
    edits: &[RunEdit],
    options: &Options,
) -> Result<Option<Refused>, Failure> {
    let options = Options { whole: None, ..options.clone() };
    let mut kept: Vec<RunEdit> = Vec::new();
    let mut refused = Vec::new();
    for (at, edit) in edits.iter().enumerate() {
        let tried: Vec<RunEdit> = kept.iter().chain([edit]).copied().collect();
        match session::solve(&factory.keeping(&tried).with_first_goal(), &options)?.planning {
            Planning::Plan(_) | Planning::Unbounded { .. } => kept.push(*edit),
            Planning::Contradiction(clashes) => refused.push((at, clashes)),
            Planning::Nothing => return Ok(None),
        }
    }
    Ok(Some(refused))
}

/// Edits that cannot be kept beside those before them, by position, with what contradicts each.
pub type Refused = Vec<(usize, Vec<Clash>)>;

#[allow(clippy::struct_field_names)] // what is asked about are edits
struct Edits<'e> {
    factory: &'e Factory,
    plan: &'e Plan,
    edits: &'e [RunEdit],
    rest: Rest,
    options: Options,
    plans: usize,
}

impl Edits<'_> {
    /// All edits, as the bits of a number.
    fn all(&self) -> u64 {
        if self.edits.len() >= 64 { u64::MAX } else { (1 << self.edits.len()) - 1 }
    }

    /// The plan with some of the edits; `None` if there is none.
    fn planned(&mut self, some: u64) -> Result<Option<Box<Plan>>, Failure> {
        let all = some == u64::MAX;
        let chosen = |at: usize| all || at < 64 && some >> at & 1 == 1;
        let own = self.edits.iter().enumerate().filter(|(at, _)| chosen(*at));
        let own: Vec<RunEdit> = own.map(|(_, edit)| *edit).collect();
        let factory = match self.rest {
            Rest::Planned => self.factory.keeping(&own),
            Rest::Stays => {
                let plan = edited(self.plan, self.factory, &own);
                match Published::of(&plan, self.factory, ALL_DAYS) {
                    Ok(published) => self.factory.following(published),
                    Err(_) => return Ok(None),
                }
            }
        };
        self.plans += 1;
        Ok(match session::solve(&factory, &self.options)?.planning {
            Planning::Plan(plan) => Some(plan),
            _ => None,
        })
    }

    /// The price of each edit in whole numbers: what every goal loses by it beside the others.
    fn undone(&mut self, before: &Plan, after: &Plan, found: &mut Followed) -> Result<(), Failure> {
        let count = self.edits.len();
        found.prices = vec![Vec::new(); count];
        if count > PRICED[1] {
            return Ok(());
        }
        for at in 0..count {
            let without = match count {
                1 => Some(changes(before, after)),
                _ => self.planned(self.all() & !(1 << at))?.map(|it| changes(&it, after)),
            };
            let Some(without) = without else { return Ok(()) };
            let told = without.into_iter().filter(|it| it.loss != 0.0);
            let price =
                |it: GoalChange| EditPrice { goal: it.goal, loss: it.loss, known: it.known };
            found.prices[at] = told.map(price).collect();
        }
        found.adds_up = found.goals.iter().all(|goal| {
            let own = found.prices.iter().flatten().filter(|it| it.goal == goal.goal);
            let sum: f64 = own.map(|it| it.loss).sum();
            (sum - goal.loss).abs() <= SAME * (1.0 + goal.before.abs() + goal.after.abs())
        });
        found.independent = found.adds_up;
        Ok(())
    }

    fn price(&mut self, before: &Plan, found: &mut Followed) -> Result<(), Failure> {
        let count = self.edits.len();
        found.prices = vec![Vec::new(); count];
        if count > PRICED[0] {
            return Ok(());
        }
        let mut alone: Vec<Vec<f64>> = Vec::new();
        for at in 0..count {
            // A single edit is all of them.
            let changes = if count == 1 {
                found.goals.clone()
            } else {
                match self.planned(1 << at)? {
                    Some(plan) => changes(before, &plan),
                    None => return Ok(()),
                }
            };
            alone.push(changes.iter().map(|it| it.loss).collect());
        }
        let together: Vec<f64> = found.goals.iter().map(|it| it.loss).collect();
        found.independent = found.goals.iter().enumerate().all(|(at, goal)| {
            let sum: f64 = alone.iter().filter_map(|it| it.get(at)).sum();
            (sum - together[at]).abs() <= SAME * (1.0 + goal.before.abs() + goal.after.abs())
        });
        found.adds_up = found.independent;
        let mut shares = alone;
        if !found.independent
            && count <= COMBINED
            && let Some(values) = self.combined(before)?
        {
            let goals = found.goals.len();
            shares = vec![vec![0.0; goals]; count];
            for goal in 0..goals {
                let brought = shapley(count, |some| values[some][goal]);
                for (share, it) in shares.iter_mut().zip(brought) {
                    share[goal] = it.share;
                }
            }
            found.adds_up = true;
        }
        let goals = found.goals.clone();
        for (prices, shares) in found.prices.iter_mut().zip(shares) {
            let told = goals.iter().zip(shares).filter(|(goal, loss)| {
                loss.abs() > SAME * (1.0 + goal.before.abs() + goal.after.abs())
            });
            let known = Known::Exactly;
            prices.extend(told.map(|(it, loss)| EditPrice { goal: it.goal.clone(), loss, known }));
        }
        Ok(())
    }

    /// What each goal loses by every combination of the edits; `None` if one has no plan.
    fn combined(&mut self, before: &Plan) -> Result<Option<Vec<Vec<f64>>>, Failure> {
        let mut values = Vec::new();
        for some in 0..1_u64 << self.edits.len() {
            let Some(plan) = self.planned(some)? else { return Ok(None) };
            values.push(changes(before, &plan).iter().map(|it| it.loss).collect());
        }
        Ok(Some(values))
    }
}

/// What the plan reaches in a goal.
fn reached(goal: &GoalResult) -> f64 {
    let sign = if goal.goal == Goal::Profit.word() { -1.0 } else { 1.0 };
    goal.value + sign * goal.given_up
}

/// Every goal that both plans have, but that of keeping the runs.
fn changes(before: &Plan, after: &Plan) -> Vec<GoalChange> {
    let (known_before, known_after) = (proven(before), proven(after));
    let goals = before.goals.iter().enumerate().filter(|it| it.1.goal != Goal::Steady.word());
    let both = goals.filter_map(|(at, goal)| {
        let title = goal.title();
        let place = after.goals.iter().position(|it| it.title() == title)?;
        let known = match (at < known_before, place < known_after) {
            (true, true) => Known::Exactly,
            (true, false) => Known::AtMost,
            (false, true) => Known::AtLeast,
            (false, false) => Known::About,
        };
        let (before, after) = (reached(goal), reached(&after.goals[place]));
        let worse = if goal.goal == Goal::Profit.word() { before - after } else { after - before };
        let rounding = SAME * (1.0 + before.abs() + after.abs());
        let loss = if worse.abs() <= rounding { 0.0 } else { worse };
        Some(GoalChange { goal: title, unit: goal.unit.clone(), before, after, loss, known })
    });
    both.collect()
}

/// How many goals from the first are at their proven bound, those before them, too.
fn proven(plan: &Plan) -> usize {
    if plan.numbers != Some(Numbers::Whole) {
        return plan.goals.len();
    }
    let at_bound = |it: &&GoalResult| {
        let off = it.bound.map(|bound| (it.value - bound).abs());
        off.is_some_and(|off| off <= SAME * (1.0 + it.value.abs()))
    };
    plan.goals.iter().take_while(at_bound).count()
}

fn orders(before: &Plan, after: &Plan) -> Vec<OrderChange> {
    let both = before.orders.iter().zip(&after.orders);
    let changed = both.filter_map(|(one, other)| {
        let size = SAME * (1.0 + one.quantity);
        let moved = one.status != other.status
            || (one.days_late - other.days_late).abs() > SAME
            || (one.short - other.short).abs() > size;
        moved.then(|| OrderChange {
            id: one.id.clone(),
            status_before: one.status,
            status_after: other.status,
            days_before: one.days_late,
            days_after: other.days_late,
            short_before: one.short,
            short_after: other.short,
        })
    });
    changed.collect()
}
