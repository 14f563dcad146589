import type { Context } from 'hono';
import { describeDevice } from '../auth/describe-device.ts';
import type { AppEnv } from './app-env.ts';

/** Where a request comes from, as far as it can be known. */
export interface Caller {
  /** The client's IP address; undefined: unknown, or this very machine. */
  address: string | undefined;
  /** E.g. `Firefox on Linux`; empty: it did not say. */
  device: string;
}

/** In the cloud an address is never loopback; on one machine everyone is, and nobody is told apart by it. */
const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

/** Who sends this request. Cloudflare sets the address itself; what a client sends under that name is dropped. */
export function callerOf(c: Context<AppEnv>): Caller {
  const address = c.req.header('cf-connecting-ip');
  return {
    address: address === undefined || LOOPBACK.test(address) ? undefined : address,
    device: describeDevice(c.req.header('user-agent')),
  };
}
