/**
 * The view for whoever uses it by keyboard or hears it.
 *
 * @import { Case, World } from "../runner.mjs"
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { settingsIn } from "../settings-page.mjs";
import { LIVELY_PAGE, PARAGRAPHS } from "../pages.mjs";
import { until } from "../wait.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const [, , third = ""] = PARAGRAPHS;

/** The lively page with sections, so that it has a list of contents. */
const SECTIONS = ["Granite", "Rollers", "Rails"].map((title) => `<h2>${title}</h2><p>${third} ${title}.</p>`).join("");
const RICH_PAGE = LIVELY_PAGE.replace("</article>", `${SECTIONS}</article>`);

/** What axe found, in lines. */
const FINDINGS = `({ violations, incomplete }) => [...violations, ...incomplete].flatMap(({ id, nodes }) =>
  nodes.map(({ target, any, all, none }) => id + " " + target.flat().join(" ") + ": " + [...any, ...all, ...none].map(({ message }) => message).join("; ")))`;

/** Runs in the extension's own world, where a closed root may be looked into. */
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
 * axe leaves contrast open outside body. So the view is closed, and a copy of it put into the body, in each theme.
 */
const CHECK_CONTRAST = `async (root, themes) => {
  ${AXE};
  const copies = [...root.childNodes].map((node) => node.cloneNode(true));
  const host = document.createElement("div");
  const open = host.attachShadow({ mode: "open" });
  open.append(...copies);
  unhuskReading.leave();
  document.body.replaceChildren(host);
  for (const sheet of document.querySelectorAll("style")) sheet.remove();
  const dialog = open.querySelector("dialog");
  dialog.removeAttribute("open");
  dialog.showModal();
  const findings = [];
  for (const theme of themes) {
    dialog.dataset.theme = theme;
    const result = await axe.run(host, { runOnly: ["color-contrast"] });
    if (result.passes.length === 0) findings.push("nothing was checked");
    findings.push(...(${FINDINGS})(result).map((line) => theme + ": " + line));
  }
  return findings;
}`;

const THEMES = ["light", "sepia", "dark", "contrast"];

/**
 * The view with nothing, or one panel, open.
 *
 * @param {World} world
 * @param {string | null} panel the name of its button
 */
async function openWith({ tab, view, server }, panel) {
  server.add("/rich", { body: RICH_PAGE });
  await tab.open(server.address("/rich"));
  await tab.clickToolbarButton();
  await view.opened();
  if (!panel) return;
  if (MODES.includes(panel)) {
    await view.click("button", "More");
    await view.click("button", panel);
    await until("the mode is on", () => tab.inRoot((root) => root.querySelector(".mode") !== null));
    return;
  }
  await view.click("button", panel);
  if (panel === "Listen") await view.part("button", "Stop listening");
  else await view.part("heading", panel);
}

/**
 * Runs in the closed root: what the keyboard has to reach, and where it is.
 *
 * @param {ShadowRoot} root
 */
function stops(root) {
  const all = [...root.querySelectorAll("button, a[href], input, select, summary, [tabindex='0']")].filter(
    (element) => element.checkVisibility({ visibilityProperty: true }) && !element.matches(":disabled, [type=radio]:not(:checked)"),
  );
  const focused = root.activeElement;
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(focused ?? /** @type {Element} */ (all[0]));
  return {
    names: all.map((element) => `${element.localName} ${element.getAttribute("aria-label") ?? element.textContent}`),
    at: focused ? all.indexOf(focused) : -1,
    visible: (outlineStyle !== "none" && parseFloat(outlineWidth) >= 1) || boxShadow !== "none",
  };
}

/**
 * @param {World} world
 * @param {string | null} panel
 */
async function tabThrough(world, panel) {
  await openWith(world, panel);
  const { tab } = world;
  const { names } = await tab.inRoot(stops);
  const reached = new Set();
  const hidden = [];
  for (let press = 0; press < names.length + TOOLBAR_STOPS && reached.size < names.length; press += 1) {
    await tab.press("Tab");
    const { at, visible } = await tab.inRoot(stops);
    if (at >= 0) reached.add(at);
    if (at >= 0 && !visible) hidden.push(names[at]);
  }
  assert.deepEqual(names.filter((_, place) => !reached.has(place)), [], "not reached by Tab");
  assert.deepEqual(hidden, [], "the focus can't be seen");
}

/** On its way round Tab visits the browser's own controls in Firefox. */
const TOOLBAR_STOPS = 30;

/** @type {(string | null)[]} */
const STATES = [null, "Contents", "Listen", "Removed", "Look", "More"];

/** What goes on over the view or the page, with a line of its own. */
const MODES = ["Remove parts", "Show on the page", "Pick the main part"];

/** @type {Case} */
const settingsPage = {
  title: "axe-core finds nothing on the settings page, in every theme",
  only: "chromium",
  run: async ({ tab }) => {
    await settingsIn(tab).open();
    for (const theme of THEMES) {
      await tab.evaluate((name) => void (document.body.dataset["theme"] = name), theme);
      const found = await tab.evaluate(`async () => { ${AXE}; return (${FINDINGS})(await axe.run()); }`);
      assert.deepEqual(found, [], theme);
    }
  },
};

/** @type {Case[]} */
const modes = MODES.map((mode) => ({
  title: `axe-core finds nothing, in the mode "${mode}"`,
  only: "chromium",
  run: async (world) => {
    await openWith(world, mode);
    assert.deepEqual(await world.tab.inRoot(CHECK_IN_PLACE), []);
  },
}));

/** @type {Case[]} */
export const cases = [settingsPage, ...modes].concat(STATES.flatMap((panel) => {
  const state = panel ? `with the panel "${panel}"` : "at rest";
  return /** @type {Case[]} */ ([
    { title: `Tab reaches every control, with a visible focus, ${state}`, run: (world) => tabThrough(world, panel) },
    {
      title: `axe-core finds nothing, ${state}`,
      only: "chromium",
      run: async (world) => {
        await openWith(world, panel);
        assert.deepEqual(await world.tab.inRoot(CHECK_IN_PLACE), []);
      },
    },
    {
      title: `axe-core finds enough contrast in every theme, ${state}`,
      only: "chromium",
      run: async (world) => {
        await openWith(world, panel);
        assert.deepEqual(await world.tab.inRoot(CHECK_CONTRAST, THEMES), []);
      },
    },
  ]);
}));
