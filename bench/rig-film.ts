import { frameToSample, MixMeta, type PieceOrder } from '#domain/composer-order';
import type { ComposerRig, Done, Stored } from './composer-rig.ts';

/** A film to be made on a rig: pieces in order, with whatever they and the sound read. */
export interface RigFilm {
  widthPx: number;
  heightPx: number;
  fps: PieceOrder['fps'];
  pieces: PieceOrder[];
  pictures: Record<string, Stored>;
  lines: { file: Stored; startSample: number }[];
  music: { file: Stored; volume: number } | null;
}

/** What became of it. `frames` and the film's place in the bucket. */
export interface RigResult {
  frames: number;
  film: Stored;
  /** How many different pieces the film has; equal ones are made once. */
  differentPieces: number;
  checks: { name: string; passed: boolean; detail: string }[];
  seconds: { pieces: number; mix: number; join: number; check: number };
}

/** Pieces that are given at once; the composer takes as many as it likes and holds the rest. */
const AT_ONCE = 32;

/** Makes every piece of the film, in order, with at most 32 given at a time. */
export async function makePieces(rig: ComposerRig, film: RigFilm): Promise<Done[]> {
  const made = new Map<string, Promise<Done>>();
  const pieces: Promise<Done>[] = [];
  const underway = new Set<Promise<Done>>();
  for (const order of film.pieces) {
    const work = { kind: 'piece', order } as const;
    const inputs = picturesOf(film, order);
    const key = rig.keyOf(work, inputs);
    let done = made.get(key);
    if (!done) {
      if (underway.size >= AT_ONCE) await Promise.race(underway);
      const fresh = rig.make(work, inputs);
      const leave = () => underway.delete(fresh);
      fresh.then(leave, leave);
      underway.add(fresh);
      made.set(key, fresh);
      done = fresh;
    }
    pieces.push(done);
  }
  return Promise.all(pieces);
}

/** The pictures that a piece reads, by input name. */
export function picturesOf(film: RigFilm, order: PieceOrder): Record<string, Stored> {
  const names = [order.from, order.to].flatMap((view) =>
    view?.source.kind === 'image' ? [view.source.input] : [],
  );
  return Object.fromEntries(names.map((name) => [name, film.pictures[name]!]));
}

/** Makes the whole film: pieces beside the mix, then join and check. Throws if the check fails. */
export async function makeFilm(rig: ComposerRig, film: RigFilm): Promise<RigResult> {
  const { widthPx, heightPx, fps } = film;
  const size = { widthPx, heightPx, fps };
  const frames = film.pieces.reduce((sum, piece) => sum + piece.frames, 0);
  const seconds = { pieces: 0, mix: 0, join: 0, check: 0 };
  const timed = async <T>(stage: keyof typeof seconds, work: Promise<T>): Promise<T> => {
    const began = performance.now();
    const result = await work;
    seconds[stage] = (performance.now() - began) / 1000;
    return result;
  };
  const [pieces, mix] = await Promise.all([
    timed('pieces', makePieces(rig, film)),
    timed('mix', makeMix(rig, film, frameToSample(frames, fps))),
  ]);
  const inputs = Object.fromEntries(pieces.map((piece, i) => [`piece_${i}`, storedOf(piece)]));
  const joined = await timed(
    'join',
    rig.make(
      {
        kind: 'join',
        order: {
          ...{ ...size, frames, mix: 'mix', posterFrame: Math.min(30, frames - 1) },
          pieces: film.pieces.map((piece, i) => ({ input: `piece_${i}`, frames: piece.frames })),
        },
      },
      { ...inputs, mix: storedOf(mix) },
    ),
  );
  const target = MixMeta.parse(mix.meta).integratedLufs === null ? null : -14;
  const check = await timed(
    'check',
    rig.make(
      {
        kind: 'check',
        order: {
          ...{ ...size, film: 'film', frames, loudnessLufs: target, truePeakDbtp: -1 },
          pieces: film.pieces.map((piece) => piece.frames),
        },
      },
      { film: storedOf(joined) },
    ),
  );
  const checks = (check.meta as { checks: RigResult['checks'] }).checks;
  const failed = checks.filter(({ passed }) => !passed);
  if (failed.length > 0) throw new Error(`the film is wrong: ${JSON.stringify(failed)}`);
  const differentPieces = new Set(pieces.map((piece) => piece.files[0]!.objectKey)).size;
  return { frames, film: storedOf(joined), differentPieces, checks, seconds };
}

export function makeMix(rig: ComposerRig, film: RigFilm, samples: number): Promise<Done> {
  const inputs: Record<string, Stored> = {};
  const names = new Map<string, string>();
  const nameOf = (file: Stored) => {
    const name = names.get(file.key) ?? `sound_${names.size}`;
    names.set(file.key, name);
    inputs[name] = file;
    return name;
  };
  const speech = film.lines.map(({ file, startSample }) => ({ input: nameOf(file), startSample }));
  const music = film.music && { input: nameOf(film.music.file), volume: film.music.volume };
  const order = { samples, speech, music, loudnessLufs: -14, truePeakDbtp: -1 };
  return rig.make({ kind: 'mix', order }, inputs);
}

/** The first file of what was made, which is what it is all about. */
export function storedOf({ files }: Done): Stored {
  const [{ objectKey, sha256 }] = files as [Done['files'][0]];
  return { key: objectKey, sha256 };
}
