import { describe, expect, it } from 'vitest';
import { JobConfig } from '#domain/job-config';
import { type ComposerAccess, createComposerClient } from '../composer/composer-client.ts';
import { FakeComposer } from '../composer/fake-composer.ts';
import { findOfferedEngines } from './find-offered-engines.ts';
import { offerEngines } from './list-offers.ts';
import { settleEngine } from './settle-engine.ts';
import { settleProviders } from './settle-providers.ts';

const SECRET = 'a secret of sixteen letters';
const fake = new FakeComposer(SECRET, async () => ({ status: 200, json: {} }));
fake.speechEngines = [
  { name: 'piper', title: 'Piper', version: '1.2.0-abc', voices: [{ id: 'en-x', title: 'X' }] },
];
const slot = { fetch: (url: string, init?: RequestInit) => fake.fetch(new Request(url, init)) };
const composer = createComposerClient({
  composerUrl: undefined,
  composerSecret: SECRET,
  container: { getByName: () => slot } as unknown as ComposerAccess['container'],
});
const deps = { composer, settings: { providerKeys: {} }, now: () => new Date('2026-12-01') };
const settle = (voice: string, quality: 'animatic' | 'final' = 'animatic') => {
  const config = JobConfig.parse({ quality, providers: { voice, image: 'embedded' } });
  return settleEngine(deps, quality === 'animatic' ? settleProviders(deps as never, config) : config);
};

describe('a speech engine', () => {
  it('is offered while it is there, by the name that a config chooses, with the cast and its own voices', async () => {
    const [offer] = offerEngines(await findOfferedEngines(composer));
    expect(offer).toMatchObject({ name: 'embedded:piper', stage: 'voice', available: true, priceMicros: 0 });
    expect(offer?.voices?.map(({ id }) => id)).toEqual(expect.arrayContaining(['slt', 'tim', 'en-x']));
    fake.mood = 'away';
    expect(await findOfferedEngines(composer)).toEqual([]);
    fake.mood = 'well';
  });

  it('is settled to the version that the studio has, for animatics too', async () => {
    for (const voice of ['embedded:piper', 'embedded:piper@1.2.0-abc']) {
      expect((await settle(voice)).providers.voice).toBe('embedded:piper@1.2.0-abc');
      expect((await settle(voice, 'final')).providers.voice).toBe('embedded:piper@1.2.0-abc');
    }
  });

  it('that the studio lacks is refused by field and name, and nobody is asked where none is wished for', async () => {
    const refusal = (voice: string) => settle(voice).then(String, (error) => error);
    for (const voice of ['embedded:espeak-ng', 'embedded:piper@1.1', 'embedded:', 'embedded:constructor']) {
      expect(await refusal(voice), voice).toMatchObject({
        code: 'provider.unknown',
        errors: [{ path: 'config.providers.voice', message: 'Choose one of: embedded, embedded:piper' }],
      });
    }
    fake.mood = 'away';
    await expect(settle('embedded:piper')).rejects.toThrow(/connection refused/);
    expect((await settle('auto')).providers.voice).toBe('embedded');
    fake.mood = 'well';
  });
});
