import { copyFile, mkdir } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import {
  CheckMeta,
  type ExportOrder,
  frameToSample,
  MixMeta,
  type OrderWork,
  SAMPLE_RATE,
} from '#domain/composer-order';
import type { Ffmpeg } from '../ffmpeg/find-ffmpeg.ts';
import type { Made } from '../orders/made.ts';
import type { StudioPool } from '../orders/studio-pool.ts';
import type { Cut } from './cut.ts';

/** What composing needs of the machine. `folder` is empty and the caller's to remove. */
export interface Studio {
  pool: StudioPool;
  ffmpeg: Ffmpeg;
  folder: string;
  signal: AbortSignal;
}

interface Done {
  files: Made[];
  meta: Record<string, unknown>;
}

/**
 * Composes a cut into `outFile` by the same orders that the studio gives: lines and music, pieces, one
 * mix, one join, one check; and one export where `outFile` is no `.mp4` but `.webm`, `.gif`, `.mp3`, `.m4a` or `.jpg`
 * (a contact sheet). `base` is where the cut's paths begin. Throws if an order fails, or for another ending.
 */
export async function composeFilm(
  cut: Cut,
  base: string,
  outFile: string,
  studio: Studio,
  say: (text: string) => void,
): Promise<CheckMeta> {
  const format = formatOf(outFile);
  const { widthPx, heightPx, fps } = cut;
  const size = { widthPx, heightPx, fps };
  const frames = cut.pieces.reduce((sum, piece) => sum + piece.frames, 0);
  const samples = frameToSample(frames, fps);
  const toSample = (ms: number) => Math.round((ms / 1000) * SAMPLE_RATE);
  const pictures = absolute(cut.pictures, base);
  let count = 0;
  const run = async (work: OrderWork, inputs: Record<string, string> = {}): Promise<Done> => {
    const folder = join(studio.folder, `order-${++count}`);
    await mkdir(folder, { recursive: true });
    const { pool, ffmpeg, signal } = studio;
    const outcome = await pool.run({ work, inputs, folder, ffmpeg }, signal, () => {});
    if (!outcome.ok) throw new Error(`${work.kind}: ${outcome.message}`);
    say(`made ${work.kind}`);
    return outcome;
  };

  const sound = async () => {
    const speech = await Promise.all(
      cut.speech.map(async ({ startMs, ...line }, i) => {
        const path =
          'file' in line ? resolve(base, line.file) : only(await run({ kind: 'speech', order: line }));
        return { input: `line_${i}`, path, startSample: toSample(startMs) };
      }),
    );
    const music = await musicFile(cut.music, base, samples, toSample, run);
    const inputs = Object.fromEntries(speech.map(({ input, path }) => [input, path]));
    if (music !== null) inputs.music = music;
    return run(
      {
        kind: 'mix',
        order: {
          samples,
          speech: speech.map(({ input, startSample }) => ({ input, startSample })),
          music: music === null ? null : { input: 'music', volume: cut.music!.volume },
          stems: false,
          loudnessLufs: cut.loudnessLufs,
          truePeakDbtp: cut.truePeakDbtp,
        },
      },
      inputs,
    );
  };
  const picture = cut.pieces.map((piece) => run({ kind: 'piece', order: { ...piece, ...size } }, pictures));
  const [mix, pieces] = await Promise.all([sound(), Promise.all(picture)]);

  const inputs = Object.fromEntries(pieces.map((piece, i) => [`piece_${i}`, only(piece)]));
  const joined = await run(
    {
      kind: 'join',
      order: {
        ...size,
        frames,
        pieces: cut.pieces.map((piece, i) => ({ input: `piece_${i}`, frames: piece.frames })),
        mix: 'mix',
        posterFrame: Math.min(cut.posterFrame, frames - 1),
      },
    },
    { ...inputs, mix: byRole(mix, 'mix') },
  );
  const film = byRole(joined, 'film');
  const loudnessLufs = MixMeta.parse(mix.meta).integratedLufs === null ? null : cut.loudnessLufs;
  const check = await run(
    {
      kind: 'check',
      order: {
        ...{ ...size, film: 'film', frames, loudnessLufs, truePeakDbtp: cut.truePeakDbtp },
        pieces: cut.pieces.map((piece) => piece.frames),
        black: blackSpans(cut),
      },
    },
    { film },
  );
  const out = format
    ? only(await run({ kind: 'export', order: { ...size, film: 'film', frames, format } }, { film }))
    : film;
  await copyFile(out, outFile);
  return CheckMeta.parse(check.meta);
}

const FORMATS: Readonly<Record<string, ExportOrder['format'] | null>> = {
  ...{ '.mp4': null, '.webm': 'webm', '.gif': 'gif', '.mp3': 'mp3', '.m4a': 'm4a' },
  ...{ '.jpg': 'sheet', '.jpeg': 'sheet' },
};

/** The format that a file's ending asks for; null: the film as it is. */
function formatOf(outFile: string): ExportOrder['format'] | null {
  const format = FORMATS[extname(outFile).toLowerCase()];
  if (format === undefined) throw new Error(`${outFile} should end in ${Object.keys(FORMATS).join(', ')}`);
  return format;
}

/** Where the cut itself goes through black. */
function blackSpans(cut: Cut): { startFrame: number; endFrame: number }[] {
  let at = 0;
  return cut.pieces.flatMap(({ frames, transition }) => {
    const span = { startFrame: at, endFrame: at + frames };
    at += frames;
    return transition && ['fade', 'dip', 'fade-in', 'fade-out'].includes(transition) ? [span] : [];
  });
}

async function musicFile(
  music: Cut['music'],
  base: string,
  samples: number,
  toSample: (ms: number) => number,
  run: (work: OrderWork) => Promise<Done>,
): Promise<string | null> {
  if (music === null) return null;
  if ('file' in music) return resolve(base, music.file);
  const { volume: _, sections, ...order } = music;
  const placed = sections.map(({ startMs, mood }) => ({ startSample: toSample(startMs), mood }));
  return only(await run({ kind: 'music', order: { ...order, samples, sections: placed } }));
}

function absolute(paths: Readonly<Record<string, string>>, base: string): Record<string, string> {
  return Object.fromEntries(Object.entries(paths).map(([name, path]) => [name, resolve(base, path)]));
}

function only({ files }: Done): string {
  return files[0]!.path;
}

function byRole({ files }: Done, role: Made['role']): string {
  return files.find((file) => file.role === role)!.path;
}
