# The differences of two plans and their causes, on a terminal.

## The two plans

diff-before = Before
diff-after = After
diff-plan = { $factory }, { $from } to { $to }
diff-plan-stopped = { $factory }, { $from } to { $to }; stopped before it was proven optimal
diff-note = Note: { $sentence }.
diff-bucket-lengths = the plans have different buckets ({ $before } and { $after }): totals are compared, not single buckets
diff-dates = the plans cover different periods ({ $before } to { $before_end }, and { $after } to { $after_end }): totals are compared, not single buckets
diff-buckets = the plans have different buckets: totals are compared, not single buckets
diff-currencies = money is in { $before } and in { $after }
diff-goals-before = goals only in the plan before, or in another unit: { $goals }
diff-goals-after = goals only in the plan after, or in another unit: { $goals }

## Goals and orders

diff-goals-gist = the optimum of each, given those before it
diff-better = better
diff-worse = worse
diff-orders-gist = orders whose result differs
diff-due = due { $date }
head-before = before
head-after = after
head-difference = difference

## What else moved

diff-made = made
diff-made-gist = total; moved to another bucket (shifted); the bucket with the largest change
diff-load = load
diff-load-gist = total, as % of capacity, in the fullest bucket; overtime
diff-materials-gist = used and bought
diff-stock = stock
diff-stock-gist = mean over the buckets, and at the end
diff-projects-gist = needs never met
diff-rhythm-gist = 1 is perfectly even
diff-factory = factory
diff-revenue = revenue
diff-cost-of-kind = cost/{ $kind }
diff-only-before = only before
diff-only-after = only after
head-shifted = shifted
head-most-in = most in
head-moved-of = of
head-overtime = overtime
head-at-the-end = at the end

## Changes of the factory file

diff-changes = changes
diff-changes-gist = { $count }, from one factory file to the other
diff-changes-none = The two files are equivalent.
diff-changes-more = ... and { $left } more
diff-inseparable = counted as one: separately they have no plan
diff-by-thing = To limit the number of parts, all changes of one item are counted as one; --parts allows more.
diff-by-table = To limit the number of parts, changes of one table are counted as one if needed; --parts allows more.
diff-across-tables = To limit the number of parts, changes of several tables are counted as one; --parts allows more.
diff-change = { $at } { $before } → { $after }
diff-change-lists = { $at }: { $changes }
diff-changed = { $at } changed
diff-added = { $at } added
diff-added-value = { $at } added: { $value }
diff-removed = { $at } removed
diff-removed-value = { $at } removed: { $value }
diff-list-added = { $entries } added
diff-list-removed = { $entries } removed
diff-list-order = different order
diff-part = { $number }. { $change }
diff-part-of = { $part } ({ $count } changes)
amount-per-day = { $amount } per day
amount-per-week = { $amount } per week
amount-per-ten-days = { $amount } per ten days
amount-per-month = { $amount } per month
amount-per-lot = { $amount } per lot

## What each change contributed

diff-waterfall = waterfall
diff-waterfall-gist = what each change contributed, averaged over all orders of making them (Shapley value); alone: made first; last: made after all others; both only if they differ from the average
diff-untouched = Not affected by any change: { $goals }.
diff-not-shared-out = Not attributed, because the goals themselves change: { $goals }.
diff-fall-before = before
diff-fall-after = after
diff-fall-rest = not from the inputs
diff-whole-numbers = whole numbers (the changes are attributed in fractions)
diff-orders-by-change = orders, by change
diff-orders-by-change-gist = which change causes what is short or late
diff-order-short = { $order }/short
diff-order-late = { $order }/late
diff-another-schedule = another, equally good schedule
diff-certificate-gist = { $plans } plans, one for every subset of the changes, each proven and audited; residuals are at most { $worst }
diff-one-of-several = For { $count } of them the best schedule is not unique: the goal values are the same in all of them, but a single order may fare differently.
head-alone = alone
head-last = last
head-was-is = was → is
head-brought = share
head-brought-by = of

## Ending early

diff-stopped = Stopped before the contributions were known: the differences are shown, but their causes need more time (--time-limit) or fewer parts (--parts).
diff-other-bucket = error: { $plan } was made with --bucket { $bucket }
