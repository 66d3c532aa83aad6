# What is wrong with workbooks and CSV files.

e141-no-table = there is no sheet or file `factory`
e141-no-table-hint = add one with the columns factory, from, to and one row; `junheng template --all` writes every sheet with its headings
e124-table = the table `{ $table }` appears twice
e124-table-hint = combine the rows of both
e122-hint = did you mean `{ $near }`? A { $what } of your own needs another name
e122 = there is no table "{ $name }"

e145 = the { $what } "{ $name }" has the headings of the table `{ $table }`, but not its name
e145-hint = rename it to `{ $table }`, or add --accept to read it as that table; to leave it out, say so in a file of headings ("ignore")
e145-also = the { $what } "{ $name }" has the headings of the table `{ $table }`, which is there already
e145-also-hint = put all rows into `{ $table }`; to leave this one out, say so in a file of headings ("ignore")
e146 = "{ $shown }" says that this row adds up others
e146-hint = take the row out, or mark it yes in a column `skip`; --accept leaves such rows out
e147 = line { $line }: there is no "{ $field }"
e147-hint = write table, heading and field, such as `orders,Delivery date,due`; a sheet is `Sheet name,,orders`, and `ignore` leaves it out

w821 = the { $what } "{ $name }" is ignored
w821-hint = `junheng template --all` writes every table with its headings

table-sheet = sheet
table-file = file
table-headings = headings
table-cells = cells

e125 = the { $what } { $place } are merged: only the first holds a value
e125-hint = unmerge them, and write the value into every cell it applies to
e108-skip = "{ $shown }" does not say whether to skip the row
e108-skip-hint = write yes, no or example, or leave it blank
e126 = this cell contains "{ $shown }", but its column has no heading
e126-hint = give the column a heading, or clear the cell
e141-second = there is a second row, but a workbook describes one factory
e141-second-hint = keep one of the rows
e141-no-row = the table `factory` has no row that names the factory
e141-no-row-hint = add a row with the factory's name, from and to
e136-quantity = this row has no quantity
e136-quantity-hint = write one, or its values by date in the table `figures`

w821-not-csv = the file { $name } is ignored: it is not a CSV file
w821-not-csv-hint = CSV files end in .csv, .tsv or .txt

e121-no-csv = there is no CSV file in this folder
e121-no-csv-hint = each table has a file of its own: factory.csv, groups.csv, orders.csv …
e139-hint = save the file with the encoding UTF-8
e139-begins = the file begins like { $name }, but the rest is not { $name }
e139-unknown = the file is neither UTF-8 nor UTF-16, and its letters do not show whether it is GBK or Windows-1251 (most likely { $guess })
e139-looks = the file looks like { $name }, but parts of it are not
e140-quote = line { $line }: a field begins with a quote that is never closed
e140 = line { $line }: { $error }
e140-hint = put a field that contains a delimiter, a quote or a line end in quotes, and double the quotes inside it
e137-twice = { $path } already has a value
e137-twice-hint = give it there, or here, but not in both places
e137 = the path "{ $path }" does not exist
e137-from = the path does not exist beyond { $known }: there is no "{ $rest }"
e137-hint = write table, id and field separated by `/`, as in groups/milling/machines; entries without an id are numbered from 0

headings-here = the headings here are: { $headings }

e124 = the heading "{ $heading }" appears twice
e124-hint = remove one of the two columns, or its heading and cells
e123 = there is no column "{ $heading }" here
e123-hint = did you mean "{ $near }"? A column of your own needs another name

e123-alike = these headings look like columns of this table: { $pairs }
e123-asked-hint = these may also mean something else: rename them if they are meant, or say in a file of headings what they are ("ignore" leaves a column out)
e123-unit = the heading "{ $heading }" is in { $unit }, but the numbers of this column are in { $own }
e123-unit-hint = convert the numbers to { $own }, and write that in the heading
alike-pair = "{ $heading }" like `{ $name }`
alike-and = { $one }, { $other }
e123-alike-hint = rename them, or add --accept to read them so; a file of headings can also say what they are

w822 = the column "{ $heading }" is ignored

e142 = the first row that is not blank has no heading of this table
e142-hint = put the headings in the first row, without a title above them; { $headings }
e136 = the column `{ $column }` is blank in this row
e136-blank = this row leaves blank: { $columns }
e136-blank-hint = fill them in; if this is a row of sums, take it out or mark it yes in a column `skip`
e136-no-column = the table has no column for: { $columns }
e136-no-column-hint = add the column, or give it the heading named
e136-hint = fill it in, or clear the whole row
e138 = there is a period here, but no amount before it
e138-hint = write the amount, or clear the period
e135-route = the table `routes` has no route "{ $route }" of this product
e135-route-hint = add it there, or leave the cell blank if there is only one route
e135-number = number { $at } is given, but the table `{ $list }` has { $count } rows here
e135-number-hint = correct the number; the first is 1
e135 = the table { $tables } has no "{ $id }"
e135-hint = add it to the table { $tables }, or correct the id
e134-xls = the number stored is { $stored }, and an .xls file does not tell whether it is displayed as { $shown }
e134-xls-hint = write { $share } as text if that share of the goal is meant; or save as .xlsx, which is unambiguous
e121 = this cannot be read as .xlsx, .ods or .xls: { $reason }
e121-hint = save it as .xlsx without a password; if the workbook was truncated in transfer, copy it again
e121-neither = it has the signature of neither format
e121-page = it is a web page that only has the name of a workbook, as some programs export it
e121-text = it is plain text that only has the name of a workbook, as some programs export it
e121-pdf = it is a PDF document
e121-document = it is a text document
e121-slides = it is a presentation
e121-cut = the file is truncated
e121-packed = its compressed data are corrupt
e121-part = its part { $part } is missing
e121-form = its part { $part } is corrupt
e121-sectors = its sector table is corrupt
e121-circle = its sector chain is cyclic
e121-record = one of its records is corrupt
e121-code-page = its code page { $number } is not supported
e121-locked = this workbook is encrypted and cannot be read without its password
e121-locked-hint = open it in the spreadsheet, remove the password (File, Info, Protect Workbook, Encrypt with Password), and save it again
e144-bytes = unpacked, this workbook is larger than { $most } MiB, the maximum that is read
e144-cells = there are more than { $most } cells with values, the maximum that is read
e144-text = the cells contain more than { $most } MiB of text, the maximum that is read
e144-parts = this archive has more than { $most } parts, the maximum for a workbook
e144-values = the file contains more than { $most } values, the maximum that is read
e144-hint = keep only the tables of the factory in it, each value once; split it if it is larger
e144-programme = the programme has more than { $lines } rows and columns or more than { $entries } coefficients, the maximum that is read
e144-programme-hint = remove rows and columns without coefficients, or split the programme

found-percentage = the percentage { $shown }
found-truth = the truth value { $shown }
found-moment = the date or time { $shown }

e127 = the formula of this cell has the error { $error }
e127-hint = correct the formula, or write the value itself
e127-no-value = this cell has a formula whose value was never computed
e127-no-value-hint = open the workbook in a spreadsheet and save it, or write the value itself
e128 = text is expected here, but the cell contains { $found }
e128-hint = format the column as text and write the value again
e128-zeros = format the column as text and write the value again (the number { $shown } may have been 0{ $shown })
e108-period = "{ $text }" is not one of the periods
e108-periods = the periods are: { $periods }
e108-truth = yes or no is expected here, but the cell contains { $shown }
e108-truth-hint = write yes or no
e108-alike = "{ $text }" looks like the word "{ $word }" of this column
e108-alike-hint = write { $word }, or add --accept to read it so
e132 = a number is expected here, but the cell contains the date or time { $shown }
e132-date = spreadsheets turn { $day }.{ $month } or { $month }/{ $day } into a date: format the column as a number and write it again
e132-date-stored = spreadsheets turn { $day }.{ $month } or { $month }/{ $day } into a date: format the column as a number and write it again; the number stored is { $stored }
e132-length = a duration is stored as a part of a day: for hours, write the number { $hours }
e134 = this cell is a percentage: the number stored is { $stored }, displayed as { $shown }
e134-hint = format the cell as a number and write { $share } if the share is meant, or { $percent }
e129 = "{ $text }" can be read in several ways
e129-either = write { $decimals } or { $thousands }, without thousands separators
e129-point = write { $number }: use a decimal point and no thousands separator
e129-comma = write { $number }: this file uses decimal commas; write no thousands separator
e129-grouped = write it without thousands separators, such as { $number }
e134-text = "{ $text }" is a percentage
e134-text-hint = write it as a number: the share from 0 to 1, or { $share } if that is meant
e130 = a number is expected here, but the cell contains "{ $text }"
e130-hint = write only a number, without unit or words; a blank cell takes the default
e130-unit = "{ $text }" is in { $unit }, but the numbers here are in { $own }
e130-unit-hint = write the number in { $own }
e130-whole = a whole number from 1 is expected here, but the cell contains { $shown }
e130-whole-hint = write 1 for the first, 2 for the second

dates-write = write year-month-day, as in 2026-12-01

e133-date = a date is expected here, but the cell also contains a time: { $shown }
e133-date-hint = write only { $date }, or the day after if that is meant
e131-1904 = this workbook counts days from 1904: the cell is { $date }, or { $other } if it was copied from one that counts from 1900
e131-1904-hint = write the date as text, as in 2026-12-01, or turn off the 1904 date system and check every date
e131-time = a date is expected here, but the cell contains the time { $shown }
e131-number = a date is expected here, but the cell contains the number { $number }
e131-number-hint = format the cell as a date, or write it: { $one } if days are counted from 1900, { $other } if from 1904
e131-other = a date is expected here, but the cell contains { $shown }
e131-no-year-hint = write year-month-day, as in 2026-07-11 or 2026-11-07
e131-ambiguous = "{ $text }" does not show which number is the month
e133-time = { $shown } is not a time of day in whole minutes

clock-hint = write hours and minutes, as in 07:00

e133-no-time = a time of day is expected here, but the cell contains { $shown }
