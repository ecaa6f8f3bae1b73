// How a reader likes the text: theme, size, width. Kept in the browser's storage for all articles.

import { browser } from "./browser.js";

export const THEMES = ["auto", "light", "sepia", "dark", "contrast"] as const;
export type Theme = (typeof THEMES)[number];

export interface Look {
  theme: Theme;
  /** The text's size in px. */
  size: number;
  /** The column's width in digits of the text's face; scripts with other measures follow in proportion. */
  width: number;
  /** What the text's face is scaled by on this system; measured, not chosen. */
  faceScale: number;
}

export const DEFAULT_LOOK: Readonly<Look> = { theme: "auto", size: 19, width: 58, faceScale: 1 };
export const LIMITS = { size: { min: 14, max: 40 }, width: { min: 40, max: 90 } } as const;

type Stored = { look?: unknown; faceScale?: unknown };
const SCALES = { min: 0.7, max: 1.5 };

/** The reader's look; what is missing or out of bounds is as by default. */
export async function readLook(): Promise<Look> {
  const { look, faceScale } = await browser.storage.local.get(["look", "faceScale"]).catch((): Stored => ({}));
  return { ...checkedLook(look), faceScale: within(faceScale, SCALES) ?? 1 };
}

/** Keeps the look. */
export async function saveLook({ theme, size, width }: Look): Promise<void> {
  await browser.storage.local.set({ look: { theme, size, width } });
}

/** Puts the look on the element that carries the tokens. Auto follows the system. */
export function applyLook(element: HTMLElement, look: Look): void {
  element.dataset["theme"] = look.theme === "auto" ? systemTheme() : look.theme;
  element.style.setProperty("--u-size", `${look.size}px`);
  element.style.setProperty("--u-scale", String(look.faceScale));
  element.style.setProperty("--u-wide", String(look.width / DEFAULT_LOOK.width));
}

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

function checkedLook(stored: unknown): Look {
  const look = { ...DEFAULT_LOOK };
  if (typeof stored !== "object" || stored === null) return look;
  const { theme, size, width } = stored as Partial<Record<keyof Look, unknown>>;
  look.theme = THEMES.find((known) => known === theme) ?? look.theme;
  look.size = within(size, LIMITS.size) ?? look.size;
  look.width = within(width, LIMITS.width) ?? look.width;
  return look;
}

function within(value: unknown, { min, max }: { min: number; max: number }): number | undefined {
  return typeof value === "number" && value >= min && value <= max ? value : undefined;
}
