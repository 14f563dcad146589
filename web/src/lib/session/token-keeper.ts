import type { Session } from '#domain/account';

/** A token this close to its end is renewed before it is used. */
const RENEW_BEFORE_MS = 60_000;

/** What the keeper needs of the world. */
export interface TokenKeeperDeps {
  /** Renews by cookie; null: the session is over. Throws if that cannot be known now. */
  refresh: () => Promise<Session | null>;
  /** Runs one task at a time among all tabs of the browser. */
  exclusively: <T>(task: () => Promise<T>) => Promise<T>;
  /** The session was renewed (for other tabs to take over) or is over (null). */
  onchange: (session: Session | null) => void;
  nowMs: () => number;
}

/**
 * Keeps the access token, in memory only, and renews it in time. However many callers need a new one,
 * and in however many tabs, the cookie is rotated once.
 */
export class TokenKeeper {
  readonly #deps: TokenKeeperDeps;
  #token: { value: string; expiresAtMs: number } | null = null;
  #renewal: Promise<string | null> | null = null;

  constructor(deps: TokenKeeperDeps) {
    this.#deps = deps;
  }

  /** The token as it is; null: none. */
  get current(): string | null {
    return this.#token?.value ?? null;
  }

  keep(session: Session): void {
    const expiresAtMs = this.#deps.nowMs() + session.expiresIn * 1000;
    this.#token = { value: session.accessToken, expiresAtMs };
  }

  forget(): void {
    this.#token = null;
  }

  /** A token that still lives for a while; null: the session is over. */
  async living(): Promise<string | null> {
    const left = (this.#token?.expiresAtMs ?? 0) - this.#deps.nowMs();
    return this.#token && left > RENEW_BEFORE_MS ? this.#token.value : this.renew(this.current);
  }

  /**
   * Renews the token. `refused` is the one that will not do: if another tab has brought a newer one
   * by the time this tab's turn comes, that is taken.
   */
  renew(refused: string | null): Promise<string | null> {
    this.#renewal ??= this.#deps
      .exclusively(async () => {
        if (this.#token && this.#token.value !== refused) return this.#token.value;
        const session = await this.#deps.refresh();
        if (session) this.keep(session);
        else this.forget();
        this.#deps.onchange(session);
        return this.current;
      })
      .finally(() => {
        this.#renewal = null;
      });
    return this.#renewal;
  }
}
