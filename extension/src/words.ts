// The interface's words, numbers and dates. What they say about a page comes from the core, as message keys.

import { browser } from "./browser.js";
import type { Message } from "./judgement.js";

/** The message of this key; "" if there is none. */
export function say(key: string, ...values: (string | number)[]): string {
  return browser.i18n.getMessage(key, values.map(String));
}

/** The message of this key in the form that the count asks for: `key_one`, `key_other` … */
export function sayCount(key: string, count: number, ...values: (string | number)[]): string {
  const form = new Intl.PluralRules(interfaceLanguage()).select(count);
  return say(`${key}_${form}`, ...values) || say(`${key}_other`, ...values);
}

/** A sentence of the core's. Values that are keys of features are named, and listed as one. */
export function sayMessage({ key, values }: Message): string {
  if (!values.some((value) => value.startsWith("feature_"))) return say(key, ...values.map((value) => number(value)));
  const features = values.map((value) => say(value)).filter((name) => name !== "");
  return say(key, new Intl.ListFormat(interfaceLanguage()).format(features));
}

/** The language of the interface. */
export function interfaceLanguage(): string {
  return browser.i18n.getUILanguage();
}

/** The direction of the interface's words. */
export function interfaceDirection(): string {
  return browser.i18n.getMessage("@@bidi_dir");
}

/** A number as the interface's language writes it. */
export function number(value: number | string, options?: Intl.NumberFormatOptions): string {
  return typeof value === "number" || /^\d+$/.test(value)
    ? new Intl.NumberFormat(interfaceLanguage(), options).format(Number(value))
    : value;
}

/** "4 minutes", in the text's language. */
export function minutes(count: number, language: string): string {
  const options = { style: "unit", unit: "minute", unitDisplay: "long" } as const;
  return new Intl.NumberFormat(localeOf(language), options).format(count);
}

/** The day of an ISO 8601 date as the page printed it, in the text's language; "" if it is none. */
export function day(published: string, language: string): string {
  const date = new Date(published.slice(0, 10));
  if (Number.isNaN(date.getTime())) return "";
  return new Intl.DateTimeFormat(localeOf(language), { dateStyle: "long", timeZone: "UTC" }).format(date);
}

/** The text's language as a locale: the reader's own variant of it, if it is the same language. */
function localeOf(language: string): string {
  const own = interfaceLanguage();
  if (language === "" || own.split("-")[0] === language.split("-")[0]) return own;
  try {
    return Intl.getCanonicalLocales(language)[0] ?? own;
  } catch {
    return own;
  }
}
