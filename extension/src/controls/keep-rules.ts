// "Keep for this site": the corrections of a page become rules for the others of its site.

import { browser } from "../browser.js";
import { addRules, rulesOf } from "../rules.js";
import { number, say } from "../words.js";
import { button, icon } from "../view/elements.js";
import type { Change, History } from "./history.js";
import type { Opener } from "./opener.js";

/** A button that is there while there is something to keep; a private window keeps nothing. */
export function keepButton({ snapshot, judgement, changes }: Opener, history: History): HTMLElement[] {
  if (browser.extension.inIncognitoContext) return [];
  const words = document.createTextNode("");
  const corrections = (): Change[] => history.changes.filter((change) => !changes.includes(change) && change.kind !== "article");
  const keep = async (): Promise<void> => {
    const made = corrections();
    const rules = rulesOf(made, location.hostname, snapshot, judgement).filter((rule) => rule !== null);
    if (rules.length > 0) await addRules(rules);
    words.data = say("rules_kept", number(rules.length), number(made.length));
  };
  const made = button({ class: "button", hidden: "" }, () => void keep().catch(() => undefined), icon("save"), words);
  const refresh = (): void => {
    words.data = say("keep_rules");
    made.hidden = corrections().length === 0;
  };
  history.listen({ changed: refresh, failed: () => undefined });
  refresh();
  return [made];
}
