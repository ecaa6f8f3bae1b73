/**
 * The view by keyboard: in all that it can be in, Tab and Shift+Tab reach every control, nobody is caught, the focus is
 * seen, and goes back where it came from.
 *
 * @import { Case, World } from "../runner.mjs"
 */
import assert from "node:assert/strict";
import { enter, STATES } from "../states.mjs";
import { until } from "../wait.mjs";

/** On its way round Tab visits the browser's own controls in Firefox. */
const TOOLBAR_STOPS = 30;
/** More than one, since in the toolbars a stop looks like the next. */
const ROUNDS = 3;

/**
 * Runs in the closed root: what the keyboard has to reach, and where it is. Of several with a name, each has a number.
 *
 * @param {ShadowRoot} root
 */
function stops(root) {
  const within = root.querySelector("dialog dialog[open]") ?? root;
  const all = [...within.querySelectorAll("button, a[href], input, select, summary, [tabindex='0']")].filter(
    (element) => element.checkVisibility({ visibilityProperty: true }) && !element.matches(":disabled, [type=radio]:not(:checked)"),
  );
  const names = all.map((element) => `${element.localName} ${(element.getAttribute("aria-label") ?? element.textContent ?? "").trim()}`);
  const numbered = names.map((name, place) => {
    const number = names.slice(0, place).filter((other) => other === name).length;
    return `${name} ${all[place]?.closest(".peek") ? "in the card" : number}`;
  });
  const focused = root.activeElement;
  if (!focused || focused.matches("dialog, main")) return { names: numbered, at: "", outlined: true, seen: true };
  // The label of a choice shows its focus.
  const drawn = focused.closest(".choices label") ?? focused;
  const { outlineStyle, outlineWidth } = getComputedStyle(drawn);
  const { left = 0, top = 0, width = 0, bottom = 0 } = drawn.getClientRects()[0] ?? {};
  // Of what is tall, the middle of what is in the window.
  const hit = root.elementFromPoint(left + width / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2);
  return {
    names: numbered,
    at: numbered[all.indexOf(focused)] ?? `${focused.localName}.${focused.className}`,
    outlined: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
    seen: drawn.contains(hit) || (hit?.contains(drawn) ?? false),
  };
}

/**
 * Once the key was heard, the bar has slid in, the window has scrolled and the outline is drawn, if the focus is to be
 * seen at all.
 *
 * @param {World} world
 * @param {string} before where the focus was
 */
async function settled({ tab }, before) {
  const isSettled = (/** @type {ReturnType<typeof stops>} */ { at, seen, outlined }) => (at !== before || at === "") && seen && outlined;
  let now = await tab.inRoot(stops);
  for (let look = 0; look < 60 && !isSettled(now); look += 1) now = await tab.inRoot(stops);
  return now;
}

/**
 * All the way round, until the focus is where it was first, in the view.
 *
 * @param {World} world
 * @param {"Tab" | "Shift+Tab"} key
 */
async function walk(world, key) {
  const { tab } = world;
  const { names, at: start } = await tab.inRoot(stops);
  // Into a footnote's card one goes from its mark on; its links stand among the notes as well.
  const left = new Set(names.filter((name) => key === "Tab" || !name.endsWith("in the card")));
  const unseen = new Set();
  /** @type {string[]} */
  const way = [];
  const isRound = () => {
    const [first, ...further] = way.filter((at) => at !== "");
    return left.size === 0 && further.length > 0 && way.at(-1) === first;
  };
  while (way.length < ROUNDS * (names.length + TOOLBAR_STOPS) && !isRound()) {
    await tab.press(key);
    const { at, outlined, seen } = await settled(world, way.at(-1) ?? start);
    way.push(at);
    left.delete(at);
    if (!outlined) unseen.add(`${at}: no outline`);
    if (!seen) unseen.add(`${at}: covered, or out of the window`);
  }
  assert.deepEqual([...left], [], `not reached by ${key}`);
  assert.deepEqual([...unseen], [], `the focus can't be seen by ${key}`);
  assert.ok(isRound(), `${key} doesn't come round: ${way.join(", ")}`);
}

/** @type {Case[]} */
export const cases = STATES.map((state) => ({
  title: `Tab and Shift+Tab reach every control, with a visible focus, and the focus returns: ${state.name}`,
  run: async (world) => {
    const { tab, view } = world;
    await enter(world, state);
    await walk(world, "Tab");
    await walk(world, "Shift+Tab");
    const { shown, back, leave } = state;
    if (back === undefined) return;
    // A footnote's card comes a moment after the focus.
    await shown?.(world);
    await (leave ? view.pressByKeyboard("button", leave) : tab.press("Escape"));
    await until(`the focus is back at ${back}`, async () => {
      const focused = await view.focused();
      if (focused?.name.startsWith(back)) return true;
      throw new Error(`it is at ${focused?.role} ${focused?.name}`);
    });
    assert.ok(await view.isArticle(), "the view stays");
  },
}));
