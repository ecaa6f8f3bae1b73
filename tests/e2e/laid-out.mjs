/**
 * Run in the view's closed root: how its text is laid out, in lines, and in the colours that are drawn.
 */

/**
 * The lines of an element's text: how many characters each has.
 *
 * @param {ShadowRoot} root
 * @param {string} selector of elements with one column of text
 * @returns {number[][]} by element
 */
export function linesOf(root, selector) {
  return Array.from(root.querySelectorAll(selector), (element) => {
    const range = document.createRange();
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    /** @type {number[]} */
    const lines = [];
    let below = -Infinity;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent ?? "";
      for (let place = 0; place < text.length; place += 1) {
        range.setStart(node, place);
        range.setEnd(node, place + 1);
        const [box] = range.getClientRects();
        if (box && box.top > below) {
          lines.push(0);
          below = box.top + box.height / 2;
        }
        lines[lines.length - 1] = (lines.at(-1) ?? 0) + 1;
      }
    }
    return lines;
  });
}

/**
 * The contrast of everything that can be seen: each text's colour, and each control's border, against what is drawn
 * behind it.
 *
 * @param {ShadowRoot} root
 * @returns {{ what: string, kind: "text" | "link" | "control", ratio: number }[]}
 */
export function contrasts(root) {
  /** @type {(colour: string) => number[]} */
  const channels = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (/** @type {number[]} */ colour) => {
    const [red = 0, green = 0, blue = 0] = colour.slice(0, 3).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ratio = (/** @type {number[]} */ one, /** @type {number[]} */ other) => {
    const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  /** @type {(element: Element | null) => number[]} */
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = channels(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    throw new Error("nothing is drawn behind it");
  };
  /** @type {ReturnType<typeof contrasts>} */
  const found = [];
  for (const element of root.querySelectorAll("dialog *")) {
    const style = getComputedStyle(element);
    const what = `${element.localName}.${element.getAttribute("class") ?? ""} ${(element.textContent ?? "").trim().slice(0, 24)}`;
    if (!element.checkVisibility({ visibilityProperty: true }) || element.closest(".name")) continue;
    const hasText = Array.from(element.childNodes).some((node) => node.nodeType === 3 && (node.textContent ?? "").trim() !== "");
    const isControl = element.closest("button, summary, a") !== null;
    if (hasText) found.push({ what, kind: isControl ? "link" : "text", ratio: ratio(channels(style.color), ground(element)) });
    if (element.localName === "path") found.push({ what, kind: "control", ratio: ratio(channels(style.stroke), ground(element)) });
    if (element.matches(".choices label, .framed")) {
      found.push({ what: `${what} border`, kind: "control", ratio: ratio(channels(style.borderTopColor), ground(element.parentElement)) });
    }
  }
  // Whether a link was visited no script is told, and what browsers draw themselves has no colours of its own.
  const tokens = getComputedStyle(/** @type {Element} */ (root.querySelector("dialog")));
  const token = (/** @type {string} */ name) => {
    const digits = tokens.getPropertyValue(name).trim().slice(1).match(/../g) ?? [];
    return digits.map((digit) => Number.parseInt(digit, 16));
  };
  for (const name of ["--u-visited", "--u-focus", "--u-control"]) {
    for (const behind of ["--u-ground", "--u-raised"]) {
      found.push({ what: `${name} on ${behind}`, kind: "control", ratio: ratio(token(name), token(behind)) });
    }
  }
  return found;
}
