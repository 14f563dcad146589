/** Lighthouse's judgement of the first page and of the studio, on a desk and on a phone (which it slows down). */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import lighthouse, { desktopConfig } from 'lighthouse';
import { chromium } from 'playwright-core';
import { Account } from '../e2e/api.ts';
import { browserOptions } from '../e2e/browser.ts';
import { freePort } from './free-port.ts';
import { withStudio } from './with-studio.ts';

const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;

/** Scores from 0 to 100, and the milliseconds behind the first of them. */
export async function benchLighthouse(): Promise<Record<string, Record<string, number>>> {
  return withStudio(async (url) => {
    const account = await Account.register(url);
    const projectId = await account.createProject('Lighthouse');
    const dir = await mkdtemp(join(tmpdir(), 'lighthouse-'));
    const port = await freePort();
    const options = await browserOptions();
    // Lighthouse opens its pages beside ours, with the same cookies.
    const context = await chromium.launchPersistentContext(dir, {
      ...options,
      args: [...(options.args ?? []), `--remote-debugging-port=${port}`],
    });
    try {
      const table: Record<string, Record<string, number>> = {};
      const judge = async (name: string, path: string, prepare?: () => Promise<void>) => {
        for (const kind of ['desk', 'phone'] as const) {
          await prepare?.();
          const run = await lighthouse(
            `${url}${path}`,
            {
              port,
              output: 'json',
              onlyCategories: [...CATEGORIES],
              // Each page comes as to somebody new, but for the sign-in that the studio's pages ask for.
              clearStorageTypes: ['shader_cache', 'cache_storage'],
              logLevel: 'error',
            },
            kind === 'desk' ? desktopConfig : undefined,
          );
          if (!run) throw new Error('Lighthouse gave no answer');
          const { lhr } = run;
          if (process.env.LIGHTHOUSE_OUT)
            await writeFile(join(process.env.LIGHTHOUSE_OUT, `${name}-${kind}.json`), JSON.stringify(lhr));
          const score = (id: string) => Math.round((lhr.categories[id]?.score ?? 0) * 100);
          const ms = (id: string) => Math.round(lhr.audits[id]?.numericValue ?? Number.NaN);
          table[`${name}, ${kind}`] = {
            ...Object.fromEntries(CATEGORIES.map((id) => [id, score(id)])),
            lcpMs: ms('largest-contentful-paint'),
            tbtMs: ms('total-blocking-time'),
            cls: Number((lhr.audits['cumulative-layout-shift']?.numericValue ?? Number.NaN).toFixed(3)),
          };
        }
      };
      // A browser's own first page costs it a second and more, whatever that page is.
      const page = await context.newPage();
      await page.goto(url, { waitUntil: 'networkidle' });
      await page.goto('about:blank');
      await judge('first page', '/');
      // A page is left while its sign-in is being renewed, which ends it: each page comes with one of its own.
      const signIn = async () => {
        await page.goto(url);
        await page.evaluate(() => localStorage.clear());
        await context.clearCookies();
        await page.goto(`${url}/login`);
        await page.getByLabel('E-mail').fill(account.email);
        await page.getByLabel('Password').fill(account.password);
        await page.getByRole('button', { name: 'Log in' }).click();
        await page.waitForURL('**/projects');
        await page.waitForLoadState('networkidle');
        await page.goto('about:blank');
      };
      await judge('projects', '/projects', signIn);
      await judge('studio', `/projects/${projectId}/new`, signIn);
      return table;
    } finally {
      await context.close();
      await rm(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    }
  });
}
