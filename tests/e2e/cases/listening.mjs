/**
 * Reading aloud. Chromium without a window has no voices; Firefox has some for tests, which say nothing and are done at once.
 *
 * @import { Case, World } from "../runner.mjs"
 */
import assert from "node:assert/strict";
import { articlePage, PARAGRAPHS } from "../pages.mjs";
import { until } from "../wait.mjs";

const MANY = Array.from({ length: 12 }, (_, place) => PARAGRAPHS.map((text) => `<p>Year ${place + 1}: ${text}</p>`).join("")).join("");

/** @param {World} world @param {string} [language] */
async function open({ tab, view, server }, language = "en") {
  server.add("/aloud", { body: articlePage({ inside: MANY }).replace('lang="en"', `lang="${language}"`) });
  await tab.open(server.address("/aloud"));
  await tab.clickToolbarButton();
  await view.opened();
  await view.click("button", "Listen");
}

/** Runs in the closed root: the words under the marks, by the paragraph they stand in.
 * @param {ShadowRoot} root */
function spoken(root) {
  const mark = root.querySelector(".spoken > div")?.getBoundingClientRect();
  if (!mark) return "";
  const middle = mark.top + mark.height / 2;
  const blocks = Array.from(root.querySelectorAll("article h1, article p:not(.byline)"));
  return blocks.find((block) => block.getBoundingClientRect().top <= middle && block.getBoundingClientRect().bottom >= middle)?.textContent ?? "";
}

/** @type {Case[]} */
export const cases = [
  {
    title: "says that there are no voices where there are none",
    only: "chromium",
    run: async (world) => {
      await open(world);
      const { tab, view } = world;
      const said = () => tab.inRoot((root) => root.querySelector(".speaker")?.textContent ?? "");
      await until("it is said", async () => (await said()).startsWith("This device has no voices of its own."));
      await tab.press("Escape");
      assert.equal(await said(), "");
      assert.ok(await view.isOpen());
      assert.equal((await view.focused())?.name, "Listen");
    },
  },
  {
    title: "reads aloud from any paragraph, marks the sentence, pauses, changes its speed, and ends with the view",
    only: "firefox",
    run: async (world) => {
      // Firefox's voice that never comes to an end.
      await open(world, "it-IT-noend");
      const { tab, view } = world;
      await until("a sentence is marked", async () => (await tab.inRoot(spoken)) !== "");
      await view.click("button", "Pause");
      const there = await tab.inRoot(spoken);
      assert.ok(there !== "", "the sentence stays marked");
      await view.click("button", "Next sentence");
      await view.click("button", "Pause");
      await view.click("button", "Speed 1");
      await view.part("button", "Speed 1.25");
      const pressed = await view.part("paragraph", PARAGRAPHS[1] ?? "");
      await tab.clickAt({ x: pressed.x, y: pressed.y });
      await until("it reads from there", async () => (await tab.inRoot(spoken)).startsWith((PARAGRAPHS[1] ?? "").slice(0, 30)));
      await tab.press("Escape");
      await until("it is over", async () => (await tab.inRoot(spoken)) === "");
      await view.click("button", "Listen");
      await view.part("button", "Pause");
      await tab.clickToolbarButton();
      await view.closed();
      await until("nothing is spoken", async () => !(await tab.evaluate(() => speechSynthesis.speaking || speechSynthesis.pending)));
    },
  },
  {
    title: "reads on from sentence to sentence until the end, and can begin anew",
    only: "firefox",
    run: async (world) => {
      await open(world);
      const { tab, view } = world;
      await until("it came to its end", async () => (await view.list("button")).some(({ name }) => name === "Play"));
      const last = await tab.inRoot((root) => root.querySelector("article")?.lastElementChild?.getBoundingClientRect().top ?? Infinity);
      assert.ok(last < 900, "the text went along");
      await view.click("button", "Play");
    },
  },
  {
    title: "Listen stands in the bar, and in More where that is narrow",
    run: async ({ tab, view, server }) => {
      // By Firefox's voice that never comes to an end: one that reads on scrolls, and the bar leaves.
      server.add("/aloud", { body: articlePage({ inside: MANY }).replace('lang="en"', 'lang="it-IT-noend"') });
      await tab.resize(1280, 900);
      await tab.open(server.address("/aloud"));
      await tab.clickToolbarButton();
      await view.opened();
      await tab.resize(500, 900);
      await until("it left the bar", async () => !(await view.list("button")).some(({ name }) => name === "Listen"));
      await view.click("button", "More");
      await view.click("button", "Listen");
      const parts = () => tab.inRoot((root) => [".panel", ".speaker"].map((selector) => root.querySelectorAll(selector).length));
      await until("nothing lies over the text but what reads", async () => (await parts()).join() === "0,1");
      await tab.press("Escape");
      await until("it is over", async () => (await parts()).join() === "0,0");
      assert.equal((await view.focused())?.name, "More");
      await tab.resize(1280, 900);
      // The bar went when the reading scrolled on.
      await tab.press("Home");
      const pressed = () => tab.inRoot((root) => {
        const button = /** @type {Element} */ (root.querySelector(".bar .listen"));
        return [button.getAttribute("aria-pressed"), getComputedStyle(button).boxShadow !== "none"];
      });
      assert.deepEqual(await pressed(), ["false", false]);
      await view.click("button", "Listen");
      await until("the button is pressed, and looks so", async () => (await pressed()).join() === "true,true");
      await tab.press("Escape");
      assert.deepEqual(await pressed(), ["false", false]);
      assert.equal((await view.focused())?.name, "Listen");
      await tab.resize(500, 900);
      await until("the labels went", () => tab.inRoot((root) => Number(root.querySelector(".bar .label")?.getBoundingClientRect().width) < 2));
      await tab.press("Tab");
      await until("Tab went on to the next button", async () => (await view.focused())?.name === "Look");
      await until("it left the bar", async () => !(await view.list("button")).some(({ name }) => name === "Listen"));
    },
  },
  {
    title: "what is read aloud goes on where the text around it changes, and ends where it is removed itself",
    only: "firefox",
    run: async (world) => {
      await open(world, "it-IT-noend");
      const { tab, view } = world;
      const [first = "", second = ""] = PARAGRAPHS;
      const press = async (/** @type {string} */ words) => {
        const { x, y } = await view.part("paragraph", words);
        await tab.clickAt({ x, y });
      };
      const readsSecond = async () => (await tab.inRoot(spoken)).startsWith(second.slice(0, 30));
      await press(second);
      await until("the second paragraph is read", readsSecond);
      await view.click("button", "More");
      await view.click("button", "Remove parts");
      await press(first);
      await until("the first one went", async () => !(await view.list("paragraph")).some(({ text }) => text === first));
      assert.ok(await readsSecond(), "the mark went along");
      await press(second);
      await until("it is over", () => tab.inRoot((root) => root.querySelector(".speaker") === null));
    },
  },
];
