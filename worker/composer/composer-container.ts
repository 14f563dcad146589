import { Container } from '@cloudflare/containers';
import type { Env } from '../env.ts';

/** The cutting room in the cloud: one instance of the container image. */
export class Composer extends Container<Env> {
  override defaultPort = 8080;
  override sleepAfter = '5m';
}
