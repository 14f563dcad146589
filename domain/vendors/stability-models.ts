import { type ImageModel, NO_LOOKUP } from '../provider-model.ts';

const STABLE_IMAGE = {
  stage: 'image',
  provider: 'stability',
  ...NO_LOOKUP,
  textChars: 10_000,
  quality: null,
  // Image-to-image starts from the whole picture, and control/style takes its manner: neither keeps a face.
  references: 0,
  // 150 requests in 10 seconds are documented; a picture is some 3 MB in an isolate of 128 MB.
  maxConcurrent: 4,
  retiresOn: null,
  source: { url: 'https://platform.stability.ai/docs/api-reference#tag/Generate', readOn: '2026-11-22' },
} as const;

/** Sizes are what `aspect_ratio` 3:2 comes out as: Core makes 1.5 megapixels, the others one. */
export const STABILITY_MODELS: readonly ImageModel[] = [
  {
    ...STABLE_IMAGE,
    model: 'stable-image-core',
    title: 'Stability AI Stable Image Core',
    master: { widthPx: 1536, heightPx: 1024 },
  },
  {
    ...STABLE_IMAGE,
    model: 'stable-image-ultra',
    title: 'Stability AI Stable Image Ultra',
    master: { widthPx: 1248, heightPx: 832 },
  },
  {
    ...STABLE_IMAGE,
    model: 'sd3.5-large',
    title: 'Stability AI Stable Diffusion 3.5 Large',
    master: { widthPx: 1248, heightPx: 832 },
  },
];
