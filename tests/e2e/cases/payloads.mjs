/**
 * Markup made to run scripts (from the fixtures of DOMPurify, cure53/DOMPurify, Apache-2.0 or MPL-2.0), in the middle of articles: nothing of it runs in the view or leads to a script.
 *
 * @import { Case } from "../runner.mjs"
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { articlePage, PARAGRAPHS } from "../pages.mjs";

/** @type {{ payloads: string[] }} */
const { payloads } = JSON.parse(readFileSync(new URL("payloads.json", import.meta.url), "utf8"));

/** So many payloads share a page, each between paragraphs, so that the article holds what is left of them. */
const A_PAGE = 20;

/** The page's own handlers may not run, so whatever runs is the view's, and is complained about. */
const POLICY = { "content-security-policy": "script-src 'none'" };

/**
 * Runs in the closed root: whatever could run or be followed to a script.
 *
 * @param {ShadowRoot} root
 */
function dangers(root) {
  const running = new Set(["script", "iframe", "frame", "object", "embed", "base", "link", "meta", "form", "template", "animate", "set", "foreignobject", "maction", "annotation-xml", "mglyph", "portal"]);
  const addresses = new Set(["href", "src", "srcset", "action", "formaction", "xlink:href", "data", "poster", "cite", "background", "ping"]);
  const safe = /^(https?:|mailto:|tel:|data:image\/(png|jpeg|gif|webp|avif)[;,])/i;
  return [...root.querySelectorAll("*")].flatMap((element) => {
    const bad = [...element.attributes].filter(
      ({ name, value }) => /^on/i.test(name) || name === "style" && element.closest("article") !== null || (addresses.has(name.toLowerCase()) && !safe.test(value)),
    );
    const named = running.has(element.localName.toLowerCase()) ? [element.localName] : [];
    return [...named, ...bad.map(({ name, value }) => `${element.localName} ${name}=${value}`)];
  });
}

function listen() {
  const ran = /** @type {string[]} */ ([]);
  const report = (/** @type {SecurityPolicyViolationEvent} */ event) => void ran.push(`${event.violatedDirective}: ${event.sample}`);
  addEventListener("securitypolicyviolation", report, true);
  Object.assign(window, { ran });
}

/** @type {Case[]} */
export const cases = [
  {
    title: "markup made to run scripts does not run in the view",
    run: async ({ tab, view, server }) => {
      for (let start = 0; start < payloads.length; start += A_PAGE) {
        const inside = payloads.slice(start, start + A_PAGE).map((payload, at) => `<div>${payload}</div><p>${at + 2}. ${PARAGRAPHS[at % 5]}</p>`);
        const path = `/payloads/${start}`;
        server.add(path, { body: articlePage({ inside: inside.join("\n") }), headers: POLICY });
        await tab.open(server.address(path, "payloads.localhost"));
        await tab.evaluate(listen);
        await tab.clickToolbarButton();
        await view.opened();
        await view.part("paragraph", PARAGRAPHS[0] ?? "");
        assert.deepEqual(await tab.inRoot(dangers), [], `payloads from ${start}`);
        assert.deepEqual(await tab.evaluate(() => /** @type {Window & { ran?: string[] }} */ (window).ran), [], `payloads from ${start}`);
      }
    },
  },
];
