/** How the writing desk feels: what typing in a ten-page script blocks, and how soon a changed shot is seen. */
import { readFile } from 'node:fs/promises';
import { Account } from '../e2e/api.ts';
import { launchBrowser } from '../e2e/browser.ts';
import { withStudio } from './with-studio.ts';

/** A page of a screenplay is about 55 lines, or a minute. */
const TEN_PAGES_LINES = 550;
const KEYS = 120;
const REDRAWS = 8;

const percentile = (values: readonly number[], share: number) =>
  Math.round(
    values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ??
      Number.NaN,
  );

/** Milliseconds. A task longer than 50 ms is "long" by the W3C's Long Tasks API. */
export async function benchScreen(): Promise<Record<string, Record<string, number>>> {
  return withStudio(async (url) => {
    const account = await Account.register(url);
    const projectId = await account.createProject('Ten pages');
    const sample = await readFile(new URL('../samples/platform-four.fountain', import.meta.url), 'utf8');
    const lines: string[] = [];
    while (lines.length < TEN_PAGES_LINES)
      lines.push(...sample.replace(/^Title[\s\S]*?\n\n/, '').split('\n'), '');
    const script = lines.slice(0, TEN_PAGES_LINES).join('\n');
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      page.setDefaultTimeout(120_000);
      await page.goto(`${url}/login`);
      await page.getByLabel('E-mail').fill(account.email);
      await page.getByLabel('Password').fill(account.password);
      await page.getByRole('button', { name: 'Log in' }).click();
      await page.waitForURL('**/projects');
      await page.goto(`${url}/projects/${projectId}/new`);
      const editor = page.getByRole('textbox', { name: 'Script' });
      await editor.fill(script);
      await page.locator('[data-shot]').first().waitFor();
      await page.getByText(/will not exceed/i).waitFor();
      await page.waitForTimeout(3000);

      // In the middle of a scene's action, as somebody who revises does.
      await page.locator('.cm-line', { hasText: 'Anna turns the cup' }).first().click();
      await page.keyboard.press('End');
      await page.evaluate(() => {
        const found: number[] = [];
        Object.assign(globalThis, { longTasks: found });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) found.push(entry.duration);
        }).observe({ type: 'longtask', buffered: false });
      });
      const words = 'She looks at the tracks and thinks of him. ';
      for (let key = 0; key < KEYS; key++) {
        await page.keyboard.type(words[key % words.length]!);
        await page.waitForTimeout(60);
      }
      await page.waitForTimeout(2500);
      const longTasks = await page.evaluate(
        () => (globalThis as unknown as { longTasks: number[] }).longTasks,
      );

      const planId = (await account.call('POST', `projects/${projectId}/plans`, { script, config: {} })).body
        .id;
      await page.goto(`${url}/projects/${projectId}/storyboards/${planId}`);
      const card = page.locator('[data-shot]').first();
      await card.getByRole('button', { name: 'Shot 1', exact: true }).click();
      await page.waitForTimeout(4000);
      const redraws: number[] = [];
      for (let turn = 0; turn < REDRAWS; turn++) {
        const weather = turn % 2 === 0 ? 'snow' : 'rain';
        redraws.push(
          await page.evaluate((choice) => {
            const canvas = document.querySelector<HTMLCanvasElement>('[data-shot] canvas')!;
            const select = [...document.querySelectorAll<HTMLSelectElement>('aside select')].find((it) =>
              [...it.options].some((option) => option.value === 'snow'),
            )!;
            const pixels = () =>
              canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height).data.join();
            const before = pixels();
            const began = performance.now();
            select.value = choice;
            select.dispatchEvent(new Event('change', { bubbles: true }));
            return new Promise<number>((resolve) => {
              const look = () =>
                pixels() === before ? requestAnimationFrame(look) : resolve(performance.now() - began);
              requestAnimationFrame(look);
            });
          }, weather),
        );
        await page.waitForTimeout(2000);
      }
      return {
        'typing, 10 pages': {
          keys: KEYS,
          longTasks: longTasks.length,
          longestMs: Math.round(Math.max(0, ...longTasks)),
        },
        'one changed shot': {
          runs: REDRAWS,
          medianMs: percentile(redraws, 0.5),
          worstMs: percentile(redraws, 1),
        },
      };
    } finally {
      await browser.close();
    }
  });
}
