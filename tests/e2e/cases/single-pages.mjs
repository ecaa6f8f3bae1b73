/**
 * Pages that go on to another address by themselves: the view follows to the new article, or closes with a word.
 *
 * @import { Case, World } from "../runner.mjs"
 */
import assert from "node:assert/strict";
import { ALLOWED } from "../browsers/interface.mjs";
import { articlePage, PARAGRAPHS, TITLE } from "../pages.mjs";
import { stays, until } from "../wait.mjs";

const NEXT = "The ferry that nobody missed";
const NEXT_PARAGRAPHS = [
  "Until the bridge was built, a ferry crossed the sound at Marn eleven times a day, and its captain knew by the sound of a footstep on the ramp who had come aboard, and mostly why.",
  "When the bridge opened he went on crossing for another year, with nobody on board but his dog, because the contract said so, and because the council had forgotten that it had ever signed one.",
  "It was the dog that ended it: one morning it stayed on the far bank, and the captain, who had never missed a crossing, turned round in the middle of the water to fetch it home.",
];
const NEXT_ARTICLE = `<article><h1>${NEXT}</h1>${NEXT_PARAGRAPHS.map((paragraph) => `<p>${paragraph}</p>`).join("")}</article>`;

/**
 * Runs in the page, which goes on: to another address, and after some time to other contents. Notes after how long the
 * view's host is another one, or gone.
 *
 * @param {"pushState" | "replaceState"} method
 * @param {string | null} contents null: they stay
 * @param {number} wait
 */
function goOn(method, contents, wait) {
  const host = document.documentElement.lastElementChild;
  const start = performance.now();
  const change = () => {
    if (contents === null) return;
    /** @type {Element} */ (document.querySelector("main")).innerHTML = contents;
    document.title = document.querySelector("h1")?.textContent ?? "Loading";
  };
  new MutationObserver(() => {
    if (!host?.isConnected) document.body.dataset["took"] ??= String(performance.now() - start);
  }).observe(document.documentElement, { childList: true });
  history[method]({}, "", "/another-address");
  if (wait === 0) change();
  else setTimeout(change, wait);
}

/**
 * @param {World} world
 * @param {string} [host]
 */
async function openStory({ tab, view, server }, host) {
  server.add("/single", { body: articlePage() });
  await tab.open(server.address("/single", host));
  await tab.clickToolbarButton();
  await view.opened();
  await view.part("button", "Look");
}

/**
 * The page goes on, and the view answers within half a second. A machine that is busy may be late, but not each time.
 *
 * @param {World} world
 * @param {(world: World) => Promise<void>} open
 * @param {Parameters<typeof goOn>} way
 */
async function goesOnInTime(world, open, ...way) {
  const { tab } = world;
  for (let tries = 3; tries > 0; tries -= 1) {
    await open(world);
    await tab.evaluate(goOn, ...way);
    const took = Number(await until("the view has changed", () => tab.evaluate(() => document.body.dataset["took"])));
    if (took < 500) return;
    assert.ok(tries > 1, `it took ${took} ms`);
  }
}

/** @param {World} world */
async function follows({ tab, view }) {
  await view.part("heading", NEXT);
  const text = await view.articleText();
  for (const paragraph of NEXT_PARAGRAPHS) assert.ok(text.includes(paragraph), paragraph);
  assert.ok(!text.includes(PARAGRAPHS[0] ?? ""), "nothing of the old article");
  await view.part("button", "Look");
  assert.equal(await tab.evaluate(() => scrollY), 0, "it begins at its top");
}

/** @param {World} world */
async function closesWithAWord({ tab, view }) {
  await until("a word is there", async () => (await view.isOpen()) && (await view.list("alert")).length > 0);
  assert.equal((await view.list("dialog")).length, 0);
  assert.match((await view.list("alert"))[0]?.text ?? "", /went on/);
  assert.ok(await tab.evaluate(() => document.body.checkVisibility()), "the page is shown");
}

/** @type {Case[]} */
export const cases = [
  .../** @type {const} */ (["pushState", "replaceState"]).flatMap((method) => [
    {
      title: `single page, ${method}: the view follows the new article within half a second`,
      run: async (/** @type {World} */ world) => {
        await goesOnInTime(world, openStory, method, NEXT_ARTICLE, 0);
        await follows(world);
        // It is a view like the first.
        await world.tab.press("Escape");
        await world.view.closed();
        assert.ok(await world.tab.evaluate(() => document.body.checkVisibility()), "the page is shown");
      },
    },
    {
      title: `single page, ${method}: without an article the view closes with a word within half a second`,
      run: async (/** @type {World} */ world) => {
        await goesOnInTime(world, openStory, method, "<p>Loading</p>", 0);
        await closesWithAWord(world);
      },
    },
  ]),
  {
    title: "single page: while the judgement is shown on the page, the view follows as well, and no older one comes back",
    run: async (world) => {
      const { tab, view } = world;
      const openOnThePage = async () => {
        await openStory(world);
        await view.click("button", "More");
        await view.click("button", "Show on the page");
        await view.part("button", "Back to the article");
      };
      await goesOnInTime(world, openOnThePage, "pushState", NEXT_ARTICLE, 0);
      await follows(world);
      await tab.evaluate(() => document.documentElement.append(document.createElement("i")));
      const hosts = () => tab.evaluate(() => document.querySelectorAll("html > div").length);
      assert.ok(await stays(20, async () => (await hosts()) === 1), "one view");
      await tab.press("Escape");
      await view.closed();
    },
  },
  {
    title: "single page: an article that comes a little later is followed",
    run: async (world) => {
      await goesOnInTime(world, openStory, "pushState", NEXT_ARTICLE, 120);
      await follows(world);
    },
  },
  {
    title: "single page: where the old article stays at a new address, the view closes with a word",
    run: async (world) => {
      await goesOnInTime(world, openStory, "pushState", null, 0);
      await closesWithAWord(world);
    },
  },
  {
    title: "single page: an address that is only tidied up changes nothing, and what comes later is followed",
    run: async (world) => {
      const { tab, view } = world;
      await openStory(world);
      await tab.evaluate(goOn, "replaceState", NEXT_ARTICLE, 1500);
      assert.ok(await stays(20, async () => view.isArticle()), "the view stays");
      await follows(world);
    },
  },
  {
    title: "single page: on a site that always opens, a late article is shown in the view again",
    run: async (world) => {
      const { tab, view, server } = world;
      server.add("/single", { body: articlePage() });
      await tab.open(server.address("/single", ALLOWED));
      const entry = /** @type {const} */ ({ menu: "action", id: "always", title: "Always open on this site" });
      await tab.choose({ ...entry, checked: true, allow: true });
      await view.opened();
      const openedByItself = async () => {
        await tab.open(server.address("/single", ALLOWED));
        await view.opened();
        await view.part("heading", TITLE);
        await view.part("button", "Look");
      };
      await goesOnInTime(world, openedByItself, "pushState", NEXT_ARTICLE, 1000);
      await view.opened();
      await follows(world);
      await tab.choose({ ...entry, checked: false });
    },
  },
];
