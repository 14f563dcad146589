import type { CheckMeta, CheckOrder } from '#domain/composer-order';

type Check = CheckMeta['checks'][number];

/** What reading and decoding the picture told. */
export interface SeenPicture {
  widthPx: number;
  heightPx: number;
  /** Frames in the film, and how many of them are shown at another time than n/fps. */
  frames: number;
  misplaced: number;
  /** Frames that were decoded, every keyframe among them, and how many of those are not black. */
  decoded: number;
  brightFrames: number;
  /** No run of black frames is longer. */
  longestBlack: number;
}

/** What decoding the sound told; null loudness: silence. */
export interface HeardSound {
  seconds: number;
  integratedLufs: number | null;
  truePeakDbtp: number | null;
}

/** Sound and picture may differ by the longer of a frame and this. */
const LENGTH_SLACK_SECONDS = 0.1;
const LOUDNESS_SLACK_LUFS = 1;
/** Longer black than any fade the studio makes. */
export const LONGEST_BLACK_SECONDS = 3;

/** Compares what was decoded with what was ordered. `trouble` holds what the decoder refused, by stream. */
export function checkReport(
  order: Omit<CheckOrder, 'film'>,
  picture: SeenPicture | null,
  sound: HeardSound | null,
  trouble: { picture?: string; sound?: string },
): CheckMeta {
  const checks: Check[] = [
    { name: 'picture-decodes', passed: picture !== null, detail: trouble.picture ?? decodedDetail(picture) },
    { name: 'sound-decodes', passed: sound !== null, detail: trouble.sound ?? 'the whole sound decodes' },
    ...(picture ? pictureChecks(order, picture) : []),
    ...(picture && sound ? [lengthCheck(order, picture, sound)] : []),
    ...(sound && order.loudnessLufs !== null ? [loudnessCheck(order.loudnessLufs, sound)] : []),
  ];
  return { passed: checks.every((check) => check.passed), checks };
}

function decodedDetail(seen: SeenPicture | null): string {
  if (!seen) return 'not decoded';
  if (seen.decoded === seen.frames) return 'every frame decodes';
  return `all ${seen.frames} frames are whole; every keyframe decodes (${seen.decoded})`;
}

function pictureChecks(order: Omit<CheckOrder, 'film'>, seen: SeenPicture): Check[] {
  const blackSeconds = seen.longestBlack / order.fps;
  return [
    {
      name: 'frames',
      passed: seen.frames === order.frames,
      detail: `${seen.frames} frames, ${order.frames} ordered`,
    },
    {
      name: 'frame-times',
      passed: seen.misplaced === 0,
      detail: `${seen.misplaced} frames are not shown at n/${order.fps} s`,
    },
    {
      name: 'size',
      passed: seen.widthPx === order.widthPx && seen.heightPx === order.heightPx,
      detail: `${seen.widthPx}×${seen.heightPx}, ${order.widthPx}×${order.heightPx} ordered`,
    },
    {
      name: 'not-black',
      passed: seen.brightFrames > 0,
      detail: `${seen.brightFrames} of ${seen.decoded} decoded frames show something`,
    },
    {
      name: 'black-stretch',
      passed: blackSeconds <= LONGEST_BLACK_SECONDS,
      detail: `no black longer than ${blackSeconds.toFixed(2)} s, at most ${LONGEST_BLACK_SECONDS} s`,
    },
  ];
}

function lengthCheck(order: Omit<CheckOrder, 'film'>, picture: SeenPicture, sound: HeardSound): Check {
  const seen = picture.frames / order.fps;
  const apart = Math.abs(seen - sound.seconds);
  return {
    name: 'sound-length',
    passed: apart <= Math.max(1 / order.fps, LENGTH_SLACK_SECONDS),
    detail: `picture ${seen.toFixed(3)} s, sound ${sound.seconds.toFixed(3)} s`,
  };
}

function loudnessCheck(target: number, { integratedLufs, truePeakDbtp }: HeardSound): Check {
  const heard =
    integratedLufs === null ? 'silence' : `${integratedLufs} LUFS, peak ${truePeakDbtp ?? '?'} dBTP`;
  return {
    name: 'loudness',
    passed: integratedLufs !== null && Math.abs(integratedLufs - target) <= LOUDNESS_SLACK_LUFS,
    detail: `${heard}; ${target} LUFS ordered`,
  };
}
