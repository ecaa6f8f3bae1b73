// The interface's words, numbers and dates. What they say about a page comes from the core, as message keys.

import { browser } from "./browser.js";
import type { Message } from "./judgement.js";

/** What a view says before its first frame, and the interface's language and direction. */
export interface Words {
  language: string;
  direction: string;
  messages: Record<string, string>;
}

const MONTHS = Array.from({ length: 12 }, (_, place) => `month_${place + 1}`);
const FIRST = ["name", "close", "removed", "look", "more", "view_of", "unsure", "unsure_pick", "unsure_page", "by_rules", "by_rules_without", "minutes_one", "minutes_other", "day", "table", "code", ...MONTHS];

/** The first words, with `$1` … where values go. */
export function firstWords(): Words {
  const messages = FIRST.map((key) => [key, browser.i18n.getMessage(key, ["$1", "$2", "$3"])] as const);
  return { language: interfaceLanguage(), direction: interfaceDirection(), messages: Object.fromEntries(messages) };
}

let known: Words | null = null;

/** Takes over words from the background: a page's own first look at the messages takes 4 ms. */
export function learn(words: Words): void {
  known = words;
}

/** The message of this key; "" if there is none. */
export function say(key: string, ...values: (string | number)[]): string {
  const message = known?.messages[key];
  if (message === undefined) return browser.i18n.getMessage(key, values.map(String));
  return message.replace(/\$([1-9])/g, (_, place: string) => String(values[Number(place) - 1] ?? ""));
}

/** The message of this key in the form that the count asks for: `key_one`, `key_other` … */
export function sayCount(key: string, count: number, ...values: (string | number)[]): string {
  const form = new Intl.PluralRules(interfaceLanguage()).select(count);
  return say(`${key}_${form}`, ...values) || say(`${key}_other`, ...values);
}

/** A sentence of the core's. Values that are keys of features are named, and listed as one, if there are any. */
export function sayMessage({ key, values }: Message): string {
  if (values.length === 0) return say(`${key}_alone`) || say(key);
  if (!values.some((value) => value.startsWith("feature_"))) return say(key, ...values.map((value) => number(value)));
  const features = values.map((value) => say(value)).filter((name) => name !== "");
  return say(key, new Intl.ListFormat(interfaceLanguage()).format(features));
}

/** The language of the interface. */
export function interfaceLanguage(): string {
  return known?.language ?? browser.i18n.getUILanguage();
}

/** The direction of the interface's words. */
export function interfaceDirection(): string {
  return known?.direction ?? browser.i18n.getMessage("@@bidi_dir");
}

/** Both of them, as an element's attributes: among the page's words, or in its place, ours keep their own. */
export function ofInterface(): { lang: string; dir: string } {
  return { lang: interfaceLanguage(), dir: interfaceDirection() };
}

/**
 * A number as the interface's language writes it. Small ones stay digits: a page's first `Intl` object costs more than
 * all else that is built before the first frame.
 */
export function number(value: number | string, options?: Intl.NumberFormatOptions): string {
  if (typeof value === "string" && !/^\d+$/.test(value)) return value;
  const small = Number.isInteger(Number(value)) && Number(value) < 1000;
  return small && !options ? String(value) : new Intl.NumberFormat(interfaceLanguage(), options).format(Number(value));
}

/** "4 minutes". */
export function minutes(count: number): string {
  return count === 1 ? say("minutes_one") : say("minutes_other", number(count));
}

/** The day of an ISO 8601 date as the page printed it; "" if it is none. */
export function day(published: string): string {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)/.exec(published) ?? [];
  const name = month === undefined ? "" : say(`month_${Number(month)}`);
  return name === "" ? "" : say("day", String(Number(date)), name, year ?? "");
}
