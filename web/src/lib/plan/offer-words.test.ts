import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { ProviderOffer } from '#domain/film-job';
import { offerWords, priceWords, unitWords, voiceOptions } from './offer-words.ts';

const offer = (over: Partial<ProviderOffer>): ProviderOffer => ({
  name: 'openai',
  stage: 'image',
  title: 'A maker',
  available: true,
  missingKey: null,
  unit: 'picture',
  priceMicros: 40_000,
  ...over,
});

it('has words for every unit that the studio prices', () => {
  const source = readFileSync(new URL('../../../../worker/plans/list-offers.ts', import.meta.url), 'utf8');
  const table = /const UNITS[^=]*= \{([^}]*(?:\$\{\w+\}[^}]*)*)\};/.exec(source)?.[1] ?? '';
  const written = [...table.matchAll(/: ['`](.+)['`]/g)].map((it) => it[1]!.replace(/\$\{\w+\}/g, '7'));
  expect(written.length).toBeGreaterThanOrEqual(4);
  const constants = [...source.matchAll(/^const (?:PICTURE|MINUTE) = '(.+)';/gm)].map((it) => it[1]!);
  expect(constants).toHaveLength(2);
  expect([...written, ...constants].filter((unit) => unitWords(unit) === undefined)).toEqual([]);
});

it('says what a choice costs, or what it lacks', () => {
  expect(priceWords(offer({}))).toBe('$0.04 a picture');
  expect(priceWords(offer({ unit: 'score of 30 s', priceMicros: 375_000 }))).toBe('$0.375 a score of 30 s');
  expect(priceWords(offer({ priceMicros: 0 }))).toBe('free');
  expect(priceWords(offer({ missingKey: 'OPENAI_API_KEY' }))).toBe('needs OPENAI_API_KEY');
});

it('names the studio’s own makers in its own words', () => {
  expect(offerWords(offer({ name: 'embedded', stage: 'music', title: 'x' }))).toBe('Built-in composer');
  const engine = offer({
    name: 'embedded:espeak-ng',
    stage: 'voice',
    title: 'eSpeak NG 1.51 on the studio’s machine',
  });
  expect(offerWords(engine)).toBe('eSpeak NG 1.51 on this studio’s machine');
});

it('says of a server that is not set up what it would be', () => {
  const server = offer({ name: 'compatible', stage: 'plan', missingKey: 'PLANNER_BASE_URL' });
  expect(offerWords(server)).toBe('A server of your own that speaks OpenAI’s chat API');
  expect(offerWords({ ...server, missingKey: null })).toBe('A maker');
});

it('offers the voices of whoever speaks, and never another’s', () => {
  const voices = [{ id: 'alloy', title: 'Alloy, a neutral voice' }];
  expect(voiceOptions(offer({ stage: 'voice', voices })).map(({ value }) => value)).toEqual(['alloy']);
  expect(voiceOptions(undefined).some(({ value }) => value === 'mia')).toBe(true);
  const engine = offer({
    name: 'embedded:espeak-ng',
    stage: 'voice',
    voices: [{ id: 'mia', title: 'Mia' }, ...voices],
  });
  const ids = voiceOptions(engine).map(({ value }) => value);
  expect([ids.filter((id) => id === 'mia').length, ids.includes('alloy')]).toEqual([1, true]);
});
