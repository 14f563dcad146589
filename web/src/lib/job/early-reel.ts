import type { JobPreview } from '#domain/film-job';

interface MediaSources {
  MediaSource?: typeof MediaSource;
  /** What phones have in its place (Safari 17.1). */
  ManagedMediaSource?: typeof MediaSource;
}

/** The browser's own way to a film that grows; null: it has none for this type. */
function sourceFor(type: string): typeof MediaSource | null {
  const { MediaSource: plain, ManagedMediaSource: managed } = globalThis as MediaSources;
  const found = plain ?? managed;
  return found?.isTypeSupported(type) ? found : null;
}

/** True if some of the film is there and this browser can play it before the rest is. */
export function canWatchEarly(preview: JobPreview | null): boolean {
  return preview?.type != null && preview.pieces.length > 0 && sourceFor(preview.type) !== null;
}

/** A stretch of the film that can be watched; seconds. */
export interface ReadyRange {
  start: number;
  end: number;
}

/** What is ready, joined wherever one stretch goes over into the next (within one frame). */
export function readyRanges(preview: Pick<JobPreview, 'pieces' | 'fps'>): ReadyRange[] {
  const ranges: ReadyRange[] = [];
  for (const { startMs, durationMs } of preview.pieces.toSorted((a, b) => a.startMs - b.startMs)) {
    const [start, end] = [startMs / 1000, (startMs + durationMs) / 1000];
    const last = ranges.at(-1);
    if (last && start - last.end < 1 / preview.fps) last.end = Math.max(last.end, end);
    else ranges.push({ start, end });
  }
  return ranges;
}

/** What is behind the playhead by more than this may be let go when the browser's store is full. */
const KEPT_BEHIND_S = 20;
/** A piece that did not come is asked for again with the next list, at most so often. */
const TRIES = 4;

/**
 * Feeds a video element with the finished pieces of a film in the making (Media Source Extensions). Each piece's
 * time begins at 0 and is set to its place by `timestampOffset`, the start in whole frames. `update` with each new
 * list; the element goes on by itself where it waited for a piece.
 */
export class EarlyReel {
  readonly #video: HTMLVideoElement;
  readonly #url: string;
  readonly #source: MediaSource;
  readonly #closing = new AbortController();
  readonly #appended = new Set<number>();
  readonly #tries = new Map<number, number>();
  readonly #ready: Promise<SourceBuffer>;
  #preview: JobPreview;
  #pumping = false;

  /** @param preview one that `canWatchEarly` says yes to */
  constructor(video: HTMLVideoElement, preview: JobPreview) {
    const { type } = preview;
    const Source = type === null ? null : sourceFor(type);
    if (!Source || type === null) throw new TypeError('This browser cannot play a film that is being made.');
    this.#video = video;
    this.#preview = preview;
    this.#source = new Source();
    this.#url = URL.createObjectURL(this.#source);
    this.#ready = new Promise((resolve, reject) => {
      this.#source.addEventListener(
        'sourceopen',
        () => {
          try {
            const buffer = this.#source.addSourceBuffer(type);
            resolve(buffer);
          } catch (thrown) {
            reject(thrown);
          }
        },
        { once: true },
      );
    });
    this.#ready.catch((reason: unknown) => console.error('The early film cannot be opened', reason));
    video.disableRemotePlayback = true;
    video.src = this.#url;
    void this.#pump();
  }

  update(preview: JobPreview): void {
    this.#preview = preview;
    void this.#pump();
  }

  close(): void {
    this.#closing.abort();
    URL.revokeObjectURL(this.#url);
  }

  /** The next piece wanted: first those at and after the playhead. */
  #next() {
    const { signal } = this.#closing;
    if (signal.aborted) return undefined;
    const at = this.#video.currentTime * 1000;
    const wanted = this.#preview.pieces
      .filter(({ index }) => !this.#appended.has(index) && (this.#tries.get(index) ?? 0) < TRIES)
      .sort((a, b) => a.index - b.index);
    return wanted.find((piece) => piece.startMs + piece.durationMs > at) ?? wanted[0];
  }

  async #pump(): Promise<void> {
    if (this.#pumping) return;
    this.#pumping = true;
    try {
      const buffer = await this.#ready;
      this.#lengthen();
      for (let piece = this.#next(); piece; piece = this.#next()) {
        this.#tries.set(piece.index, (this.#tries.get(piece.index) ?? 0) + 1);
        const response = await fetch(piece.url, { signal: this.#closing.signal });
        if (!response.ok) throw new Error(`A piece could not be fetched (${response.status})`);
        const bytes = await response.arrayBuffer();
        buffer.timestampOffset = Math.round((piece.startMs * this.#preview.fps) / 1000) / this.#preview.fps;
        await this.#append(buffer, bytes);
        this.#appended.add(piece.index);
      }
      this.#lengthen();
      const { pieceCount } = this.#preview;
      if (pieceCount > 0 && this.#appended.size === pieceCount && this.#source.readyState === 'open')
        this.#source.endOfStream();
    } catch (thrown) {
      // A piece that did not come now comes with the next list, under a fresh address.
      if (!this.#closing.signal.aborted) console.warn('A piece is left out for now', thrown);
    } finally {
      this.#pumping = false;
    }
  }

  /** The film's length, which may be known later than its first pieces. */
  #lengthen(): void {
    const { durationMs } = this.#preview;
    if (durationMs === null || this.#source.readyState !== 'open') return;
    if (this.#source.duration !== durationMs / 1000) this.#source.duration = durationMs / 1000;
  }

  async #append(buffer: SourceBuffer, bytes: ArrayBuffer): Promise<void> {
    try {
      await settled(buffer, () => buffer.appendBuffer(bytes));
    } catch (thrown) {
      if (!(thrown instanceof DOMException) || thrown.name !== 'QuotaExceededError') throw thrown;
      const until = this.#video.currentTime - KEPT_BEHIND_S;
      if (until <= 0) throw thrown;
      await settled(buffer, () => buffer.remove(0, until));
      await settled(buffer, () => buffer.appendBuffer(bytes));
    }
  }
}

/** Runs one change of a buffer to its end. */
function settled(buffer: SourceBuffer, change: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const listening = new AbortController();
    const { signal } = listening;
    const end = (then: () => void) => {
      listening.abort();
      then();
    };
    buffer.addEventListener('updateend', () => end(resolve), { signal });
    buffer.addEventListener('error', () => end(() => reject(new Error('The piece is not playable'))), {
      signal,
    });
    try {
      change();
    } catch (thrown) {
      end(() => reject(thrown));
    }
  });
}
