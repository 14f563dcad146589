import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { voiceMakerOf } from '../../worker/providers/paid-makers.ts';
import { contextOf, failureOf } from '../../worker/providers/provider.test-suite.ts';
import { speechOf, startVendor } from './provider-fixture.ts';

const maker = voiceMakerOf('elevenlabs');
if (maker.protocol !== 'call' || !maker.history) throw new Error('ElevenLabs keeps a history');
const { call, history } = maker;
const request = speechOf('elevenlabs', 'eleven_multilingual_v2');
const nobody = () => false;

describe('speech whose answer was lost', () => {
  let bench: Awaited<ReturnType<typeof startVendor>>;
  beforeEach(async () => {
    bench = await startVendor('elevenlabs');
  });
  afterEach(() => bench.close());

  it.each(['cut', 'garbage', 'hang', 'status'])('is fetched from the history after %s', async (fault) => {
    const whole = await call(request, contextOf(bench));
    const known = new Set([whole.providerRequestId]);
    const status = fault === 'status' ? { status: 500 } : {};
    bench.script([{ fault: { do: fault, when: 'after', ...status }, times: 1 }]);
    const began = new Date();
    await failureOf(call(request, contextOf(bench, { timeoutMs: 200 })));
    const found = await history.find(request, began, (id) => known.has(id), contextOf(bench));
    expect(found).toMatchObject({ costMicros: whole.costMicros, type: 'audio/wav' });
    expect(found?.meta).toEqual(whole.meta);
    expect(Buffer.from(found?.body ?? []).equals(whole.body)).toBe(true);
    expect(known.has(found?.providerRequestId ?? null)).toBe(false);
    expect(bench.chargedMicros()).toBe(2 * whole.costMicros);
  });

  it('is not found where it never arrived, nor in another’s words, voice or past', async () => {
    const began = new Date();
    bench.script([{ fault: { do: 'cut', when: 'before' }, times: 1 }]);
    await failureOf(call(request, contextOf(bench)));
    await call({ ...request, text: `${request.text} No.` }, contextOf(bench));
    await call({ ...request, voice: 'EXAVITQu4vr4xnSDxMaL' }, contextOf(bench));
    expect(await history.find(request, began, nobody, contextOf(bench))).toBeNull();
    await call(request, contextOf(bench));
    const later = new Date(Date.now() + 600_000);
    expect(await history.find(request, later, nobody, contextOf(bench))).toBeNull();
    expect(await history.find(request, began, nobody, contextOf(bench))).not.toBeNull();
    expect(await history.find(request, began, () => true, contextOf(bench))).toBeNull();
  });

  it('is paid once, however often the answers are lost', async () => {
    const count = Number(process.env.LOST_REPLIES ?? 60);
    const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
    console.log(`seed ${seed}, ${count} lines`);
    const faults = ['cut', 'garbage', 'status'].flatMap((fault) =>
      ['before', 'after'].map((when) => ({
        fault: { do: fault, when, ...(fault === 'status' ? { status: 500 } : {}) },
        probability: 0.12,
      })),
    );
    bench.server.script(faults, seed);
    const known = new Set<string>();
    const ctx = contextOf(bench);
    let lost = 0;
    let paid = 0;
    for (let i = 0; i < count; i++) {
      const began = new Date();
      let made = null;
      while (made === null) {
        made = await call(request, ctx).catch(() => {
          lost++;
          return history.find(request, began, (id) => known.has(id), ctx);
        });
      }
      known.add(made.providerRequestId ?? '');
      paid += made.costMicros;
    }
    expect(lost).toBeGreaterThan(count / 4);
    expect(known.size).toBe(count);
    expect(bench.chargedMicros()).toBe(paid);
  });
});
