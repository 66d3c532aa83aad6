# What commands print besides their answers: where a file was written, notes, wrong usage.

error = error: { $what }
goal-twice = error: the goal { $goal } is named twice
goals-fulfil-leads = note: fulfil comes before { $first } although --goals does not name it, because there are firm orders; write --goals fulfil,{ $named } to say so, or --goals { $after } to put { $first } first
page-written = the report is in { $file }
file-written = the answer is in { $file }

## What fails

cannot-write = cannot write { $file }: { $why }
failed-refused = the answer for goal { $goal } failed verification: { $why }
failed-goal = goal { $goal }: { $why }
failed-audit = the finished plan fails its audit: { $findings }
failed-engine = the engine { $engine } failed: { $reason }
failed-engine-died = the engine { $engine } stopped without an answer
failed-engine-whole = the engine { $engine } does not solve programmes with whole numbers
failed-engine-thread = no thread could be started for the engine { $engine }
failed-infeasible-later = an engine reported infeasible although the previous goal has a plan
failed-not-infeasible = an engine reported infeasible, but the programme is feasible
failed-infeasible-unproven = an engine reported infeasible without proof
failed-not-unbounded = an engine reported unbounded, but the objective is bounded
failed-no-best-unproven = an engine reported unbounded without proof
failed-not-kept = later goals worsened it by { $taken }; { $allowed } is allowed
failed-beyond-bound = a plan reaches { $value }, better than the proven bound { $bound }
failed-not-solved-again = the goals of a factory that has a plan could not be solved again
refused-primal = primal
refused-dual = dual
refused-ray = ray
refused-length = there are { $found } { $what } values; { $expected } are needed
refused-not-finite = the { $what } value of { $name } is not a finite number
refused-objective = the objective { $name } does not fit the programme
refused-residuals = residuals are too large: primal { $primal } (worst at { $primal_worst }), dual { $dual } (worst at { $dual_worst }), gap { $gap }
refused-ray-alone = the ray proves nothing: relative margin { $margin }
refused-ray-blamed = the ray proves nothing: relative margin { $margin }, and { $worst } has no bound on the side it needs
refused-way-alone = the ray proves nothing: relative gain { $gain } per step
refused-way-ended = the ray proves nothing: relative gain { $gain } per step, and it ends at a bound of { $worst }
refused-not-whole = { $column } is { $value }, which is not a whole number of its kind
refused-proof = node { $node } of the proof: { $why }
refused-proof-inequality = an inequality does not follow from its rows
refused-proof-multiplier = a multiplier belongs to no row
refused-proof-tree = the nodes are not a tree
refused-proof-split = a split leaves out values of its column
refused-proof-leaf = a leaf proves no bound
refused-proof-empty = a leaf is not proven to be empty
refused-proof-face = a column or row is held where best points need not have it

## Words of a command line

use-language = use en or zh
use-goal = there is no goal { $goal }: use one of { $goals }
use-no-negative = { $text } is not a number of zero or more
use-at-most-all = the tolerance of a goal is at most 100%
use-one-of = use { $words }
use-gap = write a share from 0 to 1, such as 0.001 or 0.1%
use-time = write a time such as 30s, 5m or 500ms
use-days = write a number of days such as 5d
keep-other-bucket = error: the edited plan has buckets of another length: leave --bucket out
keep-not-all = { $kept } of { $all } edits can be kept, everything else planned around them
keep-refused = cannot be kept: { $units } of { $product } in { $bucket }, because of
near-none = note: the goal steady has no effect without a published plan: name one with --near
use-answer-file = the answer can be written as { $kinds }
use-file = what can be written: { $kinds }; a folder is a name without an ending
use-mix = write { $part } as PRODUCT=QUANTITY, or write orders
use-mix-above-zero = { $part }: the quantity must be above 0
use-parts = use a number from 1 to { $most }
use-threads = use a number from 0 to { $most }
no-stream = standard output is a disk or a socket, which takes no file
writes-over = error: { $file } is an input file: choose another output
use-step = write a step such as 10%, 8h or 20, not { $word }
use-change = write PATH=VALUE, such as groups/a/machines=5
use-shard = write K/N, part and number of parts, such as 1/4, or auto in a job array
shard-from = part { $part } of { $count }, by { $from }
shard-no-index = nothing says which part this is: `auto` reads SLURM_ARRAY_TASK_ID, AWS_BATCH_JOB_ARRAY_INDEX, JOB_COMPLETION_INDEX or PARALLEL_SEQ, which a job array sets; elsewhere write K/N
shard-several = { $one } and { $other } are both set: write K/N with the one that counts, such as --shard "$PARALLEL_SEQ/8"
shard-no-number = { $variable } is not a whole number: { $value }
shard-no-count = { $variable } says which part this is, but nothing says how many there are: write auto/N or set JUNHENG_SHARDS=N
shard-counts = there are { $asked } parts, but { $variable } is { $says }: state one number of parts; to run some tasks of an array again, write K/N, such as --shard "$SLURM_ARRAY_TASK_ID/8"
shard-beyond = { $variable } is { $index }, which is none of { $count } parts numbered { $first } to { $last }: give the array numbers without gaps, or write K/N
use-engine = there is no engine "{ $word }": use auto, simplex, interior, microlp or highs
use-engine-compiled-in = the HiGHS engine is not compiled in: install with `cargo install --path . --features highs` (needs cmake, a C++ compiler and libclang), or use the engine simplex

## Contradictions

clash-too-little = { $party }: short by { $amount }
clash-too-much = { $party }: { $amount } too much, with no place for it
clash-excluded = { $party }: its own limits contradict each other
clash-takes-part = { $party } takes part
clash-at = { $clash } ({ $at })
party-capacity = capacity of { $name } on { $when } ({ $unit })
party-clock = calendar hours of { $name } on { $when } ({ $unit })
party-heads = labour hours of { $name } on { $when } ({ $unit })
party-headcount = headcount of { $name } on { $when }
party-item = { $name } on { $when } ({ $unit })
party-closing = closing stock of { $name } ({ $unit })
party-quota = quota of { $name }, { $when } ({ $unit })
party-frozen = frozen quantity { $which } { $unit } of { $name }, { $from } to { $to }
party-space = space in { $name } on { $when }
party-route = limit of { $name }, route { $which }, { $when }
party-run = runs of { $name }, route { $which }, { $when }
party-at-once = routes at once on { $name } on { $when }
party-open = opening { $name } on { $when }
party-repair = repair { $which } of { $name }, whose dates the plan chooses
party-choice = choice { $name }
party-purchase = purchase limit of { $name }, { $when }
party-overtime = overtime of { $name }, tier { $which }, { $when }
party-hiring = hiring or laying off of { $name }, { $when }
party-project = project { $name }
datum-hours = the capacity of { $name }: { $amount } { $unit } in the planning period
datum-machines = the calendar hours of { $name }: { $amount } { $unit } of all its machines
datum-quota = the quota of { $name }: { $amount } { $unit } in the planning period
datum-supply = the deliveries of { $name }
datum-stock = the maximum stock of { $name }: { $amount } { $unit }
datum-space = the space in { $name }: { $amount } { $unit }
datum-route = the limit of { $name }
datum-frozen-on = the frozen quantity of { $amount } { $unit } of { $name }, on { $from }
datum-frozen = the frozen quantity of { $amount } { $unit } of { $name }, { $from } to { $to }

## Batches and their parts

batch-others = { $count ->
    [one] note: 1 other file is not a factory file
   *[other] note: { $shown } other files are not factory files
 }
batch-written = the plans, summary.json and summary.csv are in { $folder }
batch-written-so-far = the finished plans are in { $folder }; continue with --resume
batch-said = { $file }: { $said }
batch-crashed = planning crashed: this is a fault in junheng
no-orders = there are no orders, so nothing is planned; add orders, or plan with --without-orders for stock targets alone
batch-no-orders = error: { $file }: there are no orders; add orders, or plan with --without-orders for stock targets alone
batch-changed = error: { $file }: the file was changed during the run
batch-not-read = error: { $file }: the file could not be read when the run started
batch-unread = { $count ->
    [one] 1 file could not be read; --resume tries it again
   *[other] { $shown } files could not be read; --resume tries them again
 }
merge-written = { $count ->
    [one] 1 result is in { $file }
   *[other] { $shown } results are in { $file }
 }
merge-next = { $command } summarises them

## Factory files in other formats

convert-form = error: write { $file } as .json, .xlsx or a folder
convert-not-empty = error: the folder { $folder } is not empty: choose a new one
convert-written = { $tables ->
    [one] { $file }: 1 table, { $rows } rows written
   *[other] { $file }: { $tables } tables, { $rows } rows written
 }
template-form = error: a template is an .xlsx workbook: the name in --out must end in .xlsx
template-written = the empty workbook is in { $file }
workbook-written = the workbook is in { $file }
export-no-goal = error: { $goal } is not one of the goals: { $goals }
export-written = { $rows } rows, { $columns } columns, goal { $goal }: { $file }
no-such-order = error: there is no order { $wanted } in { $file }
no-such-group = error: there is no group { $wanted } in { $file }
no-such-product = error: there is no product { $wanted } in { $file }
no-such-bucket = error: there is no bucket { $wanted } in { $file }
known-orders = {"  "}the orders are { $known }
known-groups = {"  "}the groups are { $known }
known-products = {"  "}the products are { $known }
known-buckets = {"  "}the buckets are { $known }

## The format of a workbook

form-note = { $file }: { $said }
form-of = { $form }: { $files }
form-utf-8-with-mark = UTF-8 with a byte-order mark
form-utf-16-little = UTF-16 (little-endian)
form-utf-16-big = UTF-16 (big-endian)
form-utf-16-little-without-mark = UTF-16 (little-endian, without a mark)
form-utf-16-big-without-mark = UTF-16 (big-endian, without a mark)
form-parted-by-tabs = separated by tabs
form-parted-by = separated by { $sign }
form-decimal-commas = decimal commas
form-hidden-sheet = the hidden sheet "{ $sheet }" is read as well
form-hidden-rows = { $count ->
    [one] { $shown } hidden row
   *[other] { $shown } hidden rows
 }
form-hidden-columns = { $count ->
    [one] { $shown } hidden column
   *[other] { $shown } hidden columns
 }
form-and = {" and "}
form-between = {", "}
form-hidden = { $count ->
    [one] { $what } of the sheet "{ $sheet }" is read as well
   *[other] { $what } of the sheet "{ $sheet }" are read as well
 }
form-old-workbook = number formats, hidden rows and hidden columns of .xls cannot be read: a percentage is read as the number stored, 0.95 for 95 %
form-shares = numbers read as shares, from 0 to 1, whatever their format: { $columns }
form-share-column = { $count } in { $column }
form-read-place = { $place } ({ $count })
form-read-titles = rows above the headings are left out: { $places }
form-read-comments = columns of remarks are left out: { $places }
form-read-totals = rows of sums are left out: { $places }
form-read-codes = numbers displayed as codes are read as displayed, with their zeros: { $places }
form-read-percentages = percentages are read as shares: { $places }
form-read-units = numbers with the unit of their column are read: { $places }
form-read-commas = decimal commas of numbers stored as text are read: { $places }
form-read-day-first = dates are read day first: { $places }
form-read-month-first = dates are read month first: { $places }
form-read-short-years = years of two digits are read as years of the planning period: { $places }
form-read-month-names = dates with names of months are read: { $places }
form-read-midnight = dates with a time of 00:00 are read as dates: { $places }
form-read-seconds = times with seconds of 00 are read: { $places }
form-read-wide = full-width signs are read as their half-width twins: { $places }
form-read-other-words = other words for those of a column are read by --accept: { $places }
form-pair = "{ $heading }" as `{ $name }`
form-taken = read by --accept: { $pairs }
form-mapped = { $count ->
    [one] { $shown } line of { $file } says what headings are
   *[other] { $shown } lines of { $file } say what headings are
}
form-rows-of-sheets = { $count ->
    [one] { $shown } sheet, { $seen } rows, { $read } read, { $skipped } skipped: { $tables }
   *[other] { $shown } sheets, { $seen } rows, { $read } read, { $skipped } skipped: { $tables }
 }
form-rows-of-files = { $count ->
    [one] { $shown } file, { $seen } rows, { $read } read, { $skipped } skipped: { $tables }
   *[other] { $shown } files, { $seen } rows, { $read } read, { $skipped } skipped: { $tables }
 }
form-table = { $table } { $read }
form-table-besides = { $table } { $read } ({ $besides })
form-skipped = { $count } skipped
form-blank = { $count } blank
form-refused = { $count } refused

## Programmes: `junheng lp`

lp-unnamed = the programme
lp-minimise = { $name }, minimise { $objective }
lp-maximise = { $name }, maximise { $objective }
lp-infeasible = infeasible
lp-interrupted = interrupted
lp-imprecise = imprecise
lp-too-far-apart = error E412: { $least } and { $most } differ too much to be solved together: in double precision the smaller is lost. Use units that bring them closer.
lp-objective = objective
lp-bound = bound
lp-best = best value
lp-gap = gap
lp-gap-reached = optimal within { $gap }
lp-gap-left = { $gap } between the best value and the bound
lp-relaxation = relaxation
lp-prices = prices
lp-prices-held = those of the programme in which the whole numbers are held at these values
lp-proof = proof
lp-solved-by = solved by
lp-size = size
lp-size-of = { $rows } rows, { $columns } columns, { $entries } entries
lp-size-whole = { $count ->
    [one] { $shown } integer or semi-continuous column
   *[other] { $shown } integer or semi-continuous columns
 }
lp-note = note
lp-iterations = { $count ->
    [one] { $shown } iteration
   *[other] { $shown } iterations
 }
lp-nodes = { $count ->
    [one] { $shown } node
   *[other] { $shown } nodes
 }
lp-cuts = { $count ->
    [one] { $shown } cut
   *[other] { $shown } cuts
 }
lp-refused = { $count ->
    [one] after one solve failed verification
   *[other] after { $shown } solves failed verification
 }
lp-proof-optimal = recomputed from the programme: primal { $primal }, dual { $dual }, gap { $gap }
lp-proof-bounds = a lower bound is above its upper bound
lp-proof-infeasible = a Farkas ray: the rows combined with its weights require more than the bounds of the columns allow (margin { $margin })
lp-proof-unbounded = a feasible point and a ray from it that meets no bound (gain { $margin } per step)
lp-proof-interrupted = none: stopped at a limit; the objective is that of the best feasible point found, if any
lp-proof-whole = recomputed from the programme: the point with its whole numbers, and the bound
lp-proof-point = the point is recomputed from the programme, with its whole numbers; the bound is claimed by { $engine } and not verified
lp-proof-claimed = none: { $engine } claims it, and it is not verified
lp-proof-best = the point is recomputed from the programme, with its whole numbers; stopped at a limit, where { $engine } had this bound
lp-proof-none = none: every answer failed verification, so none is shown
lp-fixed-format = names contain blanks: fields are read by column position (fixed format)
lp-relaxed = { $count ->
    [one] { $shown } column is integer or semi-continuous: the LP relaxation is solved
   *[other] { $shown } columns are integer or semi-continuous: the LP relaxation is solved
 }
lp-not-whole = column { $name } is an integer column with a bound SC: it is taken as semi-continuous; SI makes it whole, too
lp-whole-without-bounds = column { $name } is an integer column without bounds: it is taken as 0 to 1
lp-open-below = column { $name } has an upper bound below zero and no lower bound: its lower bound is taken as minus infinity
lp-first-right-hand-sides = there are several sets of right-hand sides: the first, "{ $set }", is used
lp-first-ranges = there are several sets of ranges: the first, "{ $set }", is used
lp-first-bounds = there are several sets of bounds: the first, "{ $set }", is used
lp-column = column
lp-value = value
lp-reduced-cost = reduced cost
lp-row = row
lp-activity = activity
lp-price = price
lp-written = { $status }: the solution is in { $file }
