import type { JobAsset } from '#domain/film-job';
import { type FilmPlan, shotsOf } from '#domain/film-plan';
import type { JobConfig } from '#domain/job-config';
import { buildTimeline, type SpokenLine } from '#domain/timeline';

/** When a shot is on screen. */
export interface ShotTime {
  shotId: string;
  sceneId: string;
  number: number;
  startMs: number;
  /** From here on nothing of the shot before is in the picture. */
  clearMs: number;
  endMs: number;
}
/** When a scene is on screen. */
export interface Chapter {
  sceneId: string;
  title: string;
  startMs: number;
  clearMs: number;
  endMs: number;
}

/** Speech is 48 kHz, 16 bits, mono behind a 44-byte header (RIFF). */
const WAV_HEADER_BYTES = 44;
const BYTES_PER_SAMPLE = 2;

/**
 * When each shot of a finished film is seen, by the same timeline that the film was cut to. Null where that
 * cannot be known: a line's speech is not listed, or the sum is not the film's own length (within 100 ms).
 */
export function shotTimes(
  plan: FilmPlan,
  assets: readonly JobAsset[],
  config: Pick<JobConfig, 'fps' | 'aspect' | 'transition'>,
  durationMs: number,
): ShotTime[] | null {
  const made = new Set(assets.flatMap((asset) => (asset.kind === 'picture' ? (asset.shotId ?? []) : [])));
  // A shot that was left out has no picture, and no time.
  const scenes = plan.scenes
    .map((scene) => ({ ...scene, shots: scene.shots.filter((shot) => made.has(shot.id)) }))
    .filter((scene) => scene.shots.length > 0);
  const [first] = scenes;
  if (!first) return null;
  const film = { ...plan, scenes };
  const spoken: Record<string, SpokenLine> = {};
  for (const { kind, lineId, bytes, type } of assets) {
    if (kind !== 'speech' || lineId === null || type !== 'audio/wav') continue;
    spoken[lineId] = { samples: (bytes - WAV_HEADER_BYTES) / BYTES_PER_SAMPLE, words: [] };
  }
  const shots = shotsOf(film);
  if (shots.some(({ shot }) => shot.lines.some((line) => !(line.id in spoken)))) return null;
  const timeline = buildTimeline(film, spoken, config);
  const toMs = (frames: number) => (frames * 1000) / timeline.fps;
  if (Math.abs(toMs(timeline.frames) - durationMs) > 100) return null;
  return timeline.shots.map(({ shotId, sceneId, startFrame, transitionIn }, index) => ({
    shotId,
    sceneId,
    number: index + 1,
    startMs: toMs(startFrame),
    clearMs: toMs(startFrame + (transitionIn?.frames ?? 0)),
    endMs: toMs(timeline.shots[index + 1]?.startFrame ?? timeline.frames),
  }));
}

/**
 * Where one goes who wants to see a shot or scene: at rest to where its own picture stands, while the film plays to
 * where its sound begins. A little inside, so that rounding never shows the frame before.
 */
export function placeToSee(
  { startMs, clearMs }: Pick<ShotTime, 'startMs' | 'clearMs'>,
  paused: boolean,
): number {
  return (paused ? clearMs : startMs) + 20;
}

/** The scenes of a film in time, from their first shot to the next scene's. */
export function chaptersOf(plan: FilmPlan, times: readonly ShotTime[]): Chapter[] {
  return plan.scenes.flatMap((scene) => {
    const mine = times.filter((time) => time.sceneId === scene.id);
    const [first, last] = [mine[0], mine.at(-1)];
    return first && last
      ? [
          {
            sceneId: scene.id,
            title: scene.heading,
            startMs: first.startMs,
            clearMs: first.clearMs,
            endMs: last.endMs,
          },
        ]
      : [];
  });
}

/** The chapters as WebVTT, for the player. */
export function chaptersVtt(chapters: readonly Chapter[]): string {
  const clock = (ms: number) => new Date(ms).toISOString().slice(11, 23);
  const cues = chapters.map(
    ({ title, startMs, endMs }) =>
      `${clock(startMs)} --> ${clock(endMs)}\n${title.replaceAll('-->', '→').replace(/\s+/g, ' ')}`,
  );
  return ['WEBVTT', ...cues].join('\n\n');
}
