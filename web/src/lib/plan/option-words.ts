import type { CaptionMode, EMBEDDED_VOICES, JobConfig, RESOLUTIONS } from '#domain/job-config';

export const CAPTION_WORDS: Readonly<Record<CaptionMode, string>> = {
  off: 'Off',
  sidecar: 'Files beside the film',
  burned: 'In the picture',
  boxed: 'Burned in, on a dark box',
  highlight: 'In the picture, word by word',
};

export const VOICE_WORDS: Readonly<Record<(typeof EMBEDDED_VOICES)[number], string>> = {
  slt: 'Woman, American (slt)',
  rms: 'Man, American (rms)',
  awb: 'Man, Scottish (awb)',
  mia: 'Young woman (mia)',
  vera: 'Older woman (vera)',
  kit: 'Girl (kit)',
  leo: 'Young man (leo)',
  bruno: 'Man, deep (bruno)',
  otto: 'Old man (otto)',
  tim: 'Boy (tim)',
};

export const RESOLUTION_WORDS: Readonly<Record<(typeof RESOLUTIONS)[number], string>> = {
  480: 'quickest',
  720: 'balanced',
  1080: 'finest',
};

export const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** The choices of a film in one line: `16:9 · 720p · 30 fps · Captions: In the picture · …`. */
export function configSummary(config: JobConfig): string {
  const music =
    config.music === false ? 'No music' : config.music.mood ? `${capital(config.music.mood)} music` : 'Music';
  return [
    capital(config.quality),
    config.aspect,
    `${config.resolution}p`,
    `${config.fps} fps`,
    `Captions: ${CAPTION_WORDS[config.captions].toLowerCase()}`,
    capital(config.transition),
    music,
  ].join(' · ');
}
