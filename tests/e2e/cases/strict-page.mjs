/**
 * A page whose policy allows nothing: the view opens, and the site gets no report of it.
 *
 * @import { Case, World } from "../runner.mjs"
 */
import assert from "node:assert/strict";
import { articlePage, PARAGRAPHS, TITLE } from "../pages.mjs";
import { STRICT } from "../server.mjs";
import { until } from "../wait.mjs";

const PICTURE = '<figure><img src="/tower.png" alt="The tower"><figcaption>The tower on its rollers.</figcaption></figure>';

/** Runs in the page: keeps what its policy complains about. */
function listen() {
  const heard = /** @type {string[]} */ ([]);
  addEventListener("securitypolicyviolation", (event) => void heard.push(`${event.effectiveDirective} ${event.blockedURI}`));
  Object.assign(window, { heard });
}

/** Runs in the page: a violation of the test's own, behind which no earlier one can be outstanding. */
function violate() {
  const picture = document.createElement("img");
  picture.src = "/sentinel.png";
}

/**
 * What the site and the page hear of violations in one visit.
 *
 * @param {World} world
 * @param {string} path a page of its own, so that its reports are known
 * @param {() => Promise<void>} visit
 */
async function heardIn({ tab, server }, path, visit) {
  server.add(path, { body: articlePage({ inside: PICTURE }), headers: { "content-security-policy": STRICT } });
  await tab.open(server.address(path, "strict.localhost"));
  await tab.evaluate(listen);
  await visit();
  await tab.evaluate(violate);
  const own = () => server.reports.map((report) => JSON.parse(report)["csp-report"]).filter((report) => report["document-uri"].endsWith(path));
  await until("the test's own violation is reported", () => own().some((report) => report["blocked-uri"].includes("sentinel")));
  const events = () => tab.evaluate(() => /** @type {Window & { heard?: string[] }} */ (window).heard ?? []);
  await until("the page hears of it", async () => (await events()).some((event) => event.includes("sentinel")));
  return {
    reports: own().map((report) => `${report["effective-directive"]} ${new URL(report["blocked-uri"], "http://inline/").pathname}`).toSorted(),
    events: (await events()).filter((event) => !event.includes("tower.png")),
  };
}

/** @type {Case[]} */
export const cases = [
  {
    title: "opens on a page with default-src 'none', and no report is caused",
    run: async (world) => {
      const { tab, view } = world;
      const without = await heardIn(world, "/strict/unread", async () => undefined);
      const read = await heardIn(world, "/strict/read", async () => {
        await tab.clickToolbarButton();
        await view.opened();
        assert.equal((await view.part("heading", TITLE)).name, TITLE);
        await view.part("paragraph", PARAGRAPHS[0] ?? "");
        await tab.clickToolbarButton();
        await view.closed();
      });
      assert.deepEqual(read, without, "the same as without the view");
    },
  },
];
