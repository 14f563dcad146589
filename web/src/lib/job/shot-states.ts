import type { JobAsset, JobEvent } from '#domain/film-job';
import { type FilmPlan, type Scene, type Shot, shotsOf } from '#domain/film-plan';
import type { JobConfig } from '#domain/job-config';
import { m } from '#web/words/messages.js';

/** How far one shot of a film in the making is. */
export interface ShotState {
  scene: Scene;
  shot: Shot;
  number: number;
  /** The finished picture; null: not yet. */
  picture: JobAsset | null;
  /** Its picture moves already, where moving pictures are bought. */
  clip: boolean;
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
      clip: mine.some((asset) => asset.kind === 'clip'),
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

/** The film's stages in the order they are seen; those that only some films have, where this one has them. */
export function stageStates(
  plan: FilmPlan,
  assets: readonly JobAsset[],
  { quality, providers, music }: Pick<JobConfig, 'quality' | 'providers' | 'music'>,
): StageState[] {
  const count = (kind: JobAsset['kind']) => assets.filter((asset) => asset.kind === kind).length;
  const shots = shotsOf(plan);
  const lines = shots.reduce((sum, { shot }) => sum + shot.lines.length, 0);
  const moves = quality === 'final' && providers.video !== 'none';
  return [
    ...(count('sheet') > 0
      ? [
          {
            stage: m.stage_portraits(),
            made: count('sheet'),
            total: count('picture') > 0 ? count('sheet') : null,
          },
        ]
      : []),
    { stage: m.stage_pictures(), made: count('picture'), total: shots.length },
    { stage: m.stage_voices(), made: count('speech'), total: lines },
    ...(moves ? [{ stage: m.stage_clips(), made: count('clip'), total: shots.length }] : []),
    ...(music !== false ? [{ stage: m.music(), made: count('music'), total: 1 }] : []),
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
