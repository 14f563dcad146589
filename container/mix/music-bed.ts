import { SAMPLE_RATE } from '#domain/composer-order';
import { OrderRefused } from '../orders/order-refused.ts';
import { LoudnessMeter } from '../sound/loudness-meter.ts';
import { SoundReader } from '../sound/sound-reader.ts';

export interface Room {
  ffmpegPath: string;
  signal: AbortSignal | undefined;
}

/** What a piece of music is like, read once from end to end. Samples at 48 kHz. */
export interface MusicFacts {
  /** Null: it is silent. */
  lufs: number | null;
  /** From the first to behind the last sample that can be heard. */
  startSample: number;
  endSample: number;
}

const BLOCK = SAMPLE_RATE;
/** −60 dBFS: what is quieter is the silence around the music. */
const HEARD = 0.001;
/** One round sinks while the next rises for so long, or for a quarter of a short one. */
const CROSSFADE_SAMPLES = 3 * SAMPLE_RATE;
/** What is shorter is a sound and no music: repeated, it would rattle. */
const SHORTEST_ROUND = 2 * SAMPLE_RATE;

const open = (path: string, samples: number, room: Room) =>
  SoundReader.open(path, { ...room, channels: 2, maxSeconds: samples / SAMPLE_RATE + 1 });

/** Hears the first `samples` samples of a file. Throws OrderRefused if it is no sound. */
export async function hearMusic(path: string, samples: number, room: Room): Promise<MusicFacts> {
  const reader = await open(path, samples, room);
  const meter = new LoudnessMeter(2, { truePeak: false });
  let [at, startSample, endSample] = [0, -1, 0];
  try {
    for (let block = await reader.read(BLOCK); block[0]!.length > 0; block = await reader.read(BLOCK)) {
      meter.add(block);
      const [left, right] = block as [Float32Array, Float32Array];
      for (let i = 0; i < left.length; i++) {
        if (Math.max(Math.abs(left[i]!), Math.abs(right[i]!)) < HEARD) continue;
        if (startSample < 0) startSample = at + i;
        endSample = at + i + 1;
      }
      at += left.length;
    }
    if (at === 0) throw new OrderRefused('input.not_sound', 'The music has no sound in it.');
    return { lufs: meter.integratedLufs(), startSample: Math.max(0, startSample), endSample };
  } finally {
    await reader.close();
  }
}

/** One round of the music: from where on it plays, and its decoder. */
interface Round {
  /** Of the film: where its first heard sample lies. */
  at: number;
  /** Fades in from the round before it. */
  first: boolean;
  reader: SoundReader;
}

/**
 * A film's music as long as the film: played once and silent from its end on, or, where it is to `loop`, round after
 * round, each crossfaded with equal power into the next without the silence at its ends. Read from start to end.
 */
export class MusicBed {
  readonly #path: string;
  readonly #samples: number;
  readonly #room: Room;
  readonly #facts: MusicFacts;
  readonly #loops: boolean;
  readonly #fade: number;
  #rounds: Round[] = [];
  #at = 0;
  /** Where the next round begins. */
  #next = 0;

  /** `samples`: the length of the film. */
  constructor(path: string, samples: number, facts: MusicFacts, options: Room & { loop: boolean }) {
    const length = facts.endSample - facts.startSample;
    this.#path = path;
    this.#samples = samples;
    this.#room = { ffmpegPath: options.ffmpegPath, signal: options.signal };
    this.#loops = options.loop && length >= SHORTEST_ROUND;
    this.#facts = this.#loops ? facts : { ...facts, startSample: 0, endSample: samples };
    this.#fade = Math.min(CROSSFADE_SAMPLES, Math.floor(length / 4));
  }

  /** The next `length` samples, left and right. */
  async read(length: number): Promise<[Float32Array, Float32Array]> {
    const out: [Float32Array, Float32Array] = [new Float32Array(length), new Float32Array(length)];
    while (this.#next < this.#at + length) await this.#begin();
    for (const round of this.#rounds) await this.#add(round, out);
    this.#at += length;
    const over = this.#rounds.filter((round) => round.at + this.#length <= this.#at);
    this.#rounds = this.#rounds.filter((round) => !over.includes(round));
    for (const { reader } of over) await reader.close();
    return out;
  }

  async close(): Promise<void> {
    for (const { reader } of this.#rounds) await reader.close();
  }

  get #length(): number {
    return this.#facts.endSample - this.#facts.startSample;
  }

  async #begin(): Promise<void> {
    const { startSample, endSample } = this.#facts;
    const reader = await open(this.#path, Math.min(endSample, this.#samples + startSample), this.#room);
    this.#rounds.push({ at: this.#next, first: this.#next === 0, reader });
    for (let left = startSample; left > 0; left -= BLOCK) await reader.read(Math.min(BLOCK, left));
    this.#next += this.#loops ? this.#length - this.#fade : Number.POSITIVE_INFINITY;
  }

  /** Adds what of a round falls into the block that begins at `#at`. */
  async #add({ at, first, reader }: Round, out: readonly [Float32Array, Float32Array]): Promise<void> {
    const from = Math.max(0, at - this.#at);
    const to = Math.min(out[0].length, at + this.#length - this.#at);
    const got = await reader.read(to - from);
    for (const [c, channel] of got.entries()) {
      const into = out[c]!;
      for (let i = 0; i < channel.length; i++) {
        into[from + i]! += channel[i]! * this.#gain(this.#at + from + i - at, first);
      }
    }
  }

  #gain(place: number, first: boolean): number {
    if (!this.#loops) return 1;
    const rise = first ? 1 : Math.min(1, (place + 0.5) / this.#fade);
    const fall = Math.min(1, (this.#length - place - 0.5) / this.#fade);
    return Math.sin((Math.PI / 2) * rise) * Math.sin((Math.PI / 2) * fall);
  }
}
