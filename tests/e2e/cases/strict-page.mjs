/**
 * A page whose policy allows nothing: the view opens, and the site gets no report of it.
 *
 * @import { Case } from "../run.mjs"
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

/** @type {Case[]} */
export const cases = [
  {
    title: "opens on a page with default-src 'none', and no report is caused",
    run: async ({ tab, view, server }) => {
      server.add("/strict", { body: articlePage({ inside: PICTURE }), headers: { "content-security-policy": STRICT } });
      await tab.open(server.address("/strict", "strict.localhost"));
      // The page's own picture is reported once, whenever the browser comes to it.
      await until("the page's own violation is reported", () => server.reports.some((report) => report.includes("tower.png")));
      const before = server.reports.length;
      await tab.evaluate(listen);
      await tab.clickToolbarButton();
      await view.opened();
      assert.equal((await view.part("heading", TITLE)).name, TITLE);
      await view.part("paragraph", PARAGRAPHS[0] ?? "");
      await tab.clickToolbarButton();
      await view.closed();
      await tab.evaluate(violate);
      await until("the test's own violation is reported", () => server.reports.some((report) => report.includes("sentinel")));
      await until("the page hears of it", async () => (await heard(tab)).some((uri) => uri.includes("sentinel")));
      assert.deepEqual(server.reports.slice(before).filter((report) => !report.includes("sentinel")), [], "reports to the site");
      assert.deepEqual((await heard(tab)).filter((uri) => !uri.includes("sentinel")), [], "events in the page");
    },
  },
];

/** @param {import("../browsers/interface.mjs").Tab} tab */
const heard = (tab) => tab.evaluate(() => /** @type {Window & { heard?: string[] }} */ (window).heard ?? []);
