import { z } from 'zod';
import { type ComposerOrder, OrderStatus } from '#domain/composer-order';
import { SpeechEngine } from '#domain/speech-engine';
import type { Composer } from './composer-container.ts';
import { type OrderClaims, signOrderToken } from './order-token.ts';

/** Nobody answers: no instance, no network, or an answer that is none of the composer's. */
export class ComposerUnavailable extends Error {
  override name = 'ComposerUnavailable';
}

export type Submission =
  /** It will report. */
  | { state: 'accepted' }
  /** Every slot is full or away; no fault of the order. */
  | { state: 'busy'; retryAfterMs: number }
  /** It will never take this order. */
  | { state: 'refused'; message: string };

export interface ComposerClient {
  /** Throws `ComposerUnavailable` unless a composer says that it is well. */
  ping(): Promise<void>;
  /** The version that free content keys hold. Throws `ComposerUnavailable`. */
  version(): Promise<string>;
  /** The speech engines that orders may name. Throws `ComposerUnavailable`. */
  speechEngines(): Promise<SpeechEngine[]>;
  /** How many orders are done at a time, over all instances. Throws `ComposerUnavailable`. */
  workers(): Promise<number>;
  /** Hands an order over; safe to repeat. Throws `ComposerUnavailable` if no slot answers at all. */
  submit(order: ComposerOrder, claims: OrderClaims): Promise<Submission>;
  /** How an order stands; null: no slot knows it. Throws `ComposerUnavailable` if one cannot be asked. */
  status(orderId: string, claims: OrderClaims): Promise<OrderStatus | null>;
  /** Stops an order wherever it runs; one that is unknown is stopped already. */
  stop(orderId: string, claims: OrderClaims): Promise<void>;
}

export interface ComposerAccess {
  /** Base URL without a slash at the end; undefined: the container binding is used. */
  composerUrl: string | undefined;
  composerSecret: string;
  container: DurableObjectNamespace<Composer>;
}

/** As many as wrangler.toml's `max_instances`. */
export const CONTAINER_SLOTS = 4;
const TIMEOUT_MS = 5_000;
const BUSY_MS = 1_000;

const Health = z.object({ slots: z.int().min(1) });
const Version = z.object({ studioVersion: z.string().min(1) });

const Engines = z.object({ speech: z.array(SpeechEngine) });

type Slot = (path: string, init: RequestInit) => Promise<Response>;

function slotsOf({ composerUrl, container }: ComposerAccess): Slot[] {
  if (composerUrl) return [(path, init) => fetch(`${composerUrl}${path}`, init)];
  return Array.from({ length: CONTAINER_SLOTS }, (_, i) => (path, init) => {
    return container.getByName(`composer-${i}`).fetch(`http://composer${path}`, init);
  });
}

/** The slots in the order in which an order tries them: spread evenly, always the same for one id. */
function slotOrder<T>(slots: readonly T[], orderId: string): T[] {
  let sum = 0;
  for (const char of orderId) sum = (sum * 31 + char.charCodeAt(0)) >>> 0;
  const first = sum % slots.length;
  return [...slots.slice(first), ...slots.slice(0, first)];
}

/** Speaks to the composer over plain HTTP, by fetch or over the container's instances. */
export function createComposerClient(access: ComposerAccess): ComposerClient {
  const slots = slotsOf(access);
  const ask = async (slot: Slot, path: string, init: RequestInit = {}): Promise<Response> => {
    try {
      return await slot(path, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
    } catch (error) {
      const why = error instanceof Error ? error.message : 'no answer';
      throw new ComposerUnavailable(`${init.method ?? 'GET'} ${path}: ${why}`);
    }
  };
  const authorise = async (orderId: string, claims: OrderClaims) => ({
    authorization: `Bearer ${await signOrderToken(access.composerSecret, orderId, claims)}`,
  });

  return {
    async ping() {
      const response = await ask(slots[0] as Slot, '/health');
      await response.body?.cancel();
      if (!response.ok) throw new ComposerUnavailable(`GET /health: answered ${response.status}`);
    },

    async version() {
      const response = await ask(slots[0] as Slot, '/v1/version');
      if (!response.ok) {
        await response.body?.cancel();
        throw new ComposerUnavailable(`GET /v1/version: answered ${response.status}`);
      }
      const parsed = Version.safeParse(await response.json().catch(() => null));
      if (!parsed.success) throw new ComposerUnavailable('GET /v1/version: no version in the answer');
      return parsed.data.studioVersion;
    },

    async speechEngines() {
      const response = await ask(slots[0] as Slot, '/v1/engines');
      const parsed = Engines.safeParse(await response.json().catch(() => null));
      if (!parsed.success) throw new ComposerUnavailable('GET /v1/engines: no engines in the answer');
      return parsed.data.speech;
    },

    async workers() {
      const response = await ask(slots[0] as Slot, '/health');
      const parsed = Health.safeParse(await response.json().catch(() => null));
      if (!parsed.success) throw new ComposerUnavailable('GET /health: no slots in the answer');
      return parsed.data.slots * slots.length;
    },

    async submit(order, claims) {
      const headers = { ...(await authorise(order.id, claims)), 'content-type': 'application/json' };
      const body = JSON.stringify(order);
      let unreachable: unknown;
      let retryAfterMs: number | undefined;
      for (const slot of slotOrder(slots, order.id)) {
        const response = await ask(slot, '/v1/orders', { method: 'POST', headers, body }).catch((error) => {
          unreachable = error;
          return null;
        });
        if (!response) continue;
        const text = await response.text();
        if (response.ok) return { state: 'accepted' };
        if (response.status !== 429 && response.status !== 503) {
          return {
            state: 'refused',
            message: `The composer answered ${response.status} ${text.slice(0, 300)}`,
          };
        }
        const seconds = Number(response.headers.get('retry-after'));
        retryAfterMs = seconds > 0 ? Math.min(seconds * 1000, 10_000) : BUSY_MS;
      }
      if (retryAfterMs !== undefined) return { state: 'busy', retryAfterMs };
      throw unreachable;
    },

    async status(orderId, claims) {
      const headers = await authorise(orderId, claims);
      for (const slot of slotOrder(slots, orderId)) {
        const response = await ask(slot, `/v1/orders/${orderId}`, { headers });
        if (response.status === 404) {
          await response.body?.cancel();
          continue;
        }
        const parsed = OrderStatus.safeParse(await response.json().catch(() => null));
        if (!response.ok || !parsed.success) {
          throw new ComposerUnavailable(`GET /v1/orders/${orderId}: answered ${response.status}`);
        }
        return parsed.data;
      }
      return null;
    },

    async stop(orderId, claims) {
      const headers = await authorise(orderId, claims);
      await Promise.all(
        slots.map(async (slot) => {
          const response = await ask(slot, `/v1/orders/${orderId}`, { method: 'DELETE', headers });
          await response.body?.cancel();
        }),
      );
    },
  };
}
