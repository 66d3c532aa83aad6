//! How many values a text of JSON may hold: a value takes far more room once read than the two bytes it
//! may be written in, so they are counted before any is.

use crate::diag::{Code, Diagnostic, Span, message};

/// The most values a factory file or a scenario file may hold.
pub const MOST_VALUES: usize = 4_000_000;

/// The most values a plan or a file of bases may hold; a large plan proves every row and column.
pub const MOST_VALUES_OF_PLAN: usize = 16_000_000;

/// The problem of a text that holds more values than `most`, at the first that is too many.
pub fn too_many(text: &str, most: usize) -> Option<Diagnostic> {
    // A value takes a byte and what parts it from the next another.
    if text.len() / 2 <= most {
        return None;
    }
    let (mut count, mut quoted, mut escaped) = (0_usize, false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = quoted,
            b'"' => quoted = !quoted,
            b',' | b'[' | b'{' if !quoted => count += 1,
            _ => {}
        }
        if count > most {
            let at = u32::try_from(at).unwrap_or(u32::MAX);
            let place = Span { start: at, end: at };
            let problem = Diagnostic::new(Code::E144, place, message!("e144-values", most));
            return Some(problem.hint(message!("e144-hint")));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_counted_outside_of_texts() {
        let many = |text: &str| too_many(text, 3).is_some();
        assert!(!many("[1,2,3]") && many("[1,2,3,4]") && many("[[[[]]]]"));
        assert!(!many(r#"["a,b,c,d","e\",,,,"]"#) && many(r#"{"a":{},"b":{}}"#));
    }
}
