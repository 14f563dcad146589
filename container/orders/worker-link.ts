import { openAsBlob } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type OrderReport, OrderReportAnswer, UploadGrant, type UploadRequest } from '#domain/composer-order';
import type { OriginRule } from './allow-origin.ts';

/** The worker wants nothing more of this order: stop, without a report. */
export class OrderUnwanted extends Error {
  override readonly name = 'OrderUnwanted';
}

/** The worker or the bucket could not be reached, or answered with trouble, for too long. */
export class LinkLost extends Error {
  override readonly name = 'LinkLost';
}

/** How long trouble with the worker or the bucket is borne, and how long a single call may take. */
export interface LinkPatience {
  reportMs: number;
  uploadMs: number;
  callMs: number;
}
export const LINK_PATIENCE: LinkPatience = { reportMs: 180_000, uploadMs: 150_000, callMs: 15_000 };

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 8_000;
/** Answers that say that the order, its lease or its token is gone. */
const UNWANTED = new Set([401, 403, 404, 409, 410]);

/** The composer's way back to the worker for one order. */
export class WorkerLink {
  private readonly reportUrl: string;
  private readonly allow: OriginRule;
  private readonly patience: LinkPatience;
  /** The newest order token; a repeated delivery may bring a fresher one. */
  token: string;

  constructor(reportUrl: string, token: string, allow: OriginRule, patience: LinkPatience = LINK_PATIENCE) {
    this.reportUrl = reportUrl;
    this.token = token;
    this.allow = allow;
    this.patience = patience;
  }

  /**
   * Tells that the order lives. Trouble on the way is no news; the next beat is soon. Throws
   * OrderUnwanted if the answer is to stop.
   */
  async beat(progress: number, signal: AbortSignal): Promise<void> {
    const answer = await this.post(this.reportUrl, { state: 'running', progress }, signal).catch(() => null);
    if (answer === null) return;
    if (UNWANTED.has(answer.status)) throw new OrderUnwanted(`the worker answered ${answer.status}`);
    if (!answer.ok) return;
    const read = OrderReportAnswer.safeParse(answer.body);
    if (read.success && !read.data.goOn) throw new OrderUnwanted('the worker said to stop');
  }

  /**
   * Delivers the last report; keeps trying while the worker restarts. Throws OrderUnwanted when
   * nobody wants it, LinkLost when patience is at its end.
   */
  async deliver(
    report: OrderReport,
    signal: AbortSignal,
    patienceMs = this.patience.reportMs,
  ): Promise<void> {
    await this.persist(patienceMs, signal, async () => {
      const answer = await this.post(this.reportUrl, report, signal);
      if (answer.ok) return true;
      if (UNWANTED.has(answer.status)) throw new OrderUnwanted(`the worker answered ${answer.status}`);
      return `the worker answered ${answer.status} to a report`;
    });
  }

  /** Brings a file of `request.bytes` bytes to the bucket; answers its object key. Throws as `deliver`. */
  async upload(request: UploadRequest, file: string, signal: AbortSignal): Promise<string> {
    let objectKey = '';
    await this.persist(this.patience.uploadMs, signal, async () => {
      const answer = await this.post(`${this.reportUrl}/uploads`, request, signal);
      if (UNWANTED.has(answer.status)) throw new OrderUnwanted(`the worker answered ${answer.status}`);
      const grant = UploadGrant.safeParse(answer.body);
      if (!answer.ok || !grant.success) return `the worker answered ${answer.status} to an upload request`;
      this.allow(grant.data.url);
      const status = await this.put(grant.data, file, request.bytes, signal);
      objectKey = grant.data.objectKey;
      return status < 300 || `the bucket answered ${status}`;
    });
    return objectKey;
  }

  private async put(grant: UploadGrant, file: string, bytes: number, signal: AbortSignal): Promise<number> {
    // The blob knows its size, so fetch sends a Content-Length of its own and streams from disk.
    const headers = Object.entries(grant.headers).filter(([name]) => !/^(content-length|host)$/i.test(name));
    // 100 bytes a millisecond is the slowest line that is borne.
    const slowestMs = this.patience.callMs + Math.ceil(bytes / 100);
    const response = await fetch(grant.url, {
      method: 'PUT',
      body: await openAsBlob(file),
      headers,
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(slowestMs)]),
    });
    await response.arrayBuffer();
    return response.status;
  }

  private async post(
    url: string,
    body: unknown,
    signal: AbortSignal,
  ): Promise<{ ok: boolean; status: number; body: unknown }> {
    const response = await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(this.patience.callMs)]),
    });
    const text = await response.text();
    return { ok: response.ok, status: response.status, body: readJson(text) };
  }

  /** Repeats `attempt` with growing waits until it answers true. What it answers else says why not. */
  private async persist(
    patienceMs: number,
    signal: AbortSignal,
    attempt: () => Promise<true | string>,
  ): Promise<void> {
    const untilMs = performance.now() + patienceMs;
    for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(LONGEST_WAIT_MS, waitMs * 2)) {
      const outcome = await attempt().catch((error: unknown) => {
        if (signal.aborted || error instanceof OrderUnwanted || !isNetworkTrouble(error)) throw error;
        return `no connection (${(error as Error).message})`;
      });
      if (outcome === true) return;
      if (performance.now() + waitMs > untilMs) throw new LinkLost(outcome);
      // Jitter, or every order of a composer knocks at the same moment after a restart.
      await sleep(waitMs * (0.75 + Math.random() / 2), undefined, { signal });
    }
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** fetch throws TypeError for every failure of the network, and TimeoutError by our own timer. */
function isNetworkTrouble(error: unknown): boolean {
  return error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError');
}
