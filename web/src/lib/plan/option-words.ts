import type { CaptionMode, EMBEDDED_VOICES, RESOLUTIONS } from '#domain/job-config';

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
};

export const RESOLUTION_WORDS: Readonly<Record<(typeof RESOLUTIONS)[number], string>> = {
  480: 'quickest',
  720: 'balanced',
  1080: 'finest',
};
