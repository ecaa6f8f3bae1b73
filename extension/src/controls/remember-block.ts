// Where the reader is in a text, kept when that is shown anew.

import { HOLDER } from "../view/text.js";
import { nearest } from "./nearest.js";

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
    const same = others[nearest(others, place, (other) => other.textContent === text) ?? -1] ?? byNumber;
    if (same) scrollBy({ top: same.getBoundingClientRect().top - top, behavior: "instant" });
  };
}

function blocksOf(article: Element): Element[] {
  return Array.from(article.querySelectorAll(HOLDER));
}
