// How a reader likes the text. Kept in the browser's storage for all articles, and all of the reader's devices.

import { browser } from "./browser.js";

export const THEMES = ["auto", "light", "sepia", "dark", "contrast"] as const;
export type Theme = (typeof THEMES)[number];

/**
 * Faces: the families, and how many of their digits make a line. Generic families can be claimed by no page; the named
 * ones are offered where they are installed.
 */
export const FACES = {
  serif: ["serif", 58],
  sans: ["sans-serif", 56],
  mono: ["monospace", 66],
  dyslexic: ["OpenDyslexic, OpenDyslexic3, Dyslexie, sans-serif", 56],
  legible: ['"Atkinson Hyperlegible Next", "Atkinson Hyperlegible", sans-serif', 56],
} as const;
export type Face = keyof typeof FACES;

export interface Look {
  theme: Theme;
  /** Auto is serif, and sans in scripts whose serifs are often too thin. */
  face: "auto" | Face;
  /** The text's size in px. */
  size: number;
  /** The column's width in digits of the text's face; scripts with other measures follow in proportion. */
  width: number;
  /** The height of a line, of the size; scripts with other heights follow in proportion. */
  leading: number;
  /** What is added between letters, in hundredths of the size. */
  letters: number;
  /** The same between words. */
  words: number;
  /** Lines end at one edge. */
  straight: boolean;
  hyphens: boolean;
  pictures: boolean;
  /** Pictures are dimmed in the dark theme. */
  dim: boolean;
  /** On paper, links have their addresses after them. */
  addresses: boolean;
  /** What the text's face is scaled by on this system; measured, not chosen. */
  faceScale: number;
}

export const DEFAULT_LOOK: Readonly<Look> = {
  theme: "auto",
  face: "auto",
  size: 19,
  width: 58,
  leading: 1.6,
  letters: 0,
  words: 0,
  straight: false,
  hyphens: false,
  pictures: true,
  dim: true,
  addresses: false,
  faceScale: 1,
};
export const LIMITS = {
  size: { min: 14, max: 40, step: 1 },
  width: { min: 40, max: 90, step: 1 },
  leading: { min: 1.2, max: 2.4, step: 0.1 },
  letters: { min: 0, max: 12, step: 1 },
  words: { min: 0, max: 40, step: 1 },
} as const;
export type Measure = keyof typeof LIMITS;

type Stored = { look?: unknown; faceScale?: unknown };
const SCALES = { min: 0.7, max: 1.5 };

/** The reader's look; what is missing or out of bounds is as by default. */
export async function readLook(): Promise<Look> {
  const { look, faceScale } = await browser.storage.local.get(["look", "faceScale"]).catch((): Stored => ({}));
  return { ...checkedLook(look), faceScale: within(faceScale, SCALES) ?? 1 };
}

/**
 * Keeps the look, but for what was measured: here, where it is read at a press, and where the browser takes it to the
 * reader's other devices, which answers milliseconds later.
 */
export async function saveLook(look: Look): Promise<void> {
  const chosen = { look: Object.fromEntries(Object.entries(look).filter(([name]) => name !== "faceScale")) };
  await browser.storage.local.set(chosen);
  await browser.storage.sync.set(chosen);
}

/** Takes over, from now on, what the browser brings from the reader's other devices. */
export function followSyncedLook(): void {
  browser.storage.onChanged.addListener(({ look }, area) => {
    if (area === "sync") take(look?.newValue);
  });
  browser.runtime.onInstalled.addListener(async () => take((await browser.storage.sync.get("look"))["look"]));
}

function take(look: unknown): void {
  if (look) void browser.storage.local.set({ look });
}

/**
 * Puts the look on the element that carries the tokens. Auto follows the system. This runs before the first frame, so a
 * look at its defaults sets nothing else and calls nothing. Answers whether `chosen.css` has a say in it.
 */
export function applyLook(element: HTMLElement, look: Look): boolean {
  const { dataset, style } = element;
  dataset["theme"] = look.theme === "auto" ? systemTheme() : look.theme;
  style.setProperty("--u-scale", String(look.faceScale));
  let plain = true;
  for (const name in DEFAULT_LOOK) {
    const key = name as keyof Look;
    if (look[key] !== DEFAULT_LOOK[key] && key !== "theme" && key !== "faceScale") plain = false;
  }
  return plain && style.length === 1 ? false : applyChosen(element, look);
}

function applyChosen({ dataset, style }: HTMLElement, look: Look): boolean {
  const { face, size, width, leading, letters, words } = look;
  const chosen = CHOSEN.filter((name) => look[name] !== DEFAULT_LOOK[name]);
  if (chosen.length > 0) dataset["look"] = chosen.join(" ");
  else delete dataset["look"];
  const [family, measure] = FACES[face === "auto" ? "serif" : face];
  const properties = {
    "--u-size": size !== DEFAULT_LOOK.size && `${size}px`,
    "--u-wide": width !== DEFAULT_LOOK.width && String(width / DEFAULT_LOOK.width),
    "--u-face": face !== "auto" && family,
    "--u-measure": face !== "auto" && `${measure}ch`,
    "--u-air": chosen.length > 0 && String(leading / DEFAULT_LOOK.leading),
    "--u-letters": chosen.length > 0 && `${letters / 100}em`,
    "--u-words": chosen.length > 0 && `${words / 100}em`,
  };
  for (const [property, value] of Object.entries(properties)) {
    if (value === false) style.removeProperty(property);
    else style.setProperty(property, value);
  }
  return chosen.length > 0;
}

/** What `chosen.css` is about. */
const CHOSEN = ["face", "leading", "letters", "words", "straight", "hyphens", "pictures", "dim", "addresses"] as const;

/** Calls back whenever the system's theme changes, until told to stop. */
export function watchSystemTheme(changed: () => void): () => void {
  const queries = [DARK, MORE_CONTRAST].map((query) => matchMedia(query));
  for (const query of queries) query.addEventListener("change", changed);
  return () => {
    for (const query of queries) query.removeEventListener("change", changed);
  };
}

const DARK = "(prefers-color-scheme: dark)";
const MORE_CONTRAST = "(prefers-contrast: more)";

function systemTheme(): Theme {
  if (matchMedia(MORE_CONTRAST).matches) return "contrast";
  return matchMedia(DARK).matches ? "dark" : "light";
}

/** The look in whatever was stored; what is missing or out of bounds is as by default. */
export function checkedLook(stored: unknown): Look {
  const found = typeof stored === "object" && stored !== null ? (stored as Partial<Record<keyof Look, unknown>>) : {};
  const { theme, face } = found;
  const numbers = Object.entries(LIMITS).map(([name, limits]) => [name, within(found[name as Measure], limits)]);
  const switches = SWITCHES.map((name) => [name, typeof found[name] === "boolean" ? found[name] : undefined]);
  const known = [...numbers, ...switches].filter(([, value]) => value !== undefined);
  return {
    ...DEFAULT_LOOK,
    ...(Object.fromEntries(known) as Partial<Look>),
    theme: THEMES.find((one) => one === theme) ?? DEFAULT_LOOK.theme,
    face: typeof face === "string" && Object.hasOwn(FACES, face) ? (face as Face) : DEFAULT_LOOK.face,
  };
}

const SWITCHES = ["straight", "hyphens", "pictures", "dim", "addresses"] as const;
export type Switch = (typeof SWITCHES)[number];

function within(value: unknown, { min, max }: { min: number; max: number }): number | undefined {
  return typeof value === "number" && value >= min && value <= max ? value : undefined;
}
