// Text for the clipboard.

import { element } from "../view/elements.js";

/** Copies the text; `view` lends room for a field, where only what is selected may be copied. */
export async function copy(text: string, view: HTMLElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch (error) {
    // Pages without encryption have no clipboard to write to, and others may forbid it.
    if (!copySelected(text, view)) throw error;
  }
}

function copySelected(text: string, view: HTMLElement): boolean {
  const root = view.getRootNode();
  const focused = root instanceof ShadowRoot ? root.activeElement : null;
  const field = element("textarea", { class: "name", tabindex: "-1", "aria-hidden": "true" });
  field.value = text;
  view.append(field);
  field.focus({ preventScroll: true });
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return copied;
}
