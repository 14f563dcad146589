/**
 * A script is planned, spoken, laid out and rendered; then one line of it is changed. Which pieces are rendered again?
 * Those of the line's shot and the transitions at its edges, and no other. That the others would come out byte by byte
 * the same is shown by rendering the changed film once more with a composer that knows nothing.
 * `BENCH_RESOLUTION` (480).
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SpeechMeta } from '#domain/composer-order';
import { musicOrder, pieceOrder, speechOrder } from '#domain/film-orders';
import { linesOf } from '#domain/film-plan';
import { JobConfig } from '#domain/job-config';
import { planFilm } from '#domain/script/plan-film';
import { buildTimeline, type SpokenLine, type TimelinePiece } from '#domain/timeline';
import { ComposerRig } from './composer-rig.ts';
import { makeFilm, type RigFilm, storedOf } from './rig-film.ts';

const BEFORE = '"Then he knows how to wait," the old man answered.';
const AFTER = '"Then he knows how to wait for a train," the old man answered.';

interface Version {
  pieces: { piece: TimelinePiece; key: string; sha256: string }[];
  shotOfChange: string | null;
  film: string;
  frames: number;
  cpuSeconds: number;
  rendered: number;
  spoken: number;
}

/** From a script's text to a checked film, by what the rig has not made yet. */
async function makeVersion(rig: ComposerRig, script: string, config: JobConfig): Promise<Version> {
  const cpuBefore = rig.cost().cpuSeconds;
  const { piece: piecesBefore = 0, speech: speechBefore = 0 } = rig.given;
  const plan = planFilm(script, config);
  const spoken: Record<string, SpokenLine> = {};
  const speech = new Map(
    await Promise.all(
      linesOf(plan).map(async (line) => {
        const done = await rig.make(speechOrder(line, plan, config).work);
        spoken[line.id] = SpeechMeta.parse(done.meta);
        return [line.id, storedOf(done)] as const;
      }),
    ),
  );
  const timeline = buildTimeline(plan, spoken, config);
  const orders = timeline.pieces.map((piece) => {
    const { work } = pieceOrder(plan, timeline, piece, config);
    if (work.kind !== 'piece') throw new Error('a piece is ordered by another order');
    return work.order;
  });
  const score = musicOrder(plan, timeline, config);
  const [{ widthPx, heightPx, fps }] = orders as [(typeof orders)[0]];
  const film: RigFilm = {
    ...{ widthPx, heightPx, fps, pieces: orders, pictures: {} },
    lines: timeline.lines.map((line) => ({ file: speech.get(line.lineId)!, startSample: line.startSample })),
    music: score && { file: storedOf(await rig.make(score.work)), volume: 0.5 },
  };
  const result = await makeFilm(rig, film);
  const made = await Promise.all(orders.map((order) => rig.make({ kind: 'piece', order })));
  return {
    pieces: timeline.pieces.map((piece, i) => {
      const { key, sha256 } = storedOf(made[i]!);
      return { piece, key, sha256 };
    }),
    shotOfChange: timeline.lines.find(({ text }) => text.includes('knows how to wait'))?.shotId ?? null,
    ...{ film: result.film.sha256, frames: result.frames },
    cpuSeconds: rig.cost().cpuSeconds - cpuBefore,
    rendered: (rig.given.piece ?? 0) - piecesBefore,
    spoken: (rig.given.speech ?? 0) - speechBefore,
  };
}

const shotsOf = (piece: TimelinePiece) =>
  piece.kind === 'transition' ? [piece.fromShotId, piece.toShotId] : [piece.shotId];

export async function benchChange(): Promise<Record<string, object>> {
  const config = JobConfig.parse({ resolution: Number(process.env.BENCH_RESOLUTION ?? 480) });
  const script = await readFile('bench/minute.txt', 'utf8');
  if (!script.includes(BEFORE)) throw new Error('the line to change is not in the script');
  const folder = await mkdtemp(join(tmpdir(), 'bench-change-'));
  const open = (name: string) => ComposerRig.open({ folder: join(folder, name), slots: 2 });
  const [rig, stranger] = [await open('rig'), await open('stranger')];
  try {
    const first = await makeVersion(rig, script, config);
    const second = await makeVersion(rig, script.replace(BEFORE, AFTER), config);
    const anew = await makeVersion(stranger, script.replace(BEFORE, AFTER), config);
    const known = new Set(first.pieces.map(({ key }) => key));
    const fresh = second.pieces.filter(({ key }) => !known.has(key));
    const foreign = fresh.filter(({ piece }) => !shotsOf(piece).includes(second.shotOfChange ?? ''));
    const differing = second.pieces.filter(({ sha256 }, i) => sha256 !== anew.pieces[i]!.sha256);
    if (foreign.length > 0)
      throw new Error(`pieces of other shots were rendered: ${JSON.stringify(foreign)}`);
    if (second.rendered !== fresh.length) throw new Error(`${second.rendered} rendered, ${fresh.length} new`);
    if (differing.length > 0 || anew.film !== second.film) throw new Error('the same order gave other bytes');
    const row = ({ frames, pieces, rendered, spoken, cpuSeconds }: Version) => ({
      ...{ frames, pieces: pieces.length, rendered, spoken },
      cpuSeconds: Number(cpuSeconds.toFixed(1)),
      share: `${((100 * cpuSeconds) / first.cpuSeconds).toFixed(1)} %`,
    });
    return {
      'the whole film': row(first),
      'one line changed': {
        ...row(second),
        note: `${second.pieces.length - fresh.length} pieces untouched; all others are of the line's shot`,
      },
      'the changed film by another composer': {
        ...row(anew),
        note: 'every piece and the film byte-identical',
      },
    };
  } finally {
    await Promise.all([rig.close(), stranger.close()]);
    await rm(folder, { recursive: true, force: true });
  }
}
