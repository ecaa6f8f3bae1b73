// The text's sentences, as its language ends them.

/** What is read; the interface of a table or of code makes no sentences. */
export const SPOKEN = "h1, h2, h3, h4, h5, h6, p, li, figcaption, blockquote, dt, dd, summary, caption";

/** A sentence of the text: from a place in one of its texts to one in another. */
export interface Sentence {
  words: string;
  range: Range;
}

/** The text's sentences in their order. */
export function sentencesOf(article: HTMLElement, language: string): Sentence[] {
  const segmenter = new Intl.Segmenter(Intl.getCanonicalLocales(language)[0], { granularity: "sentence" });
  const blocks = Array.from(article.querySelectorAll(SPOKEN)).filter((block) => !block.querySelector(SPOKEN) || hasOwnText(block));
  return blocks.flatMap((block) => {
    const texts: { node: Text; start: number }[] = [];
    let words = "";
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
      // A mark of a footnote would be a number in the sentence, and what stands in an inner block has its own turn.
      if (node.parentElement?.closest("sup a, rt, pre") || node.parentElement?.closest(SPOKEN) !== block) continue;
      texts.push({ node, start: words.length });
      words += node.data;
    }
    const at = (offset: number, end: boolean): [Text, number] | null => {
      const found = texts.findLast(({ start }) => (end ? start < offset : start <= offset));
      return found ? [found.node, offset - found.start] : null;
    };
    return Array.from(segmenter.segment(words)).flatMap(({ segment, index }) => {
      const trimmed = segment.trimEnd();
      const [from, to] = [at(index + (trimmed.length - trimmed.trimStart().length), false), at(index + trimmed.length, true)];
      if (trimmed.trim() === "" || !from || !to) return [];
      const range = new Range();
      range.setStart(...from);
      range.setEnd(...to);
      return [{ words: trimmed.trim(), range }];
    });
  });
}

function hasOwnText(block: Element): boolean {
  return Array.from(block.childNodes).some((node) => node instanceof Text && node.data.trim() !== "");
}
