//! A text report as far as it is written: lines, paragraphs, sections and tables for one terminal.

use super::Terminal;
use super::table::{ROWS, Table};
use crate::words::visible;

/// The page as far as it is written.
pub(super) struct Page<'t> {
    pub terminal: &'t Terminal<'t>,
    pub text: String,
}

impl<'t> Page<'t> {
    /// An empty page.
    pub fn new(terminal: &'t Terminal<'t>) -> Self {
        Self { terminal, text: String::new() }
    }

    /// One line, whatever is in the names in it.
    pub fn line(&mut self, line: &str) {
        self.text.push_str(visible::line(line).trim_end());
        self.text.push('\n');
    }

    /// Text that may take several lines: the first indented by `first`, the others by `rest`.
    pub fn wrapped(&mut self, text: &str, first: usize, rest: usize) {
        self.text.push_str(&self.terminal.wrapped(text, first, rest));
    }

    /// Text that begins at the margin.
    pub fn block(&mut self, text: &str) {
        self.wrapped(text, 0, 2);
    }

    /// Text within a section, indented.
    pub fn paragraph(&mut self, text: &str) {
        self.wrapped(text, 2, 4);
    }

    /// Opens a section: its title, with what matters most beside it.
    pub fn section(&mut self, title: &str, gist: &str) {
        self.line("");
        let title = title.to_uppercase();
        let line = if gist.is_empty() {
            self.terminal.say_with("section-alone", &[("title", (&title).into())])
        } else {
            let values = [("title", (&title).into()), ("gist", gist.into())];
            self.terminal.say_with("section", &values)
        };
        self.block(&line);
    }

    /// A table that fits the terminal.
    pub fn table(&mut self, table: Table) {
        self.text.push_str(&table.fitted(self.terminal.width()));
    }

    /// Says how many rows were left out and which file holds them all.
    pub fn more(&mut self, all: usize, file: &str) {
        if all > ROWS {
            let left = (all - ROWS).to_string();
            let values = [("left", (&left).into()), ("file", file.into())];
            let line = self.terminal.say_with("rows-left", &values);
            self.line(&format!("  {line}"));
        }
    }

    /// Says how many rows were left out of what JSON holds in full.
    pub fn more_in_json(&mut self, all: usize) {
        self.left_in_json(all, ROWS);
    }

    /// A section with a table of at most `most` rows, and how many more JSON holds; nothing where
    /// there is no row.
    pub fn tabled(
        &mut self,
        (title, gist): (&str, &str),
        most: usize,
        mut table: Table,
        rows: impl ExactSizeIterator<Item = Vec<String>>,
    ) {
        let all = rows.len();
        if all == 0 {
            return;
        }
        self.section(title, gist);
        rows.take(most).for_each(|row| table.row(row));
        self.table(table);
        self.left_in_json(all, most);
    }

    fn left_in_json(&mut self, all: usize, most: usize) {
        if all > most {
            let left = (all - most).to_string();
            let line = self.terminal.say_with("rows-left-json", &[("left", (&left).into())]);
            self.line(&format!("  {line}"));
        }
    }

    /// What to type next, under a key that takes the command.
    pub fn next(&mut self, said: impl Fn(&Terminal<'_>, &str) -> String, command: &str) {
        let text = said(self.terminal, command);
        self.paragraph(&text);
    }
}
