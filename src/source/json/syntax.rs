//! Text to syntax tree; the only place that touches the JSON parser's options.

use jsonc_parser::ast::Value;
use jsonc_parser::errors::ParseErrorKind;
use jsonc_parser::{
    CollectOptions, CommentCollectionStrategy, ParseOptions, ParseStringErrorKind, parse_to_ast,
};

use super::amount::{MOST_VALUES, too_many};
use crate::diag::{Code, Diagnostic, Message, Span, message};

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
/// The one problem a syntax error makes: nothing after it can be trusted. E144 if there are more
/// than [`MOST_VALUES`].
pub fn parse(text: &str) -> Result<Option<Value<'_>>, Diagnostic> {
    if let Some(problem) = too_many(text, MOST_VALUES) {
        return Err(problem);
    }
    let collect = CollectOptions { comments: CommentCollectionStrategy::Off, tokens: false };
    parse_to_ast(text, &collect, &STRICT).map(|parsed| parsed.value).map_err(|error| {
        let at = |position: usize| u32::try_from(position).unwrap_or(u32::MAX);
        let range = error.range();
        let place = Span { start: at(range.start), end: at(range.end) };
        match error.kind() {
            ParseErrorKind::NestingDepthExceeded => {
                Diagnostic::new(Code::E102, place, message!("e102")).hinted()
            }
            kind => {
                Diagnostic::new(Code::E101, place, message!("e101", kind = wrong(kind))).hinted()
            }
        }
    })
}

/// What is wrong with the syntax, as the parser says it in English.
fn wrong(kind: &ParseErrorKind) -> Message {
    use ParseErrorKind as Kind;
    use ParseStringErrorKind as OfText;
    match kind {
        Kind::BareDecimalPointNumbersNotAllowed => message!("json-bare-point"),
        Kind::CommentsNotAllowed => message!("json-comment"),
        Kind::ExpectedColonAfterObjectKey => message!("json-colon-wanted"),
        Kind::ExpectedDigit => message!("json-digit-wanted"),
        Kind::ExpectedDigitFollowingNegativeSign => message!("json-digit-after-minus"),
        Kind::ExpectedPlusMinusOrDigitInNumberLiteral => message!("json-exponent-wanted"),
        Kind::ExpectedObjectValue => message!("json-value-wanted"),
        Kind::ExpectedStringObjectProperty => message!("json-name-wanted"),
        Kind::HexadecimalNumbersNotAllowed => message!("json-hexadecimal"),
        Kind::ExpectedComma => message!("json-comma-wanted"),
        Kind::MultipleRootJsonValues => message!("json-more-than-one"),
        Kind::NonFiniteNumbersNotAllowed => message!("json-not-finite"),
        Kind::SingleQuotedStringsNotAllowed => message!("json-single-quotes"),
        Kind::TrailingCommasNotAllowed => message!("json-trailing-comma"),
        Kind::UnaryPlusNumbersNotAllowed => message!("json-plus"),
        Kind::UnexpectedCloseBrace => message!("json-close-brace"),
        Kind::UnexpectedCloseBracket => message!("json-close-bracket"),
        Kind::UnexpectedColon => message!("json-colon"),
        Kind::UnexpectedComma => message!("json-comma"),
        Kind::UnexpectedToken => message!("json-token"),
        Kind::UnexpectedTokenInObject => message!("json-token-in-object"),
        Kind::UnexpectedWord => message!("json-word"),
        Kind::UnterminatedArray => message!("json-open-list"),
        Kind::UnterminatedObject => message!("json-open-object"),
        Kind::String(OfText::InvalidEscapeInDoubleQuoteString) => message!("json-escape-in-text"),
        Kind::String(OfText::InvalidEscape) => message!("json-escape"),
        Kind::String(OfText::ExpectedFourHexDigits) => message!("json-four-digits"),
        Kind::String(OfText::UnterminatedStringLiteral) => message!("json-open-text"),
        // A problem that strict reading does not find, or that names what is there.
        other => message!("library", text = other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::message::english;

    #[test]
    fn english_says_of_syntax_what_the_parser_says() {
        let texts = [
            "{\"a\": .5}",
            "{\"a\": 5.}",
            "{// none\n}",
            "{\"a\" 1}",
            "{\"a\": 1e}",
            "{\"a\": -x}",
            "{\"a\":}",
            "{\"a\": ",
            "{a: 1}",
            "{1: 1}",
            "{\"a\": 0x1F}",
            "{\"a\": 1 \"b\": 2}",
            "{} {}",
            "{'a': 1}",
            "{\"a\": 1,}",
            "[1,]",
            "{\"a\": +1}",
            "}",
            "]",
            ":",
            ",",
            "{\"a\": [1}",
            "{\"a\": nul}",
            "[1",
            "{\"a\": 1",
            "{\"a\": \"b",
            "{\"a\": \"\\x\"}",
            "{\"a\": \"\\u12\"}",
            "#",
        ];
        let collect = CollectOptions::default();
        let mut keys = Vec::new();
        for text in texts {
            let error = parse_to_ast(text, &collect, &STRICT).err().expect(text);
            let message = wrong(error.kind());
            assert_eq!(english(&message), error.kind().to_string(), "{text}");
            assert_ne!(message.key, "library", "{text}: {}", error.kind());
            keys.push(message.key);
        }
        keys.sort_unstable();
        keys.dedup();
        assert!(keys.len() > 18, "{keys:?}");
    }
}
