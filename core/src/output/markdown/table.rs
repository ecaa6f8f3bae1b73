//! Tables with bars between cells.

/// Wider tables, and cells that span more, lose their spans and keep their words.
const MAX_COLUMNS: usize = 100;

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
    /// How many columns it takes.
    pub(super) columns: usize,
    /// How many rows it takes.
    pub(super) rows: usize,
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
    /// What a cell spans beyond its place stays empty. A table without a head gets an empty one: Markdown has no
    /// tables without.
    pub(super) fn write(mut self) -> String {
        self.rows.retain(|row| !row.cells.is_empty());
        if self.rows.is_empty() {
            return String::new();
        }
        let head = self.rows.first().is_some_and(|row| row.head || row.cells.iter().all(|cell| cell.head));
        let mut grid = self.grid();
        if !head {
            grid.insert(0, Vec::new());
        }
        let columns = grid.iter().map(Vec::len).max().unwrap_or(0);
        // In a wide table only the first row has to be as long as the longest.
        let filled = if columns > MAX_COLUMNS { 1 } else { grid.len() };
        grid[..filled].iter_mut().for_each(|row| row.resize(columns, ""));
        let mut lines: Vec<String> = grid.iter().map(|row| line(row)).collect();
        lines.insert(1, line(&vec!["---"; columns]));
        lines.join("\n")
    }

    /// The cells' texts in their columns.
    fn grid(&self) -> Vec<Vec<&str>> {
        let narrow = self
            .rows
            .iter()
            .all(|row| row.cells.iter().map(|cell| cell.columns).sum::<usize>() <= MAX_COLUMNS);
        let mut taken: Vec<usize> = Vec::new();
        self.rows.iter().map(|row| place(row, narrow, &mut taken)).collect()
    }
}

/// A row's texts, with empty ones where cells above or beside it reach in; `taken` counts the rows still taken.
fn place<'a>(row: &'a Row, narrow: bool, taken: &mut Vec<usize>) -> Vec<&'a str> {
    let mut texts = Vec::new();
    let mut cells = row.cells.iter();
    loop {
        if narrow && let Some(rows) = taken.get_mut(texts.len()).filter(|rows| **rows > 0) {
            *rows -= 1;
            texts.push("");
            continue;
        }
        let Some(cell) = cells.next() else { return texts };
        let columns = if narrow { cell.columns.max(1) } else { 1 };
        for column in 0..columns {
            let at = texts.len();
            if taken.len() <= at {
                taken.resize(at + 1, 0);
            }
            taken[at] = cell.rows.saturating_sub(1);
            texts.push(if column == 0 { cell.text.as_str() } else { "" });
        }
    }
}

fn line(cells: &[&str]) -> String {
    let mut line = String::from("|");
    for cell in cells {
        line.push(' ');
        line.push_str(cell);
        line.push_str(" |");
    }
    line
}
