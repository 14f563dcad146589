import type { ProviderOffer } from '#domain/film-job';
import { effectRequest } from '#domain/motion-requests';
import { CHARACTERS_A_SECOND, priceMicros } from '#domain/prices';
import type { OwnKeys } from '#domain/provider-key';
import { PROVIDER_MODELS, type ProviderModel, type SpeechModel } from '#domain/provider-models';
import type { ProviderRequest } from '#domain/provider-requests';
import { choiceOfEngine, type SpeechEngine } from '#domain/speech-engine';
import { compatibleModel, compatiblePlanModel } from '#domain/vendors/compatible-planner';
import type { Settings } from '../env.ts';
import { VENDOR_KEYS } from '../providers/provider-access.ts';

type KeySetting = keyof Settings['providerKeys'];

export const keyOf = ({ provider }: Pick<ProviderModel, 'provider'>): KeySetting => VENDOR_KEYS[provider];

/** True from the day on which the vendor no longer answers. */
export function isRetired({ retiresOn }: ProviderModel, now: Date): boolean {
  return retiresOn !== null && now.toISOString().slice(0, 10) > retiresOn;
}

/** The embedded studio is a provider like any other; it needs no key and costs nothing. */
const EMBEDDED = { name: 'embedded', available: true, missingKey: null, priceMicros: 0 };
const PICTURE = 'picture';
const MINUTE = 'minute of speech';
const CLIP_SECONDS = 5;
const SCORE_MS = 30_000;
const PLAN_SHOTS = 30;
/** A shot with its lines as a planner is asked about it. */
const CHARS_A_SHOT = 300;
const UNITS: Readonly<Record<ProviderModel['stage'], string>> = {
  image: PICTURE,
  voice: MINUTE,
  video: `clip of ${CLIP_SECONDS} s`,
  music: 'score of 30 s',
  effect: 'sound of a place',
  plan: `storyboard of ${PLAN_SHOTS} shots`,
};

const CAST = [
  { id: 'slt', title: 'Susan, a woman’s voice' },
  { id: 'rms', title: 'Richard, a man’s voice' },
  { id: 'awb', title: 'Alan, a Scottish man’s voice' },
  { id: 'mia', title: 'Mia, a young woman’s voice' },
  { id: 'vera', title: 'Vera, an older woman’s voice' },
  { id: 'kit', title: 'Kit, a girl’s voice' },
  { id: 'leo', title: 'Leo, a young man’s voice' },
  { id: 'bruno', title: 'Bruno, a deep man’s voice' },
  { id: 'otto', title: 'Otto, an old man’s voice' },
  { id: 'tim', title: 'Tim, a boy’s voice' },
];

const OF_THE_STUDIO: readonly ProviderOffer[] = [
  { ...EMBEDDED, stage: 'moderation', title: 'Built-in moderation', unit: 'script' },
  { ...EMBEDDED, stage: 'plan', title: 'Built-in storyboard artist', unit: 'plan' },
  { ...EMBEDDED, stage: 'image', title: 'Built-in painter, for animatics', unit: PICTURE },
  {
    ...EMBEDDED,
    stage: 'voice',
    title: 'Built-in narrator',
    unit: MINUTE,
    voices: CAST,
  },
  { ...EMBEDDED, stage: 'music', title: 'Built-in composer', unit: 'score' },
  { ...EMBEDDED, stage: 'effect', title: 'Built-in sounds of places', unit: 'sound of a place' },
];

/**
 * What can be chosen for each stage, with the price of an example and the setting that it lacks. Only what is
 * built in and still answers: the studio, then each vendor under its own name (its first model) and by model. `own`:
 * the keys that the asker brought along.
 */
export function listOffers(settings: OfferSettings, now: Date, own: OwnKeys = {}): ProviderOffer[] {
  const named = new Set<string>();
  const bought = PROVIDER_MODELS.filter((model) => !isRetired(model, now)).flatMap((model) => {
    const { provider, stage } = model;
    const first = !named.has(`${stage} ${provider}`);
    named.add(`${stage} ${provider}`);
    const offer = offerOf(model, settings, own);
    return [...(first ? [{ ...offer, name: provider }] : []), offer];
  });
  return [...OF_THE_STUDIO, ...bought, ...offerCompatible(settings)];
}

/** What decides which makers there are. */
export type OfferSettings = Pick<Settings, 'providerKeys'> &
  Partial<Pick<Settings, 'providerBaseUrls' | 'compatiblePlanner'>>;

/** The planner on the owner's own server, or the settings that it lacks. */
export function compatibleOf(settings: OfferSettings): { model: ProviderModel } | { missing: string[] } {
  const { providerKeys, providerBaseUrls, compatiblePlanner } = settings;
  const model = compatiblePlanner?.model;
  const missing = [
    ...(providerBaseUrls?.compatible === undefined ? ['PLANNER_BASE_URL'] : []),
    ...(providerKeys.PLANNER_API_KEY === undefined ? ['PLANNER_API_KEY'] : []),
    ...(model === undefined ? ['PLANNER_MODEL'] : []),
  ];
  if (!model || missing.length > 0) return { missing };
  return { model: compatiblePlanModel(compatibleModel(model, compatiblePlanner)) };
}

function offerCompatible(settings: OfferSettings): ProviderOffer[] {
  const found = compatibleOf(settings);
  if ('missing' in found) {
    const [missingKey = null] = found.missing;
    const title = 'A server of your studio’s own that speaks OpenAI’s chat API';
    const lacking = { available: false, missingKey, unit: UNITS.plan, priceMicros: 0 };
    return [{ name: 'compatible', stage: 'plan', title, ...lacking }];
  }
  const offer = offerOf(found.model, settings, {});
  return [{ ...offer, name: 'compatible' }, offer];
}

/** The speech engines that the studio has found, each an offer of its own: its voices play the studio's cast. */
export function offerEngines(engines: readonly SpeechEngine[]): ProviderOffer[] {
  return engines.map((engine) => ({
    ...EMBEDDED,
    stage: 'voice',
    name: choiceOfEngine({ name: engine.name }),
    title: `${engine.title} ${engine.version} on the studio’s machine`,
    unit: MINUTE,
    voices: [...CAST, ...engine.voices],
  }));
}

function offerOf(
  model: ProviderModel,
  { providerKeys }: Pick<Settings, 'providerKeys'>,
  own: OwnKeys,
): ProviderOffer {
  const { provider, stage, title } = model;
  const isOwn = own[provider] !== undefined;
  const available = isOwn || providerKeys[keyOf(model)] !== undefined;
  const example = exampleOf(model);
  return {
    name: `${provider}:${model.model}`,
    stage,
    title,
    available,
    missingKey: available ? null : keyOf(model),
    ...(isOwn ? { ownKey: true } : {}),
    unit: UNITS[stage],
    priceMicros: priceMicros(provider, model.model, example),
    ...(model.stage === 'voice' ? { voices: model.voices.map(titled) } : {}),
  };
}

const VOICE_OF = {
  feminine: 'a woman’s voice',
  masculine: 'a man’s voice',
  neutral: 'a neutral voice',
} as const;

function titled({ id, name = id, presentation }: SpeechModel['voices'][number]) {
  return { id, title: `${name.charAt(0).toUpperCase()}${name.slice(1)}, ${VOICE_OF[presentation]}` };
}

/** A prompt of usual length, and what is said in a minute. */
const PROMPT_CHARS = 400;
const CHARS_A_MINUTE = 60 * CHARACTERS_A_SECOND;

function exampleOf(facts: ProviderModel): ProviderRequest {
  const { provider, model } = facts;
  const prompt = 'x'.repeat(PROMPT_CHARS);
  switch (facts.stage) {
    case 'image':
      return { kind: 'picture', provider, model, prompt, ...facts.master, quality: facts.quality };
    case 'voice': {
      const text = 'x'.repeat(CHARS_A_MINUTE);
      return { kind: 'speech', provider, model, text, voice: facts.narrator, instructions: null };
    }
    case 'video': {
      const size = facts.sizes[0] ?? { widthPx: 1280, heightPx: 720 };
      return { kind: 'clip', provider, model, prompt, seconds: CLIP_SECONDS, ...size };
    }
    case 'music':
      return { kind: 'music', provider, model, prompt, lengthMs: Math.min(SCORE_MS, facts.maxMs) };
    case 'effect':
      return effectRequest('rain', `${provider}:${model}`);
    case 'plan': {
      const part = 'x'.repeat(PLAN_SHOTS * CHARS_A_SHOT);
      return { kind: 'plan', provider, model, prompt: part, shots: PLAN_SHOTS };
    }
    default:
      return facts satisfies never;
  }
}
