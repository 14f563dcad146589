import inter from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url';
import type { Handle } from '@sveltejs/kit/hooks';
import { m } from '#web/words/messages.js';
import { isLocale, type Locale, locales, overwriteGetLocale } from '#web/words/runtime.js';

/** For a page whose code does not come: there is nobody to choose the language but the style sheet. */
const sayLate = (locale: Locale) =>
  `<p lang="${locale}">${m.page_late({}, { locale })} <a href="">${m.load_anew({}, { locale })}</a></p>`;

/** Runs at build alone, a page after the other: the first page in each language, and the shell of all others. */
export const handle: Handle = ({ event, resolve }) => {
  const wished = event.url.pathname.slice(1);
  const language = isLocale(wished) ? wished : 'en';
  overwriteGetLocale(() => language);
  return resolve(event, {
    // The typeface of nearly every word; others come with the letters that need them.
    preload: ({ type, path }) => type !== 'font' || path.endsWith(inter),
    transformPageChunk: ({ html }) =>
      html
        .replace('<html lang="en"', `<html lang="${language}"`)
        .replace('%noscript%', m.needs_javascript())
        .replace('%late%', locales.map(sayLate).join('')),
  });
};
