// What came out: the article, the list of what was removed, Markdown. The same code shows them in the reader view.

import { History } from "../extension/src/controls/history.js";
import { Mark } from "../extension/src/controls/marks.js";
import { RemovedPanel } from "../extension/src/controls/removed-panel.js";
import { Shown } from "../extension/src/controls/shown.js";
import type { Correction, Judgement, Metadata } from "../extension/src/judgement.js";
import { element } from "../extension/src/view/elements.js";
import { Text } from "../extension/src/view/text.js";
import { day, minutes, sayMessage } from "../extension/src/words.js";
import type { Judged } from "./judge.js";

/** Where things are shown. */
export interface Places {
  article: HTMLElement;
  removed: HTMLElement;
  markdown: HTMLElement;
}

/** Shows a judgement; putting a block back judges again. */
export function showResult(places: Places, first: Judged, judge: (corrections: Correction[]) => Judged): void {
  const heading = element("header", {}, ...headingOf(first.judgement));
  const text = new Text(heading);
  let markdown = first.markdown;
  const history = new History(first.judgement, async (corrections, look) => {
    const judged = judge(corrections);
    if (!look) markdown = judged.markdown;
    return judged.judgement;
  });
  const put = new Mark("marked");
  const shown: Shown = new Shown(text, history, () => panel.refresh());
  history.listen({
    changed: (made) => {
      shown.clear();
      put.mark([]);
      text.show(history.judgement.tree);
      if (made) put.set(text, made)[0]?.scrollIntoView({ block: "nearest" });
      places.markdown.textContent = markdown;
    },
    failed: () => undefined,
  });
  const panel: RemovedPanel = new RemovedPanel(history, shown);
  const { language, direction } = first.judgement.metadata;
  places.article.dir = direction;
  places.article.lang = language;
  places.article.replaceChildren(heading);
  text.show(first.judgement.tree);
  places.removed.replaceChildren(panel.element());
  places.markdown.textContent = markdown;
}

/** Site, title and the line below it; of a page without an article, what it is. */
function headingOf({ readable, found, metadata, minutes: count }: Judgement): Element[] {
  if (!readable) return [element("p", { lang: "en" }, found === null ? "" : sayMessage(found))];
  const parts: Element[] = [];
  if (metadata.site !== "") parts.push(element("p", { class: "site" }, metadata.site));
  if (metadata.title !== "") parts.push(element("h1", {}, metadata.title));
  parts.push(element("p", { class: "byline", lang: "en" }, ...bylineOf(metadata, count)));
  return parts;
}

function bylineOf({ byline, contact, published }: Metadata, count: number): Element[] {
  const parts: Element[] = [];
  if (byline !== "") parts.push(element("span", { dir: "auto" }, byline));
  if (contact !== "") parts.push(element("a", { href: `mailto:${contact}` }, contact));
  const date = published === "" ? "" : day(published);
  if (date !== "") parts.push(element("time", { datetime: published }, date));
  parts.push(element("span", {}, minutes(count)));
  return parts;
}
