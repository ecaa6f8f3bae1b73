// The corrections that are kept for sites.

import { type Rule, readRules, saveRules } from "../rules.js";
import { browser } from "../browser.js";
import { parsePath } from "../paths.js";
import { button, element, on } from "../view/elements.js";
import { say } from "../words.js";
import type { Section } from "./section.js";

export const corrections: Section = {
  title: "corrections",
  async build() {
    const list = element("div");
    const said = element("p", { role: "status" });
    const fill = async (): Promise<void> => list.replaceChildren(rows(await readRules(), said));
    browser.storage.onChanged.addListener((changes) => {
      if ("rules" in changes) void fill();
    });
    await fill();
    return [element("p", {}, say("corrections_hint")), list, said];
  },
};

function rows(rules: Rule[], said: HTMLElement): HTMLElement {
  if (rules.length === 0) return element("p", {}, say("no_corrections"));
  return element("ul", {}, ...rules.map((rule) => row(rule, rules, said)));
}

function row(rule: Rule, rules: Rule[], said: HTMLElement): HTMLElement {
  const { site, kind, path } = rule;
  const field = element("input", { type: "text", class: "field", dir: "ltr", "aria-label": say("rule_path", site) });
  field.value = path;
  on(field, "change", () => {
    const changed = field.value.trim();
    const isPath = parsePath(changed) !== null;
    said.textContent = isPath ? "" : say("no_path", changed);
    if (isPath) void saveRules(rules.map((own) => (own === rule ? { ...rule, path: changed } : own)));
    else field.value = path;
  });
  const forget = (): void => void saveRules(rules.filter((own) => own !== rule));
  const off = button({ class: "button framed", "aria-label": say("delete_rule", site) }, forget, say("delete"));
  const words = element("span", {}, element("span", { dir: "auto" }, site), element("small", {}, say(`rule_${kind}`)), field);
  return element("li", { class: "rule" }, words, off);
}
