/**
 * Where the CPU of a film goes: the composer's own functions one after another in one process, each with its own CPU
 * and that of its children from the kernel's books; then the film again with one scene changed.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { MixOrder, PieceOrder } from '#domain/composer-order';
import { frameToSample } from '#domain/composer-order';
import type { Ffmpeg } from '../container/ffmpeg/find-ffmpeg.ts';
import { mixSound } from '../container/mix/mix-sound.ts';
import { checkFilm } from '../container/render/check-film.ts';
import { joinFilm } from '../container/render/join-film.ts';
import { PieceFrames, renderPiece } from '../container/render/render-piece.ts';
import { writeTwin } from '../container/render/write-twin.ts';
import { type ComposeInput, FPS } from './compose-input.ts';
import { endedChildrenCpu } from './measure-process.ts';

/** CPU seconds of a part: of our own code, and of the ffmpeg that it started. */
export interface PartCost {
  own: number;
  children: number;
}

export interface FilmParts {
  load: PartCost;
  draw: PartCost;
  pieces: PartCost;
  twins: PartCost;
  mix: PartCost;
  stems: PartCost;
  join: PartCost;
  check: PartCost;
  /** One scene's picture made anew: its body, both its transitions, join, check; and the mix, if its line is another. */
  changedPieces: PartCost;
  changedFilm: PartCost;
}

async function costOf(work: () => Promise<unknown>): Promise<PartCost> {
  const [own, children] = [process.cpuUsage(), endedChildrenCpu()];
  await work();
  const { user, system } = process.cpuUsage(own);
  return { own: (user + system) / 1e6, children: endedChildrenCpu() - children };
}

const plus = (a: PartCost, b: PartCost): PartCost => ({
  own: a.own + b.own,
  children: a.children + b.children,
});
const minus = (a: PartCost, b: PartCost): PartCost => ({
  own: a.own - b.own,
  children: a.children - b.children,
});

/** Composes the film part by part in `folder`; `mix.m4a` lies there afterwards. */
export async function composeParts(input: ComposeInput, folder: string, ffmpeg: Ffmpeg): Promise<FilmParts> {
  const pictures = Object.fromEntries(input.pictures.map((path, i) => [`picture_${i}`, path]));
  await mkdir(folder, { recursive: true });
  const loadOnly = await costOf(() => eachFrame(input.pieces, pictures, false));
  const drawn = await costOf(() => eachFrame(input.pieces, pictures, true));
  // Painted and decoded pictures are kept for the next piece: the second reading is what a warm composer does.
  const reading = await costOf(() => eachFrame(input.pieces, pictures, false));
  const piecePath = (i: number) => join(folder, `piece-${i}.h264`);
  const render = async (wanted: readonly number[]) => {
    for (const i of wanted) await renderPiece(input.pieces[i]!, pictures, piecePath(i), { ffmpeg });
  };
  const twin = async (wanted: readonly number[]) => {
    for (const i of wanted) await writeTwin(piecePath(i), join(folder, `twin-${i}.mp4`), input.pieces[i]!);
  };
  const all = input.pieces.map((_, i) => i);
  const pieces = await costOf(() => render(all));
  const twins = await costOf(() => twin(all));
  const mix = await costOf(() => mixed(input, folder, ffmpeg, false));
  const withStems = await costOf(() => mixed(input, folder, ffmpeg, true));
  const joining = () => joined(input, folder, piecePath, ffmpeg);
  const join_ = await costOf(joining);
  const check = await costOf(() => checked(input, folder, ffmpeg));
  const middle = input.pieces.findIndex((piece) => piece.transition) + 1;
  const scene = [middle - 1, middle, middle + 1];
  const changedPieces = await costOf(async () => {
    await render(scene);
    await twin(scene);
  });
  const rest = await costOf(async () => {
    await joining();
    await checked(input, folder, ffmpeg);
  });
  const draw = minus(drawn, reading);
  return {
    load: loadOnly,
    draw,
    // What is left of rendering is sending frames to the encoder, and the encoder.
    pieces: minus(pieces, plus(draw, reading)),
    twins,
    mix,
    stems: minus(withStems, mix),
    join: join_,
    check,
    changedPieces,
    changedFilm: plus(changedPieces, rest),
  };
}

async function eachFrame(
  pieces: readonly PieceOrder[],
  pictures: Record<string, string>,
  draw: boolean,
): Promise<void> {
  for (const order of pieces) {
    const frames = await PieceFrames.open(order, pictures, {});
    for (let i = 0; draw && i < frames.count; i++) frames.drawInPlace(i);
    await frames.close();
  }
}

async function mixed(input: ComposeInput, folder: string, ffmpeg: Ffmpeg, stems: boolean): Promise<void> {
  const lines = input.lines.map(({ file, startMs }, i) => ({
    input: `line_${i}`,
    file,
    startSample: startMs * 48,
  }));
  const order: MixOrder = {
    samples: frameToSample(input.frames, FPS),
    speech: lines.map(({ input: name, startSample }) => ({ input: name, startSample })),
    music: { input: 'music', volume: 0.5 },
    ...{ stems, loudnessLufs: -14, truePeakDbtp: -1 },
  };
  const files = { ...Object.fromEntries(lines.map((line) => [line.input, line.file])), music: input.music };
  await mixSound(order, files, folder, { ffmpegPath: ffmpeg.path });
}

async function joined(
  { widthPx, heightPx, frames, pieces }: ComposeInput,
  folder: string,
  piecePath: (i: number) => string,
  ffmpeg: Ffmpeg,
): Promise<void> {
  const order = {
    ...{ widthPx, heightPx, fps: FPS as 30, frames, mix: 'mix', posterFrame: 0 },
    pieces: pieces.map((piece, i) => ({ input: `p${i}`, frames: piece.frames })),
  };
  const files = Object.fromEntries(pieces.map((_, i) => [`p${i}`, piecePath(i)]));
  await joinFilm(order, { ...files, mix: join(folder, 'mix.m4a') }, folder, { ffmpeg });
}

async function checked(input: ComposeInput, folder: string, ffmpeg: Ffmpeg): Promise<void> {
  const { widthPx, heightPx, frames } = input;
  const order = {
    ...{
      widthPx,
      heightPx,
      fps: FPS as 30,
      frames,
      film: 'film',
      loudnessLufs: -14 as const,
      truePeakDbtp: -1,
    },
    pieces: input.pieces.map((piece) => piece.frames),
    black: [],
  };
  const { passed, checks } = await checkFilm(order, { film: join(folder, 'film.mp4') }, { ffmpeg });
  if (!passed) throw new Error(`the film is wrong: ${checks.find((check) => !check.passed)?.detail}`);
}
