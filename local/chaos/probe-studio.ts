import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

/** One request of a probe, and how it was answered. */
export interface ProbeAnswer {
  what: string;
  /** 0: cut or refused. */
  status: number;
  tookMs: number;
  type: string;
  retryAfter: string | null;
  code: string | null;
}

const HANG_MS = 30_000;
const PAUSE_MS = 150;

/**
 * Asks the studio again and again, reading and writing, from several clients at once, until stopped. `stop`
 * answers with everything that was answered since the start.
 */
export function startProbe(
  url: string,
  accessToken: string,
  clients = 4,
): { stop(): Promise<ProbeAnswer[]> } {
  const answers: ProbeAnswer[] = [];
  let stopping = false;
  const requests = [
    { what: 'GET ready', method: 'GET', path: '/api/ready' },
    { what: 'GET projects', method: 'GET', path: '/api/v1/projects' },
    { what: 'POST projects', method: 'POST', path: '/api/v1/projects', body: { name: 'Probe' } },
    { what: 'GET jobs', method: 'GET', path: '/api/v1/jobs' },
  ] as const;
  const running = Array.from({ length: clients }, async (_, client) => {
    for (let turn = client; !stopping; turn++) {
      const request = requests[turn % requests.length]!;
      const began = performance.now();
      const seen = await askOnce(url, accessToken, request);
      answers.push({ what: request.what, tookMs: Math.round(performance.now() - began), ...seen });
      await sleep(PAUSE_MS);
    }
  });
  return {
    async stop() {
      stopping = true;
      await Promise.all(running);
      return answers;
    },
  };
}

async function askOnce(
  url: string,
  accessToken: string,
  { method, path, ...rest }: { method: string; path: string; body?: object },
): Promise<Omit<ProbeAnswer, 'what' | 'tookMs'>> {
  try {
    const response = await fetch(url + path, {
      method,
      headers: {
        authorization: `Bearer ${accessToken}`,
        ...(rest.body ? { 'content-type': 'application/json', 'idempotency-key': randomUUID() } : {}),
      },
      ...(rest.body ? { body: JSON.stringify(rest.body) } : {}),
      signal: AbortSignal.timeout(HANG_MS),
    });
    const text = await response.text();
    const type = response.headers.get('content-type') ?? '';
    const code = type.includes('json') ? ((JSON.parse(text) as { code?: string }).code ?? null) : null;
    return { status: response.status, type, retryAfter: response.headers.get('retry-after'), code };
  } catch {
    // A request that is cut, refused or given up counts as unanswered.
    return { status: 0, type: '', retryAfter: null, code: null };
  }
}

/** Milliseconds until every kind of request is answered well, three times in a row. */
export async function timeToHealth(url: string, accessToken: string, patienceMs = 60_000): Promise<number> {
  const began = performance.now();
  for (let good = 0; performance.now() - began < patienceMs; ) {
    const firstGood = performance.now() - began;
    const paths = ['/api/ready', '/api/v1/projects'];
    const seen = await Promise.all(paths.map((path) => askOnce(url, accessToken, { method: 'GET', path })));
    good = seen.every(({ status }) => status === 200) ? good + 1 : 0;
    if (good === 3) return Math.round(firstGood);
    await sleep(100);
  }
  return Infinity;
}
