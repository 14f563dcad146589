import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CheckOrder, JoinOrder, PieceOrder, ShotView } from '#domain/composer-order';
import { findFfmpeg } from '../ffmpeg/find-ffmpeg.ts';
import { nalUnits } from './annex-b.ts';
import { checkFilm } from './check-film.ts';
import { filmHeader } from './film-header.ts';
import { indexPiece } from './index-piece.ts';
import { joinFilm } from './join-film.ts';
import { boxAt, boxesIn } from './mp4-boxes.ts';
import { pictureHeader } from './picture-header.ts';
import { readM4a } from './read-m4a.ts';
import { renderPiece } from './render-piece.ts';
import { standInPainter } from './stand-in-painter.ts';

const ffmpeg = findFfmpeg();
const options = { ffmpeg, painter: standInPainter };
const SIZE = { widthPx: 320, heightPx: 180 };
const FPS = 25;
let folder: string;
const inputs: Record<string, string> = {};
const at = (name: string) => join(folder, name);

const view = (x: number, zoom: number) => ({ x, y: 0.5, zoom });
const shot = (seed: number, firstFrame: number): ShotView => ({
  source: { kind: 'paint', paint: { seed } as never },
  motion: { kind: 'push-in', from: view(0.45, 1), to: view(0.55, 1.2) },
  shotFrames: 130,
  firstFrame,
});
const piece = (order: Partial<PieceOrder>): PieceOrder => ({
  ...{ ...SIZE, fps: FPS, frames: 30, from: shot(200, 0), captions: [], captionStyle: 'plain' as const },
  ...order,
});
/** A body over a keyframe, a dissolve, a single frame and a body: 112 + 13 + 1 + 24 frames. */
const PIECES: PieceOrder[] = [
  piece({ frames: 112 }),
  piece({ frames: 13, from: shot(200, 112), to: shot(20, 0), transition: 'dissolve' }),
  piece({ frames: 1, from: shot(20, 13) }),
  piece({ frames: 24, from: shot(20, 14) }),
];
const FRAMES = 150;

function joinOrder(change: Partial<JoinOrder> = {}): JoinOrder {
  const pieces = PIECES.map(({ frames }, i) => ({ input: `p${i}`, frames }));
  return { ...SIZE, fps: FPS, frames: FRAMES, pieces, mix: 'mix', posterFrame: 60, ...change };
}

function run(args: string[]): { stdout: Buffer; stderr: string } {
  const done = spawnSync(ffmpeg.path, ['-nostdin', '-v', 'error', ...args], { maxBuffer: 1 << 28 });
  if (done.status !== 0) throw new Error(done.stderr.toString());
  return { stdout: done.stdout, stderr: done.stderr.toString() };
}

function makeMix(path: string, seconds: number, volume = 0.5, more: string[] = []): void {
  const tone = `sine=frequency=440:sample_rate=48000:duration=${seconds}`;
  run([
    '-y',
    '-f',
    'lavfi',
    '-i',
    tone,
    '-af',
    `volume=${volume}*8`,
    '-ac',
    '2',
    '-c:a',
    'aac',
    '-b:a',
    '128k',
    ...more,
    path,
  ]);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'film-'));
  for (const [i, order] of PIECES.entries()) {
    inputs[`p${i}`] = at(`p${i}.h264`);
    await renderPiece(order, {}, at(`p${i}.h264`), options);
  }
  inputs.mix = at('mix.m4a');
  makeMix(inputs.mix, FRAMES / FPS);
  await joinFilm(joinOrder(), inputs, folder, { ffmpeg });
  inputs.film = at('film.mp4');
});
afterAll(() => rm(folder, { recursive: true }));

test('the same order gives the same bytes', async () => {
  const again = at('again.h264');
  const { bytes, frames } = await renderPiece(PIECES[1]!, {}, again, options);
  const made = await readFile(again);
  expect(made.equals(await readFile(inputs.p1!))).toBe(true);
  expect([bytes, frames]).toEqual([made.length, 13]);
});

test('a piece begins with SPS, PPS and an IDR, carries no SEI, and keeps keyframes at fixed places', async () => {
  const file = await open(inputs.p0!);
  const types: number[] = [];
  for await (const unit of nalUnits(file)) types.push(unit.type);
  await file.close();
  expect(types.slice(0, 3)).toEqual([7, 8, 5]);
  expect(types).not.toContain(6);
  const { pictures } = await indexPiece(inputs.p0!);
  expect(pictures.flatMap((p, i) => (p.key ? [i] : []))).toEqual([0, 75]);
  expect(pictures.map((p) => p.shown).sort((a, b) => a - b)).toEqual(pictures.map((_, i) => i));
});

test('all pieces of a film, the shortest too, have the same SPS and PPS', async () => {
  const all = await Promise.all(PIECES.map((_, i) => indexPiece(inputs[`p${i}`]!)));
  for (const { sps, pps } of all) {
    expect(sps.equals(all[0]!.sps)).toBe(true);
    expect(pps.equals(all[0]!.pps)).toBe(true);
  }
});

test('the joined film shows every frame of the pieces, once, at n/fps', async () => {
  const crcs = (path: string, extra: string[] = [], filter: string[] = []) =>
    run([...extra, '-i', path, '-map', '0:v', ...filter, '-f', 'framecrc', '-'])
      .stdout.toString()
      .split('\n')
      .filter((line) => /^0,/.test(line))
      .map((line) => line.split(',').map((cell) => cell.trim()));
  const film = crcs(inputs.film!);
  expect(film.length).toBe(FRAMES);
  expect(film.map((cells) => Number(cells[2]))).toEqual(film.map((_, i) => i));
  const renumbered = ['-vf', `setpts=N/${FPS}/TB`];
  const pieces = PIECES.flatMap((_, i) => crcs(inputs[`p${i}`]!, ['-f', 'h264', '-r', `${FPS}`], renumbered));
  expect(film.map((cells) => cells[5])).toEqual(pieces.map((cells) => cells[5]));
});

test('the film starts playing before it is loaded: moov comes before mdat', async () => {
  const head = readFileSync(inputs.film!)
    .subarray(0, 1 << 20)
    .toString('latin1');
  expect(head.indexOf('moov')).toBeGreaterThan(0);
  expect(head.indexOf('moov')).toBeLessThan(head.indexOf('mdat'));
});

test('the film’s sound is the mix, sample for sample, from the first frame on', async () => {
  const pcm = (path: string) => run(['-i', path, '-map', '0:a', '-f', 's16le', '-']).stdout;
  const film = pcm(inputs.film!);
  expect(film.equals(pcm(inputs.mix!))).toBe(true);
  expect(film.length / 4 / 48_000).toBeCloseTo(FRAMES / FPS, 1);
});

test('joining twice gives the same film', async () => {
  const before = await readFile(inputs.film!);
  const { film, meta } = await joinFilm(joinOrder(), inputs, folder, { ffmpeg });
  expect((await readFile(film)).equals(before)).toBe(true);
  expect(meta).toEqual({ durationMs: 6000, ...SIZE });
});

/** Every box of a film's header by its path; those that hold others are gone into. */
function headerBoxes(bytes: Buffer, from = 0, to = bytes.length, path = ''): string[] {
  return boxesIn(bytes, from, to).flatMap(({ type, start, end }) => {
    const here = `${path}${type}`;
    const inner = /^(moov|trak|mdia|minf|stbl|edts|udta)$/.test(type);
    return [here, ...(inner ? headerBoxes(bytes, start, end, `${here}/`) : [])];
  });
}

test('a film says nothing of whose it is, where it was made and by what keys', async () => {
  const secrets = ['usr_canary4711', 'sk-canary-0123456789', 'pln_canary', folder, tmpdir()];
  // A place named after its owner, inputs named after their plan, and a mix that says all of it in its metadata.
  const place = at(secrets[0]!);
  await mkdir(place);
  const named: Record<string, string> = {};
  for (const [i] of PIECES.entries()) {
    named[`${secrets[2]}${i}`] = join(place, `${secrets[2]}${i}.h264`);
    await copyFile(inputs[`p${i}`]!, named[`${secrets[2]}${i}`]!);
  }
  named.mix = join(place, 'mix.m4a');
  const told = ['title', 'comment', 'artist'].flatMap((tag) => ['-metadata', `${tag}=${secrets.join(' ')}`]);
  makeMix(named.mix, FRAMES / FPS, 0.5, told);
  expect((await readFile(named.mix)).includes(secrets[1]!)).toBe(true);
  const pieces = PIECES.map(({ frames }, i) => ({ input: `${secrets[2]}${i}`, frames }));
  const { film, poster } = await joinFilm(joinOrder({ pieces }), named, place, { ffmpeg });

  const bytes = await readFile(film);
  for (const secret of secrets) {
    for (const encoding of ['utf8', 'utf16le'] as const) {
      const wanted = Buffer.from(secret, encoding);
      expect([secret, bytes.includes(wanted)]).toEqual([secret, false]);
      expect([secret, (await readFile(poster)).includes(wanted)]).toEqual([secret, false]);
    }
  }
  // No box can hold words but the handlers', and no time says when it was made.
  const boxes = headerBoxes(bytes);
  expect(boxes.filter((path) => !path.includes('/'))).toEqual(['ftyp', 'moov', 'mdat']);
  expect(boxes.filter((path) => /(udta|meta|uuid|ilst|free|skip|xml |bxml)$/.test(path))).toEqual([]);
  for (const timed of ['moov/mvhd', 'moov/trak/tkhd', 'moov/trak/mdia/mdhd']) {
    const { start } = boxAt(bytes, timed)!;
    const wide = bytes[start] === 1;
    const times = bytes.subarray(start + 4, start + 4 + (wide ? 16 : 8));
    expect([timed, times.every((value) => value === 0)]).toEqual([timed, true]);
  }
  const said = spawnSync(ffmpeg.path, ['-hide_banner', '-i', film], { encoding: 'utf8', cwd: place }).stderr;
  const tags = [...said.matchAll(/^ {4,}(\w+) *: /gm)].map(([, tag]) => tag);
  const plain = ['major_brand', 'minor_version', 'compatible_brands', 'handler_name'];
  expect(tags.length).toBeGreaterThan(0);
  expect(tags.filter((tag) => !plain.includes(tag!))).toEqual([]);
});

test('the poster is the frame that was asked for', async () => {
  const poster = await readFile(at('poster.jpg'));
  expect(pictureHeader(poster)).toEqual({ type: 'jpeg', ...SIZE });
  const grey = (args: string[]) =>
    run([...args, '-frames:v', '1', '-pix_fmt', 'gray', '-f', 'rawvideo', '-']).stdout;
  const shown = grey(['-i', at('poster.jpg')]);
  const apart = (frame: number) => {
    const pixels = grey(['-i', inputs.film!, '-vf', `select=eq(n\\,${frame})`]);
    return pixels.reduce((sum, value, i) => sum + Math.abs(value - shown[i]!), 0);
  };
  expect(apart(60)).toBeLessThan(apart(59));
  expect(apart(60)).toBeLessThan(apart(61));
});

test('the header of a film of many hours holds hundreds of thousands of frames', async () => {
  const { parameters, sps, pps } = await indexPiece(inputs.p0!);
  const sizes = Array.from({ length: 200_000 }, (_, i) => 1000 + (i % 7));
  const picture = {
    ...SIZE,
    fps: FPS,
    sps,
    pps,
    parameters,
    sizes,
    keys: sizes.map((_, i) => i % 100 === 0),
  };
  const shown = sizes.map((_, i) => i - (i % 2) + ((i + 1) % 2));
  const sound = await readM4a(inputs.mix!);
  const chunks = { picture: sizes.map((_, i) => ({ offset: i * 30_000, samples: 1 })), sound: [] };
  const header = filmHeader({ ...picture, shown }, sound, chunks, 100);
  expect(boxAt(header, 'moov/trak/mdia/minf/stbl/co64')).not.toBeNull();
  expect(header.readUInt32BE(boxAt(header, 'moov/trak/mdia/minf/stbl/stsz')!.start + 8)).toBe(200_000);
});

test('pieces of unequal SPS are refused', async () => {
  run([
    '-y',
    '-f',
    'lavfi',
    '-i',
    'color=size=320x180:rate=25:duration=1',
    '-c:v',
    'libx264',
    at('other.h264'),
  ]);
  const pieces = [...joinOrder().pieces, { input: 'other', frames: 25 }];
  const joining = joinFilm(
    joinOrder({ pieces, frames: FRAMES + 25 }),
    { ...inputs, other: at('other.h264') },
    folder,
    { ffmpeg },
  );
  await expect(joining).rejects.toThrow(/another SPS/);
  await expect(joining).rejects.toMatchObject({ retryable: false });
});

test('wrong counts, a short mix, a missing or broken input are refused', async () => {
  const join1 = (order: JoinOrder, more: Record<string, string> = {}) =>
    joinFilm(order, { ...inputs, ...more }, folder, { ffmpeg });
  await expect(join1(joinOrder({ frames: 151 }))).rejects.toThrow(/150 frames, the film 151/);
  const short = [{ input: 'p0', frames: 111 }, ...joinOrder().pieces.slice(1)];
  await expect(join1(joinOrder({ pieces: short }))).rejects.toThrow(/112 frames/);
  makeMix(at('short.m4a'), 3);
  await expect(join1(joinOrder({ mix: 'short' }), { short: at('short.m4a') })).rejects.toThrow(
    /sound lasts 3/,
  );
  await expect(join1(joinOrder({ mix: 'gone' }))).rejects.toThrow(/no input gone/);
  await writeFile(at('noise'), Buffer.alloc(5000, 0x5a));
  await expect(join1(joinOrder({ mix: 'noise' }), { noise: at('noise') })).rejects.toThrow(/MP4/);
  await expect(join1(joinOrder(), { p1: at('noise') })).rejects.toThrow(/no H.264/);
});

test('a good film passes its check, by name', async () => {
  const asked = { ...SIZE, film: 'film', fps: FPS, frames: FRAMES, loudnessLufs: null } as const;
  const { passed, checks } = await checkFilm(asked, inputs, { ffmpeg });
  expect(checks.filter((check) => !check.passed)).toEqual([]);
  expect(passed).toBe(true);
  expect(checks.map((check) => check.name)).toContain('frame-times');
});

test('the check finds what is wrong: size, count, loudness, a film cut off', async () => {
  const asked = {
    widthPx: 640,
    heightPx: 360,
    film: 'film',
    fps: FPS,
    frames: 149,
    loudnessLufs: -30,
  } as const;
  const failed = async (film: string, order: typeof asked) =>
    (await checkFilm(order, { film }, { ffmpeg })).checks.filter((c) => !c.passed).map((c) => c.name);
  expect(await failed(inputs.film!, asked)).toEqual(['frames', 'size', 'loudness']);
  const whole = await readFile(inputs.film!);
  await writeFile(at('cut.mp4'), whole.subarray(0, Math.floor(whole.length * 0.6)));
  const cut = await failed(at('cut.mp4'), { ...asked, ...SIZE, frames: FRAMES } as never);
  expect(cut.length).toBeGreaterThan(0);
  expect(cut.some((name) => ['frames', 'picture-decodes'].includes(name))).toBe(true);
  await writeFile(at('nothing.mp4'), 'nothing');
  expect(await failed(at('nothing.mp4'), asked)).toEqual(['picture-decodes', 'sound-decodes']);
});

test('the check finds a black film', async () => {
  const black = ['-f', 'lavfi', '-i', 'color=black:size=320x180:rate=25:duration=4'];
  const tone = ['-f', 'lavfi', '-i', 'sine=duration=4'];
  run(['-y', ...black, ...tone, '-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-c:a', 'aac', at('black.mp4')]);
  const asked = { ...SIZE, film: 'film', fps: FPS, frames: 100, loudnessLufs: null } as const;
  const { checks } = await checkFilm(asked, { film: at('black.mp4') }, { ffmpeg });
  const failed = checks.filter((c) => !c.passed).map((c) => c.name);
  expect(failed).toEqual(['not-black', 'black-stretch']);
});

test('the check finds black between bright keyframes, and pictures that are not whole', async () => {
  const dark = ['-f', 'lavfi', '-i', 'testsrc=size=320x180:rate=25:duration=8'];
  const tone = ['-f', 'lavfi', '-i', 'sine=duration=8'];
  const hole = ['-vf', "drawbox=color=black:t=fill:enable='between(n,10,110)'"];
  const codec = ['-c:v', 'libx264', '-g', '150', '-sc_threshold', '0', '-pix_fmt', 'yuv420p', '-c:a', 'aac'];
  run(['-y', ...dark, ...tone, ...hole, ...codec, at('hole.mp4')]);
  const asked = { ...SIZE, film: 'film', fps: FPS, frames: 200, loudnessLufs: null } as const;
  const failed = async (film: string, order: CheckOrder) =>
    (await checkFilm(order, { film }, { ffmpeg })).checks.filter((c) => !c.passed).map((c) => c.name);
  expect(await failed(at('hole.mp4'), asked)).toEqual(['black-stretch']);

  const broken = Buffer.from(await readFile(inputs.film!));
  const sound = await readM4a(inputs.film!);
  // The last picture lies before the last run of sound: its length no longer fits.
  const first = broken.indexOf('mdat') + 12;
  expect(first).toBeLessThan(sound.offsets[0]!);
  broken.writeUInt32BE(broken.readUInt32BE(first) + 1, first);
  await writeFile(at('broken.mp4'), broken);
  expect(await failed(at('broken.mp4'), { ...asked, frames: FRAMES })).toContain('picture-decodes');
});

test('a picture of another shape fills the frame', async () => {
  const canvas = createCanvas(400, 900);
  const ctx = canvas.getContext('2d');
  ctx.fillStyle = '#808080';
  ctx.fillRect(0, 0, 400, 900);
  await writeFile(at('tall.png'), canvas.toBuffer('image/png'));
  const from: ShotView = { ...shot(1, 0), source: { kind: 'image', input: 'tall' } };
  await renderPiece(piece({ frames: 3, from }), { tall: at('tall.png') }, at('tall.h264'), { ffmpeg });
  const out = run(['-f', 'h264', '-i', at('tall.h264'), '-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-']).stdout;
  const luma = out.subarray(0, SIZE.widthPx * SIZE.heightPx);
  expect(Math.max(...luma) - Math.min(...luma)).toBeLessThanOrEqual(2);
  expect(Math.abs(luma[0]! - 126)).toBeLessThanOrEqual(2);
});

test('cancelling stops a piece and its ffmpeg at once', async () => {
  const stop = new AbortController();
  const long = piece({ widthPx: 1280, heightPx: 720, frames: 3000 });
  const progress: number[] = [];
  const rendering = renderPiece(long, {}, at('long.h264'), {
    ...options,
    signal: stop.signal,
    onProgress: (share) => {
      progress.push(share);
      if (progress.length === 6) stop.abort();
    },
  });
  await expect(rendering).rejects.toThrow(/abort/i);
  expect(progress.length).toBeLessThan(20);
  expect(progress).toEqual([...progress].sort((a, b) => a - b));
});

test('an order that cannot be done says so for good', async () => {
  const half = piece({ transition: 'dissolve' });
  await expect(renderPiece(half, {}, at('x'), options)).rejects.toMatchObject({ retryable: false });
  const missing = piece({ from: { ...shot(1, 0), source: { kind: 'image', input: 'gone' } } });
  await expect(renderPiece(missing, {}, at('x'), options)).rejects.toThrow(/no input gone/);
});

const asked = { ...SIZE, film: 'film', fps: FPS, frames: FRAMES, loudnessLufs: null } as const;
async function failedChecks(film: string, order: Partial<CheckOrder>): Promise<string[]> {
  const { checks } = await checkFilm({ ...asked, ...order } as CheckOrder, { film }, { ffmpeg });
  return checks.filter((check) => !check.passed).map((check) => check.name);
}

test('a film is as whole as its plan says: pieces, captions, speech, nothing black or frozen unasked', async () => {
  const pieces = PIECES.map(({ frames }) => frames);
  const speech = [{ startFrame: 10, endFrame: 60 }];
  const whole = { pieces, black: [], still: [], speech, captions: [{ startFrame: 12, endFrame: 66 }] };
  expect(await failedChecks(inputs.film!, whole)).toEqual([]);
  // Two pieces that changed places, a caption over silence and one that outlasts its words.
  expect(await failedChecks(inputs.film!, { ...whole, pieces: [13, 112, 1, 24] })).toEqual(['pieces']);
  const late = { captions: [{ startFrame: 110, endFrame: 120 }] };
  expect(await failedChecks(inputs.film!, { ...whole, ...late })).toEqual(['captions']);
  const long = { captions: [{ startFrame: 12, endFrame: 99 }] };
  expect(await failedChecks(inputs.film!, { ...whole, ...long })).toEqual(['captions']);
});

test('the check hears that a voice is missing', async () => {
  makeMix(at('quiet.m4a'), FRAMES / FPS, 0);
  await joinFilm(joinOrder(), { ...inputs, mix: at('quiet.m4a') }, await mkdtemp(at('quiet-')), {
    ffmpeg,
  }).then(async ({ film }) => {
    expect(await failedChecks(film, { speech: [{ startFrame: 10, endFrame: 60 }] })).toEqual([
      'speech-heard',
    ]);
  });
});

test('the check finds a frozen and a black stretch, but lets them pass where they are ordered', async () => {
  const tone = ['-f', 'lavfi', '-i', 'sine=duration=8'];
  const codec = ['-c:v', 'libx264', '-g', '75', '-sc_threshold', '0', '-pix_fmt', 'yuv420p', '-c:a', 'aac'];
  const film = (name: string, seconds: number, filter: string) => {
    const source = ['-f', 'lavfi', '-i', `testsrc2=size=320x180:rate=25:duration=${seconds}`];
    run(['-y', ...source, ...tone, '-vf', filter, ...codec, at(name)]);
  };
  film('frozen.mp4', 5, 'loop=loop=75:size=1:start=60,setpts=N/25/TB');
  film('black-second.mp4', 8, "drawbox=color=black:t=fill:enable='between(n,100,124)'");
  const order = { frames: 200, black: [], still: [] };
  expect(await failedChecks(at('frozen.mp4'), order)).toEqual(['frozen']);
  expect(
    await failedChecks(at('frozen.mp4'), { ...order, still: [{ startFrame: 40, endFrame: 160 }] }),
  ).toEqual([]);
  expect(await failedChecks(at('black-second.mp4'), order)).toEqual(['unasked-black']);
  const dip = { black: [{ startFrame: 95, endFrame: 130 }] };
  expect(await failedChecks(at('black-second.mp4'), { ...order, ...dip })).toEqual([]);
});
