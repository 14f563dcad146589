import { type AmbienceBed, type AmbienceKind, type AmbienceSound, SAMPLE_RATE } from '#domain/composer-order';
import { BiquadFilter, biquad } from '../sound/biquad.ts';
import { type BedRecording, RecordedVoice } from './bed-recording.ts';
import { type BedVoice, voicesOf } from './beds.ts';
import { singleSound } from './single-sounds.ts';

/** A bed comes up before its place is seen and goes down after it, each over this long. */
const CROSSFADE = Math.round(0.9 * SAMPLE_RATE);
/** What a wall lets through. */
const WALL_HZ = 520;
/** Brings each kind to one loudness, −34 LUFS at level 1; measured by `ambience-track.test.ts`. */
export const BED_GAINS: Record<AmbienceKind, number> = {
  sea: 0.153,
  river: 0.079,
  wind: 0.209,
  rain: 0.086,
  crowd: 0.242,
  city: 0.142,
  forest: 0.438,
  night: 0.414,
  hum: 0.08,
  rails: 0.163,
  fire: 0.297,
};
/** Single sounds, beside beds of level 1. */
const SOUND_GAIN = 0.3;

type BedRecordings = Readonly<Partial<Record<AmbienceKind, BedRecording>>>;

interface OpenBed {
  bed: AmbienceBed;
  from: number;
  to: number;
  /** At level 1. */
  gain: number;
  sides: { voices: BedVoice[]; wall: BiquadFilter | null }[];
}

/** The seed of something in a film: other films, places and sides sound otherwise. */
const seedOf = (seed: number, salt: number) =>
  Math.imul(seed ^ Math.imul(salt + 1, 0x9e3779b1), 0x85ebca6b) >>> 0;

const wall = () => new BiquadFilter(biquad({ kind: 'lowpass', hz: WALL_HZ, q: 0.6 }, SAMPLE_RATE));

/**
 * What is heard behind voices and music, as stereo, read in order. Only the beds that sound now are in memory.
 * The same order read in the same blocks gives the same samples.
 */
export class AmbienceTrack {
  private readonly seed: number;
  private readonly beds: { bed: AmbienceBed; salt: number }[];
  private readonly sounds: { sound: AmbienceSound; salt: number }[];
  private open: OpenBed[] = [];
  private readonly recordings: BedRecordings;
  private ringing: { from: number; samples: Float32Array; left: number; right: number }[] = [];

  /** Beds of a kind that was recorded sound of `recordings`. */
  constructor(
    { seed, beds, sounds }: { seed: number; beds: readonly AmbienceBed[]; sounds: readonly AmbienceSound[] },
    recordings: BedRecordings = {},
  ) {
    this.seed = seed;
    this.recordings = recordings;
    this.beds = beds
      .map((bed, salt) => ({ bed, salt }))
      .sort((a, b) => a.bed.startSample - b.bed.startSample);
    this.sounds = sounds
      .map((sound, salt) => ({ sound, salt }))
      .sort((a, b) => a.sound.startSample - b.sound.startSample);
  }

  /** Samples `start` to `start + length`, left and right; blocks are asked for in order, without gap. */
  read(start: number, length: number): [Float32Array<ArrayBuffer>, Float32Array<ArrayBuffer>] {
    const out: [Float32Array<ArrayBuffer>, Float32Array<ArrayBuffer>] = [
      new Float32Array(length),
      new Float32Array(length),
    ];
    const end = start + length;
    while (this.beds[0] && this.beds[0].bed.startSample - CROSSFADE / 2 < end) this.begin(this.beds.shift()!);
    for (const one of this.open) {
      const from = Math.max(start, one.from);
      const to = Math.min(end, one.to);
      if (from >= to) continue;
      one.sides.forEach(({ voices, wall: behind }, side) => {
        const block = new Float32Array(to - from);
        for (const voice of voices) voice.read(block, from - one.from);
        behind?.run(block);
        lay(out[side]!, block, from - start, gainOf(one, from));
      });
    }
    this.open = this.open.filter(({ to }) => to > end);
    this.ring(out, start, end);
    return out;
  }

  private begin({ bed, salt }: { bed: AmbienceBed; salt: number }): void {
    const from = Math.max(0, Math.round(bed.startSample - CROSSFADE / 2));
    const to = Math.round(bed.endSample + CROSSFADE / 2);
    const recording = this.recordings[bed.kind];
    const sides = [0, 1].map((side) => ({
      voices: recording
        ? // Both sides from the same moment, as they were recorded.
          [new RecordedVoice(recording[side]!, seedOf(this.seed, salt * 2))]
        : voicesOf(bed.kind, seedOf(this.seed, salt * 2 + side)),
      wall: bed.muffled ? wall() : null,
    }));
    this.open.push({ bed, from, to, gain: recording ? 1 : BED_GAINS[bed.kind], sides });
  }

  private ring(out: Float32Array[], start: number, end: number): void {
    while (this.sounds[0] && this.sounds[0].sound.startSample < end) {
      const { sound, salt } = this.sounds.shift()!;
      const seed = seedOf(this.seed, 0x10000 + salt);
      const samples = singleSound(sound.kind, seed);
      if (sound.muffled) wall().run(samples);
      const gain = SOUND_GAIN * sound.level;
      // Somewhere between left and right, of equal power.
      const angle = (Math.PI / 2) * (0.25 + ((seed >>> 8) % 1000) / 2000);
      this.ringing.push({
        from: sound.startSample,
        samples,
        left: gain * Math.cos(angle),
        right: gain * Math.sin(angle),
      });
    }
    for (const { from, samples, left, right } of this.ringing) {
      const begin = Math.max(start, from);
      const stop = Math.min(end, from + samples.length);
      for (let t = begin; t < stop; t++) {
        out[0]![t - start]! += samples[t - from]! * left;
        out[1]![t - start]! += samples[t - from]! * right;
      }
    }
    this.ringing = this.ringing.filter(({ from, samples }) => from + samples.length > end);
  }
}

/** The gain of a bed's sample `i` of a block that begins at `from`. */
function gainOf({ bed, gain, from: first, to }: OpenBed, from: number): (i: number) => number {
  const full = gain * bed.level;
  const fade = Math.min(CROSSFADE, Math.floor((to - first) / 2));
  return (i) => {
    const t = from + i;
    const share = Math.min(1, (t - first + 1) / fade, (to - t) / fade);
    return share === 1 ? full : full * Math.sin((Math.PI / 2) * share);
  };
}

function lay(out: Float32Array, block: Float32Array, at: number, gain: (i: number) => number): void {
  for (let i = 0; i < block.length; i++) out[at + i]! += block[i]! * gain(i);
}
