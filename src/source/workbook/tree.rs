//! The factory file equivalent to the rows of a workbook, each value with the cell it came from.

use std::fmt::Write as _;

/// A value with its cell.
#[derive(Clone, Debug)]
pub(super) struct Node {
    /// The number of the cell.
    pub cell: u32,
    /// The value.
    pub what: What,
}

/// A value of the factory file.
#[derive(Clone, Debug)]
pub(super) enum What {
    /// Nothing yet.
    Missing,
    /// Text, number, yes or no, or a list of texts: as JSON.
    Leaf(String),
    /// A list.
    List(Vec<Node>),
    /// Fields, in order; a name may appear twice, which is found where the whole file is read.
    Object(Vec<Field>),
}

/// A field of an object.
#[derive(Clone, Debug)]
pub(super) struct Field {
    pub name: String,
    /// The cell its name came from.
    pub cell: u32,
    pub value: Node,
}

impl Node {
    pub(super) fn leaf(cell: u32, json: impl Into<String>) -> Self {
        Self { cell, what: What::Leaf(json.into()) }
    }

    pub(super) fn object(cell: u32) -> Self {
        Self { cell, what: What::Object(Vec::new()) }
    }

    /// The field of an object; of another value, nothing.
    pub(super) fn get(&self, name: &str) -> Option<&Self> {
        match &self.what {
            What::Object(fields) => {
                fields.iter().find(|field| field.name == name).map(|field| &field.value)
            }
            _ => None,
        }
    }

    /// The field of an object, made where it is not there yet; what is missing becomes an object.
    pub(super) fn field(&mut self, name: &str, cell: u32) -> &mut Self {
        if !matches!(self.what, What::Object(_)) {
            self.what = What::Object(Vec::new());
        }
        let What::Object(fields) = &mut self.what else { unreachable!("it was made one") };
        let at = fields.iter().position(|field| field.name == name).unwrap_or_else(|| {
            let value = Self { cell, what: What::Missing };
            fields.push(Field { name: name.to_owned(), cell, value });
            fields.len() - 1
        });
        &mut fields[at].value
    }

    /// A further field, also if there is one of the name.
    pub(super) fn push_field(&mut self, name: &str, cell: u32, value: Self) {
        if !matches!(self.what, What::Object(_)) {
            self.what = What::Object(Vec::new());
        }
        if let What::Object(fields) = &mut self.what {
            fields.push(Field { name: name.to_owned(), cell, value });
        }
    }

    /// A further entry of a list; what is missing becomes one.
    pub(super) fn push(&mut self, value: Self) -> usize {
        if !matches!(self.what, What::List(_)) {
            self.what = What::List(Vec::new());
        }
        let What::List(entries) = &mut self.what else { unreachable!("it was made one") };
        entries.push(value);
        entries.len() - 1
    }

    /// The entries of a list; of another value, none.
    pub(super) fn entries(&self) -> &[Self] {
        match &self.what {
            What::List(entries) => entries,
            _ => &[],
        }
    }

    pub(super) fn entries_mut(&mut self) -> &mut [Self] {
        match &mut self.what {
            What::List(entries) => entries,
            _ => &mut [],
        }
    }

    /// The text of a leaf that is text.
    pub(super) fn text(&self) -> Option<String> {
        match &self.what {
            What::Leaf(json) => serde_json::from_str(json).ok(),
            _ => None,
        }
    }
}

/// The longest object or list that stands on one line.
const LINE: usize = 96;

/// The file's text, and for each place in it, in order, the cell it came from.
pub(super) fn text(root: &Node) -> (String, Vec<(u32, u32)>) {
    let mut writer = Writer { text: String::new(), cells: Vec::new() };
    writer.value(root, 0);
    writer.text.push('\n');
    (writer.text, writer.cells)
}

struct Writer {
    text: String,
    cells: Vec<(u32, u32)>,
}

impl Writer {
    fn mark(&mut self, cell: u32) {
        let at = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        self.cells.push((at, cell));
    }

    fn value(&mut self, node: &Node, depth: usize) {
        self.mark(node.cell);
        match &node.what {
            What::Missing => self.text.push_str("null"),
            What::Leaf(json) => self.text.push_str(json),
            What::List(entries) => {
                let lines = depth == 1 || width(node) > LINE;
                self.inside('[', ']', entries.len(), lines, depth, |writer, at| {
                    writer.value(&entries[at], depth + 1);
                });
            }
            What::Object(fields) => {
                let lines = depth == 0 || width(node) > LINE;
                self.inside('{', '}', fields.len(), lines, depth, |writer, at| {
                    writer.mark(fields[at].cell);
                    let name = serde_json::Value::from(fields[at].name.as_str());
                    // Writing to a String cannot fail.
                    let _ = write!(writer.text, "{name}: ");
                    writer.value(&fields[at].value, depth + 1);
                });
            }
        }
    }

    fn inside(
        &mut self,
        open: char,
        close: char,
        count: usize,
        lines: bool,
        depth: usize,
        mut one: impl FnMut(&mut Self, usize),
    ) {
        self.text.push(open);
        let line = |text: &mut String, depth: usize| {
            if lines && count > 0 {
                text.push('\n');
                text.extend(std::iter::repeat_n("  ", depth));
            }
        };
        for at in 0..count {
            if at > 0 {
                self.text.push_str(if lines { "," } else { ", " });
            }
            line(&mut self.text, depth + 1);
            one(self, at);
        }
        line(&mut self.text, depth);
        self.text.push(close);
    }
}

/// How long a value is on one line, or anything above [`LINE`].
fn width(node: &Node) -> usize {
    let mut sum = 0;
    match &node.what {
        What::Missing => sum = 4,
        What::Leaf(json) => sum = json.chars().count(),
        What::List(entries) => {
            for entry in entries {
                sum += width(entry) + 2;
                if sum > LINE {
                    break;
                }
            }
        }
        What::Object(fields) => {
            for field in fields {
                sum += field.name.chars().count() + width(&field.value) + 6;
                if sum > LINE {
                    break;
                }
            }
        }
    }
    sum
}
