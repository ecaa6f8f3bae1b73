// The voices that may read aloud.

/** Milliseconds for the browser to find its voices. */
const PATIENCE = 1500;

/** The voices that need no network; browsers find them late. */
export async function localVoices(): Promise<SpeechSynthesisVoice[]> {
  if (voicesHere().length === 0) {
    await new Promise((found) => {
      speechSynthesis.addEventListener("voiceschanged", found, { once: true });
      setTimeout(found, PATIENCE);
    });
  }
  return voicesHere();
}

/** The system's own first, of the language's country before another. */
export function voiceFor(language: string, voices: SpeechSynthesisVoice[]): SpeechSynthesisVoice | undefined {
  const fits = voices.filter(({ lang }) => tag(lang).split("-")[0] === tag(language).split("-")[0]);
  const ranked = fits.toSorted((a, b) => Number(b.default) - Number(a.default));
  return ranked.find(({ lang }) => tag(lang) === tag(language)) ?? ranked[0];
}

export function nameOfLanguage(language: string): string {
  try {
    return new Intl.DisplayNames([navigator.language], { type: "language" }).of(language.split("-")[0] ?? "") ?? language;
  } catch {
    return language;
  }
}

function voicesHere(): SpeechSynthesisVoice[] {
  return speechSynthesis.getVoices().filter(({ localService }) => localService);
}

function tag(language: string): string {
  return language.replaceAll("_", "-").toLowerCase();
}
