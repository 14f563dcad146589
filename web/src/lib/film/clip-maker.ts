import type { FFmpeg } from '@ffmpeg/ffmpeg';
import { m } from '#web/words/messages.js';
import { type ClipOrder, clipCommand } from './clip-command.ts';
import { loadCore } from './load-core.ts';

/** What is being done: fetching the tool, fetching the film, cutting. `share` is 0–1; null: unknown. */
export interface ClipProgress {
  stage: 'tool' | 'film' | 'cutting';
  share: number | null;
}

const IN_DIR = '/film';
const IN_NAME = 'film.mp4';
const LOG_LINES = 40;

/** Cuts pieces out of one film, in a worker of this browser; the studio is not asked. */
export class ClipMaker {
  #ffmpeg: FFmpeg | null = null;
  #film: { url: string; blob: Blob } | null = null;
  #log: string[] = [];

  /**
   * Makes one clip.
   * @throws the signal's reason when it was cancelled, Error in words otherwise
   */
  async make(
    order: ClipOrder,
    filmUrl: string,
    onprogress: (progress: ClipProgress) => void,
    signal: AbortSignal,
  ): Promise<Blob> {
    try {
      const film = await this.#fetchFilm(filmUrl, onprogress, signal);
      const ffmpeg = await this.#open(film, onprogress, signal);
      return await this.#cut(ffmpeg, order, onprogress, signal);
    } catch (thrown) {
      // What was stopped in the middle cannot be used again; the film itself is kept.
      this.#end();
      signal.throwIfAborted();
      throw thrown;
    }
  }

  close(): void {
    this.#end();
    this.#film = null;
  }

  #end(): void {
    this.#ffmpeg?.terminate();
    this.#ffmpeg = null;
  }

  async #fetchFilm(url: string, onprogress: (progress: ClipProgress) => void, signal: AbortSignal) {
    const path = new URL(url).pathname;
    if (this.#film?.url === path) return this.#film.blob;
    onprogress({ stage: 'film', share: 0 });
    const response = await fetch(url, { signal });
    if (!response.ok || !response.body) throw new Error(m.clip_film_unfetched({ status: response.status }));
    const total = Number(response.headers.get('content-length')) || null;
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    let loaded = 0;
    const reader = response.body.getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      chunks.push(read.value);
      loaded += read.value.length;
      onprogress({ stage: 'film', share: total === null ? null : loaded / total });
    }
    this.#film = { url: path, blob: new Blob(chunks, { type: 'video/mp4' }) };
    return this.#film.blob;
  }

  async #open(film: Blob, onprogress: (progress: ClipProgress) => void, signal: AbortSignal) {
    if (this.#ffmpeg) return this.#ffmpeg;
    onprogress({ stage: 'tool', share: 0 });
    const [{ FFFSType, FFmpeg }, core] = await Promise.all([
      import('@ffmpeg/ffmpeg'),
      loadCore((share) => onprogress({ stage: 'tool', share }), signal),
    ]);
    const ffmpeg = new FFmpeg();
    this.#ffmpeg = ffmpeg;
    ffmpeg.on('log', ({ message }) => {
      this.#log = [...this.#log, message].slice(-LOG_LINES);
    });
    await ffmpeg.load(core, { signal });
    await ffmpeg.createDir(IN_DIR);
    // The film is read where it lies: mounting spares a copy in the tool's memory.
    await ffmpeg.mount(FFFSType.WORKERFS, { blobs: [{ name: IN_NAME, data: film }] }, IN_DIR);
    return ffmpeg;
  }

  async #cut(
    ffmpeg: FFmpeg,
    order: ClipOrder,
    onprogress: (progress: ClipProgress) => void,
    signal: AbortSignal,
  ): Promise<Blob> {
    const { args, outPath, type } = clipCommand(order, `${IN_DIR}/${IN_NAME}`);
    const lengthMs = order.endMs - order.startMs;
    this.#log = [];
    onprogress({ stage: 'cutting', share: 0 });
    const tell = ({ time }: { time: number }) =>
      onprogress({ stage: 'cutting', share: Math.min(1, Math.max(0, time / 1000 / lengthMs)) });
    const stop = () => this.#end();
    ffmpeg.on('progress', tell);
    signal.addEventListener('abort', stop);
    try {
      const code = await ffmpeg.exec(args);
      signal.throwIfAborted();
      if (code !== 0) throw new Error(m.clip_failed({ reason: this.#log.at(-1) ?? `code ${code}` }));
      const bytes = await ffmpeg.readFile(outPath);
      await ffmpeg.deleteFile(outPath);
      return new Blob([bytes as Uint8Array<ArrayBuffer>], { type });
    } finally {
      ffmpeg.off('progress', tell);
      signal.removeEventListener('abort', stop);
    }
  }
}
