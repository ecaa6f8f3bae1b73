// A line over the bar, for as long as something is chosen.

import { say } from "../words.js";
import { button, element } from "../view/elements.js";

/** Says what to do, with the mode's buttons and one that ends it. */
export function modeLine(key: string, ended: () => void, ...buttons: HTMLElement[]): HTMLElement {
  const done = button({ class: "button" }, ended, say("done"));
  const words = element("p", { role: "status" }, say(key));
  return element("div", { class: "bar mode", role: "toolbar", "aria-label": say(key) }, words, ...buttons, done);
}

/** The keys of a mode. What a button has in focus it does itself. */
export function keyOf(event: KeyboardEvent): string | null {
  if (!event.isTrusted || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return null;
  const pressed = event.composedPath()[0];
  const onButton = pressed instanceof HTMLButtonElement;
  return onButton && (event.key === "Enter" || event.key === " ") ? null : event.key;
}
