import { createHash } from 'node:crypto';

export const SPEECH_RATE = 24_000;
const CHARACTERS_A_SECOND = 14;
const SHORTEST_SECONDS = 0.4;

/** How long a text takes to be spoken. */
export function speechSeconds(text: string): number {
  return Math.max(SHORTEST_SECONDS, text.length / CHARACTERS_A_SECOND);
}

/** A text as 24 kHz mono 16 bit samples: a tone for every word, its pitch by voice and word, pauses between. */
export function humSpeech(text: string, voice: string): Buffer {
  const samples = Math.round(speechSeconds(text) * SPEECH_RATE);
  const pcm = Buffer.alloc(samples * 2);
  const base = 110 + (createHash('sha256').update(voice).digest()[0]! / 255) * 130;
  const perCharacter = samples / Math.max(1, text.length);
  for (const word of text.matchAll(/\S+/g)) {
    const from = Math.round(word.index * perCharacter);
    const to = Math.min(samples, Math.round((word.index + word[0].length) * perCharacter));
    const hertz = base * (1 + (word[0].charCodeAt(0) % 7) / 20);
    for (let i = from; i < to; i++) {
      const seconds = i / SPEECH_RATE;
      const swell = Math.sin((Math.PI * (i - from)) / Math.max(1, to - from));
      const tone = Math.sin(2 * Math.PI * hertz * seconds) + 0.4 * Math.sin(4 * Math.PI * hertz * seconds);
      pcm.writeInt16LE(Math.round(6_500 * swell * tone), i * 2);
    }
  }
  return pcm;
}

/** 16 bit samples with a WAV header (RIFF, PCM). */
export function wavOf(pcm: Buffer, rate = SPEECH_RATE, channels = 1): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + pcm.length, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate * channels * 2, 28);
  header.writeUInt16LE(channels * 2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(pcm.length, 40);
  return Buffer.concat([header, pcm]);
}
