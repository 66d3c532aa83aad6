# The coded words of plans and answers, one term each for every surface.

## Buckets

bucket-day = day
bucket-ten-day = ten-day
bucket-week = week
bucket-month = month

## Goals and their units

goal-fulfil = fulfil
goal-on-time = on-time
goal-profit = profit
goal-cost = cost
goal-surplus = surplus
goal-balance = balance
goal-low-stock = low-stock
goal-few-runs = few-runs
goal-steady = steady
goal-priority = priority { $class }
goal-stock = stock
goal-priority-beyond = priority { $class } beyond
goal-stock-beyond = stock beyond
goal-fence = fence
goal-after = after
goal-and-part = { $goal }, { $part }
goal-part = { $goal }/{ $part }
rhythm = rhythm
unit-orders = orders
unit-order-days = order-days
unit-days = days
unit-hours = hours
unit-index = index
unit-hour-days = hour-days
unit-runs = runs
unit-heads = heads
unit-share = share

## Orders

order-firm = firm
order-market = market
order-even = even
status-on-time = on time
status-late = late
status-short = short
status-sold = sold
status-not-sold = nothing sold

## Kinds of cost

cost-subcontract = subcontract
cost-making = making
cost-running = running
cost-setup = setup
cost-overtime = overtime
cost-opening = opening
cost-fixed = fixed
cost-wages = wages
cost-hiring = hiring
cost-laying-off = laying off
cost-labour-overtime = labour overtime
cost-services = services
cost-purchases = purchases
cost-holding = holding
cost-discarding = discarding
cost-shortage = shortage
cost-lateness = lateness
cost-change-of-output = change of output
cost-of-no-product = not tied to a product

## Limits

name-alone = { $name }
limit-on = { $limit } on { $bucket }
limit-quota = { $owner }: quota
limit-stock-maximum = { $owner }: maximum stock
limit-purchase = { $owner }: purchase limit
limit-route = { $owner }: limit of route { $route }
limit-overtime-tier = { $owner }: overtime, tier { $tier }
limit-overtime = { $owner }: overtime apart from its heads'
limit-first = { $owner }: first piece
limit-clock = { $owner }: calendar hours
limit-hours = { $owner }: hours apart from its heads'
limit-hiring = { $owner }: hiring
limit-laying-off = { $owner }: laying off
limit-order = order { $order }
limit-supply = { $owner }: stock and deliveries
limit-safety = { $owner }: safety stock
limit-closing = { $owner }: closing stock
limit-lead = { $owner }: lead time
limit-lead-of-operation = { $owner }: lead time of operation { $number }
limit-lead-of-purchases = { $owner }: lead time of purchases
limit-frozen = { $owner }: frozen quantities
limit-opening = { $owner }: opening stock
limit-deliveries = { $owner }: deliveries
limit-order-due = order { $order }: due date
limit-order-limit = order { $order }: market limit
limit-order-minimum = order { $order }: market minimum
limit-order-quantity = order { $order }: quantity
limit-need = { $owner }: need { $number }
limit-heads = { $owner }: heads at the start
limit-no-more-wanted = { $owner }: no more stock is needed

## Parts of a quantity, a load or a price

cost-of-making = making { $owner }
cost-of-setup = setups of { $owner }
cost-of-opening = opening { $owner }
cost-of-running = running { $owner }
cost-of-overtime = overtime { $owner }
cost-of-buying = buying { $owner }
cost-of-holding = holding { $owner }
cost-of-throwing-away = discarding { $owner }
balance-peak = the peak of { $owner }
balance-even = the even line of { $owner }
balance-change = the change from bucket to bucket
part-stock = stock at the end
part-discarded = discarded
part-unfinished = work in process at the end
part-route = route { $route }
part-route-outside = subcontracted route { $route }
part-beside = by-product of { $owner }
part-operation = { $owner }, operation { $number }
part-of-route = { $owner }, route { $route }

## How planning ended

ended-optimal = optimal
ended-within-gap = in whole numbers, within the gap
ended-best-found = in whole numbers, best plan found
ended-interrupted = stopped early: best plan found
ended-planned = planned
ended-contradiction = contradiction
ended-unbounded = unbounded
ended-broken = broken
ended-invalid = not a valid factory
ended-stopped = stopped
ended-fault = fault
schedule-only = yes: no other schedule reaches the same goal values
schedule-one-of-several = no: other schedules reach the same goal values
schedule-not-known = not known

## Rules that make numbers whole

rule-whole-pieces = whole pieces
rule-lot = lot
rule-setup = setups
rule-at-once = limit at once
rule-open = opening
rule-repairs-to-place = repairs to place
rule-whole-heads = whole heads
rule-choose = choice
