import type { SpeechEngine } from '#domain/speech-engine';
import { ENGINE_KINDS } from './find-engines.ts';
import type { FoundEngine } from './speech-engine.ts';

/** An engine with more voices than this is cast by the studio alone. */
const MOST_LISTED = 64;

/** An engine as the composer tells of it: nothing of where it lies. */
export function presentEngine({ name, version, voices }: FoundEngine): SpeechEngine {
  const listed = voices.length > MOST_LISTED ? [] : voices;
  return {
    ...{ name, version, title: ENGINE_KINDS[name].title },
    voices: listed.map(({ id, title, language }) => ({ id, title: `${title} (${language})` })),
  };
}
