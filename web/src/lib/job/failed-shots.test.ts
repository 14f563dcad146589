import { expect, it } from 'vitest';
import type { JobEvent } from '#domain/film-job';
import { failedShots } from './failed-shots.ts';

let seq = 0;
const step = (stepKey: string, shotId: string | null, state: 'done' | 'failed' | 'retrying'): JobEvent => ({
  seq: ++seq,
  at: '2026-11-22T12:00:00Z',
  type: 'step',
  stepKey,
  kind: 'picture',
  shotId,
  lineId: null,
  state,
  reused: false,
  detail: `${stepKey} ${state}`,
});

it('names each failed shot once, by the last word on its step', () => {
  const log = [
    step('picture:a', 'sht_a', 'retrying'),
    step('picture:a', 'sht_a', 'failed'),
    step('picture:b', 'sht_b', 'failed'),
    step('picture:b', 'sht_b', 'done'),
    step('music', null, 'failed'),
  ].reverse();
  expect(failedShots(log)).toEqual([{ shotId: 'sht_a', detail: 'picture:a failed' }]);
});
