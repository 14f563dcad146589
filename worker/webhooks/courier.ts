import { findUrlFault, isPublicAddress, type UrlRules } from '#domain/public-address';

/** Brings one message to an address that a user chose. `status`: what was answered. Rejects with `Undeliverable`. */
export type Courier = (parcel: {
  url: string;
  headers: Record<string, string>;
  body: string;
}) => Promise<{ status: number }>;

/** Nobody answered, or nobody may be asked there; the message says which. */
export class Undeliverable extends Error {
  override name = 'Undeliverable';
}

export interface CourierParts {
  rules: UrlRules;
  /** The addresses that a name leads to. Rejects when the name cannot be looked up. */
  resolve(host: string): Promise<string[]>;
  send(url: string, init: RequestInit): Promise<Response>;
}

const TIMEOUT_MS = 15_000;

/**
 * The courier for the internet. The address is looked at again before each message, and so is what its name leads to
 * at that moment: one private address among them and nothing is sent. Redirects are not followed, the answer's body is
 * not read, so nothing of it can be learnt. Between look-up and sending a name may still change: see
 * docs/decisions/0008.
 */
export function createCourier({ rules, resolve, send }: CourierParts): Courier {
  return async ({ url, headers, body }) => {
    const fault = findUrlFault(url, rules);
    if (fault !== null) throw new Undeliverable(`The address is refused: ${fault}`);
    const { host, hostname } = new URL(url);
    if (!rules.allowedHosts.includes(host)) await requirePublic(hostname.replace(/\.+$/, ''), resolve);
    const response = await send(url, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', 'user-agent': 'AI-Film-Studio-Webhooks/1' },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch((cause: unknown) => {
      const isLate = cause instanceof Error && cause.name === 'TimeoutError';
      const words = isLate ? 'No answer in 15 seconds' : 'No connection';
      throw new Undeliverable(words, { cause });
    });
    await response.body?.cancel();
    return { status: response.status };
  };
}

async function requirePublic(host: string, resolve: CourierParts['resolve']): Promise<void> {
  const addresses = await resolve(host).catch((cause: unknown) => {
    throw new Undeliverable('The name cannot be looked up', { cause });
  });
  if (addresses.length === 0) throw new Undeliverable('The name leads nowhere');
  if (!addresses.every(isPublicAddress)) {
    throw new Undeliverable('The address is refused: the name leads to a private network');
  }
}

const LOOK_UP_MS = 5_000;
const [A, AAAA] = [1, 28];

/** Looks names up by DNS over HTTPS in its JSON form, at `endpoint`: a Worker has no resolver of its own. */
export function createResolver(endpoint: string): CourierParts['resolve'] {
  const ask = async (host: string, type: number): Promise<string[]> => {
    const query = new URLSearchParams({ name: host, type: String(type) });
    const response = await fetch(`${endpoint}?${query}`, {
      headers: { accept: 'application/dns-json' },
      redirect: 'manual',
      signal: AbortSignal.timeout(LOOK_UP_MS),
    });
    if (!response.ok) throw new Error(`the resolver answered ${response.status}`);
    const { Answer = [] } = await response.json<{ Answer?: { type: number; data: string }[] }>();
    return Answer.filter((record) => record.type === type).map(({ data }) => data);
  };
  return async (host) => (await Promise.all([ask(host, A), ask(host, AAAA)])).flat();
}
