import type { Context } from 'hono';
import { outputKeys } from '#domain/object-keys';
import type { AppEnv } from '../http/app-env.ts';
import { createRouter } from '../http/create-router.ts';
import { openShare, type SharedFilm } from '../shares/open-share.ts';
import { renderNoShare, renderShare, sharePolicy } from '../shares/render-share.ts';

/** The longest film's captions are far below. */
const MAX_CAPTION_BYTES = 1024 * 1024;

const UNKNOWN = {
  title: 'There is no such film',
  words: 'Please check the link: every letter of it counts.',
};
const REVOKED = {
  title: 'This film is no longer shared',
  words: 'Whoever shared it has taken the link back.',
};

/**
 * `/share/:token` and the files of its film, for anyone who has the link; mounted at the root. Nothing is cached, so
 * that a link which is taken back opens nothing from that moment on; bytes of film come straight from the bucket,
 * by addresses that live an hour.
 */
export const sharePages = createRouter();

sharePages.use('/share/*', async (c, next) => {
  await next();
  const bucketOrigin = new URL(c.var.deps.settings.s3.endpoint).origin;
  c.res.headers.set('content-security-policy', sharePolicy(bucketOrigin));
  c.res.headers.set('cache-control', 'no-store');
  c.res.headers.set('x-robots-tag', 'noindex');
});

sharePages.get('/share/:token', async (c) => {
  const film = await findFilm(c);
  if (film instanceof Response) return film;
  return c.html(renderShare(film, `${c.var.deps.settings.publicUrl}/share/${c.req.param('token')}`));
});

sharePages.get('/share/:token/film.mp4', (c) => sendOn(c, 'film'));
sharePages.get('/share/:token/poster.jpg', (c) => sendOn(c, 'poster'));

/** Through here, for a track of another origin would need the bucket to know every page. */
sharePages.get('/share/:token/captions.vtt', async (c) => {
  const film = await findFilm(c);
  if (film instanceof Response) return film;
  const text = await c.var.deps.bucket.get(outputKeys(film.jobId).vtt, MAX_CAPTION_BYTES);
  const body = text === null ? 'WEBVTT\n' : new TextDecoder().decode(text);
  return c.body(body, 200, { 'content-type': 'text/vtt; charset=utf-8' });
});

async function sendOn(c: Context<AppEnv>, file: 'film' | 'poster'): Promise<Response> {
  const film = await findFilm(c);
  if (film instanceof Response) return film;
  const { url } = await c.var.deps.bucket.signGet(outputKeys(film.jobId)[file], { now: c.var.deps.now() });
  return c.redirect(url, 302);
}

/** The film, or the page that says why there is none. */
async function findFilm(c: Context<AppEnv>): Promise<SharedFilm | Response> {
  const found = await openShare(c.var.deps, c.req.param('token') ?? '');
  if (found === null) return c.html(renderNoShare(UNKNOWN), 404);
  return found === 'revoked' ? c.html(renderNoShare(REVOKED), 410) : found;
}
