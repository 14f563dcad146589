import type { Session, User } from '#domain/account';
import { ApiProblem } from '#web/api/api-problem.ts';
import { sendRequest } from '#web/api/send-request.ts';
import { TokenKeeper } from './token-keeper.ts';

/** Only a hint that a cookie may be there, and whose: spares visitors a refresh that can but fail. */
const HINT = 'studio.signed-in';
/** What pages show of an account at once, before the session of the last visit has been renewed. */
type Face = Pick<User, 'username' | 'guestUntil'>;
const LOCK = 'studio-session';

type Said =
  | { kind: 'signed-in'; session: Session }
  | { kind: 'changed'; user: User }
  | { kind: 'signed-out' };

/** Who is signed in, the same in all tabs. The refresh token is an HttpOnly cookie that no script sees. */
class StudioSession {
  user = $state<User | null>(null);
  /** False until the first look for a session is over. */
  known = $state(false);
  /** Who it is, or most likely is; null: nobody has signed in here. */
  face = $derived<Face | null>(this.user ?? (this.known ? null : readHint()));

  readonly #channel = new BroadcastChannel(LOCK);
  readonly #tokens = new TokenKeeper({
    refresh,
    exclusively: (task) => (navigator.locks ? navigator.locks.request(LOCK, task) : task()),
    onchange: (session) => (session ? this.#announce(session) : this.end()),
    nowMs: Date.now,
  });

  constructor() {
    this.#channel.addEventListener('message', ({ data }: MessageEvent<Said>) => {
      if (data.kind === 'signed-in') this.#keep(data.session);
      else if (data.kind === 'changed') this.#show(data.user);
      else this.#forget();
    });
  }

  /**
   * Begins to look for the session of an earlier visit and answers at once whether there may be one. Pages that
   * stand before it is known ask by `callStudio`, which waits, and say themselves what they could not get.
   */
  expect(): boolean {
    if (this.known) return this.user !== null;
    if (localStorage.getItem(HINT) === null) return false;
    this.restore().catch((thrown: unknown) => console.warn('The session could not be renewed', thrown));
    return true;
  }

  /** Looks once for the session of an earlier visit. @throws ApiProblem if the studio cannot be reached */
  async restore(): Promise<User | null> {
    if (!this.known) await this.token();
    this.known = true;
    return this.user;
  }

  async register(input: { email: string; username: string; password: string }): Promise<void> {
    // A guest who registers keeps what was made: the token says whose it is.
    const token = this.user?.guestUntil ? await this.token() : null;
    const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
    this.#announce(await sendRequest<Session>('POST', 'auth/register', { body: input, headers }));
  }

  /** Begins as a guest whose work is kept for a week, and for good once they register. */
  async beginAsGuest(): Promise<void> {
    this.#announce(await sendRequest<Session>('POST', 'auth/guest', { body: {} }));
  }

  async logIn(input: { email: string; password: string }): Promise<void> {
    this.#announce(await sendRequest<Session>('POST', 'auth/login', { body: input }));
  }

  async logOut(): Promise<void> {
    const token = this.#tokens.current;
    const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
    try {
      await sendRequest<void>('POST', 'auth/logout', { body: {}, headers });
    } finally {
      this.end();
    }
  }

  /** Shows the account as it is now, here and in the other tabs. */
  show(user: User): void {
    this.#show(user);
    this.#channel.postMessage({ kind: 'changed', user } satisfies Said);
  }

  /** Forgets the session here and in the other tabs, e.g. after the account was deleted. */
  end(): void {
    this.#forget();
    this.#channel.postMessage({ kind: 'signed-out' } satisfies Said);
  }

  /** A token that still lives for a while; null: nobody is signed in. @throws ApiProblem */
  async token(): Promise<string | null> {
    return localStorage.getItem(HINT) === null ? null : this.#tokens.living();
  }

  /** A token in place of one that was refused; null: the session is over. @throws ApiProblem */
  renew(refused: string): Promise<string | null> {
    return this.#tokens.renew(refused);
  }

  #announce(session: Session): void {
    this.#keep(session);
    this.#channel.postMessage({ kind: 'signed-in', session } satisfies Said);
  }

  #keep(session: Session): void {
    this.#tokens.keep(session);
    this.user = session.user;
    this.known = true;
    const { username, guestUntil } = session.user;
    localStorage.setItem(HINT, JSON.stringify({ username, guestUntil } satisfies Face));
  }

  /** A tab may have signed in as somebody else meanwhile. */
  #show(user: User): void {
    if (this.user?.id === user.id) this.user = user;
  }

  #forget(): void {
    this.#tokens.forget();
    this.user = null;
    this.known = true;
    localStorage.removeItem(HINT);
  }
}

function readHint(): Face | null {
  try {
    const { username = '', guestUntil = null } = JSON.parse(localStorage.getItem(HINT) ?? 'null') as Face;
    return { username, guestUntil };
  } catch {
    // Nobody, or a hint of an earlier version.
    return null;
  }
}

async function refresh(): Promise<Session | null> {
  try {
    return await sendRequest<Session>('POST', 'auth/refresh', { body: {} });
  } catch (thrown) {
    if (thrown instanceof ApiProblem && thrown.status === 401) return null;
    throw thrown;
  }
}

export const session = new StudioSession();
