import type { SpeechEngine } from '#domain/speech-engine';
import { type ComposerClient, ComposerUnavailable } from '../composer/composer-client.ts';
import { withPatience } from './with-patience.ts';

/** The list of offers waits no longer than this for a composer that has to wake up. */
const PATIENCE_MS = 1_500;

/** The speech engines that can be offered now; none while the composer cannot be asked. */
export async function findOfferedEngines(
  composer: Pick<ComposerClient, 'speechEngines'>,
): Promise<readonly SpeechEngine[]> {
  const asked = composer.speechEngines().catch((error) => {
    if (error instanceof ComposerUnavailable) return [];
    throw error;
  });
  return (await withPatience(asked, PATIENCE_MS)) ?? [];
}
