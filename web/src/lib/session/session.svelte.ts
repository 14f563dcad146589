import type { Session, User } from '#domain/account';
import { ApiProblem } from '#web/api/api-problem.ts';
import { sendRequest } from '#web/api/send-request.ts';

/** A token this close to its end is renewed before it is used. */
const RENEW_BEFORE_MS = 60_000;
/** Only a hint that a cookie may be there: spares visitors a refresh that can but fail. */
const HINT = 'studio.signed-in';

type Said = { kind: 'signed-in'; session: Session } | { kind: 'signed-out' };

/**
 * Who is signed in. The access token lives in memory only; the refresh token is an HttpOnly cookie.
 * Tabs renew one at a time and tell each other, so one rotation serves all of them.
 */
class StudioSession {
  user = $state<User | null>(null);
  /** False until the first look for a session is over. */
  known = $state(false);

  #token: { value: string; expiresAt: number } | null = null;
  #renewal: Promise<boolean> | null = null;
  #channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('studio-session');

  constructor() {
    this.#channel?.addEventListener('message', ({ data }: MessageEvent<Said>) => {
      if (data.kind === 'signed-in') this.#keep(data.session);
      else this.#forget();
    });
  }

  /** Looks once for the session of an earlier visit. @throws ApiProblem if the studio cannot be reached */
  async restore(): Promise<User | null> {
    if (!this.known) {
      if (localStorage.getItem(HINT) === null) this.known = true;
      else await this.renew();
    }
    return this.user;
  }

  async register(input: { email: string; username: string; password: string }): Promise<void> {
    this.#announce(await sendRequest<Session>('POST', 'auth/register', { body: input }));
  }

  async logIn(input: { email: string; password: string }): Promise<void> {
    this.#announce(await sendRequest<Session>('POST', 'auth/login', { body: input }));
  }

  async logOut(): Promise<void> {
    const headers = this.#token ? { authorization: `Bearer ${this.#token.value}` } : undefined;
    try {
      await sendRequest<void>('POST', 'auth/logout', { body: {}, ...(headers ? { headers } : {}) });
    } finally {
      this.end();
    }
  }

  /** Forgets the session here and in the other tabs, e.g. after the account was deleted. */
  end(): void {
    this.#forget();
    this.#channel?.postMessage({ kind: 'signed-out' } satisfies Said);
  }

  /** A token that still lives for a while; null: nobody is signed in. */
  async token(): Promise<string | null> {
    if (this.#token && this.#token.expiresAt - Date.now() > RENEW_BEFORE_MS) return this.#token.value;
    if (localStorage.getItem(HINT) === null) return null;
    await this.renew();
    return this.#token?.value ?? null;
  }

  /**
   * Renews the access token; many callers share one renewal. `refused` is the token that was just
   * answered with 401: a newer one from another tab makes the renewal needless.
   * @returns false if the session is over
   * @throws ApiProblem if that cannot be known now
   */
  renew(refused?: string): Promise<boolean> {
    this.#renewal ??= this.#renewAlone(refused).finally(() => {
      this.#renewal = null;
    });
    return this.#renewal;
  }

  async #renewAlone(refused: string | undefined): Promise<boolean> {
    const before = refused ?? this.#token?.value;
    const renew = async (): Promise<boolean> => {
      if (this.#token && this.#token.value !== before) return true;
      try {
        this.#announce(await sendRequest<Session>('POST', 'auth/refresh', { body: {} }));
        return true;
      } catch (thrown) {
        if (!(thrown instanceof ApiProblem) || thrown.status !== 401) throw thrown;
        this.end();
        return false;
      }
    };
    return navigator.locks ? navigator.locks.request('studio-session', renew) : renew();
  }

  #announce(session: Session): void {
    this.#keep(session);
    this.#channel?.postMessage({ kind: 'signed-in', session } satisfies Said);
  }

  #keep(session: Session): void {
    this.#token = { value: session.accessToken, expiresAt: Date.now() + session.expiresIn * 1000 };
    this.user = session.user;
    this.known = true;
    localStorage.setItem(HINT, '1');
  }

  #forget(): void {
    this.#token = null;
    this.user = null;
    this.known = true;
    localStorage.removeItem(HINT);
  }
}

export const session = new StudioSession();
