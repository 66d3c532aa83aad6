//! A plan as JSON: indented, with each list of numbers or words on one line.

use std::io;

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

use crate::model::decimal::as_held;
use crate::model::plan::Plan;
use crate::model::proof::PlanProof;

/// The plan as `plan.json` holds it: every digit that a figure holds, first status, goals and
/// certificate, one line per list of figures by bucket. The same plan gives the same bytes.
#[must_use]
pub fn plan(plan: &Plan) -> String {
    pretty(plan)
}

/// The proof of a plan's bounds as its file holds it: each goal on a line of its own, since it may have
/// millions of figures.
///
/// # Panics
/// Never: writing to memory does not fail.
#[must_use]
pub fn proof(proof: &PlanProof) -> String {
    let heading = serde_json::to_string(&proof.heading()).expect("writing to memory does not fail");
    let mut text = heading.trim_end_matches("]}").to_owned();
    for (at, goal) in proof.goals.iter().enumerate() {
        text.push_str(if at == 0 { "\n" } else { ",\n" });
        text.push_str(&serde_json::to_string(goal).expect("writing to memory does not fail"));
    }
    text.push_str("\n]}\n");
    text
}

/// Any value in the layout of [`plan`].
///
/// # Panics
/// If the value holds maps with keys other than text.
pub fn pretty(value: &impl Serialize) -> String {
    let mut bytes = Vec::new();
    let mut serializer = Serializer::with_formatter(&mut bytes, Layout::default());
    value.serialize(&mut serializer).expect("writing to memory does not fail");
    let mut text = String::from_utf8(bytes).expect("JSON is UTF-8");
    text.push('\n');
    text
}

/// The word that JSON has for a value such as a status; blank where it is more than a word.
pub fn word(value: &impl Serialize) -> String {
    let value = serde_json::to_value(value).ok();
    value.and_then(|it| it.as_str().map(str::to_owned)).unwrap_or_default()
}

/// Indents objects and lists of objects; numbers and words follow each other on one line.
#[derive(Default)]
struct Layout {
    depth: usize,
    /// An entry of a list is due whose kind is not yet known: whether it is the first.
    due: Option<bool>,
    /// Whether each open list or object has put its entries on lines of their own.
    broken: Vec<bool>,
}

impl Layout {
    fn new_line<W: ?Sized + io::Write>(&self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b"\n")?;
        (0..self.depth).try_for_each(|_| writer.write_all(b"  "))
    }

    /// Separates an entry of a list from what stands before it.
    fn separate<W: ?Sized + io::Write>(&mut self, writer: &mut W, inline: bool) -> io::Result<()> {
        let Some(first) = self.due.take() else { return Ok(()) };
        if !first {
            writer.write_all(b",")?;
        }
        if !inline {
            if let Some(broken) = self.broken.last_mut() {
                *broken = true;
            }
            return self.new_line(writer);
        }
        if first { Ok(()) } else { writer.write_all(b" ") }
    }

    fn open<W: ?Sized + io::Write>(&mut self, writer: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.separate(writer, false)?;
        self.depth += 1;
        self.broken.push(false);
        writer.write_all(bracket)
    }

    fn close<W: ?Sized + io::Write>(&mut self, writer: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth -= 1;
        if self.broken.pop() == Some(true) {
            self.new_line(writer)?;
        }
        writer.write_all(bracket)
    }
}

macro_rules! inline_numbers {
    ($($name:ident: $type:ty),*) => {$(
        fn $name<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: $type) -> io::Result<()> {
            self.separate(writer, true)?;
            Formatter::$name(&mut serde_json::ser::CompactFormatter, writer, value)
        }
    )*};
}

impl Formatter for Layout {
    inline_numbers! {
        write_bool: bool, write_i8: i8, write_i16: i16, write_i32: i32, write_i64: i64,
        write_u8: u8, write_u16: u16, write_u32: u32, write_u64: u64, write_f32: f32
    }

    /// The digits a figure holds; zero has no sign.
    fn write_f64<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        self.separate(writer, true)?;
        serde_json::ser::CompactFormatter.write_f64(writer, as_held(value))
    }

    fn write_null<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.separate(writer, true)?;
        writer.write_all(b"null")
    }

    fn begin_string<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.separate(writer, true)?;
        writer.write_all(b"\"")
    }

    fn begin_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.open(writer, b"[")
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.close(writer, b"]")
    }

    fn begin_array_value<W: ?Sized + io::Write>(
        &mut self,
        _: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.due = Some(first);
        Ok(())
    }

    fn end_array_value<W: ?Sized + io::Write>(&mut self, _: &mut W) -> io::Result<()> {
        Ok(())
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.open(writer, b"{")
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.close(writer, b"}")
    }

    fn begin_object_key<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        if !first {
            writer.write_all(b",")?;
        }
        if let Some(broken) = self.broken.last_mut() {
            *broken = true;
        }
        self.new_line(writer)
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    #[test]
    fn lists_of_numbers_and_words_stay_on_one_line() {
        let value = json!({
            "a": [1.5, 2.0], "b": [{"c": ["x", "y"], "d": []}, {"e": {}}], "f": [[1, 2], [3]],
        });
        let expected = r#"{
  "a": [1.5, 2.0],
  "b": [
    {
      "c": ["x", "y"],
      "d": []
    },
    {
      "e": {}
    }
  ],
  "f": [
    [1, 2],
    [3]
  ]
}
"#;
        assert_eq!(super::pretty(&value), expected);
        let read: serde_json::Value = serde_json::from_str(expected).expect("JSON");
        assert_eq!(read, value);
    }
}
