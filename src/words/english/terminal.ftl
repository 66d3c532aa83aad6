# What is printed on a terminal.

## Problems of an input

problem-at = { $place }: { $severity } { $code }: { $message }
problem-error = error
problem-warning = warning
problem-path = at { $path }
problem-hint = hint: { $hint }
problem-meant = did you mean "{ $near }"?
problem-words = allowed words: { $words }
problem-known = known: { $known }
problem-fields = fields here: { $fields }
problems-left = { $left } more are not shown; --format json lists all of them
problem-more-in-column = and { $shown } more like it in column { $column }: { $listed }
problem-more = and { $shown } more like it: { $listed }
problem-more-lines = { $count ->
    [one] and { $shown } more like it, on line { $listed }
   *[other] and { $shown } more like it, on lines { $listed }
}
problems-brief = { $file }: { $counted }; the first is { $first }
problems-counted = { $errors }, { $warnings }
count-errors = { $count ->
    [one] { $shown } error
   *[other] { $shown } errors
 }
count-warnings = { $count ->
    [one] { $shown } warning
   *[other] { $shown } warnings
 }
check-clean = { $file }: no problems found

## Progress

progress-goal = goal { $goal }
progress-begin = formulating
progress-part = {" "}({ $at } of { $all })
progress-share = { $share } % of its work
progress-remedy = smallest remedy
progress-shares = shares of the limits
progress-again = planning again with the remedies
progress-try = seeking repairs
progress-repair = planning again with a repair
progress-limit = examining limits
progress-measures-alone = each measure alone
progress-measures-best = best set
progress-measures-frontier = best set for each budget
progress-measures-shares = shares of the best set
progress-measures-why-not = why not the others
progress-measures-pairs = pairs
progress-measures-suggestions = suggestions
progress-measures-planned =
    { $count ->
        [one] 1 set planned
       *[other] { $shown } sets planned
    }
progress-measures-gain = best so far: { $goal } { $gain } { $unit }
progress-measures-gain-of = best so far: { $goal } { $gain } { $unit }, at most { $most }
progress-done-of = { $done } of { $all } { $of }
progress-done = { $done } { $of }
progress-left = { $time } left
progress-plans = plans
progress-scenarios = scenarios

## How commands end

plan-files = plan.json, the CSV tables and report.html are in { $folder }
basis-unknown = note: { $count } names in the basis do not exist in this factory; they were ignored
basis-none = note: no basis was saved: only profit and cost, solved by the simplex, have one
basis-kept = the basis is saved in { $file }; start another plan from it with --basis
proof-written = the proof of the plan's bounds is saved in { $file }; check it with junheng audit FACTORY PLAN --proof
proof-too-large = { $goal }: the proof would be too large; the plan states the bound of plans in fractions instead, and that is proven
proof-beyond = error: { $file } is not written: the proof of a plan this large has more than two million entries
proof-of-fractions = error: only a plan in whole numbers has a proof; a plan in fractions is proven by planning it again
no-plan-contradiction = There is no plan: hard data contradict each other.
no-plan-more = {"  "}... and { $left } more take part
no-plan-change = Change one of these and plan again.
no-plan-unbounded = There is no best plan: the goal { $goal } is unbounded.
no-plan-market = {"  "}order { $order } can be sold without limit: give it a limit
no-plan-stopped = No plan was found. If a time limit was reached, allow more time (--time-limit); otherwise no plan in whole numbers was found within the work allowed, and --fractional plans in fractions.
no-plan-too-far-apart = error E412: { $least } and { $most } differ too much to be planned together: in double precision the smaller is lost. Correct the wrong figure or its unit; if there is no limit, leave it out.
no-plan-fault = error: this is a fault in junheng, so no plan is shown: { $failure }
stopped-examining = Stopped before everything was examined; allow more time (--time-limit).
stopped-answering = Stopped before there was an answer; allow more time (--time-limit).
stopped-asking = Stopped before the reasons were found; allow more time (--time-limit).
no-such-limit = error: there is no limit { $limit }
known-limits = {"  "}the limits are { $limits }
protect-idle = note: --protect { $pattern } matches nothing that a repair could move
price-idle = note: the price of { $pattern } is for nothing in the factory file
order-not-late = Nothing of order { $order } is late in the plan.
order-not-short = Nothing of order { $order } is short in the plan.
order-of-plan-so-far = The plan was not finished in time: this is said of the best plan so far; allow more time (--time-limit).

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
log-restarts = restarts
log-primal-weight = primal weight
log-primal-step = primal step
log-dual-step = dual step
log-time = time
