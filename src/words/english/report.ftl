# The one-file HTML report.

# The page
page-plan = Plan
page-from-to = { $from } to { $to }
page-seal = ✓ certified: proven optimal, goal by goal
page-seal-within-gap = ✓ certified: whole numbers, every goal within its gap of a proven bound
page-seal-best-found = whole numbers, feasibility certified; not every goal is within its gap
page-no-seal = ! not proven optimal
page-seal-answers = ✓ every answer proven
page-no-seal-answers = ! some answers are missing or unproven
page-skip = Skip to the pictures
page-contents = Contents
page-pictures = Pictures
page-footer = Made by junheng from the figures of the answer. This page loads nothing from the network. Hover over a mark to see its figures; every chart has its table below it.
page-same-as-table = The figures as a table: { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
page-first-drawn = { $drawn } are drawn; the table lists { $count } more.
page-two-sentences = { $one } { $other }
page-comma = { ", " }
page-and-more = and { $count } more

# First screen
page-orders = Orders
page-no-orders = No orders
page-no-capacities = No capacities
page-met-of = { $met } of { $count } in full and on time
page-orders-gist = Of { $count ->
    [one] { $count } order
   *[other] { $count } orders
}: { $met } in full and on time, { $late } late, { $short } short.
page-order-short = ! short: { $short } of { $quantity } { $unit }
page-order-late = ! { $days ->
    [one] { $days } day
   *[other] { $days } days
} late: { $late } of { $quantity } { $unit }
page-tightest = Tightest capacity
page-rhythm = Rhythm
page-rhythm-means = of the factory's load is on the even line, bucket by bucket. Workshops, least even first:
page-profit = Profit
page-profit-is = Revenue { $revenue } less cost { $cost } { $currency }.
page-proof = Proof
page-certified = ✓ Certified
page-within-gap = ✓ Within the gap
page-best-found = Best found
page-stopped-early = ! Stopped early
page-proof-gist = { $count } goals in sequence; the worst residual is { $worst } (tolerance { $tolerance }).
page-proof-gist-whole = { $count } goals in sequence, each with its proven bound.

# Words of tables

# Orders
page-orders-title = Orders over time
page-orders-reading = One row per order, orders in trouble first. A bar is a shipment; the taller the bar, the larger the shipment. The vertical line is the due date; late shipments are hatched. The status of the order is on the right.
page-shipped = { $order }, { $bucket }: { $quantity } { $unit } shipped
page-shipped-late = { $order }, { $bucket }: { $quantity } { $unit } shipped late

# Load
page-load-title = Load against capacity
page-load-reading = Hours required by the plan as a share of effective hours, tightest first. The vertical line is capacity; overtime is hatched. Below are the tightest capacities, bucket by bucket. Change: by how much of its hours a group's load changes from one bucket to the next, on average.
page-load-shows = Load of { $count } capacities against the capacity line; { $full } are full or over.
page-load-by-bucket = The tightest capacities, bucket by bucket
page-load = Load
page-capacity-line = capacity
page-load-of = { $load } of { $capacity } { $unit } · { $share }
page-of-it-overtime = { $extra } { $unit } overtime
page-load-in = { $bucket }: { $load } of { $capacity } { $unit }

# Heat map
page-heat-title = Load by group and bucket
page-heat-reading = Per cent of effective hours, tightest group first; the darker, the fuller. Bold on red is over 100 %: overtime. An empty cell has no hours.
page-heat-shows = { $count } groups; { $over } cells exceed their effective hours.
page-heat-cell = { $group }, { $bucket }: { $load } of { $capacity } h

# Cumulative output
page-cumulative-title = Cumulative output against the even line
page-cumulative-reading = Solid: cumulative output. Dashed: the same total produced evenly over working time. Least even first; rhythm is the share produced on the even line.
page-cumulative-shows = { $count } products; the least even has a rhythm of { $rhythm }.
page-cumulative-dot = by { $bucket }: { $total } { $unit }
page-rhythm-of = rhythm { $rhythm }
page-even-line = even line

# Materials
page-materials-title = Material use against quota
page-materials-reading = Use as a share of the quota, highest first. The vertical line is the quota.
page-materials-shows = { $count } quotas; { $full } are used up.
page-quota-line = quota

# Limits
page-tight-title = What limits the goals
page-tight-reading = The limits that hold a goal back, and the buckets in which they bind. The table shows what one unit more or less over the whole planning period changes the goal by, exact on either side (+ better, - worse); do not compare figures of different goals. For how far they hold and what a step gains, run: junheng bottlenecks.
page-tight-shows = { $count } binding limits and the buckets they bind in.

# Money
page-money-title = Costs

# Goals and certificate
page-goals-title = Goals in sequence, with their proof
page-goals-reading = Each goal at its optimum, given the goals before it. The dot is the worst of three residuals, recomputed from the programme without a solver: the farther left of the line, the more exact the proof.
page-goals-shows = { $count } goals; the worst residual is { $worst }.
page-goals-reading-whole = What each goal reached in whole numbers, and its gap to the proven bound, given what the goals before it reached: no plan can be better by more than that.
page-goals-shows-whole = { $count } goals, each with the gap to its proven bound.
page-at-bound = at bound
page-no-bound = no bound
page-proven = ✓ proven
page-not-proven = ! not proven
page-accepted = tolerance { $tolerance }
page-certificate = Certificate
page-certificate-optimal = Every goal is proven optimal, given the goals before it: feasibility, prices and gap were recomputed from the programme without a solver.
page-certificate-within-gap = The plan satisfies every limit in whole numbers, and every goal is within its gap of a proven bound, given what the goals before it reached: both were recomputed from the programme without a solver.
page-certificate-best-found = The plan satisfies every limit in whole numbers, recomputed from the programme without a solver. It is the best found within the work allowed; each goal's proven bound says how much better one may be.
page-certificate-interrupted = Planning was stopped early. The plan satisfies every limit, but a better one may exist; the bound says by how much.
page-schedule-only = No other schedule reaches the same goal values.
page-schedule-one-of-several = Other schedules reach the same goal values; this is one of them.
page-schedule-not-known = Whether another schedule is as good was not determined.
page-programme-size-whole = The largest programme has { $rows } rows and { $columns } columns. junheng { $version }.
page-programme-size = The largest programme has { $rows } rows and { $columns } columns; residuals are at most { $worst } (tolerance { $tolerance }). junheng { $version }.
page-check-it = To recompute every figure from the two files:
page-digest = Factory file, SHA-256:

# Bottlenecks
page-bottlenecks = Bottlenecks
page-pareto-title = What one step more is worth
page-pareto-reading = For each goal, the limits that determine it, compared by a step of { $step }. To the right, what one step more gains; to the left (hatched), what one step less loses; both from planning again. Gains of several limits do not add up: each is measured with the others unchanged.
page-pareto-goal = { $goal }: { $best } { $unit }; { $count ->
    [one] one limit determines it
   *[other] { $count } limits determine it
}
page-step-more = One step more
page-step-less = One step less
page-no-plan = no plan
page-nothing-limits = No limit holds any goal back
page-step-gains = one step of { $step } more gains { $gain } { $unit }
page-step-loses = one step of { $step } less loses { $gain } { $unit }; more gains nothing
page-axes-still = None of them changes it.
page-one-less-title = One unit less of orders, stock targets and lead times; due dates one day later
page-whole-steps-title = In whole numbers
page-whole-steps-reading = What a step more of a limit gains the best plan found in whole numbers, searched again with it, beside its gain in fractions.
page-one-less-reading = What one unit less gains, found by planning the changed factory.
page-slack-title = Limits with slack
page-slack-reading = More of these gains nothing at present.
page-bottlenecks-proof = All figures come from { $count } solves of all goals; every answer is proven optimal independently of the solver. Residuals are at most { $worst }.
page-curve-title = Value curve: { $limit }
page-curve-reading = The optimum of each goal as a function of this limit; { $now } { $unit } are available now (vertical line). The curve is piecewise linear; at each breakpoint another limit becomes binding. { $ends }
page-curve-flat = At the right end, more of it is worth nothing.
page-curve-goes-on = At the right end, more of it is still worth something.
page-curve-contradiction = At the right end, hard data contradict each other.
page-curve-cut-off = The curve was not traced to its end.

# Potential
page-potential = Potential
page-without-limit = without limit
page-impossible = infeasible
page-potential-proof = { $count } answers proven; the worst residual is { $worst }.
page-mix-regular = Mix in regular time
page-mix-overtime = Mix with overtime
page-mix-means = times the mix of orders can be made, ignoring due dates
page-first-binds = First binding limit
page-leading = Leading group
page-stairs-title = Staircase: what binds next
page-stairs-reading = Each step lifts the first limit named on it. A step with a small gain means that the next limit is close behind.
page-once-the-mix = the mix once
page-proportion-title = Balance between groups
page-proportion-reading = How many multiples of the mix each group's hours allow, lowest first; the leading group is in bold.
page-loaded = loaded
page-starved = starved
page-untimely = untimely
page-unneeded = unneeded
page-idle-title = Idle hours and their causes
page-idle-reading = Effective hours of each group, most idle first. Starved: the hours are needed for products that fall short, but another limit prevents their use. Untimely: the hours are needed at another time. Unneeded: nothing needs them.
page-alone-title = Maximum of each product
page-alone-reading = Each product made alone, without the others.

# What-ifs
page-whatif = What-ifs
page-scenarios = Scenarios
page-scenarios-planned = { $planned } of { $count } planned
page-scenarios-without = { $count } have no plan; the reasons are at the end.
page-best-scenario = Best
page-all-tie = all tie
page-ranked-by = ranked by: { $goal }
page-as-it-stands = Base plan
page-compared-title = The best scenarios compared with the base plan
page-compared-reading = One column for each goal that differs, each on its own scale; the vertical line is the base plan, the dot is the scenario.
page-dated-inside-title = Changes dated inside a bucket
page-dated-inside-reading = Data take their value on the first day of a bucket, so these changes do not take effect on their date.
page-without-plan-title = Scenarios without a plan
page-without-plan-reading = A scenario without a plan is a result as well.
page-tornado-title = Tornado: { $name }
page-tornado-reading = How far each change, made alone, moves the ranking goal, largest first. Bars start at the base plan; increases are solid, decreases hatched.
page-grid-title = Along each axis: { $name }
page-grid-reading = Mean of the ranking goal over all scenarios with that value, compared with the base plan; the thin line runs from the minimum to the maximum. Increases are solid, decreases hatched.
page-spread-title = Spread over the sample: { $name }
page-spread-reading = Each figure on its own scale: the band runs from P10 to P90, the dot is the median, the vertical line is the base plan.
page-met-title = Probability that each order is met: { $name }
page-met-reading = Share of the scenarios in which the order is delivered in full and on time, least likely first; the thin line is the standard error.
page-binds-title = How often each limit binds: { $name }
page-binds-reading = Share of the scenarios in which the limit holds a goal back.
page-settling-title = Convergence of the mean: { $goal }
page-settling-reading = Mean after a number of scenarios, with its standard error. If the line is level, more scenarios change little.

# Diff
page-diff = Differences between two plans
page-waterfall-title = Waterfall: what each change contributed
page-waterfall-reading = From the value before to the value after, one change at a time, averaged over all orders of making the changes (Shapley value). Plain bars improve the goal, hatched bars worsen it.
page-order-short-of = Order { $order }: short
page-order-late-of = Order { $order }: late
page-before = Before
page-after = After
page-remainder = not from the inputs
page-axis-cut = (the axis does not begin at 0)
page-better = ✓ better
page-worse = ! worse
page-goals-better = Goals that improve
page-goals-worse = Goals that worsen
page-goals-same = Unchanged goals
page-moved-reading = Largest difference first.
page-goals-moved = Goals
page-money = Money
page-waterfall-proof = { $count } plans, one for every subset of the changes, each proven and audited; residuals are at most { $worst }.
page-runs-reading = What is started in each bucket; hours are those on machines in the bucket, setups included.

## The board of a plan

board-title = Board: what runs when
board-reading = A bar is a run in a period, with its pieces and machine hours; the dark foot is setup. Hatched with a red frame: for an order that is shipped late. Triangle: an order is due at the end of that period. In the row of a group, the height is its load, hatched is repair or no hours, the red line overtime. Click a bar, or move with the arrow keys, to read which orders it serves.
board-rows = rows
board-by-group = by group
board-by-product = by product
board-zoom = time shown
board-all = whole period
board-week = one week
board-back = the week before
board-on = the week after
board-label = Runs as bars. The arrow keys move from bar to bar; what a bar says is read out below.
board-shown = { $from } – { $to }
board-hint = Click a bar to read which orders it serves.
board-bar = { $bucket }: { $product } ({ $where }), { $quantity } { $unit }, { $hours } h. For { $orders }.
board-bar-setup = { $bucket }: { $product } ({ $where }), { $quantity } { $unit }, { $hours } h, of which { $setup } h setup. For { $orders }.
board-order = { $order } { $quantity } (due { $due })
board-order-late = { $order } { $quantity } (due { $due }, ! shipped { $shipped })
board-to-project = a project { $quantity }
board-nobody = nothing that is pegged
board-group = { $bucket }: { $group }, { $hours } h of { $capacity } h; repair { $repair } h, overtime { $over } h.
board-due = { $order } is due { $due }: { $fares }.
board-operation = { $way } · operation { $operation }
board-late-title = { $count ->
    [one] { $count } run for orders that are shipped late
   *[other] { $count } runs for orders that are shipped late
 }
board-late = { $product }, started { $bucket }: { $quantity } { $unit } for { $orders }, shipped { $shipped }
board-late-more = { $count ->
    [one] and { $count } more, hatched on the board
   *[other] and { $count } more, hatched on the board
 }
board-none-late = ✓ No run is for an order that is shipped late.
board-only-order = { $order } (due { $due })
page-repair = Repairs
page-why = Why
page-moves = Moves
page-moves-reading = What to do, when, and what it costs where a price is known.
