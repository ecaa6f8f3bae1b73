// Links to a place in the same text.

import { layOutAround } from "./later.js";

/** The name of an element of the text in the view, where other elements have names too. */
export function placeName(name: string): string {
  return `text-${name}`;
}

/** The place of the article that a link leads to; null if it leads elsewhere. */
export function placeOfLink(link: HTMLAnchorElement, root: ShadowRoot): HTMLElement | null {
  if (link.hash.length < 2 || link.href.split("#")[0] !== location.href.split("#")[0]) return null;
  return root.getElementById(placeName(decoded(link.hash.slice(1))));
}

/** Follows a link to a place of the article within the view; all other links are the browser's. */
export function scrollToFragment(event: MouseEvent, root: ShadowRoot): void {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  const target = link && !event.defaultPrevented && placeOfLink(link, root);
  if (!target) return;
  event.preventDefault();
  layOutAround(target);
  target.scrollIntoView();
  // The next Tab goes on from here.
  target.setAttribute("tabindex", "-1");
  target.focus({ preventScroll: true });
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
