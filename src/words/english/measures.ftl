# What to change in a factory, on a terminal.

measures-none = the file has no measures: add them to "measures", or to the sheet "measures"
measures-in-file =
    { $count ->
        [one] 1 measure is in the file, and the plan does not have it; "junheng measures" says what it is worth
       *[other] { $shown } measures are in the file, and the plan has none of them; "junheng measures" says what each is worth
    }
measures-heading = Measures for { $factory }: { $count } proposed
measures-stopped = Stopped early: this is the best set so far.
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
