import type { EMBEDDED_VOICES } from '#domain/job-config';

/** How a voice is made of one of flite's own: all factors, 1 is as it is. */
export interface VoiceMake {
  base: 'slt' | 'rms' | 'awb';
  /** How high it speaks. */
  pitch: number;
  /** Length of the throat: above 1 a smaller body, as a child's, below a larger one. */
  formant: number;
  /** Above 1 is slower. Brings all voices near 150 words a minute. */
  stretch: number;
}

/** The studio's voices by name: three as recorded, seven of other ages and builds made of them. */
export const VOICES: Readonly<Record<(typeof EMBEDDED_VOICES)[number], VoiceMake>> = {
  slt: { base: 'slt', pitch: 1, formant: 1, stretch: 1.14 },
  rms: { base: 'rms', pitch: 1, formant: 1, stretch: 1.04 },
  awb: { base: 'awb', pitch: 1, formant: 1, stretch: 1.1 },
  mia: { base: 'slt', pitch: 1.16, formant: 1.07, stretch: 1.1 },
  vera: { base: 'slt', pitch: 0.84, formant: 0.94, stretch: 1.18 },
  kit: { base: 'slt', pitch: 1.34, formant: 1.19, stretch: 1.12 },
  leo: { base: 'rms', pitch: 1.2, formant: 1.08, stretch: 1.02 },
  bruno: { base: 'rms', pitch: 0.84, formant: 0.89, stretch: 1.08 },
  otto: { base: 'awb', pitch: 0.88, formant: 0.93, stretch: 1.2 },
  tim: { base: 'awb', pitch: 1.5, formant: 1.2, stretch: 1.08 },
};
