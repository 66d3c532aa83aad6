//! Lines into fields, by blanks or by columns, and fields into numbers.

use crate::diag::Span;

/// How the fields of a line are separated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// By blanks.
    Free,
    /// By columns: 2–3, 5–12, 15–22, 25–36, 40–47 and 50–61.
    Fixed,
}

/// First and one past the last character of each field of the fixed format, from 0.
const FIXED_FIELDS: [(usize, usize); 6] = [(1, 3), (4, 12), (14, 22), (24, 36), (39, 47), (49, 61)];

/// A number this large is without limit: the convention of MPS readers.
const INFINITE: f64 = 1e20;

/// A word of the file with its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field<'t> {
    pub text: &'t str,
    start: usize,
}

impl Field<'_> {
    /// Its place; positions fit, because inputs have at most 256 MiB.
    pub fn span(self) -> Span {
        span(self.start, self.start + self.text.len())
    }

    /// The number written, `None` if there is none or it is not finite. Fortran's `1.5D+3` is
    /// a number.
    pub fn number(self) -> Option<f64> {
        self.limit().filter(|value| value.is_finite())
    }

    /// As [`Field::number`], but infinite from 1e20 on, and where it says so (`Inf`, `-1e30`).
    pub fn limit(self) -> Option<f64> {
        let value = match self.text.parse::<f64>() {
            Ok(value) => value,
            Err(_) => self.text.replace(['d', 'D'], "E").parse().ok()?,
        };
        if value.is_nan() { None } else { Some(value) }
    }

    /// As [`Field::limit`], with what is practically infinite made so.
    pub fn bound(self) -> Option<f64> {
        let value = self.limit()?;
        Some(if value.abs() >= INFINITE { f64::INFINITY.copysign(value) } else { value })
    }
}

/// A stretch of the text.
pub(super) fn span(start: usize, end: usize) -> Span {
    let position = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
    Span { start: position(start), end: position(end) }
}

/// The fields of a data line that begins at byte `at` of the text; those left empty are left out.
pub(super) fn split<'t>(layout: Layout, line: &'t str, at: usize, fields: &mut Vec<Field<'t>>) {
    fields.clear();
    match layout {
        Layout::Free => {
            fields.extend(line.split_ascii_whitespace().map(|text| Field {
                text,
                start: at + (text.as_ptr() as usize - line.as_ptr() as usize),
            }));
        }
        Layout::Fixed => {
            for (from, to) in FIXED_FIELDS {
                let (from, to) = (byte_of(line, from), byte_of(line, to));
                let untrimmed = &line[from..to];
                let text = untrimmed.trim();
                // The old card format lets a comment begin with a dollar sign in these fields.
                if text.starts_with('$') && fields.len() >= 2 {
                    break;
                }
                if !text.is_empty() {
                    let before = untrimmed.len() - untrimmed.trim_start().len();
                    fields.push(Field { text, start: at + from + before });
                }
            }
        }
    }
}

/// The word of a line in fixed format that stands outside the columns of the fields, or runs over
/// them: read by its columns it would be cut. Behind the last field only what is joined to it
/// counts, and a comment begun by a dollar sign counts nowhere.
pub(super) fn beyond_its_field(line: &str, at: usize) -> Option<Field<'_>> {
    let inside =
        |place: usize| FIXED_FIELDS.iter().position(|(from, to)| (*from..*to).contains(&place));
    let last = FIXED_FIELDS[FIXED_FIELDS.len() - 1].1;
    let mut word: Option<(usize, usize)> = None;
    for (place, (byte, character)) in line.char_indices().enumerate() {
        if character.is_whitespace() {
            word = None;
            continue;
        }
        let (start, first) = *word.get_or_insert((byte, place));
        if first == place && (character == '$' && place >= FIXED_FIELDS[2].0 || place >= last) {
            return None;
        }
        // Blanks within a name are part of it; a word may not reach into another field or a gap.
        if inside(place).is_none() || inside(place) != inside(first) {
            let end = line[byte..].find(char::is_whitespace).map_or(line.len(), |end| byte + end);
            return Some(Field { text: &line[start..end], start: at + start });
        }
    }
    None
}

/// Where a character of a line begins.
fn byte_of(line: &str, character: usize) -> usize {
    if line.is_ascii() {
        return character.min(line.len());
    }
    line.char_indices().nth(character).map_or(line.len(), |(byte, _)| byte)
}
