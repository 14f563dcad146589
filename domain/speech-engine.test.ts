import { expect, test } from 'vitest';
import { freeAssetKey } from './asset-key.ts';
import { providerOf } from './cost.ts';
import { speechOrder } from './film-orders.ts';
import { filmParts } from './film-parts.ts';
import { linesOf } from './film-plan.ts';
import { JobConfig } from './job-config.ts';
import { vendorsOf } from './purchase.ts';
import { planFilm } from './script/plan-film.ts';

const plan = planFilm('The lamp burned all night. Anna said, "Nobody came."', JobConfig.parse({}));
const [line] = linesOf(plan);
const configOf = (voice: string, quality: 'animatic' | 'final' = 'animatic') =>
  JobConfig.parse({ quality, providers: { voice, image: 'replicate' } });
const orderOf = (voice: string) => speechOrder(line!, plan, configOf(voice)).work;

test('two engines, and two versions of one, never share what they have spoken', () => {
  const voices = ['embedded', 'embedded:pico@1', 'embedded:espeak-ng@1.51', 'embedded:espeak-ng@1.52'];
  const keys = voices.map((voice) => freeAssetKey('usr_1', orderOf(voice), {}, 'studio'));
  expect(new Set(keys).size).toBe(voices.length);
  expect(orderOf('embedded')).not.toHaveProperty('order.engine');
  expect(orderOf('embedded:espeak-ng@1.52')).toHaveProperty('order.engine', 'espeak-ng@1.52');
});

test('what an engine speaks is made here, for nothing, in final films too', () => {
  const config = configOf('embedded:piper@1.2.0-abc', 'final');
  expect(vendorsOf(config)).not.toHaveProperty('speech');
  expect(providerOf('speech', config)).toBe('embedded');
  const spoken = filmParts({ userId: 'usr_1', plan, config }, 'studio').filter(
    ({ stage }) => stage === 'speech',
  );
  expect(spoken.length).toBeGreaterThan(0);
  expect(spoken.every(({ request, assetKey }) => request === null && assetKey !== null)).toBe(true);
});
