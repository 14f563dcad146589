import type { JobAsset, JobEvent } from '#domain/film-job';
import { type FilmPlan, type Scene, type Shot, shotsOf } from '#domain/film-plan';
import { m } from '#web/words/messages.js';

/** How far one shot of a film in the making is. */
export interface ShotState {
  scene: Scene;
  shot: Shot;
  number: number;
  /** The finished picture; null: not yet. */
  picture: JobAsset | null;
  voices: readonly JobAsset[];
  /** Lines that are to be spoken. */
  lines: number;
  /** Parts of the film that begin with this shot and are rendered. */
  pieces: number;
  /** What happens to it now: a step has begun, failed, or is tried again. */
  now: 'waiting' | 'making' | 'retrying' | 'failed';
}

/** Every shot of the plan with what is made of it so far; `log` is newest first. */
export function shotStates(
  plan: FilmPlan,
  assets: readonly JobAsset[],
  log: readonly JobEvent[],
): ShotState[] {
  const last = new Map<string, JobEvent & { type: 'step' }>();
  for (const event of log) {
    if (event.type === 'step' && !last.has(event.stepKey)) last.set(event.stepKey, event);
  }
  return shotsOf(plan).map(({ scene, shot }, index) => {
    const lineIds = new Set(shot.lines.map((line) => line.id));
    const mine = assets.filter((asset) => asset.shotId === shot.id);
    const states = [...last.values()].flatMap((event) => (event.shotId === shot.id ? [event.state] : []));
    return {
      scene,
      shot,
      number: index + 1,
      picture: mine.findLast((asset) => asset.kind === 'picture') ?? null,
      voices: assets.filter(
        (asset) => asset.kind === 'speech' && asset.lineId !== null && lineIds.has(asset.lineId),
      ),
      lines: shot.lines.length,
      pieces: mine.filter((asset) => asset.kind === 'piece').length,
      now: states.includes('failed')
        ? 'failed'
        : states.includes('retrying')
          ? 'retrying'
          : states.includes('started')
            ? 'making'
            : 'waiting',
    };
  });
}

/** One stage of the whole film: how many of its things are made. `total` null: not known yet. */
export interface StageState {
  stage: string;
  made: number;
  total: number | null;
}

/** The film's stages in the order they are seen. */
export function stageStates(plan: FilmPlan, assets: readonly JobAsset[], hasMusic: boolean): StageState[] {
  const count = (kind: JobAsset['kind']) => assets.filter((asset) => asset.kind === kind).length;
  const shots = shotsOf(plan);
  const lines = shots.reduce((sum, { shot }) => sum + shot.lines.length, 0);
  return [
    { stage: m.stage_pictures(), made: count('picture'), total: shots.length },
    { stage: m.stage_voices(), made: count('speech'), total: lines },
    ...(hasMusic ? [{ stage: m.music(), made: count('music'), total: 1 }] : []),
    { stage: m.stage_rendering(), made: count('piece'), total: null },
    { stage: m.stage_mix(), made: count('mix'), total: 1 },
    { stage: m.film(), made: count('film'), total: 1 },
  ];
}

/**
 * About how long it still takes, from how long it took so far; null while too little is known.
 * Times in ms, `progress` in percent.
 */
export function timeLeftMs(startedAt: string | null, progress: number, nowMs: number): number | null {
  if (startedAt === null || progress < 8 || progress >= 100) return null;
  const elapsed = nowMs - Date.parse(startedAt);
  return elapsed < 5000 ? null : (elapsed / progress) * (100 - progress);
}
