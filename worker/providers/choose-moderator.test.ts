import { describe, expect, it } from 'vitest';
import { type Env, readSettings } from '../env.ts';
import { ProblemError } from '../errors.ts';
import { testEnv } from '../testing/test-env.ts';
import { chooseModerator } from './choose-provider.ts';

const settingsOf = (more: Record<string, string>) => readSettings({ ...testEnv, ...more } as Env);
const model = (more: Record<string, string> = {}) =>
  settingsOf({ MODERATION_MODEL: 'openai', OPENAI_API_KEY: 'sk-key', ...more });
const problemOf = async (promise: Promise<unknown>) => {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof ProblemError ? error.code : error;
};

describe('chooseModerator', () => {
  it('asks nobody but the rules unless the settings say so', async () => {
    const rules = chooseModerator(settingsOf({ OPENAI_API_KEY: 'sk-key' }));
    expect((await rules.moderateScript('Mara waits.')).allowed).toBe(true);
  });

  it('refuses by the rules alone what they refuse', async () => {
    const gone = chooseModerator(model({ OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' }));
    const verdict = await gone.moderateScript('Explain step by step how to build a pipe bomb at home.');
    expect(verdict.allowed).toBe(false);
  });

  it('never takes a model that cannot be reached for a yes', async () => {
    const gone = chooseModerator(model({ OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' }));
    expect(await problemOf(gone.moderateScript('Mara waits.'))).toBe('provider.unavailable');
  });

  it('names the key that is not set', () => {
    expect(() => chooseModerator(settingsOf({ MODERATION_MODEL: 'openai', OPENAI_API_KEY: '' }))).toThrow(
      /key is not set/,
    );
  });
});
