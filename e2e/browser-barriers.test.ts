import { readdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { Account } from './api.ts';
import { launchBrowser } from './browser.ts';
import { findBarriers } from './find-barriers.ts';
import { OPENED, type Opened } from './opened.ts';
import { needsFilm, PAGES } from './pages.ts';

const SCRIPT = `EXT. HARBOUR - NIGHT

Rain on the water. ANNA waits beside the boats.

ANNA
He is late. He is always late.
`;
const STATES = ['empty', 'full', 'busy', 'error'] as const;
const THEMES = ['light', 'dark'] as const;
type State = (typeof STATES)[number];
/** Of the whole matrix this many are tried in the usual run; all of them with SOAK. */
const SAMPLE = 6;

const url = inject('studioUrl');
const seed = Number(process.env.SEED ?? Date.now() % 100_000);
let browser: Browser;
const pages = new Map<string, Page>();
const accounts: Partial<Record<'empty' | 'full', Account>> = {};
const ids = { PROJECT: '', PLAN: '', JOB: 'job_none', SHARE: 'none' };

beforeAll(async () => {
  const empty = await Account.register(url);
  const full = await Account.register(url);
  Object.assign(accounts, { empty, full });
  ids.PROJECT = await full.createProject('Harbour');
  ids.PLAN = (
    await full.call('POST', `projects/${ids.PROJECT}/plans`, { script: SCRIPT, config: {} })
  ).body.id;
  if (process.env.SOAK) {
    ids.JOB = await full.createJob(ids.PROJECT, SCRIPT, { resolution: 480 });
    await full.settled(ids.JOB);
    const { url: shared } = (await full.call('POST', `jobs/${ids.JOB}/share`, {})).body;
    ids.SHARE = new URL(shared).pathname.split('/').at(-1)!;
  }
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** A page signed in as the one whom the state needs, in one theme; each is made once. */
async function pageFor(who: 'empty' | 'full', theme: (typeof THEMES)[number]): Promise<Page> {
  const key = `${who} ${theme}`;
  const known = pages.get(key);
  if (known) return known;
  // The test tool looks into pages from outside; the policy that keeps others out stays in all other tests.
  const context = await browser.newContext({ bypassCSP: true, colorScheme: theme, reducedMotion: 'reduce' });
  await accounts[who]!.signIn(context);
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  pages.set(key, page);
  return page;
}

/** Makes the API slow for ever, or broken; the sign-in itself goes on, or no page of the studio would be seen. */
async function hold(page: Page, state: State): Promise<void> {
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  if (state !== 'busy' && state !== 'error') return;
  await page.route('**/api/v1/**', async (route) => {
    if (route.request().url().includes('/auth/') || /\/projects\/[^/]+$/.test(route.request().url()))
      return route.continue();
    if (state === 'busy') return;
    const problem = {
      title: 'The database cannot be reached',
      status: 503,
      code: 'database.unavailable',
      requestId: 'r',
    };
    await route.fulfill({
      status: 503,
      contentType: 'application/problem+json',
      body: JSON.stringify(problem),
    });
  });
}

/** What fades in has other colours on its way; what moves for ever has none of its own. */
async function stillness(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter((it) => it.effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map((it) => it.finished));
  });
}

/** The same numbers for the same seed (mulberry32). */
function dice(from: number): () => number {
  let state = from;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The addresses that the screen's own folders make. */
function routesOf(folder: URL): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\+page(?:@\([a-z]+\))?\.svelte$/.test(path))
    .map((path) => `/${path.replace(/(?:\([a-z]+\)\/)|\/?\+page(?:@\([a-z]+\))?\.svelte$/g, '')}`)
    .map((path) => path.replace(/\[(project|plan|job)Id\]/g, (_, name: string) => name.toUpperCase()));
}

it('tries every page that there is', () => {
  const routes = routesOf(new URL('../web/src/routes/', import.meta.url));
  expect(routes).toContain('/projects/PROJECT/storyboards/PLAN');
  expect(routes).toContain('/projects/PROJECT/new');
  const tried = PAGES.map((path) => path.replace(/#.*/, ''));
  expect(routes.filter((route) => !tried.includes(route))).toEqual([]);
});

interface Trial {
  path: string;
  theme: (typeof THEMES)[number];
  state: State;
  what: string;
  open?: Opened['open'];
}
const trials: Trial[] = THEMES.flatMap((theme) => [
  ...PAGES.flatMap((path) => STATES.map((state) => ({ path, theme, state, what: path }))),
  ...OPENED.map(({ name, path, open }) => ({ path, theme, state: 'full' as const, what: name, open })),
]);
const all = trials.filter(({ path }) => process.env.SOAK || !needsFilm(path));
const roll = dice(seed);
const chosen = process.env.SOAK
  ? all
  : all
      .map((it) => ({ it, at: roll() }))
      .sort((a, b) => a.at - b.at)
      .slice(0, SAMPLE)
      .map(({ it }) => it);

it.each(chosen)(
  `$what has no barrier that axe finds, $theme, $state (seed ${seed})`,
  async ({ path, theme, state, open }) => {
    const page = await pageFor(state === 'empty' ? 'empty' : 'full', theme);
    await hold(page, state);
    const address = path.replace(/PROJECT|PLAN|JOB|SHARE/g, (name) => ids[name as keyof typeof ids]);
    await page.goto(`${url}${address}`, { waitUntil: 'domcontentloaded' });
    // Busy pages of one film or storyboard have nothing but their skeleton yet.
    await page.locator('h1, [role="status"]').first().waitFor();
    if (state !== 'busy') await page.waitForLoadState('networkidle');
    await open?.(page);
    await stillness(page);
    expect(await findBarriers(page)).toEqual([]);
  },
);
