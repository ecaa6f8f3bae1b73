/**
 * The reader view as a reader meets it: parts found by role and accessible name in the closed root, pressed by pointer
 * or by keyboard.
 *
 * @import { Tab } from "./browsers/interface.mjs"
 *
 * @typedef {object} Part
 * @property {string} role
 * @property {string} name
 * @property {string} text
 * @property {number} x the middle, in viewport coordinates
 * @property {number} y
 * @property {boolean} outlined its focus is visible
 */
import { until } from "./wait.mjs";

/**
 * Runs in the closed root: every visible part with a role. Names follow the short way of the accessible name
 * computation (aria-labelledby, aria-label, a label, alt, the words, title), enough for a view that is our own.
 *
 * @param {ShadowRoot} root
 * @param {{ role?: string, name?: string, start?: boolean, focused?: boolean, scroll?: boolean }} wanted
 * @returns {Part[]}
 */
function partsOf(root, wanted) {
  /** @type {Record<string, string>} */
  const roles = {
    a: "link", article: "article", aside: "complementary", blockquote: "blockquote", button: "button", dialog: "dialog",
    figcaption: "caption", figure: "figure", h1: "heading", h2: "heading", h3: "heading", h4: "heading", h5: "heading",
    h6: "heading", header: "banner", img: "img", li: "listitem", main: "main", nav: "navigation", ol: "list",
    output: "status", p: "paragraph", pre: "code", select: "combobox", summary: "button", table: "table", time: "time",
    ul: "list",
  };
  /** @type {Record<string, string>} */
  const inputs = { range: "slider", checkbox: "checkbox", radio: "radio" };
  const roleOf = (/** @type {Element} */ element) =>
    element.getAttribute("role") ?? inputs[element.getAttribute("type") ?? ""] ?? roles[element.localName] ?? "";
  const words = (/** @type {string | null | undefined} */ text) => (text ?? "").replace(/\s+/gu, " ").trim();
  const nameOf = (/** @type {Element} */ element) => {
    const labels = (element.getAttribute("aria-labelledby") ?? "").split(" ").filter(Boolean);
    const labelled = labels.map((id) => root.getElementById(id)?.textContent).join(" ");
    const label = /** @type {HTMLInputElement} */ (element).labels?.[0]?.textContent ?? element.getAttribute("alt");
    const own = element instanceof HTMLElement ? element.innerText : element.textContent;
    return [labelled, element.getAttribute("aria-label"), label, own, element.getAttribute("title")].map(words).find(Boolean) ?? "";
  };
  const shown = (/** @type {Element} */ element) => element.checkVisibility({ visibilityProperty: true });
  const fits = (/** @type {Element} */ element) => {
    const name = nameOf(element);
    return (
      (wanted.role === undefined || roleOf(element) === wanted.role) &&
      (wanted.name === undefined || name === wanted.name || (wanted.start === true && name.startsWith(wanted.name)))
    );
  };
  const focused = root.activeElement;
  // What moves is somewhere else by the time it is pressed.
  if (wanted.scroll && root.getAnimations().some(({ playState }) => playState === "running")) return [];
  const all = wanted.focused ? (focused ? [focused] : []) : [...root.querySelectorAll("*")];
  return all.filter((element) => roleOf(element) !== "" && shown(element) && fits(element)).map((element) => {
    const place = element.getBoundingClientRect();
    if (wanted.scroll && (place.top < 0 || place.bottom > innerHeight)) element.scrollIntoView({ block: "center", behavior: "instant" });
    const { left, top, width, height } = element.getBoundingClientRect();
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const outlined = outlineStyle !== "none" && parseFloat(outlineWidth) >= 1;
    const text = words(element.textContent);
    return { role: roleOf(element), name: nameOf(element), text, x: left + width / 2, y: top + height / 2, outlined };
  });
}

/**
 * Runs in the closed root.
 *
 * @param {ShadowRoot} root
 */
function articleText(root) {
  const parts = Array.from(root.querySelectorAll("article > :not(header)"));
  return parts.map((part) => (part instanceof HTMLElement ? part.innerText : part.textContent)).join("\n");
}

/**
 * @param {Tab} tab
 */
export function viewIn(tab) {
  const parts = (/** @type {Parameters<typeof partsOf>[1]} */ wanted) => tab.inRoot(partsOf, wanted);
  const isOpen = () => tab.hasHost();
  const one = (/** @type {string} */ role, /** @type {string} */ name, scroll = false) =>
    until(`the view has a ${role} named "${name}"`, async () => {
      const [exact] = await parts({ role, name, scroll });
      return exact ?? (await parts({ role, name, start: true, scroll }))[0];
    });
  /** One part, once it has come to rest in the window: bars slide, and what is pressed may scroll. */
  const atRest = async (/** @type {string} */ role, /** @type {string} */ name) => {
    let last = await one(role, name, true);
    return until(`the ${role} "${name}" is at rest`, async () => {
      const before = last;
      last = await one(role, name, true);
      return last.x === before.x && last.y === before.y && last.y >= 0 ? last : null;
    });
  };
  const focused = async () => (await parts({ focused: true }))[0];
  return {
    isOpen,
    /** Whether the view holds an article, and is no message. */
    isArticle: async () => (await isOpen()) && (await parts({ role: "dialog" })).length > 0,
    /** The view has taken the page's place, with all of the text and its bar; at first it lies over the page without. */
    opened: () =>
      until("the view is open", async () => (await isOpen()) && (await tab.inRoot((root) => root.querySelector(".bar") !== null))).catch(async (error) => {
        const card = (await isOpen()) ? await tab.inRoot((root) => root.lastElementChild?.textContent ?? "") : "";
        throw new Error(`${error.message}; instead: ${card || (await tab.refusal()) || "nothing"}`);
      }),
    closed: () => until("the view is closed", async () => !(await isOpen())),
    /** All parts of a role, in the order of the view.
     * @param {string} role */
    list: (role) => parts({ role }),
    /** One part, waited for.
     * @param {string} role
     * @param {string} name its name, or how it begins */
    part: (role, name) => one(role, name),
    focused,
    /** The words below the article's heading. */
    articleText: () => tab.inRoot(articleText),
    /** The article as markup, to compare with itself. */
    articleMarkup: () => tab.inRoot((root) => root.querySelector("article")?.outerHTML ?? ""),
    /** A click in the middle of it.
     * @param {string} role
     * @param {string} name */
    click: async (role, name) => tab.clickAt(await atRest(role, name)),
    /** Tab until it has the focus, then Enter.
     * @param {string} role
     * @param {string} name */
    pressByKeyboard: async (role, name) => {
      const goal = await one(role, name);
      await until(`Tab reaches the ${role} "${name}"`, async () => {
        const now = await focused();
        if (now?.role === goal.role && now.name === goal.name) return true;
        await tab.press("Tab");
        return false;
      });
      await tab.press("Enter");
    },
  };
}
