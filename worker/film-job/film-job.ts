import { DurableObject } from 'cloudflare:workers';
import type { Env } from '../env.ts';

/** One job's course: orders its steps, stores its journal, watches over it. */
export class FilmJob extends DurableObject<Env> {}
