import { randomBytes } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { launchBrowser } from './browser.ts';

const SCRIPT = `The lighthouse keeper climbed the stairs with his lantern. Outside the storm was howling over the sea.

"Not tonight," he said, and lit the lamp.`;

const url = inject('studioUrl');
let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.setDefaultTimeout(120_000);
  page.on('pageerror', (error) => complaints.push(String(error)));
});
afterAll(() => browser.close());

it('lets a newcomer register, write, start, watch and download a film', async () => {
  const name = `user-${randomBytes(4).toString('hex')}`;
  await page.goto(`${url}/register`);
  await page.getByLabel('E-mail').fill(`${name}@example.com`);
  await page.getByLabel('User name').fill(name);
  await page.getByLabel('Password').fill('correct horse battery');
  await page.getByRole('button', { name: 'Create account' }).click();

  await page.getByRole('button', { name: 'New project' }).first().click();
  await page.getByLabel('Name').fill('Lighthouse');
  await page.getByRole('button', { name: 'Create project' }).click();
  await page.getByRole('link', { name: 'New film' }).first().click();

  await page.getByRole('textbox', { name: 'Script' }).fill(SCRIPT);
  await page.getByText('Film settings').click();
  await page.getByLabel('Resolution').selectOption('480');
  await page.getByText(/will not exceed/i).waitFor();
  await page.getByRole('button', { name: 'Start the film' }).click();

  // Pictures appear while the film is being made, not only when it is done.
  await page.getByRole('progressbar').waitFor();
  const video = page.locator('video');
  await video.waitFor({ timeout: 180_000 });

  const first = await video.evaluate(async (element: HTMLVideoElement) => {
    element.muted = true;
    await element.play();
    return element.currentTime;
  });
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

  // Coming back later finds it again, still signed in.
  await page.reload();
  await page.locator('video').waitFor();
  expect(complaints).toEqual([]);
}, 300_000);

it('tells a stranger what was wrong, in words, beside the field', async () => {
  const stranger = await browser.newPage();
  await stranger.goto(`${url}/login`);
  await stranger.getByLabel('E-mail').fill('nobody@example.com');
  await stranger.getByLabel('Password').fill('wrong wrong wrong');
  await stranger.getByRole('button', { name: 'Log in' }).click();
  await stranger.getByText(/e-mail or password is wrong/i).waitFor();
  await stranger.close();
});
