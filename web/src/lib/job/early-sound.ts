import type { JobPreview } from '#domain/film-job';

type Line = JobPreview['lines'][number];

/**
 * The voices so far, spoken in time with a silent video element: whatever plays, pauses, waits or jumps there does
 * so here. Made when somebody presses play, as browsers ask.
 */
export class EarlySound {
  readonly #video: HTMLVideoElement;
  readonly #context = new AudioContext();
  readonly #gain = this.#context.createGain();
  readonly #closing = new AbortController();
  readonly #decoded = new Map<string, AudioBuffer | 'coming'>();
  #lines: readonly Line[] = [];
  #speaking = new Map<string, AudioBufferSourceNode>();

  constructor(video: HTMLVideoElement) {
    this.#video = video;
    this.#gain.connect(this.#context.destination);
    const { signal } = this.#closing;
    const on = (type: string, act: () => void) => video.addEventListener(type, act, { signal });
    on('playing', () => void this.#speak());
    for (const type of ['pause', 'waiting', 'seeking', 'ended', 'emptied']) on(type, () => this.#hush());
    on('ratechange', () => {
      this.#hush();
      void this.#speak();
    });
    on('volumechange', () => this.#tune());
    this.#tune();
  }

  update(lines: readonly Line[]): void {
    this.#lines = lines;
    for (const line of lines) if (!this.#decoded.has(line.lineId)) void this.#decode(line);
  }

  close(): void {
    this.#closing.abort();
    this.#hush();
    void this.#context.close();
  }

  #tune(): void {
    this.#gain.gain.value = this.#video.muted ? 0 : this.#video.volume;
  }

  async #decode(line: Line): Promise<void> {
    this.#decoded.set(line.lineId, 'coming');
    try {
      const response = await fetch(line.url, { signal: this.#closing.signal });
      if (!response.ok) throw new Error(`A voice could not be fetched (${response.status})`);
      this.#decoded.set(line.lineId, await this.#context.decodeAudioData(await response.arrayBuffer()));
      await this.#speak();
    } catch (thrown) {
      this.#decoded.delete(line.lineId);
      if (!this.#closing.signal.aborted) console.warn('A voice is left out for now', thrown);
    }
  }

  /** Lays every voice that is still to come at its time from now; those that speak already go on. */
  async #speak(): Promise<void> {
    const video = this.#video;
    if (video.paused || video.readyState < HTMLMediaElement.HAVE_FUTURE_DATA || this.#closing.signal.aborted)
      return;
    await this.#context.resume();
    if (video.paused || video.seeking) return;
    const [now, rate] = [video.currentTime, video.playbackRate];
    for (const { lineId, startMs } of this.#lines) {
      const buffer = this.#decoded.get(lineId);
      if (!(buffer instanceof AudioBuffer) || this.#speaking.has(lineId)) continue;
      const inS = startMs / 1000 - now;
      if (inS + buffer.duration <= 0) continue;
      const voice = this.#context.createBufferSource();
      voice.buffer = buffer;
      voice.playbackRate.value = rate;
      voice.connect(this.#gain);
      voice.start(this.#context.currentTime + Math.max(0, inS) / rate, Math.max(0, -inS));
      voice.addEventListener('ended', () => {
        if (this.#speaking.get(lineId) === voice) this.#speaking.delete(lineId);
      });
      this.#speaking.set(lineId, voice);
    }
  }

  #hush(): void {
    for (const voice of this.#speaking.values()) voice.stop();
    this.#speaking.clear();
  }
}
