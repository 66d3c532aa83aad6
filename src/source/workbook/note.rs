//! What was detected about the format of a workbook or of CSV files, to be shown in any language.

use crate::diag::{Message, message};

/// Rows of one sheet: in, and what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// Rows below the headings that are not blank.
    pub seen: usize,
    /// Those put into the factory file.
    pub read: usize,
    /// Those marked to be left out.
    pub skipped: usize,
    /// Blank rows above others.
    pub blank: usize,
}

/// One thing found out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// A form that CSV files have.
    Form {
        /// The form.
        form: Form,
        /// The files, by table; empty if all files have it.
        files: Vec<String>,
    },
    /// A sheet that is not shown, and is read.
    HiddenSheet(String),
    /// Rows and columns with values that are not shown, and are read.
    Hidden {
        /// The sheet.
        sheet: String,
        /// How many of its rows.
        rows: usize,
        /// How many of its columns.
        columns: usize,
    },
    /// The file is an .xls, of which not everything can be seen.
    OldWorkbook,
    /// Numbers read as shares of which it cannot be seen how they are shown: their columns, and how
    /// many in each.
    Shares(Vec<(String, usize)>),
    /// Cells, rows or columns that are read as they can only be meant: each place and how many of
    /// them it has.
    Read(Read, Vec<(String, usize)>),
    /// Other names for tables and columns that are read as these.
    Taken(Vec<(String, String)>),
    /// A file of headings beside the workbook, and how many lines of it are used.
    Mapped(String, usize),
    /// How many rows there were, and what became of them.
    Rows {
        /// Whether they stand in sheets, not in files.
        sheets: bool,
        /// Each sheet or file.
        tables: Vec<(String, Rows)>,
    },
}

/// A way of writing that has one reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Read {
    /// Rows above the headings: left out.
    Titles,
    /// Columns of remarks: left out.
    Comments,
    /// Rows that add up those above: left out.
    Totals,
    /// Numbers whose format shows a code: the code.
    Codes,
    /// Percentages where the column is a share: the share.
    Percentages,
    /// Numbers with the unit of their column.
    Units,
    /// Decimal commas in texts.
    Commas,
    /// Dates with the day first.
    DayFirst,
    /// Dates with the month first.
    MonthFirst,
    /// Dates with a year of two digits, in the years planned.
    ShortYears,
    /// Dates with the name of a month.
    MonthNames,
    /// Dates with a time of midnight.
    Midnight,
    /// Times of day with seconds of zero.
    Seconds,
    /// Signs of full width.
    Wide,
    /// Other words than those of the column, as was asked for.
    OtherWords,
}

/// How a CSV file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form {
    /// Its encoding.
    pub encoding: Encoding,
    /// What parts its fields.
    pub delimiter: char,
    /// Whether decimals follow a comma.
    pub decimal_commas: bool,
}

/// How a text is encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, as is usual without a mark.
    Utf8,
    /// UTF-8 that begins with a byte-order mark.
    Utf8WithMark,
    /// UTF-16, little-endian.
    Utf16Little,
    /// UTF-16, big-endian.
    Utf16Big,
    /// UTF-16, little-endian, without its byte-order mark.
    Utf16LittleWithoutMark,
    /// UTF-16, big-endian, without its byte-order mark.
    Utf16BigWithoutMark,
    /// GBK, read as GB 18030, which contains it.
    Gbk,
    /// Windows-1251.
    Windows1251,
}

impl Encoding {
    /// What it is called.
    #[must_use]
    pub fn called(self) -> Message {
        match self {
            Self::Utf8 => message!("quoted", text = "UTF-8"),
            Self::Utf8WithMark => message!("form-utf-8-with-mark"),
            Self::Utf16Little => message!("form-utf-16-little"),
            Self::Utf16Big => message!("form-utf-16-big"),
            Self::Utf16LittleWithoutMark => message!("form-utf-16-little-without-mark"),
            Self::Utf16BigWithoutMark => message!("form-utf-16-big-without-mark"),
            Self::Gbk => message!("quoted", text = "GBK"),
            Self::Windows1251 => message!("quoted", text = "Windows-1251"),
        }
    }
}
