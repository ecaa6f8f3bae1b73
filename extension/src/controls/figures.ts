// Columns of figures: their last digits stand below one another.

/** A number, with the signs around it: a currency's, a percent's, brackets. What has letters, or dashes within, is none. */
const FIGURE = /^[^\p{L}\p{N}]{0,3}\p{Nd}+(?:[\s.,'’]\p{Nd}{3})*(?:[.,]\p{Nd}+)?[^\p{L}\p{N}]{0,3}$/u;
/** What stands where there is no number. */
const NONE = /^[^\p{L}\p{N}]{0,3}$/u;

/** Marks the cells of such columns, and their heads. */
export function markFigures(article: HTMLElement): void {
  for (const table of article.querySelectorAll("table")) {
    for (const column of columnsOf(table)) if (isOfFigures(column)) for (const cell of column) cell.classList.add("number");
  }
}

/** Two figures at least: one by itself has nothing to stand below. */
function isOfFigures(column: HTMLTableCellElement[]): boolean {
  const words = column.filter(({ localName }) => localName === "td").map(({ textContent }) => textContent.trim());
  return words.filter((text) => FIGURE.test(text)).length > 1 && words.every((text) => FIGURE.test(text) || NONE.test(text));
}

/** The cells that stand in one column only. */
function columnsOf(table: HTMLTableElement): HTMLTableCellElement[][] {
  const columns: HTMLTableCellElement[][] = [];
  /** By column, the row down to which a cell from above reaches. */
  const taken: number[] = [];
  Array.from(table.rows).forEach(({ cells }, row) => {
    let place = 0;
    for (const cell of cells) {
      while ((taken[place] ?? 0) > row) place++;
      if (cell.colSpan === 1) (columns[place] ??= []).push(cell);
      for (const end = place + cell.colSpan; place < end; place++) taken[place] = row + cell.rowSpan;
    }
  });
  return columns.filter(Boolean);
}
