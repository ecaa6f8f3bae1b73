// The article in another form. What writes it is in a module of its own, which is loaded at the first export.

import init, { __wbg_reset_state as reset, export_snapshot } from "unhusk-wasm-export";
import { browser } from "../browser.js";
import { Core } from "../core.js";
import type { Answers, Message } from "../messages.js";

let core: Core | undefined;

/** Judges the snapshot again, and writes the article. */
export function exportArticle(message: Extract<Message, { type: "export" }>): Promise<Answers["export"]> {
  core ??= new Core({ init, reset }, fetch(browser.runtime.getURL("unhusk-export.wasm")));
  return core.ask(() => export_snapshot(message.snapshot, message.corrections, message.format));
}
