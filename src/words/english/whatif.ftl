# What-ifs on a terminal: the answer, and what `whatif` says while it works.

## What was planned

whatif-heading = { $factory }: { $count } against the plan as it stands.
whatif-count = { $count ->
    [one] { $shown } what-if
   *[other] { $shown } what-ifs
 }
whatif-ended = { $status } { $count }
whatif-endings = { $endings }.
whatif-stopped-early = Stopped before all were planned: what follows is of those that were.
whatif-proven = Every goal of every plan is proven: { $solves }, { $pivots }, { $refused }.
whatif-programmes = { $count ->
    [one] { $shown } programme
   *[other] { $shown } programmes
 }
whatif-pivots = { $count ->
    [one] { $shown } pivot
   *[other] { $shown } pivots
 }
whatif-none-refused = no answer was refused
whatif-refused = { $count ->
    [one] { $shown } answer was refused and found another way
   *[other] { $shown } answers were refused and found another way
 }

## The best

whatif-best = Best by { $goal } ({ $unit })
whatif-all-tie = All tie with the plan as it stands in every goal; { $goal } ({ $unit })
whatif-note = { $name }: { $notes }
whatif-binds-now = binds now: { $limits }
whatif-binds-no-more = binds no more: { $limits }
whatif-tie-then = { $rank }=: { $names } tie in { $goal }; they differ in { $then }, where { $best } is best.
whatif-tie = { $rank }=: { $names } tie in { $goal }; no goal after it tells them apart.
head-scenario = scenario
head-change = change
head-rhythm-share = rhythm %
head-cost = cost

## What is against expectation

whatif-surprises = Against expectation
whatif-worse = { $name }: its changes ought to help, but { $goal } is worse ({ $change }): { $because }.
whatif-better = { $name }: its changes ought to hurt, but { $goal } is better ({ $change }): { $because }.
whatif-earlier-gains = { $goal } comes first and gains
whatif-earlier-loses = { $goal } comes first and loses
whatif-tolerance = { $goal } comes first and may give something up, which is another part of it now
whatif-measure = it is measured against the hours there are, which are others now
whatif-not-known = why cannot be told: what is below a millionth of an earlier goal may weigh more here
whatif-more = … and { $left } more

## What generators come to

whatif-scenarios = { $count ->
    [one] { $shown } scenario
   *[other] { $shown } scenarios
 }
whatif-grid = Grid { $name } ({ $scenarios }): { $goal } along each axis
whatif-sweep = Sweep { $name } ({ $scenarios }): { $goal }, what moves it most, one at a time
whatif-sample = Sample { $name } ({ $scenarios })
whatif-one-sided = { $axis }: every value moves it to the same side.
whatif-still = { $count ->
    [one] { $shown } axis moves it not at all.
   *[other] { $shown } axes move it not at all.
 }
whatif-met = In full and on time
whatif-met-all = In full and on time always: every order
whatif-met-else = In full and on time always: { $orders }; else
whatif-binding = Limits that bind
whatif-yes = yes
whatif-no = no
whatif-mean-after = { $mean } ± { $error } after { $count }
whatif-settles = Mean of { $goal } settles: { $means }.
whatif-unsettled = Mean of { $goal } has not settled: { $means }.
head-planned = planned
head-mean = mean
head-least = least
head-most = most
head-axis = axis
head-at = at
head-to-less = less
head-to-more = more
head-as-it-stands = as it stands
head-probability = probability %
head-error = ± error

## Dated inside a bucket

whatif-warnings = Dated inside a bucket: these changes do not count from their date
whatif-warning = { $name }: { $warning }

## Without a plan

whatif-without-plan = Without a plan
whatif-grows = the goal { $goal } can grow without end: orders { $orders }
whatif-why-none = { $name }: { $status }: { $reason }

## What the command says

whatif-to-plan = { $scenarios }: { $parts }
whatif-some-named = { $count } by name
whatif-some-of-grid = { $count } grid { $name }
whatif-some-of-sweep = { $count } sweep { $name }
whatif-some-of-sample = { $count } sample { $name }
whatif-no-base = Stopped before the plan as it stands was made; allow more time (--time-limit).
whatif-base-has-none = note: as it stands the works has no plan: { $reason }
whatif-no-such-goal = error: there is no goal { $goal } here: use { $goals }
whatif-one-file = error: --resume and --shard keep records: give --out a folder
whatif-part-files = part { $part }: { $count } results are in { $file }
whatif-files = records, summary.json, scenarios.csv and report.html are in { $folder }
whatif-book = the what-ifs are in { $file }
whatif-book-of-first = the what-ifs are in { $file }: each of the first { $held } of { $seen } scenarios; --out DIR or --format csv gives all of them
whatif-rule-broken = { $code }: { $message }
