//! The records of an .xls workbook's stream (MS-XLS, section 2.1.4) and their texts, which may
//! continue from one record to the next.

use encoding_rs::Encoding;

use super::bounds::Trouble;
use super::compound::u16_at;
use crate::diag::message;

/// A record: its number, its data, and the data of the records that continue it.
pub(super) struct Record<'s> {
    pub kind: u16,
    pub data: &'s [u8],
    pub further: Vec<&'s [u8]>,
}

/// The number of a record that continues the one before it.
const CONTINUE: u16 = 0x003c;

/// What a record that ends too early, or holds what it must not, makes of the file.
pub(super) fn broken() -> Trouble {
    Trouble::Broken(message!("e121-record"))
}

impl Record<'_> {
    pub fn u8(&self, at: usize) -> Result<u8, Trouble> {
        self.data.get(at).copied().ok_or_else(broken)
    }

    pub fn u16(&self, at: usize) -> Result<u16, Trouble> {
        u16_at(self.data, at).ok_or_else(broken)
    }

    /// The row and column a record of one cell begins with.
    pub fn place(&self) -> Result<(u32, u32), Trouble> {
        Ok((self.u16(0)?.into(), self.u16(2)?.into()))
    }
}

/// The records of a stream, one after the other.
pub(super) struct Records<'s> {
    stream: &'s [u8],
    at: usize,
}

impl<'s> Records<'s> {
    pub fn from(stream: &'s [u8], at: usize) -> Self {
        Self { stream, at }
    }

    /// Where the next record begins.
    pub fn position(&self) -> usize {
        self.at
    }

    /// The next record; `None` if the stream ends.
    pub fn next(&mut self) -> Result<Option<Record<'s>>, Trouble> {
        let Some((kind, data)) = self.one()? else { return Ok(None) };
        let mut further = Vec::new();
        while u16_at(self.stream, self.at) == Some(CONTINUE) {
            match self.one()? {
                Some((_, data)) => further.push(data),
                None => break,
            }
        }
        Ok(Some(Record { kind, data, further }))
    }

    fn one(&mut self) -> Result<Option<(u16, &'s [u8])>, Trouble> {
        if self.at >= self.stream.len() {
            return Ok(None);
        }
        let kind = u16_at(self.stream, self.at).ok_or_else(Trouble::cut)?;
        let length = u16_at(self.stream, self.at + 2).ok_or_else(Trouble::cut)?;
        let start = self.at + 4;
        let data = self.stream.get(start..start + usize::from(length)).ok_or_else(Trouble::cut)?;
        self.at = start + data.len();
        Ok(Some((kind, data)))
    }
}

/// How texts are written.
#[derive(Clone, Copy)]
pub(super) enum Letters {
    /// As UTF-16, the upper halves left out where all are zero (since Excel 97).
    Unicode,
    /// In the encoding of a code page (before).
    CodePage(&'static Encoding),
}

/// The encoding of a code page, by its number.
pub(super) fn code_page(number: u16) -> Result<&'static Encoding, Trouble> {
    Ok(match number {
        // ASCII, and what Excel writes for Western Europe.
        367 | 1252 | 0x8001 => encoding_rs::WINDOWS_1252,
        1250 => encoding_rs::WINDOWS_1250,
        1251 => encoding_rs::WINDOWS_1251,
        1253 => encoding_rs::WINDOWS_1253,
        1254 => encoding_rs::WINDOWS_1254,
        1255 => encoding_rs::WINDOWS_1255,
        1256 => encoding_rs::WINDOWS_1256,
        1257 => encoding_rs::WINDOWS_1257,
        1258 => encoding_rs::WINDOWS_1258,
        866 => encoding_rs::IBM866,
        874 => encoding_rs::WINDOWS_874,
        932 => encoding_rs::SHIFT_JIS,
        936 => encoding_rs::GB18030,
        949 => encoding_rs::EUC_KR,
        950 => encoding_rs::BIG5,
        10_000 | 0x8000 => encoding_rs::MACINTOSH,
        1200 => encoding_rs::UTF_16LE,
        65_001 => encoding_rs::UTF_8,
        _ => {
            return Err(Trouble::Broken(message!("e121-code-page", number)));
        }
    })
}

/// A place in the data of a record and of those that continue it.
pub(super) struct Cursor<'r> {
    here: &'r [u8],
    further: std::slice::Iter<'r, &'r [u8]>,
}

impl<'r> Cursor<'r> {
    pub fn new(record: &'r Record<'_>, skip: usize) -> Result<Self, Trouble> {
        let here = record.data.get(skip..).ok_or_else(broken)?;
        Ok(Self { here, further: record.further.iter() })
    }

    /// Whether there is nothing more.
    pub fn is_at_end(&self) -> bool {
        self.here.is_empty() && self.further.as_slice().iter().all(|it| it.is_empty())
    }

    fn byte(&mut self) -> Result<u8, Trouble> {
        while self.here.is_empty() {
            self.here = self.further.next().copied().ok_or_else(broken)?;
        }
        let byte = self.here[0];
        self.here = &self.here[1..];
        Ok(byte)
    }

    fn number(&mut self, bytes: u32) -> Result<usize, Trouble> {
        let mut number = 0;
        for at in 0..bytes {
            number |= usize::from(self.byte()?) << (8 * at);
        }
        Ok(number)
    }

    fn skip(&mut self, mut bytes: usize) -> Result<(), Trouble> {
        while bytes > 0 {
            if self.here.is_empty() {
                self.here = self.further.next().copied().ok_or_else(broken)?;
            }
            let now = bytes.min(self.here.len());
            self.here = &self.here[now..];
            bytes -= now;
        }
        Ok(())
    }

    /// A text that begins with its length, in one or two bytes.
    pub fn text(&mut self, length_bytes: u32, letters: Letters) -> Result<String, Trouble> {
        let length = self.number(length_bytes)?;
        match letters {
            Letters::Unicode => {
                // An empty text may end before it says how it is written.
                if length == 0 && self.is_at_end() {
                    return Ok(String::new());
                }
                let wide = self.byte()? & 1 != 0;
                self.letters(length, wide)
            }
            Letters::CodePage(encoding) => {
                let end = length.min(self.here.len());
                let (text, _) = encoding.decode_without_bom_handling(&self.here[..end]);
                self.here = &self.here[end..];
                Ok(text.into_owned())
            }
        }
    }

    /// A text of the table of shared texts, with what may follow it: its fonts and its phonetic
    /// writing (`XLUnicodeRichExtendedString`, section 2.5.293).
    pub fn rich_text(&mut self) -> Result<String, Trouble> {
        let length = self.number(2)?;
        let flags = self.byte()?;
        let fonts = if flags & 8 == 0 { 0 } else { self.number(2)? };
        let phonetic = if flags & 4 == 0 { 0 } else { self.number(4)? };
        let text = self.letters(length, flags & 1 != 0)?;
        self.skip(fonts * 4)?;
        self.skip(phonetic)?;
        Ok(text)
    }

    /// So many letters; each record that continues them begins by saying how they go on.
    fn letters(&mut self, mut length: usize, mut wide: bool) -> Result<String, Trouble> {
        let mut units: Vec<u16> = Vec::new();
        while length > 0 {
            if self.here.is_empty() {
                self.here = self.further.next().copied().ok_or_else(broken)?;
                wide = self.byte()? & 1 != 0;
            }
            let width = if wide { 2 } else { 1 };
            let now = length.min(self.here.len() / width);
            if now == 0 && !self.here.is_empty() {
                return Err(broken());
            }
            let (these, rest) = self.here.split_at(now * width);
            if wide {
                units.extend(these.chunks_exact(2).map(|it| u16::from_le_bytes([it[0], it[1]])));
            } else {
                units.extend(these.iter().map(|it| u16::from(*it)));
            }
            self.here = rest;
            length -= now;
        }
        Ok(String::from_utf16_lossy(&units))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_runs_over_into_the_next_record() {
        // Five letters: two narrow, then three wide ones after a new flag.
        let next = [1, 0x3a, 0x67, 0xe8, 0x5e, 0x21, 0];
        let record =
            Record { kind: 0xfc, data: &[5, 0, 0, b'a', b'b'], further: vec![next.as_slice()] };
        let mut cursor = Cursor::new(&record, 0).expect("it has data");
        assert_eq!(cursor.rich_text().ok().as_deref(), Some("ab\u{673a}\u{5ee8}!"));
        assert!(cursor.is_at_end());
        let short = Record { kind: 0xfc, data: &[5, 0, 0, b'a'], further: Vec::new() };
        assert!(Cursor::new(&short, 0).and_then(|mut it| it.rich_text()).is_err());
    }
}
