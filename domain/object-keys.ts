import type { MadeFile, OrderKind } from './composer-order.ts';

/** What is kept under a content key: what orders make, and what only vendors do: clips, effects and notes. */
export type MadeKind = OrderKind | 'clip' | 'effect' | 'plan';

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'audio/wav': 'wav',
  'audio/flac': 'flac',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'video/h264': 'h264',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'image/gif': 'gif',
  'application/json': 'json',
};

/** The files of each kind; the first one is the asset itself. */
export const ROLES_OF: Readonly<Record<MadeKind, readonly MadeFile['role'][]>> = {
  picture: ['picture'],
  clip: ['clip'],
  plan: ['plan'],
  speech: ['speech'],
  music: ['music'],
  effect: ['effect'],
  piece: ['piece', 'twin'],
  mix: ['mix', 'narration', 'music'],
  join: ['film', 'poster'],
  check: ['report'],
  export: ['export'],
  // What users bring along is kept among what is made of its kind.
  intake: [],
};

/**
 * Where a made file lives: `assets/{kind}/{hash}.{ext}`, further files of one asset with their role behind the
 * hash. Null: this kind makes no such file, or none of this type.
 */
export function assetObjectKey(
  kind: MadeKind,
  assetKey: string,
  role: MadeFile['role'],
  type: string,
): string | null {
  const place = ROLES_OF[kind].indexOf(role);
  const extension = EXTENSIONS[type];
  if (place < 0 || extension === undefined) return null;
  return `assets/${kind}/${assetKey}${place === 0 ? '' : `-${role}`}.${extension}`;
}

/** A finished film's objects; `image(n)` counts from 1. */
export function outputKeys(jobId: string) {
  const root = `outputs/${jobId}`;
  return {
    root: `${root}/`,
    film: `${root}/output.mp4`,
    srt: `${root}/captions.srt`,
    vtt: `${root}/captions.vtt`,
    poster: `${root}/poster.jpg`,
    receipt: `${root}/receipt.json`,
    narration: `${root}/audio/narration.mp3`,
    music: `${root}/audio/music.mp3`,
    image: (n: number) => `${root}/images/image_${String(n).padStart(4, '0')}.png`,
  };
}
