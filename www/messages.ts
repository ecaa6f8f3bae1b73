// The extension's messages, for the parts of its view that are used here: a stand-in for the browser's own `i18n`.
// It has to be imported before them.

import messages from "../extension/_locales/en/messages.json" with { type: "json" };

const texts: Readonly<Record<string, { message: string }>> = messages;

/** A message with its placeholders filled, as `i18n.getMessage` does it; "" if there is none. */
function getMessage(key: string, values: string[] = []): string {
  if (key === "@@bidi_dir") return "ltr";
  return (texts[key]?.message ?? "").replace(/\$([1-9])/g, (_, place: string) => values[Number(place) - 1] ?? "");
}

Object.assign(globalThis, { browser: { i18n: { getMessage, getUILanguage: () => "en" } } });
