# What groups and workshops discuss: on a terminal and on sheets to fill in.

discuss-heading = What { $factory } discusses, { $from } to { $to }
discuss-in-fractions = Loads are those of the plan in whole numbers; what a step is worth is computed in fractions.
discuss-potential = Without overtime the factory could make { $regular }; with overtime, { $overtime }.
discuss-no-mix = The orders are no mix, so there is no potential to compute.
discuss-leading = Leading group: { $group }.
discuss-incomplete = Time ran out: some groups or limits were not examined.
discuss-limits = limits worth most
discuss-limits-gist = what ten per cent more gains the first goal that gains
discuss-steps = small steps of groups
discuss-steps-gist = what each is worth to a goal; groups that have room in every bucket gain nothing and are left out
discuss-service = share in late and short orders
discuss-service-gist = each goal in the plan, and with twice the hours of one group; shares of several groups need not add up
discuss-groups = groups
discuss-groups-gist = hours of the whole period by cause
discuss-norms = material above the best norm
discuss-norms-gist = routes that use more per good unit than the best route of their product
discuss-proof = certificate
discuss-proof-gist = { $solves } solves of all goals, each proven; residuals at most { $worst }
discuss-next = To write the sheets: { $command }
discuss-folder-written = Wrote { $count } workbooks to { $folder }
discuss-step-hour = one more hour
discuss-step-norm = 1 % less of every norm
discuss-step-repair = one hour less repair

## Headings
head-twice-hours = with twice the hours
head-held-back = held back %
head-above-norm = above
head-best-norm = best norm
head-norm = norm
head-step-hours = hours
head-step-worth = worth
head-small-step = step
head-now-value = in the plan

## What a proposal may change
discuss-of-route = { $product }/{ $route }
discuss-change-machines = machines: { $of }
discuss-change-hours = hours of one machine: { $of }
discuss-change-shifts = shifts: { $of }
discuss-change-availability = availability: { $of }
discuss-change-repair = machines in repair: { $of }, { $part }
discuss-change-operation-hours = hours per unit: { $of }, step { $part }
discuss-change-operation-rate = units per hour: { $of }, step { $part }
discuss-change-operation-yield = yield: { $of }, step { $part }
discuss-change-operation-setup = setup hours: { $of }, step { $part }
discuss-change-route-yield = yield: { $of }
discuss-change-setup = setup hours: { $of }
discuss-change-lot = minimum lot: { $of }
discuss-change-material = material per unit: { $of }, { $part }

## Sheets
discuss-sheet-factory = Factory
discuss-title-group = For discussion: { $name }
discuss-title-group-in = For discussion: { $name } · { $workshop }
discuss-title-factory = For discussion: { $name }, the factory as a whole
discuss-remark-period = { $factory }, { $from } to { $to }. Hours are those of all machines together.
discuss-hours = Hours by day and cause
discuss-column-date = date
discuss-column-use = load ÷ effective hours
discuss-column-calendar = calendar
discuss-column-off = no shift
discuss-column-repair = repair
discuss-column-unavailable = not available
discuss-column-effective = effective
discuss-column-overtime = overtime
discuss-column-loaded = loaded
discuss-column-idle = idle
discuss-column-note = note
discuss-full = full
discuss-total = total
discuss-why-idle = Why hours are idle
discuss-idle-starved = another limit keeps them from use
discuss-idle-untimely = needed at another time
discuss-idle-unneeded = needed by nothing
discuss-step-title = What small steps are worth
discuss-step-none = no goal gains: there is room on every day
discuss-step-nothing = no goal gains
discuss-service-title = Share in late and short orders, with twice the hours
discuss-norms-title = Material above the best norm
discuss-best-route-none = none
discuss-limits-title = The ten limits worth most: what ten per cent more gains
discuss-potential-title = Potential: how many times the mix of the orders
discuss-potential-regular = without overtime
discuss-potential-overtime = with all overtime
discuss-potential-leading = leading group
discuss-waste-title = Waste by kind
discuss-waste-idle = idle hours of groups
discuss-waste-quotas = quotas not used up
discuss-waste-stocks = stock that never moves
discuss-waste-norms = material above the best norm
discuss-waste-lines = { $count ->
    [one] { $count } line
   *[other] { $count } lines
}

## Rows to fill in
proposals-title = Proposals
proposals-how = One line for each proposal: choose what is changed from the list, or type a path; write the new value, what it costs, and why.
proposals-by-themselves = The present value and the unit fill in by themselves. An empty line is no proposal.
proposals-id = id
proposals-what = what is changed
proposals-from = from
proposals-to = to
proposals-unit = unit
proposals-once = cost once
proposals-monthly = cost per month
proposals-since = from when
proposals-by = by
proposals-role = role
proposals-why = why
proposals-list = What can be changed here
proposals-choice = figure
proposals-now = now
proposals-path = path

## What proposals are answered
answered-heading = { $count ->
    [one] { $count } proposal for { $factory }, { $from } to { $to }; accepted: { $accepted }. A gain is positive if the goal improves.
   *[other] { $count } proposals for { $factory }, { $from } to { $to }; accepted: { $accepted }. A gain is positive if the goal improves.
}
answered-proposal = { $id }
answered-proposal-by = { $id } ({ $by }): { $name }
answered-gain = { $gain } { $unit } ({ $goal })
answered-nothing = nothing
answered-accepted = Accepted. It adds { $gains } to the others.
answered-kept = Kept. It would add { $gains }; `--take { $id }` accepts it.
answered-nothing-now = Not now: it changes no goal.
answered-costs-more = Not now: it costs { $monthly } { $currency } per month, and with that the balance is { $gains }.
answered-harms = Not now: it makes a goal worse: { $gains }.
answered-no-plan = Not possible: there is no plan with it. { $reason }
answered-alone = Alone it is worth { $gains }.
answered-idle = { $group } has { $hours } h idle.
answered-full = { $group } has no idle hours, but the plan does not use what this changes.
answered-proof-gist = { $plans } plans, each certified; residuals are at most { $worst }
answered-held = What holds the goals back: { $limits }.
answered-pays-back = Its { $cost } { $currency } are paid back in { $months } months.
answered-nobody = nobody named
answered-together = with the accepted proposals
answered-together-gist = { $cost } { $currency } once, { $monthly } { $currency } per month
answered-by-measure = contribution of each proposal
answered-by-proposer = contribution by who proposed
answered-shares-gist = Shapley shares: they add up to the gain
answered-no-such = there is no proposal { $id }
answered-take-instead =
    unexpected: { $ids }
      hint: use --take { $ids } to accept proposals; --accept reads other headings, and one workbook, file or folder of sheets is read
answered-known = proposals: { $known }
sentence-gap = { " " }
verdict-accepted = accepted
verdict-kept = kept
verdict-nothing-now = changes no goal now
verdict-costs-more = costs more than it gives
verdict-harms = makes a goal worse
verdict-no-plan = no plan with it
head-proposal = proposal
head-proposer = by
head-why = why
head-changes = changes
head-cost-once = cost once
head-cost-monthly = per month
head-answer = answer
head-added = adds to the accepted
head-with-accepted = with the accepted
head-contributor = from
head-contribution = share
version-published = Published version { $number } to { $folder }: factory.json, plan.json and decisions.json
version-there = { $folder } contains a version already, and a version is never replaced: name another folder
version-sound = { $count ->
    [one] Version { $number } follows from { $file } with { $count } accepted proposal; digests, factory file and plan agree.
   *[other] Version { $number } follows from { $file } with { $count } accepted proposals; digests, factory file and plan agree.
}
page-proposals = Proposals

## The page of measures
page-measures = Measures
page-measures-gain = The best set gains
page-measures-notice = What to notice
page-measures-cost = It costs once
page-measures-budget = of a budget of
page-measures-set = Measures taken
page-frontier-title = The best value for every budget
page-frontier-reading = Each step is a set of measures; a dot is the least budget for it. Where the line is flat, more money buys nothing. The bars below show the measures of the set for each budget.
page-frontier-budget = budget, { $currency }
page-worth-title = What each measure is worth
page-worth-title-in = What each measure is worth: { $goal }
page-worth-reading = { $goal }, in { $unit }: alone against the plan as it is; what the best set loses without it; its share in the gain of the best set. The shares add up to that gain. Names in bold are in the best set.
page-worth-beside = { $goal }, in { $unit }: this goal is not bought; it changes with the measures, because it is measured against the hours that they change. Names in bold are in the best set.
page-worth-alone = alone
page-worth-last = last
page-worth-share = share
page-pairs-title = Pairs of measures
page-pairs-reading = A plus: the two are worth more together than each alone. A minus: they compete for the same limit. The figure is in the first goal in which they do; the table names it. Columns have the numbers of the rows. Pairs without a cell do not affect each other.
page-why-not-reading = What each would give now, and what must happen before it pays.
page-measures-groups-reading = Effective hours and use of the groups that measures change, before and with the best set.
