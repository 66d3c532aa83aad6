# What is wrong with the form of a file: JSON, encodings, plans and bases.

quoted = { $text }

library = { $text }

either = { $one } or { $other }

write = write { $what }

e107 = this must be { $what }, but it is { $found }
e105 = there is no field "{ $name }" here
e104 = "{ $name }" appears twice in this object

rename-or-remove = remove one of the two, or rename it

e106 = "{ $name }" is missing here
e106-hint = add "{ $name }", which must be { $what }

found-text = the text "{ $text }"
found-number = the number { $number }
found-word = { $text }

kind-text = text in quotes
kind-truth = true or false
kind-number = a number
kind-date = a date such as "2026-12-01"
kind-time = a time of day such as "07:00"
kind-series = a number, or an object of dates and numbers
kind-amount = a number, or an object such as {"{"}"per_month": 1500{"}"}
kind-map = an object of ids and values
kind-object = an object
kind-list = a list
kind-any = a value
kind-norm = a number, or an object such as {"{"}"per_unit": 2, "per_lot": 5, "lot": 100{"}"}
kind-give-up = a number, or a percentage such as "0.5%"
kind-goal = the name of a goal, or an object such as {"{"}"goal": "profit", "give_up": "0.5%"{"}"}
kind-words = one of the words { $words }

e102 = values are nested too deeply here
e102-hint = check the brackets; a factory file needs fewer than ten levels
e101 = this is not JSON: { $kind }
e101-hint = a comma, quote or bracket is missing or superfluous here or just before

empty-file = the file is empty
empty-factory-hint = a factory file begins with {"{"} and gives a factory name, a first and a last day

json-bare-point = Leading or trailing decimal points on numbers are not allowed
json-comment = Comments are not allowed
json-colon-wanted = Expected colon after the string or word in object property
json-digit-wanted = Expected digit
json-digit-after-minus = Expected digit following negative sign
json-exponent-wanted = Expected plus, minus, or digit in number literal
json-value-wanted = Expected value after colon in object property
json-name-wanted = Expected string for object property
json-hexadecimal = Hexadecimal numbers are not allowed
json-comma-wanted = Expected comma
json-more-than-one = Text cannot contain more than one JSON value
json-not-finite = Infinity and NaN are not allowed
json-single-quotes = Single-quoted strings are not allowed
json-trailing-comma = Trailing commas are not allowed
json-plus = Unary plus on numbers is not allowed
json-close-brace = Unexpected close brace
json-close-bracket = Unexpected close bracket
json-colon = Unexpected colon
json-comma = Unexpected comma
json-token = Unexpected token
json-token-in-object = Unexpected token in object
json-word = Unexpected word
json-open-list = Unterminated array
json-open-object = Unterminated object
json-escape-in-text = Invalid escape in double quote string
json-escape = Invalid escape
json-four-digits = Expected four hex digits
json-open-text = Unterminated string literal

e110 = { $number } cannot be used as a number in a plan
e110-hint = write an ordinary number, at most 1e12
e109 = "{ $text }" is not a date
e109-hint = write year-month-day, as in "2026-12-01"
e109-time = "{ $text }" is not a time of day
e109-time-hint = write hours and minutes, as in "07:00" or "22:30"
e108 = "{ $word }" is not one of the allowed words
e103 = the file is larger than the { $most } bytes allowed
e103-hint = split the factory, or check that this is the right file
e112-missing = there is no such file
e112-forbidden = permission to read the file is denied
e112-folder = this is a folder, not a file
e112-special = this is a pipe or a device, not a file
e112-special-hint = write its output to a file, and name that file
e112 = the file cannot be read: { $error }
e112-hint = check the name, or use - for standard input
e113 = this is { $is }, but { $wanted } is expected here
e113-hint = name { $wanted }
e113-table-hint = name the folder of all CSV files, or a workbook; each table has a file of its own
file-factory = a factory file
file-plan = a plan
file-scenarios = a file of scenarios
file-basis = a basis
file-proof = a proof
file-programme = a linear programme in MPS format
file-page = a web page (HTML or XML)
file-table = a single table (CSV)
e113-binary = this is { $is }, not text
e113-binary-hint = name a factory file in JSON, a workbook (.xlsx, .ods, .xls) or a folder of CSV files
file-pdf = a PDF document
file-picture = a picture
file-workbook = a workbook or another packed file; its name must end in .xlsx, .xlsm, .ods or .xls
file-packed = a file packed by gzip
e111 = the file is not UTF-8 text: byte { $byte } (hexadecimal) is not valid here
e111-hint = save the file with the encoding UTF-8

empty-scenarios-hint = a scenario file begins with {"{"} and contains scenarios
empty-prices-hint = a file of prices begins with {"{"} and contains prices by kind of move

e902 = this is not a plan: { $message }
e902-at = this is not a plan: { $path }: { $message }

not-json = this is not JSON: { $message }

e901-hint = a plan is written by `junheng plan FACTORY --format json`

w903 = the plan was made by junheng { $version }; this is { $own }
w903-hint = plan again with this version, or audit with the version named

serde-value-wanted = expected value
serde-word = expected ident
serde-end-of-value = EOF while parsing a value
serde-end-of-object = EOF while parsing an object
serde-end-of-list = EOF while parsing a list
serde-end-of-text = EOF while parsing a string
serde-trailing = trailing characters
serde-trailing-comma = trailing comma
serde-name-wanted = key must be a string
serde-colon-wanted = expected `:`
serde-comma-or-brace = expected `,` or `{"}"}`
serde-comma-or-bracket = expected `,` or `]`
serde-number = invalid number
serde-escape = invalid escape
serde-out-of-range = number out of range

e905-version = this is version { $version } of the format; junheng reads version { $read }
e906 = the digest does not match the bases below it: the file was altered
e905-at = this is not a basis: { $path }: { $message }
e905 = this is not a basis: { $message }
e904-hint = a basis is written by `junheng plan FACTORY --basis-out FILE`

e913-at = this is not a proof: { $path }: { $message }
e913 = this is not a proof: { $message }
e912-hint = a proof is written by `junheng plan FACTORY --proof FILE`
e914 = the proof is of the factory file with the digest { $stated }; that of this one is { $is }
e914-programme = the proof is of a programme with { $rows } rows and { $columns } columns; this version writes { $own_rows } and { $own_columns }
e915 = the proof is of another plan, or of this one before it was changed
e916 = { $goal }: the proof has no tree for the bound of this goal
e917 = { $goal }: the bound { $stated } is stated, but { $proven } is proven
e917-refused = { $goal }: the bound { $stated } is stated, and none is proven: { $why }
e918 = { $goal }: the proof holds this goal at { $held }, but the plan allows { $reached }
e918-not = { $goal }: the proof does not hold this goal for those after it, at { $reached } as the plan allows
