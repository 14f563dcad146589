import { abortAllDurableObjects, env, runInDurableObject } from 'cloudflare:test';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createRandom, newSeed } from '../testing/random.ts';
import { type FilmBench, openBench, SETTLED, USUAL_WAY } from './film-bench.ts';

const soak = (env as { SOAK?: string }).SOAK === '1';
const KILLS = soak ? 500 : 12;
const FILMS = soak ? 40 : 2;
/** A job that nobody works on for longer than this is idle. */
const IDLE_MS = 30_000;

let bench: FilmBench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(async () => {
  vi.useRealTimers();
  await bench.close();
});

it(
  `${KILLS} deaths between commit and send leave no job idle for 30 s`,
  async () => {
    const random = createRandom(newSeed('lost sends'));
    for (let kill = 0; kill < KILLS; kill++) {
      const jobId = await bench.createJobSilently();
      if (random() < 0.5) await abortAllDurableObjects();
      const alarm = await runInDurableObject(bench.stub(jobId), (_, state) => state.storage.getAlarm());
      expect(alarm).not.toBeNull();
      expect((alarm ?? Infinity) - Date.now()).toBeLessThan(IDLE_MS);
      expect((await bench.get(`jobs/${jobId}`)).status).toBe('pending');
      expect(await bench.runAlarm(jobId)).toBe(true);
      await vi.waitFor(
        async () => expect((await bench.get(`jobs/${jobId}`)).status).not.toMatch(/pending|queued/),
        5_000,
      );
      await bench.post(`jobs/${jobId}/cancel`);
    }
  },
  soak ? 1_800_000 : 60_000,
);

it(
  `${FILMS} films of which every tenth message is lost are finished all the same`,
  async () => {
    for (let film = 0; film < FILMS; film++) {
      const jobId = await bench.createJobSilently();
      await bench.loseMessages(jobId, 10);
      await bench.runAlarm(jobId);
      const job = await bench.workUntil(jobId, SETTLED, { alarms: true, stepMs: 9_000 });
      await bench.findMessages(jobId);
      expect(job.status).toBe('completed');
      expect(await bench.history(jobId)).toEqual(USUAL_WAY);
    }
  },
  soak ? 1_800_000 : 60_000,
);
