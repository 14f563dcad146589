import { z } from 'zod';
import type { JobConfig } from './job-config.ts';

/** Programs for speech that the studio can use where somebody has installed them. */
export const SPEECH_ENGINES = ['espeak-ng', 'pico', 'piper', 'say'] as const;

/** A speech engine that was found where the studio speaks. */
export const SpeechEngine = z.object({
  name: z.enum(SPEECH_ENGINES),
  title: z.string(),
  /** Changes with anything that may change what it says, its voices included. */
  version: z.string().min(1).max(40),
  /** Its own voices, as far as they are few; the studio's cast is spoken by every engine. */
  voices: z.array(z.object({ id: z.string().max(80), title: z.string() })),
});
export type SpeechEngine = z.infer<typeof SpeechEngine>;

const OF_THE_STUDIO = 'embedded';

/** True if a config's choice of voices is spoken by the studio itself: by its packaged voices or an engine. */
export function isSpokenHere(choice: string): boolean {
  return choice === OF_THE_STUDIO || choice.startsWith(`${OF_THE_STUDIO}:`);
}

/** What a config chooses to speak by an engine. */
export function choiceOfEngine({ name, version }: { name: string; version?: string }): string {
  return `${OF_THE_STUDIO}:${name}${version === undefined ? '' : `@${version}`}`;
}

/**
 * The engine that a choice names: `embedded:espeak-ng`, as it is stored `embedded:espeak-ng@1.51`; null for the
 * packaged voices and for vendors.
 */
export function engineOfChoice(choice: string): { name: string; version: string | null } | null {
  const named = /^embedded:([^@]*)(?:@(.+))?$/.exec(choice);
  return named ? { name: named[1] ?? '', version: named[2] ?? null } : null;
}

/** The engine of a film's speech orders, `name@version`; null: the packaged voices. An animatic may have one too. */
export function engineOfFilm({ providers }: Pick<JobConfig, 'providers'>): string | null {
  const engine = engineOfChoice(providers.voice);
  if (!engine) return null;
  return engine.version === null ? engine.name : `${engine.name}@${engine.version}`;
}
