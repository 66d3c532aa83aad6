//! The registry of every problem junheng can name: code, slug, severity, meaning and cure.

use std::fmt;

use super::Severity;

/// What the registry says of one code.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The code as shown, `E101`.
    pub code: &'static str,
    /// Short name, also the end of its folder's name in `data/broken`.
    pub slug: &'static str,
    /// Error or warning.
    pub severity: Severity,
    /// What the rule demands.
    pub meaning: &'static str,
    /// What to do when it is broken.
    pub cure: &'static str,
}

macro_rules! codes {
    ($($code:ident $slug:literal $severity:ident $meaning:literal $cure:literal;)*) => {
        /// A stable code; its text never changes meaning between versions.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $meaning] $code,)*
        }

        impl Code {
            /// What the registry says of this code.
            #[must_use]
            pub fn rule(self) -> Rule {
                match self {
                    $(Self::$code => Rule {
                        code: stringify!($code),
                        slug: $slug,
                        severity: Severity::$severity,
                        meaning: $meaning,
                        cure: $cure,
                    },)*
                }
            }
        }

        /// Every code, in order.
        #[must_use]
        pub fn registry() -> &'static [Code] {
            &[$(Code::$code,)*]
        }
    };
}

codes! {
    E101 "broken-json" Error
        "The file is JSON from the first character to the last."
        "Mend the text at the place shown: a comma, quote or bracket is missing or too many there.";
    E102 "too-deep" Error
        "Values are nested at most 512 deep; a factory file needs fewer than ten levels."
        "Check the brackets near the place shown.";
    E103 "too-large" Error
        "The file is at most 256 MiB and UTF-8 text."
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

    E901 "plan-not-json" Error
        "A plan file is JSON from the first character to the last."
        "Mend the text at the place shown, or plan again with `junheng plan`.";
    E902 "not-a-plan" Error
        "A plan file has the fields of a plan, each with a value of its type; figures are numbers."
        "Correct the field named. `junheng schema plan` lists them all.";
    E903 "plan-of-other-version" Warning
        "A plan is read by the version of junheng that made it; others may count a figure differently."
        "Plan again with this version, or audit with the one named in the plan.";
}

impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.rule().code)
    }
}
