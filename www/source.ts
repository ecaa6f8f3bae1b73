// What is judged: a text that was pasted, dropped or chosen, and what kind of text it is.

export type Kind = "html" | "text";

export interface Source {
  kind: Kind;
  text: string;
}

/** Reads a file. */
export async function readFile(file: File): Promise<Source> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = decode(bytes);
  const named = /\.(?:x?html?)$/i.test(file.name) || file.type.includes("html");
  return { text, kind: named || looksLikeMarkup(text) ? "html" : "text" };
}

/** Whether a text begins as a page's source does. */
export function looksLikeMarkup(text: string): boolean {
  return /^\s*<(?:!doctype|!--|\?xml|[a-z])/i.test(text);
}

/** The charset as the bytes' own mark says, else as the page's meta element says, else UTF-8 or what old pages use. */
function decode(bytes: Uint8Array): string {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 1024));
  const declared = /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(start)?.[1];
  for (const charset of [markOf(bytes), declared, "utf-8"]) {
    const text = charset === undefined ? null : decodeAs(charset, bytes);
    if (text !== null) return text;
  }
  return new TextDecoder("windows-1252").decode(bytes);
}

function markOf([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return undefined;
}

function decodeAs(charset: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    // An unknown name, or bytes that aren't of this charset.
    return null;
  }
}
