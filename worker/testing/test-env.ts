import { env } from 'cloudflare:workers';
import type { Env } from '../env.ts';

/** The bindings and settings of the test run, as worker/vitest.config.ts gives them. */
export const testEnv = env as unknown as Env;
