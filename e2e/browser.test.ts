import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { press, reach } from './reach.ts';

const SCRIPT = `The lighthouse keeper climbed the stairs with his lantern. Outside the storm was howling over the sea.

"Not tonight," he said, and lit the lamp.`;

const url = inject('studioUrl');
let browser: Browser;
let page: Page;
/** The film that the newcomer makes. */
let filmUrl = '';
const complaints: string[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  page = await context.newPage();
  page.setDefaultTimeout(120_000);
  page.on('pageerror', (error) => complaints.push(String(error)));
});
afterAll(() => browser.close());

const type = (text: string) => page.keyboard.type(text);

it('takes a newcomer from registering to watching by keyboard alone, in two tabs and through a cut line', async () => {
  const name = `user-${randomBytes(4).toString('hex')}`;
  await page.goto(`${url}/register`);
  await reach(page.getByLabel('E-mail'));
  await type(`${name}@example.com`);
  await reach(page.getByLabel('User name'));
  await type(name);
  await reach(page.getByLabel('Password'));
  await type('correct horse battery');
  await page.keyboard.press('Enter');

  await press(page.getByRole('button', { name: 'New project' }).first());
  await reach(page.getByLabel('Name'));
  await type('Lighthouse');
  await page.keyboard.press('Enter');
  await press(page.getByRole('link', { name: 'New film' }).first());

  await press(page.locator('summary', { hasText: 'Film settings' }));
  await reach(page.getByLabel('Resolution'));
  await type('480');
  await reach(page.getByRole('textbox', { name: 'Script' }));
  await page.keyboard.insertText(SCRIPT);
  await page.getByText(/will not exceed/i).waitFor();
  await press(page.getByRole('button', { name: 'Start the film' }), 'Enter', 'Shift+Tab');

  // Pictures appear while the film is being made, not only when it is done.
  await page.getByRole('progressbar').first().waitFor();
  await page.waitForURL('**/films/job_*');
  filmUrl = page.url();

  // Leaving and coming back changes nothing; a second tab, on a slow line, sees the same film.
  await page.reload();
  // A fast machine may have finished it by now.
  await page.locator('[role="progressbar"], media-controller video').first().waitFor();
  const second = await page.context().newPage();
  const line = await page.context().newCDPSession(second);
  await line.send('Network.enable');
  await line.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: 600_000,
    uploadThroughput: 200_000,
  });
  await second.goto(filmUrl);
  await second.getByRole('heading', { level: 1 }).waitFor();

  // A cut line is said, and mended by itself.
  await page.context().setOffline(true);
  await page.getByText('You are offline').waitFor();
  await page.context().setOffline(false);
  await page.getByText('You are offline').waitFor({ state: 'hidden' });

  const video = page.locator('media-controller video');
  await video.waitFor({ timeout: 180_000 });
  await second.locator('media-controller video').waitFor();
  await second.close();

  await press(page.locator('media-play-button'));
  const first = await video.evaluate((element: HTMLVideoElement) => element.currentTime);
  await page.waitForFunction((from) => (document.querySelector('video')?.currentTime ?? 0) > from + 1, first);
  const seen = await video.evaluate((element: HTMLVideoElement) => ({
    frames: element.getVideoPlaybackQuality().totalVideoFrames,
    width: element.videoWidth,
    error: element.error?.message ?? null,
  }));
  expect(seen.error).toBeNull();
  expect(seen.frames).toBeGreaterThan(10);
  expect(seen.width).toBe(854);

  const film = await page.getByRole('link', { name: 'Download MP4' }).getAttribute('href');
  const bytes = Buffer.from(await (await fetch(film!)).arrayBuffer());
  expect(bytes.subarray(4, 8).toString()).toBe('ftyp');
  await page.getByRole('button', { name: 'More downloads' }).click();
  const srt = await page.getByRole('link', { name: 'Download SRT' }).getAttribute('href');
  expect(await (await fetch(srt!)).text()).toContain('-->');

  // The shots stand over the sound, each leads to its place in the film.
  await page.getByRole('button', { name: /Go to shot 2/ }).click();
  const place = await video.evaluate((element: HTMLVideoElement) => element.currentTime);
  expect(place).toBeGreaterThan(1);

  // A teaser is cut in the browser itself, by a tool that the studio serves.
  const foreign: string[] = [];
  const bucket = new URL(film!).origin;
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== new URL(url).origin && origin !== bucket)
      foreign.push(request.url());
  });
  await page.getByRole('button', { name: 'Take the shot that is on' }).click();
  await page.getByLabel('To, seconds').fill((place + 1).toFixed(1));
  await page.getByLabel('Width').selectOption('320');
  await page.getByRole('button', { name: 'Cut it' }).click();
  const teaser = page.getByAltText('The teaser');
  await teaser.waitFor({ timeout: 120_000 });
  const gif = await teaser.evaluate(async (image: HTMLImageElement) => {
    const bytes = new Uint8Array(await (await fetch(image.src)).arrayBuffer());
    await image.decode();
    const frames = bytes.reduce((sum, byte, i) => sum + (byte === 0x21 && bytes[i + 1] === 0xf9 ? 1 : 0), 0);
    return { head: String.fromCharCode(...bytes.slice(0, 6)), width: image.naturalWidth, frames };
  });
  expect(gif.head).toBe('GIF89a');
  expect(gif.width).toBe(320);
  expect(gif.frames).toBeGreaterThan(5);
  expect(foreign).toEqual([]);

  expect(complaints).toEqual([]);
}, 300_000);

it('plays a film from its first piece, goes on as pieces come, and hands over to the finished one', async () => {
  const jobId = new URL(page.url()).pathname.split('/').at(-1);
  let pieces = 1;
  let done = false;
  // The film is finished by now: its own answers are told again as they were while it was being made.
  await page.routeWebSocket('**/events**', (socket) => socket.close());
  await page.route(`**/api/v1/jobs/${jobId}`, async (route) => {
    const response = await route.fetch();
    const job = await response.json();
    await route.fulfill({
      response,
      json: done ? job : { ...job, status: 'processing', progress: 60, completedAt: null },
    });
  });
  await page.route(`**/api/v1/jobs/${jobId}/preview`, async (route) => {
    const response = await route.fetch();
    const preview = await response.json();
    await route.fulfill({ response, json: { ...preview, pieces: preview.pieces.slice(0, pieces) } });
  });
  await page.reload();
  await page.getByRole('button', { name: 'Watch what is ready' }).click();
  const early = page.getByLabel('The film so far');
  const state = () =>
    early.evaluate((video: HTMLVideoElement) => ({
      at: video.currentTime,
      ready: video.buffered.length > 0 ? video.buffered.end(video.buffered.length - 1) : 0,
      stretches: video.buffered.length,
      lengthS: video.duration,
    }));
  await expect.poll(async () => (await state()).at, { timeout: 60_000 }).toBeGreaterThan(0.3);
  const before = await state();
  expect(before.ready).toBeLessThan(before.lengthS - 0.5);
  pieces = Number.POSITIVE_INFINITY;
  await expect
    .poll(async () => (await state()).ready, { timeout: 60_000 })
    .toBeGreaterThan(before.lengthS - 0.2);
  const after = await state();
  expect(after.stretches).toBe(1);
  await expect.poll(async () => (await state()).at, { timeout: 60_000 }).toBeGreaterThan(before.ready);
  const left = (await state()).at;
  done = true;
  const finished = page.locator('media-controller video');
  await finished.waitFor();
  await expect
    .poll(() => finished.evaluate((video: HTMLVideoElement) => video.currentTime), { timeout: 30_000 })
    .toBeGreaterThanOrEqual(left);
  expect(complaints).toEqual([]);
}, 300_000);

it('names the shot that failed, says why, and offers to make it again, to edit it or to leave it out', async () => {
  const jobId = new URL(page.url()).pathname.split('/').at(-1);
  await page.unrouteAll({ behavior: 'wait' });
  const { planId, shotId } = await page.evaluate(async (id) => {
    const { accessToken } = await (
      await fetch('/api/v1/auth/refresh', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-client': 'web' },
        body: '{}',
      })
    ).json();
    const ask = async (path: string) =>
      (await fetch(`/api/v1/${path}`, { headers: { authorization: `Bearer ${accessToken}` } })).json();
    const job = await ask(`jobs/${id}`);
    const { plan } = await ask(`plans/${job.planId}`);
    return { planId: job.planId as string, shotId: plan.scenes[0].shots[1].id as string };
  }, jobId);
  // The film is finished: it is told again as one whose second picture was refused.
  const detail = 'The vendor refused the picture by its own rules';
  await page.route(`**/api/v1/jobs/${jobId}`, async (route) => {
    const response = await route.fetch();
    const error = { code: 'provider.refused', message: `The picture of shot 2 failed: ${detail}.` };
    await route.fulfill({
      response,
      json: { ...(await response.json()), status: 'failed', progress: 60, error },
    });
  });
  await page.routeWebSocket('**/events**', (socket) => {
    const step = {
      type: 'step',
      kind: 'picture',
      stepKey: `picture:${shotId}`,
      shotId,
      lineId: null,
      reused: false,
    };
    socket.send(JSON.stringify({ seq: 1, at: new Date().toISOString(), ...step, state: 'failed', detail }));
  });
  const asked: unknown[] = [];
  await page.route(`**/api/v1/jobs/${jobId}/shots/*`, async (route) => {
    asked.push([route.request().url().split('/').at(-1), route.request().postDataJSON()]);
    await route.fulfill({ status: 202, json: {} });
  });
  await page.reload();
  const list = page.getByRole('region', { name: 'What could not be made' });
  await list.getByText('Shot 2', { exact: true }).waitFor();
  await list.getByText(detail).waitFor();
  await list.getByRole('button', { name: 'Make this shot again' }).click();
  await expect.poll(() => asked).toEqual([[shotId, { action: 'retry' }]]);
  await list.getByRole('button', { name: 'Leave it out' }).click();
  await expect.poll(() => asked).toHaveLength(2);
  expect(asked[1]).toEqual([shotId, { action: 'skip' }]);
  await list.getByRole('link', { name: 'Edit it' }).click();
  await page.waitForURL(`**/storyboards/${planId}?from=${jobId}&shot=${shotId}`);
  await page.locator(`[data-shot="${shotId}"] button[aria-pressed="true"]`).waitFor();
  await page.unrouteAll({ behavior: 'wait' });
  expect(complaints).toEqual([]);
}, 120_000);

it('answers the keys of a cutting room, leads to a scene and to the shot that is on, and cuts out what is marked', async () => {
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.goto(filmUrl);
  const video = page.locator('media-controller video');
  const now = () => video.evaluate((element: HTMLVideoElement) => element.currentTime);
  await page.getByText(/^Shot 1 of/).waitFor();
  expect(await video.getAttribute('poster')).toContain('http');
  await page.keyboard.press('.');
  await page.getByText(/^Shot 2 of/).waitFor();
  const second = await now();
  await page.keyboard.press('i');
  expect(Number(await page.getByLabel('From, seconds').inputValue())).toBeCloseTo(second, 1);
  await page.keyboard.press(',');
  await page.getByText(/^Shot 1 of/).waitFor();
  await page.keyboard.press('c');
  const captions = () =>
    video.evaluate((element: HTMLVideoElement) =>
      [...element.textTracks].flatMap(({ kind, mode }) => (kind === 'captions' ? [mode] : [])),
    );
  await expect.poll(captions).toEqual(['showing']);
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard' }).getByText('the range to cut begins here').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('media-playback-rate-menu-button').click();
  await page.getByRole('menuitemradio', { name: '2x' }).click();
  await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.playbackRate)).toBe(2);
  await page.locator('media-fullscreen-button').click();
  await expect
    .poll(() => page.evaluate(() => document.fullscreenElement?.localName))
    .toBe('media-controller');
  await page.locator('media-fullscreen-button').click();
  await expect.poll(() => page.evaluate(() => document.fullscreenElement)).toBeNull();

  // Sound alone, of a second; a cut that is called off leaves nothing.
  await page.getByRole('button', { name: 'Take the whole film' }).click();
  await page.getByLabel('As', { exact: true }).selectOption('webm');
  await page.getByRole('button', { name: 'Cut it' }).click();
  await page.getByRole('progressbar', { name: 'Progress of the clip' }).waitFor();
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await page.getByLabel('To, seconds').fill('1');
  await page.getByLabel('To, seconds').press('Tab');
  await page.getByLabel('As', { exact: true }).selectOption('m4a');
  await page.getByRole('button', { name: 'Cut it' }).click();
  const sound = page.getByLabel('The sound', { exact: true });
  await expect
    .poll(() => sound.evaluate((element: HTMLAudioElement) => element.duration), { timeout: 60_000 })
    .toBeCloseTo(1, 0);
  expect(await page.getByRole('link', { name: 'Save it' }).getAttribute('download')).toMatch(
    /0\.0-1\.0\.m4a$/,
  );

  await page.getByRole('link', { name: 'Edit this shot' }).click();
  await page.waitForURL(/storyboards\/pln_.*shot=sht_/);
  await page.locator('[data-shot] [aria-pressed="true"]').waitFor();
  await page.goBack();
  await video.waitFor();
});

it('hands out everything that a film is made of, and quotes its other versions', async () => {
  await page.getByRole('button', { name: 'More downloads' }).click();
  const fetched = async (name: string) =>
    Buffer.from(
      await (await fetch((await page.getByRole('link', { name }).getAttribute('href'))!)).arrayBuffer(),
    );
  expect((await fetched('Download VTT')).toString()).toMatch(/^WEBVTT/);
  expect((await fetched('Download poster')).subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
  const [zip] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^Download all assets/ }).click(),
  ]);
  const packed = readFileSync(await zip.path()).toString('latin1');
  expect(packed.startsWith('PK')).toBe(true);
  for (const name of [
    'shots.csv',
    'receipt.json',
    'captions.srt',
    'pictures/shot-0001.',
    'voices/shot-0001-',
    'mix.',
  ])
    expect(packed).toContain(name);

  const versions = page.getByRole('button', { name: 'Make another version of it' });
  await versions.click();
  await page.getByRole('button', { name: /^9:16\s*Free/ }).waitFor();
  await page.getByRole('button', { name: /^In another language/ }).click();
  const dialog = page.getByRole('dialog', { name: 'In another language' });
  await dialog.getByLabel('Language', { exact: true }).selectOption('de');
  const [title, ...lines] = await dialog.getByRole('textbox').all();
  // What comes back from a translator, pasted at once.
  const words = ['Der Leuchtturm', ...lines.map((_, at) => `Zeile ${at + 1}.`)].join('\n');
  await title!.evaluate((field, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, words);
  await dialog.getByText(`${lines.length} of ${lines.length} lines translated`).waitFor();
  await dialog.getByRole('button', { name: 'Show the price' }).click();
  await dialog.getByText(/^Will not exceed/).waitFor();
  await dialog.getByRole('button', { name: 'Start the film' }).waitFor();
  await dialog.getByRole('button', { name: 'Not now' }).click();
});

it('shares a film by a link that is taken back, names it, and puts it away and back', async () => {
  await page.getByRole('button', { name: 'Share this film' }).click();
  await page.getByRole('button', { name: 'Make a link' }).click();
  const link = await page.getByLabel('Anyone with this link may watch').inputValue();
  const card = await (await fetch(link)).text();
  expect(card).toContain('<meta property="og:image"');
  expect(card).toContain(`<h1>${await page.getByRole('heading', { level: 1 }).textContent()}</h1>`);
  await page.getByRole('button', { name: 'Take the link back' }).click();
  await page.getByRole('button', { name: 'Make a link' }).waitFor();
  expect((await fetch(link)).status).toBe(410);
  await page.getByRole('button', { name: 'Not now' }).click();

  await page.getByRole('button', { name: /^What to do with/ }).click();
  await page.getByRole('button', { name: 'Rename' }).click();
  await page.getByRole('dialog').getByLabel('Title').fill('Keeper of the light');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { level: 1, name: 'Keeper of the light' }).waitFor();

  await page.goto(`${url}/films`);
  const card1 = page.getByRole('article');
  await card1.getByRole('heading', { name: 'Keeper of the light' }).hover();
  await page.waitForFunction(
    () => (document.querySelector('article video') as HTMLVideoElement)?.currentTime > 0.2,
  );
  await page.getByLabel('Search films by title').fill('nothing of the kind');
  await page.getByText('No film here is like that').waitFor();
  await page.getByLabel('Search films by title').fill('KEEPER');
  await page.getByLabel('Sort').selectOption('name');
  await page.getByLabel('Show', { exact: true }).selectOption('completed');
  await card1.waitFor();
  await page.getByRole('button', { name: 'What to do with Keeper of the light' }).click();
  await page.getByRole('button', { name: 'Archive', exact: true }).click();
  await page.getByText('No film here is like that').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await card1.waitFor();
  await page.getByRole('button', { name: 'What to do with Keeper of the light' }).click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect.poll(() => card1.count()).toBe(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await card1.waitFor();
});

it('keeps projects by name, copies them with their storyboard, and puts them away', async () => {
  await page.goto(`${url}/projects`);
  const project = (name: string) => page.getByRole('article').filter({ hasText: name });
  const choose = async (name: string, action: string) => {
    await page.getByRole('button', { name: `What to do with ${name}`, exact: true }).click();
    await page.getByRole('button', { name: action, exact: true }).click();
  };
  await choose('Lighthouse', 'Duplicate');
  await project('Copy of Lighthouse').waitFor();
  await choose('Copy of Lighthouse', 'Rename');
  await page.getByRole('dialog').getByLabel('Name').fill('A second light');
  await page.getByRole('button', { name: 'Save' }).click();
  await project('A second light').waitFor();
  const order = () => page.getByRole('article').getByRole('heading').allTextContents();
  await page.getByLabel('Sort').selectOption('oldest');
  await expect.poll(order).toEqual(['Lighthouse', 'A second light']);
  await page.getByLabel('Sort').selectOption('name');
  await expect.poll(order).toEqual(['A second light', 'Lighthouse']);
  await page.getByLabel(/^Search projects/).fill('second');
  await expect.poll(order).toEqual(['A second light']);
  await choose('A second light', 'Archive');
  await page.getByText('No project is like that.').waitFor();
  await page.getByLabel('Show', { exact: true }).selectOption('archived');
  await choose('A second light', 'Delete');
  await page.getByRole('button', { name: 'Delete project' }).click();
  await expect.poll(() => page.getByRole('article').count()).toBe(0);
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await page.getByRole('link', { name: 'A second light' }).click();
  await page.getByRole('link', { name: /^Storyboard: / }).waitFor();
});

it('tells where the money went, takes limits, ends other sign-ins, and wears the colours that are chosen', async () => {
  await page.goto(`${url}/account/usage`);
  await page.getByRole('list', { name: 'By day' }).waitFor();
  await page.getByRole('radio', { name: 'Film' }).check({ force: true });
  await page.getByText('No film has cost anything this month.').waitFor();
  await page.getByRole('radio', { name: 'Provider' }).check({ force: true });
  await page.getByText('No provider was paid this month').waitFor();
  await page.getByLabel('Limit a month, in dollars').fill('12.5');
  await page.getByRole('button', { name: 'Save limits' }).click();
  await page.getByText('$12.50').first().waitFor();

  await page.goto(`${url}/account`);
  await page.getByText('This one').waitFor();
  await page
    .getByRole('button', { name: /^Your account|person|user-/ })
    .first()
    .click();
  await page.getByRole('radio', { name: 'Night' }).check({ force: true });
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(
    'rgb(11, 13, 17)',
  );
  await page.getByRole('radio', { name: 'Day' }).check({ force: true });
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(
    'rgb(245, 242, 236)',
  );
  expect(complaints).toEqual([]);
});

it('tells a stranger what was wrong, in words, beside the field', async () => {
  const stranger = await browser.newPage();
  await stranger.goto(`${url}/login`);
  await stranger.getByLabel('E-mail').fill('nobody@example.com');
  await stranger.getByLabel('Password').fill('wrong wrong wrong');
  await stranger.getByRole('button', { name: 'Log in' }).click();
  await stranger.getByText(/e-mail or password is wrong/i).waitFor();
  await stranger.close();
});
