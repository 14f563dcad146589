/** What a paid model accepts, as data: requests are built within it and adapters refuse what exceeds it. */
interface ModelFacts {
  /** The name that a job's config chooses, and the vendor that it is paid to. */
  provider: 'openai' | 'replicate';
  /** The vendor's own name for the model. */
  model: string;
  title: string;
  /** The longest text that a request may hold, in UTF-16 units. */
  textChars: number;
  /** Calls that one Worker makes at the same time. */
  maxConcurrent: number;
  /** True if the vendor can be asked what became of a call whose answer was lost; else it may be paid again. */
  lookup: boolean;
  /** The day after which the vendor no longer answers, by its own notice; null: none is announced. */
  retiresOn: string | null;
  /** Where these facts are documented, and the day on which they were read. */
  source: { url: string; readOn: string };
}

export interface ImageModel extends ModelFacts {
  stage: 'image';
  /** The one size that is asked for; films of every shape are cut out of it. */
  master: { widthPx: number; heightPx: number };
  quality: 'low' | 'medium' | 'high' | null;
}

export interface SpeechModel extends ModelFacts {
  stage: 'voice';
  /** True if the way of speaking can be told in words. */
  instructable: boolean;
  /** Who reads where nobody else speaks; kept out of the pools below. */
  narrator: string;
  voices: readonly { id: string; presentation: 'feminine' | 'masculine' | 'neutral' }[];
}

export type ProviderModel = ImageModel | SpeechModel;

const voices = (presentation: 'feminine' | 'masculine' | 'neutral', ...ids: string[]) =>
  ids.map((id) => ({ id, presentation }));

const GPT_IMAGE = {
  stage: 'image',
  provider: 'openai',
  textChars: 32_000,
  master: { widthPx: 1536, heightPx: 1024 },
  quality: 'medium',
  // A picture arrives as base64 inside JSON: some 10 MB while it is read, in an isolate of 128 MB.
  maxConcurrent: 3,
  lookup: false,
  retiresOn: null,
  source: {
    url: 'https://developers.openai.com/api/docs/models/gpt-image-2.6-sunburst',
    readOn: '2026-11-22',
  },
} as const;

const OPENAI_SPEECH = {
  stage: 'voice',
  provider: 'openai',
  textChars: 4_096,
  maxConcurrent: 4,
  lookup: false,
  // developers.openai.com/api/docs/deprecations: the whole speech endpoint, without a like successor.
  retiresOn: '2027-01-06',
} as const;

/**
 * Every paid model that the studio can use; the first of a provider's stage is its default. A model stays here
 * when it retires, since stored storyboards quote with it.
 */
export const PROVIDER_MODELS: readonly ProviderModel[] = [
  { ...GPT_IMAGE, model: 'gpt-image-2.6-flare', title: 'OpenAI GPT Image 2.6 Flare' },
  { ...GPT_IMAGE, model: 'gpt-image-2.6-sunburst', title: 'OpenAI GPT Image 2.6 Sunburst' },
  {
    stage: 'image',
    provider: 'replicate',
    model: 'black-forest-labs/flux-1.1-pro',
    title: 'FLUX 1.1 [pro] on Replicate',
    // The schema names no limit; its text encoder reads 512 tokens, some 2,000 characters.
    textChars: 2_000,
    // Both sides are multiples of 32 and at most 1440.
    master: { widthPx: 1440, heightPx: 960 },
    quality: null,
    maxConcurrent: 5,
    lookup: true,
    retiresOn: null,
    source: { url: 'https://replicate.com/black-forest-labs/flux-1.1-pro/api', readOn: '2026-11-22' },
  },
  {
    ...OPENAI_SPEECH,
    model: 'gpt-4o-mini-tts',
    title: 'OpenAI GPT-4o mini TTS',
    instructable: true,
    narrator: 'marin',
    voices: [
      ...voices('feminine', 'marin', 'coral', 'nova', 'sage', 'shimmer'),
      ...voices('masculine', 'cedar', 'ash', 'onyx', 'echo', 'verse', 'ballad'),
      ...voices('neutral', 'alloy', 'fable'),
    ],
    source: { url: 'https://developers.openai.com/api/docs/guides/text-to-speech', readOn: '2026-11-22' },
  },
  {
    ...OPENAI_SPEECH,
    model: 'tts-1',
    title: 'OpenAI TTS-1',
    instructable: false,
    narrator: 'nova',
    voices: [
      ...voices('feminine', 'nova', 'coral', 'sage', 'shimmer'),
      ...voices('masculine', 'onyx', 'ash', 'echo'),
      ...voices('neutral', 'alloy', 'fable'),
    ],
    source: { url: 'https://developers.openai.com/api/docs/guides/text-to-speech', readOn: '2026-11-22' },
  },
];

type ModelOf<Stage extends ProviderModel['stage']> = Extract<ProviderModel, { stage: Stage }>;

/**
 * The model that a config's choice means: `openai` is the provider's default, `openai:tts-1` names one. Throws
 * `RangeError` where there is none; whoever takes configs from outside asks `hasModel` first.
 */
export function findModel<Stage extends ProviderModel['stage']>(
  stage: Stage,
  choice: string,
): ModelOf<Stage> {
  const found = lookUp(stage, choice);
  if (!found) throw new RangeError(`no model makes ${stage} for the choice ${choice}`);
  return found;
}

export function hasModel(stage: ProviderModel['stage'], choice: string): boolean {
  return lookUp(stage, choice) !== undefined;
}

function lookUp<Stage extends ProviderModel['stage']>(stage: Stage, choice: string) {
  const colon = choice.indexOf(':');
  const provider = colon < 0 ? choice : choice.slice(0, colon);
  const model = colon < 0 ? null : choice.slice(colon + 1);
  return PROVIDER_MODELS.find(
    (m): m is ModelOf<Stage> =>
      m.stage === stage && m.provider === provider && (model === null || m.model === model),
  );
}
