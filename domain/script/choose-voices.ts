import { type EMBEDDED_VOICES, type JobConfig, NARRATOR_VOICE } from '../job-config.ts';
import type { Look } from '../paint-spec.ts';
import { hash32 } from './stable-ids.ts';

type Voice = (typeof EMBEDDED_VOICES)[number];

/** Voices that fit, by who is seen; the narrator's own comes last. */
const FITTING: Record<Look['presentation'], Record<Look['age'], readonly Voice[]>> = {
  feminine: {
    child: ['kit', 'mia'],
    young: ['mia', 'vera', 'slt'],
    adult: ['mia', 'vera', 'slt'],
    old: ['vera', 'slt'],
  },
  masculine: {
    child: ['tim', 'leo'],
    young: ['leo', 'rms', 'awb'],
    adult: ['rms', 'awb', 'bruno', 'leo'],
    old: ['otto', 'bruno', 'awb'],
  },
  neutral: {
    child: ['tim', 'kit'],
    young: ['leo', 'mia'],
    adult: ['awb', 'leo', 'mia', 'rms'],
    old: ['otto', 'vera'],
  },
};
/** Small and large animals have voices of their size, whatever their sex. */
const BY_SPECIES: Partial<Record<NonNullable<Look['species']>, readonly Voice[]>> = {
  mouse: ['kit', 'tim'],
  rabbit: ['kit', 'mia'],
  bird: ['tim', 'mia'],
  duck: ['tim', 'kit'],
  frog: ['otto', 'tim'],
  bear: ['bruno', 'otto'],
  lion: ['bruno', 'rms'],
  elephant: ['bruno', 'otto'],
  owl: ['otto', 'vera'],
};

/**
 * A character's voice: as the config says by id or upper-case name, else by age and presentation. Of those that fit,
 * the one fewer others have, the narrator among them; `used` counts along.
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
  const fitting = (look.species && BY_SPECIES[look.species]) ?? FITTING[look.presentation][look.age];
  // Of a child's voices only the first is a child's.
  const first = look.age === 'child' ? 0 : hash32('voice', name) % Math.min(2, fitting.length);
  const narrator = config.voices.narrator ?? NARRATOR_VOICE;
  const uses = (voice: Voice) => (used.get(voice) ?? 0) + (voice === narrator ? 1 : 0);
  let best = fitting[first]!;
  for (const voice of fitting) if (uses(voice) < uses(best)) best = voice;
  used.set(best, uses(best) + 1);
  return best;
}
