import { type ClipModel, NO_LOOKUP } from '../provider-model.ts';

const IMAGE_TO_VIDEO = {
  stage: 'video',
  provider: 'runway',
  // No key is documented, and tasks are neither listed nor searched: a lost task id is lost.
  ...NO_LOOKUP,
  textChars: 1_000,
  sizes: [
    { widthPx: 1280, heightPx: 720 },
    { widthPx: 720, heightPx: 1280 },
    { widthPx: 960, heightPx: 960 },
    { widthPx: 832, heightPx: 1104 },
    { widthPx: 1104, heightPx: 832 },
  ],
  // A data address may hold 5 MB, base64 and all.
  pictureBytes: 3_900_000,
  maxConcurrent: 2,
  retiresOn: null,
  source: {
    url: 'https://docs.dev.runwayml.com/api/ (official SDK 4.20.1 of 2026-09-23, `image_to_video`)',
    readOn: '2026-11-22',
  },
} as const;

export const RUNWAY_MODELS: readonly ClipModel[] = [
  {
    ...IMAGE_TO_VIDEO,
    model: 'gen4_turbo',
    title: 'Runway Gen-4 Turbo',
    seconds: [2, 3, 4, 5, 6, 7, 8, 9, 10],
    creditsPerSecond: 5,
  },
  {
    ...IMAGE_TO_VIDEO,
    model: 'gen4.5',
    title: 'Runway Gen-4.5',
    seconds: [2, 3, 4, 5, 6, 7, 8, 9, 10],
    // Two sources differ (12 and 25): what is reserved must not be too little; the task tells what it cost.
    creditsPerSecond: 25,
  },
];
