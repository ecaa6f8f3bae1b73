// Judging by what a reader keeps for a site.

import { browser } from "../browser.js";
import type { Judgement } from "../judgement.js";
import type { Message } from "../messages.js";
import { type Rule, checkedRules, correctionsBy, readRules } from "../rules.js";
import { judge } from "./judge.js";

/** Read once and not at the click. */
let rules: Rule[] | Promise<Rule[]> = readRules();

browser.storage.onChanged.addListener((changes) => {
  if (changes["rules"]) rules = checkedRules(changes["rules"].newValue);
});

/** Judges; a page that was not yet corrected, by its site's rules as well. */
export async function judgeOn(address: string | undefined, question: Extract<Message, { type: "judge" }>): Promise<Judgement> {
  const { snapshot, corrections, own } = question;
  const judgement = await judge(snapshot, corrections);
  const all = await rules;
  if (own || corrections.length > 0 || all.length === 0) return judgement;
  const site = URL.parse(address ?? "")?.hostname;
  const kept = all.filter((rule) => rule.site === site);
  if (kept.length === 0) return judgement;
  const said = correctionsBy(kept, snapshot, judgement);
  if (said.length === 0) return judgement;
  const corrected = await judge(snapshot, said);
  const isPicked = said.some(({ kind }) => kind === "only");
  return { ...corrected, readable: corrected.readable || isPicked, rules: said };
}
