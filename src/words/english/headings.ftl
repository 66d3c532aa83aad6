# Headings of tables, the same wherever a table is shown.

head-amount = amount
head-binds = binding limits
head-binds-next = binding next
head-binds-no-more = no longer binding
head-binds-now = newly binding
head-capacity-of = capacity of
head-change-share = change %
head-setup-hours = setup hours
head-customer = customer
head-days = days
head-days-late = days late
head-engine = engine
head-expected = expected
head-generator = generator
head-iterations = iterations
head-kind = kind
head-least-mean = lowest mean
head-most-mean = highest mean
head-name = name
head-of-other-goal = because of
head-one-sided = one-sided
head-p10 = P10
head-p50 = P50
head-p90 = P90
head-part = part
head-priority = priority
head-quota-for = quota for
head-rank = rank
head-reach = range
head-reason = reason
head-revenue = revenue
head-settings = settings
head-utilisation = utilisation
head-warning = warning
head-warnings = warnings

## What is decided in whole numbers

head-bucket = bucket
head-route = route
head-pieces = started
head-machine-hours = hours
head-setup = setup
head-repair-number = repair
head-machines = machines
head-placed-share = placed %
head-choice = choice
head-choice-of = of
head-taken = taken
head-taken-share = taken %
head-opened-share = opened %
head-labour = labour
head-rule = without
head-rule-of = of
head-gain-at-least = gains at least
head-in-fractions = in fractions
