//! From byte positions to lines and columns as a person counts them.

/// Where each line of a text begins.
#[derive(Debug)]
pub struct LineIndex<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> LineIndex<'t> {
    /// Finds the lines of a text. Lines end at a line feed; a carriage return before it belongs
    /// to the line's end, not to its text.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let after_feeds = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0).chain(after_feeds.map(|(at, _)| at + 1)).collect();
        Self { text, starts }
    }

    /// Line and column of a byte, both from 1; the column counts characters. A byte inside a
    /// character counts as its first; a byte past the end as the end.
    #[must_use]
    pub fn line_and_column(&self, byte: u32) -> (usize, usize) {
        let mut byte = (byte as usize).min(self.text.len());
        while !self.text.is_char_boundary(byte) {
            byte -= 1;
        }
        let line = self.starts.partition_point(|start| *start <= byte).saturating_sub(1);
        let column = self.text[self.starts[line]..byte].chars().count();
        (line + 1, column + 1)
    }

    /// The byte a line starts at, and its text without line end.
    #[must_use]
    pub fn line(&self, number: usize) -> (usize, &'t str) {
        let at = number.saturating_sub(1).min(self.starts.len() - 1);
        let start = self.starts[at];
        let end = self.starts.get(at + 1).copied().unwrap_or(self.text.len());
        (start, self.text[start..end].trim_end_matches(['\r', '\n']))
    }
}

#[cfg(test)]
mod tests {
    use super::LineIndex;

    fn place(text: &str, of: &str) -> (usize, usize) {
        let byte = text.find(of).map(|byte| u32::try_from(byte).unwrap()).unwrap();
        LineIndex::new(text).line_and_column(byte)
    }

    #[test]
    fn columns_count_characters() {
        assert_eq!(place("{\n  \"机加工\": x", "x"), (2, 10));
        assert_eq!(place("\"Токарный\": x", "x"), (1, 13));
        assert_eq!(place("\"🏭\": x", "x"), (1, 6));
    }

    #[test]
    fn lines_end_with_or_without_carriage_return() {
        let text = "a\r\nbc\r\n d\n";
        assert_eq!(place(text, "c"), (2, 2));
        assert_eq!(place(text, "d"), (3, 2));
        assert_eq!(LineIndex::new(text).line(2), (3, "bc"));
        assert_eq!(LineIndex::new(text).line_and_column(9999), (4, 1));
    }

    #[test]
    fn a_byte_inside_a_character_counts_as_the_character() {
        assert_eq!(LineIndex::new("机x").line_and_column(1), (1, 1));
        assert_eq!(LineIndex::new("机x").line_and_column(3), (1, 2));
    }
}
