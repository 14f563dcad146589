import type {
  CaptionMode,
  EMBEDDED_VOICES,
  JobConfig,
  MUSIC_GENRES,
  PictureFit,
  RESOLUTIONS,
} from '#domain/job-config';
import { m } from '#web/words/messages.js';
import { sayWordFirst } from './plan-words.ts';

const CAPTIONS: Readonly<Record<CaptionMode, () => string>> = {
  off: m.captions_off,
  sidecar: m.captions_sidecar,
  burned: m.captions_burned,
  boxed: m.captions_boxed,
  highlight: m.captions_highlight,
};
export const captionWords = (mode: CaptionMode): string => CAPTIONS[mode]();

type EmbeddedVoice = (typeof EMBEDDED_VOICES)[number];
const VOICES: Readonly<Record<EmbeddedVoice, () => string>> = {
  slt: m.voice_slt,
  rms: m.voice_rms,
  awb: m.voice_awb,
  mia: m.voice_mia,
  vera: m.voice_vera,
  kit: m.voice_kit,
  leo: m.voice_leo,
  bruno: m.voice_bruno,
  otto: m.voice_otto,
  tim: m.voice_tim,
};
export const voiceWords = (voice: EmbeddedVoice): string => VOICES[voice]();

type Resolution = (typeof RESOLUTIONS)[number];
const RESOLUTION: Readonly<Record<Resolution, () => string>> = {
  480: m.resolution_480,
  720: m.resolution_720,
  1080: m.resolution_1080,
};
export const resolutionWords = (resolution: Resolution): string => RESOLUTION[resolution]();

type Genre = (typeof MUSIC_GENRES)[number];
const GENRES: Readonly<Record<Genre, () => string>> = {
  ambient: m.genre_ambient,
  orchestral: m.genre_orchestral,
  piano: m.genre_piano,
  folk: m.genre_folk,
  electronic: m.genre_electronic,
  jazz: m.genre_jazz,
  suspense: m.genre_suspense,
};
export const genreWords = (genre: Genre): string => GENRES[genre]();

const FITS: Readonly<Record<PictureFit, () => string>> = {
  crop: m.fit_crop,
  blur: m.fit_blur,
  letterbox: m.fit_letterbox,
};
export const fitWords = (fit: PictureFit): string => FITS[fit]();

export const LOUDNESS = [
  { value: -14, label: m.loudness_14 },
  { value: -16, label: m.loudness_16 },
  { value: -23, label: m.loudness_23 },
] as const;

/** The choices of a film in one line: `16:9 · 720p · 30 fps · Captions: In the picture · …`. */
export function configSummary(config: JobConfig): string {
  const music =
    config.music === false
      ? m.no_music()
      : config.music.mood
        ? m.music_of_mood({ mood: sayWordFirst(config.music.mood) })
        : m.music();
  return [
    sayWordFirst(config.quality),
    config.aspect,
    `${config.resolution}p`,
    `${config.fps} fps`,
    m.captions_are({ captions: captionWords(config.captions) }),
    sayWordFirst(config.transition),
    music,
  ].join(' · ');
}
