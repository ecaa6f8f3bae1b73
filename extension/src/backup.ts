// What readers have chosen, as one file, and back.

import { DEFAULT_LOOK, checkedLook, readLook, saveLook } from "./look.js";
import { addRules, checkedRules, readRules } from "./rules.js";
import { checkedSites, readSites } from "./sites.js";
import { readTools, saveTools } from "./tools.js";

/** A part of the backup, by its name in the file. */
interface Part {
  read(): Promise<unknown>;
  /** Takes over what is sound of it. */
  write(value: unknown): Promise<void>;
}

const PARTS: Readonly<Record<string, Part>> = {
  // What was measured is another system's.
  look: { read: async () => ({ ...(await readLook()), faceScale: undefined }), write: (look) => saveLook({ ...checkedLook(look), faceScale: DEFAULT_LOOK.faceScale }) },
  corrections: { read: readRules, write: (rules) => addRules(checkedRules(rules)) },
  tools: { read: readTools, write: (tools) => saveTools(tools === true) },
};

const FORMAT = 1;

/** The file. */
export async function backUp(): Promise<string> {
  const file: Record<string, unknown> = { unhusk: FORMAT };
  for (const [name, { read }] of Object.entries(PARTS)) file[name] = await read();
  file["sites"] = await readSites();
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Takes over a file's settings. Answers its sites, which the browser gives only at a press; null if it is no backup. */
export async function restore(text: string): Promise<string[] | null> {
  const file = parsed(text);
  if (file?.["unhusk"] !== FORMAT) return null;
  for (const [name, { write }] of Object.entries(PARTS)) if (name in file) await write(file[name]);
  return checkedSites(file["sites"]);
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" ? (value as Record<string, unknown> | null) : null;
  } catch {
    return null;
  }
}
