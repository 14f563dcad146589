import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { Account } from './api.ts';
import { launchBrowser } from './browser.ts';

/** The storyboard by hand: each tool of a shot, each field of its inspector, the film's look, and what it would cost. */
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
let address: string;
const complaints: string[] = [];

beforeAll(async () => {
  account = await Account.register(url);
  const projectId = await account.createProject('Harbour');
  const made = await account.call('POST', `projects/${projectId}/plans`, { script: SCRIPT, config: {} });
  address = `${url}/projects/${projectId}/storyboards/${made.body.id}`;
  browser = await launchBrowser();
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  });
  await account.signIn(context);
  page = await context.newPage();
  page.setDefaultTimeout(60_000);
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(address);
  await shots().first().waitFor();
});
afterAll(async () => {
  expect(complaints).toEqual([]);
  await browser.close();
});

/** As long as a busy machine takes. */
const soon = <T>(read: () => T) => expect.poll(read, { timeout: 30_000 });
const shots = () => page.locator('[data-shot]');
const ids = () => shots().evaluateAll((all) => all.map((it) => it.getAttribute('data-shot')));
const card = (id: string | null) => page.locator(`[data-shot="${id}"]`);
const inspector = () => page.getByLabel('Inspector');
const choose = (number: number) => page.getByRole('button', { name: `Shot ${number}`, exact: true }).click();
const leaf = (name: string) => page.getByRole('radio', { name, exact: true }).check({ force: true });
const saved = () => page.getByText(/^Saved · version/).waitFor();
// biome-ignore lint/suspicious/noExplicitAny: a plan's JSON
const planNow = async (): Promise<any> => {
  await page.keyboard.press('Control+s');
  await saved();
  return (await account.call('GET', `plans/${new URL(page.url()).pathname.split('/').at(-1)}`)).body.plan;
};

it('adds, joins, deletes and brings back shots by key and by button', async () => {
  const order = await ids();
  await choose(1);
  await page.keyboard.press('n');
  await soon(async () => (await ids()).length).toBe(order.length + 1);
  await page.keyboard.press('Delete');
  await soon(ids).toEqual(order);
  await choose(1);
  await page.keyboard.press('j');
  await soon(async () => (await ids()).length).toBe(order.length - 1);
  await page.keyboard.press('Control+z');
  await soon(ids).toEqual(order);
  await page.keyboard.press('Control+Shift+z');
  await soon(async () => (await ids()).length).toBe(order.length - 1);
  await page.getByRole('button', { name: 'Undo: Join the shots' }).click();
  await soon(ids).toEqual(order);
  await card(order[0]!).hover();
  await page.getByRole('button', { name: 'Split: shot 1', exact: true }).click();
  await soon(async () => (await ids()).length).toBe(order.length + 1);
  await page.getByRole('button', { name: /^Undo/ }).click();
  await soon(ids).toEqual(order);
});

it('moves a shot by dragging it, into another scene too', async () => {
  const order = await ids();
  const last = order.at(-1)!;
  await card(last).scrollIntoViewIfNeeded();
  await card(last).hover();
  const handle = (await card(last)
    .getByLabel(/^Drag shot/)
    .boundingBox())!;
  const goal = (await card(order[0]!).boundingBox())!;
  await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
  await page.mouse.down();
  for (const share of [0.2, 0.6, 1])
    await page.mouse.move(
      handle.x + (goal.x + goal.width / 2 - handle.x) * share,
      handle.y + (goal.y + goal.height / 2 - handle.y) * share,
    );
  // The cards make room while it hovers; only then it is let go.
  await soon(async () => (await ids()).indexOf(last)).toBeLessThan(2);
  await page.mouse.up();
  await soon(async () => (await planNow()).scenes[0].shots.map((it: { id: string }) => it.id)).toContain(
    last,
  );
  await page.getByRole('button', { name: /^Undo/ }).click();
  await soon(ids).toEqual(order);
});

it('changes framing, camera, transition and length of a shot, and what a vendor is asked for with them', async () => {
  await choose(1);
  await page.keyboard.press('3');
  await inspector().getByLabel('Motion').selectOption('pan');
  await inspector().getByRole('button', { name: 'Other way' }).click();
  await inspector().getByLabel('Comes in by').selectOption('wipe');
  await inspector().getByLabel('At least, in seconds').fill('6.5');
  await inspector().getByLabel('At least, in seconds').press('Tab');
  await soon(async () => (await planNow()).scenes[0].shots[0].minMs).toBe(6500);
  const shot = (await planNow()).scenes[0].shots[0];
  expect(shot).toMatchObject({ framing: 'close', transition: 'wipe', motion: { kind: 'pan' } });
  expect(shot.motion.from.x).toBeGreaterThan(shot.motion.to.x);
  expect(shot.prompt).toMatch(/^Close-up/);

  await page.getByLabel('Time of day in scene 1').selectOption('dawn');
  await soon(async () => (await planNow()).scenes[0].shots[0].prompt).toContain('. dawn, ');
});

it('takes another look for the whole film, words of its own, another music, and gives a person a voice', async () => {
  await leaf('Film');
  await inspector().getByLabel('Look', { exact: true }).selectOption({ label: 'Ink, black and white' });
  await soon(async () => (await planNow()).style).toBe('noir');
  await inspector().getByLabel('Look', { exact: true }).selectOption({ label: 'In my own words…' });
  await inspector().getByLabel('The look in words').fill('watercolour on rough paper');
  await inspector().getByLabel('The look in words').press('Tab');
  await soon(async () => (await planNow()).scenes[1].shots[0].prompt).toContain('watercolour on rough paper');
  await page.getByRole('button', { name: 'Undo: Look' }).click();
  await inspector().getByLabel('Kind of music').selectOption('jazz');
  await inspector().getByLabel('Captions').selectOption('highlight');
  await leaf('1:1');

  await leaf('Cast');
  await inspector().getByLabel('Voice').first().selectOption('vera');
  await inspector().getByLabel('Wears').first().selectOption('cloak');
  await soon(async () => (await planNow()).characters[0].voice).toBe('vera');
  const plan = await planNow();
  const anna = plan.characters[0];
  expect(anna.look.outfit.kind).toBe('cloak');
  const prompts = plan.scenes
    .flatMap((it: { shots: { prompt: string }[] }) => it.shots)
    .map((it: { prompt: string }) => it.prompt);
  expect(prompts.some((it: string) => new RegExp(`${anna.name} \\([^)]*cloak`, 'i').test(it))).toBe(true);
});

it('says before the start what is missing or too dear, and leads to the way out', async () => {
  // This studio has no vendor's key.
  await leaf('Film');
  await inspector().getByRole('radio', { name: 'Final' }).check({ force: true });
  await inspector()
    .getByText(/Set one of .*OPENAI_API_KEY/)
    .waitFor();
  expect(await inspector().getByRole('link', { name: 'bring a key of your own' }).getAttribute('href')).toBe(
    '/account/keys',
  );
  await page.getByRole('button', { name: 'Start the film' }).click();
  await page.getByRole('alert').getByText('Set its key where the studio runs').waitFor();
  await inspector().getByRole('button', { name: 'make an animatic' }).click();
  await page.getByText('Will not exceed $0.00').waitFor();

  // A quote beyond what is left of the month: the studio's own answer, at another price.
  await page.route('**/api/v1/estimates', async (route) => {
    const response = await route.fetch();
    const quote = await response.json();
    const [first, ...rest] = quote.byShot;
    await route.fulfill({
      response,
      json: {
        ...quote,
        costMicros: 31_234_567,
        willNotExceedMicros: 60_001_000,
        byShot: [{ ...first, count: 3, ready: 2, costMicros: 46_500 }, ...rest],
      },
    });
  });
  await leaf('9:16');
  await page.getByText('$31.23').first().waitFor();
  await page.getByText(/^Up to \$\d+\.\d\d more than is left$/).waitFor();
  await leaf('Shot');
  await choose(1);
  await inspector().getByText('2 of 3 parts stay as they are; the rest: $0.05').waitFor();
  await page.getByRole('button', { name: /Show the quote/ }).click();
  const quote = page.getByRole('dialog', { name: 'What it will cost' });
  await quote.getByText('Storyboard').waitFor();
  await quote.getByText('$60.01').waitFor();
  expect(await quote.getByRole('link', { name: 'Account, Money' }).getAttribute('href')).toBe(
    '/account/usage',
  );
  await quote.getByRole('button', { name: 'Close' }).click();
  await page.unroute('**/api/v1/estimates');
});

it('has every tool at hand on a telephone', async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(address);
  await shots().first().waitFor();
  const order = await ids();
  await page.getByRole('button', { name: 'Shot 1', exact: true }).click();
  const tools = page.getByRole('group', { name: 'What can be done with shot 1' });
  await tools.getByRole('button', { name: 'Move later: shot 1' }).click();
  await soon(async () => (await ids()).slice(0, 2)).toEqual([order[1], order[0]]);
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'Cast' }).click();
  await inspector().getByLabel('Voice').first().waitFor();
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: /^Undo/ }).click();
  await soon(ids).toEqual(order);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBe(390);
});
