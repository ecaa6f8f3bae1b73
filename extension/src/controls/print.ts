// The article on paper, where addresses may stand after links: not after those that lead to a place of the same text.

import sheet from "./print.css" with { type: "text" };

/** The sheets for it. */
export function printSheets(): string[] {
  // As links of the view are written: with the page's own address in front.
  const place = JSON.stringify(`${location.href.split("#")[0] ?? ""}#`);
  return [sheet, `@media print { [data-look] .article a[href^=${place}]::after { content: none; } }`];
}
