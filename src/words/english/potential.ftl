# What a works could make at most, on a terminal.

## The answer in a few lines

potential-heading = Potential of { $factory }, { $from } to { $to }
potential-mix = mix
potential-regular = regular
potential-overtime = overtime
potential-part = { $product } { $quantity } { $unit }
potential-times = { $times } times the mix
potential-unlimited = no limit
potential-impossible = not even what is frozen
potential-needs = { $times }; project needs not given: { $needs }
potential-with-overtime = All that follows is with overtime: what is frozen needs it.
potential-left-out = Not worked out: { $what }.
potential-left-further = what binds further on: time was up
potential-left-products = products alone, some or all: time was up
potential-left-proportion = proportion of the groups: time was up
potential-left-fewest = proportion of the groups: the fewest hours of a works of this size take too long to find
potential-left-waste = hidden waste: time was up

## What binds

potential-staircase = staircase
potential-staircase-gist = what binds; each step has the first of what bound before without limit
potential-share = share: by how much of itself the figure grows per doubling of the limit, while its price holds
potential-bound = { $name } { $share }
potential-bound-by-time = time, or what is frozen
potential-more = { $named }, { $left } more
potential-none = none
limit-supply-short = { $owner }: supply
limit-used-up = { $owner }: used up
head-step = step
head-times = times
head-times-gain = gain
head-bound-and-share = bound by, and its share in it
head-bound-by = bound by

## Groups and products

potential-proportion = proportion
potential-proportion-gist = machine hours for one time the mix; leading group: { $group }
potential-leading = leading
potential-surplus = surplus (less than zero: shortfall): hours beyond those needed when the leading group works all of its own
potential-products = products alone
potential-products-gist = the most of each, the rest of the mix being left aside
head-per-mix = per mix
head-lasts = lasts, times
head-surplus = surplus
head-at-most = most

## What lies unused

potential-idle = idle equipment
potential-idle-gist = hours in the best plan for the orders as they are, by cause
potential-idle-none = none
potential-idle-causes = unneeded: nothing asks for them; untimely: wanted at another time; starved: wanted, but what is named by stands in the way
potential-quotas = quota not used
potential-quotas-gist = in the best plan for the orders as they are
potential-stocks = stock that never moves
potential-stocks-gist = beyond safety and closing stock
potential-norms = above the norm
potential-norms-gist = material used beyond the route of the least norm
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

potential-certified = Every figure of what could be made is proven: that no more is possible, that there is no limit, or that nothing is possible was recomputed from the programme without any solver.
potential-answers = Answers: { $answers }; residuals at most { $worst } (accepted { $tolerance }); junheng { $version }

## What was asked amiss

potential-no-group = error: there is no group { $id }
potential-no-product = error: there is no product { $id }
potential-no-mix = error: no order has a quantity or a minimum: name the mix, as in --mix pump=60
