# What commands say besides their answers: where something was written, notes, wrong usage.

error = error: { $what }
goal-twice = error: the goal { $goal } is named twice
goals-fulfil-leads = note: fulfil is pursued before { $first } although --goals does not name it: something firm is wanted; write --goals fulfil,{ $named } to say so, or --goals { $after } to have { $first } come first
page-written = the report is in { $file }

## What fails

cannot-write = cannot write { $file }: { $why }
failed-refused = the answer for goal { $goal } was refused: { $why }
failed-goal = goal { $goal }: { $why }
failed-audit = the finished plan does not add up: { $findings }
failed-engine = the engine { $engine } failed: { $reason }
failed-engine-died = the engine { $engine } ended without an answer
failed-engine-thread = no thread could be started for the engine { $engine }
failed-infeasible-later = an engine called it infeasible although the goal before has a plan
failed-not-infeasible = an engine called it infeasible, but it is not
failed-infeasible-unproven = an engine called it infeasible, but it is not proven
failed-not-unbounded = an engine called unbounded what has a least value
failed-no-best-unproven = an engine says that it has no best answer, without proof
failed-not-kept = later goals took { $taken } of it, { $allowed } allowed
failed-not-solved-again = the goals of a works that has a plan were not solved again
refused-primal = primal
refused-dual = dual
refused-ray = ray
refused-length = { $found } { $what } values were given where { $expected } are needed
refused-not-finite = the { $what } value of { $name } is not a finite number
refused-objective = the objective { $name } does not fit the programme
refused-residuals = residuals too large: primal { $primal } (worst at { $primal_worst }), dual { $dual } (worst at { $dual_worst }), gap { $gap }
refused-ray-alone = the ray proves nothing: relative margin { $margin }
refused-ray-blamed = the ray proves nothing: relative margin { $margin }, and { $worst } has no bound on the side it needs
refused-way-alone = the way proves nothing: relative gain { $gain } per step
refused-way-ended = the way proves nothing: relative gain { $gain } per step, and it ends at a bound of { $worst }

## Words of a command line

use-language = use en or zh
use-goal = there is no goal { $goal }: use { $goals }
use-no-negative = { $text } is not a number of zero or more
use-at-most-all = at most 100% of a goal can be given up
use-one-of = use { $words }
use-time = write a time such as 30s, 5m or 500ms
use-page-or-workbook = the answer is a file that ends in .html or .xlsx
use-mix = write { $part } as PRODUCT=QUANTITY, or all as: orders
use-mix-above-zero = { $part }: the quantity must be above 0
use-parts = use a number from 1 to { $most }
use-threads = use a number from 0 to { $most }
no-stream = it is a disk or a socket, which takes no file
writes-over = error: { $file } is what is read: name another place to write to
use-step = write a step such as 10%, 8h or 20, not { $word }
use-change = write PATH=VALUE, as groups/a/machines=5
use-shard = write K/N, the part and the number of parts, such as 1/4
use-engine = there is no engine "{ $word }": use auto, simplex, microlp or highs
use-engine-compiled-in = the HiGHS engine is not compiled in: install with `cargo install --path . --features highs` (needs cmake, a C++ compiler and libclang), or use the engine simplex

## Contradictions

clash-too-little = { $party }: { $amount } too little
clash-too-much = { $party }: { $amount } too much, there is no room for it
clash-excluded = { $party }: its limits exclude each other
clash-takes-part = { $party } takes part
clash-at = { $clash } ({ $at })
party-capacity = capacity of { $name } on { $when } ({ $unit })
party-clock = clock of { $name } on { $when } ({ $unit })
party-heads = heads of { $name } on { $when } ({ $unit })
party-headcount = headcount of { $name } on { $when }
party-item = { $name } on { $when } ({ $unit })
party-closing = closing stock of { $name } ({ $unit })
party-quota = quota of { $name }, { $when } ({ $unit })
party-frozen = frozen quantity { $which } { $unit } of { $name }, { $from } to { $to }
party-space = room in { $name } on { $when }
party-route = limit of { $name }, route { $which }, { $when }
party-purchase = purchase limit of { $name }, { $when }
party-overtime = overtime of { $name }, tier { $which }, { $when }
party-hiring = hiring or laying off of { $name }, { $when }
party-project = project { $name }
datum-hours = the capacity of { $name }: { $amount } { $unit } in the time planned
datum-machines = the clock of { $name }: { $amount } { $unit } of its machines in all
datum-quota = the quota of { $name }: { $amount } { $unit } in the time planned
datum-supply = what arrives of { $name }
datum-stock = the most that may be held of { $name }: { $amount } { $unit }
datum-space = the room in { $name }: { $amount } { $unit }
datum-route = the limit of { $name }
datum-frozen-on = the frozen release of { $amount } { $unit } of { $name }, on { $from }
datum-frozen = the frozen release of { $amount } { $unit } of { $name }, { $from } to { $to }

## Batches and their parts

batch-others = { $count ->
    [one] note: 1 other file is no factory
   *[other] note: { $shown } other files are no factories
 }
batch-written = the plans, summary.json and summary.csv are in { $folder }
batch-written-so-far = what is finished is in { $folder }; go on with --resume
batch-said = { $file }: { $said }
batch-crashed = planning crashed: this is a fault of junheng
batch-changed = error: { $file }: the file was changed while the run went on
batch-not-read = error: { $file }: the file could not be read when the run began
batch-unread = { $count ->
    [one] 1 file could not be read; --resume looks at it again
   *[other] { $shown } files could not be read; --resume looks at them again
 }
merge-written = { $count ->
    [one] 1 result is in { $file }
   *[other] { $shown } results are in { $file }
 }
merge-next = { $command } says what they come to

## Works and workbooks in other forms

convert-form = error: { $file } is to be written as .json, .xlsx or a folder
convert-not-empty = error: the folder { $folder } is not empty: name a new one
convert-written = { $tables ->
    [one] { $file }: 1 table, { $rows } rows written
   *[other] { $file }: { $tables } tables, { $rows } rows written
 }
template-form = error: a template is an .xlsx workbook: give --out a name that ends in .xlsx
template-written = an empty works: { $file }
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

## The form of a workbook

form-note = { $file }: { $said }
form-of = { $form }: { $files }
form-utf-8-with-mark = UTF-8 with a byte-order mark
form-utf-16-little = UTF-16 (little-endian)
form-utf-16-big = UTF-16 (big-endian)
form-utf-16-little-without-mark = UTF-16 (little-endian, without a mark)
form-utf-16-big-without-mark = UTF-16 (big-endian, without a mark)
form-parted-by-tabs = parted by tabs
form-parted-by = parted by { $sign }
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
form-old-workbook = number formats, hidden rows and hidden columns of .xls are not seen: a percentage is read as the number it stores, 0.95 for 95 %
form-shares = numbers read as shares, from 0 to 1, however they are shown: { $columns }
form-share-column = { $count } in { $column }
form-rows-of-sheets = { $count ->
    [one] { $shown } sheet, { $seen } rows in, { $read } read, { $skipped } skipped: { $tables }
   *[other] { $shown } sheets, { $seen } rows in, { $read } read, { $skipped } skipped: { $tables }
 }
form-rows-of-files = { $count ->
    [one] { $shown } file, { $seen } rows in, { $read } read, { $skipped } skipped: { $tables }
   *[other] { $shown } files, { $seen } rows in, { $read } read, { $skipped } skipped: { $tables }
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
lp-too-far-apart = error E412: { $least } and { $most } are too far apart to be solved together: in double precision the one is lost beside the other. Write them in units nearer to each other.
lp-objective = objective
lp-bound = bound
lp-proof = proof
lp-solved-by = solved by
lp-size = size
lp-size-of = { $rows } rows, { $columns } columns, { $entries } entries
lp-note = note
lp-iterations = { $count ->
    [one] { $shown } iteration
   *[other] { $shown } iterations
 }
lp-refused = { $count ->
    [one] after one way of solving was refused
   *[other] after { $shown } ways of solving were refused
 }
lp-proof-optimal = recomputed from the programme: primal { $primal }, dual { $dual }, gap { $gap }
lp-proof-bounds = a lower bound lies above the upper one
lp-proof-infeasible = weighted by a Farkas ray, the rows demand more than the columns can give (margin { $margin })
lp-proof-unbounded = a feasible point, and a way from it that meets no bound (gain { $margin } per step)
lp-proof-interrupted = none: stopped at a limit; the objective is that of the best feasible point at hand, if there is one
lp-proof-none = none: every answer was refused, so none is shown
lp-fixed-format = names hold blanks: the fields are taken by their columns (fixed format)
lp-whole = { $count ->
    [one] { $shown } column is to be whole: solved without that demand (the LP relaxation)
   *[other] { $shown } columns are to be whole: solved without that demand (the LP relaxation)
 }
lp-whole-without-bounds = column { $name } is to be whole and has no bounds: it lies between 0 and 1
lp-open-below = column { $name } has an upper bound below zero and no lower one: it is open below
lp-first-right-hand-sides = several sets of right-hand sides: the first, "{ $set }", is used
lp-first-ranges = several sets of ranges: the first, "{ $set }", is used
lp-first-bounds = several sets of bounds: the first, "{ $set }", is used
lp-column = column
lp-value = value
lp-reduced-cost = reduced cost
lp-row = row
lp-activity = activity
lp-price = price
lp-written = { $status }: the solution is in { $file }
