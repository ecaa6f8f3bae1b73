/**
 * axe-core, run on the view from the extension's own world, where a closed root may be looked into. Chromium only: in
 * Firefox no test reaches that world with a script of this size.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const THEMES = ["light", "sepia", "dark", "contrast"];

/** What axe found, in lines. */
const FINDINGS = `({ violations, incomplete }) => [...violations, ...incomplete].flatMap(({ id, nodes }) =>
  nodes.map(({ target, any, all, none }) => id + " " + target.flat().join(" ") + ": " + [...any, ...all, ...none].map(({ message }) => message).join("; ")))`;

/** Runs in the closed root: all rules but that of contrast, which axe leaves open outside of the body. */
export const CHECK_IN_PLACE = `async (root) => {
  ${AXE};
  const { get } = Object.getOwnPropertyDescriptor(Element.prototype, "shadowRoot");
  Object.defineProperty(Element.prototype, "shadowRoot", {
    configurable: true,
    get() { return this === root.host ? root : get.call(this); },
  });
  const result = await axe.run(root.host, { rules: { "color-contrast": { enabled: false } } });
  return (${FINDINGS})(result);
}`;

/**
 * Runs in the closed root: the view is closed, and a copy of it, with its sheets, put into the body, in each theme, but
 * for what is to be left out. axe can't tell a hatched ground, so it is given the one of its colours that text stands
 * out from less.
 */
export const CHECK_CONTRAST = `async (root, themes, left) => {
  ${AXE};
  const copies = [...root.childNodes].map((node) => node.cloneNode(true));
  const sheets = [...root.adoptedStyleSheets];
  const host = document.createElement("div");
  const open = host.attachShadow({ mode: "open" });
  open.adoptedStyleSheets = sheets;
  open.append(...copies);
  unhuskReading.leave();
  document.body.replaceChildren(host);
  for (const sheet of document.querySelectorAll("style")) sheet.remove();
  const dialogs = [...open.querySelectorAll("dialog")];
  for (const dialog of dialogs) dialog.removeAttribute("open");
  for (const dialog of dialogs) dialog.showModal();
  for (const one of left === "" ? [] : open.querySelectorAll(left)) one.remove();
  for (const hatched of open.querySelectorAll(".shown")) hatched.style.background = "var(--u-raised)";
  const findings = [];
  const grounds = new Set();
  for (const theme of themes) {
    dialogs[0].dataset.theme = theme;
    grounds.add(getComputedStyle(dialogs[0]).getPropertyValue("--u-ground"));
    const result = await axe.run(host, { runOnly: ["color-contrast"] });
    if (result.passes.length === 0) findings.push("nothing was checked");
    findings.push(...(${FINDINGS})(result).map((line) => theme + ": " + line));
  }
  if (grounds.size !== themes.length) findings.push("the copy has not the colours of its themes");
  return findings;
}`;

/** Runs in a page: all rules. */
export const CHECK_PAGE = `async () => { ${AXE}; return (${FINDINGS})(await axe.run()); }`;
