import { randomBytes } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { press, reach } from './reach.ts';

const SCRIPT = `The lighthouse keeper climbed the stairs with his lantern. Outside the storm was howling over the sea.

"Not tonight," he said, and lit the lamp.`;

const url = inject('studioUrl');
let browser: Browser;
let page: Page;
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
  const filmUrl = page.url();

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
  await page.unrouteAll();
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
  await page.waitForURL(`**/storyboards/${planId}?shot=${shotId}`);
  await page.locator(`[data-shot="${shotId}"] button[aria-pressed="true"]`).waitFor();
  await page.unrouteAll();
  expect(complaints).toEqual([]);
}, 120_000);

it('tells a stranger what was wrong, in words, beside the field', async () => {
  const stranger = await browser.newPage();
  await stranger.goto(`${url}/login`);
  await stranger.getByLabel('E-mail').fill('nobody@example.com');
  await stranger.getByLabel('Password').fill('wrong wrong wrong');
  await stranger.getByRole('button', { name: 'Log in' }).click();
  await stranger.getByText(/e-mail or password is wrong/i).waitFor();
  await stranger.close();
});
