/**
 * What a page has to be again when the view is closed.
 *
 * @import { Tab } from "./browsers/interface.mjs"
 */

/**
 * Runs in the page.
 *
 * @returns {{ html: string, scroll: number[], focus: string, selection: (string | number)[], inner: number[] }}
 */
function stateOf() {
  const path = (/** @type {Node | null} */ node) => {
    const steps = [];
    for (let at = node; at?.parentNode; at = at.parentNode) steps.unshift(Array.from(at.parentNode.childNodes).indexOf(/** @type {ChildNode} */ (at)));
    return steps.join("/");
  };
  const selection = getSelection();
  const scrollers = document.querySelectorAll("[data-scroller]");
  return {
    html: document.documentElement.outerHTML,
    scroll: [scrollX, scrollY],
    focus: path(document.activeElement),
    selection: selection
      ? [path(selection.anchorNode), selection.anchorOffset, path(selection.focusNode), selection.focusOffset, String(selection)]
      : [],
    inner: Array.from(scrollers, (scroller) => scroller.scrollTop),
  };
}

/** @param {Tab} tab */
export const pageState = (tab) => tab.evaluate(stateOf);
