// Where the reader is in a text, kept when that is shown anew.

const BLOCK = "h2, h3, h4, h5, h6, p, li, dt, dd, pre, table, figure";

/**
 * Remembers the first block on the screen; the answer finds it in another view and scrolls to it. What was translated
 * has no words in common: in the same article it is the block of the same number.
 */
export function rememberBlock(article: Element, isSameArticle: boolean): (next: Element) => void {
  const blocks = blocksOf(article);
  const place = blocks.findIndex((block) => block.getBoundingClientRect().bottom > 0);
  const block = blocks[place];
  if (!block || scrollY === 0) return () => undefined;
  const { top } = block.getBoundingClientRect();
  const text = block.textContent;
  return (next) => {
    const others = blocksOf(next);
    const byNumber = isSameArticle ? others[Math.min(place, others.length - 1)] : undefined;
    const same = nearest(others, place, (other) => other.textContent === text) ?? byNumber;
    if (same) scrollBy({ top: same.getBoundingClientRect().top - top, behavior: "instant" });
  };
}

function blocksOf(article: Element): Element[] {
  return Array.from(article.querySelectorAll(BLOCK));
}

/** Of those that fit, the one whose place is nearest. */
function nearest(blocks: Element[], place: number, fits: (block: Element) => boolean): Element | undefined {
  const distance = (other: number): number => Math.abs(other - place);
  const [first] = Array.from(blocks.keys())
    .filter((other) => fits(blocks[other] as Element))
    .toSorted((one, other) => distance(one) - distance(other));
  return first === undefined ? undefined : blocks[first];
}
