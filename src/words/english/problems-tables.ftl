# What is wrong with workbooks and CSV files.

e141-no-table = there is no sheet or file `factory`
e141-no-table-hint = add one with the columns factory, from, to and one row; `junheng template` writes every sheet with its headings
e124-table = the table `{ $table }` is there twice
e124-table-hint = bring the rows of both together
e122-hint = did you mean `{ $near }`? A { $what } of your own needs another name
e122 = there is no table "{ $name }"

w821 = the { $what } "{ $name }" is kept out
w821-hint = `junheng template` writes every table with its headings

table-sheet = sheet
table-file = file
table-headings = headings
table-cells = cells

e125 = the { $what } { $place } are merged: only the first holds a value
e125-hint = unmerge them, and write the value into every cell it is meant for
e108-skip = "{ $shown }" does not say whether to skip the row
e108-skip-hint = write yes, no or example, or leave it blank
e126 = this cell holds "{ $shown }", but its column has no heading
e126-hint = give the column a heading, or clear the cell
e141-second = there is a second row, but a works has one factory
e141-second-hint = keep one of the rows
e141-no-row = the table `factory` has no row that names the factory
e141-no-row-hint = add a row with the factory's name, from and to
e136-quantity = this row has no quantity
e136-quantity-hint = write one, or its values by date in the table `figures`

w821-not-csv = the file { $name } is kept out: it is no CSV file
w821-not-csv-hint = CSV files end in .csv, .tsv or .txt

e121-no-csv = there is no CSV file in this folder
e121-no-csv-hint = a works is one file per table: factory.csv, groups.csv, orders.csv …
e139-hint = save the file with the encoding UTF-8
e139-begins = the file begins like { $name }, but is not that throughout
e139-unknown = the file is neither UTF-8 nor UTF-16, and its letters do not say whether it is GBK or Windows-1251 (they look most like { $guess })
e139-looks = the file looks like { $name }, but is not that throughout
e140-quote = line { $line }: a field begins with a quote that never ends
e140 = line { $line }: { $error }
e140-hint = a field with a delimiter, a quote or a line end in it stands in quotes, and quotes within it are doubled
e137-twice = { $path } has a value already
e137-twice-hint = give it there, or here, but not in both places
e137 = the path "{ $path }" leads nowhere
e137-from = the path leads nowhere from { $known } on: there is no "{ $rest }"
e137-hint = write table, id and field parted by `/`, as in groups/milling/machines; what has no id goes by its position from 0

headings-here = the headings here are: { $headings }

e124 = the heading "{ $heading }" stands twice
e124-hint = remove one of the two columns, or its heading and cells
e123 = there is no column "{ $heading }" here
e123-hint = did you mean "{ $near }"? A column of your own needs another name

w822 = the column "{ $heading }" is kept out

e142 = the first row that is not blank has no heading of this table
e142-hint = put the headings first, without a title above them; { $headings }
e136 = the column `{ $column }` is blank in this row
e136-hint = fill it in, or clear the whole row
e138 = there is a period here, but no amount before it
e138-hint = write the amount, or clear the period
e135-route = the table `routes` has no route "{ $route }" of this product
e135-route-hint = add it there, or leave the cell blank if there is one way only
e135-number = number { $at } is asked for, but the table `{ $list }` has { $count } rows here
e135-number-hint = correct the number; the first is 1
e135 = the table { $tables } has no "{ $id }"
e135-hint = add it to the table { $tables }, or correct the id
e134-xls = { $stored } is stored here, and an .xls file does not tell whether it is shown as { $shown }
e134-xls-hint = write { $share } as text if that share of the goal is meant; a number is read safely from .xlsx
e121 = this cannot be read as .xlsx, .ods or .xls: { $reason }
e121-hint = save it as .xlsx without a password; a workbook cut off on its way must be copied again
e121-neither = it begins like neither of them
e121-cut = it ends before all of it is there
e121-packed = what is packed in it cannot be unpacked
e121-part = its part { $part } is missing
e121-form = its part { $part } is broken
e121-sectors = its table of sectors is broken
e121-circle = its sectors lead back to one another
e121-record = one of its records is broken
e121-code-page = it is written in the code page { $number }, which is not known
e121-locked = this workbook is encrypted: without its password nothing in it can be read
e121-locked-hint = open it in the spreadsheet, take the password off (File, Info, Protect Workbook, Encrypt with Password), and save it again
e144-bytes = unpacked, this workbook holds more than the { $most } MiB that are read
e144-cells = there are more than the { $most } cells with values that are read
e144-text = the cells hold more than the { $most } MiB of text that are read
e144-parts = this archive has more than the { $most } parts that a workbook may have
e144-values = the file holds more than the { $most } values that are read
e144-hint = keep the tables of the works alone in it, each value once; split what is larger
e144-programme = the programme has more than the { $lines } rows and columns, or the { $entries } coefficients, that are read
e144-programme-hint = leave out rows and columns without coefficients, or split the programme

found-percentage = the percentage { $shown }
found-truth = the truth value { $shown }
found-moment = the date or time { $shown }

e127 = this cell holds the error { $error } of its formula
e127-hint = mend the formula, or write the value itself
e127-no-value = this cell holds a formula whose value was never computed
e127-no-value-hint = open the workbook in a spreadsheet and save it, or write the value itself
e128 = text is expected here, but the cell holds { $found }
e128-hint = format the column as text and write the value again as it was
e128-zeros = format the column as text and write the value again as it was (as a number, { $shown } may have been 0{ $shown })
e108-period = "{ $text }" is not one of the periods
e108-periods = the periods are: { $periods }
e108-truth = yes or no is expected here, but the cell holds { $shown }
e108-truth-hint = write yes or no
e132 = a number is expected here, but the cell holds the date or time { $shown }
e132-date = spreadsheets turn { $day }.{ $month } or { $month }/{ $day } into a date: format the column as a number and write it again
e132-date-stored = spreadsheets turn { $day }.{ $month } or { $month }/{ $day } into a date: format the column as a number and write it again; the number stored is { $stored }
e132-length = a length of time is stored as a part of a day: for hours write the number { $hours }
e134 = this cell is a percentage: { $stored } is stored, and shown as { $shown }
e134-hint = format the cell as a number and write { $share }, if the share is meant, or { $percent }
e129 = "{ $text }" can be read in several ways
e129-either = write { $decimals } or { $thousands }, as a number without signs for thousands
e129-point = write { $number }: decimals have a point here, and thousands no sign
e129-comma = write { $number }: this file has decimal commas, and thousands no sign
e129-grouped = write it without signs for thousands, such as { $number }
e134-text = "{ $text }" is a percentage
e134-text-hint = write it as a number: the share from 0 to 1, or { $share } if that is meant
e130 = a number is expected here, but the cell holds "{ $text }"
e130-hint = write a number alone, without a unit or words; blank means the default
e130-whole = a whole number from 1 is expected here, but the cell holds { $shown }
e130-whole-hint = write 1 for the first, 2 for the second

dates-write = write year-month-day, as in 2026-12-01

e133-date = a date is expected here, but the cell holds a time as well: { $shown }
e133-date-hint = write { $date } alone, or the day after if that is meant
e131-1904 = this workbook counts days from 1904: the cell is { $date }, or { $other } if it was copied from one that counts from 1900
e131-1904-hint = write the date as text, as in 2026-12-01, or switch the 1904 date system off and look at every date
e131-time = a date is expected here, but the cell holds the time { $shown }
e131-number = a date is expected here, but the cell holds the number { $number }
e131-number-hint = format the cell as a date, or write it: { $one } if days are counted from 1900, { $other } if from 1904
e131-other = a date is expected here, but the cell holds { $shown }
e131-year-last = "{ $text }" does not begin with the year
e131-no-year-hint = write year-month-day, as in 2026-07-11 or 2026-11-07
e131-ambiguous = "{ $text }" does not say which number is the month
e133-time = { $shown } is not a time of whole minutes within a day

clock-hint = write hours and minutes, as in 07:00

e133-no-time = a time of day is expected here, but the cell holds { $shown }
