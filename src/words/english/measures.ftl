# What to change in a factory, on a terminal.

measures-none = the file has no measures: add them to "measures", or to the sheet "measures"
measures-in-file =
    { $count ->
        [one] 1 measure is in the file, and the plan does not have it; "junheng measures" says what it is worth
       *[other] { $shown } measures are in the file, and the plan has none of them; "junheng measures" says what each is worth
    }
measures-heading = Measures for { $factory }: { $count } proposed
measures-stopped = Stopped early: this is the best set so far.
measures-not-planned-beside =
    { $count ->
        [one] Before the stop 1 measure was not planned beside this set: nothing is known of it there.
       *[other] Before the stop { $shown } measures were not planned beside this set: nothing is known of them there.
    }
measures-not-planned = not planned
measures-without-plan = no plan
measures-one-file = error: --resume needs a folder in --out, which has the records of the run
measures-suggest-form = error: --suggest writes measures as .json, .xlsx or a folder of CSV files
measures-files = records, measures.json and report.html are in { $folder }
measures-best = Take { $names }. Cost: { $cost } { $currency }.
measures-best-within = Take { $names }. Cost: { $cost } of { $budget } { $currency }.
measures-none-pays = No measure that may be taken makes any goal better.
measures-none-found = No set that makes any goal better was found.
measures-gain = { $goal } { $gain } { $unit } (to { $value })
measures-gains = They gain { $gains }.
measures-beside = Not bought, but changed as well: { $gains }.
measures-first = Begin with { $name }: it gives most for its cost.
measures-breaks = { $name } on its own makes orders late or short: { $orders }.
measures-breaks-each = { $name }: { $orders }
measures-breaks-all = Each of these on its own makes orders late or short: { $list }.
measures-breaks-alone = on its own it makes orders late or short: { $orders }
measures-order-short = { $order } by { $quantity }
measures-order-late = { $order } ({ $quantity } late)
measures-only-together = { $names } pay only together: none of them makes a goal better alone.
measures-only-with = { $name } pays only with { $others }: alone it makes no goal better.
measures-others-below = { $count } more are left out; the reasons are below.
measures-compete = { $one } and { $other } compete for { $limits }: their joint gain in { $goal } is { $gain } { $unit } less than the sum of each alone.
measures-overlap = { $one } and { $other } do the same in part: their joint gain in { $goal } is { $gain } { $unit } less than the sum of each alone.
measures-help = { $one } and { $other } help each other: their joint gain in { $goal } is { $gain } { $unit } more than the sum of each alone.
measures-name-and-id = { $name } ({ $id })
measures-quoted = “{ $name }”
measures-proven = No other set that may be taken is better.
measures-none-better = No other set is better; one that is as good may cost less.
measures-not-bounded = Another set may be better; nothing bounds by how much.
measures-within-bound = Another set may be better: { $goal } is { $value } { $unit } and cannot pass { $bound }.
measures-worth = what each is worth
measures-in-goal = { $goal } in { $unit }
measures-why-not = why not the others
measures-left-out = { $name } ({ $cost } { $currency }) is left out: { $why }.
measures-frontier = best set for each budget
measures-enough = above { $money } more money buys nothing
measures-pairs = pairs that are worth more or less together
measures-groups = groups before and with the best set
measures-search = { $plans } sets were planned and { $bounds } more for bounds, of { $sets } possible ones; each plan is certified.
measures-yes = yes
measures-range = { $low } to { $high }
measures-most-alone = worth most alone, { $goal } { $gain } { $unit }
measures-alone = worth { $goal } { $gain } { $unit } alone
measures-nothing-alone = it makes no goal better now
measures-harms-alone = it makes a goal worse
measures-now-alone = it gives { $goal } { $gain } { $unit }
measures-nothing-now = it gives nothing beside the set
measures-harms = it makes a goal worse beside the set
measures-over-budget = the budget does not reach
measures-excluded = it cannot be taken with the set
measures-costs-more = it costs more per month than it gives
measures-no-plan = the factory has no plan with it
measures-instead-of = the set has { $others }
measures-now = beside the set it gives { $goal } { $gain } { $unit }
measures-idle = { $group } has { $hours } idle hours
measures-binds-from = it pays from { $times } times the orders
measures-cheaper = it is in if it costs { $money } less
measures-cheaper-per-month = it is in if it costs { $money } less per month
measures-works-from = it works from { $date }
measures-with-partner = with { $name } it would give { $goal } { $gain } { $unit }

# Measures that nobody proposed.

suggestions-heading = Suggested measures for { $factory }
suggestions-stopped = Stopped early: not all suggestions were planned.
suggestions-nothing-binds = Nothing binds in the plan: no limit holds a goal back, and nothing is suggested.
suggestions-bind = In the plan these limits bind: { $limits }.
suggestions-count =
    { $count ->
        [0] { $tried } measures were planned, and none moves a goal of service or money.
        [one] { $tried } measures were planned, each alone and at no cost; 1 moves a goal of service or money.
       *[other] { $tried } measures were planned, each alone and at no cost; { $shown } move a goal of service or money.
    }
suggestions-title = what would move it
suggestions-one = { $name }: { $gains }
suggestions-gain = { $goal } { $gain } { $unit }
suggestions-next = Write them as measures with --out suggested.json, suggested.xlsx or a folder; set what each costs, put them into the factory file, and ask "junheng measures" again.
suggestions-files = The tables of the suggested measures are in { $folder }
suggestions-none-to-write = Nothing is suggested: nothing was written.
suggest-shift = One more shift on { $name }: { $shift }
suggest-overtime-more = Ten per cent more overtime on { $name }
suggest-overtime = Overtime on { $name }: { $hours } h per week at { $price } per hour
suggest-setup = Setups on { $name } a tenth shorter
suggest-time-of-best-route = { $product } on { $name }: the time of route { $route } down to that of the best route
suggest-time = Five per cent less time per unit on { $name }
suggest-availability = Two points more availability of { $name }
suggest-repair-later = The repair of { $name } on { $date } a week later
suggest-repair-earlier = The repair of { $name } on { $date } a week earlier
suggest-delivery = The delivery of { $name } on { $date } a week earlier
suggest-norm-of-best-route = { $product }, route { $route }: the norm of { $name } down to that of the best route
suggest-norm = Five per cent less { $name } per unit
suggest-quota = Ten per cent more quota of { $name }
suggest-purchase = Ten per cent more { $name } bought
suggest-attendance = Two points more attendance of { $name }
suggest-route = { $name }: ten per cent more by route { $route }
suggest-lead = { $name } a day faster through the shops

generate-no-measures = the file has no operations with hours per unit, so no measures can be drawn
