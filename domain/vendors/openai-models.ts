import { type ImageModel, NO_LOOKUP, type PlanModel, type SpeechModel } from '../provider-model.ts';

const voices = (presentation: 'feminine' | 'masculine' | 'neutral', ...ids: string[]) =>
  ids.map((id) => ({ id, presentation }));

const GPT_IMAGE = {
  stage: 'image',
  provider: 'openai',
  ...NO_LOOKUP,
  textChars: 32_000,
  master: { widthPx: 1536, heightPx: 1024 },
  quality: 'medium',
  // Up to 16 pictures are taken (SDK 7.57.0, `ImageEditParams.image`); a shot shows few faces that matter.
  references: 4,
  // A picture arrives as base64 inside JSON: some 10 MB while it is read, in an isolate of 128 MB.
  maxConcurrent: 3,
  retiresOn: null,
  source: {
    url: 'https://developers.openai.com/api/docs/models/gpt-image-2.6-sunburst',
    readOn: '2026-11-22',
  },
} as const;

const OPENAI_SPEECH = {
  stage: 'voice',
  provider: 'openai',
  ...NO_LOOKUP,
  textChars: 4_096,
  maxConcurrent: 4,
  creditsPerCharacter: null,
  // developers.openai.com/api/docs/deprecations: the whole speech endpoint, without a like successor.
  retiresOn: '2027-01-06',
} as const;

export const OPENAI_MODELS: readonly (ImageModel | SpeechModel | PlanModel)[] = [
  { ...GPT_IMAGE, model: 'gpt-image-2.6-flare', title: 'OpenAI GPT Image 2.6 Flare' },
  { ...GPT_IMAGE, model: 'gpt-image-2.6-sunburst', title: 'OpenAI GPT Image 2.6 Sunburst' },
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
  {
    stage: 'plan',
    provider: 'openai',
    ...NO_LOOKUP,
    model: 'gpt-6.1-terra',
    title: 'OpenAI GPT-6.1 Terra',
    // 922,000 tokens go in; a part of a script is far shorter, so that its answer stays whole.
    textChars: 400_000,
    outputTokens: 128_000,
    maxConcurrent: 2,
    retiresOn: null,
    source: { url: 'https://docs.litellm.ai/blog/gpt-6-1-terra quoting OpenAI', readOn: '2026-11-22' },
  },
];
