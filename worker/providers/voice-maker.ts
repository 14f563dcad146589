import type { SpeechRequest } from '#domain/provider-requests';
import type { Maker } from './maker.ts';

/** `samples` at 48 kHz. `words`: no vendor of ours tells when each is spoken. */
export interface VoiceMeta {
  samples: number;
  words: null;
}

/** Speaks one line: audio/wav, 48 kHz mono 16 bit, as the composer takes it. */
export type VoiceMaker = Maker<SpeechRequest, VoiceMeta>;
