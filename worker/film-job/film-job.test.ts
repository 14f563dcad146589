import { abortAllDurableObjects, evictDurableObject } from 'cloudflare:test';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OrderReport } from '#domain/composer-order';
import { createRandom, newSeed } from '../testing/random.ts';
import { type FilmBench, openBench, SCRIPT, SETTLED, USUAL_WAY } from './film-bench.ts';

let bench: FilmBench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(async () => {
  vi.useRealTimers();
  await bench.close();
});

describe('a job', () => {
  it('goes from script to film, and its history is the usual way', async () => {
    const jobId = await bench.createJob();
    const job = await bench.workUntil(jobId, SETTLED);
    expect(job).toMatchObject({ status: 'completed', progress: 100, error: null });
    expect(await bench.history(jobId)).toEqual(USUAL_WAY);
    const root = `outputs/${jobId}/`;
    const keys = [...bench.bucket.objects.keys()].filter((key) => key.startsWith(root));
    const wanted = ['output.mp4', 'captions.srt', 'captions.vtt', 'poster.jpg', 'receipt.json'];
    const sounds = ['audio/narration.mp3', 'audio/music.mp3'];
    expect(keys).toEqual(expect.arrayContaining([...wanted, ...sounds].map((name) => root + name)));
    const pictures = bench.composer.taken.filter((order) => order.kind === 'picture').length;
    expect(keys.filter((key) => key.includes('/images/')).length).toBeGreaterThanOrEqual(pictures);
    const output = await bench.get(`jobs/${jobId}/output`);
    expect(output.durationMs).toBeGreaterThan(1000);
    expect(output.downloadUrl).toContain('response-content-disposition');
  });

  it('can be watched from its first piece on', async () => {
    const jobId = await bench.createJob();
    expect(await bench.get(`jobs/${jobId}/preview`)).toMatchObject({ type: null, pieces: [] });
    let seen = 0;
    await bench.workUntil(jobId, SETTLED, {
      atOnce: 2,
      between: async () => {
        const { pieces, pieceCount, type } = await bench.get(`jobs/${jobId}/preview`);
        expect(pieces.length).toBeGreaterThanOrEqual(seen);
        if (pieces.length > 0 && pieces.length < pieceCount) expect(type).toMatch(/^video\/mp4; codecs="/);
        seen = pieces.length;
      },
    });
    const { pieces, lines, pieceCount, durationMs } = await bench.get(`jobs/${jobId}/preview`);
    expect(pieces.length).toBe(pieceCount);
    let endMs = 0;
    for (const { index, startMs, durationMs: lasts, url } of pieces) {
      expect(Math.abs(startMs - endMs), `piece ${index}`).toBeLessThan(0.001);
      expect(url).toContain('X-Amz-Signature');
      endMs = startMs + lasts;
    }
    expect(Math.abs(endMs - durationMs)).toBeLessThan(0.001);
    expect(lines.every(({ startMs }: { startMs: number }) => startMs < durationMs)).toBe(true);
  });

  it('makes nothing for a script that was filmed before', async () => {
    await bench.workUntil(await bench.createJob(), SETTLED);
    const before = bench.composer.taken.length;
    const again = await bench.createJob();
    expect((await bench.workUntil(again, SETTLED)).status).toBe('completed');
    expect(bench.composer.taken.length).toBe(before);
    const { items } = await bench.get(`jobs/${again}/assets`);
    expect(items.length).toBeGreaterThan(5);
    expect(items.every((asset: { reused: boolean }) => asset.reused)).toBe(true);
  });

  it('makes each thing once when two jobs want it at the same time', async () => {
    const jobs = [await bench.createJob(), await bench.createJob()];
    for (const jobId of jobs) expect((await bench.workUntil(jobId, SETTLED)).status).toBe('completed');
    const made = bench.composer.made.map((order) => JSON.stringify(order.work));
    expect(made.length).toBe(new Set(made).size);
  });

  it('speaks an equal line once', async () => {
    const jobId = await bench.createJob('"Hello there," said Mara.\n\n"Hello there," said Mara.');
    expect((await bench.workUntil(jobId, SETTLED)).status).toBe('completed');
    const spoken = bench.composer.made.flatMap(({ work }) => (work.kind === 'speech' ? [work.order] : []));
    expect(spoken.length).toBe(new Set(spoken.map((order) => JSON.stringify(order))).size);
  });
});

describe('delivery', () => {
  it('ten times and backwards changes nothing', async () => {
    const jobId = await bench.createJob();
    await bench.settleQueue(jobId);
    const messages = bench.messages(jobId);
    expect(messages.length).toBeGreaterThan(3);
    const tenfold = Array.from({ length: 10 }, () => messages).flat();
    await bench.deliver('film-steps', tenfold.toReversed());
    await bench.deliver(
      'film-jobs',
      Array.from({ length: 10 }, () => ({ jobId })),
    );
    expect([...bench.composer.orders.values()].every((held) => held.deliveries === 1)).toBe(true);
    expect((await bench.workUntil(jobId, SETTLED)).status).toBe('completed');
    await bench.deliver('film-jobs', [{ jobId }]);
    await bench.deliver('film-steps', messages);
    expect(await bench.history(jobId)).toEqual(USUAL_WAY);
    const ids = bench.composer.taken.map((order) => order.id);
    expect(ids.length).toBe(new Set(ids).size);
  });

  it('of reports twice over is answered as before and counted once', async () => {
    const jobId = await bench.createJob();
    await bench.settleQueue(jobId);
    const [held] = bench.composer.orders.values();
    expect(await bench.composer.finish(held!)).toBe(200);
    expect(await bench.composer.report(held!, held!.report!)).toBe(200);
    expect((await bench.workUntil(jobId, SETTLED)).status).toBe('completed');
  });

  it('that is lost is made good by the watchdog', async () => {
    const jobId = await bench.createJob();
    await bench.settleQueue(jobId);
    await bench.loseMessages(jobId);
    const sent = await bench.workUntil(jobId, SETTLED, { turns: 12 }).catch(() => null);
    expect(sent).toBeNull();
    await bench.findMessages(jobId);
    bench.passTime(9_000);
    expect((await bench.workUntil(jobId, SETTLED, { alarms: true })).status).toBe('completed');
  });

  it('never reaches an object whose commit was not followed by a message: its alarm does', async () => {
    const jobId = await bench.createJobSilently();
    expect((await bench.get(`jobs/${jobId}`)).status).toBe('pending');
    await bench.runAlarm(jobId);
    expect((await bench.workUntil(jobId, SETTLED)).status).toBe('completed');
  });

  it('of an alarm without a job forgets the object', async () => {
    const stub = bench.stub('job_00000000000000000000');
    await stub.arm('job_00000000000000000000');
    await bench.runAlarm('job_00000000000000000000');
    expect(await bench.hasAlarm('job_00000000000000000000')).toBe(false);
  });
});

describe('an attempt that is over', () => {
  it('is answered 409 and overwrites nothing', async () => {
    const jobId = await bench.createJob();
    await bench.settleQueue(jobId);
    const [old] = bench.composer.orders.values();
    const trouble = {
      state: 'failed',
      code: 'composer.crashed',
      message: 'Out of memory',
      retryable: true,
    } as const;
    expect(await bench.composer.report(old!, trouble)).toBe(200);
    bench.passTime(25_000);
    await bench.runAlarm(jobId);
    await bench.settleQueue(jobId);
    expect(await bench.composer.finish(old!)).toBe(409);
    const forged: OrderReport = { state: 'done', files: [], meta: { samples: 1, words: [] } };
    expect(await bench.composer.report(old!, forged)).toBe(409);
    expect((await bench.workUntil(jobId, SETTLED, { alarms: true })).status).toBe('completed');
    expect(await bench.composer.finish(old!)).toBe(409);
  });
});

describe('a crash', () => {
  it('of the object at any point only delays the job', async () => {
    const random = createRandom(newSeed('crashes'));
    const jobId = await bench.createJob();
    let crashes = 0;
    const job = await bench.workUntil(jobId, SETTLED, {
      atOnce: 8,
      between: async () => {
        // Anywhere in what the reports have set off; always at once would keep any message from arriving.
        await scheduler.wait(150 * random());
        crashes++;
        if (crashes === 3) await evictDurableObject(bench.stub(jobId));
        else await abortAllDurableObjects();
        bench.passTime(9_000);
        await bench.runAlarm(jobId);
      },
    });
    expect(crashes).toBeGreaterThan(4);
    expect(job.status).toBe('completed');
    expect(await bench.history(jobId)).toEqual(USUAL_WAY);
  });

  it('of the composer loses its orders, which are made again at once', async () => {
    const jobId = await bench.createJob();
    await bench.settleQueue(jobId);
    await bench.composer.work(2);
    const held = bench.composer.orders.size;
    expect(held).toBeGreaterThan(2);
    bench.composer.restart();
    bench.passTime(17_000);
    expect((await bench.workUntil(jobId, SETTLED, { alarms: true })).status).toBe('completed');
  });
});

describe('a composer', () => {
  it('that is full or away costs no attempt', async () => {
    bench.composer.mood = 'away';
    const jobId = await bench.createJob();
    await bench.settleQueue(jobId);
    expect(bench.composer.taken).toEqual([]);
    bench.composer.mood = 'full';
    // More often than any trouble is tried again.
    for (let i = 0; i < 6; i++) {
      bench.passTime(3_000);
      await bench.runAlarm(jobId);
      await bench.settleQueue(jobId);
    }
    expect((await bench.get(`jobs/${jobId}`)).status).toBe('processing');
    bench.composer.mood = 'well';
    bench.passTime(3_000);
    expect((await bench.workUntil(jobId, SETTLED, { alarms: true })).status).toBe('completed');
  });

  it('that fails a shot for good fails the job, which names the shot; a retry makes only what is missing', async () => {
    const jobId = await bench.createJob();
    bench.composer.fate = ({ work }) =>
      work.kind === 'picture' &&
      work.order.paint.framing !== undefined &&
      bench.composer.isFirst('picture', work)
        ? { state: 'failed', code: 'paint.failed', message: 'The brush broke', retryable: true }
        : 'done';
    const failed = await bench.workUntil(jobId, SETTLED, { alarms: true, stepMs: 21_000 });
    expect(failed.status).toBe('failed');
    expect(failed.error.code).toBe('paint.failed');
    expect(failed.error.message).toMatch(
      /^The picture of shot \d+ \(“.+”\) failed: The brush broke\. It was tried 4 times\.$/,
    );
    await bench.workUntilQuiet();
    const done = bench.composer.made.length;
    const made = new Set(bench.composer.made.map((order) => JSON.stringify(order.work)));
    bench.composer.fate = () => 'done';
    expect((await bench.post(`jobs/${jobId}/retry`)).status).toBe(200);
    const job = await bench.workUntil(jobId, SETTLED, { alarms: true });
    expect(job).toMatchObject({ status: 'completed', retryCount: 1, error: null });
    const anew = bench.composer.made.slice(done).map((order) => JSON.stringify(order.work));
    expect(anew.filter((work) => made.has(work))).toEqual([]);
    expect(await bench.history(jobId)).toEqual([
      ...USUAL_WAY.slice(0, 4),
      'failed',
      'queued',
      'moderating',
      'processing',
      'completed',
    ]);
  });

  it('whose check finds a fault fails the job with the finding', async () => {
    const jobId = await bench.createJob();
    bench.composer.check = {
      passed: false,
      checks: [{ name: 'frames', passed: false, detail: '3 are missing' }],
    };
    const job = await bench.workUntil(jobId, SETTLED);
    expect(job.status).toBe('failed');
    expect(job.error).toMatchObject({
      code: 'check.failed',
      message: expect.stringContaining('3 are missing'),
    });
  });
});

describe('an object that has vanished from the bucket', () => {
  const lose = (kind: string, count = Infinity) => {
    const keys = [...bench.bucket.objects.keys()].filter((key) => key.startsWith(`assets/${kind}/`));
    for (const key of keys.slice(0, count)) bench.bucket.objects.delete(key);
    return Math.min(keys.length, count);
  };
  const made = () => bench.composer.made.map((order) => order.work.kind);

  it('while the film is made is made again, and nothing else', async () => {
    const jobId = await bench.createJob();
    const holds = (kind: string) =>
      [...bench.composer.orders.values()].some((o) => o.state === 'waiting' && o.order.work.kind === kind);
    for (let turn = 0; turn < 100 && !holds('join'); turn++) {
      await bench.composer.work();
      await scheduler.wait(15);
    }
    expect(holds('join')).toBe(true);
    const before = made().length;
    expect(lose('piece', 2)).toBe(2);
    expect((await bench.workUntil(jobId, SETTLED)).status).toBe('completed');
    expect(made().slice(before).toSorted()).toEqual(['check', 'join', 'piece', 'piece']);
  });

  it('since it was made is made again for whoever asks for the film anew', async () => {
    await bench.workUntil(await bench.createJob(), SETTLED);
    const before = made().length;
    expect(lose('picture', 1) + lose('join')).toBeGreaterThan(1);
    const job = await bench.workUntil(await bench.createJob(), SETTLED);
    expect(job).toMatchObject({ status: 'completed', error: null });
    expect(made().slice(before).toSorted()).toEqual(['join', 'picture']);
    expect(bench.bucket.objects.has(`outputs/${job.id}/output.mp4`)).toBe(true);
  });

  it('again and again fails the job, which says so; a retry makes it whole', async () => {
    const jobId = await bench.createJob();
    const between = async () => void lose('piece');
    const options = { alarms: true, stepMs: 21_000, between };
    const failed = await bench.workUntil(jobId, SETTLED, options);
    expect(failed).toMatchObject({ status: 'failed', error: { code: 'input.unavailable' } });
    await bench.workUntilQuiet();
    expect((await bench.post(`jobs/${jobId}/retry`)).status).toBe(200);
    expect((await bench.workUntil(jobId, SETTLED, { alarms: true })).status).toBe('completed');
  });
});

describe('its owner', () => {
  it('cancels at once; what runs is told to stop, and what comes late is refused', async () => {
    const jobId = await bench.createJob();
    await bench.settleQueue(jobId);
    const held = [...bench.composer.orders.values()];
    const answer = await bench.post(`jobs/${jobId}/cancel`);
    expect(answer.json.status).toBe('cancelled');
    await vi.waitFor(() => expect(bench.composer.stopped.length).toBe(held.length));
    expect(await bench.composer.finish(held[0]!)).toBe(409);
    expect((await bench.post(`jobs/${jobId}/cancel`)).json.code).toBe('job.illegal_transition');
    expect((await bench.post(`jobs/${jobId}/retry`)).json.code).toBe('job.illegal_transition');
    expect(await bench.history(jobId)).toEqual([...USUAL_WAY.slice(0, 4), 'cancelled']);
    const next = await bench.createJob();
    expect((await bench.workUntil(next, SETTLED)).status).toBe('completed');
  });

  it('leaves a broken shot out', async () => {
    const jobId = await bench.createJob();
    bench.composer.fate = ({ work }) =>
      bench.composer.isFirst('picture', work)
        ? { state: 'failed', code: 'paint.failed', message: 'No paint', retryable: false }
        : 'done';
    expect((await bench.workUntil(jobId, SETTLED)).status).toBe('failed');
    const { items } = await bench.get(`jobs/${jobId}/costs`);
    const broken = items.find((item: { stage: string }) => item.stage === 'picture').shotId;
    expect((await bench.post(`jobs/${jobId}/shots/sht_none`, { action: 'skip' })).json.code).toBe(
      'shot.not_found',
    );
    expect((await bench.post(`jobs/${jobId}/shots/${broken}`, { action: 'skip' })).status).toBe(200);
    expect((await bench.workUntil(jobId, SETTLED)).status).toBe('completed');
    const assets = (await bench.get(`jobs/${jobId}/assets`)).items;
    expect(assets.some((asset: { shotId: string }) => asset.shotId === broken)).toBe(false);
  });

  it('listens over a socket with a ticket that works once, and misses nothing', async () => {
    const jobId = await bench.createJob();
    const { ticket, expiresIn } = (await bench.post(`jobs/${jobId}/tickets`)).json;
    expect(expiresIn).toBe(60);
    await bench.workUntil(jobId, SETTLED);
    const all = await bench.listen(jobId, `ticket=${ticket}&after=0`);
    expect(all.status).toBe(101);
    expect(all.events.map((event) => event.seq)).toEqual(all.events.map((_, i) => i + 1));
    const statuses = all.events.flatMap((event) => (event.type === 'status' ? [event.status] : []));
    expect(statuses).toEqual(USUAL_WAY.slice(1));
    expect((await bench.listen(jobId, `ticket=${ticket}&after=0`)).status).toBe(401);
    const second = (await bench.post(`jobs/${jobId}/tickets`)).json.ticket;
    const rest = await bench.listen(jobId, `ticket=${second}&after=${all.events.length - 2}`);
    expect(rest.events).toEqual(all.events.slice(-2));
    const foreign = (await bench.post(`jobs/${jobId}/tickets`)).json.ticket;
    expect((await bench.listen(jobId, `ticket=${foreign}`, 'https://evil.example')).status).toBe(403);
    expect((await bench.call('GET', `jobs/${jobId}/events?ticket=x`)).status).toBe(426);
  });

  it.each(['project', 'account'])(
    'deletes the %s, and nothing of the script stays in an object',
    async (what) => {
      const finished = await bench.createJob();
      await bench.workUntil(finished, SETTLED);
      const running = await bench.createJob(`${SCRIPT}\n\nThe sun rose.`);
      await bench.settleQueue(running);
      await bench.post(`jobs/${running}/tickets`);
      const nothing = { steps: 0, drafts: 0, documents: 0, events: 0, tickets: 0 };
      for (const jobId of [finished, running]) {
        const { steps, documents, events } = await bench.rowsKept(jobId);
        expect(Math.min(steps ?? 0, documents ?? 0, events ?? 0)).toBeGreaterThan(0);
      }
      const [late] = [...bench.composer.orders.values()].filter((held) => held.state === 'waiting');
      const path = what === 'project' ? `projects/${bench.projectId}` : 'me';
      expect((await bench.call('DELETE', path)).status).toBe(204);
      expect(await bench.composer.finish(late!)).toBe(409);
      for (const jobId of [finished, running]) {
        expect(await bench.rowsKept(jobId)).toEqual(nothing);
        expect(await bench.hasAlarm(jobId)).toBe(false);
      }
    },
  );

  it('alone sees the job', async () => {
    const jobId = await bench.createJob();
    const stranger = await openBench();
    for (const path of ['', '/history', '/costs', '/assets', '/output']) {
      expect((await stranger.call('GET', `jobs/${jobId}${path}`)).json.code).toBe('job.not_found');
    }
    for (const path of ['cancel', 'retry', 'tickets']) {
      expect((await stranger.post(`jobs/${jobId}/${path}`)).json.code).toBe('job.not_found');
    }
    expect((await stranger.get('jobs')).items).toEqual([]);
    stranger.close();
  });
});
