//! Tables that fit the terminal, also where names are wide characters.

use std::borrow::Cow;

use comfy_table::{CellAlignment, ContentArrangement, Table as Grid, presets};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::terminal::Terminal;
use crate::words::visible;

/// Rows of a table before the rest is left to the files of `--out`.
pub const ROWS: usize = 12;

/// Where a column's cells stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// Left, and cut where the table would be too wide.
    Name,
    /// Left, never cut.
    Word,
    /// Right, never cut.
    Figure,
}

/// A table under construction.
#[derive(Debug)]
pub struct Table {
    columns: Vec<(String, Column)>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table with headed columns.
    pub fn new(columns: &[(&str, Column)]) -> Self {
        let head = |head: &str| visible::line(head).into_owned();
        let columns = columns.iter().map(|(it, kind)| (head(it), *kind)).collect();
        Self { columns, rows: Vec::new() }
    }

    /// A table whose columns are headed with what the catalogue says under these keys; a column
    /// without a key has no heading.
    pub fn headed(terminal: &Terminal<'_>, columns: &[(&str, Column)]) -> Self {
        let head = |key: &str| if key.is_empty() { String::new() } else { terminal.say(key) };
        let columns = columns.iter().map(|(key, kind)| (head(key), *kind)).collect();
        Self { columns, rows: Vec::new() }
    }

    /// Adds a row with a cell for each column, each of one line, whatever is in its names.
    pub fn row(&mut self, mut cells: Vec<String>) {
        debug_assert_eq!(cells.len(), self.columns.len());
        for cell in &mut cells {
            if let Cow::Owned(shown) = visible::line(cell) {
                *cell = shown;
            }
        }
        self.rows.push(cells);
    }

    /// The lines, two spaces in, without spaces at their ends, names cut where they would be wider
    /// than `width` columns. A column without any content is left out.
    pub fn fitted(mut self, width: usize) -> String {
        self.drop_empty_columns();
        self.cut_names(width);
        let mut grid = Grid::new();
        grid.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled);
        grid.set_header(self.columns.iter().map(|(head, _)| head.as_str()));
        for row in &self.rows {
            grid.add_row(row);
        }
        for (position, (_, kind)) in self.columns.iter().enumerate() {
            if let Some(column) = grid.column_mut(position) {
                let left = if position == 0 { 2 } else { 0 };
                column.set_padding((left, 2));
                if *kind == Column::Figure {
                    column.set_cell_alignment(CellAlignment::Right);
                }
            }
        }
        let mut lines = String::new();
        for line in grid.to_string().lines() {
            lines.push_str(line.trim_end());
            lines.push('\n');
        }
        lines
    }

    fn drop_empty_columns(&mut self) {
        let kept: Vec<bool> = (0..self.columns.len())
            .map(|at| at == 0 || self.rows.iter().any(|row| !row[at].is_empty()))
            .collect();
        let keep = |at: usize| kept[at];
        let mut at = 0..;
        self.columns.retain(|_| at.next().is_some_and(keep));
        for row in &mut self.rows {
            let mut at = 0..;
            row.retain(|_| at.next().is_some_and(keep));
        }
    }

    fn width_of(&self, at: usize) -> usize {
        let cells = self.rows.iter().map(|row| row[at].width());
        cells.chain([self.columns[at].0.width()]).max().unwrap_or(0)
    }

    /// Cuts the widest names, one column of the terminal at a time, until the table fits.
    fn cut_names(&mut self, most: usize) {
        let mut widths: Vec<usize> = (0..self.columns.len()).map(|at| self.width_of(at)).collect();
        // Two spaces before every column; none are needed after the last.
        let total = |widths: &[usize]| widths.iter().map(|width| width + 2).sum::<usize>();
        while total(&widths) > most {
            let names = (0..widths.len()).filter(|&at| self.columns[at].1 == Column::Name);
            let Some(widest) = names.max_by_key(|&at| widths[at]).filter(|&at| widths[at] > 6)
            else {
                break;
            };
            widths[widest] -= 1;
        }
        for (at, width) in widths.into_iter().enumerate() {
            for row in &mut self.rows {
                row[at] = shortened(&row[at], width);
            }
        }
    }
}

/// A text of one line cut to a width in terminal columns, `~` standing for what is missing.
pub fn shortened(text: &str, width: usize) -> String {
    let text = &*visible::line(text);
    if text.width() <= width {
        return text.to_owned();
    }
    let mut cut = String::new();
    let mut taken = 1;
    for character in text.chars() {
        taken += character.width().unwrap_or(0);
        if taken > width {
            break;
        }
        cut.push(character);
    }
    cut.push('~');
    cut
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_names_are_cut_by_terminal_columns() {
        assert_eq!(shortened("铣床车间甲组", 7), "铣床车~");
        assert_eq!(shortened("milling", 7), "milling");
    }

    #[test]
    fn tables_fit_the_terminal() {
        let mut table = Table::new(&[("name", Column::Name), ("hours", Column::Figure)]);
        table.row(vec!["铣".repeat(60), "1,234".into()]);
        let text = table.fitted(80);
        assert!(text.lines().all(|line| line.width() <= 80), "{text}");
        assert!(text.contains("1,234"));
    }
}
