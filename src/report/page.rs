//! A text report as far as it is written: lines, paragraphs, sections and tables for one terminal.

use super::Terminal;
use super::table::fitted;
use super::view::{On, Table};
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

    /// Opens a section: its title, with what matters most next to it.
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

    /// A table that fits the terminal, `most` rows of it at most unless all are asked for, and how many
    /// more there are: in `file`, or in the JSON if there is no name.
    pub fn table(&mut self, mut table: Table, most: usize, file: &str) {
        table.rows.retain(|row| row.on.has(On::TEXT));
        let most = if self.terminal.has_detail() { usize::MAX } else { most };
        let left = table.rows.len().saturating_sub(most);
        table.rows.truncate(most);
        self.text.push_str(&fitted(table, self.terminal.width()));
        if left > 0 {
            let left = left.to_string();
            let left = ("left", (&left).into());
            let line = match file {
                "" => self.terminal.say_with("rows-left-json", &[left]),
                file => self.terminal.say_with("rows-left", &[left, ("file", file.into())]),
            };
            self.line(&format!("  {line}"));
        }
    }

    /// A section of one table; false and nothing if there is no row.
    pub fn tabled(
        &mut self,
        (title, gist): (&str, &str),
        table: Table,
        most: usize,
        file: &str,
    ) -> bool {
        let any = table.rows.iter().any(|row| row.on.has(On::TEXT));
        if any {
            self.section(title, gist);
            self.table(table, most, file);
        }
        any
    }

    /// What to type next, under a key that takes the command.
    pub fn next(&mut self, said: impl Fn(&Terminal<'_>, &str) -> String, command: &str) {
        let text = said(self.terminal, command);
        self.paragraph(&text);
    }
}
