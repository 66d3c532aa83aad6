//! The codes E1: the format of a factory file, be it JSON, a workbook or a folder of CSV files. The
//! registry of all codes begins with these.

/// Calls a macro with the codes E1 before the tokens given.
macro_rules! with_codes_of_form {
    ($codes:ident! $($rest:tt)*) => { $codes! {
    E101 "broken-json" Error
        "The file is JSON from the first character to the last."
        "Correct the text at the place shown: a comma, quote or bracket is missing or superfluous there.";
    E102 "too-deep" Error
        "Values are nested at most 512 deep; a factory file needs fewer than ten levels."
        "Check the brackets near the place shown.";
    E103 "too-large" Error
        "The file is at most 256 MiB."
        "Split the factory, or check that this is the right file.";
    E104 "duplicate-key" Error
        "A name appears at most once in one object."
        "Remove one of the two, or rename it.";
    E105 "unknown-field" Error
        "Only fields of the format are allowed; a misspelt one would silently do nothing."
        "Correct the name, or remove the field. `junheng schema factory` lists them all.";
    E106 "missing-field" Error
        "Fields without a default must be given."
        "Add the field.";
    E107 "wrong-type" Error
        "Each value has the type of its field; numbers are not written as text."
        "Write the value in the form named.";
    E108 "unknown-word" Error
        "A field with a fixed set of words contains one of them."
        "Use one of the words listed.";
    E109 "bad-date" Error
        "Dates are ISO 8601 and exist in the calendar: `2026-12-01`; months are `2026-12`."
        "Write the date as year-month-day.";
    E110 "not-finite" Error
        "Numbers are finite: no overflow such as 1e999."
        "Write an ordinary number.";
    E111 "not-utf8" Error
        "The file is UTF-8 text."
        "Save the file with the encoding UTF-8.";
    E112 "unreadable" Error
        "The file exists and can be read."
        "Check the name and the folder; use `-` for standard input.";

    E113 "another-kind-of-file" Error
        "A file is of the kind that the command asks for there: a factory, a plan, scenarios, a basis, a proof or a programme."
        "Name the file that is meant; the help of the command says which files it reads.";

    E121 "not-a-workbook" Error
        "A workbook is a complete .xlsx, .xlsm, .ods or .xls file without a password; a folder contains CSV files."
        "Save it again as .xlsx, or check the name.";
    E122 "misspelt-table" Error
        "A sheet or CSV file has the name of its table; the name of any other sheet is not similar to a table's."
        "Correct the name, or choose one that is not similar to a table's.";
    E123 "misspelt-heading" Error
        "A heading is the name of a column; the heading of any other column is not similar to one, and is no other name for one, such as `due date` for `due`."
        "Correct the heading, read it so with `--accept`, or choose one that is not similar to a column's.";
    E124 "heading-twice" Error
        "Each table appears once, and so does each of its columns."
        "Remove one of the two.";
    E125 "merged-cells" Error
        "Every cell has its own value: no cells are merged."
        "Unmerge the cells, and write the value into each cell it applies to.";
    E126 "no-heading-above" Error
        "Every cell with a value has a heading above it."
        "Give the column a heading, or clear the cell.";
    E127 "formula-without-value" Error
        "A formula has a value: not an error, and not one that was never computed."
        "Correct the formula, or open and save the workbook in a spreadsheet.";
    E128 "number-for-text" Error
        "Ids and names are text: stored as a number, date or truth value they may have lost characters, such as leading zeros. (A number whose format displays a code, such as `00000`, is read as displayed.)"
        "Format the column as text, and write the values again.";
    E129 "ambiguous-number" Error
        "A number can be read in one way only: with the decimal separator of the file and without thousands separators."
        "Write it in one of the ways named.";
    E130 "not-a-number-here" Error
        "Cells of numbers contain only numbers, at most with the unit of the column or of the row's item, without words."
        "Write the number; its unit is that of the heading or of the item.";
    E131 "ambiguous-date" Error
        "A date can be read in one way only: the year comes first, the date itself or another of its column shows which number is the month, or the cell is a date counted from 1900."
        "Write it as 2026-12-01.";
    E132 "date-for-number" Error
        "Cells of numbers contain no dates or times: a spreadsheet may have turned a number into one."
        "Format the column as a number; write hours as a number such as 1.5.";
    E133 "date-with-time" Error
        "A date has no time of day other than 00:00; a time of day has no date and no seconds other than 00."
        "Write only the date, or only the time.";
    E134 "percentage" Error
        "Only in columns of shares and tolerances may a number be a percentage: it stores one number and shows another."
        "Write 0.95 for 95 %.";
    E135 "unknown-owner" Error
        "A row that belongs to another row names one that exists."
        "Correct the id, or add the row it belongs to.";
    E136 "cell-needed" Error
        "A row names what it belongs to, and has a value."
        "Fill in the cell, or clear the whole row.";
    E137 "figure-nowhere" Error
        "The path of a figure names a place that has no value yet."
        "Correct the path: table, id and field separated by `/`.";
    E138 "period-without-amount" Error
        "A period comes with an amount."
        "Write the amount, or clear the period.";
    E139 "unknown-encoding" Error
        "A CSV file is UTF-8, UTF-16, or unambiguously GBK or Windows-1251."
        "Save it as UTF-8.";
    E140 "broken-csv" Error
        "In a CSV file every quote that opens a field is closed."
        "Close the quote, or double it within a field.";
    E141 "one-factory" Error
        "The table `factory` has exactly one row."
        "Add the row, or keep one.";
    E142 "no-headings" Error
        "A sheet has a row of headings, with nothing above it but titles."
        "Add the headings.";
    E143 "not-without-loss" Error
        "A converted file says the same as the original, to the last bit."
        "Change what is named: the other format cannot hold it.";
    E144 "holds-too-much" Error
        "Whatever its compressed size, a workbook or a folder of CSV files has at most 256 MiB unpacked, 1,000,000 cells with values and 64 MiB of text in them; a JSON file at most 4,000,000 values, a plan 16,000,000; a programme at most 2,000,000 rows and columns and 16,000,000 coefficients."
        "Keep only what is to be planned or solved in it, each value once; split it if it is larger.";

    E145 "table-by-another-name" Error
        "A sheet or CSV file with the headings of a table has the table's name."
        "Rename it, read it so with `--accept`, or say in the file of headings that it is ignored.";
    E146 "row-of-sums" Error
        "A row whose id says that it adds up other rows is no entry of its table."
        "Take the row out, or mark it `yes` in a column `skip`; `--accept` leaves it out.";
    E147 "headings-file" Error
        "Every line of a file of headings names a field that its table has, a table, or `ignore`."
        "Correct the line: table, heading and field.";

    $($rest)*
    } };
}

pub(super) use with_codes_of_form;
