//! From byte positions to lines and columns as a person counts them.

/// Where each line of a text begins.
#[derive(Debug)]
pub struct LineIndex<'t> {
    text: &'t str,
    starts: Vec<usize>,
    /// Characters before each block of [`BLOCK`] bytes, so that a column deep inside one long
    /// line need not be counted from its start.
    before_block: Vec<usize>,
}

const BLOCK: usize = 1024;

/// Whether a byte begins a character.
fn begins(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

impl<'t> LineIndex<'t> {
    /// Finds the lines of a text. Lines end at a line feed; a carriage return before it belongs
    /// to the line's end, not to its text.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let after_feeds = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0).chain(after_feeds.map(|(at, _)| at + 1)).collect();
        let mut count = 0;
        let counted = |block: &[u8]| {
            let before = count;
            count += block.iter().filter(|byte| begins(**byte)).count();
            before
        };
        let mut before_block: Vec<usize> = text.as_bytes().chunks(BLOCK).map(counted).collect();
        before_block.push(count);
        Self { text, starts, before_block }
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
        (line + 1, self.characters_before(byte) - self.characters_before(self.starts[line]) + 1)
    }

    fn characters_before(&self, byte: usize) -> usize {
        let block = byte / BLOCK;
        let rest = &self.text.as_bytes()[(block * BLOCK).min(byte)..byte];
        self.before_block[block.min(self.before_block.len() - 1)]
            + rest.iter().filter(|byte| begins(**byte)).count()
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
        let byte = u32::try_from(text.find(of).expect("is there")).expect("is small");
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
