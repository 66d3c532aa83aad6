# The report of a plan on a terminal, and what every text report shares.

## Lists and counts

between = {", "}
section-alone = { $title }
section = { $title }: { $gist }
rows-left = ... and { $left } more: all are in { $file } of `--out DIR`
and-more = { $named } and { $left } more
count-buckets = { $count ->
    [one] { $shown } { $kind } bucket
   *[other] { $shown } { $kind } buckets
 }
count-products = { $count ->
    [one] { $shown } product
   *[other] { $shown } products
 }
count-orders = { $count ->
    [one] { $shown } order
   *[other] { $shown } orders
 }
count-groups = { $count ->
    [one] { $shown } equipment group
   *[other] { $shown } equipment groups
 }
count-limits = { $count ->
    [one] { $shown } limit
   *[other] { $shown } limits
 }
count-rows = { $count ->
    [one] { $shown } row
   *[other] { $shown } rows
 }
count-columns = { $count ->
    [one] { $shown } column
   *[other] { $shown } columns
 }

## Headings of columns

head-group = group
head-load = load
head-of = of
head-used-share = used %
head-peak-share = peak %
head-extra = extra
head-by-bucket = by bucket
head-calendar = calendar
head-scheduled = scheduled
head-repair = repair
head-effective = effective
head-loaded = loaded
head-heads = heads
head-hired = hired
head-laid-off = laid off
head-unit = unit
head-goal = goal
head-optimum = optimum
head-reached = reached
head-fractional = fractions
head-given-up = given up
head-allowed = allowed
head-bound = bound
head-gap-share = gap %
head-residual = residual
head-limit = limit
head-when = when
head-order = order
head-product = product
head-due = due
head-wanted = wanted
head-shipped = shipped
head-short = short
head-late = late
head-project = project
head-need = need
head-needed = needed
head-given = given
head-material = material
head-used = used
head-quota = quota
head-share = share %
head-bought = bought
head-lowest-stock = lowest stock
head-at-end = at end
head-made = made
head-discarded = discarded
head-lacking = lacking
head-store = store
head-space-used = used
head-space = of

## The answer in a few lines

plan-dates = { $from } to { $to }
plan-optimal = Optimal plan
plan-within-gap = Plan in whole numbers, every goal within its gap of the best there can be
plan-best-found = Plan in whole numbers, the best found within the work allowed
plan-interrupted = Best plan found before planning was stopped
plan-interrupted-fractional = Best plan in fractions found before planning was stopped; none in whole numbers was found by then
plan-size = { $status }: { $buckets }, { $products }, { $orders }, { $groups }
plan-about-orders = Orders
plan-about-tight = Tight
plan-about-even = Even
plan-about-money = Money
plan-about-proof = Proof
plan-group-used = { $name } { $share } used
plan-rhythm = { $rhythm } rhythm of the factory's load
plan-rhythm-and-peak = { $rhythm } rhythm of the factory's load; highest peak { $peak } of its effective hours at { $name }
plan-and-least-even = { $even }; least even { $name }, whose load changes by { $change } of its hours from bucket to bucket
plan-money = profit { $profit } { $currency } = revenue { $revenue } - cost { $cost }
plan-proven = every goal is proven optimal
plan-proven-within-gap = every goal is within its gap of a proven bound
plan-not-within-gap = not every goal is within its gap: see the bounds under goals
plan-not-proven = not proven optimal: see the bounds under goals

## Orders

plan-orders = orders
plan-orders-all-met = all of { $orders } in full and on time
plan-orders-none-wanted = nothing has to be shipped
plan-orders-met = { $met } of { $orders } in full and on time
plan-orders-late = { $late } late (by { $days } days at most)
plan-orders-short = { $short } short
plan-held-back = { $goal } is held back by { $limits }
plan-why-short = Why short: { $command }
plan-why-late = Why late: { $command }
plan-ways-out = Repairs and their cost: { $command }

## Goals and limits

plan-goals = goals
plan-goals-gist = in sequence, each at its optimum given the goals before it
plan-goals-gist-whole = in sequence; the proven bound is given what the goals before it reached, the optimum in fractions is what whole pieces and lots are measured against
plan-tight = tight spots
plan-tight-gist = { $limits }: what one unit more or less over the whole planning period changes the goal by, exact on either side (+ better, - worse)
plan-tight-fractional = The prices are those of the plan in fractions.
plan-tight-open = A blank under 1 more means that no plan can use more of it, or that the figure was not computed.
plan-how-far = How far the figures hold and what a step gains: { $command }
plan-why-not-more = Why a group is not loaded more: { $command }
plan-always = always
plan-several-from = { $count } from { $first }

## Capacities

plan-groups = equipment groups
plan-groups-gist = load in machine hours against effective hours, tightest first
plan-marks = extra: overtime hours; one mark per bucket: . idle, 0-9 tens of per cent of its effective hours, X full, - no hours
plan-marks-of-several = extra: overtime hours; one mark per { $several } buckets, the highest of them: . idle, 0-9 tens of per cent of its effective hours, X full, - no hours
plan-time = equipment time
plan-time-gist = machine hours, from calendar hours to effective hours
plan-labour = labour
plan-labour-gist = load in hours against regular hours
plan-heads-from-to = { $first } to { $last }
plan-services = services
plan-no-limit = no limit

## Materials, products, stores, projects

plan-materials = materials
plan-materials-gist = use against quota, highest share first
plan-products = products
plan-products-gist = what is made, used and in stock; products short of stock first
plan-stores = stores
plan-stores-gist = space used at the fullest moment
plan-projects = projects
plan-projects-met = all projects get what they need
plan-projects-short = { $short } of { $all } get less than they need

## Rhythm and money

plan-evenness = rhythm
plan-evenness-gist = { $rhythm } of the factory's load is on the even line
plan-even-workshops = Workshops, least even first: { $shown }
plan-even-products = Products, least even first: { $shown }
plan-even-pieces = Products, least even first: 100 % is as even as whole pieces can be.
even-range = { $range } on { $count } of { $all } { $kind ->
    [day] days
   *[other] buckets
 }
plan-even-more = { $shown }, and { $more } more even
plan-account = money
plan-account-gist = revenue { $revenue } - cost { $cost } = profit { $profit } { $currency }
plan-cost-by-kind = cost by kind
plan-cost-by-workshop = cost by workshop
plan-cost-by-product = cost by product

## Certificate

plan-certificate = certificate
plan-certified = Every goal is proven optimal, given the goals before it: feasibility, prices and gap were recomputed from the programme without a solver.
plan-certified-whole = The plan satisfies every limit in whole numbers, and each goal's bound is proven, given what the goals before it reached: both were recomputed from the programme without a solver.
plan-certified-feasible = Planning was stopped early. The plan satisfies every limit, recomputed from the programme without a solver; goals with a bound are not proven optimal.
plan-programme = The largest programme has { $rows } and { $columns }; junheng { $version }
plan-residuals = Residuals are at most { $worst } (tolerance { $tolerance }); { $rows }, { $columns }; junheng { $version }
plan-solved-by = Solved by { $engines }
plan-recompute = To recompute every figure: { $command }
plan-digest = Factory file, SHA-256:

## Whole numbers

count-runs = { $count ->
    [one] { $shown } run
   *[other] { $shown } runs
 }
plan-runs = runs
plan-runs-gist = { $runs } started, in order of time; hours are those on machines in the bucket, setups included
plan-schedule = what is made when
plan-schedule-by-bucket = started in each period; { $runs }
plan-schedule-by-week = started in the week that begins on the day shown; { $runs }
plan-schedule-more = The first { $shown } of { $all } periods; --detail shows all.
plan-schedule-detail = By day or period: --detail; as a board, with the orders that each run serves: `--out plan.xlsx` or `--out page.html`
plan-schedule-board = As a board, with the orders that each run serves: `--out plan.xlsx` or `--out page.html`
peg-to-order = { $order } { $quantity } (due { $due })
peg-to-order-beyond = { $order } { $quantity } (after the planning period)
peg-to-project = { $name } { $quantity }
peg-to-stock = stock { $quantity }
peg-to-discarded = discarded { $quantity }
peg-to-unfinished = unfinished at the end { $quantity }
peg-from-stock = stock
peg-from-receipt = receipt
peg-from-run = run
peg-from-by-product = with { $name }
peg-use-stock = stock
peg-use-discarded = discarded
peg-use-unfinished = unfinished at the end
run-set-up = set up
run-continued = continued
plan-repairs-placed = repairs placed
plan-repairs-placed-gist = the dates that the plan chose
plan-choices = choices
plan-choices-gist = what is taken of each choice
choice-taken = yes
choice-not-taken = no
plan-opened = groups opened
plan-opened-gist = the buckets in which a group is opened
plan-heads-moved = heads hired and laid off
plan-heads-moved-gist = pool by pool
plan-bill = rounding bill
plan-bill-reading = What a plan without a rule gains at least, every other rule kept: such a plan was found and verified, a better one may exist. In fractions: how much better the optimum in fractions is, where lots and setups still count in part.
bill-all = all of them
bill-nothing = no better plan found
bill-together = everything in fractions
bill-joint = only together
bill-free = whole numbers cost nothing: the plan is as good as the optimum in fractions
bill-later-goals = whole numbers cost nothing in orders and money, only in the goals after them
bill-no-first = no rule on its own was found to cost anything in orders or money
bill-first = relax first: { $rule } of { $name } ({ $gains })
bill-gain = { $goal } { $gain } { $unit }
bill-tried = { $left ->
    [0] { $rules ->
        [one] The only rule was left out.
       *[other] Each of the { $rules } rules was left out on its own.
     }
   *[other] { $tried } of { $rules } rules were left out on their own, the largest first; { $left } were not tried.
 }

## Near a published plan

near-title = near the published plan
near-period = { $from } to { $to }
near-gist = { $moved ->
    [0] no run moved
    [one] { $moved } of { $cells } runs moved ({ $runs }), { $hours } machine hours of { $all } ({ $share })
   *[other] { $moved } of { $cells } runs moved ({ $runs }), { $hours } machine hours of { $all } ({ $share })
 }; { $same ->
    [one] { $same } route stays as published
   *[other] { $same } routes stay as published
 }
near-fence = { $days ->
    [one] In the first { $days } day only what must may move.
   *[other] In the first { $days } days only what must may move.
 }
near-moved = runs moved
near-moved-gist = with what asked for it
near-changes = input changed
near-changes-gist = since the published plan, as far as it states it
near-unmatched = published, without a place here
near-unmatched-gist = matched by ids and dates
near-no-product = no such product
near-no-route = no such route
near-no-day = not a day of this plan
near-norm = hours per unit
near-order = order changed
near-order-new = new order
near-order-gone = order gone
near-delivery = arrivals
near-stock = opening stock
near-hours = hours of the group
near-room = makes room
near-goal = another goal gains
near-why = { $cause }: { $of }
near-must = must move ({ $cause })

## After the planning period

beyond-title = beyond the planning period
beyond-period = { $from } to { $to }
beyond-gist = orders due after the planning period: { $orders }, of them late { $late }, short { $short }; profit { $profit } { $currency }
beyond-goals = All other sections are of the planning period alone. The goals of service are met for its own orders first, in full; money, surplus, an even load and stock are weighed up to the last day looked on to.
beyond-orders = orders beyond
beyond-orders-gist = due after the planning period
beyond-left = left by the planning period
beyond-left-gist = in stock and in process on its last day, and what for
head-last-day = last day
head-effective-hours = hours there
head-highest-group = most loaded
head-highest = its load
head-in-stock = in stock
