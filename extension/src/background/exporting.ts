// The article in another form. What writes it is in a module of its own, which is loaded at the first export.

import { type Zippable, zipSync } from "fflate";
import init, { __wbg_reset_state as reset, export_article, save_article } from "unhusk-wasm-export";
import { browser } from "../browser.js";
import { Core } from "../core.js";
import type { Answers, Message } from "../messages.js";
import type { Files } from "../saving.js";

let core: Core | undefined;

/** Writes the article as it was judged, of the page at this address. */
export function exportArticle(
  message: Extract<Message, { type: "export" }>,
  page: string | undefined,
): Promise<Answers["export"]> {
  return loaded().ask(() => export_article({ ...message.article, page }, message.format));
}

/** The same as a file with a name. */
export async function saveArticle(
  message: Extract<Message, { type: "save" }>,
  page: string | undefined,
): Promise<Answers["save"]> {
  const { format, pictures } = message;
  const article = { ...message.article, page };
  const seconds = Date.now() / 1000;
  const write = (): Files => save_article(article, format, seconds, pictures) as Files;
  const { files, ...saved } = await loaded().ask(write);
  const bytes = format === "epub" ? pack(files) : (files[0]?.bytes ?? new Uint8Array());
  return { ...saved, bytes: new Uint8Array(bytes) };
}

function loaded(): Core {
  return (core ??= new Core({ init, reset }, fetch(browser.runtime.getURL("unhusk-export.wasm"))));
}

/** A ZIP archive of the files in their order. The first, `mimetype`, is stored: programs look for its words there. */
function pack(files: Files["files"]): Uint8Array {
  const archive: Zippable = {};
  files.forEach(({ name, bytes }, place) => (archive[name] = [bytes, { level: place === 0 ? 0 : 6 }]));
  return zipSync(archive);
}
