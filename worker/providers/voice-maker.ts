import type { SpokenWord } from '#domain/composer-order';
import type { SpeechRequest } from '#domain/provider-requests';
import type { Maker } from './maker.ts';

/** `samples` at 48 kHz. `words` as the line has them; null: the vendor does not tell when each is spoken. */
export interface VoiceMeta {
  samples: number;
  words: SpokenWord[] | null;
}

/** Speaks one line: audio/wav, 48 kHz mono 16 bit, as the composer takes it. */
export type VoiceMaker = Maker<SpeechRequest, VoiceMeta>;
