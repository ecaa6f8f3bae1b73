// The playground: a source goes in, what the core makes of it comes out.

import "./messages.js";
import { DEFAULT_LOOK, applyLook, watchSystemTheme } from "../extension/src/look.js";
import buttons from "../extension/src/view/buttons.css" with { type: "text" };
import sheet from "../extension/src/view/look.css" with { type: "text" };
import { number } from "../extension/src/words.js";
import { judgeOf } from "./judge.js";
import { showResult } from "./result.js";
import { type Source, looksLikeMarkup, readFile } from "./source.js";

function part<T extends HTMLElement>(id: string, type: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`index.html has no ${id}`);
  return found;
}

const form = part("source", HTMLFormElement);
const text = part("text", HTMLTextAreaElement);
const file = part("file", HTMLInputElement);
const status = part("status", HTMLParagraphElement);
const result = part("result", HTMLDivElement);
const places = {
  article: part("article", HTMLElement),
  removed: part("removed", HTMLDivElement),
  markdown: part("markdown", HTMLPreElement),
};

async function judge(source: Source): Promise<void> {
  try {
    const ask = await judgeOf(source);
    const start = performance.now();
    const judged = ask([]);
    const time = number(performance.now() - start, { maximumSignificantDigits: 2 });
    showResult(places, judged, ask);
    result.hidden = false;
    const { words } = judged.judgement;
    status.textContent = `${number(words.kept)} of ${number(words.page)} words are the article's. Judged in ${time} ms.`;
  } catch (error) {
    result.hidden = true;
    status.textContent = error instanceof Error ? error.message : String(error);
  }
}

function setKind(kind: Source["kind"]): void {
  for (const choice of form.querySelectorAll<HTMLInputElement>("input[name=kind]")) choice.checked = choice.value === kind;
}

/** Judges a file; its text can then be changed in the field. */
async function take(chosen: File): Promise<void> {
  const source = await readFile(chosen);
  text.value = source.text;
  setKind(source.kind);
  await judge(source);
}

function judgeField(): Promise<void> {
  const kind = new FormData(form).get("kind") === "text" ? "text" : "html";
  return judge({ kind, text: text.value });
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  void judgeField();
});
text.addEventListener("paste", (event) => {
  if (text.value !== "") return;
  setKind(looksLikeMarkup(event.clipboardData?.getData("text/plain") ?? "") ? "html" : "text");
  // The field has the text only after this event.
  text.addEventListener("input", () => void judgeField(), { once: true });
});
file.addEventListener("change", () => {
  const chosen = file.files?.[0];
  if (chosen) void take(chosen);
  // The same file, changed meanwhile, may be chosen again.
  file.value = "";
});

const dropping = (is: boolean): void => void document.body.classList.toggle("dropping", is);
document.addEventListener("dragover", (event) => {
  event.preventDefault();
  dropping(true);
});
document.addEventListener("dragleave", () => dropping(false));
document.addEventListener("drop", (event) => {
  dropping(false);
  const dropped = event.dataTransfer?.files[0];
  if (!dropped) return;
  event.preventDefault();
  void take(dropped);
});

const look = new CSSStyleSheet();
look.replaceSync(sheet + buttons);
document.adoptedStyleSheets.push(look);
applyLook(document.body, DEFAULT_LOOK);
watchSystemTheme(() => applyLook(document.body, DEFAULT_LOOK));
