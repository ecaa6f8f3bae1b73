// All of the settings as a file, and from one.

import { backUp, restore } from "../backup.js";
import { browser } from "../browser.js";
import { addSites, nameOfSite, readSites } from "../sites.js";
import { button, download, element, on } from "../view/elements.js";
import { say, sayCount } from "../words.js";
import type { Section } from "./section.js";

export const backup: Section = {
  title: "backup",
  async build() {
    const said = element("div", { role: "status" });
    const file = element("input", { type: "file", id: "backup", hidden: "", "aria-label": say("import") });
    file.accept = ".json";
    on(file, "change", () => void take(file, said));
    const actions = element(
      "div",
      { class: "actions" },
      button({ class: "button framed" }, () => void save(), say("export")),
      button({ class: "button framed" }, () => file.click(), say("import")),
      file,
    );
    return [element("p", {}, say("backup_hint")), actions, said];
  },
};

async function save(): Promise<void> {
  download(new Blob([await backUp()], { type: "application/json" }), "unhusk.json");
}

async function take(field: HTMLInputElement, said: HTMLElement): Promise<void> {
  const text = await field.files?.[0]?.text();
  field.value = "";
  const sites = await restore(text ?? "");
  if (sites === null) {
    said.replaceChildren(say("no_backup"));
    return;
  }
  const known = await readSites();
  const missing = sites.filter((site) => !known.includes(site));
  if (missing.length === 0) location.reload();
  else said.replaceChildren(element("p", {}, sayCount("import_sites", missing.length, missing.map(nameOfSite).join(", "))), allow(missing));
}

/** The browser gives permissions only at a press. */
function allow(sites: string[]): HTMLElement {
  const give = async (): Promise<void> => {
    if (await browser.permissions.request({ origins: sites }).catch(() => false)) await addSites(...sites);
    location.reload();
  };
  return button({ class: "button framed" }, () => void give(), say("turn_on"));
}
