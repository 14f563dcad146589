import type { ClipModel, ImageModel, MusicModel } from '../provider-model.ts';

const READ = '2026-11-22';
const SHARED = {
  provider: 'replicate',
  // The HTTP API documents no key; a submission is found again in the list of predictions by its seed,
  // until inputs are removed an hour after the prediction (docs «Data retention»); a little less.
  idempotencyKey: null,
  lookup: true,
  lookupMs: 55 * 60_000,
  retiresOn: null,
} as const;

export const REPLICATE_MODELS: readonly (ImageModel | ClipModel | MusicModel)[] = [
  {
    ...SHARED,
    stage: 'image',
    model: 'black-forest-labs/flux-1.1-pro',
    title: 'FLUX 1.1 [pro] on Replicate',
    // The schema names no limit; its text encoder reads 512 tokens, some 2,000 characters.
    textChars: 2_000,
    // Both sides are multiples of 32 and at most 1440.
    master: { widthPx: 1440, heightPx: 960 },
    quality: null,
    // Its `image_prompt` gives the composition, not the face, and ignores the size.
    references: 0,
    maxConcurrent: 5,
    source: { url: 'https://replicate.com/black-forest-labs/flux-1.1-pro/api', readOn: READ },
  },
  {
    ...SHARED,
    stage: 'image',
    model: 'black-forest-labs/flux-kontext-pro',
    title: 'FLUX.1 Kontext [pro] on Replicate',
    textChars: 2_000,
    // Asked for as `aspect_ratio` 3:2; it makes about one megapixel.
    master: { widthPx: 1248, heightPx: 832 },
    quality: null,
    references: 1,
    maxConcurrent: 5,
    source: { url: 'https://replicate.com/black-forest-labs/flux-kontext-pro/api', readOn: READ },
  },
  {
    ...SHARED,
    stage: 'video',
    model: 'wan-video/wan-2.5-i2v',
    title: 'Wan 2.5 image to video on Replicate',
    // Alibaba's own reference: 800 characters, and longer prompts are cut.
    textChars: 800,
    seconds: [5, 10],
    // `resolution` 720p; the shape is the picture's.
    sizes: [{ widthPx: 1280, heightPx: 720 }],
    pictureBytes: 7 * 1024 * 1024,
    creditsPerSecond: null,
    maxConcurrent: 3,
    source: { url: 'https://replicate.com/wan-video/wan-2.5-i2v/api', readOn: READ },
  },
  {
    ...SHARED,
    stage: 'music',
    model: 'meta/musicgen',
    title: 'MusicGen on Replicate',
    textChars: 1_000,
    // `duration` in whole seconds; beyond 30 the model runs on in windows and drifts.
    minMs: 1_000,
    maxMs: 30_000,
    type: 'audio/wav',
    usage: 'The weights are under CC BY-NC 4.0: for films that earn money choose another.',
    maxConcurrent: 2,
    source: { url: 'https://replicate.com/meta/musicgen/api', readOn: READ },
  },
];
