import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

/** An answer of the API that is final: 2xx or 4xx. */
export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: bodies of all routes
  body: any;
}

/** A slow machine that is struck again and again lets a wish wait for many restarts. */
const PATIENCE_MS = 600_000;
const TRY_MS = 30_000;

/**
 * A client that goes on asking while the studio is broken, as a good one does: what creates something carries
 * one Idempotency-Key through all its tries.
 */
export class StubbornClient {
  readonly #url: string;
  readonly #account: { email: string; username: string; password: string };
  accessToken = '';
  /** Tries that the studio did not answer, or answered with 5xx. */
  failedTries = 0;
  /** The longest that one try waited for an answer. */
  longestMs = 0;
  userId = '';

  constructor(url: string, username: string) {
    this.#url = url;
    this.#account = { email: `${username}@example.com`, username, password: 'correct horse battery' };
  }

  /** Makes the account; one that an unanswered try has made already is signed in to. */
  async register(): Promise<void> {
    const made = await this.#call('POST', 'auth/register', this.#account);
    const { email, password } = this.#account;
    const session = made.status < 300 ? made : await this.#call('POST', 'auth/login', { email, password });
    if (session.status >= 300) throw new Error(`no account: ${JSON.stringify(session.body)}`);
    this.accessToken = session.body.accessToken;
    this.userId = session.body.user.id;
  }

  async ask(method: string, path: string, body?: unknown): Promise<Answer> {
    const answer = await this.#call(method, path, body);
    if (answer.status !== 401) return answer;
    await this.register();
    return this.#call(method, path, body);
  }

  async #call(method: string, path: string, body?: unknown): Promise<Answer> {
    const key = randomUUID();
    const endMs = Date.now() + PATIENCE_MS;
    for (;;) {
      const began = Date.now();
      try {
        const response = await fetch(`${this.#url}/api/v1/${path}`, {
          method,
          headers: {
            ...(this.accessToken ? { authorization: `Bearer ${this.accessToken}` } : {}),
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
            ...(method === 'POST' ? { 'idempotency-key': key } : {}),
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          signal: AbortSignal.timeout(TRY_MS),
        });
        const text = await response.text();
        const json = text === '' ? null : JSON.parse(text);
        const running = response.status === 409 && json?.code === 'idempotency.in_flight';
        if (response.status < 500 && !running) return { status: response.status, body: json };
        this.failedTries++;
      } catch {
        // Cut, refused or too late: asked again below.
        this.failedTries++;
      }
      this.longestMs = Math.max(this.longestMs, Date.now() - began);
      if (Date.now() > endMs) throw new Error(`${method} ${path} was not answered in ten minutes`);
      await sleep(500);
    }
  }
}
