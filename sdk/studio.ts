import createClient, { type Client } from 'openapi-fetch';
import type { components, paths } from './generated/api.ts';
import { readProblem, StudioProblem } from './studio-problem.ts';

export type { components, paths } from './generated/api.ts';
export { type Problem, StudioProblem } from './studio-problem.ts';
export { type Upload, type UploadOptions, uploadFile } from './upload-file.ts';
export { type JobWebhook, type TestWebhook, verifyWebhook, WebhookNotValid } from './verify-webhook.ts';
export { type WaitOptions, waitForJob } from './wait-for-job.ts';
export { type JobEvent, type WatchOptions, watchJob } from './watch-job.ts';

type Schemas = components['schemas'];
export type Job = Schemas['Job'];
export type Session = Schemas['Session'];

export interface StudioOptions {
  /** Where the studio is, e.g. `https://films.example`. */
  url: string;
  /** A token or key that is sent as it is; absent: nobody is signed in until `logIn`. */
  token?: string;
  /** Signs in anew with it when the access token has run out. */
  refreshToken?: string;
  /** Told of every new session, so that it can be kept: the refresh token before it is used up. */
  onSession?: (session: Session) => void | Promise<void>;
  /** Stands in for the global `fetch`. */
  fetch?: typeof fetch;
}

/**
 * A client of one studio for one account. `api` has every operation of the API document with its types; a refusal
 * is thrown as `StudioProblem`, so `data` is there whenever a call returns (but for answers without a body).
 */
export class Studio {
  readonly url: string;
  readonly api: Client<paths>;
  readonly #fetch: typeof fetch;
  readonly #onSession: NonNullable<StudioOptions['onSession']>;
  #token: string | undefined;
  #refreshToken: string | undefined;
  /** Requests that meet the end of the token at the same time share one refresh: a second one would be a reuse. */
  #renewal: Promise<boolean> | null = null;

  constructor({ url, token, refreshToken, onSession, fetch: ownFetch }: StudioOptions) {
    this.url = url.replace(/\/+$/, '');
    this.#fetch = ownFetch ?? ((...request) => fetch(...request));
    this.#token = token;
    this.#refreshToken = refreshToken;
    this.#onSession = onSession ?? (() => undefined);
    this.api = createClient<paths>({ baseUrl: this.url, fetch: (request) => this.#send(request) });
  }

  /** Signs in with e-mail and password. Throws `StudioProblem` `auth.invalid_credentials`. */
  async logIn(credentials: { email: string; password: string }): Promise<Session> {
    const { data } = await this.api.POST('/api/v1/auth/login', { body: credentials });
    return this.#keep(data as Session);
  }

  /** Makes an account and signs it in. Throws `StudioProblem` `user.email_taken`, `user.username_taken`. */
  async register(account: { email: string; username: string; password: string }): Promise<Session> {
    const { data } = await this.api.POST('/api/v1/auth/register', { body: account });
    return this.#keep(data as Session);
  }

  async #keep(session: Session): Promise<Session> {
    this.#token = session.accessToken;
    this.#refreshToken = session.refreshToken;
    await this.#onSession(session);
    return session;
  }

  async #send(request: Request): Promise<Response> {
    const again = request.clone();
    const token = this.#token;
    const answer = await this.#fetch(authorised(request, token));
    if (answer.ok) return answer;
    const isOurs = new URL(request.url).pathname.startsWith('/api/v1/auth/');
    if (answer.status === 401 && !isOurs && (await this.#renew(token))) {
      const second = await this.#fetch(authorised(again, this.#token));
      if (second.ok) return second;
      throw await readProblem(second);
    }
    throw await readProblem(answer);
  }

  /** True: there is another token than `used` to try with. */
  async #renew(used: string | undefined): Promise<boolean> {
    if (this.#token !== used) return true;
    const refreshToken = this.#refreshToken;
    if (refreshToken === undefined) return false;
    this.#renewal ??= this.#refresh(refreshToken).finally(() => {
      this.#renewal = null;
    });
    return this.#renewal;
  }

  async #refresh(refreshToken: string): Promise<boolean> {
    try {
      const { data } = await this.api.POST('/api/v1/auth/refresh', { body: { refreshToken } });
      await this.#keep(data as Session);
      return true;
    } catch (error) {
      if (!(error instanceof StudioProblem) || error.status !== 401) throw error;
      this.#refreshToken = undefined;
      return false;
    }
  }
}

function authorised(request: Request, token: string | undefined): Request {
  if (token !== undefined) request.headers.set('authorization', `Bearer ${token}`);
  return request;
}
