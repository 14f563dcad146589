type Place = 'before-call' | 'after-reply' | 'half-stored' | 'after-commit' | 'before-ack';
/** Places between two effects at which a crash is worth trying. */
export type CheckpointName = `${string}:${Place}`;
export type Checkpoint = (name: CheckpointName) => Promise<void>;

const nothing: Checkpoint = async () => undefined;

/** The listener's answer that ends whoever passes: the invocation, or the object with all that it remembers. */
export const CRASH = 'crash';

/**
 * Names of places that the course of a job passes. With `url` set (never outside of chaos runs) each is told
 * there by POST and waited for, so that whoever listens may kill this process right then, or answer `crash` to
 * end only whoever passes. A listener that is gone holds nothing up.
 */
export function createCheckpoint(url: string | undefined, crash: (name: string) => void = fail): Checkpoint {
  if (url === undefined) return nothing;
  return async (name) => {
    const answer = await fetch(url, { method: 'POST', body: name }).then(
      (response) => response.text(),
      () => '',
    );
    if (answer === CRASH) crash(name);
  };
}

function fail(name: string): never {
  throw new Error(`ended at ${name}`);
}
