import { expect, it } from 'vitest';
import type { JobAsset, JobEvent } from '#domain/film-job';
import { shotsOf } from '#domain/film-plan';
import { JobConfig } from '#domain/job-config';
import { planFilm } from '#domain/script/plan-film';
import { shotStates, stageStates, timeLeftMs } from './shot-states.ts';

const plan = planFilm(
  'EXT. SEA - NIGHT\n\nA boat.\n\nINT. ROOM - DAY\n\nTOM\nIt is late.\n',
  JobConfig.parse({}),
);
const shots = shotsOf(plan).map(({ shot }) => shot);
const spoken = shots.findLast((shot) => shot.lines.length > 0)!;
const asset = (kind: JobAsset['kind'], shotId: string | null, lineId: string | null = null): JobAsset => ({
  stepKey: `${kind}:${lineId ?? shotId}`,
  kind,
  shotId,
  lineId,
  reused: false,
  url: 'http://b/x',
  expiresAt: '2030-01-01T00:00:00.000Z',
  type: 'x/y',
  bytes: 1,
});
const step = (shotId: string, state: 'started' | 'done' | 'failed', seq: number): JobEvent => ({
  seq,
  at: '2030-01-01T00:00:00.000Z',
  type: 'step',
  stepKey: `picture:${shotId}`,
  kind: 'picture',
  shotId,
  lineId: null,
  state,
  reused: false,
  detail: '',
});

it('tells of each shot what is made of it, and what happens to it now', () => {
  const [first] = shots;
  const assets = [asset('picture', first!.id), asset('speech', null, spoken.lines[0]!.id)];
  const log = [step(spoken.id, 'failed', 3), step(spoken.id, 'started', 2), step(first!.id, 'done', 1)];
  const states = shotStates(plan, assets, log);
  expect(states.map((state) => state.number)).toEqual(shots.map((_, i) => i + 1));
  expect(states[0]).toMatchObject({ picture: { kind: 'picture' }, now: 'waiting' });
  const speaking = states.find((state) => state.shot.id === spoken.id);
  expect(speaking?.voices).toHaveLength(1);
  expect(speaking?.now).toBe('failed');
});

it('lets the latest word on a step count', () => {
  const id = shots[0]!.id;
  expect(shotStates(plan, [], [step(id, 'started', 1)])[0]?.now).toBe('making');
  expect(shotStates(plan, [], [step(id, 'started', 2), step(id, 'failed', 1)])[0]?.now).toBe('making');
});

it('counts the stages', () => {
  const stages = stageStates(plan, [asset('picture', shots[0]!.id)], JobConfig.parse({ music: false }));
  expect(stages[0]).toEqual({ stage: 'Pictures', made: 1, total: shots.length });
  const names = stages.map(({ stage }) => stage);
  expect(['Music', 'Portraits', 'Clips'].filter((it) => names.includes(it))).toEqual([]);
  const moving = JobConfig.parse({ quality: 'final', providers: { video: 'runway' } });
  const bought = stageStates(plan, [asset('sheet', null), asset('clip', shots[0]!.id)], moving);
  expect(bought[0]).toEqual({ stage: 'Portraits', made: 1, total: null });
  expect(bought).toContainEqual({ stage: 'Clips', made: 1, total: shots.length });
  expect(
    shotStates(plan, [asset('clip', shots[0]!.id)], [])
      .map(({ clip }) => clip)
      .indexOf(true),
  ).toBe(0);
});

it('guesses the time left only when there is something to go by', () => {
  const start = '2026-01-01T00:00:00.000Z';
  const at = Date.parse(start) + 30_000;
  expect(timeLeftMs(start, 25, at)).toBe(90_000);
  expect(timeLeftMs(start, 2, at)).toBeNull();
  expect(timeLeftMs(null, 50, at)).toBeNull();
  expect(timeLeftMs(start, 100, at)).toBeNull();
});
