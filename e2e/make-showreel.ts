/**
 * `node e2e/make-showreel.ts`: makes the film of the first page from its script, by the studio itself, as any client
 * would, and packs it small: web/src/lib/first/the-last-light.{mp4,webp,json}. With STUDIO_URL a running studio.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { FilmPlan } from '#domain/film-plan';
import { chaptersOf, shotTimes } from '#web/film/shot-times.ts';
import { findFfmpeg } from '../container/ffmpeg/find-ffmpeg.ts';
import { startStudioProcess } from '../local/film/studio-process.ts';
import { Account } from './api.ts';

const OUT = new URL('../web/src/lib/first/', import.meta.url);
const WIDTH_PX = 960;
/** The poster for telephones. */
const SMALL_POSTER_PX = 640;
/** The poster is the moment that shows most. */
const POSTER_AT_S = 2.5;
const run = promisify(execFile);

const dir = await mkdtemp(join(tmpdir(), 'showreel-'));
const running = process.env.STUDIO_URL;
const studio = running
  ? null
  : await startStudioProcess({ PORT: '0', S3_PORT: '0', DATA_DIR: dir, STUDIO_SETTINGS_FILE: 'none' });
try {
  const account = await Account.register(running ?? studio!.url);
  const script = await readFile(new URL('the-last-light.fountain', OUT), 'utf8');
  const config = { resolution: 720, fps: 24, captions: 'burned' };
  const jobId = await account.createJob(await account.createProject('First page'), script, config);
  const job = await account.settled(jobId, 1_800_000);
  if (job.status !== 'completed') throw new Error(`The film is ${job.status}: ${job.error?.message}`);
  const { body: output } = await account.call('GET', `jobs/${jobId}/output`);
  const { body: assets } = await account.call('GET', `jobs/${jobId}/assets`);
  const plan = FilmPlan.parse((await account.call('GET', `plans/${job.planId}`)).body.plan);
  const times = shotTimes(plan, assets.items, job.config, output.durationMs);
  if (!times) throw new Error('The film’s shots cannot be placed in time');
  const scenes = chaptersOf(plan, times).map(({ title, startMs }) => ({
    title,
    startMs: Math.round(startMs),
  }));

  const full = join(dir, 'film.mp4');
  await writeFile(full, Buffer.from(await (await fetch(output.url)).arrayBuffer()));
  const { path: ffmpeg } = findFfmpeg();
  const small = join(dir, 'small.mp4');
  await run(ffmpeg, [
    ...['-nostdin', '-y', '-v', 'error', '-i', full, '-vf', `scale=${WIDTH_PX}:-2:flags=lanczos`],
    ...['-c:v', 'libx264', '-preset', 'veryslow', '-crf', '31', '-pix_fmt', 'yuv420p', '-profile:v', 'high'],
    ...['-c:a', 'aac', '-b:a', '64k', '-ac', '2', '-movflags', '+faststart', small],
  ]);
  const still = join(dir, 'still.png');
  await run(ffmpeg, [
    '-nostdin',
    '-y',
    '-v',
    'error',
    '-ss',
    String(POSTER_AT_S),
    '-i',
    small,
    '-frames:v',
    '1',
    still,
  ]);
  const image = await loadImage(still);
  const canvas = createCanvas(image.width, image.height);
  canvas.getContext('2d').drawImage(image, 0, 0);
  await writeFile(new URL('the-last-light.webp', OUT), await canvas.encode('webp', 78));
  const phone = createCanvas(SMALL_POSTER_PX, Math.round((image.height * SMALL_POSTER_PX) / image.width));
  phone.getContext('2d').drawImage(image, 0, 0, phone.width, phone.height);
  await writeFile(new URL('the-last-light-small.webp', OUT), await phone.encode('webp', 70));
  await writeFile(new URL('the-last-light.mp4', OUT), await readFile(small));
  const facts = { durationMs: output.durationMs, widthPx: image.width, heightPx: image.height, scenes };
  await writeFile(new URL('the-last-light.json', OUT), `${JSON.stringify(facts, null, 2)}\n`);
  console.log(`${(await readFile(small)).length} bytes of film, ${JSON.stringify(facts)}`);
} finally {
  await studio?.stop();
  await rm(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}
