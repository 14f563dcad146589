import inter from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url';
import type { Handle } from '@sveltejs/kit/hooks';
import { m } from '#web/words/messages.js';
import { isLocale, overwriteGetLocale } from '#web/words/runtime.js';

/** Runs at build alone, a page after the other: the first page in each language, and the shell of all others. */
export const handle: Handle = ({ event, resolve }) => {
  const wished = event.url.pathname.slice(1);
  const language = isLocale(wished) ? wished : 'en';
  overwriteGetLocale(() => language);
  return resolve(event, {
    // The typeface of nearly every word; others come with the letters that need them.
    preload: ({ type, path }) => type !== 'font' || path.endsWith(inter),
    transformPageChunk: ({ html }) =>
      html.replace('<html lang="en"', `<html lang="${language}"`).replace('%noscript%', m.needs_javascript()),
  });
};
