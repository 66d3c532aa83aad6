# What is wrong with what a factory file says: ids, time, figures, products, stock, orders, goals.

thing-group = group
thing-labour-pool = labour pool
thing-service = service
thing-workshop = workshop
thing-shift = shift
thing-material = material
thing-product = product
thing-store = store
thing-order = order
thing-choice = choice
thing-project = project
thing-route = route
thing-operation = operation
thing-repair = repair
thing-repair-to-place = repair to place
thing-overtime-tier = overtime tier
thing-exception = exception
thing-entry = entry
thing-need = need
thing-delivery = delivery
thing-receipt = receipt
thing-frozen = "frozen"
thing-balance = "balance"
thing-calendar = the calendar
thing-of-uses = labour pool or service
thing-item = product or material
thing-capacity = group, labour pool or service
thing = { $noun } "{ $id }"
thing-of-product = { $noun } "{ $id }" of product "{ $product }"
thing-part = { $part } { $position } of { $whole }

e201 = { $noun } { $at } has the same id as { $noun } { $first }: "{ $id }"

rename-one = rename one of the two

e202 = "{ $id }" is the id of a { $first } and of a { $noun }
e202-hint = rename one of the two: other tables name them by id alone
e204 = the id of this { $noun } is blank
e204-hint = give it an id of its own
e205-star = the id of this { $noun } is "{ $id }", which means all
e205-space = the id of this { $noun } is "{ $id }", which begins or ends with a space
e205-control = the id of this { $noun } is "{ $id }", which contains a line end or another control character
e205-hint = remove the extra characters from the id and from every reference to it

w810 = the id of { $noun } "{ $id }" contains a /
w810-hint = paths such as groups/milling/machines use / as a separator; choose another character

e216 = group "{ $group }" names its shift "{ $shift }" twice
e216-hint = name it once: naming it twice would double its hours
e206 = there is no { $noun } "{ $id }", named in "{ $field }" of { $owner }
e212-no-route = product "{ $name }" has no route: add operations to it
e212-routes = its routes are: { $routes }
e212 = { $owner } names route "{ $route }", which product "{ $name }" does not have
e215-no-route = add operations or a route to the product
e215-routes = add "route": one of { $routes }
e215-choose = write one of { $routes }
e215 = { $owner } does not say on which route: product "{ $name }" has { $count }

reference-other-kind = "{ $id }" is a { $noun }, which is not allowed here
reference-add = add "{ $id }" to { $list }, or correct the name

list-workshops = "workshops"
list-shifts = the calendar's "shifts"
list-groups = "groups"
list-of-uses = "labour" or "services"
list-capacities = "groups", "labour" or "services"
list-materials = "materials"
list-products = "products"
list-items = "products" or "materials"
list-orders = "orders"

e301 = the last day planned, { $to }, is before the first, { $from }
e301-hint = swap or correct "from" and "to"
e302 = { $days } days are to be planned, from { $from } to { $to }; the maximum is ten years
e302-hint = check the years of "from" and "to"
e303 = no day from { $from } to { $to } is a working day
e303-hint = check the workdays (Monday to Friday by default), holidays and exceptions
e305 = this exception has no dates, or too many of them

dates-hint = give "date" for one day, or "from" and "to" for several

e306 = the exception ends on { $to }, before it begins on { $from }

exchange-dates = swap or correct the two dates

e307-nothing = this exception says neither whether the factory works nor for how long
e307-no-hours = the factory works on this exception, but for 0 hours
e307-hours = the factory does not work on this exception, but hours are given
e307-hint = give "works": true or false, or "hours" above 0 for work and 0 for none
e308 = shift "{ $shift }" needs either "start" and "end", or "hours"
e308-hint = give both clock times and no hours, or only the hours
e308-break = shift "{ $shift }" has "hours", which are working hours, and a break
e308-break-hint = subtract the break from the hours and remove it
e309 = shift "{ $shift }" has { $hours } hours of work
e309-hint = a shift has more than 0 and at most 24 hours without its break
e310 = "{ $day }" is not a day of the week
e311 = the shifts of { $owner } add up to { $hours } hours on one day
e311-hint = shorten the shifts or the exception's hours, or name fewer shifts in "shifts"
e304 = { $repair } ends on { $to }, before it begins on { $from }

e409 = { $owner } has both "hours" and "{ $other }"
e409-hint = remove "hours", or "{ $other }"
e410 = { $repair } needs { $machines } machines; the group then has { $most }
e410-hint = correct the number of machines, or leave it out for all
e411 = labour pool "{ $labour }" has both heads by date and hiring or laying off
e411-hint = give only the headcount of the first day: the plan decides the headcount after it
e412 = { $least } and { $most } (at { $at }) of "{ $product }" cannot be told apart in double precision
e412-hint = correct the figure or its unit; if there is no limit, leave it out

w814 = { $owner } has { $stated } hours each in a period of { $most } hours
w814-hint = give the hours of one machine or head, and the number of machines or heads
w809 = { $tier } is not needed: the tier before it has no limit
w809-hint = give the tier before it a "limit", or remove this one
w803-norm = product "{ $product }" uses { $value } of material "{ $of }"; the median of family "{ $family }" is { $median }
w803-hours = product "{ $product }" uses { $value } hours of group "{ $of }"; the median of family "{ $family }" is { $median }
w803-hint = check the decimal point and the unit

e401 = "{ $field }" of { $owner } is negative: { $value }
e401-hint = write a number of 0 or more
e401-price = the price of { $path } is negative: { $value }
e402-hint = write { $share } for { $value } %
e402-example = write 0.95 for 95 %
e402-day = a day has 24 hours
e402 = "{ $field }" of { $owner } is { $value }; it must be between 0 and { $most }
e403 = "{ $field }" of { $owner } is { $value }; it must be a whole number
e403-hint = round the number
e404 = "{ $field }" of { $owner } is { $value }; the maximum is { $most }
e404-hint = check the digits, or use a larger unit
e405 = "{ $field }" of { $owner } is { $value }; the smallest value above 0 is 1e-9
e405-hint = write 0, or use a smaller unit
e406 = "{ $field }" of { $owner } is 0
e406-hint = write a number above 0, or remove the entry

e607 = the priority of { $owner } is { $value }; it must be a whole number from 1 to 1000
e607-hint = write 1 for the class to serve first, 2 for the next and so on

e312 = "{ $field }" of { $owner } begins on { $begins }, after the first day planned, { $first }
e312-hint = add the value that applies on { $date }
e313 = in "{ $field }" of { $owner }, { $after } comes after { $before }
e313-hint = write the dates in order, each once; 2026-01 means 2026-01-01
e314 = "{ $field }" of { $owner } contains no value
e314-hint = write a number, or dates with numbers as in {"{"}"2026-01": 25{"}"}

e407 = "{ $field }" of { $owner } names no period
e407-hint = write for example {"{"}"per_month": 1500{"}"}
e408 = "{ $field }" of { $owner } is given in two ways: { $first } and { $second }

keep-one = keep one of the two

e701-goals = the goals are: { $goals }
e701 = "{ $word }" is not a goal
e702 = goal "{ $word }" is named twice
e702-hint = remove the second
e703 = both profit and cost are goals, but profit includes cost
e703-hint = keep profit if orders have prices, otherwise cost
e704-value = the tolerance of goal "{ $word }" cannot be { $value }
e704-share = the tolerance of goal "{ $word }" cannot be { $share } %
e704-hint = write a number of 0 or more, or a percentage from "0%" to "100%"
e705 = the weights peak, even and change are all 0, although balance is a goal
e705-hint = give one of them a weight, or remove balance from the goals

e315 = { $owner } has no dates, or too many of them
e316-before = { $owner } starts on { $date }, before the first day planned
e316-before-hint = work started earlier belongs in the product's "receipts"
e316-after = { $owner } starts on { $date }, after the last day planned
e316-after-hint = correct the date, or leave it to the next plan
e316-idle = { $owner } starts on { $date }, which is not a working day
e316-idle-hint = use a working day, or make this day one in the calendar
e317 = { $owner } ends on { $to }, before it begins on { $from }
e318 = { $owner } has no working day from { $from } to { $to } within the planning period
e318-hint = correct the dates of the need
e320 = order "{ $order }" is due on { $due }, but may only be shipped from { $earliest }
e320-hint = swap or correct "earliest" and "due"
e321-after = order "{ $id }" is due on { $due }, after the last day planned
e321-after-hint = extend the planning period, or leave the order for the next plan
e321-earliest = order "{ $id }" may only be shipped from { $earliest }, after the last day planned
e322 = a repair of group "{ $group }" takes { $days } working days; from { $first } to { $last } there are { $worked }
e322-hint = give it more time, or fewer days

w813 = order "{ $order }" can be shipped from { $earliest } to { $due }, but none of these is a working day
w813-hint = move "earliest" or "due" to a working day
w816 = market "{ $id }" ends on { $due }, before the first day that can be planned, { $first }: nothing will be sold to it
w816-hint = give it a later "due", or remove it
w817 = order "{ $id }" was due on { $due } and may be { $most } days late; on the first day that can be planned it is already { $days } days late, so it can only be short
w817-hint = write "late": {"{"}"days": { $days }{"}"} or more, or agree on another "due"
w818 = "fulfil" comes before "{ $first }" although the goals do not name it, because there are firm orders
w818-hint = write { $leading } to say so, or { $after } to put "{ $first }" first

e601 = order "{ $order }" has no quantity
e601-hint = add "quantity", or write "kind": "market" for an order without one
e602 = market "{ $market }" has a quantity
e602-hint = use "limit" for the maximum and "minimum" for the minimum to sell
e603 = order "{ $order }" has "{ $field }", but is not a market
e603-hint = write "kind": "market", or give only a "quantity"
e604 = market "{ $market }" has "{ $field }"
e604-hint = remove "{ $field }", or make the order firm
e605 = order "{ $order }" asks for "{ $product }", which can never be made or received
e605-hint = add operations, a route, stock or receipts to the product
e606 = market "{ $market }" has a minimum of { $least } and a limit of { $most }
e606-hint = correct "minimum" or "limit"
e608-hint = add hours, materials or products, or remove it
e608 = project "{ $id }" needs nothing
e608-need = this need of project "{ $id }" names nothing
e609-most = choice "{ $choice }" takes at least { $least } and at most { $most }
e609-among = choice "{ $choice }" takes at least { $least } of { $among }
e609-hint = correct "at_least" or "at_most", or name more orders and routes
e610 = choice "{ $id }" names no orders and no routes
e610-hint = add "orders" or "routes", or remove it
e610-number = choice "{ $id }" does not say how many are taken
e610-number-hint = add "at_least" or "at_most"
e611 = choice "{ $id }" names "{ $named }" twice
e611-hint = name it once: naming it twice would count it twice

w801 = { $arriving } arrives on { $date }, after the last working day
w801-hint = check the date: at present this quantity never arrives
w801-delivery = a delivery of "{ $material }"
w801-receipt = a receipt of "{ $product }"
w802 = a repair of group "{ $group }" is outside the planning period: { $from } to { $to }
w802-hint = check the dates: at present the repair takes no time
w802-to-place = a repair to place of group "{ $group }" is outside the planning period: { $from } to { $to }
w802-to-place-hint = check the dates: at present the repair takes no time
w802-partly = a repair to place of group "{ $group }" has time from { $from } to { $to }, but it is planned from { $first } to { $last } only
w802-partly-hint = remove the repair if it may wait until after the planning period
w804 = { $wanted } of product "{ $product }" are ordered, but at most { $most } can be made or received, even if nothing else is made
w804-hint = check the quantity, the hours per unit, the machines and the shifts
w806 = group "{ $id }" is used by no operation and no project
w806-hint = remove the group, or check the operations
w805 = group "{ $id }" has no effective hours in the planning period
w805-hint = check its machines, shifts, workdays, repairs and availability
w808 = nothing limits how much of "{ $product }" can be made and sold on market "{ $market }"
w808-hint = give the order or a route a "limit", or the product operations on a group
w811 = there is no order, project or stock target
w811-hint = add "orders"; without them the best plan makes nothing
w812 = material "{ $material }" is used, but there is no stock, delivery or purchase of it
w812-hint = add "stock", "deliveries" or "purchase" to the material
w831 = the least lot of { $owner }, { $least }, makes { $good } of "{ $product }"; at most { $wanted } are wanted
w831-hint = lower "min" or "multiple", or check the quantities: as it is, the plan makes surplus or nothing
w832 = "{ $field }" of product "{ $product }" applies to in-house routes; there is none
w832-hint = move "{ $field }" into the route it is meant for, or remove it
w832-hours = { $owner } has setup hours, but no operation they could be for
w832-hours-hint = remove the hours, or add operations
w833 = { $owner } carries a setup over that takes no hours and costs nothing
w833-hint = give "hours" or "cost", or remove "carry"
w834 = { $quantity } of "{ $product }" are frozen, although it starts in whole pieces; they are started as stated
w834-hint = write a whole number, or "whole": false
w835 = order "{ $order }" is for { $quantity } of "{ $product }", but it ships in whole pieces: { $rest } can only be short
w835-hint = write a whole number, or "whole": false
w836 = the least run of { $owner }, { $least }, takes { $takes } hours of group "{ $group }" with its setup; the longest bucket has { $longest }, overtime included: it will never be started
w836-hint = use longer buckets, lower the lot, or add shifts or machines

e510 = frozen quantities use { $used } of "{ $material }"; its quota is { $quota }
e510-hint = raise the quota, or correct the frozen quantities
e511 = the least lot of { $owner } is { $least }; its maximum is { $most }
e511-hint = lower "min" or "multiple", or raise "max"
e512 = the least lot of { $owner }, { $least }, takes { $takes } hours of group "{ $group }" with its setup; by the clock the longest bucket has { $longest }
e512-hint = lower "min" or "multiple", use longer buckets, or check the hours per unit
e513 = a setup of { $owner } takes { $hours } hours of group "{ $group }"; by the clock the longest bucket has { $longest }
e513-hint = check the setup hours, or use longer buckets
e514 = the lot multiple of { $owner } is { $multiple }, but it starts in whole pieces
e514-hint = write a whole number, or "whole": false
w841 = the frozen quantities of "{ $product }" exceed what fits by a rounding error: { $started } is started
w841-quota = frozen quantities use { $used } of "{ $material }", which exceeds its quota by a rounding error: { $quota } is used
w841-hint = write the quantity that fits, or use more digits

w807 = "{ $field }" of { $owner } changes on { $date }, inside bucket { $bucket }; the change takes effect with the next bucket
w807-hint = use shorter buckets, or move the date to the first day of a bucket
w807-period = "{ $field }" of { $owner } changes on { $date }, inside the period from { $first } to { $last }; the change takes effect with the next period
w807-period-hint = give the amount per day, or move the date to the first day of a period

e501 = components form a cycle: { $chain } -> { $again }
e501-long = components form a cycle: { $chain } -> ({ $more } more) -> { $again }
e501-hint = remove the wrong component, or give a lead time if production takes days; what comes back from a later step is a by-product
e502-both = { $owner } has both "hours" and "rate"
e502-neither = { $owner } has neither "hours" nor "rate"
e502-hint = give machine hours per unit, or units per machine hour
e503 = { $owner } has "routes", and "{ $field }" outside them
e503-hint = move "{ $field }" into a route
e504 = { $owner } is subcontracted, but has operations in this factory
e504-hint = remove the operations, or "subcontract"
e509 = product "{ $product }" is its own by-product
e509-hint = use "yield" for the share of good units
e505 = the stock of { $owner } is { $opening } at the start; its maximum is { $most }
e505-hint = correct "opening" or "maximum"
e506 = the safety stock of { $owner } is { $least } on { $date }; its maximum is { $most }
e506-hint = correct "safety" or "maximum"
e507 = { $owner } has a closing stock of { $closing }; its "{ $field }" is { $most }
e507-hint = correct "closing" or "{ $field }"
e508 = store "{ $store }" has { $capacity } of space; the opening stock takes { $used }
e508-hint = correct the capacity, the space per unit or the opening stock
