//! Every numerical tolerance of the project, each with the reason for its size.
//!
//! "Relative" means divided by `1 +` the magnitude it is compared with, so that it is an
//! absolute tolerance for numbers below one and a relative one above.

/// Largest relative violation of a row or column bound in a certified answer.
///
/// Engines are asked for 1e-9; one sum of a few thousand terms in double precision and the
/// engines' own scaling lose one to two digits of that. Four orders below what any plan prints.
pub const CERTIFIED_PRIMAL: f64 = 1e-7;

/// Largest relative violation of a dual sign condition in a certified answer.
///
/// The same size as [`CERTIFIED_PRIMAL`], for the same reason: the dual is a linear programme too.
pub const CERTIFIED_DUAL: f64 = 1e-7;

/// Largest relative difference between primal and dual objective in a certified answer.
///
/// A certified cost of ten million is then within one unit of the true optimum; goals frozen one
/// after another compare themselves at [`FROZEN_GOAL`], which is larger.
pub const CERTIFIED_GAP: f64 = 1e-7;

/// The least share of an objective's natural size that its terms count as where a gap is divided by
/// them.
///
/// Where nothing is the best there is, every term is rounding, and rounding is no share of itself. With
/// [`CERTIFIED_GAP`] a goal is then known to 1e-10 of what a natural unit costs.
pub const GAP_OF_NOTHING: f64 = 1e-3;

/// Feasibility tolerance requested from every engine, absolute in the units of the programme.
///
/// Two orders below [`CERTIFIED_PRIMAL`], so that an engine within its tolerance never fails
/// verification. 1e-10 is the least that `HiGHS` and microlp accept; at that value degenerate
/// programmes of thousands of rows begin to fail.
pub const ENGINE_FEASIBILITY: f64 = 1e-9;

/// Feasibility tolerance requested from an engine that failed at [`ENGINE_FEASIBILITY`].
///
/// The usual default of engines; the answer is certified all the same.
pub const ENGINE_FEASIBILITY_RELAXED: f64 = 1e-7;

/// Relative distance within which a value of a primal point counts as being *at* its bound.
///
/// Above the engine's own feasibility (a value may miss its bound by that much and still be
/// nonbasic there), below any quantity a plan distinguishes. Taking a value to be at its bound
/// by mistake costs at most this distance times the multiplier in the gap.
pub const AT_BOUND: f64 = 1e-8;

/// Derived duals no larger than this, relative to the largest, are rounding and set to zero.
///
/// A few hundred roundings of a double; a ray of infeasibility wants exact zeros on rows that have
/// no part in it.
pub const DERIVED_ZERO: f64 = 1e-13;

/// Smallest pivot, relative to the largest coefficient of its equation, in sparse elimination.
///
/// Duff, Erisman and Reid (*Direct Methods for Sparse Matrices*, 2nd ed., section 5.2) give 0.1
/// as the usual balance between stability and fill.
pub const PIVOT_THRESHOLD: f64 = 0.1;

/// Least total violation, relative to the bounds violated, that counts as a contradiction.
///
/// Below it an "infeasible" programme is feasible within what certificates accept.
pub const CONTRADICTION: f64 = 1e-6;

/// Least violation of one row or column that is reported as part of a contradiction.
pub const REPORTED_VIOLATION: f64 = 1e-7;

/// Least relative margin of a Farkas ray, measured against the sum of its terms' magnitudes.
///
/// Rounding in compensated sums stays near 1e-16 and the ray's own noise near 1e-9; a real
/// contradiction between planning data is orders larger.
pub const FARKAS_MARGIN: f64 = 1e-8;

/// Largest combined coefficient, relative to the largest term of the whole ray, that counts as zero
/// in a Farkas ray on a column without a bound on that side.
///
/// Multipliers are exact only relative to the largest among them, so that of a column with small
/// terms nothing better can be asked. Two orders stricter than [`CERTIFIED_DUAL`].
pub const FARKAS_ZERO: f64 = 1e-9;

/// Largest change per step towards a bound, relative to the ray's largest term, that counts as
/// none in a proof that an objective is unbounded.
///
/// As [`FARKAS_ZERO`], of which it is the mirror image.
pub const ENDLESS_ZERO: f64 = 1e-9;

/// Least gain per step, relative to the terms it is the sum of, in such a proof.
///
/// As [`FARKAS_MARGIN`].
pub const ENDLESS_MARGIN: f64 = 1e-8;

/// Largest distance, relative to the optimum, between a curve of optima and a line that count as
/// touching.
///
/// Two orders above what optima are exact to in practice (1e-12), two below what certificates
/// demand of them.
pub const CURVE_CORNER: f64 = 1e-10;

/// Largest distance, relative to the goal's value, between a goal's whole curve and the pieces it
/// is drawn of.
///
/// As exact as a certificate ([`CERTIFIED_GAP`]); a tenth of what a value is read to.
pub const CURVE_DRAWN: f64 = 1e-7;

/// Largest difference of two slopes of a curve of optima, relative to one and the larger of them,
/// that count as equal.
///
/// Dual values are exact to about 1e-10 of the largest; what a unit is worth is printed to four
/// digits.
pub const CURVE_SLOPE: f64 = 1e-8;

/// Least stretch of a parameter, relative to the one requested, that is distinguished from none.
pub const CURVE_LEAST_STEP: f64 = 1e-12;

/// Least reduced cost or row dual that freezes its column or row when a goal's optimal face is
/// kept: relative to the terms it is computed from, and to the objective's largest cost.
///
/// Dual values come from a basis and are exact to a few units in the last place (some 1e-15 of
/// their terms); a holding cost of a cent beside prices of thousands is 1e-6 of them and must
/// freeze. Freezing too much keeps every known point but cuts off optima of later goals: at 1e-12
/// the rounding of duals after a hundred pivots cost a profit 0.7 % (6 of 600 generated factories
/// in other units came out differently). What is left free by too little is caught by a row that
/// holds the goal.
pub const FROZEN_PRICE: f64 = 1e-9;

/// Relative distance within which an activity must be at its bound to be frozen there.
///
/// That of [`CERTIFIED_PRIMAL`]: a certified point is never further outside.
pub const FROZEN_AT_BOUND: f64 = 1e-7;

/// How much later goals may worsen a goal beyond its tolerance, relative to the size
/// of the terms of its value.
///
/// The feasibility of every engine ([`ENGINE_FEASIBILITY`]): a row that holds a goal is satisfied
/// no better, and later goals use whatever is left.
pub const KEPT_GOAL: f64 = 1e-9;

/// Gains of a goal up to this, and up to this share of its value, are none: they are the rounding of
/// two plans, not what leaving a rule out gains.
///
/// Far above what goals are kept to ([`KEPT_GOAL`]), far below what a planner acts on.
pub const BILLED: f64 = 1e-6;

/// Largest difference, relative to the size of the terms of its value, between what a goal has
/// reached and its value in the finished plan.
///
/// As exact as a certificate ([`CERTIFIED_GAP`]); in practice [`KEPT_GOAL`].
pub const KEPT_IN_PLAN: f64 = 1e-7;

/// Largest relative difference between equal values of a goal from two programmes.
///
/// Ten times [`CERTIFIED_GAP`]: each value itself is known only that well.
pub const FROZEN_GOAL: f64 = 1e-6;

/// Largest relative difference between two optimal points that still count as the same point.
///
/// Points come from different vertices certified to [`CERTIFIED_PRIMAL`]; a truly different
/// vertex differs by quantities a planner can see.
pub const SAME_POINT: f64 = 1e-5;

/// Smallest pivot, in scaled coefficients near one, that a basis is factorised with.
///
/// A thousand roundings above what elimination leaves of equal numbers; a basis that needs a
/// smaller one is singular for all purposes of planning.
pub const SINGULAR_PIVOT: f64 = 1e-10;

/// Largest relative difference between a pivot and the diagonal entry that an update of the
/// factors gives for it.
///
/// Forrest and Tomlin's update loses digits without other warning; at six digits lost of the
/// sixteen there is time to factorise again.
pub const UPDATE_ERROR: f64 = 1e-8;

/// Largest residual of the basic values in the equations, relative to their terms, that updated
/// factors may leave before new ones are made.
///
/// Fresh factors leave a few roundings (some 1e-15); two digits above what certificates need of a
/// value (1e-9 of it) there is time to factorise again.
pub const FACTOR_RESIDUAL: f64 = 1e-11;

/// Primal feasibility the simplex method works to, relative to the bound, in scaled units.
///
/// That of every engine ([`ENGINE_FEASIBILITY`]).
pub const SIMPLEX_PRIMAL: f64 = 1e-9;

/// Dual feasibility the simplex method works to, in scaled units with costs of at most a thousand.
///
/// That of every engine ([`ENGINE_FEASIBILITY`]).
pub const SIMPLEX_DUAL: f64 = 1e-9;

/// Dual feasibility of the final check of an optimum, in the units of [`SIMPLEX_DUAL`] if the
/// largest cost is a thousand, and proportionally smaller for smaller costs.
///
/// A dual infeasibility too small to matter to its own goal (1e-8 of it) can decide between two
/// vertices that differ in a later one. Some hundred roundings of costs of a thousand.
pub const SIMPLEX_DUAL_LAST: f64 = 1e-11;

/// Smallest entry of a tableau row or column that may become a pivot.
///
/// A thousand roundings above what cancellation leaves in scaled units; smaller ones are tried
/// only if the basis is freshly factorised and there is nothing larger.
pub const SIMPLEX_PIVOT: f64 = 1e-9;

/// Pivots below this, if the ratio test has others, are used only with fresh factors.
///
/// A factor of ten million between neighbouring bases costs half of the digits.
pub const SIMPLEX_SMALL_PIVOT: f64 = 1e-7;

/// Largest relative difference between a pivot computed by row and by column.
///
/// More means that the factors are inaccurate and must be recomputed.
pub const PIVOT_DISAGREEMENT: f64 = 1e-7;

/// Smallest pivot of the basis that a crossover begins with, in scaled coefficients near one.
///
/// Seven orders above [`SINGULAR_PIVOT`]: what is left out is pushed in, at the price of one pivot.
pub const INDEPENDENT: f64 = 1e-3;

/// How far outside its bounds, relative to them, a basic variable may be where a crossover begins or
/// factorises again, and count as within.
///
/// It is what an interior point near the optimum misses, a hundred times as much by way of a basis. To
/// push such a trace away would take whatever pivot its row has, however small; after a basis that
/// has lost its digits, values are outside by a thousand.
pub const CROSSOVER_TRACE: f64 = 1e-3;

/// Relative size of the random changes of costs that keep the dual method from stalling.
///
/// Far above the dual tolerance, so that ties are broken for good; small enough that few pivots
/// are needed after they are removed (A. Koberstein, *The dual simplex method, techniques for
/// a fast and stable implementation*, 2005, section 6.2, and what `HiGHS` uses).
pub const COST_PERTURBATION: f64 = 5e-7;

/// Relative size of the random changes of bounds that keep the primal method from stalling.
///
/// As [`COST_PERTURBATION`], for the same reasons.
pub const BOUND_PERTURBATION: f64 = 5e-7;

/// Residuals and gap, relative to the programme's largest numbers, at which the interior-point
/// method stops and the simplex method takes over.
///
/// Basic variables must be clearly distinct from those at a bound: for a factory's profit at 4,200
/// rows the simplex method takes 900 pivots after 1e-8, and 43,000 after 1e-6.
pub const INTERIOR: f64 = 1e-8;

/// Residuals and gap at which the interior-point method stops where its answer is to be projected
/// onto the optimal face.
///
/// There what has a price and what has room must differ by orders, for every column: of a
/// complementary pair with this product one is below the square root of it.
pub const INTERIOR_FOR_FACE: f64 = 1e-11;

/// What equations may miss at a projected point, relative to their largest right-hand side: as much
/// as at the point of any engine ([`ENGINE_FEASIBILITY`]).
pub const ON_FACE: f64 = ENGINE_FEASIBILITY;

/// The reduced cost, relative to the largest cost, that counts as none at a projected point.
///
/// As [`FROZEN_PRICE`]: it is not frozen, and what it may leak is measured. Columns near a bound keep
/// most: the equations weigh them least.
pub const ON_FACE_UNPRICED: f64 = 1e-9;

/// Residuals and gap of an interior-point answer that the simplex method can still use
/// if the method makes no further progress.
///
/// A thousand times [`INTERIOR`]: such a point is close to a vertex with few wrong variables.
pub const INTERIOR_ENOUGH: f64 = 1e-5;

/// Relative distance below which presolve treats two primal numbers as equal: an activity that
/// cannot exceed a bound, bounds that coincide.
///
/// An order below what the simplex method works to ([`SIMPLEX_PRIMAL`]), so that nothing it would
/// have noticed is lost; the last optimisation, over the original programme, handles the rest.
pub const PRESOLVE_PRIMAL: f64 = 1e-10;

/// Size of a reduced cost, relative to the largest term it is computed from, that presolve treats
/// as rounding.
///
/// Some thousand roundings; three orders below what the simplex method notices ([`SIMPLEX_DUAL`]).
pub const PRESOLVE_PRICE: f64 = 1e-12;

/// Smallest relative violation that presolve reports as infeasible; smaller ones are left to the
/// solve.
///
/// As [`CONTRADICTION`]; two orders above the margin that its proof has to have.
pub const PRESOLVE_CONTRADICTION: f64 = 1e-6;

/// Smallest relative violation of a dual sign condition from which presolve concludes that there is
/// no optimum.
///
/// As [`CERTIFIED_DUAL`], below which an answer could still be certified.
pub const PRESOLVE_NO_OPTIMUM: f64 = 1e-7;

/// Smallest coefficient, relative to the largest of its row, by which presolve divides to move a
/// cost into the row's price.
///
/// Rounding of the costs then grows by three digits at most, which leaves them more exact than
/// [`SIMPLEX_DUAL`].
pub const PRESOLVE_PIVOT: f64 = 1e-3;

/// Largest relative difference between coefficients of lines that count as proportional.
///
/// A few hundred roundings: the same number computed in two ways.
pub const PRESOLVE_PROPORTION: f64 = 1e-13;

/// By how much of a stretch of the way to a remedy one lever is held back, to see what it is worth
/// where several are needed together. Far above what an answer is exact to, far below any
/// breakpoint a planner could see.
pub const HELD_BACK: f64 = 1e-4;

/// Relative difference up to which the prices found so account for the slope of the stretch.
/// The value of two stretches differs by orders more; prices are exact to [`CERTIFIED_DUAL`].
pub const ACCOUNTED: f64 = 1e-6;

/// Part of a shortage that counts as chosen by the goals, or as incurable. What others have is kept
/// within [`CERTIFIED_PRIMAL`] of their own quantities, which may be thousands of times larger than
/// the shortage; parts below one in ten thousand are distributed among the limits.
pub const PART_OF_TROUBLE: f64 = 1e-4;

/// Remaining shortage, relative to the quantity ordered, that counts as zero: ten times what a
/// certified answer may lack ([`CERTIFIED_PRIMAL`]).
pub const NOTHING_SHORT: f64 = 1e-6;

/// Largest relative difference between equal figures of two plans.
///
/// Each plan is exact to [`CERTIFIED_PRIMAL`] of its rows; figures that were planned alike from two
/// starts agree to some 1e-12 in practice.
pub const MOVED: f64 = 1e-7;

/// Size of a change, relative to the changes or terms it is the sum of, that one-sided values treat
/// as zero.
///
/// Changes come from one solve with the factors of a basis, which leaves some 1e-12 of the largest;
/// what a unit is worth is printed to four digits.
pub const ONE_SIDED_ZERO: f64 = 1e-9;

/// Value of a whole limit to a goal, relative to the goal's value, that one-sided values treat
/// as zero.
///
/// A tenth of [`CURVE_CORNER`], below which no curve distinguishes it from zero; rounding leaves
/// about 1e-16.
pub const ONE_SIDED_NOTHING: f64 = 1e-11;

/// Largest difference the audit accepts between a stated figure and the recomputed one, relative to
/// the size of the quantities added up (at least 1).
///
/// A plan is proven to [`CERTIFIED_PRIMAL`] of the size of each row, its goals to [`FROZEN_GOAL`],
/// and it is written with every digit. What a sum may miss is therefore 1e-6 of the absolute values
/// it adds up, not of the sum itself: a stock of 0 left over from flows of a million is as exact as
/// the flows are.
pub const AUDITED: f64 = 1e-6;

/// Least ratio of two figures that enter one plan, or of two coefficients of one programme, at
/// which one may be lost next to the other.
///
/// Double precision holds sixteen digits; an answer is proven to seven of them
/// ([`CERTIFIED_PRIMAL`]), and a chain of norms, hours and prices costs a few more. Factories of
/// practice stay below a thousandth of this.
pub const TOO_FAR_APART: f64 = 1e11;

/// Largest distance of a value from a whole number, or from zero or the least of its domain, in a
/// certified answer.
///
/// The engine fixes what is whole before it solves for the rest, so that only the rounding of units
/// is left: eight orders above it, and two below any quantity that a plan distinguishes.
pub const CERTIFIED_WHOLE: f64 = 1e-7;

/// Distance from a whole number within which the relaxation's value counts as whole while branching.
///
/// As usual in engines (SCIP, `HiGHS`: 1e-6): values of the relaxation are feasible to 1e-9 of their
/// size. What is found that way is fixed at whole numbers and solved again.
pub const BRANCHING_WHOLE: f64 = 1e-6;

/// Size below which a value counts as this large where a gap is a share of it.
///
/// The optimum of some programmes is zero, of which nothing is a share. Far below any value that is
/// told from zero ([`CERTIFIED_GAP`]).
pub const GAP_OF_ZERO: f64 = 1e-9;
