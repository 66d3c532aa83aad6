//! Text to syntax tree to factory record; the only place that touches the JSON parser's options.

use jsonc_parser::ast::Value;
use jsonc_parser::errors::ParseErrorKind;
use jsonc_parser::{CollectOptions, CommentCollectionStrategy, ParseOptions, parse_to_ast};
use rustc_hash::FxHashSet;

use super::decode::{Decode, Decoder};
use crate::diag::{Code, Diagnostic, Span};
use crate::source::records::FactoryRecord;

/// What came of reading a file: the tables as far as they could be read, and every problem.
#[derive(Debug)]
pub struct Reading {
    /// The tables; `None` where the file as a whole is unusable.
    pub factory: Option<FactoryRecord>,
    /// Problems of form, in the order found.
    pub problems: Vec<Diagnostic>,
    /// Ids of objects left out because of a problem already reported.
    pub lost: FxHashSet<String>,
}

/// Strict JSON: what other tools would refuse is refused here too.
const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_extended_string_escapes: false,
    allow_non_finite_numbers: false,
};

/// Parses JSON text into a syntax tree with places.
///
/// # Errors
/// The one problem a syntax error makes: nothing after it can be trusted.
pub fn parse(text: &str) -> Result<Option<Value<'_>>, Diagnostic> {
    let collect = CollectOptions { comments: CommentCollectionStrategy::Off, tokens: false };
    parse_to_ast(text, &collect, &STRICT).map(|parsed| parsed.value).map_err(|error| {
        let at = |position: usize| u32::try_from(position).unwrap_or(u32::MAX);
        let range = error.range();
        let place = Span { start: at(range.start), end: at(range.end) };
        match error.kind() {
            ParseErrorKind::NestingDepthExceeded => {
                Diagnostic::new(Code::E102, place, "values are nested too deeply here")
                    .hint("check the brackets; a factory file needs fewer than ten levels")
            }
            kind => Diagnostic::new(Code::E101, place, format!("this is not JSON: {kind}")).hint(
                "a comma, quote or bracket is missing or too many at this place, or just before it",
            ),
        }
    })
}

/// Reads a factory file's text.
#[must_use]
pub fn read(text: &str) -> Reading {
    let nothing =
        |problem| Reading { factory: None, problems: vec![problem], lost: FxHashSet::default() };
    // A byte-order mark is no part of the text; editors on some systems write one.
    let value = match parse(text) {
        Ok(Some(value)) => value,
        Ok(None) => {
            return nothing(
                Diagnostic::new(Code::E101, Span::default(), "the file is empty").hint(
                    "a factory file begins with { and names a factory, a first and a last day",
                ),
            );
        }
        Err(problem) => return nothing(problem),
    };
    let mut decoder = Decoder::default();
    let factory = FactoryRecord::decode(&value, &mut decoder);
    let (problems, lost) = decoder.finish();
    Reading { factory, problems, lost }
}
