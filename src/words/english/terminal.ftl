# What is said on a terminal.

## Problems of an input

problem-at = { $place }: { $severity } { $code }: { $message }
problem-error = error
problem-warning = warning
problem-path = at { $path }
problem-hint = hint: { $hint }
problem-meant = did you mean "{ $near }"?
problem-words = the words are: { $words }
problem-known = there are: { $known }
problem-fields = the fields here are: { $fields }
problems-left = { $left } more are not shown; the JSON form lists all of them
problems-counted = { $errors }, { $warnings }
count-errors = { $count ->
    [one] { $shown } error
   *[other] { $shown } errors
 }
count-warnings = { $count ->
    [one] { $shown } warning
   *[other] { $shown } warnings
 }
check-clean = { $file }: nothing wrong

## While it takes long

progress-goal = goal { $goal }
progress-begin = formulating
progress-done-of = { $done } of { $all } { $of }
progress-done = { $done } { $of }
progress-left = { $time } left
progress-plans = plans
progress-scenarios = scenarios

## How commands end

plan-files = plan.json, the CSV tables and report.html are in { $folder }
basis-unknown = note: { $count } names of the basis mean nothing in this month's works
basis-none = note: no basis was kept: only profit and cost, solved by the simplex, have one
basis-kept = the basis for another month is in { $file }
no-plan-contradiction = There is no plan: hard data contradict each other.
no-plan-more = {"  "}... and { $left } more take part
no-plan-change = Change one of these, and plan again.
no-plan-unbounded = There is no best plan: the goal { $goal } can grow without end.
no-plan-market = {"  "}order { $order } can be sold without end: give it a limit
no-plan-stopped = Stopped before there was any plan; allow more time (--time-limit).
no-plan-too-far-apart = error E412: { $least } and { $most } are too far apart to be planned together: in double precision the one is lost beside the other. Correct the wrong one, or its unit; where there is no limit, leave it out.
no-plan-fault = error: this is a fault of junheng, so no plan is shown: { $failure }
stopped-examining = Stopped before everything was examined; allow more time (--time-limit).
stopped-answering = Stopped before there was an answer; allow more time (--time-limit).
stopped-asking = Stopped before the reasons were found; allow more time (--time-limit).
no-such-limit = error: there is no limit { $limit }
known-limits = {"  "}the limits are { $limits }
protect-idle = note: --protect { $pattern } names nothing that could be moved
order-not-late = Nothing of order { $order } is late in the plan.
order-not-short = Nothing of order { $order } is short in the plan.

## The log of `--verbose`

log-programme = Goal { $goal }: { $size }; engine { $engine }
log-presolved = After presolve: { $size }
log-size = { $rows } rows, { $columns } columns, { $entries } entries
log-phase = phase
log-dual = dual
log-primal = primal
log-crossover = crossover
log-iteration = iteration
log-objective = objective
log-primal-infeasibility = primal infeas.
log-dual-infeasibility = dual infeas.
log-factor-entries = factor entries
log-primal-residual = primal resid.
log-dual-residual = dual resid.
log-gap = gap
log-mu = mu
log-primal-step = primal step
log-dual-step = dual step
log-time = time
