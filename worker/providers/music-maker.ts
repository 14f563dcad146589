import type { EffectRequest, MusicRequest } from '#domain/provider-requests';
import type { Maker } from './maker.ts';

/** As the file itself tells; it is near the length that was asked for, not exactly it. */
export interface SoundMeta {
  durationMs: number;
  /** Hertz. */
  rate: number;
  channels: number;
}

/** Composes music (audio/mpeg or audio/wav). */
export type MusicMaker = Maker<MusicRequest, SoundMeta>;
/** Makes one sound (audio/mpeg). */
export type EffectMaker = Maker<EffectRequest, SoundMeta>;
