import type { Job } from '#domain/film-job';
import type { JobStatus } from '#domain/job';

export interface StatusWords {
  label: string;
  /** What it means for the person who waits. */
  text: string;
  tone: 'busy' | 'good' | 'bad' | 'quiet';
}

export const STATUS_WORDS: Readonly<Record<JobStatus, StatusWords>> = {
  pending: { label: 'Waiting', text: 'The film is about to enter the queue.', tone: 'busy' },
  queued: { label: 'Queued', text: 'The film waits for a free hand.', tone: 'busy' },
  moderating: { label: 'Reading', text: 'The script is read, checked and planned.', tone: 'busy' },
  processing: { label: 'In the making', text: 'Pictures, voices and music are made.', tone: 'busy' },
  completed: { label: 'Finished', text: 'The film is ready.', tone: 'good' },
  moderation_failed: { label: 'Refused', text: 'The script cannot be filmed as it stands.', tone: 'bad' },
  failed: { label: 'Failed', text: 'The film could not be finished.', tone: 'bad' },
  cancelled: { label: 'Cancelled', text: 'The film was stopped.', tone: 'quiet' },
};

/** What a film is called; one that is not planned yet has no title. */
export function filmTitle(job: Pick<Job, 'title'>): string {
  return job.title ?? 'Untitled film';
}

/** The config in one line: `16:9 · 720p · 30 fps`. */
export function configLine({ config }: Pick<Job, 'config'>): string {
  return `${config.aspect} · ${config.resolution}p · ${config.fps} fps`;
}

/** Stages of a receipt in words; one that is not here is said as it is. */
export const STAGE_WORDS: Readonly<Record<string, string>> = {
  'moderate-script': 'Script check',
  'moderate-plan': 'Storyboard check',
  plan: 'Storyboard',
  picture: 'Pictures',
  clip: 'Clips',
  speech: 'Voices',
  music: 'Music',
  timeline: 'Timing',
  piece: 'Pieces',
  render: 'Rendering',
  mix: 'Sound mix',
  join: 'Joining',
  check: 'Final check',
  publish: 'Publishing',
};
