// The sites on which the view opens by itself.

import { browser } from "../browser.js";
import { addSites, nameOfSite, readSites, removeSite, requestSite, siteOf } from "../sites.js";
import { button, element, on } from "../view/elements.js";
import { say } from "../words.js";
import type { Section } from "./section.js";

export const sites: Section = {
  title: "sites",
  async build() {
    const list = element("div");
    const fill = async (): Promise<void> => list.replaceChildren(rows(await readSites()));
    browser.storage.onChanged.addListener((changes) => {
      if ("sites" in changes) void fill();
    });
    await fill();
    return [element("p", {}, say("sites_hint")), list, ...adding()];
  },
};

function rows(kept: string[]): HTMLElement {
  return kept.length === 0 ? element("p", {}, say("no_sites")) : element("ul", {}, ...kept.map(row));
}

function row(site: string): HTMLElement {
  const name = nameOfSite(site);
  const off = button({ class: "button framed", "aria-label": say("turn_off_site", name) }, () => void removeSite(site), say("turn_off"));
  return element("li", {}, element("span", { dir: "auto" }, name), off);
}

/** A field for a site, and what came of it. */
function adding(): HTMLElement[] {
  const field = element("input", { type: "text", id: "site", class: "field" });
  const said = element("p", { role: "status" });
  const add = async (): Promise<void> => {
    const written = field.value.trim();
    const site = siteOf(written.includes("://") ? written : `https://${written}`);
    // Asked at the press itself, or the browser refuses.
    const given = site === null ? false : requestSite(site);
    if (!(await given) || site === null) {
      said.textContent = site === null ? say("no_such_site", written) : say("site_refused");
      return;
    }
    await addSites(site);
    field.value = said.textContent = "";
  };
  on(field, "keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing) void add();
  });
  const line = element("div", { class: "actions" }, field, button({ class: "button framed" }, () => void add(), say("turn_on")));
  return [element("label", { for: "site" }, say("site")), line, said];
}
