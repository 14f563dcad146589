import type { Composer } from './composer-container.ts';

export interface ComposerClientOptions {
  /** Base URL for fetch (local, Fly); undefined: the container binding. */
  composerUrl: string | undefined;
  composerSecret: string;
  container: DurableObjectNamespace<Composer>;
}

/** The composer as the Worker sees it. */
export interface ComposerClient {
  /** Throws unless a composer answers `GET /health` within a few seconds. */
  ping(): Promise<void>;
}

const PING_TIMEOUT_MS = 3_000;

/** Reaches the composer by fetch or by its container binding. */
export function createComposerClient({ composerUrl, container }: ComposerClientOptions): ComposerClient {
  return {
    async ping() {
      const signal = AbortSignal.timeout(PING_TIMEOUT_MS);
      const response = composerUrl
        ? await fetch(`${composerUrl}/health`, { signal })
        : await container.getByName('composer-0').fetch('http://composer/health', { signal });
      await response.body?.cancel();
      if (!response.ok) throw new Error(`The composer answered ${response.status}`);
    },
  };
}
