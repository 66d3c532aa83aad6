//! The codes E1: the form of a factory file, be it JSON, a workbook or a folder of CSV files. The
//! registry of all codes begins with these.

/// Calls a macro with the codes E1 before the tokens given.
macro_rules! with_codes_of_form {
    ($codes:ident! $($rest:tt)*) => { $codes! {
    E101 "broken-json" Error
        "The file is JSON from the first character to the last."
        "Mend the text at the place shown: a comma, quote or bracket is missing or too many there.";
    E102 "too-deep" Error
        "Values are nested at most 512 deep; a factory file needs fewer than ten levels."
        "Check the brackets near the place shown.";
    E103 "too-large" Error
        "The file is at most 256 MiB."
        "Split the works, or check that this is the right file.";
    E104 "duplicate-key" Error
        "A name stands at most once in one object."
        "Remove one of the two, or rename it.";
    E105 "unknown-field" Error
        "Only fields of the format are used; a misspelt one would silently do nothing."
        "Correct the name, or remove the field. `junheng schema factory` lists them all.";
    E106 "missing-field" Error
        "Fields without a default are given."
        "Add the field.";
    E107 "wrong-type" Error
        "Each value has the type its field asks for; numbers are not written as text."
        "Write the value in the form named.";
    E108 "unknown-word" Error
        "A field with a fixed choice of words holds one of them."
        "Use one of the words listed.";
    E109 "bad-date" Error
        "Dates are ISO 8601 and exist: `2026-12-01`; months are `2026-12`."
        "Write the date as year-month-day.";
    E110 "not-finite" Error
        "Numbers are finite: no overflow such as 1e999."
        "Write an ordinary number.";
    E111 "not-utf8" Error
        "The file is UTF-8 text."
        "Save the file with the encoding UTF-8.";
    E112 "unreadable" Error
        "The file exists and may be read."
        "Check the name and the folder; use `-` for standard input.";

    E121 "not-a-workbook" Error
        "A workbook is a whole .xlsx, .xlsm, .ods or .xls file without a password; a folder holds CSV files."
        "Save it again as .xlsx, or check the name.";
    E122 "misspelt-table" Error
        "A sheet or CSV file is named like its table; one of the user's own is named like none."
        "Correct the name, or give it one that is unlike any table's.";
    E123 "misspelt-heading" Error
        "A heading is a column's name; one of the user's own is like none."
        "Correct the heading, or give it a name that is unlike any column's.";
    E124 "heading-twice" Error
        "Each table is there once, and each of its columns."
        "Remove one of the two.";
    E125 "merged-cells" Error
        "Every cell holds its own value: none are merged."
        "Unmerge the cells, and write the value into each it is meant for.";
    E126 "no-heading-above" Error
        "Every cell with a value has a heading above it."
        "Give the column a heading, or clear the cell.";
    E127 "formula-without-value" Error
        "A formula has a value: no error, and not one that was never computed."
        "Mend the formula, or open and save the workbook in a spreadsheet.";
    E128 "number-for-text" Error
        "Ids and names are text: as a number, a date or a truth value they may have lost what was written, such as leading zeros."
        "Format the column as text, and write the values again.";
    E129 "ambiguous-number" Error
        "A number can be read in one way only: decimals as the file has them, thousands without a sign."
        "Write it in one of the ways named.";
    E130 "not-a-number-here" Error
        "Cells of numbers hold numbers alone, without units or words."
        "Write the number; the unit is that of the heading or of the thing.";
    E131 "ambiguous-date" Error
        "A date can be read in one way only: the year comes first, or the cell is a date counted from 1900."
        "Write it as 2026-12-01.";
    E132 "date-for-number" Error
        "Cells of numbers hold no dates and times: a spreadsheet may have made one of a number."
        "Format the column as a number; write hours as a number such as 1.5.";
    E133 "date-with-time" Error
        "A date has no time of day, and a time of day no date and no seconds."
        "Write the date or the time alone.";
    E134 "percentage" Error
        "Shares are written as numbers from 0 to 1, not as percentages: these store one number and show another."
        "Write 0.95 for 95 %.";
    E135 "unknown-owner" Error
        "A row that belongs to another names one that is there."
        "Correct the id, or add the row it belongs to.";
    E136 "cell-needed" Error
        "A row says what it belongs to, and has a value."
        "Fill the cell, or clear the whole row.";
    E137 "figure-nowhere" Error
        "The path of a figure leads to a place without a value."
        "Correct the path: table, id and field parted by `/`.";
    E138 "period-without-amount" Error
        "A period follows an amount."
        "Write the amount, or clear the period.";
    E139 "unknown-encoding" Error
        "A CSV file is UTF-8, UTF-16, or beyond doubt GBK or Windows-1251."
        "Save it as UTF-8.";
    E140 "broken-csv" Error
        "In a CSV file every quote that begins a field has its end."
        "Close the quote, or double it within a field.";
    E141 "one-factory" Error
        "The table `factory` has exactly one row."
        "Add the row, or keep one.";
    E142 "no-headings" Error
        "The first row of a sheet that is not blank holds its headings."
        "Remove the title above the headings, or add them.";
    E143 "not-without-loss" Error
        "What is converted says the same as before, to the last bit."
        "Change what is named, which the other form cannot hold.";
    E144 "holds-too-much" Error
        "Whatever its size packed, a workbook or a folder of CSV files has at most 256 MiB unpacked, 1,000,000 cells with values and 64 MiB of text in them; a file of JSON at most 4,000,000 values, a plan 16,000,000; a programme at most 2,000,000 rows and columns and 16,000,000 coefficients."
        "Keep in it what is to be planned or solved alone, each value once; split what is larger.";

    $($rest)*
    } };
}

pub(super) use with_codes_of_form;
