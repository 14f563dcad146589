import type { EMBEDDED_VOICES, JobConfig } from '../job-config.ts';
import type { Look } from '../paint-spec.ts';
import { hash32 } from './stable-ids.ts';

type Voice = (typeof EMBEDDED_VOICES)[number];

const BY_PRESENTATION: Record<Look['presentation'], readonly Voice[]> = {
  feminine: ['slt'],
  masculine: ['rms', 'awb'],
  neutral: ['awb', 'slt', 'rms'],
};

/**
 * A character's voice: as the config says by id or upper-case name, else by presentation. Of two
 * that fit, the one fewer others have; `used` counts along.
 */
export function chooseVoice(
  id: string,
  name: string,
  look: Look,
  config: JobConfig,
  used: Map<string, number>,
): string {
  const wished = config.voices[id] ?? config.voices[name.toUpperCase()];
  if (wished) return wished;
  const fitting = BY_PRESENTATION[look.presentation];
  const first = hash32('voice', name) % fitting.length;
  let best = fitting[first]!;
  for (let i = 1; i < fitting.length; i++) {
    const voice = fitting[(first + i) % fitting.length]!;
    if ((used.get(voice) ?? 0) < (used.get(best) ?? 0)) best = voice;
  }
  used.set(best, (used.get(best) ?? 0) + 1);
  return best;
}
