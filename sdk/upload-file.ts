import type { components, operations } from './generated/api.ts';
import { putFile } from './put-file.ts';
import type { Studio } from './studio.ts';
import { StudioProblem } from './studio-problem.ts';
import { isPassing, pause } from './wait-for-job.ts';

type Schemas = components['schemas'];
export type Upload = Schemas['Upload'];
type FileType = operations['createUpload']['requestBody']['content']['application/json']['type'];

export interface UploadOptions {
  /** What the file stands for in a storyboard. */
  kind: Upload['kind'];
  /** Its media type, e.g. `image/png`; absent: the Blob's own. */
  type?: string;
  /** Told how far it is: bytes that have left, of all; `checking` from when all have arrived. */
  onProgress?: (progress: { stage: 'sending' | 'checking'; sentBytes: number; bytes: number }) => void;
  /** Time between two questions whether it has been looked at, in milliseconds. */
  pollMs?: number;
  /** Gives it up; its reason is thrown. */
  signal?: AbortSignal;
}

/** A studio or bucket that restarts is away for seconds. */
const TRIES = 5;
const FIRST_PAUSE_MS = 500;

/**
 * Brings a file of your own into the studio: announces it by its SHA-256, sends it to the bucket, and waits until it has
 * been decoded and moderated. A storyboard then names it by `sha256`. What was brought before is not sent again.
 * Throws `StudioProblem`: `upload.refused` with the reason where it is not taken.
 */
export async function uploadFile(
  studio: Studio,
  file: Blob | Uint8Array<ArrayBuffer>,
  { kind, type, onProgress = () => undefined, pollMs = 500, signal }: UploadOptions,
): Promise<Upload> {
  const blob = file instanceof Blob ? file : new Blob([file]);
  const bytes = blob.size;
  const body = {
    ...{ kind, bytes, sha256: await sha256Hex(blob) },
    // What is none of the types that are taken is the studio's to refuse, in its own words.
    type: (type ?? blob.type) as FileType,
  };
  const uploadId = await withPatience(signal, async () => {
    const { data } = await studio.api.POST('/api/v1/uploads', { body, signal: signal ?? null });
    const { id, put } = data!;
    if (!put) return id;
    const told = (sentBytes: number) => onProgress({ stage: 'sending', sentBytes, bytes });
    await putFile(put, blob, told, signal);
    await studio.api.POST('/api/v1/uploads/{uploadId}/complete', { params: { path: { uploadId: id } } });
    return id;
  });
  onProgress({ stage: 'checking', sentBytes: bytes, bytes });
  const params = { path: { uploadId } };
  for (;;) {
    const { data } = await withPatience(signal, () =>
      studio.api.GET('/api/v1/uploads/{uploadId}', { params }),
    );
    const upload = data!;
    if (upload.state === 'ready') return upload;
    if (upload.state === 'refused') throw refusalOf(upload);
    await pause(pollMs, signal);
  }
}

/** Does it again, from its beginning, while the trouble is one that passes. */
async function withPatience<T>(signal: AbortSignal | undefined, attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    signal?.throwIfAborted();
    try {
      return await attempt();
    } catch (error) {
      if (signal?.aborted || !isPassing(error) || tries >= TRIES) throw error;
      const asked = error instanceof StudioProblem ? error.retryAfterMs : null;
      await pause(asked ?? FIRST_PAUSE_MS * 2 ** tries, signal);
    }
  }
}

async function sha256Hex(blob: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** As the studio says it where it sees at once what is wrong. */
function refusalOf({ error }: Upload): StudioProblem {
  const { code, message } = error ?? { code: 'upload.refused', message: 'The file was refused.' };
  return new StudioProblem({ type: `urn:problem:${code}`, title: message, status: 422, code, requestId: '' });
}
