# The answers of `bottlenecks`, `why` and `repair` on a terminal.

## What they share

rows-left-json = ... and { $left } more: all are in --format json
parts-and = {"; and "}
parts-between = {"; "}
list-and-more = { $named }, and { $left } more

## Bottlenecks

tight-heading = Bottlenecks of { $factory }, { $from } to { $to }: limits that bind: { $binding }, with room: { $slack }; compared by a step of { $step }
tight-how-to-read = 1 more, 1 less: what a unit changes the goal by (+ better, - worse), and for how many units that holds (+ or longer); step more, step less: what the whole step does, solved again
tight-left-out = { $left } limits with lower dual values were left out; --top N examines more.
tight-stopped = { $left } limits were left out, not all for lower dual values: time was up.
tight-highest = highest possible is { $value } { $unit }; { $limits }
tight-least = least possible is { $value } { $unit }; { $limits }
tight-no-limit = no limit holds it back
tight-one-limit = one limit decides it
tight-several-limits = { $count } limits decide it, what gains most first
tight-then = then
tight-then-gist = what binds next
tight-then-one = { $limit } with { $step } more: then { $next } binds
tight-one-less = one less
tight-one-less-head = { $title }, { $gist }
tight-one-less-gist = solved again: stock wanted, a unit less; lead times, a working day less
tight-idle = One less of these changes no goal: { $limits }
tight-resolve-more = { $left } more may matter, by their prices; --resolve N tries more.
tight-room = room
tight-room-gist = limits that hold nothing back, fullest first
tight-value = { $limit } ({ $name }): there are { $now } { $unit }; below: { $below }; above: { $above }
tight-value-of = VALUE OF { $curve }
tight-goal-and-unit = { $goal } ({ $unit })
tight-no-goal = No goal changes with it.
tight-no-plan = no plan
tight-end-cut = cut off, it has too many corners
tight-end-flat = no more is worth anything
tight-end-worth = still worth something
tight-end-contradiction = hard data contradict each other
tight-end-stopped = stopped
tight-end-nothing = nothing
tight-certificate = certificate
tight-certificate-gist = all figures come from { $solves } solves of all goals, each answer proven optimal without its solver; residuals at most { $worst } (accepted 1e-7)
head-more = 1 more
head-less = 1 less
head-for = for
head-step-more = step more
head-step-less = step less
head-there-is = there is
head-one-less = less
head-gain = gain
head-of-goal = of goal
head-room = room
head-from = from
head-to = to
head-optimum-at-from = optimum at from
head-beside = beside it binds

## Why an order is late or short

why-order = Order { $order }, { $quantity } { $unit } of { $product }, due { $due }: { $fate }.
why-never-shipped = { $short } { $unit } never shipped
why-shipped-late = { $late } { $unit } shipped late, { $amount } { $unit }-days in all
why-unit-days = { $unit }-days
why-cause = { $number }. { $cause } ({ $part }).
why-carries = { $amount } { $unit }, { $share }
why-next = next to hold it back once the above is cured
why-cure = Cure: { $cure }.
why-cure-of-all = Cure: { $cure } (+{ $share }).
why-together = It takes these cures together.
why-chosen = { $amount } { $unit } are forced by no limit: what the goals before allow or cost decides them. Look at --goals.
why-incurable = { $amount } { $unit } remain whatever limits are moved.
why-stopped = Stopped before every share was known: the cure holds, the shares may lack some.
why-certified = Every other order and project keeps what it has in the plan. Certified; worst residual { $worst }.

## Limits that are moved

move-hours = { $amount } { $unit } more of { $name } { $when }
move-machines = { $amount } { $unit } on further machines of { $name } { $when }
move-quota = { $amount } { $unit } more quota of { $name } { $when }
move-supply = { $amount } { $unit } more of { $name } from outside, arriving { $when }
move-earlier = { $amount } { $unit } of the deliveries of { $name } brought forward, to arrive { $when }
move-stock = { $amount } { $unit } more of { $name } may be held { $when }
move-space = { $amount } { $unit } more room in { $name } { $when }
move-route = { $amount } { $unit } more allowed of { $name } { $when }
move-frozen = { $amount } { $unit } less of the frozen release of { $name } { $when } ({ $at })
move-later-by = { $amount } { $unit } of order { $name } moved to { $from }
move-later = { $amount } { $unit } of order { $name } moved to dates from { $from } to { $to }
move-stock-wanted = { $amount } { $unit } less of the stock wanted of { $name } { $when }
move-project = { $amount } less for { $name }
move-from-to = from { $from } to { $to }
move-on = on { $from }
move-in = in { $from }
lack-hours = { $name }: too few hours
lack-machines = { $name }: too few machines
lack-capacity = { $name }: too little capacity
lack-quota = { $name }: its quota is too small
lack-product = { $name }: there is none to begin with, and the plan cannot make it in time
lack-supply = { $name }: too little of it arrives in time
lack-earlier = { $name }: its deliveries arrive too late
lack-stock = { $name }: too little of it may be held
lack-space = { $name }: too little room
lack-route = { $name }: its limit is too low
lack-frozen = { $name }: its frozen release ({ $at }) takes what the order needs
lack-later = order { $name }: its due date comes too soon
lack-stock-wanted = { $name }: the stock wanted of it comes first
lack-project = project { $name }: takes what the order needs

## Ways out

repair-nothing = Nothing to repair: every order is served in full and on time.
repair-contradiction = Hard data contradict each other; leave out any one, and the others agree:
repair-part = - { $sentence } ({ $at })
repair-unmet = Not everything can be served: { $troubles }.
repair-late = { $at } { $amount } { $unit } late
repair-short = { $at } { $amount } { $unit } short
repair-more = and { $left } more
repair-stopped-early = Stopped before a way out was found; allow more time (--time-limit).
repair-no-move = No move of limits serves everything.
repair-protected = No way out leaves what is protected untouched.
repair-ways = Ways out, cheapest first, each proven by planning again with it:
repair-way = { $number }. { $moves }
repair-stopped = Stopped: there may be cheaper ways, or more.
repair-assumed = Assumed costs stand for moves without a price in the factory file: all there is of a limit counts as { $reference } { $currency }, a part of it in proportion.
repair-cost-own = { $cost } { $currency }, by the factory's own prices; planned again, residual { $residual }
repair-cost-assumed = { $cost } { $currency }, assumed; planned again, residual { $residual }
repair-cost-partly = { $cost } { $currency }, of which { $assumed } assumed; planned again, residual { $residual }

## What takes part in a quantity or a load

part-and-quantity = { $name } ({ $quantity })
part-others = { $count } others
part-others-with = { $count } others ({ $quantity })
term-price = price of { $name }
term-used-up = { $name }, used up
term-served = { $name }, served
term-worth = { $name }, at its worth
term-fixed = fixed by the goals before
term-kept = { $name }, kept as agreed
term-smaller = { $count } smaller, together
head-what = what
head-takes = takes
head-hours = hours
head-hour-more = 1 h more
head-hour-less = 1 h less
head-tenth-more = a tenth more

## One more, one less

side-none = No goal changes.
side-better = { $goal }: better by { $amount } { $of_goal } for each { $unit }, as far as { $end }
side-worse = { $goal }: worse by { $amount } { $of_goal } for each { $unit }, as far as { $end }
side-better-on = { $goal }: better by { $amount } { $of_goal } for each { $unit }, as far as { $end } and maybe beyond
side-worse-on = { $goal }: worse by { $amount } { $of_goal } for each { $unit }, as far as { $end } and maybe beyond
side-more-sum = One { $unit } more changes { $goal } by { $total } { $of_goal }, the sum of
side-less-sum = One { $unit } less changes { $goal } by { $total } { $of_goal }, the sum of
side-from-to = { $first } to { $last }
side-costs = { $name } ({ $share } of what it costs)
side-costs-in = { $name } in { $bucket } ({ $share } of what it costs)
side-certificate = CERTIFICATE: figures rest on { $solves } solves of all goals, each answer proven optimal without its solver; worst residual { $worst }

## Why so much is made

quantity-in = { $name }: { $quantity } { $unit } become available in { $bucket }.
quantity-from-to = { $name }: { $quantity } { $unit } become available from { $from } to { $to }.
quantity-made-by = Made by: { $parts }.
quantity-goes-to = It goes to: { $parts }.
quantity-ends = In the end it is for: { $parts }.
quantity-free-on = Any quantity from { $from } { $unit } on is as good to every goal.
quantity-free-to = Any quantity from { $from } to { $to } { $unit } is as good to every goal.
quantity-not-free = Any other quantity makes a goal worse.
quantity-most = More than { $most } { $unit } is not possible, whatever the goals lose.
quantity-possible = Possible are { $least } to { $most } { $unit }.
quantity-held = Held down by: { $limits }.
quantity-kept-up = Kept up for the sake of { $goal }.
quantity-two-sided = One more and one less do not mirror each other: prices are one of several possible sets, and each set below is right on its own side.
quantity-one-more = ONE MORE, from { $from } { $unit } on
quantity-one-less = ONE LESS, from { $from } { $unit } down

## Why a group is loaded so

group-in = { $name } in { $bucket }: { $load } h of load on { $hours } effective hours.
group-in-used = { $name } in { $bucket }: { $load } h of load on { $hours } effective hours, { $used }.
group-from-to = { $name } from { $from } to { $to }: { $load } h of load on { $hours } effective hours.
group-from-to-used = { $name } from { $from } to { $to }: { $load } h of load on { $hours } effective hours, { $used }.
group-times = Calendar { $calendar } h, scheduled { $scheduled } h, repair { $repair } h, effective { $effective } h; overtime { $overtime } h.
group-users = WHO USES THE HOURS
group-not-less = WHY NOT LESS: for whom the hours are in the end
group-as-low = As low as { $from } h no goal would change.
group-hour-less = ONE HOUR LESS of load, from { $from } h down
group-hour-more = ONE HOUR MORE of load, from { $from } h on
group-nobody = Nobody.
group-not-more = WHY NOT MORE: { $gist }
group-all-used = every hour is used
group-idle = { $idle } h lie idle
group-idle-but-full = { $count ->
    [one] { $idle } h lie idle, but it is full in { $shown } bucket
   *[other] { $idle } h lie idle, but it is full in { $shown } buckets
 }
group-full-in = Full in { $buckets }.
group-starved = Starved by: { $limits }.
group-held = Held down by: { $limits }.
group-up-to = Up to { $to } h of load no goal would change.
group-wanted = What is wanted could load it with { $to } h at most, at the cost of other goals.
group-not-wanted = What is wanted cannot load it with more.
group-met = At that load, met in full: { $names }.
group-runs-into = There it runs into { $limit }.
group-limit-in = { $limit } in { $bucket }
group-tried = { $limit }: a tenth more, { $step } { $unit }, would allow { $hours } h
group-together = { $limit }: together with others
group-no-worth = An hour more or less of it changes no goal before balance.
group-worth = What an hour of its own is worth, in regular time:
group-then = With a tenth more, then { $limits } binds.

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
batch-broken = broken
batch-unbounded = without best plan
batch-contradiction = contradicting themselves
batch-fault = failed by a fault of junheng
batch-left = not planned yet
