# What a factory could make at most, on a terminal.

## The answer in a few lines

potential-heading = Potential of { $factory }, { $from } to { $to }
potential-mix = mix
potential-regular = regular
potential-overtime = overtime
potential-part = { $product } { $quantity } { $unit }
potential-times = { $times } times the mix
potential-unlimited = no limit
potential-impossible = infeasible even for the frozen quantities
potential-needs = { $times }; project needs not given: { $needs }
potential-with-overtime = All that follows includes overtime, because the frozen quantities need it.
potential-in-fractions = These multiples are computed in fractions: in whole numbers the factory makes no more than that.
potential-left-out = Not computed: { $what }.
potential-left-further = further binding limits: time ran out
potential-left-products = single products, some or all: time ran out
potential-left-proportion = balance between groups: time ran out
potential-left-fewest = balance between groups: the minimum hours of a factory of this size take too long to find
potential-left-waste = hidden waste: time ran out

## What binds

potential-staircase = staircase
potential-staircase-gist = what binds; each step lifts the first limit of the step before
potential-share = share: the relative growth of the figure if the limit doubles, as long as its price holds
potential-bound = { $name } { $share }
potential-bound-by-time = time, or frozen quantities
potential-more = { $named }, { $left } more
potential-none = none
limit-supply-short = { $owner }: supply
limit-used-up = { $owner }: used up
head-step = step
head-times = times
head-times-gain = gain
head-bound-and-share = limited by, with its share
head-bound-by = limited by

## Groups and products

potential-proportion = balance between groups
potential-proportion-gist = machine hours for the mix once; leading group: { $group }
potential-leading = leading
potential-surplus = slack (negative: shortfall): hours beyond those needed when the leading group works all of its own
potential-products = single products
potential-products-gist = maximum of each, made without the rest of the mix
head-per-mix = per mix
head-lasts = lasts, times
head-surplus = surplus
head-at-most = most

## What lies unused

potential-idle = idle equipment
potential-idle-gist = idle hours in the best plan for the present orders, by cause
potential-idle-none = none
potential-idle-causes = unneeded: nothing needs them; untimely: needed at another time; starved: needed, but the limit named prevents their use
potential-quotas = quota not used
potential-quotas-gist = in the best plan for the present orders
potential-stocks = stock that never moves
potential-stocks-gist = beyond safety and closing stock
potential-norms = use above the lowest norm
potential-norms-gist = material used beyond that of the route with the lowest norm
head-idle = idle
head-idle-share = %
head-unneeded = unneeded
head-untimely = untimely
head-starved = starved
head-starved-by = by
head-left = left
head-of-quota = of
head-from-date = from
head-to-date = to
head-item = item
head-quantity = quantity
head-used-for = for
head-above = above
head-of-use = of

## The proof

potential-certified = Every figure is proven: each maximum, "no limit" and "infeasible" was recomputed from the programme without a solver.
potential-answers = Answers: { $answers }; residuals are at most { $worst } (tolerance { $tolerance }); junheng { $version }

## Wrong questions

potential-no-group = error: there is no group { $id }
potential-no-product = error: there is no product { $id }
potential-no-mix = error: no order has a quantity or a minimum: give the mix, such as --mix pump=60
