# Rolling on to the next month, what really happened, plan against actual.

file-actuals = a record of what happened
empty-actuals-hint = a record begins with {"{"} and lists what was made, shipped, used, worked, lost, delivered or scrapped
actuals-negative = "{ $field }" is negative: { $value }
actuals-too-big = "{ $field }" is above 1e12: { $value }
e970 = the record has no line
e971 = { $date } is not one of the days recorded, { $first } to { $last }
e972-factory = the record is of "{ $name }"; the plan is of "{ $own }"
e972-product = the factory file has no product "{ $id }"
e972-item = the factory file has no product or material "{ $id }"
e972-capacity = the factory file has no group, labour pool or service "{ $id }"
e972-order = the factory file has no order "{ $id }"
e972-route = the product "{ $product }" has no route "{ $id }"
e973 = the shipment names neither an order nor a product
e973-other = order "{ $order }" is for "{ $own }", not for "{ $product }"
e974 = "{ $id }" has this total and other lines: it would be counted twice

roll-made-without-route = "{ $product }" was made; the factory file has no route for it
roll-not-made = planned and without a line in the record, so counted as not made: { $products }
roll-shipped-beyond = order "{ $order }" got { $beyond } { $unit } more than was ordered
roll-shipped-to-nobody = { $quantity } { $unit } of "{ $product }" were shipped to no order of the file
roll-more-came = { $quantity } { $unit } of "{ $material }" came that were not arranged and cannot be bought
roll-below-zero = the stock of "{ $item }" is { $quantity } { $unit } below zero: more was used or shipped than there was

roll-note-below-zero = by the record the stock is below zero; the next period begins with 0
roll-note-in-process = started before the end, available later
roll-note-not-come = arranged and not arrived; expected on { $date }
roll-note-to-come = arranged for days without a bucket; arrives in the next period
roll-note-maximum = the maximum was { $before } and is now { $after }, because so much is there
roll-note-store = the capacity was { $before } and is now { $after }, because so much is there
roll-note-heads = heads at the end
roll-note-training = hired less than { $days } working days before the end: in the next file they give hours at once
roll-note-overdue = the rest; due { $due }, late from the first day
roll-note-not-obtainable = nothing in the next file can make or bring the product
roll-note-minimum = sold less than the minimum; the minimum is not carried
roll-note-market = the market is open again, with its minimum and limit
roll-note-market-over = the market is over
roll-note-chosen = { $count } taken in this period: named no more, and so many fewer are chosen from the rest
roll-note-choice-over = nothing is left to choose
roll-note-released = released until { $to } and started
roll-note-hours = of operations that run on { $date }, for what was started before
roll-note-hours-later = of "{ $product }", on { $date }: after the next period, or on a day without work
roll-note-project-late = the rest of what it needs, later than it was wanted
roll-note-project-done = it got all it needs
roll-note-dates = entries that are over: { $count }
roll-note-measure-dates = its changes are over
roll-note-in-all = an amount in all: the next period has it again
roll-measure-over = it changes nothing in the next period ({ $code })

e907-factory = this plan is of "{ $name }"; { $file } is "{ $own }"
e907-period = this plan is of { $first } to { $last }; { $file } is of { $from } to { $to }
e907-product = this plan was not made from { $file }: it plans "{ $product }", which is not there
e907-bucket = this plan was not made from { $file }: its buckets are "{ $bucket }", those of the file "{ $own }"

roll-until = error: the next period begins on { $first }; --until is before that
roll-heading = { $factory }, { $first } to { $last }, rolled on to { $from } to { $to }
roll-by-plan = The plan counts as carried out.
roll-by-record = The record of what happened counts.
roll-gist = { $carried ->
    [0] No order is carried over
    [one] 1 order is carried over ({ $overdue } overdue)
   *[other] { $shown } orders are carried over ({ $overdue } overdue)
}; products in stock: { $stocked }.
roll-left = { $count ->
    [0] Everything is carried over: what came in equals what went out and what is left.
    [one] 1 thing cannot be carried over and is listed.
   *[other] { $shown } things cannot be carried over and are listed.
}
roll-finding = note: { $sentence }
roll-orders-gist = ordered − shipped = carried + not carried
roll-account-gist = opening + made + received + bought − used − shipped − discarded = closing
roll-left-gist = the next file cannot hold it
roll-changed-gist = other figures than the rule says
roll-carried-gist = in the next file
roll-renewed-gist = allowances that the next period has again
roll-ended-gist = done, or over
fate-carried = carried
fate-changed = changed
fate-renewed = renewed
fate-ended = ended
fate-left = not carried
head-opening = opening
head-received = received
head-closing = closing
head-in-process = in process
head-to-come = to come
head-ordered = ordered
head-carried = carried
head-not-carried = not carried
head-beyond = beyond
head-place = place

cause-lost = { $hours } h lost on { $capacity }
cause-lost-by = { $hours } h lost on { $capacity }: { $cause }
cause-not-come = { $quantity } { $unit } of { $material } did not come
cause-other-days = { $material } came on other days
cause-norm = { $item }: { $more } { $unit } more than the norms ({ $percent } %)
cause-norm-for = { $item } for { $product }: { $more } { $unit } more than the norm ({ $percent } %)
cause-yield = { $product }: { $scrap } scrapped, yield { $percent } %
cause-others = { $count } other deviations
actual-to = error: --to is one of the days planned, { $first } to { $last }
actual-no-shares = With some of the deviations there is no plan, so what each of them moved is not told.
actual-no-forecast = The rest of the month has no plan from here, so there is no forecast.
actual-heading = { $factory }, { $from } to { $to }: plan against actual
actual-gist = { $kept } of the plan was kept; rhythm { $rhythm }.
actual-gist-without-dates = { $kept } of the plan was kept; without dates there is no rhythm.
actual-gist-deviation = It cost most: { $part } ({ $goal }: { $share } of { $all } { $unit }).
actual-gist-forecast = { $count ->
    [0] If the rest is planned from here, no order changes its status.
    [one] If the rest is planned from here, 1 order changes its status ({ $short } short).
   *[other] If the rest is planned from here, { $shown } orders change their status ({ $short } short).
}
actual-all-deviations = all deviations
actual-deviations = which deviation moved which goal
actual-deviations-gist = the shares of a goal add up to its difference
actual-forecast = the end of the month from here
actual-forecast-gist = what happened, and the plan of the rest
actual-orders-gist = shipped against planned, least fulfilled first
actual-products-gist = made against planned, least fulfilled first
actual-hours-gist = earned are standard hours of what was made
actual-workshops = workshops
actual-groups = equipment groups
actual-labour = labour pools
actual-lost = hours lost
actual-lost-gist = by cause
actual-norms = norms
actual-norms-gist = what the norms allow for what was made, and what was used
actual-rhythm-gist = standard hours: planned, actual, even
actual-ten-days = ten-day periods
actual-buckets = by bucket
head-plan = planned
head-actual = actual
head-fulfilment = fulfilled %
head-scrap = scrap
head-workshop = workshop
head-earned = earned
head-worked = worked
head-lost = lost
head-even = even
head-by-norm = by norm
head-used-for-product = for
head-norm-planned = norm planned
head-norm-actual = norm actual
head-capacity = capacity
head-cause = cause
head-deviation = deviation
head-moved-by = moved by
head-expected-end = expected
head-status-planned = planned status
head-status-expected = expected status
page-actual = Plan against actual
page-actual-curve = Planned, made and even
page-actual-curve-reading = Standard hours added up from the first day: planned, made, and an even line to the planned total.
page-actual-deviations = What each deviation moved
page-actual-deviations-reading = The shares of a goal add up to the difference between its best value by the factory file and with everything that was recorded.

e975-folder = the plan book cannot be read: { $reason }
e975-unreadable = "{ $file }" of this entry cannot be read
e975-before = this entry does not follow the one before
e975-file = "{ $file }" of this entry was changed or is missing
book-added = entry { $number } of the plan book is in { $folder }
book-gist = { $count ->
    [0] The plan book has no entry.
    [one] The plan book has 1 entry.
   *[other] The plan book has { $shown } entries.
}
entry-plan = plan
entry-roll = month ended
head-entry = entry
head-changed = changed
head-promised = on time/late/short
head-kept = kept
book-promised = { $on_time }/{ $late }/{ $short }
book-changed = { $cells } of { $of } cells, { $hours } h
book-kept = { $done } shipped, { $carried } carried
book-kept-as-planned = { $done } shipped, { $carried } carried (as planned)
