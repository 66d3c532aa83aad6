# The answers of `bottlenecks`, `why` and `repair` on a terminal.

## What they share

rows-left-json = ... and { $left } more: all are in --format json
currency-amount = { $amount } { $currency }
parts-and = {"; and "}
limit-quota = { $owner }: quota
limit-stock-maximum = { $owner }: room in stock
limit-purchase = { $owner }: purchase limit
limit-route = { $owner }: limit of route { $route }
limit-overtime-tier = { $owner }: overtime, tier { $tier }
limit-overtime = { $owner }: overtime beside its heads'
limit-hours = { $owner }: hours beside its heads'
limit-hiring = { $owner }: hiring
limit-laying-off = { $owner }: laying off
limit-order = order { $order }

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
