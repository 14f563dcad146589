import { type Job, StudioProblem } from '../../sdk/studio.ts';
import { UsageError } from './film-args.ts';

/** What the command ends with, for scripts; told by `--help`. */
export const EXIT = {
  done: 0,
  /** The film was not made, or something went wrong. */
  failed: 1,
  usage: 2,
  /** Nobody is signed in, or the studio does not let this one in. */
  signIn: 3,
  notFound: 4,
  /** The studio cannot be reached, or is away. */
  unreachable: 5,
  /** A budget stands in the way. */
  budget: 6,
  /** Ctrl-C; 128 and the number of its signal. */
  interrupted: 130,
} as const;

/** The exit code of a film that has settled. */
export function exitCodeOfJob({ status, error }: Pick<Job, 'status' | 'error'>): number {
  if (status === 'completed') return EXIT.done;
  return error?.code === 'budget.exceeded' ? EXIT.budget : EXIT.failed;
}

/** The exit code that an error means. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof UsageError) return EXIT.usage;
  if (error instanceof StudioProblem) {
    if (error.status === 401 || error.status === 403) return EXIT.signIn;
    if (error.status === 402) return EXIT.budget;
    if (error.status === 404) return EXIT.notFound;
    return error.status >= 502 ? EXIT.unreachable : EXIT.failed;
  }
  // `fetch` throws it when nobody answers.
  return error instanceof TypeError && error.message === 'fetch failed' ? EXIT.unreachable : EXIT.failed;
}
