// What stands above the text.

import type { Judgement } from "../judgement.js";
import { day, interfaceLanguage, minutes } from "../words.js";
import { element } from "./elements.js";

/** Site, title, and the line below it. */
export function headingOf(judgement: Judgement): Element[] {
  const { metadata } = judgement;
  const title = element("h1", {}, metadata.title || document.title || location.hostname);
  const byline = bylineOf(judgement);
  return metadata.site === "" ? [title, byline] : [element("p", { class: "site" }, metadata.site), title, byline];
}

/** The name is the page's word, the rest is said in the interface's language. */
export function bylineOf({ metadata, minutes: count }: Judgement): Element {
  const { contact, published } = metadata;
  const parts: Element[] = [];
  if (metadata.byline !== "") parts.push(element("span", {}, metadata.byline));
  if (contact !== "") parts.push(element("a", { href: `mailto:${contact}` }, contact));
  const date = published === "" ? "" : day(published);
  if (date !== "") parts.push(element("time", { datetime: published }, date));
  parts.push(element("span", {}, minutes(count)));
  return element("p", { class: "byline", lang: interfaceLanguage() }, ...parts);
}
