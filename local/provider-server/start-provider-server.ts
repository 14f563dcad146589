import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { sha256Hex } from '#domain/content-key';
import { ChargeLog } from './charge-log.ts';
import { ElevenLabsApi, elevenlabsStatus } from './elevenlabs-api.ts';
import { answerOpenAI } from './openai-api.ts';
import { openaiStatus } from './openai-error.ts';
import { readRequest } from './read-request.ts';
import { ReplicateApi, replicateStatus } from './replicate-api.ts';
import { RunwayApi, runwayStatus } from './runway-api.ts';
import { type Fault, Script, ScriptRequest } from './script.ts';
import { answerStability, stabilityStatus } from './stability-api.ts';
import {
  type Charge,
  json,
  type Outcome,
  payerOf,
  type Reply,
  type VendorFault,
  type VendorRequest,
} from './vendor-wire.ts';

export interface ProviderServerOptions {
  /** Where the charges stand; the same file again is the same vendor. */
  logFile: string;
  /** 0: any free one. */
  port?: number;
  openaiKey?: string;
  replicateKey?: string;
  elevenlabsKey?: string;
  stabilityKey?: string;
  runwayKey?: string;
  /** Share of the asked size at which pictures are drawn. */
  pictureScale?: number;
  taskMs?: number;
  retentionMs?: number;
}

export interface ProviderServer {
  port: number;
  /** Base URL of all vendors' APIs but Stability AI's. */
  baseUrl: string;
  /** Stability AI's, which is at another version. */
  stabilityBaseUrl: string;
  log: ChargeLog;
  /** Replaces the faults to come, as `POST /__script` does. */
  script(rules: unknown[], seed?: number): void;
  /** Charges what has ended, then closes every connection. */
  close(): Promise<void>;
}

export const TEST_KEYS = {
  openai: 'sk-local-openai-key',
  replicate: 'r8_local-replicate-key',
  elevenlabs: 'sk_local-elevenlabs-key',
  stability: 'sk-local-stability-key',
  runway: 'key_local-runway-key',
} as const;

/** Starts a server on loopback that speaks as the vendors do and writes down what they would charge. */
export async function startProviderServer(options: ProviderServerOptions): Promise<ProviderServer> {
  const { pictureScale = 0.25, openaiKey = TEST_KEYS.openai, replicateKey = TEST_KEYS.replicate } = options;
  const { elevenlabsKey = TEST_KEYS.elevenlabs, stabilityKey = TEST_KEYS.stability } = options;
  const { runwayKey = TEST_KEYS.runway } = options;
  const { taskMs = 300, retentionMs = 3_600_000 } = options;
  const log = new ChargeLog(options.logFile);
  const replicate = new ReplicateApi(log, { key: replicateKey, pictureScale, taskMs, retentionMs });
  const elevenlabs = new ElevenLabsApi(log, elevenlabsKey);
  const runway = new RunwayApi(log, { key: runwayKey, pictureScale, taskMs });
  let script = new Script(ScriptRequest.parse({}));

  const setScript = (body: unknown): Reply => {
    const parsed = ScriptRequest.safeParse(body ?? {});
    if (!parsed.success) return json(400, { error: parsed.error.issues });
    script = new Script(parsed.data);
    return json(200, { rules: parsed.data.rules.length });
  };
  const readLog = (query: URLSearchParams): Reply => {
    replicate.settle();
    runway.settle();
    const after = Number(query.get('after') ?? 0);
    return json(200, { totalMicros: log.totalMicros, entries: log.entries.filter(({ n }) => n > after) });
  };

  /** Those who answer with the result; each says null to a path that is not its own. */
  const callVendors: [
    string,
    (request: VendorRequest, fault: VendorFault | null) => Promise<Outcome | null>,
  ][] = [
    ['openai', (request, fault) => answerOpenAI(request, fault, { key: openaiKey, pictureScale })],
    ['elevenlabs', (request, fault) => elevenlabs.answer(request, fault)],
    ['stability', (request, fault) => answerStability(request, fault, { key: stabilityKey, pictureScale })],
  ];

  /** Does the work once and writes down its price. */
  const work = async (request: VendorRequest, fault: VendorFault | null): Promise<Outcome> => {
    for (const [vendor, answer] of callVendors) {
      const outcome = await answer(request, fault);
      if (!outcome) continue;
      if (request.method === 'POST') {
        const refused: Charge = { what: 'refused', model: modelOf(request), micros: 0 };
        const { references, ...charge } = outcome.charge ?? refused;
        const { headers } = outcome.reply;
        const requestId = headers?.['x-request-id'] ?? headers?.['request-id'];
        log.charge({
          vendor,
          ...charge,
          ...(references ? { references } : {}),
          requestHash: request.hash,
          textHash: sha256Hex(textOf(request)),
          ...(requestId ? { requestId } : {}),
          ...payerOf(request),
        });
      }
      return outcome;
    }
    return (
      (await replicate.answer(request, fault)) ??
      (await runway.answer(request, fault)) ?? {
        reply: json(404, { error: { message: 'Unknown path' } }),
      }
    );
  };

  const serve = async (request: VendorRequest, response: ServerResponse) => {
    if (request.path === '/__script' && request.method === 'POST')
      return send(response, setScript(request.body));
    if (request.path === '/__log' && request.method === 'GET') return send(response, readLog(request.query));
    const fault = script.faultFor(request);
    if (fault?.do === 'delay') await sleep(fault.ms);
    if (fault && 'when' in fault && fault.when === 'before' && fault.do !== 'status') {
      return spoil(response, fault, null);
    }
    if (fault?.do === 'duplicate') await work(request, null);
    const { reply } = await work(request, vendorFault(fault));
    if (fault?.do === 'truncate' || (fault && 'when' in fault && fault.when === 'after')) {
      return spoil(response, fault, reply, request.path);
    }
    send(response, reply);
  };

  /** What is being worked on: it is charged before the log closes. */
  const serving = new Set<Promise<unknown>>();
  const server = createServer((incoming, response) => {
    const served = readRequest(incoming)
      .then((request) => serve(request, response))
      .catch((error: unknown) => {
        console.error(error);
        if (!response.headersSent)
          send(response, json(500, { error: { message: 'provider server failed' } }));
        else response.destroy();
      })
      .finally(() => serving.delete(served));
    serving.add(served);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    baseUrl: `http://127.0.0.1:${port}/v1`,
    stabilityBaseUrl: `http://127.0.0.1:${port}/v2beta`,
    log,
    script(rules, seed = 1) {
      script = new Script(ScriptRequest.parse({ seed, rules }));
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await Promise.allSettled(serving);
      replicate.settle();
      runway.settle();
      log.close();
    },
  };
}

function vendorFault(fault: Fault | null): VendorFault | null {
  switch (fault?.do) {
    case 'refuse':
    case 'quota':
    case 'fail-task':
    case 'slow-task':
      return fault;
    case 'status':
      return fault.when === 'before' ? fault : null;
    default:
      return null;
  }
}

/** Breaks an answer on its way; `reply` is what would have been said. */
function spoil(response: ServerResponse, fault: Fault, reply: Reply | null, path = ''): void {
  switch (fault.do) {
    case 'cut':
      response.destroy();
      return;
    case 'hang':
      return;
    case 'garbage':
      send(response, { ...(reply ?? { status: 200 }), body: '{"created": 17, "data": [{"b64_js' });
      return;
    case 'status': {
      send(response, statusWords(path)(fault.status, fault.retryAfterS));
      return;
    }
    case 'truncate': {
      const body = Buffer.from(reply?.body ?? '');
      response.writeHead(reply?.status ?? 200, { ...reply?.headers, 'content-length': body.length });
      response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
      return;
    }
    default:
      throw new Error(`${fault.do} does not spoil an answer`);
  }
}

function send(response: ServerResponse, { status, headers, body }: Reply): void {
  response.writeHead(status, headers);
  response.end(body);
}

/** What was to be drawn, spoken or noted on. */
function textOf({ body }: VendorRequest): string {
  const { prompt, input, text, messages } = (body ?? {}) as Record<string, unknown>;
  const last = Array.isArray(messages)
    ? (messages.at(-1) as { content?: unknown } | undefined)?.content
    : null;
  return String(prompt ?? input ?? text ?? last ?? '');
}

const modelOf = ({ body }: VendorRequest) => String((body as { model?: unknown } | undefined)?.model ?? '');

/** How the vendor of a path words an error of its house. */
function statusWords(path: string): (status: number, retryAfterS?: number) => Reply {
  if (path.includes('/predictions')) return replicateStatus;
  if (path.startsWith('/v2beta/')) return stabilityStatus;
  if (/^\/v1\/(?:tasks|image_to_video)/.test(path)) return runwayStatus;
  if (/^\/v1\/(?:text-to-speech|history|music|sound-generation)/.test(path)) return elevenlabsStatus;
  return openaiStatus;
}
