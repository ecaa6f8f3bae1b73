//! Tables with bars between cells.

use crate::document::Tag;
use crate::tree::{Tree, TreeId};

/// In wider tables only the first row is filled up.
const MAX_COLUMNS: usize = 100;

/// Whether a table can't be written with bars: a cell spans others, or holds more than lines of text.
pub(super) fn needs_html(tree: &Tree, table: TreeId) -> bool {
    (table + 1..tree.end(table)).any(|id| match tree.tag(id) {
        Some(Tag::Td | Tag::Th) => spans(tree, id),
        Some(Tag::Ul | Tag::Ol | Tag::Dl | Tag::Pre | Tag::Blockquote | Tag::Table) => true,
        _ => false,
    })
}

fn spans(tree: &Tree, cell: TreeId) -> bool {
    ["colspan", "rowspan"].iter().any(|name| {
        tree.attribute(cell, name)
            .and_then(|value| value.trim().parse().ok())
            .is_some_and(|count: u32| count > 1)
    })
}

/// A table under way.
#[derive(Debug, Default)]
pub(super) struct Table {
    rows: Vec<Row>,
}

#[derive(Debug, Default)]
struct Row {
    cells: Vec<Cell>,
    head: bool,
}

/// A cell of a table.
#[derive(Debug)]
pub(super) struct Cell {
    /// Its Markdown, one line.
    pub(super) text: String,
    /// Whether it heads a column or a row.
    pub(super) head: bool,
}

impl Table {
    /// Whether it has no cell yet.
    pub(super) fn is_empty(&self) -> bool {
        self.rows.iter().all(|row| row.cells.is_empty())
    }

    /// Begins a row; `head` says that it stands in the table's head.
    pub(super) fn row(&mut self, head: bool) {
        self.rows.push(Row { cells: Vec::new(), head });
    }

    /// Adds a cell to the row begun last.
    pub(super) fn cell(&mut self, cell: Cell) {
        if self.rows.is_empty() {
            self.row(false);
        }
        if let Some(row) = self.rows.last_mut() {
            row.cells.push(cell);
        }
    }

    /// The table's lines, without a line feed at the end; empty for a table without cells.
    ///
    /// A table without a head gets an empty one: Markdown has no tables without.
    pub(super) fn write(mut self) -> String {
        self.rows.retain(|row| !row.cells.is_empty());
        let Some(first) = self.rows.first() else { return String::new() };
        let head = first.head || first.cells.iter().all(|cell| cell.head);
        let texts = |row: &Row| row.cells.iter().map(|cell| cell.text.clone()).collect();
        let mut grid: Vec<Vec<String>> = self.rows.iter().map(texts).collect();
        if !head {
            grid.insert(0, Vec::new());
        }
        let columns = grid.iter().map(Vec::len).max().unwrap_or(0);
        // In a wide table only the first row has to be as long as the longest.
        let filled = if columns > MAX_COLUMNS { 1 } else { grid.len() };
        grid[..filled].iter_mut().for_each(|row| row.resize(columns, String::new()));
        let mut lines: Vec<String> = grid.iter().map(|row| line(row)).collect();
        lines.insert(1, line(&vec!["---".to_owned(); columns]));
        lines.join("\n")
    }
}

fn line(cells: &[String]) -> String {
    let mut line = String::from("|");
    for cell in cells {
        line.push(' ');
        line.push_str(cell);
        line.push_str(" |");
    }
    line
}
