import { getTextDirection, isLocale, type Locale, locales, overwriteGetLocale } from '#web/words/runtime.js';

/** `system`: the first of the browser's languages that the screen speaks. */
export type LanguageChoice = Locale | 'system';

/** `static/before-paint.js` reads the same key before the first paint. */
const KEY = 'studio.language';

/** Languages by their own names, in the order they are offered. */
export const LANGUAGES = locales.map((value) => ({
  value,
  label: new Intl.DisplayNames([value], { type: 'language' }).of(value) ?? value,
}));

/** The language of this page: `before-paint.js` has written it there. Elsewhere than in a browser: English. */
export function language(): Locale {
  const lang = typeof document === 'undefined' ? 'en' : document.documentElement.lang;
  return isLocale(lang) ? lang : 'en';
}

/** Lets every message speak the page's language; before the first of them is asked for. */
export function speakPageLanguage(): void {
  overwriteGetLocale(language);
  document.documentElement.dir = textDirection();
}

/** Which way this page's words run: for words inside of what runs with time. */
export const textDirection = () => getTextDirection(language());

/** What was chosen by hand in this browser. */
export function chosenLanguage(): LanguageChoice {
  const kept = localStorage.getItem(KEY);
  return isLocale(kept) ? kept : 'system';
}

/** Keeps the choice and draws the page anew in it. */
export function chooseLanguage(choice: LanguageChoice): void {
  try {
    if (choice === 'system') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, choice);
  } catch (thrown) {
    console.warn('The language cannot be kept', thrown);
  }
  location.reload();
}
