# The one-file HTML report.

# The page
page-plan = Plan
page-from-to = { $from } to { $to }
page-seal = ✓ certified: proven optimal, goal by goal
page-no-seal = ! not proven optimal
page-seal-answers = ✓ every answer proven
page-no-seal-answers = ! not everything was worked out or proven
page-skip = Skip to the pictures
page-contents = Contents
page-pictures = Pictures
page-footer = Made by junheng from the figures of the answer. Nothing on this page is fetched from anywhere. Rest the pointer on a mark to read its figures; every picture has its table below it.
page-same-as-table = The same as a table: { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
page-first-drawn = { $drawn } are drawn; { $count } more stand in the table.
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
}: in full and on time { $met }, late { $late }, short { $short }.
page-order-short = ! short: { $short } of { $quantity } { $unit }
page-order-late = ! { $days ->
    [one] { $days } day
   *[other] { $days } days
} late: { $late } of { $quantity } { $unit }
page-tightest = Tightest capacity
page-rhythm = Rhythm
page-rhythm-means = of the factory's load comes evenly, bucket by bucket; by workshop, least even first:
page-profit = Profit
page-profit-is = Revenue { $revenue } less cost { $cost } { $currency }.
page-proof = Proof
page-certified = ✓ Certified
page-stopped-early = ! Stopped early
page-proof-gist = { $count } goals in sequence; the worst residual is { $worst }, accepted up to { $tolerance }.

# Words of tables

# Orders
page-orders-title = Orders over time
page-orders-reading = A row for each order, those in trouble first. A bar is a shipment, higher where more is shipped; the upright stroke is the due date; what is shipped after it is hatched. How the order fares stands at the right.
page-shipped = { $order }, { $bucket }: { $quantity } { $unit } shipped
page-shipped-late = { $order }, { $bucket }: { $quantity } { $unit } shipped late

# Load
page-load-title = Load against capacity
page-load-reading = Hours required by the plan as a share of effective hours, tightest first. The upright line is capacity; hatched is overtime. Below: the tightest, bucket by bucket, under their line of capacity. Change: how much of its hours a group's load changes by from bucket to bucket, on average.
page-load-shows = Bars of load for { $count } capacities against the line of capacity; { $full } are full or more.
page-load-by-bucket = The tightest capacities, bucket by bucket
page-load = Load
page-capacity-line = capacity
page-load-of = { $load } of { $capacity } { $unit } · { $share }
page-of-it-overtime = { $extra } { $unit } overtime
page-load-in = { $bucket }: { $load } of { $capacity } { $unit }

# Heat map
page-heat-title = Load by group and bucket
page-heat-reading = Per cent of effective hours, stronger in colour where fuller, tightest group first. Bold on red is more than 100: overtime. An empty frame has no hours.
page-heat-shows = { $count } groups; { $over } cells are above their effective hours.
page-heat-cell = { $group }, { $bucket }: { $load } of { $capacity } h

# Cumulative output
page-cumulative-title = Cumulative output against the even line
page-cumulative-reading = Solid: what is made by then. Dashed: the same quantity made evenly by working time. Least even first; rhythm is the share that comes evenly.
page-cumulative-shows = { $count } products; the least even has a rhythm of { $rhythm }.
page-cumulative-dot = by { $bucket }: { $total } { $unit }
page-rhythm-of = rhythm { $rhythm }
page-even-line = even line

# Materials
page-materials-title = Materials against quota
page-materials-reading = Use as a share of the quota, the most used first. The upright line is the quota.
page-materials-shows = { $count } quotas; { $full } are used up.
page-quota-line = quota

# Limits
page-tight-title = What limits the goals
page-tight-reading = Limits that hold a goal back, and the buckets in which they do. The table says what one unit more or less over the whole time planned changes the goal by, exactly on either side (+ better, - worse); figures of different goals do not compare. How far they hold, and what a step gains: junheng bottlenecks.
page-tight-shows = { $count } limits and the buckets they limit in.

# Money
page-money-title = What it costs

# Goals and certificate
page-goals-title = Goals in sequence, and their proof
page-goals-reading = Each goal at its best, given the goals before it. The dot is the worst of three residuals, recomputed from the programme without any solver: the farther left of the line, the more exactly it is proven.
page-goals-shows = { $count } goals; the worst residual is { $worst }.
page-proven = ✓ proven
page-not-proven = ! not proven
page-accepted = accepted: { $tolerance }
page-certificate = Certificate
page-certificate-optimal = Every goal is proven optimal, given the goals before it: limits, prices and gap were recomputed from the programme without any solver.
page-certificate-interrupted = Planning was stopped: the plan keeps every limit, but no better one is ruled out; the bound says how far it could be.
page-schedule-only = No other schedule reaches the same goals.
page-schedule-one-of-several = Other schedules reach the same goals; this is one of them.
page-schedule-not-known = Whether another schedule is as good was not examined.
page-programme-size = The largest programme has { $rows } rows and { $columns } columns; residuals are at most { $worst }, accepted up to { $tolerance }. junheng { $version }.
page-check-it = Anyone can recompute every figure from the two files:
page-digest = Factory file, SHA-256:

# Bottlenecks
page-bottlenecks = Bottlenecks
page-pareto-title = What a step more is worth
page-pareto-reading = For each goal, the limits that decide it, compared by a step of { $step }. To the right what the step more gains, to the left (hatched) what the step less loses; both by planning again. Gains of several limits do not add up: each is counted with the others as they are.
page-pareto-goal = { $goal }: { $best } { $unit }; { $count ->
    [one] one limit decides it
   *[other] { $count } limits decide it
}
page-step-more = step more
page-step-less = step less
page-no-plan = no plan
page-nothing-limits = Nothing limits any goal
page-step-gains = a step of { $step } more: better by { $gain } { $unit }
page-step-loses = a step of { $step } less: { $gain } { $unit }; more gains nothing
page-axes-still = None of them moves it.
page-one-less-title = One less of what is wanted and of lead times, due dates a day later
page-one-less-reading = What one less gains, by planning the changed works.
page-slack-title = Limits with room
page-slack-reading = More of these gains nothing today.
page-bottlenecks-proof = All figures rest on { $count } solves of all goals, each answer proven optimal without its solver; residuals at most { $worst }.
page-curve-title = Value curve: { $limit }
page-curve-reading = Each goal's best value for every amount of it; there is { $now } { $unit } now (the upright line). Straight pieces; at each corner something else begins to bind. { $ends }
page-curve-flat = At the right end no more of it is worth anything.
page-curve-goes-on = At the right end it is still worth something.
page-curve-contradiction = At the right end hard data contradict each other.
page-curve-cut-off = It was not followed to its end.

# Potential
page-potential = Potential
page-without-limit = without limit
page-impossible = impossible
page-potential-proof = { $count } answers proven; the worst residual is { $worst }.
page-mix-regular = The mix, in regular time
page-mix-overtime = The mix, with overtime
page-mix-means = times the mix of orders could be made, free of due dates
page-first-binds = First binds
page-leading = Leading group
page-stairs-title = The staircase: what binds one after another
page-stairs-reading = On each step the first limit named is lifted. A step that gains little says that the next limit stands close behind.
page-once-the-mix = once the mix
page-proportion-title = Proportion of groups
page-proportion-reading = For how many times the mix each group's hours last, shortest first; the leading group is set in bold.
page-loaded = loaded
page-starved = starved
page-untimely = untimely
page-unneeded = unneeded
page-idle-title = Where hours lie idle, and why
page-idle-reading = Effective hours of each group, idlest first. Starved: what is short would need them, but something else stands in its way. Untimely: needed, but at another time. Unneeded: nothing needs them.
page-alone-title = The most of each product
page-alone-reading = Each made alone, the others left aside.

# What-ifs
page-whatif = What-ifs
page-scenarios = Scenarios
page-scenarios-planned = { $planned } of { $count } planned
page-scenarios-without = { $count } have no plan; why stands at the end.
page-best-scenario = Best
page-all-tie = all tie
page-ranked-by = ranked by: { $goal }
page-as-it-stands = As it stands
page-compared-title = The best scenarios beside the plan as it stands
page-compared-reading = A column for each goal that differs, on a scale of its own; the upright line is the plan as it stands, the dot the scenario.
page-dated-inside-title = Changes dated inside a bucket
page-dated-inside-reading = Figures take their value on a bucket's first day: these changes do not count from their date.
page-without-plan-title = Scenarios without a plan
page-without-plan-reading = A scenario that has no plan is an answer too.
page-tornado-title = Tornado: { $name }
page-tornado-reading = What moves the goal ranked by, one at a time, what moves it farthest first. Bars begin at the plan as it stands; solid to more, hatched to less.
page-grid-title = Along each axis: { $name }
page-grid-reading = Mean of the goal ranked by over all scenarios with that value, against the plan as it stands; the thin line reaches from the least to the most. Solid to more, hatched to less.
page-spread-title = Spread over the sample: { $name }
page-spread-reading = Each figure on a scale of its own: the band reaches from P10 to P90, the dot is the median, the upright stroke the plan as it stands.
page-met-title = How likely each order is met: { $name }
page-met-reading = Share of the scenarios in which the order is in full and on time, least likely first; the thin line is its standard error.
page-binds-title = How often each limit binds: { $name }
page-binds-reading = Share of the scenarios in which it holds a goal back.
page-settling-title = Does the mean settle: { $goal }
page-settling-reading = Mean after so many scenarios, with its standard error. A line that runs level says that more scenarios change little.

# Diff
page-diff = What moved between two plans
page-waterfall-title = Waterfall: which change brought what
page-waterfall-reading = From the value before to the value after, change by change, in the mean over all sequences of making them (Shapley). Plain bars make the goal better, hatched ones worse.
page-order-short-of = Order { $order }: short
page-order-late-of = Order { $order }: late
page-before = Before
page-after = After
page-remainder = not from the inputs
page-axis-cut = (the axis does not begin at 0)
page-better = ✓ better
page-worse = ! worse
page-goals-better = Goals that are better
page-goals-worse = Goals that are worse
page-goals-same = Goals that are the same
page-moved-reading = What moved most first.
page-goals-moved = Goals
page-money = Money
page-waterfall-proof = { $count } plans, one for every selection of the changes, each proven and audited; residuals at most { $worst }.
