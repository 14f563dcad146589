import type { ProviderOffer } from '#domain/film-job';
import { EMBEDDED_VOICES } from '#domain/job-config';
import { language } from '#web/ui/language.ts';
import { sayMoney } from '#web/ui/say.ts';
import { m } from '#web/words/messages.js';
import { voiceWords } from './option-words.ts';
import { sayWord } from './plan-words.ts';

/** What a price is for, in the studio's words (`clip of 5 s`), and how it is said. */
const UNITS: readonly (readonly [RegExp, (count: string) => string])[] = [
  [/^picture$/, () => m.unit_picture()],
  [/^minute of speech$/, () => m.unit_minute()],
  [/^clip of (\d+) s$/, (seconds) => m.unit_clip({ seconds })],
  [/^score of (\d+) s$/, (seconds) => m.unit_score({ seconds })],
  [/^sound of a place$/, () => m.unit_sound()],
  [/^storyboard of (\d+) shots$/, (shots) => m.unit_storyboard({ shots })],
];

/** A unit in the language of the page; undefined for one that it does not know. */
export function unitWords(unit: string): string | undefined {
  for (const [pattern, say] of UNITS) {
    const found = pattern.exec(unit);
    if (found) return say(found[1] ?? '');
  }
  return undefined;
}

/** What it costs, or why it cannot be had: `$0.04 a picture`, `free`, `needs OPENAI_API_KEY`. */
export function priceWords({ missingKey, priceMicros, unit }: ProviderOffer): string {
  if (missingKey !== null) return m.needs_key({ key: missingKey });
  if (priceMicros === 0) return m.free_word();
  return m.price_per({ price: sayMoney(priceMicros), unit: unitWords(unit) ?? sayWord(unit) });
}

const BUILT_IN: Readonly<Partial<Record<ProviderOffer['stage'], () => string>>> = {
  image: m.built_in_painter,
  voice: m.built_in_narrator,
  music: m.built_in_composer,
  effect: m.built_in_sounds,
  plan: m.built_in_planner,
};
const ON_THE_MACHINE = / on the studio’s machine$/;

/** Who it is: a vendor's model by its own name, what belongs to the studio in the language of the page. */
export function offerWords({ name, stage, title, missingKey }: ProviderOffer): string {
  if (name === 'embedded') return BUILT_IN[stage]?.() ?? title;
  if (name === 'compatible' && missingKey !== null) return m.compatible_planner();
  return ON_THE_MACHINE.test(title)
    ? m.engine_on_machine({ engine: title.replace(ON_THE_MACHINE, '') })
    : title;
}

const PRESENTATIONS: Readonly<Record<string, () => string>> = {
  'a woman’s voice': m.voice_woman,
  'a man’s voice': m.voice_man,
  'a neutral voice': m.voice_neutral,
};

/** The voices that a maker of voices has; of the studio's own cast where it names none. */
export function voiceOptions(offer: ProviderOffer | undefined): readonly { value: string; label: string }[] {
  const own = EMBEDDED_VOICES.map((value) => ({ value: value as string, label: voiceWords(value) }));
  const named = (offer?.voices ?? [])
    .filter(({ id }) => !own.some(({ value }) => value === id))
    .map(({ id, title }) => ({ value: id, label: sayVoice(title) }));
  return !offer || offer.name.startsWith('embedded') ? [...own, ...named] : named;
}

function sayVoice(title: string): string {
  if (language() === 'en') return title;
  const [name = title, presentation = ''] = title.split(', ');
  const said = PRESENTATIONS[presentation]?.();
  return said === undefined ? title : `${name}, ${said}`;
}
