# The answers of `bottlenecks`, `why` and `repair` on a terminal.

## What they share

rows-left-json = ... and { $left } more: --format json lists all
parts-and = {"; and "}
parts-between = {"; "}
list-and-more = { $named }, and { $left } more

## Bottlenecks

tight-heading = Bottlenecks of { $factory }, { $from } to { $to }: binding limits: { $binding }, limits with slack: { $slack }; compared by a step of { $step }
tight-ranking = ranking
tight-ranking-gist = limits by what a step more gains the first goal that it moves; an earlier goal comes first. The last columns are money, for a step more and a step less
tight-first-of-kinds = The first of each kind, in this order: { $limits }.
tight-how-to-read = 1 more, 1 less: what one unit changes the goal by (+ better, - worse), and for how many units that holds (+ or longer); step more, step less: the effect of the whole step, from solving again
tight-left-out = { $left } limits whose step gains less are not listed; --top N lists more.
tight-stopped = { $left } limits were not examined, some of them because time ran out.
tight-highest = the maximum is { $value } { $unit }; { $limits }
tight-least = the minimum is { $value } { $unit }; { $limits }
tight-no-limit = no limit holds it back
tight-no-single-limit = no single limit examined changes it: it is held by several together, by an order or stock target, or by an earlier goal
tight-not-all-examined = none of the limits examined before time ran out changes it
tight-one-limit = one limit determines it
tight-several-limits = { $count } limits determine it, largest gain first
tight-then = next
tight-then-gist = what becomes binding
tight-curve = How the worth of a limit changes with its amount: { $command }
tight-then-one = { $limit } with { $step } more: { $next } becomes binding
tight-one-less = one less
tight-whole = in whole numbers
tight-whole-gist = the best plan found in whole numbers, and the same with a step more of the limits that gain most; a step gains at least what is shown
tight-goal-whole = { $goal }: { $whole } { $unit } ({ $value } in fractions).
tight-whole-idle = A step gains at least 0 in whole numbers, because no better plan was found, at: { $limits }.
tight-one-less-head = { $title }, { $gist }
tight-one-less-gist = solved again with one unit less of orders and stock targets, lead times one working day shorter, due dates one working day later
tight-idle = One less of these changes no goal: { $limits }
tight-resolve-more = { $left } more may matter, judging by their prices; --resolve N tries more.
tight-room = slack
tight-room-gist = limits that hold nothing back, fullest first
tight-value = { $limit } ({ $name }): available { $now } { $unit }; below: { $below }; above: { $above }
tight-value-of = VALUE OF { $curve }
tight-goal-and-unit = { $goal } ({ $unit })
tight-no-goal = No goal depends on it.
tight-no-plan = no plan
tight-falls-short = falls short
tight-end-cut = cut off: too many breakpoints
tight-end-flat = more is worth nothing
tight-end-worth = more is still worth something
tight-end-contradiction = hard data contradict each other
tight-end-stopped = stopped
tight-end-nothing = nothing
tight-certificate = certificate
tight-certificate-gist = all figures come from { $solves } solves of all goals; every answer is proven optimal independently of the solver; residuals are at most { $worst } (tolerance 1e-7)
head-more = 1 more
head-less = 1 less
head-for = for
head-step-more = step more
head-step-less = step less
head-there-is = available
head-one-less = less
head-gain = gain
head-gain-whole = whole numbers
head-gain-fractional = in fractions
head-of-goal = of goal
head-room = slack
head-from = from
head-to = to
head-optimum-at-from = optimum at from
head-beside = also binding

## Why an order is late or short

why-order = Order { $order }, { $quantity } { $unit } of { $product }, due { $due }: { $fate }.
why-never-shipped = { $short } { $unit } never shipped
order-fate-late = { $late } { $unit } late, by { $days } days at most
order-waits-for = It waits for:
order-waits-for-nothing = Nothing is shipped, so it waits for nothing.
why-shipped-late = { $late } { $unit } shipped late, { $amount } { $unit }-days in all
why-unit-days = { $unit }-days
why-cause = { $number }. { $cause } ({ $part }).
why-carries = { $amount } { $unit }, { $share }
why-next = the next limit, once the above is relaxed
why-cure = Remedy: { $cure }.
why-cure-of-all = Remedy: { $cure } (+{ $share }).
why-together = These remedies are needed together.
why-chosen = { $amount } { $unit } are not forced by any limit: earlier goals or costs determine them. See --goals.
why-chosen-whole = { $amount } { $unit } are not forced by any limit: whole numbers (pieces, lots, setups), earlier goals or costs determine them.
why-incurable = { $amount } { $unit } remain whichever limits are relaxed.
why-stopped = Stopped before every share was known: the remedy is valid, but some shares may be missing.
plan-stopped-first = Time ran out before the plan was finished: this is said of the best plan so far (--time-limit).
why-cost = Cost of the remedies: { $cost } { $currency }.
why-cost-partly = Cost of the remedies: { $cost } { $currency } without { $of }, which has no price (--prices FILE).
why-cost-none = Cost of the remedies: no price is known (--prices FILE).
why-again-on-time = Planned again with the remedies: order { $order } is on time.
why-again-in-full = Planned again with the remedies: order { $order } is shipped in full.
why-again-late = Planned again with the remedies: { $left } { $unit } of order { $order } are still late.
why-again-short = Planned again with the remedies: { $left } { $unit } of order { $order } are still short.
why-again-before = The plan gives what they add to { $before } first.
why-again-waits = Then waits: { $troubles }.
why-ahead = For all orders served before it as well: { $moves }.
why-certified = Every other order and project keeps what it has in the plan. Certified; worst residual { $worst }.

## Limits that are moved

move-hours = { $amount } { $unit } more of { $name } { $when }
move-machines = { $amount } { $unit } on additional machines of { $name } { $when }
move-quota = { $amount } { $unit } more quota of { $name } { $when }
move-supply = { $amount } { $unit } more of { $name } supplied { $when }
move-earlier = { $amount } { $unit } of the deliveries of { $name } brought forward, to arrive { $when }
move-stock = { $amount } { $unit } more maximum stock of { $name } { $when }
move-space = { $amount } { $unit } more space in { $name } { $when }
move-route = { $amount } { $unit } more allowed of { $name } { $when }
move-frozen = { $amount } { $unit } less of the frozen quantity of { $name } { $when } ({ $at })
move-later-by = { $amount } { $unit } of order { $name } moved to { $from }
move-later = { $amount } { $unit } of order { $name } moved to dates from { $from } to { $to }
move-stock-wanted = { $amount } { $unit } less of the stock target of { $name } { $when }
move-project = { $amount } less for { $name }
move-from-to = from { $from } to { $to }
move-on = on { $from }
move-in = in { $from }
lack-hours = { $name }: too few hours
lack-machines = { $name }: too few machines
lack-capacity = { $name }: too little capacity
lack-quota = { $name }: its quota is too small
lack-product = { $name }: there is no opening stock, and the plan cannot make it in time
lack-supply = { $name }: too little of it arrives in time
lack-earlier = { $name }: its deliveries arrive too late
lack-stock = { $name }: its maximum stock is too low
lack-space = { $name }: too little space
lack-route = { $name }: its limit is too low
lack-frozen = { $name }: its frozen quantity ({ $at }) takes what the order needs
lack-days = too few days are worked
lack-later = order { $name }: its due date is too early
lack-stock-wanted = { $name }: its stock target comes first
lack-project = project { $name }: it takes what the order needs

## What a planner does

do-overtime = overtime of { $name }: { $days }
do-shift = a further shift of { $hours } h of { $name }: { $days }
do-working-day = { $date } worked by the whole factory
do-machines = { $count ->
    [one] one machine of { $name } borrowed ({ $when }): { $hours } h more
   *[other] { $amount } machines of { $name } borrowed ({ $when }): { $hours } h more
 }
do-heads = { $count ->
    [one] one person more in { $name } ({ $when }): { $hours } h more
   *[other] { $amount } people more in { $name } ({ $when }): { $hours } h more
 }
do-output = more of { $name }: { $days }
do-purchase = { $name } bought: { $days }
do-subcontract = { $name } made by a subcontractor: { $days }
do-later-date = order { $name } agreed for { $when }
do-split = order { $name } split: { $days }
do-on = { $amount } { $unit } on { $bucket }
do-many = on { $count } days from { $from } to { $to }

## Repairs

repair-nothing = Nothing to repair: every order is served in full and on time.
repair-rounding = In fractions everything could be delivered without any repair: whole numbers stand in the way, see the rounding bill of the plan.
repair-contradiction = Hard data contradict each other; remove any one of these, and the others agree:
repair-part = - { $sentence } ({ $at })
repair-unmet = Not everything can be delivered: { $troubles }.
repair-late = { $at } { $amount } { $unit } late
repair-short = { $at } { $amount } { $unit } short
repair-more = and { $left } more
repair-stopped-early = Stopped before a repair was found; allow more time (--time-limit).
repair-in-fractions = Time ran out before the plan in whole numbers was finished: everything here is planned in fractions (--time-limit).
repair-no-move = Relaxing limits cannot meet every order.
repair-protected = No repair leaves everything protected untouched.
repair-ways = Repairs, each proven by planning again with it: those that move no order first, then the cheapest:
repair-way = { $number }. { $moves }
repair-stopped = Stopped early: cheaper or further repairs may exist.
repair-prices = Moves without a price: state prices with --prices FILE, and they are compared by them.
repair-cost = { $cost } { $currency }; planned again, residual { $residual }
repair-cost-partly = { $cost } { $currency } without { $of }, which has no price; planned again, residual { $residual }
repair-cost-none = no price is known; planned again, residual { $residual }
repair-waits = Planned again with it: { $troubles }.
repair-whole-met = Planned again in whole numbers: everything is delivered.
repair-whole-unmet = Planned again in whole numbers: { $short } orders short and { $late } order-days late remain.

## What takes part in a quantity or a load

part-and-quantity = { $name } ({ $quantity })
part-others = { $count } others
part-others-with = { $count } others ({ $quantity })
term-price = price of { $name }
term-used-up = { $name }, used up
term-served = { $name }, served
term-worth = value of { $name }
term-fixed = fixed by earlier goals
term-kept = { $name }, as agreed
term-smaller = { $count } smaller terms
head-what = what
head-takes = takes
head-hours = hours
head-hour-more = 1 h more
head-hour-less = 1 h less
head-tenth-more = 10 % more

## One more, one less

side-none = No goal changes.
side-better = { $goal }: improves by { $amount } { $of_goal } per { $unit }, up to { $end }
side-worse = { $goal }: worsens by { $amount } { $of_goal } per { $unit }, up to { $end }
side-better-on = { $goal }: improves by { $amount } { $of_goal } per { $unit }, up to { $end } or further
side-worse-on = { $goal }: worsens by { $amount } { $of_goal } per { $unit }, up to { $end } or further
side-more-sum = One { $unit } more changes { $goal } by { $total } { $of_goal }, the sum of
side-less-sum = One { $unit } less changes { $goal } by { $total } { $of_goal }, the sum of
side-from-to = { $first } to { $last }
side-costs = { $name } ({ $share } of what it costs)
side-costs-in = { $name } in { $bucket } ({ $share } of what it costs)
side-certificate = CERTIFICATE: the figures come from { $solves } solves of all goals; every answer is proven optimal independently of the solver; worst residual { $worst }

## Why so much is made

quantity-in = { $name }: { $quantity } { $unit } become available in { $bucket }.
quantity-from-to = { $name }: { $quantity } { $unit } become available from { $from } to { $to }.
quantity-whole = The plan in whole numbers makes { $whole } { $unit }; all other figures here are those of the plan in fractions.
quantity-made-by = Made by: { $parts }.
quantity-goes-to = Used for: { $parts }.
quantity-ends = Ultimately for: { $parts }.
quantity-free-on = Any quantity from { $from } { $unit } up is equally good for every goal.
quantity-free-to = Any quantity from { $from } to { $to } { $unit } is equally good for every goal.
quantity-not-free = Any other quantity worsens a goal.
quantity-most = More than { $most } { $unit } is infeasible, whatever the goals give up.
quantity-possible = Feasible range: { $least } to { $most } { $unit }.
quantity-held = Limited by: { $limits }.
quantity-kept-up = Kept this high for the sake of { $goal }.
quantity-two-sided = The effects of one more and one less are not symmetric: several sets of prices are valid here, and each set below holds on its own side.
quantity-one-more = ONE MORE, above { $from } { $unit }
quantity-one-less = ONE LESS, below { $from } { $unit }

## Why a group is loaded so

group-in = { $name } in { $bucket }: { $load } h of load on { $hours } effective hours.
group-in-used = { $name } in { $bucket }: { $load } h of load on { $hours } effective hours, { $used }.
group-from-to = { $name } from { $from } to { $to }: { $load } h of load on { $hours } effective hours.
group-whole = The plan in whole numbers loads it with { $whole } h; all other figures here are those of the plan in fractions.
group-from-to-used = { $name } from { $from } to { $to }: { $load } h of load on { $hours } effective hours, { $used }.
group-times = Calendar { $calendar } h, scheduled { $scheduled } h, repair { $repair } h, effective { $effective } h; overtime { $overtime } h.
group-users = WHO USES THE HOURS
group-not-less = WHY NOT LESS: what the hours are ultimately for
group-as-low = Down to { $from } h, no goal changes.
group-hour-less = ONE HOUR LESS of load, below { $from } h
group-hour-more = ONE HOUR MORE of load, above { $from } h
group-nobody = Nobody.
group-not-more = WHY NOT MORE: { $gist }
group-all-used = every hour is used
group-idle = { $idle } h are idle
group-idle-but-full = { $count ->
    [one] { $idle } h are idle, but it is full in { $shown } bucket
   *[other] { $idle } h are idle, but it is full in { $shown } buckets
 }
group-full-in = Full in { $buckets }.
group-starved = Starved by: { $limits }.
group-held = Limited by: { $limits }.
group-up-to = Up to { $to } h of load, no goal changes.
group-wanted = Demand could load it with up to { $to } h, at the expense of other goals.
group-not-wanted = Demand cannot load it more.
group-met = At that load, these are met in full: { $names }.
group-runs-into = There it is limited by { $limit }.
group-limit-in = { $limit } in { $bucket }
group-tried = { $limit }: 10 % more, { $step } { $unit }, would allow { $hours } h
group-together = { $limit }: only together with others
group-no-worth = One hour more or less changes no goal before balance.
group-worth = Value of one of its hours in regular time:
group-then = With 10 % more, { $limits } becomes binding.

## Many plans

head-file = file
head-status = status
head-orders = orders
head-late-orders = late
head-short-orders = short
head-profit = profit
head-rhythm = rhythm
head-full-share = full %
batch-count = { $count } { $words }
batch-files = { $count ->
    [one] { $shown } file
   *[other] { $shown } files
 }
batch-files-and-parts = { $count ->
    [one] { $shown } file: { $parts }
   *[other] { $shown } files: { $parts }
 }
batch-optimal = planned, each plan certified
batch-within-gap = planned in whole numbers, each goal within its gap
batch-best-found = planned in whole numbers, the best plan found
batch-broken = with errors
batch-unbounded = unbounded
batch-contradiction = with contradictory data
batch-fault = failed through a fault in junheng
batch-left = not planned yet

## A plan edited by hand

count-edits = { $count ->
    [one] { $shown } edit
   *[other] { $shown } edits
 }
recheck-heading = { $edits }: { $verdict }
recheck-none = nothing was changed
recheck-stands = as it is written, the plan keeps every limit
recheck-breaks = as it is written, the plan breaks limits
recheck-break = { $finding }{ $more ->
    [0] {""}
    [one] {" "}(and in { $more } more bucket)
   *[other] {" "}(and in { $more } more buckets)
 }: { $cure }
recheck-edit = { $bucket } { $product } ({ $route }) { $before } → { $after }: { $price }
recheck-free = no goal is worse
recheck-cure-hours = move work to another day, route or group, or add hours
recheck-cure-material = start later, or have the material delivered earlier
recheck-cure-product = start what is missing earlier, or use and ship it later
recheck-cure-run = keep to the lots and setups of the route
recheck-cure-quantity = change the quantity
recheck-follows = what follows
recheck-stays = every other run stays; shipments, purchases, overtime and hiring follow
recheck-planned = everything else is planned around the edits
recheck-no-plan = No plan keeps every limit with these edits.
recheck-stopped = There was no time to find out what follows.
recheck-impossible = These runs cannot be made as they are edited; the goals below are those of the nearest runs that can.
recheck-orders = orders
recheck-orders-gist = those that fare otherwise
recheck-edits = edits
recheck-independent = each with its own price, which add up
recheck-shapley = each with its share of what all cost together
recheck-alone = each with what it costs on its own; together they cost something else
recheck-price = { $goal } { $loss } { $unit } worse
recheck-gain = { $goal } { $loss } { $unit } better
recheck-undone = each with what is gained if it alone is undone
recheck-in-fractions = All of this is in fractions: of the plan in whole numbers a bound.
recheck-then = What follows: { $rest }.
recheck-at-most = at most { $loss }
recheck-at-least = at least { $loss }
recheck-about = about { $loss }
recheck-breaks-title = What breaks
recheck-breaks-gist = as it is written, every other decision as it was
recheck-goals = Goals
recheck-goals-gist = with the edits and without them
recheck-impossible-title = Runs that cannot be made
recheck-impossible-gist = with the nearest that can
page-recheck = A plan edited by hand
page-recheck-prices = What each edit costs
head-breaks = what breaks
head-cure = what can be done
head-price-of-edit = price
head-loss = worse by
head-edited = edited
head-nearest = nearest
