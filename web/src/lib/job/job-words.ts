import type { Job } from '#domain/film-job';
import type { JobStatus } from '#domain/job';
import { vendorName } from '#domain/provider-model';
import { wordsFor } from '#web/api/problem-words.ts';
import { language } from '#web/ui/language.ts';
import { m } from '#web/words/messages.js';

export interface StatusWords {
  label: string;
  /** What it means for the person who waits. */
  text: string;
  tone: 'busy' | 'good' | 'bad' | 'quiet';
}
type Said = () => string;

const STATUS: Readonly<Record<JobStatus, readonly [label: Said, text: Said, tone: StatusWords['tone']]>> = {
  pending: [m.waiting, m.pending_text, 'busy'],
  queued: [m.queued, m.queued_text, 'busy'],
  moderating: [m.reading, m.reading_text, 'busy'],
  processing: [m.show_making, m.processing_text, 'busy'],
  completed: [m.show_finished, m.completed_text, 'good'],
  moderation_failed: [m.refused, m.refused_text, 'bad'],
  failed: [m.state_failed, m.failed_text, 'bad'],
  cancelled: [m.show_cancelled, m.cancelled_text, 'quiet'],
};

/** A film's state in words. */
export function statusWords(status: JobStatus): StatusWords {
  const [label, text, tone] = STATUS[status];
  return { label: label(), text: text(), tone };
}

/** What a film is called; one that is not planned yet has no title. */
export function filmTitle(job: Pick<Job, 'title'>): string {
  return job.title ?? m.untitled_film();
}

/** The config in one line: `16:9 · 720p · 30 fps`. */
export function configLine({ config }: Pick<Job, 'config'>): string {
  return `${config.aspect} · ${config.resolution}p · ${config.fps} fps`;
}

/** What the studio says it is doing. It says so in English: elsewhere the state's own words stand. */
export function sayJobNote(note: string): string {
  return language() === 'en' ? note : '';
}

/** Why a film failed: the studio's words where they can be read, else those of the code. */
export function sayJobError({ code, message }: { code: string; message: string }): string {
  if (code === 'upload.missing') return m.own_gone();
  return language() === 'en' ? message : (wordsFor(code)?.says ?? message);
}

const STAGES: Readonly<Record<string, Said>> = {
  'moderate-script': m.stage_script_check,
  'moderate-plan': m.stage_plan_check,
  plan: m.storyboard,
  picture: m.stage_pictures,
  clip: m.stage_clips,
  speech: m.stage_voices,
  music: m.music,
  effect: m.stage_effects,
  sheet: m.stage_portraits,
  note: m.stage_notes,
  notes: m.stage_notes,
  timeline: m.stage_timing,
  piece: m.stage_pieces,
  render: m.stage_rendering,
  mix: m.stage_mix,
  join: m.stage_joining,
  check: m.stage_check,
  publish: m.stage_publishing,
};

/** A stage of a quote or receipt in words; one that is not here is said as it is. */
export function stageWords(stage: string): string {
  return (Object.hasOwn(STAGES, stage) ? STAGES[stage]?.() : undefined) ?? stage;
}

/** Who makes something: the studio itself, or a vendor by its own name. */
export function makerWords(provider: string): string {
  if (provider === 'embedded') return m.the_studio();
  if (provider === 'own') return m.you_yourself();
  return vendorName(provider);
}
