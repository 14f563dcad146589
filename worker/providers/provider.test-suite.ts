import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProviderRequest } from '#domain/provider-requests';
import type { CallMaker, Made, Maker, ProviderContext, Submission, TaskMaker, TaskState } from './maker.ts';
import { ProviderError } from './provider-error.ts';

/** A vendor that can be told what to do wrong, and that writes down what it charges. */
export interface VendorBench {
  baseUrl: string;
  key: string;
  /** A key whose account has no money. */
  brokeKey: string;
  /** Faults for the requests to come, as the scripted server takes them. */
  script(rules: unknown[]): void;
  chargedMicros(): number;
  close(): Promise<void>;
}

interface Suite<Request extends ProviderRequest, Meta> {
  maker: Maker<Request, Meta>;
  request: Request;
  /** The same request about something else. */
  another: Request;
  /** What the vendor would refuse. */
  offensive: Request;
  start(): Promise<VendorBench>;
  /** The files that the request names. */
  inputs?: ProviderContext['inputs'];
  /** Throws if the file is not what the type says. */
  inspect(made: Made<Meta>): void;
}

let submissions = 0;
export const nextSubmission = (): Submission => ({ marker: `row-${++submissions}`, submittedAt: new Date() });

const plainContext = contextOf;

/** A request's context against a bench; `timeoutMs` is short, since a hanging vendor is waited for. */
export function contextOf(bench: VendorBench, more: Partial<ProviderContext> = {}): ProviderContext {
  const signal = new AbortController().signal;
  return { apiKey: bench.key, baseUrl: bench.baseUrl, fetch, signal, timeoutMs: 10_000, ...more };
}

/** The error that a promise fails with. */
export async function failureOf(promise: Promise<unknown>): Promise<ProviderError> {
  const error = await promise.then(
    (value) => new Error(`it succeeded with ${JSON.stringify(value)?.slice(0, 80)}`),
    (reason: unknown) => reason,
  );
  if (!(error instanceof ProviderError)) throw error;
  return error;
}

/** Asks about a task until it has ended. */
export async function pollUntilEnd<Request, Meta>(
  maker: TaskMaker<Request, Meta>,
  taskId: string,
  request: Request,
  ctx: ProviderContext,
): Promise<TaskState<Meta>> {
  for (let i = 0; i < 500; i++) {
    const state = await maker.poll(taskId, request, ctx);
    if (state.state !== 'running') return state;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('the task does not end');
}

/** What costs: the call, or the submission. */
const pay = <Request, Meta>(
  maker: Maker<Request, Meta>,
  request: Request,
  ctx: ProviderContext,
): Promise<unknown> =>
  maker.protocol === 'call' ? maker.call(request, ctx) : maker.submit(request, nextSubmission(), ctx);

async function make<Request, Meta>(
  maker: Maker<Request, Meta>,
  request: Request,
  ctx: ProviderContext,
): Promise<Made<Meta>> {
  if (maker.protocol === 'call') return maker.call(request, ctx);
  const { taskId } = await maker.submit(request, nextSubmission(), ctx);
  const state = await pollUntilEnd(maker, taskId, request, ctx);
  if (state.state === 'failed') throw state.error;
  if (state.state !== 'done') throw new Error(`the task is ${state.state}`);
  return state.made;
}

/** What every paid maker promises, whatever its vendor and protocol. */
export function describeMaker<Request extends ProviderRequest, Meta>(
  name: string,
  { maker, request, another, offensive, start, inspect, inputs }: Suite<Request, Meta>,
): void {
  describe(name, () => {
    let bench: VendorBench;
    const contextOf = (of: VendorBench, more: Partial<ProviderContext> = {}) =>
      plainContext(of, { inputs, ...more });
    beforeEach(async () => {
      bench = await start();
    });
    afterEach(() => bench.close());

    it('makes what was asked for, and says what the vendor charged', async () => {
      const made = await make(maker, request, contextOf(bench));
      inspect(made);
      expect(made.costMicros).toBeGreaterThan(0);
      expect(made.costMicros).toBe(bench.chargedMicros());
      expect(made.providerRequestId).toBeTruthy();
      const other = await make(maker, another, contextOf(bench));
      inspect(other);
      expect(Buffer.from(other.body).equals(made.body)).toBe(false);
      expect(made.costMicros + other.costMicros).toBe(bench.chargedMicros());
    });

    it('waits for a slow vendor', async () => {
      bench.script([{ fault: { do: 'delay', ms: 150 }, times: 1 }]);
      inspect(await make(maker, request, contextOf(bench)));
    });

    it('makes several at once', async () => {
      const all = await Promise.all([request, another, request].map((r) => make(maker, r, contextOf(bench))));
      expect(all.reduce((sum, made) => sum + made.costMicros, 0)).toBe(bench.chargedMicros());
    });

    it('sends nothing that is longer than its model takes', async () => {
      const counted: unknown[] = [];
      const counting = ((...args: Parameters<typeof fetch>) => {
        counted.push(args[0]);
        return fetch(...args);
      }) as typeof fetch;
      const text = 'a '.repeat(maker.facts.textChars);
      const long = { ...request, prompt: text, text };
      const error = await failureOf(pay(maker, long, contextOf(bench, { fetch: counting })));
      expect(error).toMatchObject({ kind: 'invalid_request', charged: 'no', retryable: false });
      expect(counted).toEqual([]);
    });

    it('hears when to come again', async () => {
      bench.script([{ fault: { do: 'status', status: 429, retryAfterS: 7 } }]);
      const error = await failureOf(pay(maker, request, contextOf(bench)));
      expect(error).toMatchObject({
        kind: 'rate_limited',
        charged: 'no',
        retryable: true,
        retryAfterMs: 7_000,
      });
      expect(error.code).toBe('provider.rate_limited');
      expect(bench.chargedMicros()).toBe(0);
    });

    it('takes 503 for not handled, and any other trouble for maybe charged', async () => {
      bench.script([{ fault: { do: 'status', status: 503, retryAfterS: 2 }, times: 1 }]);
      const busy = await failureOf(pay(maker, request, contextOf(bench)));
      expect(busy).toMatchObject({ kind: 'unavailable', charged: 'no', retryAfterMs: 2_000, status: 503 });
      for (const status of [500, 502, 504, 529]) {
        bench.script([{ fault: { do: 'status', status }, times: 1 }]);
        const error = await failureOf(pay(maker, request, contextOf(bench)));
        expect(error).toMatchObject({ kind: 'unavailable', charged: 'maybe', retryable: true, status });
      }
      expect(bench.chargedMicros()).toBe(0);
    });

    it('never tries again by itself', async () => {
      bench.script([{ fault: { do: 'status', status: 500 }, times: 1 }]);
      await failureOf(pay(maker, request, contextOf(bench)));
      expect(bench.chargedMicros()).toBe(0);
    });

    it.each([
      ['cut', 'before'],
      ['cut', 'after'],
      ['garbage', 'before'],
      ['garbage', 'after'],
      ['status', 'after'],
    ])('does not know whether it was charged after %s %s the work', async (fault, when) => {
      bench.script([
        { fault: { do: fault, when, ...(fault === 'status' ? { status: 500 } : {}) }, times: 1 },
      ]);
      const error = await failureOf(pay(maker, request, contextOf(bench)));
      const kind = fault === 'status' ? 'unavailable' : fault;
      expect(error).toMatchObject({ kind, charged: 'maybe', retryable: true });
    });

    it('does not take half an answer for one', async () => {
      bench.script([{ fault: { do: 'truncate' }, times: 1 }]);
      const error = await failureOf(pay(maker, request, contextOf(bench)));
      expect(error).toMatchObject({ kind: 'cut', charged: 'maybe' });
    });

    it.each(['before', 'after'])('gives up on a vendor that hangs %s the work', async (when) => {
      bench.script([{ fault: { do: 'hang', when } }]);
      const error = await failureOf(pay(maker, request, contextOf(bench, { timeoutMs: 150 })));
      expect(error).toMatchObject({ kind: 'timeout', charged: 'maybe', retryable: true });
    });

    it('stops when it is told to', async () => {
      bench.script([{ fault: { do: 'hang' } }]);
      const stop = new AbortController();
      const paying = failureOf(pay(maker, request, contextOf(bench, { signal: stop.signal })));
      setTimeout(() => stop.abort(), 50);
      expect(await paying).toMatchObject({ kind: 'cut', charged: 'maybe' });
      const late = await failureOf(pay(maker, request, contextOf(bench, { signal: stop.signal })));
      expect(late).toMatchObject({ kind: 'cut', charged: 'no' });
    });

    it('tells a vendor that is not there from an answer', async () => {
      const error = await failureOf(
        pay(maker, request, contextOf(bench, { baseUrl: 'http://127.0.0.1:9/v1' })),
      );
      expect(error).toMatchObject({ kind: 'cut', retryable: true });
    });

    it('says that the key is wrong, and never which', async () => {
      const apiKey = 'sk-canary_0123456789abcdef-canary';
      const error = await failureOf(pay(maker, request, contextOf(bench, { apiKey })));
      expect(error).toMatchObject({ kind: 'bad_key', charged: 'no', retryable: false });
      const shown = JSON.stringify([error.message, error.stack, { ...error }, String(error.cause ?? '')]);
      expect(shown).not.toMatch(/canary|cdef/);
    });

    it('says that there is no money', async () => {
      const error = await failureOf(pay(maker, request, contextOf(bench, { apiKey: bench.brokeKey })));
      expect(error).toMatchObject({ kind: 'out_of_quota', charged: 'no', retryable: false });
    });

    it('says that the model is unknown', async () => {
      const error = await failureOf(pay(maker, { ...request, model: 'nobody/nothing' }, contextOf(bench)));
      expect(error).toMatchObject({ kind: 'invalid_request', charged: 'no', retryable: false });
    });

    it('passes the vendor’s refusal on, at no cost', async () => {
      const error = await failureOf(make(maker, offensive, contextOf(bench)));
      expect(error).toMatchObject({ kind: 'refused', charged: 'no', retryable: false });
      expect(bench.chargedMicros()).toBe(0);
    });

    it('follows no redirect with the key', async () => {
      const seen: string[] = [];
      const redirecting = (async (input: RequestInfo | URL, init?: RequestInit) => {
        seen.push(`${input instanceof Request ? input.url : input} ${init?.redirect}`);
        return new Response('', { status: 307, headers: { location: 'http://127.0.0.1:9/elsewhere' } });
      }) as typeof fetch;
      const error = await failureOf(pay(maker, request, contextOf(bench, { fetch: redirecting })));
      expect(error.kind).toBe('garbage');
      expect(seen).toHaveLength(1);
      expect(seen[0]).toMatch(/ manual$/);
    });

    if (maker.protocol === 'task') describeTask({ maker, request, inspect, inputs }, () => bench);
    else describeCall(maker);
  });
}

function describeCall<Request, Meta>(maker: CallMaker<Request, Meta>): void {
  it('promises neither a key nor a look-up', () => {
    expect(maker.idempotencyKey).toBeNull();
    expect(maker.lookup).toBe(false);
  });
}

function describeTask<Request, Meta>(
  {
    maker,
    request,
    inspect,
    inputs,
  }: Pick<Suite<never, Meta>, 'inspect' | 'inputs'> & {
    maker: TaskMaker<Request, Meta>;
    request: Request;
  },
  bench: () => VendorBench,
): void {
  const contextOf = (of: VendorBench, more: Partial<ProviderContext> = {}) =>
    plainContext(of, { inputs, ...more });
  const { lookup } = maker;
  if (lookup === null) {
    it('promises no look-up, and finds nothing', async () => {
      const ctx = contextOf(bench());
      const submission = nextSubmission();
      await maker.submit(request, submission, ctx);
      expect(await maker.find(request, submission, ctx)).toBeNull();
    });
  }

  it.skipIf(lookup === null).each(['cut', 'garbage', 'hang'])(
    'finds a submission whose reply was lost by %s',
    async (fault) => {
      bench().script([{ fault: { do: fault, when: 'after' }, times: 1 }]);
      const submission = nextSubmission();
      const ctx = contextOf(bench());
      const lost = await failureOf(maker.submit(request, submission, { ...ctx, timeoutMs: 200 }));
      expect(lost).toMatchObject({ charged: 'maybe', phase: 'submit' });
      const taskId = await maker.find(request, submission, ctx);
      expect(taskId).not.toBeNull();
      const state = await pollUntilEnd(maker, taskId!, request, ctx);
      if (state.state !== 'done') throw new Error(`the task is ${state.state}`);
      inspect(state.made);
      expect(state.made.costMicros).toBe(bench().chargedMicros());
    },
  );

  it('finds nothing of a submission that never arrived, nor another’s', async () => {
    const ctx = contextOf(bench());
    await maker.submit(request, nextSubmission(), ctx);
    bench().script([{ fault: { do: 'cut', when: 'before' }, times: 1 }]);
    const submission = nextSubmission();
    await failureOf(maker.submit(request, submission, ctx));
    expect(await maker.find(request, submission, ctx)).toBeNull();
  });

  it('stops a task, which then costs nothing', async () => {
    bench().script([{ fault: { do: 'slow-task', ms: 60_000 } }]);
    const ctx = contextOf(bench());
    const { taskId } = await maker.submit(request, nextSubmission(), ctx);
    expect((await maker.poll(taskId, request, ctx)).state).toBe('running');
    await maker.cancel(taskId, ctx);
    await maker.cancel(taskId, ctx);
    expect(await maker.poll(taskId, request, ctx)).toEqual({ state: 'cancelled', costMicros: 0 });
    expect(bench().chargedMicros()).toBe(0);
  });

  it('leaves what is done as it is when it is stopped too late', async () => {
    const ctx = contextOf(bench());
    const { taskId } = await maker.submit(request, nextSubmission(), ctx);
    await pollUntilEnd(maker, taskId, request, ctx);
    await maker.cancel(taskId, ctx);
    expect((await maker.poll(taskId, request, ctx)).state).toBe('done');
  });

  it('says why a task failed, at no cost', async () => {
    bench().script([{ fault: { do: 'fail-task', error: 'CUDA out of memory' } }]);
    const ctx = contextOf(bench());
    const { taskId } = await maker.submit(request, nextSubmission(), ctx);
    const state = await pollUntilEnd(maker, taskId, request, ctx);
    expect(state).toMatchObject({
      state: 'failed',
      costMicros: 0,
      error: { kind: 'unavailable', charged: 'no' },
    });
    expect(bench().chargedMicros()).toBe(0);
  });

  it.each(['cut', 'garbage'])('asks again after %s, as often as it likes, for one price', async (fault) => {
    const ctx = contextOf(bench());
    const { taskId } = await maker.submit(request, nextSubmission(), ctx);
    bench().script([{ method: 'GET', fault: { do: fault, when: 'after' }, times: 2 }]);
    for (let i = 0; i < 2; i++) {
      const error = await failureOf(maker.poll(taskId, request, ctx));
      expect(error).toMatchObject({ kind: fault, charged: 'no', retryable: true, phase: 'poll' });
    }
    const state = await pollUntilEnd(maker, taskId, request, ctx);
    expect(state).toMatchObject({ state: 'done', made: { costMicros: bench().chargedMicros() } });
  });

  it('tells a foreign task from its own', async () => {
    const error = await failureOf(maker.poll('0000000000', request, contextOf(bench())));
    expect(error).toMatchObject({ kind: 'invalid_request', charged: 'no' });
  });
}
