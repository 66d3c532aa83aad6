//! Goals in sequence, and the definition of evenness.

use std::fmt;

use crate::diag::{Message, message};

/// A goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Goal {
    /// Firm orders, market minimums, projects and stock targets, by priority class.
    Fulfil,
    /// As few order-days late as possible.
    OnTime,
    /// The most money.
    Profit,
    /// The least cost.
    Cost,
    /// The least work content of surplus.
    Surplus,
    /// The most even plan.
    Balance,
    /// The least work lying in stock.
    LowStock,
    /// The fewest runs, weighted by their setup hours.
    FewRuns,
    /// As near a published plan as possible.
    Steady,
}

impl Goal {
    /// Every goal's word, in the usual sequence.
    pub const WORDS: &'static [&'static str] = &[
        "fulfil",
        "on-time",
        "profit",
        "cost",
        "surplus",
        "balance",
        "low-stock",
        "few-runs",
        "steady",
    ];

    /// The goal of a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "fulfil" => Self::Fulfil,
            "on-time" => Self::OnTime,
            "profit" => Self::Profit,
            "cost" => Self::Cost,
            "surplus" => Self::Surplus,
            "balance" => Self::Balance,
            "low-stock" => Self::LowStock,
            "few-runs" => Self::FewRuns,
            "steady" => Self::Steady,
            _ => return None,
        })
    }

    /// Its message.
    #[must_use]
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::Fulfil => "goal-fulfil",
            Self::OnTime => "goal-on-time",
            Self::Profit => "goal-profit",
            Self::Cost => "goal-cost",
            Self::Surplus => "goal-surplus",
            Self::Balance => "goal-balance",
            Self::LowStock => "goal-low-stock",
            Self::FewRuns => "goal-few-runs",
            Self::Steady => "goal-steady",
        })
    }

    /// The word of this goal.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Fulfil => "fulfil",
            Self::OnTime => "on-time",
            Self::Profit => "profit",
            Self::Cost => "cost",
            Self::Surplus => "surplus",
            Self::Balance => "balance",
            Self::LowStock => "low-stock",
            Self::FewRuns => "few-runs",
            Self::Steady => "steady",
        }
    }
}

/// The part of a goal that is pursued in parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GoalPart {
    /// Orders of a priority class.
    Priority(u32),
    /// Stock targets.
    Stock,
    /// Orders of a priority class that are due after the planning period.
    PriorityBeyond(u32),
    /// Safety stock after the planning period.
    StockBeyond,
    /// The days in which only what must may move.
    Fence,
    /// The days after the fence.
    After,
}

/// A goal with its part, as plans and answers name it: `profit`, `fulfil/priority 1`.
///
/// ```
/// use junheng::model::{Goal, GoalId, GoalPart};
/// let goal = GoalId { goal: Goal::Fulfil, part: Some(GoalPart::Priority(1)) };
/// assert_eq!(goal.to_string(), "fulfil/priority 1");
/// assert_eq!(GoalId::read("fulfil/priority 1"), Some(goal));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct GoalId {
    /// The goal.
    pub goal: Goal,
    /// Its part; none if it is pursued as a whole.
    pub part: Option<GoalPart>,
}

impl GoalPart {
    /// The part of a word of [`GoalPart`].
    #[must_use]
    pub fn read(word: &str) -> Option<Self> {
        match word.split_once(' ') {
            Some(("priority", class)) => match class.strip_suffix(" beyond") {
                Some(class) => class.parse().ok().map(Self::PriorityBeyond),
                None => class.parse().ok().map(Self::Priority),
            },
            _ => match word {
                "stock" => Some(Self::Stock),
                "stock beyond" => Some(Self::StockBeyond),
                "fence" => Some(Self::Fence),
                "after" => Some(Self::After),
                _ => None,
            },
        }
    }

    fn message(self) -> Message {
        match self {
            Self::Priority(class) => message!("goal-priority", class),
            Self::Stock => message!("goal-stock"),
            Self::PriorityBeyond(class) => message!("goal-priority-beyond", class),
            Self::StockBeyond => message!("goal-stock-beyond"),
            Self::Fence => message!("goal-fence"),
            Self::After => message!("goal-after"),
        }
    }
}

impl GoalId {
    /// The goal of a title; none if it is no title.
    #[must_use]
    pub fn read(title: &str) -> Option<Self> {
        let (word, part) = match title.split_once('/') {
            Some((word, part)) => (word, Some(GoalPart::read(part)?)),
            None => (title, None),
        };
        Some(Self { goal: Goal::from_word(word)?, part })
    }

    /// Whether more of it is better: of profit alone.
    #[must_use]
    pub fn more_is_better(self) -> bool {
        self.goal == Goal::Profit
    }

    /// Whether it is about orders: how much of them, and when.
    #[must_use]
    pub fn is_service(self) -> bool {
        matches!(self.goal, Goal::Fulfil | Goal::OnTime)
    }

    /// Its title: `fulfil/priority 1`.
    #[must_use]
    pub fn title(self) -> Message {
        let goal = self.goal.message();
        self.part
            .map_or_else(|| goal.clone(), |it| message!("goal-part", goal, part = it.message()))
    }

    /// Its name in a sentence or a cell: `fulfil, priority 1`.
    #[must_use]
    pub fn message(self) -> Message {
        let goal = self.goal.message();
        let part = |it: GoalPart| message!("goal-and-part", goal, part = it.message());
        self.part.map_or_else(|| goal.clone(), part)
    }
}

impl fmt::Display for GoalPart {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Priority(class) => write!(out, "priority {class}"),
            Self::Stock => out.write_str("stock"),
            Self::PriorityBeyond(class) => write!(out, "priority {class} beyond"),
            Self::StockBeyond => out.write_str("stock beyond"),
            Self::Fence => out.write_str("fence"),
            Self::After => out.write_str("after"),
        }
    }
}

impl fmt::Display for GoalId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.part {
            Some(part) => write!(out, "{}/{part}", self.goal),
            None => write!(out, "{}", self.goal),
        }
    }
}

impl fmt::Display for Goal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.word())
    }
}

/// How much of a goal may be given up for the goals after it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum GiveUp {
    /// In the goal's own unit, not negative.
    Absolute(f64),
    /// As a share of the optimum's size, 0 to 1.
    Share(f64),
}

impl GiveUp {
    /// How much of an optimum of this value may be given up, in the goal's own unit.
    #[must_use]
    pub fn of(self, value: f64) -> f64 {
        match self {
            Self::Absolute(amount) => amount,
            Self::Share(share) => share * value.abs(),
        }
    }
}

/// A goal with its tolerance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GoalInSequence {
    /// The goal.
    pub goal: Goal,
    /// Its tolerance.
    pub give_up: GiveUp,
}

impl GoalInSequence {
    /// The goals with `surplus`, where it is not named put ahead of `balance`, `low-stock`
    /// and `few-runs`, which would otherwise make what nobody wants, or last.
    #[must_use]
    pub fn with_surplus(mut goals: Vec<Self>) -> Vec<Self> {
        if goals.iter().all(|it| it.goal != Goal::Surplus) {
            let at = Self::place_of_surplus(&goals);
            goals.insert(at, Self { goal: Goal::Surplus, give_up: GiveUp::Absolute(0.0) });
        }
        goals
    }

    /// The goals with `steady`, where it is not named put behind the goals of service.
    #[must_use]
    pub fn with_steady(mut goals: Vec<Self>, give_up: GiveUp) -> Vec<Self> {
        if let Some(named) = goals.iter_mut().find(|it| it.goal == Goal::Steady) {
            if give_up != GiveUp::Absolute(0.0) {
                named.give_up = give_up;
            }
            return goals;
        }
        let service = |it: &Self| matches!(it.goal, Goal::Fulfil | Goal::OnTime);
        let at = goals.iter().rposition(service).map_or(0, |at| at + 1);
        goals.insert(at, Self { goal: Goal::Steady, give_up });
        goals
    }

    /// The goals as a planner would name them: without a `surplus` that stands where
    /// [`Self::with_surplus`] puts it.
    #[must_use]
    pub fn without_surplus(goals: &[Self]) -> Vec<Self> {
        let others: Vec<Self> =
            goals.iter().filter(|it| it.goal != Goal::Surplus).copied().collect();
        let implied = Self::with_surplus(others.clone()) == goals;
        if implied { others } else { goals.to_vec() }
    }

    fn place_of_surplus(goals: &[Self]) -> usize {
        let evens = |it: &Self| matches!(it.goal, Goal::Balance | Goal::LowStock | Goal::FewRuns);
        goals.iter().position(evens).unwrap_or(goals.len())
    }
}

/// The weights of the three parts of the balance goal, and the cost of change.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Balance {
    /// Weight of the groups' peak utilisation.
    pub peak: f64,
    /// Weight of the even products' deviation from their straight line.
    pub even: f64,
    /// Weight of the change of load from bucket to bucket.
    pub change: f64,
    /// Money per unit of total output more than in the bucket before.
    pub change_cost_up: f64,
    /// Money per unit of total output less than in the bucket before.
    pub change_cost_down: f64,
}

impl Default for Balance {
    fn default() -> Self {
        Self { peak: 1.0, even: 1.0, change: 1.0, change_cost_up: 0.0, change_cost_down: 0.0 }
    }
}
