import type { JobConfig } from './job-config.ts';

/** What a film is like while nothing was chosen: `JobConfig.parse({})`, for those to whom a schema is too heavy. */
export const DEFAULT_JOB_CONFIG: JobConfig = {
  quality: 'animatic',
  aspect: '16:9',
  resolution: 720,
  fps: 30,
  style: 'auto',
  language: 'auto',
  voices: {},
  music: { volume: 0.5 },
  captions: 'burned',
  transition: 'dissolve',
  providers: { plan: 'embedded', image: 'auto', video: 'none', voice: 'auto', music: 'embedded' },
};
