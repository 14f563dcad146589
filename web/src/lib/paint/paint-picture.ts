import type { PaintSpec } from '#domain/paint-spec';
import type { PaintAnswer, PaintOrder } from './paint-worker.ts';

/** Painted pictures kept; at 480 × 270 each takes half a megabyte. */
const KEPT = 120;

interface Waiting {
  order: PaintOrder;
  key: string;
  resolve: (bitmap: ImageBitmap) => void;
  reject: (reason: unknown) => void;
}

const painted = new Map<string, ImageBitmap>();
const queue: Waiting[] = [];
let current: Waiting | null = null;
let worker: Worker | null = null;
let lastId = 0;

/**
 * Paints a shot off the main thread, at exactly that size; one at a time, in the order asked.
 * @throws the signal's reason when it is no longer wanted, Error when the painter fails
 */
export function paintPicture(
  spec: PaintSpec,
  widthPx: number,
  heightPx: number,
  signal: AbortSignal,
): Promise<ImageBitmap> {
  const key = `${widthPx}x${heightPx} ${JSON.stringify(spec)}`;
  const known = painted.get(key);
  if (known) return Promise.resolve(known);
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    // A spec may be a reactive proxy, which cannot be posted: its JSON can.
    const plain = JSON.parse(JSON.stringify(spec)) as PaintSpec;
    const waiting = { order: { id: ++lastId, spec: plain, widthPx, heightPx }, key, resolve, reject };
    queue.push(waiting);
    signal.addEventListener('abort', () => {
      const at = queue.indexOf(waiting);
      if (at >= 0) queue.splice(at, 1);
      reject(signal.reason);
    });
    paintNext();
  });
}

function paintNext(): void {
  if (current) return;
  const next = queue.shift();
  if (!next) return;
  const known = painted.get(next.key);
  if (known) {
    next.resolve(known);
    paintNext();
    return;
  }
  current = next;
  worker ??= startWorker();
  worker.postMessage(next.order);
}

function startWorker(): Worker {
  const started = new Worker(new URL('./paint-worker.ts', import.meta.url), { type: 'module' });
  started.addEventListener('message', ({ data }: MessageEvent<PaintAnswer>) => {
    const done = current;
    current = null;
    if (done && done.order.id === data.id) {
      if ('bitmap' in data) {
        keep(done.key, data.bitmap);
        done.resolve(data.bitmap);
      } else {
        done.reject(new Error(data.error));
      }
    }
    paintNext();
  });
  started.addEventListener('error', (event) => {
    current?.reject(new Error(event.message || 'The painter did not start'));
    current = null;
    worker?.terminate();
    worker = null;
    paintNext();
  });
  return started;
}

function keep(key: string, bitmap: ImageBitmap): void {
  painted.set(key, bitmap);
  // Not closed: a frame on screen may still be about to draw it; the collector frees it.
  const oldest = painted.keys().next().value;
  if (painted.size > KEPT && oldest !== undefined) painted.delete(oldest);
}
