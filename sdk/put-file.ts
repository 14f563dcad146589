/** Where a file goes, as the studio says. */
interface PutAddress {
  url: string;
  headers: Record<string, string>;
}

/** What a stream hands on at a time; small enough that progress is seen. */
const CHUNK_BYTES = 64 * 1024;

/**
 * PUTs a file to a presigned address and tells how many bytes have left. Only XMLHttpRequest tells a page of that; where
 * there is none, the file is sent as a stream whose length stands in a header, which only servers may set.
 * Throws a TypeError when nobody answers or the bucket is away, an Error when it refuses, the signal's reason when it is given up.
 */
export async function putFile(
  address: PutAddress,
  file: Blob,
  onSent: (sentBytes: number) => void,
  signal?: AbortSignal,
): Promise<void> {
  signal?.throwIfAborted();
  const put = typeof XMLHttpRequest === 'undefined' ? putStream : putFromPage;
  const status = await put(address, file, onSent, signal);
  if (status >= 500) throw new TypeError(`The bucket answered ${status}.`);
  if (status >= 300) throw new Error(`The bucket answered ${status}.`);
  onSent(file.size);
}

type Put = (
  address: PutAddress,
  file: Blob,
  onSent: (sentBytes: number) => void,
  signal: AbortSignal | undefined,
) => Promise<number>;

const putStream: Put = async ({ url, headers }, file, onSent, signal) => {
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const chunk = await file.slice(sent, sent + CHUNK_BYTES).arrayBuffer();
      // What was handed on before has been taken by now.
      onSent(sent);
      if (chunk.byteLength === 0) return controller.close();
      sent += chunk.byteLength;
      controller.enqueue(new Uint8Array(chunk));
    },
  });
  const response = await fetch(url, {
    method: 'PUT',
    headers: { ...headers, 'content-length': String(file.size) },
    body,
    duplex: 'half',
    signal: signal ?? null,
  } as RequestInit);
  await response.body?.cancel();
  return response.status;
};

const putFromPage: Put = ({ url, headers }, file, onSent, signal) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', url);
    for (const [name, value] of Object.entries(headers)) {
      // Pages may not set it; it is the file's own.
      if (name.toLowerCase() !== 'content-length') request.setRequestHeader(name, value);
    }
    request.upload.onprogress = ({ loaded }) => onSent(loaded);
    request.onload = () => resolve(request.status);
    request.onerror = () => reject(new TypeError('The bucket cannot be reached.'));
    const abort = () => request.abort();
    request.onabort = () => reject(signal?.reason);
    request.onloadend = () => signal?.removeEventListener('abort', abort);
    signal?.addEventListener('abort', abort);
    request.send(file);
  });
