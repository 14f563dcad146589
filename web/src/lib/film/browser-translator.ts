/** The browser's own translator, where it has one: on the machine itself, nothing is sent (W3C Translator API). */
interface Pair {
  sourceLanguage: string;
  targetLanguage: string;
}
interface Translator {
  translate(text: string, options?: { signal?: AbortSignal }): Promise<string>;
  destroy(): void;
}
interface TranslatorFactory {
  availability(pair: Pair): Promise<'unavailable' | 'downloadable' | 'downloading' | 'available'>;
  create(pair: Pair & { signal?: AbortSignal }): Promise<Translator>;
}

const factory = () => (globalThis as { Translator?: TranslatorFactory }).Translator;

/** True if this browser can translate from one language to the other, if need be after fetching a model. */
export async function canTranslate(from: string, to: string): Promise<boolean> {
  const known = factory();
  if (!known || from === to) return false;
  return (await known.availability({ sourceLanguage: from, targetLanguage: to })) !== 'unavailable';
}

/** Translates texts one after another, each told as it comes; none where `canTranslate` says no. @throws what the browser throws, also when cancelled */
export async function translateTexts(
  texts: readonly string[],
  pair: { from: string; to: string },
  ontext: (at: number, text: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const known = factory();
  if (!known) return;
  const translator = await known.create({ sourceLanguage: pair.from, targetLanguage: pair.to, signal });
  try {
    for (const [at, text] of texts.entries()) ontext(at, await translator.translate(text, { signal }));
  } finally {
    translator.destroy();
  }
}
