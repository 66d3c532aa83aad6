# What-ifs on a terminal: the answer, and what `whatif` prints while it runs.

## What was planned

whatif-heading = { $factory }: { $count } compared with the base plan.
whatif-count = { $count ->
    [one] { $shown } what-if
   *[other] { $shown } what-ifs
 }
whatif-ended = { $status } { $count }
whatif-endings = { $endings }.
whatif-stopped-early = Stopped before all were planned: the following covers those that were.
whatif-in-fractions = Time ran out before the base plan in whole numbers was finished: all plans here are in fractions (--time-limit).
whatif-proven = Every goal of every plan is proven: { $solves }, { $pivots }, { $refused }.
whatif-verified = Every plan is in whole numbers and verified, each goal with a proven bound: { $solves }, { $pivots }, { $refused }.
whatif-programmes = { $count ->
    [one] { $shown } programme
   *[other] { $shown } programmes
 }
whatif-pivots = { $count ->
    [one] { $shown } pivot
   *[other] { $shown } pivots
 }
whatif-none-refused = no answer failed verification
whatif-refused = { $count ->
    [one] { $shown } answer failed verification and was solved another way
   *[other] { $shown } answers failed verification and were solved another way
 }

## The best

whatif-best = Best by { $goal } ({ $unit })
whatif-all-tie = All tie with the base plan in every goal; { $goal } ({ $unit })
whatif-note = { $name }: { $notes }
whatif-binds-now = newly binding: { $limits }
whatif-binds-no-more = no longer binding: { $limits }
whatif-tie-then = { $rank }=: { $names } tie in { $goal }; they differ in { $then }, and { $best } is best there.
whatif-tie = { $rank }=: { $names } tie in { $goal } and in every goal after it.
head-scenario = scenario
head-change = change
head-rhythm-share = rhythm %
head-cost = cost

## Results against expectation

whatif-surprises = Against expectation
whatif-worse = { $name }: its changes should help, but { $goal } is worse ({ $change }): { $because }.
whatif-better = { $name }: its changes should hurt, but { $goal } is better ({ $change }): { $because }.
whatif-earlier-gains = { $goal } comes earlier and improves
whatif-earlier-loses = { $goal } comes earlier and worsens
whatif-tolerance = { $goal } comes earlier and may give up part of its value, and the part it gives up has changed
whatif-measure = it is measured against the available hours, which have changed
whatif-within-bound = both plans are in whole numbers, and a better one may be within the proven bound
whatif-not-known = the cause is unknown: less than a millionth of an earlier goal may weigh more here
whatif-more = … and { $left } more

## Results of generators

whatif-scenarios = { $count ->
    [one] { $shown } scenario
   *[other] { $shown } scenarios
 }
whatif-grid = Grid { $name } ({ $scenarios }): { $goal } along each axis
whatif-sweep = Sweep { $name } ({ $scenarios }): { $goal }, largest effect first, one change at a time
whatif-sample = Sample { $name } ({ $scenarios })
whatif-one-sided = { $axis }: every value moves it in the same direction.
whatif-still = { $count ->
    [one] { $shown } axis does not move it.
   *[other] { $shown } axes do not move it.
 }
whatif-met = In full and on time
whatif-met-all = Always in full and on time: every order
whatif-met-else = Always in full and on time: { $orders }; the others
whatif-binding = Limits that bind
whatif-yes = yes
whatif-no = no
whatif-mean-after = { $mean } ± { $error } after { $count }
whatif-settles = The mean of { $goal } has converged: { $means }.
whatif-unsettled = The mean of { $goal } has not converged: { $means }.
head-planned = planned
head-mean = mean
head-least = least
head-most = most
head-axis = axis
head-at = at
head-to-less = lower
head-to-more = higher
head-as-it-stands = base plan
head-probability = probability %
head-error = ± error

## Dated inside a bucket

whatif-warnings = Dated inside a bucket: these changes do not take effect on their date
whatif-warning = { $name }: { $warning }

## Without a plan

whatif-without-plan = Without a plan
whatif-grows = the goal { $goal } is unbounded: orders { $orders }
whatif-why-none = { $name }: { $status }: { $reason }

## What the command says

whatif-to-plan = { $scenarios }: { $parts }
whatif-some-named = { $count } by name
whatif-some-of-grid = { $count } grid { $name }
whatif-some-of-sweep = { $count } sweep { $name }
whatif-some-of-sample = { $count } sample { $name }
whatif-no-base = Stopped before the base plan was made; allow more time (--time-limit).
whatif-base-has-none = note: there is no base plan: { $reason }
whatif-no-such-goal = error: there is no goal { $goal } here: use one of { $goals }
whatif-one-file = error: --resume and --shard need a folder in --out for their records
whatif-part-files = part { $part }: { $count } results are in { $file }
whatif-files = records, summary.json, scenarios.csv and report.html are in { $folder }
whatif-book = the what-ifs are in { $file }
whatif-book-of-first = the what-ifs are in { $file }: each of the first { $held } of { $seen } scenarios; --out DIR or --format csv gives all of them
whatif-rule-broken = { $code }: { $message }
whatif-defaults = { $name }: not in the file, so changed from the default: { $paths }
whatif-wanted = *: it changes what is wanted, so it is compared in money and not ranked.
