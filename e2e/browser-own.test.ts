import { createCanvas } from '@napi-rs/canvas';
import type { Browser, Page, Route } from 'playwright-core';
import { build, type Rolldown } from 'vite';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { Account } from './api.ts';
import { launchBrowser } from './browser.ts';
import { press, reach } from './reach.ts';

/** What is somebody's own: files, voices heard before, keys, webhooks, films in other formats, and what was refused. */
const SCRIPT = `EXT. HARBOUR - NIGHT

ANNA
He is late.
`;
const url = inject('studioUrl');
let browser: Browser;
let page: Page;
let account: Account;
let projectId: string;
let jobId: string;
const complaints: string[] = [];
/** As long as a busy machine takes. */
const PATIENCE = { timeout: Number(process.env.PATIENCE ?? 60_000) };

beforeAll(async () => {
  account = await Account.register(url);
  projectId = await account.createProject('Harbour');
  browser = await launchBrowser();
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  await account.signIn(context);
  page = await context.newPage();
  page.setDefaultTimeout(PATIENCE.timeout);
  page.on('pageerror', (error) => complaints.push(String(error)));
});
afterAll(async () => {
  expect(complaints).toEqual([]);
  await browser.close();
});

/** A picture of one colour with a disc, as a file that somebody picks. */
function picture(colour: string) {
  const canvas = createCanvas(320, 180);
  const on = canvas.getContext('2d');
  on.fillStyle = colour;
  on.fillRect(0, 0, 320, 180);
  on.fillStyle = '#fc8';
  on.beginPath();
  on.arc(160, 90, 60, 0, 2 * Math.PI);
  on.fill();
  return { name: `${colour}.png`, mimeType: 'image/png', buffer: canvas.toBuffer('image/png') };
}

/** A second of a quiet tone: PCM, 16 bit, mono, 48 kHz. */
function tone(seconds: number) {
  const samples = 48_000 * seconds;
  const buffer = Buffer.alloc(44 + samples * 2);
  buffer.write('RIFF', 0);
  buffer.writeUInt32LE(buffer.length - 8, 4);
  buffer.write('WAVEfmt ', 8);
  buffer.set([16, 0, 0, 0, 1, 0, 1, 0, 0x80, 0xbb, 0, 0, 0, 0x77, 1, 0, 2, 0, 16, 0], 16);
  buffer.write('data', 36);
  buffer.writeUInt32LE(samples * 2, 40);
  for (let n = 0; n < samples; n++)
    buffer.writeInt16LE(Math.round(6000 * Math.sin((2 * Math.PI * 330 * n) / 48_000)), 44 + n * 2);
  return { name: 'tone.wav', mimeType: 'audio/wav', buffer };
}

const slot = (name: string) => page.getByRole('group', { name });
const planNow = async () =>
  (await account.call('GET', `plans/${new URL(page.url()).pathname.split('/').at(-1)}`)).body.plan;

it('shows the picture that one brings, loses nothing when it does not arrive, and takes it out again', async () => {
  const made = await account.call('POST', `projects/${projectId}/plans`, { script: SCRIPT, config: {} });
  await page.goto(`${url}/projects/${projectId}/storyboards/${made.body.id}`);
  const own = slot('My own picture: Shot 1');
  const file = own.locator('input[type="file"]');

  // By keyboard alone. What cannot be taken is told in words, and nothing is sent.
  const chooser = page.waitForEvent('filechooser');
  await press(own.getByRole('button', { name: /^My own picture/ }));
  await (await chooser).setFiles({
    name: 'x.png',
    mimeType: 'image/png',
    buffer: Buffer.from('<svg/>'),
  });
  await own.getByText('Drawings made of text').waitFor();
  await press(own.getByRole('button', { name: 'Close' }));

  // The line is cut while it is sent: the storyboard is as it was, and the same file goes once more.
  const bucket = (address: URL) => address.pathname.includes('/temp/uploads/');
  await page.route(bucket, (route) => route.abort());
  await file.setInputFiles(picture('#246'));
  await own.getByText('held here for another try').waitFor();
  expect((await planNow()).scenes[0].shots[0].picture).toBeUndefined();
  await page.unroute(bucket);
  await press(own.getByRole('button', { name: 'Try again' }));
  await own.getByText('· 320 × 180').waitFor();
  const card = page.locator('[data-shot]').first();
  await card.getByText('yours').waitFor();
  await expect
    .poll(() => card.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth), PATIENCE)
    .toBe(320);

  // A file is dropped onto the shot; the one before comes back by undoing.
  const first = await card.locator('img').getAttribute('src');
  const dropped = picture('#642');
  const files = await page.evaluateHandle(
    ([name, bytes]) => {
      const transfer = new DataTransfer();
      const body = Uint8Array.from(atob(bytes!), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([body], name!, { type: 'image/png' }));
      return transfer;
    },
    [dropped.name, dropped.buffer.toString('base64')],
  );
  await card.locator('article').dispatchEvent('drop', { dataTransfer: files });
  await expect.poll(() => card.locator('img').getAttribute('src'), PATIENCE).not.toBe(first);
  await page.getByRole('button', { name: 'Undo: My own picture' }).click();
  await expect.poll(() => card.locator('img').getAttribute('src'), PATIENCE).toBe(first);
  await own.getByRole('button', { name: 'Take out' }).click();
  await expect.poll(() => card.locator('img').count(), PATIENCE).toBe(0);

  // What was brought once is there for every shot.
  await own.getByRole('button', { name: /^My files/ }).click();
  const shelf = page.getByRole('dialog', { name: 'Your pictures' });
  await expect.poll(() => shelf.getByRole('listitem').count(), PATIENCE).toBe(2);
  await shelf
    .getByRole('button', { name: /^Delete / })
    .first()
    .click();
  await page.getByRole('button', { name: 'Delete file' }).click();
  await expect.poll(() => shelf.getByRole('listitem').count(), PATIENCE).toBe(1);
  await shelf.getByRole('button', { name: /^Use / }).click();
  await card.getByText('yours').waitFor();
});

it('lets somebody speak a line, bring the music and be drawn after a portrait; a voice is heard before', async () => {
  await page
    .locator('[data-shot]', { hasText: 'He is late' })
    .getByRole('button', { name: /^Shot \d+$/ })
    .click();
  // By keyboard alone, as everything here.
  const place = async (name: string, file: { name: string; mimeType: string; buffer: Buffer }) => {
    const chooser = page.waitForEvent('filechooser');
    await press(slot(name).getByRole('button').first());
    await (await chooser).setFiles(file);
  };
  await place('My own recording: Line 1', tone(1));
  await slot('My own recording: Line 1').getByText('· 1.0 s').waitFor();

  await reach(page.getByRole('radio', { name: 'Shot' }), 'Shift+Tab');
  await page.keyboard.press('ArrowRight');
  await place('My own portrait: Anna', picture('#264'));
  await slot('My own portrait: Anna').getByText('· 320 × 180').waitFor();
  await page.getByLabel('Inspector').getByLabel('Voice').selectOption({ index: 1 });
  await page.getByRole('button', { name: /^Hear it ?: Anna$/ }).click();
  await page.getByRole('button', { name: /^(?:Stop|Hear it) ?: Anna$/ }).waitFor();

  await reach(page.getByRole('radio', { name: 'Cast' }), 'Shift+Tab');
  await page.keyboard.press('ArrowRight');
  await place('My own music: Film', tone(2));
  await slot('My own music: Film').getByText('· 2.0 s').waitFor();
  await page.getByLabel('Resolution').selectOption('480');
  await page.getByText(/^Saved · version/).waitFor();
  const plan = await planNow();
  const shots: { picture?: string; lines: { recording?: string }[] }[] = plan.scenes[0].shots;
  const recordings = shots.flatMap((shot) => shot.lines.map((line) => line.recording));
  const named = [shots[0]!.picture, ...recordings, plan.characters[0].portrait, plan.music.recording];
  expect(named).toEqual(Array(4).fill(expect.stringMatching(/^[0-9a-f]{64}$/)));

  await page.getByRole('button', { name: /Show the quote/ }).click();
  const quote = page.getByRole('dialog', { name: 'What it will cost' });
  await quote.getByText('Your own files').waitFor();
  await quote.getByRole('button', { name: 'Close' }).click();
});

it('makes a film of them, tells what was checked, and makes other formats of it', async () => {
  await page.getByRole('button', { name: 'Start the film' }).click();
  await page.waitForURL('**/films/job_*');
  jobId = page.url().split('/').at(-1)!;
  await page.locator('media-controller video').waitFor({ timeout: 120_000 });
  const { body } = await account.call('GET', `jobs/${jobId}/assets`);
  const reused = (body.items as { kind: string; reused: boolean }[]).filter((it) => it.reused);
  expect(new Set(reused.map((it) => it.kind))).toEqual(new Set(['picture', 'speech', 'music']));

  await page.locator('summary', { hasText: 'What was checked' }).click();
  await page.getByText('Script: nothing to object to').waitFor();

  await page.getByRole('button', { name: 'More downloads' }).click();
  await page.getByRole('button', { name: /^Other formats/ }).click();
  await page.getByRole('button', { name: /: MP3$/ }).click();
  const saved = page.getByRole('link', { name: /^Save ?: MP3$/ });
  const mp3 = await (await fetch((await saved.getAttribute('href'))!)).arrayBuffer();
  expect(mp3.byteLength).toBeGreaterThan(2_000);
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
});

/** The client as one script, which calls itself `client` in a page. */
async function bundleClient(): Promise<string> {
  const lib = { entry: 'sdk/studio.ts', formats: ['iife' as const], name: 'client' };
  const options = { configFile: false, logLevel: 'warn', publicDir: false } as const;
  const built = await build({ ...options, build: { lib, write: false } });
  const [{ output }] = built as [Rolldown.RolldownOutput];
  return output[0].code;
}

it('brings a file by the client from a page: how far it is, at a cut line, at a refusal, given up', async () => {
  const own = await page.context().newPage();
  await own.addInitScript({ content: `${await bundleClient()}\nglobalThis.client = client;` });
  await own.goto(`${url}/about`);
  const bring = (seconds: number, patienceMs = 60_000) =>
    own.evaluate(
      async ({ wav, token, patienceMs }) => {
        const { Studio, uploadFile } = (
          globalThis as unknown as { client: typeof import('../sdk/studio.ts') }
        ).client;
        const told: [string, number, number][] = [];
        const bytes = Uint8Array.from(atob(wav), (letter) => letter.charCodeAt(0));
        const outcome = await uploadFile(
          new Studio({ url: location.origin, token }),
          new Blob([bytes], { type: 'audio/wav' }),
          {
            ...{ kind: 'music' as const, signal: AbortSignal.timeout(patienceMs) },
            onProgress: ({ stage, sentBytes, bytes: all }) => told.push([stage, sentBytes, all]),
          },
        ).then(({ state }) => state as string, String);
        return { outcome, told, bytes: bytes.length };
      },
      { wav: tone(seconds).buffer.toString('base64'), token: account.accessToken, patienceMs },
    );
  const bucket = (address: URL) => address.pathname.includes('/temp/uploads/');
  const meet = (handle: (route: Route) => unknown, times: number) => own.route(bucket, handle, { times });

  await meet((route) => route.abort(), 1);
  const { outcome, told, bytes } = await bring(4);
  expect([outcome, told.at(-1)]).toEqual(['ready', ['checking', bytes, bytes]]);
  const sent = told.filter(([stage]) => stage === 'sending').map(([, sentBytes]) => sentBytes);
  expect([sent.length > 0, sent.at(-1), sent]).toEqual([true, bytes, sent.toSorted((a, b) => a - b)]);

  // Another address than was signed.
  await meet(
    (route) =>
      route.continue({
        url: route
          .request()
          .url()
          .replace(/\/upl_\w/, '/upl_0'),
      }),
    1,
  );
  expect((await bring(3)).outcome).toBe('Error: The bucket answered 403.');
  await meet(() => undefined, 1);
  expect((await bring(5, 500)).outcome).toMatch(/^TimeoutError/);
  await own.close();
});

it('tells which sentence is refused, why, and what to write instead', async () => {
  const id = await account.createJob(projectId, 'You should kill yourself tonight.', {});
  await account.settled(id);
  await page.goto(`${url}/films/${id}`);
  await page.getByText('You should kill yourself tonight.').first().waitFor();
  await page.getByText('urges somebody to harm or kill themselves').first().waitFor();
  await page.getByText('Tell of the pain').first().waitFor();
});

it('tells programs of a film: an address is taken, tried, changed, switched off and deleted', async () => {
  await page.goto(`${url}/account/webhooks`);
  await page.getByRole('button', { name: 'New webhook' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Address').fill('http://127.0.0.1/hook');
  await dialog.getByRole('button', { name: 'Make the webhook' }).click();
  await expect.poll(() => dialog.getByLabel('Address').getAttribute('aria-invalid'), PATIENCE).toBe('true');
  await dialog.getByLabel('Address').fill('https://hooks.example.com/film');
  await dialog.getByRole('button', { name: 'Make the webhook' }).click();
  await expect
    .poll(() => dialog.getByLabel('Secret of the webhook').inputValue(), PATIENCE)
    .toMatch(/^whsec_/);
  await dialog.getByRole('button', { name: 'I have kept it' }).click();
  await page.getByText('https://hooks.example.com/film').first().waitFor();

  await page.getByRole('button', { name: 'Send a test' }).click();
  await page.getByText(/^(?:On its way|Not delivered|Delivered)$/).waitFor();
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  await dialog.getByLabel('Description').fill('The cutting room’s wall');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText('The cutting room’s wall').waitFor();
  await page.getByRole('button', { name: 'Switch off' }).click();
  await page.getByText('Switched off').waitFor();
  await page.getByRole('button', { name: /^Delete ?:/ }).click();
  await page.getByRole('button', { name: 'Delete the webhook' }).click();
  await page.getByText('Nobody is told yet.').waitFor();
});

it('keeps the keys that somebody brings out of sight, and makes and ends keys of its own', async () => {
  // Vendors are asked when a key is brought; here nobody answers for them but this page.
  const kept: object[] = [];
  const now = new Date().toISOString();
  await page.route('**/api/v1/me/provider-keys', async (route) => {
    if (route.request().method() === 'GET') return route.fulfill({ json: { items: kept } });
    const { provider, key } = route.request().postDataJSON();
    if (!key.startsWith('sk-')) {
      const problem = { title: 'The vendor refuses this key', status: 422, code: 'provider_key.refused' };
      return route.fulfill({ status: 422, contentType: 'application/problem+json', json: problem });
    }
    kept.push({
      id: 'pk_1',
      provider,
      last4: key.slice(-4),
      checkedAt: now,
      lastUsedAt: null,
      createdAt: now,
    });
    return route.fulfill({ status: 201, json: kept[0] });
  });
  await page.goto(`${url}/account/keys`);
  await page.getByRole('button', { name: /: OpenAI$/ }).click();
  const dialog = page.getByRole('dialog');
  const field = dialog.getByLabel('The key');
  const send = dialog.getByRole('button', { name: 'Try and keep it' });
  await field.fill('not-a-key-of-anybody');
  await send.click();
  await expect.poll(() => field.getAttribute('aria-invalid'), PATIENCE).toBe('true');
  expect(await field.inputValue()).toBe('');
  await field.fill('sk-0123456789abcdefWXYZ');
  await send.click();
  await page.getByText('…WXYZ').waitFor();
  expect(await page.content()).not.toContain('0123456789abcdef');

  await page.getByRole('button', { name: 'New key' }).click();
  await dialog.getByLabel('Name').fill('Nightly');
  await dialog.getByRole('button', { name: 'Make the key' }).click();
  const secret = await dialog.getByLabel('The key').inputValue();
  const answer = await fetch(`${url}/api/v1/me`, { headers: { authorization: `Bearer ${secret}` } });
  expect(answer.status).toBe(200);
  await dialog.getByRole('button', { name: 'I have kept it' }).click();
  await page.getByRole('button', { name: /^Revoke ?: Nightly$/ }).click();
  await page.getByRole('button', { name: 'Revoke the key' }).click();
  await expect.poll(() => page.getByText('Nightly').count(), PATIENCE).toBe(0);
});
