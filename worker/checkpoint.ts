/** Places between two effects at which a crash is worth trying. */
export type CheckpointName = `${string}:${'before-call' | 'after-reply' | 'after-commit' | 'before-ack'}`;
export type Checkpoint = (name: CheckpointName) => Promise<void>;

const nothing: Checkpoint = async () => undefined;

/**
 * Names of places that the course of a job passes. With `url` set (never outside of chaos runs) each is told
 * there by POST and waited for, so that whoever listens may kill this process right then. A listener that is
 * gone holds nothing up.
 */
export function createCheckpoint(url: string | undefined): Checkpoint {
  if (url === undefined) return nothing;
  return async (name) => {
    await fetch(url, { method: 'POST', body: name }).then(
      (response) => response.body?.cancel(),
      () => undefined,
    );
  };
}
