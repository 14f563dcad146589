import type { Publication } from '../film-job/publication.ts';
import type { StepOutcome } from '../film-job/step-outcome.ts';
import type { StepDeps } from './run-step.ts';

/** A Worker may have six outgoing connections at once; one is the database's. */
const COPIES_AT_ONCE = 5;
/** FilmJob hears of a long publication this often, in batches of copies. */
const BATCHES_A_BEAT = 20;

/** Puts captions and receipt and copies the film, its pictures and sounds to where the user finds them. */
export async function publishFilm(
  { bucket }: StepDeps,
  { puts, copies }: Publication,
  beat: (progress: number) => Promise<boolean>,
): Promise<StepOutcome> {
  await Promise.all(puts.map(({ key, body, type }) => bucket.put(key, body, type)));
  for (let start = 0, batch = 1; start < copies.length; start += COPIES_AT_ONCE, batch++) {
    const some = copies.slice(start, start + COPIES_AT_ONCE);
    const copied = await Promise.all(some.map(({ from, to }) => bucket.copy(from, to)));
    const missing = some.find((_, i) => !copied[i]);
    if (missing) {
      const message = `A finished file is missing in the bucket (${missing.to.split('/').pop()}).`;
      return { type: 'failed', error: { code: 'asset.missing', message, retryable: true } };
    }
    if (batch % BATCHES_A_BEAT === 0 && !(await beat(start / copies.length))) {
      return { type: 'running', progress: start / copies.length };
    }
  }
  return { type: 'done', result: { files: [], meta: { objects: puts.length + copies.length } } };
}
