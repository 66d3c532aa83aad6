# What moved between two plans, and what brought it, on a terminal.

## The two plans

diff-before = Before
diff-after = After
diff-plan = { $factory }, { $from } to { $to }
diff-plan-stopped = { $factory }, { $from } to { $to }; stopped before its best was proven
diff-note = Note: { $sentence }.
diff-bucket-lengths = the plans have other buckets ({ $before } and { $after }): totals are compared, not bucket by bucket
diff-dates = the plans are for other times ({ $before } to { $before_end }, and { $after } to { $after_end }): totals are compared, not bucket by bucket
diff-buckets = the plans have other buckets: totals are compared, not bucket by bucket
diff-currencies = money is in { $before } and in { $after }
diff-goals-before = goals of the plan before alone, or in another unit: { $goals }
diff-goals-after = goals of the plan after alone, or in another unit: { $goals }

## Goals and orders

diff-goals-gist = the best each could come to, given those before it
diff-better = better
diff-worse = worse
diff-orders-gist = those that fare differently
diff-due = due { $date }
head-before = before
head-after = after
head-difference = difference

## What else moved

diff-made = made
diff-made-gist = in all; made as much in another bucket (shifted); the bucket that moved most
diff-load = load
diff-load-gist = in all, as % of capacity, in the fullest bucket; overtime
diff-materials-gist = used and bought
diff-stock = stock
diff-stock-gist = mean of the buckets, and at the end
diff-projects-gist = needs never given
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
diff-changes-none = The files say the same.
diff-changes-more = ... and { $left } more
diff-inseparable = counted as one: without each other they make no plan
diff-by-thing = To be few enough, all changes of one thing are counted as one; --parts allows more.
diff-by-table = To be few enough, all changes of one table are counted as one where needed; --parts allows more.
diff-across-tables = To be few enough, changes of several tables are counted as one; --parts allows more.
diff-change = { $at } { $before } → { $after }
diff-change-lists = { $at }: { $changes }
diff-changed = { $at } changed
diff-added = { $at } added
diff-added-value = { $at } added: { $value }
diff-removed = { $at } removed
diff-removed-value = { $at } removed: { $value }
diff-list-added = { $entries } added
diff-list-removed = { $entries } removed
diff-list-order = in another order
diff-part = { $number }. { $change }
diff-part-of = { $part } ({ $count } changes)
amount-per-day = { $amount } per day
amount-per-week = { $amount } per week
amount-per-ten-days = { $amount } per ten days
amount-per-month = { $amount } per month
amount-per-lot = { $amount } per lot

## What each change brought

diff-waterfall = waterfall
diff-waterfall-gist = what each change brought, in the mean over all sequences of making them (Shapley); alone: made first; last: made after all others; both only where they differ from that
diff-untouched = Untouched by any of them: { $goals }.
diff-not-shared-out = Not shared out, because goals change on the way: { $goals }.
diff-fall-before = before
diff-fall-after = after
diff-fall-rest = not from the inputs
diff-orders-by-change = orders, by change
diff-orders-by-change-gist = where what is short or late comes from
diff-order-short = { $order }/short
diff-order-late = { $order }/late
diff-another-schedule = another schedule, as good
diff-certificate-gist = { $plans } plans, one for every selection of the changes, each proven and audited; residuals at most { $worst }
diff-one-of-several = { $count } of them are one of several best schedules: what the goals come to is the same in all of them, what a single order gets may not be.
head-alone = alone
head-last = last
head-was-is = was → is
head-brought = share
head-brought-by = of

## How it ends early

diff-stopped = Stopped before the changes' shares were known: what moved is shown, what brought it takes more time (--time-limit) or fewer parts (--parts).
diff-other-bucket = error: { $plan } was made with --bucket { $bucket }
