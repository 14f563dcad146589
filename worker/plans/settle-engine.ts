import type { JobConfig } from '#domain/job-config';
import { choiceOfEngine, engineOfChoice } from '#domain/speech-engine';
import type { Deps } from '../deps.ts';
import { createProblem } from '../errors.ts';

/**
 * The config with the speech engine that it asks for settled to the version that the studio has now, so that a film
 * is spoken by what it was quoted with. A config that asks for none is answered as it is, and nobody is asked. Throws
 * `provider.unknown` naming field and engine where the studio has none of that name or version, `ComposerUnavailable`
 * where nobody can say.
 */
export async function settleEngine(
  { composer }: Pick<Deps, 'composer'>,
  config: JobConfig,
): Promise<JobConfig> {
  const wish = engineOfChoice(config.providers.voice);
  if (!wish) return config;
  const engines = await composer.speechEngines();
  const engine = engines.find(({ name }) => name === wish.name);
  if (engine && (wish.version === null || wish.version === engine.version)) {
    return { ...config, providers: { ...config.providers, voice: choiceOfEngine(engine) } };
  }
  const asked = wish.version === null ? wish.name : `${wish.name} ${wish.version}`;
  const has = engine ? `, but ${engine.version}` : '';
  const choices = ['embedded', ...engines.map(({ name }) => choiceOfEngine({ name }))];
  throw createProblem('provider.unknown', {
    detail: `The studio does not have the speech engine ${asked}${has}.`,
    errors: [{ path: 'config.providers.voice', message: `Choose one of: ${choices.join(', ')}` }],
  });
}
