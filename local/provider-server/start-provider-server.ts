import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { canonicalJson, sha256Hex } from '#domain/content-key';
import { ChargeLog } from './charge-log.ts';
import { answerOpenAI } from './openai-api.ts';
import { openaiStatus } from './openai-error.ts';
import { ReplicateApi, replicateStatus } from './replicate-api.ts';
import { type Fault, Script, ScriptRequest } from './script.ts';
import { json, type Outcome, type Reply, type VendorFault, type VendorRequest } from './vendor-wire.ts';

export interface ProviderServerOptions {
  /** Where the charges stand; the same file again is the same vendor. */
  logFile: string;
  /** 0: any free one. */
  port?: number;
  openaiKey?: string;
  replicateKey?: string;
  /** Share of the asked size at which pictures are drawn. */
  pictureScale?: number;
  taskMs?: number;
  retentionMs?: number;
}

export interface ProviderServer {
  port: number;
  /** Base URL of both vendors' APIs. */
  baseUrl: string;
  log: ChargeLog;
  /** Replaces the faults to come, as `POST /__script` does. */
  script(rules: unknown[], seed?: number): void;
  /** Charges what has ended, then closes every connection. */
  close(): Promise<void>;
}

export const TEST_KEYS = { openai: 'sk-local-openai-key', replicate: 'r8_local-replicate-key' } as const;
const BODY_BYTES_MAX = 1024 * 1024;

/** Starts a server on loopback that speaks as OpenAI and Replicate do and writes down what they would charge. */
export async function startProviderServer(options: ProviderServerOptions): Promise<ProviderServer> {
  const { pictureScale = 0.25, openaiKey = TEST_KEYS.openai, replicateKey = TEST_KEYS.replicate } = options;
  const { taskMs = 300, retentionMs = 3_600_000 } = options;
  const log = new ChargeLog(options.logFile);
  const replicate = new ReplicateApi(log, { key: replicateKey, pictureScale, taskMs, retentionMs });
  let script = new Script(ScriptRequest.parse({}));

  const setScript = (body: unknown): Reply => {
    const parsed = ScriptRequest.safeParse(body ?? {});
    if (!parsed.success) return json(400, { error: parsed.error.issues });
    script = new Script(parsed.data);
    return json(200, { rules: parsed.data.rules.length });
  };
  const readLog = (query: URLSearchParams): Reply => {
    replicate.settle();
    const after = Number(query.get('after') ?? 0);
    return json(200, { totalMicros: log.totalMicros, entries: log.entries.filter(({ n }) => n > after) });
  };

  /** Does the work once and writes down its price. */
  const work = async (request: VendorRequest, fault: VendorFault | null): Promise<Outcome> => {
    const openai = await answerOpenAI(request, fault, { key: openaiKey, pictureScale });
    const outcome = openai ??
      (await replicate.answer(request, fault)) ?? {
        reply: json(404, { error: { message: 'Unknown path' } }),
      };
    if (openai && request.method === 'POST') {
      const { what, model, micros } = openai.charge ?? {
        what: 'refused',
        model: modelOf(request),
        micros: 0,
      };
      const requestId = openai.reply.headers?.['x-request-id'];
      log.charge({
        vendor: 'openai',
        what,
        model,
        micros,
        requestHash: request.hash,
        textHash: sha256Hex(textOf(request)),
        ...(requestId ? { requestId } : {}),
      });
    }
    return outcome;
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

  const server = createServer((incoming, response) => {
    readRequest(incoming)
      .then((request) => serve(request, response))
      .catch((error: unknown) => {
        console.error(error);
        if (!response.headersSent)
          send(response, json(500, { error: { message: 'provider server failed' } }));
        else response.destroy();
      });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    baseUrl: `http://127.0.0.1:${port}/v1`,
    log,
    script(rules, seed = 1) {
      script = new Script(ScriptRequest.parse({ seed, rules }));
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      replicate.settle();
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
      const words = path.includes('/predictions') ? replicateStatus : openaiStatus;
      send(response, words(fault.status, fault.retryAfterS));
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

/** What was to be drawn or spoken. */
function textOf({ body }: VendorRequest): string {
  const { prompt, input } = (body ?? {}) as { prompt?: unknown; input?: unknown };
  return String(prompt ?? input ?? '');
}

const modelOf = ({ body }: VendorRequest) => String((body as { model?: unknown } | undefined)?.model ?? '');

async function readRequest(incoming: IncomingMessage): Promise<VendorRequest> {
  const url = new URL(incoming.url ?? '/', `http://${incoming.headers.host ?? '127.0.0.1'}`);
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming) {
    bytes += (chunk as Buffer).length;
    if (bytes > BODY_BYTES_MAX) throw new Error('the request is too large');
    chunks.push(chunk as Buffer);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  const method = incoming.method ?? 'GET';
  const body = parseJson(text);
  const hash = sha256Hex(`${method} ${url.pathname} ${canonicalJson(body ?? null)}`);
  const { pathname: path, searchParams: query, origin } = url;
  return { method, path, query, headers: incoming.headers, body, hash, origin };
}

function parseJson(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
