//! From byte positions to lines and columns as a person counts them.

/// Where the lines of a text begin. It takes eight bytes for each block of bytes of the text,
/// however many lines these are.
#[derive(Debug)]
pub struct LineIndex<'t> {
    text: &'t str,
    /// Line ends and characters before each block, so that neither a line nor a column deep inside
    /// one long line need be counted from the start. Texts are at most 256 MiB.
    before_block: Vec<(u32, u32)>,
}

const BLOCK: usize = 1024;

/// Whether a byte begins a character.
fn begins(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

/// Line ends and characters among bytes.
fn counted(bytes: &[u8]) -> (u32, u32) {
    let (mut ends, mut characters) = (0, 0);
    for byte in bytes {
        ends += u32::from(*byte == b'\n');
        characters += u32::from(begins(*byte));
    }
    (ends, characters)
}

impl<'t> LineIndex<'t> {
    /// Finds the lines of a text. Lines end at a line feed; a carriage return before it belongs
    /// to the line's end, not to its text.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let mut sum = (0_u32, 0_u32);
        let mut before_block = vec![sum];
        for block in text.as_bytes().chunks(BLOCK) {
            let (lines, characters) = counted(block);
            sum = (sum.0.saturating_add(lines), sum.1.saturating_add(characters));
            before_block.push(sum);
        }
        Self { text, before_block }
    }

    /// Line and column of a byte, both from 1; the column counts characters. A byte inside a
    /// character counts as its first; a byte past the end as the end.
    #[must_use]
    pub fn line_and_column(&self, byte: u32) -> (usize, usize) {
        let mut byte = (byte as usize).min(self.text.len());
        while !self.text.is_char_boundary(byte) {
            byte -= 1;
        }
        let (ends, characters) = self.before(byte);
        let (_, characters_before) = self.before(self.after_end(ends));
        (ends as usize + 1, (characters - characters_before) as usize + 1)
    }

    /// Line ends and characters before a byte.
    fn before(&self, byte: usize) -> (u32, u32) {
        let block = (byte / BLOCK).min(self.before_block.len() - 1);
        let (ends, characters) = self.before_block[block];
        let rest = counted(&self.text.as_bytes()[(block * BLOCK).min(byte)..byte]);
        (ends + rest.0, characters + rest.1)
    }

    /// The byte after so many line ends; the text's length if it has fewer.
    fn after_end(&self, ends: u32) -> usize {
        if ends == 0 {
            return 0;
        }
        // The last block before which there are fewer.
        let block = self.before_block.partition_point(|(before, _)| *before < ends) - 1;
        let start = (block * BLOCK).min(self.text.len());
        let mut left = ends - self.before_block[block].0;
        for (at, byte) in self.text.as_bytes()[start..].iter().enumerate() {
            left -= u32::from(*byte == b'\n');
            if left == 0 {
                return start + at + 1;
            }
        }
        self.text.len()
    }

    /// The byte a line starts at, and its text without line end. A line past the last counts as the
    /// last.
    #[must_use]
    pub fn line(&self, number: usize) -> (usize, &'t str) {
        let (last, _) = self.before_block[self.before_block.len() - 1];
        let ends = u32::try_from(number.saturating_sub(1)).unwrap_or(u32::MAX).min(last);
        let start = self.after_end(ends);
        let rest = &self.text[start..];
        let end = rest.find('\n').map_or(self.text.len(), |at| start + at);
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

    #[test]
    fn lines_are_found_across_blocks() {
        let text: String = (0..3000).map(|at| "机".repeat(at % 7) + "\n").collect();
        let lines = LineIndex::new(&text);
        let mut start = 0;
        for (at, line) in text.split_inclusive('\n').enumerate() {
            assert_eq!(lines.line(at + 1), (start, line.trim_end()));
            let end = u32::try_from(start + line.len() - 1).expect("is small");
            assert_eq!(lines.line_and_column(end), (at + 1, line.chars().count()));
            start += line.len();
        }
        assert_eq!(lines.line(3001), (text.len(), ""));
        assert_eq!(lines.line(9999), (text.len(), ""));
    }
}
