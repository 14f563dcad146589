import { Buffer } from 'node:buffer';
import { sha256 } from '@noble/hashes/sha2.js';
import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { SharedFilm } from './open-share.ts';

type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

const STYLE = `
:root { color-scheme: dark; }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100dvh; display: flex; flex-direction: column; background: #0b0d11; color: #ece8e1;
  font: 16px/1.55 system-ui, sans-serif; }
main { flex: 1; width: min(100%, 72rem); margin: 0 auto; padding: clamp(0rem, 3vw, 2.5rem) clamp(0rem, 3vw, 2rem) 2rem; }
video { display: block; width: 100%; height: auto; max-height: 82dvh; background: #000; border-radius: clamp(0px, 1vw, 10px); }
.words { padding: 1.25rem .25rem 0; max-width: 46rem; }
h1 { margin: 0; font-size: clamp(1.4rem, 4vw, 2.1rem); line-height: 1.2; overflow-wrap: anywhere; }
p { margin: .6rem 0 0; color: #a6adb9; overflow-wrap: anywhere; }
.alone { display: grid; place-content: center; text-align: center; padding: 2rem 1rem; }
footer { padding: 1.25rem 1rem 1.75rem; text-align: center; font-size: .875rem; color: #8790a0; }
a { color: #f2b559; text-underline-offset: .2em; }
a:focus-visible, video:focus-visible { outline: 2px solid #f2b559; outline-offset: 3px; border-radius: 3px; }
`;
const STYLE_SOURCE = `'sha256-${Buffer.from(sha256(new TextEncoder().encode(STYLE))).toString('base64')}'`;

/**
 * What a shared film's page may load: its one style, and from here and the bucket (where films and posters are sent
 * on to) pictures and film. No script at all.
 */
export function sharePolicy(bucketOrigin: string): string {
  return [
    "default-src 'none'",
    `style-src ${STYLE_SOURCE}`,
    `img-src 'self' ${bucketOrigin}`,
    `media-src 'self' ${bucketOrigin}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The page of a shared film: title, card for chats and feeds, poster, player. `pageUrl`: its own address. */
export function renderShare(film: SharedFilm, pageUrl: string): Html {
  const { title, widthPx, heightPx } = film;
  const description = film.logline || 'A film made in AI Film Studio.';
  // A film that is called by its first sentence need not say it twice.
  const said = film.logline.replace(/[.!?…]+$/, '') === title ? '' : film.logline;
  const language = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(film.language) ? film.language : 'en';
  const [poster, mp4] = [`${pageUrl}/poster.jpg`, `${pageUrl}/film.mp4`];
  const released = film.completedAt?.toISOString();
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="dark">
<meta name="theme-color" content="#0b0d11">
<title>${title}</title>
<meta name="description" content="${description}">
<meta name="robots" content="noindex">
<meta property="og:site_name" content="AI Film Studio">
<meta property="og:type" content="video.movie">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
<meta property="og:url" content="${pageUrl}">
<meta property="og:image" content="${poster}">
<meta property="og:image:type" content="image/jpeg">
<meta property="og:image:alt" content="${title}">
<meta property="og:video" content="${mp4}">
<meta property="og:video:type" content="video/mp4">
<meta property="og:video:width" content="${widthPx}">
<meta property="og:video:height" content="${heightPx}">
${released === undefined ? '' : html`<meta property="video:release_date" content="${released}">`}
<meta name="twitter:card" content="summary_large_image">
<meta name="twitter:title" content="${title}">
<meta name="twitter:description" content="${description}">
<meta name="twitter:image" content="${poster}">
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<style>${raw(STYLE)}</style>
</head>
<body>
<main>
<video controls playsinline preload="metadata" poster="${poster}" width="${widthPx}" height="${heightPx}" aria-label="${title}">
<source src="${mp4}" type="video/mp4">
<track kind="captions" src="${pageUrl}/captions.vtt" srclang="${language}" label="Captions">
</video>
<div class="words"><h1>${title}</h1>${said ? html`<p>${said}</p>` : ''}</div>
</main>
${footer()}
</body>
</html>`;
}

/** The page in the place of a film that cannot be watched (any more). */
export function renderNoShare({ title, words }: { title: string; words: string }): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="dark">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<style>${raw(STYLE)}</style>
</head>
<body>
<main class="alone"><h1>${title}</h1><p>${words}</p></main>
${footer()}
</body>
</html>`;
}

const footer = () =>
  html`<footer>Made in <a href="/">AI Film Studio</a>: paste a script, get a film.</footer>`;
