import { expect, it } from 'vitest';
import type { JobAsset } from '#domain/film-job';
import { linesOf, shotsOf } from '#domain/film-plan';
import { JobConfig } from '#domain/job-config';
import { planFilm } from '#domain/script/plan-film';
import { buildTimeline } from '#domain/timeline';
import { chaptersOf, chaptersVtt, shotTimes } from './shot-times.ts';

const config = JobConfig.parse({});
const plan = planFilm(
  'EXT. SEA - NIGHT\n\nA boat. Waves.\n\nINT. ROOM - DAY\n\nTOM reads.\n\nTOM\nIt is late.\n',
  config,
);
const file = { reused: false, expiresAt: '2030-01-01T00:00:00.000Z' };
const assets: JobAsset[] = [
  ...shotsOf(plan).map(({ shot }) => ({
    ...file,
    stepKey: `picture:${shot.id}`,
    kind: 'picture' as const,
    shotId: shot.id,
    lineId: null,
    url: 'http://b/p.png',
    type: 'image/png',
    bytes: 10,
  })),
  ...linesOf(plan).map((line, i) => ({
    ...file,
    stepKey: `speech:${line.id}`,
    kind: 'speech' as const,
    shotId: null,
    lineId: line.id,
    url: 'http://b/s.wav',
    type: 'audio/wav',
    bytes: 44 + 2 * 48_000 * (1 + i),
  })),
];
const spoken = Object.fromEntries(
  linesOf(plan).map((line, i) => [line.id, { samples: 48_000 * (1 + i), words: [] }]),
);
const timeline = buildTimeline(plan, spoken, config);
const durationMs = (timeline.frames * 1000) / timeline.fps;

it('knows from the files alone when each shot of the film is seen', () => {
  const times = shotTimes(plan, assets, config, durationMs);
  expect(times?.map((time) => time.shotId)).toEqual(timeline.shots.map((shot) => shot.shotId));
  expect(times?.[0]?.startMs).toBe(0);
  expect(times?.at(-1)?.endMs).toBe(durationMs);
  for (const [i, time] of (times ?? []).entries()) {
    expect(time.startMs).toBe((timeline.shots[i]!.startFrame * 1000) / timeline.fps);
    expect(time.endMs).toBeGreaterThan(time.startMs);
  }
});

it('says that it does not know rather than something wrong', () => {
  expect(shotTimes(plan, assets, config, durationMs + 500)).toBeNull();
  expect(
    shotTimes(
      plan,
      assets.filter((asset) => asset.kind !== 'speech'),
      config,
      durationMs,
    ),
  ).toBeNull();
  expect(shotTimes(plan, [], config, durationMs)).toBeNull();
});

it('makes a chapter of each scene, without gap, as WebVTT', () => {
  const times = shotTimes(plan, assets, config, durationMs) ?? [];
  const chapters = chaptersOf(plan, times);
  expect(chapters.map((chapter) => chapter.title)).toEqual(plan.scenes.map((scene) => scene.heading));
  expect(chapters[1]?.startMs).toBe(chapters[0]?.endMs);
  const vtt = chaptersVtt([{ sceneId: 's', title: 'A --> B\nC', startMs: 0, clearMs: 0, endMs: 3_661_500 }]);
  expect(vtt).toBe('WEBVTT\n\n00:00:00.000 --> 01:01:01.500\nA → B C');
});
