// Of a long text, what is laid out only once it is near the window. Until then it has a guessed height.

/** A text of more nodes is laid out piece by piece. */
const LONG = 800;

/** The class of such a part. */
const LATER = "later";

/** So many parts fill a window in any case, or next to it. */
const AROUND = 24;

/** Leaves these parts of a text to be laid out later, if it has so many nodes. */
export function putOff(parts: readonly ChildNode[], nodes: number): void {
  if (nodes <= LONG) return;
  for (const part of parts) if (part instanceof Element) part.classList.add(LATER);
}

/** Has what is around an element of the text laid out at once: it keeps its place then when the window gets there. */
export function layOutAround(target: Element): void {
  const part = target.closest(".article > *");
  for (const side of ["previousElementSibling", "nextElementSibling"] as const) {
    let near = part;
    for (let left = AROUND; near && left > 0; left--) {
      near.classList.remove(LATER);
      near = near[side];
    }
  }
}
