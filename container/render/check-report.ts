import type { CheckMeta, CheckOrder, FrameSpan } from '#domain/composer-order';

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
  /** No run of dark frames is longer. */
  longestBlack: number;
  /** Longest runs of black, and of pictures that do not move, where the order asks for neither. */
  longestUnaskedBlack: number;
  longestFrozen: number;
  /** Places of the keyframes, ascending. */
  keys: number[];
}

/** What decoding the sound told; null loudness: silence. */
export interface HeardSound {
  seconds: number;
  /** As long as the sound track says it is heard. */
  trackSeconds: number;
  /** dBFS of each tenth of a second. */
  levels: number[];
  integratedLufs: number | null;
  truePeakDbtp: number | null;
}

/** Sound and picture may differ by the longer of a frame and this. */
const LENGTH_SLACK_SECONDS = 0.1;
/** Half a unit is promised; two meters differ by up to a tenth, and one rounds to it. */
const LOUDNESS_SLACK_LUFS = 0.65;
/** Longer black than any fade the studio makes. */
export const LONGEST_BLACK_SECONDS = 3;
/** Where the order says what may be black and what may stand still, nothing else may for longer than this. */
export const LONGEST_UNASKED_BLACK_SECONDS = 0.5;
const LONGEST_FREEZE_SECONDS = 2;
/** A caption may stand so long after its speech; the studio's own stay a quarter of a second. */
const CAPTION_HOLD_SECONDS = 1;
/** Speech that never comes above this is not heard. */
const SPEECH_FLOOR_DBFS = -48;
/** Two meters of true peak may differ by so much. */
const PEAK_SLACK_DB = 0.2;

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
    ...(picture && sound ? lengthChecks(order, picture, sound) : []),
    ...(sound && order.loudnessLufs !== null ? loudnessChecks(order, order.loudnessLufs, sound) : []),
    ...(sound && order.speech ? [speechCheck(order, order.speech, sound)] : []),
    ...(order.captions ? [captionCheck(order, order.captions)] : []),
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
    ...(order.black
      ? [unaskedCheck('unasked-black', seen.longestUnaskedBlack, LONGEST_UNASKED_BLACK_SECONDS)]
      : []),
    ...(order.still ? [unaskedCheck('frozen', seen.longestFrozen, LONGEST_FREEZE_SECONDS)] : []),
    ...(order.pieces ? [piecesCheck(order.pieces, seen)] : []),
  ];

  function unaskedCheck(name: string, frames: number, most: number): Check {
    const seconds = frames / order.fps;
    return {
      name,
      passed: seconds <= most,
      detail: `${seconds.toFixed(2)} s that the plan does not ask for`,
    };
  }
}

/** A piece that is missing, doubled or in another's place moves the keyframes that pieces begin with. */
function piecesCheck(pieces: readonly number[], seen: SeenPicture): Check {
  const keys = new Set(seen.keys);
  let start = 0;
  let astray = 0;
  for (const frames of pieces) {
    if (!keys.has(start)) astray++;
    start += frames;
  }
  return {
    name: 'pieces',
    passed: astray === 0 && start === seen.frames,
    detail: `${pieces.length - astray} of ${pieces.length} pieces begin where they should`,
  };
}

/** Captions go with what is said: none over silence, none long after its words, none past the film's end. */
function captionCheck(order: Omit<CheckOrder, 'film'>, captions: readonly FrameSpan[]): Check {
  const hold = CAPTION_HOLD_SECONDS * order.fps;
  const speech = order.speech ?? [{ startFrame: 0, endFrame: order.frames }];
  const astray = captions.filter(({ startFrame, endFrame }) => {
    const spoken = speech.some(
      (s) => s.startFrame < endFrame && startFrame < s.endFrame + hold && endFrame <= s.endFrame + hold,
    );
    return !spoken || endFrame > order.frames || endFrame <= startFrame;
  });
  return {
    name: 'captions',
    passed: astray.length === 0,
    detail: `${captions.length - astray.length} of ${captions.length} captions stand while their words are spoken`,
  };
}

function speechCheck(
  order: Omit<CheckOrder, 'film'>,
  speech: readonly FrameSpan[],
  sound: HeardSound,
): Check {
  const unheard = speech.filter(({ startFrame, endFrame }) => {
    const [from, to] = [(startFrame / order.fps) * 10, (endFrame / order.fps) * 10];
    const levels = sound.levels.slice(Math.floor(from), Math.max(Math.ceil(to), Math.floor(from) + 1));
    return Math.max(...levels, Number.NEGATIVE_INFINITY) < SPEECH_FLOOR_DBFS;
  });
  return {
    name: 'speech-heard',
    passed: unheard.length === 0,
    detail: `${speech.length - unheard.length} of ${speech.length} spoken lines are heard`,
  };
}

function lengthChecks(order: Omit<CheckOrder, 'film'>, picture: SeenPicture, sound: HeardSound): Check[] {
  const seen = picture.frames / order.fps;
  const apart = Math.abs(seen - sound.trackSeconds);
  return [
    lengthCheck(order, picture, sound),
    {
      name: 'track-lengths',
      passed: apart <= 1 / order.fps + 1e-3,
      detail: `picture and sound tracks differ by ${(apart * 1000).toFixed(1)} ms, at most a frame`,
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

function loudnessChecks(
  { truePeakDbtp: ceiling }: Omit<CheckOrder, 'film'>,
  target: number,
  { integratedLufs, truePeakDbtp }: HeardSound,
): Check[] {
  const heard =
    integratedLufs === null ? 'silence' : `${integratedLufs} LUFS, peak ${truePeakDbtp ?? '?'} dBTP`;
  const loudness = {
    name: 'loudness',
    passed: integratedLufs !== null && Math.abs(integratedLufs - target) <= LOUDNESS_SLACK_LUFS,
    detail: `${heard}; ${target} LUFS ordered`,
  };
  if (ceiling === undefined || truePeakDbtp === null) return [loudness];
  const passed = truePeakDbtp <= ceiling + PEAK_SLACK_DB;
  return [
    loudness,
    { name: 'true-peak', passed, detail: `${truePeakDbtp} dBTP; at most ${ceiling} ordered` },
  ];
}
