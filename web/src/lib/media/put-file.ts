import type { NewUpload } from '#domain/own-media';
import { ApiProblem } from '#web/api/api-problem.ts';

/** Nothing has moved for this long: the line is dead, whatever it says. */
const STALL_MS = 30_000;

interface PutOptions {
  signal: AbortSignal;
  /** Share of the bytes that have gone out, 0 to 1. */
  onprogress: (share: number) => void;
}

/**
 * Sends a file to its signed address. By XMLHttpRequest, since fetch tells nothing of bytes that go out.
 * @throws ApiProblem when it does not arrive; the signal's reason when it is taken back
 */
export function putFile(
  { url, headers }: NonNullable<NewUpload['put']>,
  file: Blob,
  options: PutOptions,
): Promise<void> {
  const { signal, onprogress } = options;
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const request = new XMLHttpRequest();
    let stall: ReturnType<typeof setTimeout> | undefined;
    let stalled = false;
    const moving = () => {
      clearTimeout(stall);
      stall = setTimeout(() => {
        stalled = true;
        request.abort();
      }, STALL_MS);
    };
    const abort = () => request.abort();
    const problem = (
      code: 'network.timeout' | 'network.unreachable' | 'bucket.unavailable',
      status: number,
    ) => reject(new ApiProblem({ code, status, title: '' }));
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      moving();
      if (total > 0) onprogress(loaded / total);
    });
    request.addEventListener('load', () => {
      if (request.status >= 200 && request.status < 300) resolve();
      else problem('bucket.unavailable', request.status);
    });
    request.addEventListener('error', () => problem('network.unreachable', 0));
    request.addEventListener('abort', () =>
      stalled ? problem('network.timeout', 0) : reject(signal.reason),
    );
    request.addEventListener('loadend', () => {
      clearTimeout(stall);
      signal.removeEventListener('abort', abort);
    });
    signal.addEventListener('abort', abort);
    request.open('PUT', url);
    for (const [name, value] of Object.entries(headers)) {
      // The browser says the length itself, and takes it from nobody.
      if (name !== 'content-length') request.setRequestHeader(name, value);
    }
    moving();
    request.send(file);
  });
}
