// A row with a word and a box to tick.

import { element, on } from "../view/elements.js";

/** The row, and the box in it. */
export function switchRow(name: string, changed: (on: boolean) => void): { row: HTMLElement; box: HTMLInputElement } {
  const box = element("input", { type: "checkbox" });
  on(box, "change", () => changed(box.checked));
  return { row: element("label", { class: "row switch" }, name, box), box };
}
