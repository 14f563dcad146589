import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Session } from '#domain/account';
import { REFRESH_TOKEN_SECONDS } from '../auth/refresh-token.ts';
import type { StartedSession } from '../auth/start-session.ts';
import { createProblem } from '../errors.ts';
import type { AppEnv } from './app-env.ts';

const COOKIE = 'studio_refresh';
const COOKIE_PATH = '/api/v1/auth';

/** A browser keeps the refresh token where no script can read it; other clients get it in the body. */
export function handOver(c: Context<AppEnv>, { refreshToken, ...session }: StartedSession): Session {
  if (c.req.header('x-client') !== 'web') return { ...session, refreshToken };
  setCookie(c, COOKIE, refreshToken, {
    path: COOKIE_PATH,
    httpOnly: true,
    sameSite: 'Strict',
    secure: isSecure(c),
    maxAge: REFRESH_TOKEN_SECONDS,
  });
  return session;
}

/**
 * The token of the body, or the cookie's; the cookie counts only when one of our own pages asks, so that no other page
 * can use it (CSRF). Undefined: there is neither. Throws `auth.forbidden`.
 */
export function refreshTokenOf(c: Context<AppEnv>, fromBody: string | undefined): string | undefined {
  if (fromBody !== undefined) return fromBody;
  const fromCookie = getCookie(c, COOKIE);
  if (fromCookie === undefined) return undefined;
  const origin = c.req.header('origin');
  const own = [...c.var.deps.settings.origins, new URL(c.req.url).origin];
  if (origin !== undefined && !own.includes(origin)) {
    throw createProblem('auth.forbidden', { detail: 'This page may not use the sign-in cookie.' });
  }
  if (origin === undefined && c.req.header('x-client') !== 'web') {
    throw createProblem('auth.forbidden', { detail: 'Send `x-client: web` with the sign-in cookie.' });
  }
  return fromCookie;
}

/** Takes the cookie away from a browser that has one. */
export function dropRefreshCookie(c: Context<AppEnv>): void {
  deleteCookie(c, COOKIE, { path: COOKIE_PATH, secure: isSecure(c) });
}

/** Browsers drop Secure cookies of plain http, which is what one machine speaks. */
function isSecure(c: Context<AppEnv>): boolean {
  return c.var.deps.settings.publicUrl.startsWith('https:') || new URL(c.req.url).protocol === 'https:';
}
