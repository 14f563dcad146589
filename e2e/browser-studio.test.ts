import { gzipSync } from 'node:zlib';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { Account } from './api.ts';
import { launchBrowser } from './browser.ts';

const SCRIPT = `EXT. HARBOUR - NIGHT

Rain on the water. ANNA waits beside the boats.

ANNA
He is late. He is always late.

INT. CAFÉ - NIGHT

TOM pours tea.

TOM
We close in ten minutes.
`;

const url = inject('studioUrl');
let browser: Browser;
let page: Page;
let account: Account;
let projectId: string;
const complaints: string[] = [];

beforeAll(async () => {
  account = await Account.register(url);
  projectId = await account.createProject('Harbour');
  browser = await launchBrowser();
  // The test tool looks into pages from outside; the policy that keeps others out stays in all other tests.
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, bypassCSP: true });
  page = await context.newPage();
  page.setDefaultTimeout(120_000);
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(`${url}/login`);
  await page.getByLabel('E-mail').fill(account.email);
  await page.getByLabel('Password').fill(account.password);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.waitForURL('**/projects');
});
afterAll(async () => {
  expect(complaints).toEqual([]);
  await browser.close();
});

interface AxeResult {
  violations: { id: string; help: string; nodes: { html: string }[] }[];
}

/** What axe-core finds wrong on the page as it is, by WCAG 2 A and AA. */
async function findBarriers(on: Page): Promise<string[]> {
  await on.evaluate(axe.source);
  const { violations } = await on.evaluate(() =>
    (globalThis as unknown as { axe: { run: (options: object) => Promise<AxeResult> } }).axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
    }),
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.slice(0, 3).map(({ html }) => `${id}: ${help}: ${html.slice(0, 160)}`),
  );
}

/** The pixels of a shot's canvas as one number. */
const pixelsOf = (selector: string) =>
  page
    .locator(`${selector} canvas`)
    .first()
    .evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      let sum = 0;
      for (let i = 0; i < data.length; i += 97) sum = (sum * 31 + data[i]!) >>> 0;
      return { sum, painted: data.some((value, i) => i % 4 !== 3 && value > 0) };
    });

it('paints the storyboard while one types, and links each shot with its lines both ways', async () => {
  await page.goto(`${url}/projects/${projectId}/new`);
  const editor = page.getByRole('textbox', { name: 'Script' });
  await editor.fill(SCRIPT);
  const shots = page.locator('[data-shot]');
  await expect.poll(() => shots.count(), { timeout: 120_000 }).toBeGreaterThan(3);
  const before = await shots.count();
  await expect.poll(async () => (await pixelsOf('[data-shot]')).painted, { timeout: 120_000 }).toBe(true);

  // Fountain is coloured, and scenes fold.
  await page.locator('.cm-foldGutter .cm-gutterElement', { hasText: '▾' }).first().click();
  await page.locator('.cm-foldPlaceholder').click();

  // A line leads to its shot …
  await page.locator('.cm-line', { hasText: 'We close in ten minutes' }).click();
  const tea = page.locator('[data-shot]:has(button[aria-pressed="true"])');
  await expect.poll(() => tea.textContent()).toContain('We close in ten minutes');
  // … and a shot to its lines.
  await page.locator('[data-shot]', { hasText: 'He is late' }).first().getByRole('button').click();
  await expect
    .poll(() => page.locator('.cm-lit').allTextContents())
    .toEqual(expect.arrayContaining([expect.stringContaining('He is late')]));

  await editor.press('Control+End');
  await editor.pressSequentially('\nEXT. FOREST - DAY\n\nA fox runs through the snow.\n');
  await expect.poll(() => shots.count(), { timeout: 120_000 }).toBeGreaterThan(before);
  await page.getByText(/will not exceed/i).waitFor();
  expect(await findBarriers(page)).toEqual([]);
});

it('opens scripts of other programs, and brings earlier drafts back', async () => {
  const fdx = `<?xml version="1.0" encoding="UTF-8"?><FinalDraft DocumentType="Script"><Content>
    <Paragraph Type="Scene Heading"><Text>Int. Attic - Night</Text></Paragraph>
    <Paragraph Type="Action"><Text>Dust. A </Text><Text Style="Bold">box</Text><Text> opens.</Text></Paragraph>
    <Paragraph Type="Character"><Text>Mara</Text></Paragraph>
    <Paragraph Type="Parenthetical"><Text>whispers</Text></Paragraph>
    <Paragraph Type="Dialogue"><Text>It is still here.</Text></Paragraph>
  </Content></FinalDraft>`;
  const open = (name: string, text: string) =>
    page
      .locator('input[type="file"]')
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) });
  const lines = () => page.locator('.cm-line').allTextContents();
  await open('attic.fdx', fdx);
  await expect
    .poll(lines)
    .toEqual(['INT. ATTIC - NIGHT', '', 'Dust. A box opens.', '', 'MARA', '(whispers)', 'It is still here.']);
  await open('attic.fdx', '<html/>');
  await page.getByText('This is not a Final Draft file that can be read.').waitFor();
  await open('film.docx', 'PK\0\0');
  await page.getByText('is not a text file').waitFor();
  await page.getByRole('button', { name: 'Earlier drafts' }).click();
  await page
    .getByRole('button', { name: /^EXT. HARBOUR/ })
    .first()
    .click();
  await expect.poll(lines).toEqual(expect.arrayContaining(['We close in ten minutes.']));
  await page.getByText(/will not exceed/i).waitFor();
});

it('edits the storyboard by hand and keeps every change as a version', async () => {
  await page.getByRole('button', { name: 'Edit the storyboard' }).click();
  await page.waitForURL('**/storyboards/**');
  const shots = page.locator('[data-shot]');
  await shots.first().waitFor();
  const count = await shots.count();
  const ids = () => shots.evaluateAll((all) => all.map((it) => it.getAttribute('data-shot')));
  const order = await ids();

  // By keyboard: choose, move, split, undo.
  await page.getByRole('button', { name: 'Shot 2', exact: true }).click();
  await page.keyboard.press('Alt+ArrowLeft');
  expect((await ids()).slice(0, 2)).toEqual([order[1], order[0]]);
  await page.keyboard.press('s');
  await expect.poll(() => shots.count()).toBe(count + 1);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect.poll(ids).toEqual(order);

  // A changed picture is painted at once; changed words are stored.
  const target = page.locator('[data-shot]', { hasText: 'He is late' }).first();
  await target.getByRole('button', { name: /^Shot \d+$/ }).click();
  const id = await target.getAttribute('data-shot');
  const selector = `[data-shot="${id}"]`;
  await expect.poll(async () => (await pixelsOf(selector)).painted, { timeout: 120_000 }).toBe(true);
  const seen = await pixelsOf(selector);
  await page.getByLabel('Inspector').getByLabel('Weather').selectOption('snow');
  await expect.poll(async () => (await pixelsOf(selector)).sum, { timeout: 120_000 }).not.toBe(seen.sum);
  await page.getByLabel('Words of line 1').fill('He will never come.');
  await page.getByText(/^Saved · version/).waitFor();
  await expect.poll(() => page.url()).toMatch(/\/storyboards\/pln_/);
  await expect
    .poll(async () => {
      const { body } = await account.call('GET', `plans/${page.url().split('/').at(-1)}`);
      return JSON.stringify(body.plan);
    })
    .toContain('He will never come.');
  expect(await findBarriers(page)).toEqual([]);

  // What was edited is there after a reload, and an earlier version comes back.
  await page.reload();
  await page.getByText('He will never come.').first().waitFor();
  await page.getByRole('button', { name: 'Versions' }).click();
  await page.getByRole('button', { name: /^Version 1 / }).click();
  await page.getByText(/shots? of \d+ differ/).waitFor();
  await page.getByRole('button', { name: 'Restore this version' }).click();
  await page.getByText('He is late. He is always late.').first().waitFor();
  await page.getByText(/^Saved · version/).waitFor();
});

it('says it when somebody else has edited the storyboard, and lets one keep one’s own', async () => {
  const planId = page.url().split('/').at(-1);
  const { body, headers } = await account.call('GET', `plans/${planId}`);
  const other = { ...body.plan, title: 'Theirs' };
  const answer = await account.call(
    'PATCH',
    `plans/${planId}`,
    { plan: other },
    { 'if-match': headers.get('etag')! },
  );
  expect(answer.status).toBe(200);
  await page.getByLabel('Heading of scene 1').fill('EXT. OUR HARBOUR - NIGHT');
  await page.getByText('Edited elsewhere').waitFor();
  await page.getByRole('button', { name: 'Keep mine as the newest' }).click();
  await page.getByText(/^Saved · version/).waitFor();
  const { body: newest } = await account.call('GET', `plans/${page.url().split('/').at(-1)}`);
  expect(newest.plan.scenes[0].heading).toBe('EXT. OUR HARBOUR - NIGHT');
  expect(newest.version).toBeGreaterThan(answer.body.version);
});

it.each(['/', '/login', '/register'])('%s has no barrier that axe finds for a visitor', async (path) => {
  const context = await browser.newContext({ bypassCSP: true });
  const visit = await context.newPage();
  await visit.goto(`${url}${path}`);
  await visit.getByRole('heading', { level: 1 }).waitFor();
  expect(await findBarriers(visit)).toEqual([]);
  await context.close();
});

it('brings little code to a visitor', async () => {
  const context = await browser.newContext();
  const visit = await context.newPage();
  const sizes: Promise<number>[] = [];
  visit.on('response', (response) => {
    if (response.request().resourceType() === 'script')
      sizes.push(response.body().then((body) => gzipSync(body).length));
  });
  await visit.goto(url);
  await visit.getByRole('heading', { level: 1 }).waitFor();
  await visit.waitForLoadState('networkidle');
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThan(120_000);
  await context.close();
});

it.each(['/projects', '/films', '/account'])('%s has no barrier that axe finds', async (path) => {
  await page.goto(`${url}${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  expect(await findBarriers(page)).toEqual([]);
});
