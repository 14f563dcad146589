import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserContext } from 'playwright-core';

/** An answer of the API, its body parsed where it is JSON. */
export interface Answer {
  status: number;
  headers: Headers;
  // Each test says itself what it expects of a body.
  // biome-ignore lint/suspicious/noExplicitAny: bodies of all routes
  body: any;
}

/** One account of a studio, seen as any client of the public API would. */
export class Account {
  readonly url: string;
  readonly email: string;
  readonly username: string;
  readonly password = randomBytes(12).toString('base64url');
  accessToken = '';

  constructor(url: string) {
    this.url = url;
    this.username = `user-${randomBytes(5).toString('hex')}`;
    this.email = `${this.username}@example.com`;
  }

  static async register(url: string): Promise<Account> {
    const account = new Account(url);
    const { email, username, password } = account;
    const answer = await account.call('POST', 'auth/register', { email, username, password });
    if (answer.status !== 201 && answer.status !== 200)
      throw new Error(`register answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    account.accessToken = answer.body.accessToken;
    return account;
  }

  async call(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await fetch(`${this.url}/api/v1/${path}`, {
      method,
      headers: {
        ...(this.accessToken ? { authorization: `Bearer ${this.accessToken}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json');
    return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : text };
  }

  /** Signs a browser in without its form: it keeps the cookie of the answer, and knows that there is one. */
  async signIn(browser: BrowserContext): Promise<void> {
    const { email, password } = this;
    const answer = await browser.request.post(`${this.url}/api/v1/auth/login`, {
      headers: { 'x-client': 'web' },
      data: { email, password },
    });
    if (!answer.ok()) throw new Error(`login answered ${answer.status()}: ${await answer.text()}`);
    await browser.addInitScript(() => {
      // An empty page has no storage.
      if (location.protocol !== 'about:') localStorage.setItem('studio.signed-in', '1');
    });
  }

  async createProject(name = 'A project'): Promise<string> {
    return (await this.call('POST', 'projects', { name })).body.id;
  }

  async createJob(projectId: string, script: string, config: object): Promise<string> {
    const answer = await this.call('POST', `projects/${projectId}/jobs`, { script, config });
    if (answer.status !== 202)
      throw new Error(`job answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer.body.id;
  }

  /** Polls until the job has settled; also checks that its progress never goes back. */
  // biome-ignore lint/suspicious/noExplicitAny: see Answer
  async settled(jobId: string, timeoutMs = 240_000): Promise<any> {
    const deadline = Date.now() + timeoutMs;
    let progress = 0;
    for (;;) {
      const { status, body } = await this.call('GET', `jobs/${jobId}`);
      if (status !== 200) throw new Error(`job answered ${status}: ${JSON.stringify(body)}`);
      if (body.progress < progress)
        throw new Error(`progress went back from ${progress} to ${body.progress}`);
      progress = body.progress;
      if (!['pending', 'queued', 'moderating', 'processing'].includes(body.status)) return body;
      if (Date.now() > deadline) throw new Error(`job still ${body.status} at ${progress} %`);
      await sleep(300);
    }
  }
}
