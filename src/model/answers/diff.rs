//! The differences of two plans, and which changes of the factory file caused them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::model::plan::{FactoryHeading, OrderStatus, PlanStatus};

/// Whether a difference is better or worse for its goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Turn {
    /// The goal is reached better.
    Better,
    /// The goal is reached less well.
    Worse,
    /// No difference beyond rounding.
    Same,
}

/// How coarsely changes were taken together before they were counted as parts.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Bundling {
    /// Every change is a separate part.
    None,
    /// All changes of one thing, such as a group, are one part.
    ByThing,
    /// All changes of some tables, such as all orders, are one part each.
    ByTable,
    /// Even tables had to be taken together.
    AcrossTables,
}

/// A sum of money of a plan. In JSON a word, of a kind of cost `cost/` and its word.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Sum {
    /// The price of a shipment.
    Revenue,
    /// All costs.
    Cost,
    /// Revenue less cost.
    Profit,
    /// A kind of cost, by its word.
    Of(String),
}

impl From<Sum> for String {
    fn from(it: Sum) -> Self {
        match it {
            Sum::Revenue => "revenue".to_owned(),
            Sum::Cost => "cost".to_owned(),
            Sum::Profit => "profit".to_owned(),
            Sum::Of(kind) => format!("cost/{kind}"),
        }
    }
}

impl From<String> for Sum {
    fn from(word: String) -> Self {
        match (word.as_str(), word.split_once('/')) {
            (_, Some((_, kind))) => Self::Of(kind.to_owned()),
            ("revenue", _) => Self::Revenue,
            ("cost", _) => Self::Cost,
            _ => Self::Profit,
        }
    }
}

/// Why figures of two plans are not compared, or not bucket by bucket. As data, an English
/// sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum NotComparable {
    /// Their buckets have another length: that of the plan before and of the one after.
    BucketLength(String, String),
    /// They are for other dates: the first and the last of the plan before and of the one after.
    Dates([String; 2], [String; 2]),
    /// Their buckets are others, though length and dates are the same.
    Buckets,
    /// Money is in other currencies: that of the plan before and of the one after.
    Currency(String, String),
    /// Goals only in the plan before, or in another unit.
    GoalsBefore(Vec<String>),
    /// Goals only in the plan after, or in another unit.
    GoalsAfter(Vec<String>),
    /// What was read back from data: the sentence.
    Sentence(String),
}

impl From<NotComparable> for String {
    fn from(it: NotComparable) -> Self {
        let totals = "totals are compared, not single buckets";
        match it {
            NotComparable::BucketLength(before, after) => {
                format!("the plans have different buckets ({before} and {after}): {totals}")
            }
            NotComparable::Dates([from, to], [start, end]) => {
                format!(
                    "the plans cover different periods ({from} to {to}, and {start} to {end}): \
                     {totals}"
                )
            }
            NotComparable::Buckets => format!("the plans have different buckets: {totals}"),
            NotComparable::Currency(before, after) => {
                format!("money is in {before} and in {after}")
            }
            NotComparable::GoalsBefore(goals) => {
                format!("goals only in the plan before, or in another unit: {}", goals.join(", "))
            }
            NotComparable::GoalsAfter(goals) => {
                format!("goals only in the plan after, or in another unit: {}", goals.join(", "))
            }
            NotComparable::Sentence(sentence) => sentence,
        }
    }
}

impl From<String> for NotComparable {
    fn from(sentence: String) -> Self {
        Self::Sentence(sentence)
    }
}

figures! {
    /// What moved between two plans. Lists hold what differs, what moved most first.
    pub struct Diff {
        /// Whether the answer is whole; not where the waterfall was stopped.
        complete: bool,
        /// Version of junheng.
        version: String,
        /// The plan compared with.
        before: PlanHeading,
        /// The plan compared.
        after: PlanHeading,
        /// What cannot be compared, in sentences.
        #[schemars(with = "Vec<String>")]
        not_comparable: Vec<NotComparable>,
        /// Every goal that both plans have in the same unit, in the sequence of the plan after.
        goals: Vec<GoalMoved>,
        /// Orders.
        orders: Vec<OrderMoved>,
        /// Quantities made.
        products: Vec<ProductMoved>,
        /// Load and overtime of groups, labour pools and services.
        capacities: Vec<CapacityMoved>,
        /// Materials used and bought.
        materials: Vec<MaterialMoved>,
        /// Stock of products and materials.
        stock: Vec<StockMoved>,
        /// Projects.
        projects: Vec<ProjectMoved>,
        /// Rhythm of the factory, workshops and products.
        rhythm: Vec<RhythmMoved>,
        /// Revenue, cost, profit, and costs by kind; empty if the currencies differ.
        money: Vec<MoneyMoved>,
        /// Paths of what the plan before alone has, in order of the path.
        only_before: Vec<String>,
        /// Paths of what the plan after alone has, in order of the path.
        only_after: Vec<String>,
        /// Which changes of the factory file brought the differences; none if no factory files
        /// were given, or time ran out.
        waterfall: Option<Waterfall>,
    }

    /// One of the two plans.
    pub struct PlanHeading {
        /// The factory and the planning period.
        factory: FactoryHeading,
        /// How planning ended.
        status: PlanStatus,
        /// SHA-256 of the factory file it was made from, in hexadecimal.
        factory_sha256: String,
    }

    /// A figure of both plans.
    pub struct Moved {
        /// In the plan before.
        before: f64,
        /// In the plan after.
        after: f64,
        /// After less before.
        difference: f64,
    }

    /// A goal of both plans.
    pub struct GoalMoved {
        /// The goal with its part: `fulfil/priority 1`, `profit`.
        goal: String,
        /// Unit of its value.
        unit: String,
        /// Its optimum, given the goals before it.
        value: Moved,
        /// What the final plan gives up of it.
        given_up: Moved,
        /// What the difference of its value is to the goal.
        turn: Turn,
    }

    /// A figure of one bucket in both plans.
    pub struct MovedInBucket {
        /// The bucket's name.
        bucket: String,
        /// The figure.
        value: Moved,
    }

    /// An order that fares differently.
    pub struct OrderMoved {
        /// Its id.
        id: String,
        /// The product.
        product: String,
        /// The product's unit.
        unit: String,
        /// Quantity ordered; for a market, its minimum.
        quantity: Moved,
        /// Due date before.
        due_before: String,
        /// Due date after.
        due_after: String,
        /// Shipped in total.
        shipped: Moved,
        /// Shipped after the due date.
        late: Moved,
        /// Calendar days to the last late shipment.
        days_late: Moved,
        /// Never shipped.
        short: Moved,
        /// Its status before.
        status_before: OrderStatus,
        /// Its status after.
        status_after: OrderStatus,
    }

    /// A product that is made in another quantity or at another time.
    pub struct ProductMoved {
        /// Its id.
        id: String,
        /// Its name.
        name: String,
        /// Its unit.
        unit: String,
        /// Made in total.
        made: Moved,
        /// Made in another bucket, beyond what is made more or less; none if the buckets of the
        /// plans differ.
        shifted: Option<f64>,
        /// Buckets in which another quantity is made, what moved most first; empty if the
        /// buckets of the plans differ.
        buckets: Vec<MovedInBucket>,
    }

    /// A group, labour pool or service that is loaded differently.
    pub struct CapacityMoved {
        /// Its path: `groups/press`.
        at: String,
        /// Its name.
        name: String,
        /// Unit of the load.
        unit: String,
        /// Load in total.
        load: Moved,
        /// Overtime, or extra output, in total.
        overtime: Moved,
        /// Load ÷ capacity of all the planning period; none if it has no limit.
        utilisation: Option<Moved>,
        /// Highest load ÷ capacity of a bucket; none if it has no limit.
        peak: Option<Moved>,
    }

    /// A material that is used or bought in another quantity.
    pub struct MaterialMoved {
        /// Its id.
        id: String,
        /// Its name.
        name: String,
        /// Its unit.
        unit: String,
        /// Used in total.
        used: Moved,
        /// Bought in total.
        bought: Moved,
    }

    /// An item of which more or less is held.
    pub struct StockMoved {
        /// Its path: `products/shaft`, `materials/steel`.
        at: String,
        /// Its name.
        name: String,
        /// Its unit.
        unit: String,
        /// Mean of the buckets' closing stocks.
        mean: Moved,
        /// At the end of the planning period.
        closing: Moved,
    }

    /// A project that gets more or less.
    pub struct ProjectMoved {
        /// The project's id.
        id: String,
        /// What it needs, as a path: `groups/welding`.
        of: String,
        /// Never given, added up over its needs of that.
        short: Moved,
    }

    /// A rhythm that differs.
    pub struct RhythmMoved {
        /// `factory`, or a path: `workshops/machining`, `products/shaft`.
        at: String,
        /// The coefficient, 0 to 1.
        rhythm: Moved,
    }

    /// Money that differs.
    pub struct MoneyMoved {
        /// `revenue`, `cost`, `profit`, or the kind of a cost: `cost/overtime`.
        #[schemars(with = "String")]
        of: Sum,
        /// The amount.
        amount: Moved,
    }

    /// Which changes of the factory file brought the differences: Shapley values of the parts,
    /// with plans for every selection of parts. They do not depend on the order of anything.
    pub struct Waterfall {
        /// Every change, in order of its path.
        changes: Vec<InputChange>,
        /// What the changes were taken together to.
        parts: Vec<Part>,
        /// How coarsely they were taken together to be few enough.
        bundling: Bundling,
        /// Every goal that both plans have in the same unit and that every plan made has.
        goals: Vec<Fall>,
        /// Shortage and late quantity of every order in which the plans differ, or whose shares
        /// are not all nothing; largest share of the order's quantity first.
        orders: Vec<Fall>,
        /// Goals that cannot be attributed because some of the plans made do not pursue them.
        not_attributed: Vec<String>,
        /// Plans made, each certified and audited.
        plans: usize,
        /// How many of them are one of several best schedules.
        one_of_several: usize,
        /// The worst residual of their certificates.
        worst_residual: f64,
    }

    /// One change of the factory file, or of what was requested besides it.
    pub struct InputChange {
        /// Where, as a path: `groups/press/machines`.
        at: String,
        /// The value before; none if something was added.
        before: Option<Value>,
        /// The value there; none if something was taken away.
        after: Option<Value>,
        /// Position of its part, from 0.
        part: usize,
    }

    /// Changes that are counted as one.
    pub struct Part {
        /// Its name: the path of its change, or of what its changes have in common.
        name: String,
        /// How many changes it has.
        changes: usize,
        /// Whether some of its changes cannot stand apart: without the others there is no valid
        /// factory, or no plan.
        inseparable: bool,
    }

    /// How one figure came from its value before to its value after.
    pub struct Fall {
        /// Which figure: a goal, `orders/17/short` or `orders/17/late`.
        of: String,
        /// Its unit.
        unit: String,
        /// The two plans' own figures.
        value: Moved,
        /// One step per part, in the parts' order; steps and remainder add up to the difference.
        steps: Vec<FallStep>,
        /// What no change brought: rounding, or another choice among schedules that are as good.
        remainder: f64,
        /// Whether the remainder is what whole numbers change: of plans in whole numbers, the steps
        /// are those of the plans in fractions.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        whole_numbers: bool,
    }

    /// What one part brought.
    pub struct FallStep {
        /// Position of the part, from 0.
        part: usize,
        /// Its share: the Shapley value.
        share: f64,
        /// What it brings alone, made before all others.
        alone: f64,
        /// What it brings last, made after all others.
        last: f64,
    }
}

impl Moved {
    /// A figure of both plans.
    #[must_use]
    pub fn new(before: f64, after: f64) -> Self {
        Self { before, after, difference: after - before }
    }
}
