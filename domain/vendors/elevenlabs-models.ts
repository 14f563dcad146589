import { type EffectModel, type MusicModel, NO_LOOKUP, type SpeechModel } from '../provider-model.ts';

type Voice = SpeechModel['voices'][number];
const voices = (presentation: Voice['presentation'], byName: Readonly<Record<string, string>>): Voice[] =>
  Object.entries(byName).map(([name, id]) => ({ id, name, presentation }));

/** ElevenLabs' own voices, open to every account (GET /v2/voices, category `premade`). */
const PREMADE = [
  ...voices('feminine', {
    Sarah: 'EXAVITQu4vr4xnSDxMaL',
    Laura: 'FGY2WhTYpPnrIDTdsKH5',
    Alice: 'Xb7hH8MSUJpSbSDYk0k2',
    Matilda: 'XrExE9yKIg1WjnnlVkGX',
    Jessica: 'cgSgspJ2msm6clMCkdW9',
    Lily: 'pFZP5JQG7iQjIQuC4Bku',
  }),
  ...voices('masculine', {
    George: 'JBFqnCBsd6RMkjVDRZzb',
    Roger: 'CwhRBWXzGAHq8TQ4Fs17',
    Charlie: 'IKne3meq5aSn9XLyUdCD',
    Callum: 'N2lVS1w4EtoT3dr4eOWO',
    Liam: 'TX3LPaxmHKxFdv7VOQHJ',
    Will: 'bIHbv24MWmeRgasZH58o',
    Eric: 'cjVigY5qzO86Huf0OWal',
    Chris: 'iP95p4xoKVk53GoZ742B',
    Brian: 'nPczCjzI2devNBz1zQrb',
    Daniel: 'onwK4e9ZLuTAKqWW03F9',
    Bill: 'pqHfZKP75CvOlQylNhV4',
  }),
  ...voices('neutral', { River: 'SAz9YHcvj6GT2YYXdXww' }),
];

const SPEECH = {
  stage: 'voice',
  provider: 'elevenlabs',
  // No key is documented; what was spoken stands in the account's history (GET /v1/history).
  idempotencyKey: null,
  // By words and time, not by a marker of ours: a history may lag, so quotes reckon with one more call.
  lookup: false,
  lookupMs: 24 * 3_600_000,
  instructable: false,
  narrator: 'JBFqnCBsd6RMkjVDRZzb',
  voices: PREMADE,
  // The starter plan's limit is 3 at once (help centre, «API - Error Code 429»).
  maxConcurrent: 3,
  retiresOn: null,
  source: { url: 'https://elevenlabs.io/docs/overview/models', readOn: '2026-11-22' },
} as const;

const MUSIC = {
  provider: 'elevenlabs',
  ...NO_LOOKUP,
  maxConcurrent: 2,
  retiresOn: null,
  type: 'audio/mpeg',
  usage: null,
} as const;

export const ELEVENLABS_MODELS: readonly (SpeechModel | MusicModel | EffectModel)[] = [
  {
    ...SPEECH,
    model: 'eleven_multilingual_v2',
    title: 'ElevenLabs Multilingual v2',
    textChars: 10_000,
    creditsPerCharacter: 1,
  },
  {
    ...SPEECH,
    model: 'eleven_v3',
    title: 'ElevenLabs Eleven v3',
    textChars: 5_000,
    creditsPerCharacter: 1,
  },
  {
    ...SPEECH,
    model: 'eleven_flash_v2_5',
    title: 'ElevenLabs Flash v2.5',
    textChars: 40_000,
    creditsPerCharacter: 0.5,
  },
  {
    ...MUSIC,
    stage: 'music',
    model: 'music_v2',
    title: 'ElevenLabs Music v2',
    // The reference names no limit for the prompt; ours is the one of its web page.
    textChars: 2_000,
    minMs: 3_000,
    maxMs: 600_000,
    source: {
      url: 'https://elevenlabs.io/docs/api-reference/music/compose (SDK 2.73.0)',
      readOn: '2026-11-22',
    },
  },
  {
    ...MUSIC,
    stage: 'effect',
    model: 'eleven_text_to_sound_v2',
    title: 'ElevenLabs Sound Effects v2',
    textChars: 450,
    minMs: 500,
    maxMs: 30_000,
    source: {
      url: 'https://elevenlabs.io/docs/api-reference/text-to-sound-effects/convert (SDK 2.73.0)',
      readOn: '2026-11-22',
    },
  },
];
