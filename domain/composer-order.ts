import { z } from 'zod';
import { Motion } from './film-plan.ts';
import { Mood, MUSIC_GENRES, PictureFit } from './job-config.ts';
import { PaintSpec } from './paint-spec.ts';

/** Sample rate of every sound in the studio, in Hz. */
export const SAMPLE_RATE = 48_000;

/** The sample at which frame `frame` starts: round(frame · 48000 / fps). */
export function frameToSample(frame: number, fps: number): number {
  return Math.round((frame * SAMPLE_RATE) / fps);
}

const Size = { widthPx: z.int().min(16).max(4096), heightPx: z.int().min(16).max(4096) };
const Fps = z.union([z.literal(24), z.literal(25), z.literal(30)]);
/** A name in the order's `inputs`, whose value is a signed GET. */
const InputName = z.string().regex(/^[a-z0-9_]{1,64}$/);

/** Paints a shot's flat picture. Makes the file `picture` (image/png). */
export const PictureOrder = z.strictObject({ paint: PaintSpec, ...Size });
export type PictureOrder = z.infer<typeof PictureOrder>;

/** Speaks one line. Makes `speech` (audio/wav, 48 kHz mono 16 bit); meta is `SpeechMeta`. */
export const SpeechOrder = z.strictObject({
  text: z.string().min(1).max(2000),
  voice: z.string().min(1).max(80),
  language: z.string().max(35),
  emotion: z.string().max(40).optional(),
  /** The local speech engine that speaks it, `name@version`; absent: the packaged voices. */
  engine: z.string().min(1).max(60).optional(),
});
export type SpeechOrder = z.infer<typeof SpeechOrder>;

/** A spoken word: `text` as the line has it, from `startSample` to `endSample` of its file. */
export const SpokenWord = z.strictObject({
  text: z.string(),
  startSample: z.int().min(0),
  endSample: z.int().min(0),
});
export type SpokenWord = z.infer<typeof SpokenWord>;
export const SpeechMeta = z.strictObject({ samples: z.int().min(1), words: z.array(SpokenWord) });
export type SpeechMeta = z.infer<typeof SpeechMeta>;

/** Composes the score. Makes `music` (audio/flac, 48 kHz stereo) of exactly `samples` samples. */
export const MusicOrder = z.strictObject({
  genre: z.enum(MUSIC_GENRES),
  tempo: z.int().min(40).max(200),
  seed: z.int().min(0),
  samples: z.int().min(1),
  sections: z.array(z.strictObject({ startSample: z.int().min(0), mood: Mood })).min(1),
  /** Where scenes begin: the score strikes there, to the sample, and lays its bars so where it can. */
  hits: z.array(z.int().min(0)).max(2000).optional(),
});
export type MusicOrder = z.infer<typeof MusicOrder>;

/**
 * A shot seen by a piece. `shotFrames` is how long the shot is on screen in all, transitions included;
 * the piece shows its frames from `firstFrame` on, so motion goes on smoothly from piece to piece.
 */
export const ShotView = z.strictObject({
  source: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('paint'), paint: PaintSpec }),
    z.strictObject({
      kind: z.literal('image'),
      input: InputName,
      /** How a picture of another shape fills the frame; absent: crop. */
      fit: PictureFit.optional(),
    }),
    /** A moving picture (video/mp4), cropped to the frame; a long one is cut, a short one slowed and then held. */
    z.strictObject({ kind: z.literal('clip'), input: InputName }),
  ]),
  motion: Motion,
  shotFrames: z.int().min(1),
  firstFrame: z.int().min(0),
});
export type ShotView = z.infer<typeof ShotView>;

/** A caption as it stands over a piece; frames count from the piece's first one, `endFrame` exclusive. */
export const PieceCaption = z.strictObject({
  startFrame: z.int(),
  endFrame: z.int(),
  rows: z.array(z.string().max(200)).min(1).max(2),
  /** For highlight: each word's place (row, index of the word in it) and frames; else empty. */
  words: z.array(
    z.strictObject({ row: z.int().min(0), index: z.int().min(0), startFrame: z.int(), endFrame: z.int() }),
  ),
});
export type PieceCaption = z.infer<typeof PieceCaption>;

/** What is between two shots. `cut` never makes a piece. */
export const PIECE_TRANSITIONS = [
  'fade',
  'dissolve',
  'slide',
  'wipe',
  'dip',
  'zoom',
  'fade-in',
  'fade-out',
] as const;
export const CAPTION_STYLES = ['plain', 'boxed', 'highlight'] as const;

/**
 * Renders a run of frames: a shot's body, or the transition from one shot to the next. Makes `piece`
 * (video/h264: silent Annex B, closed GOP) and `twin` (video/mp4: the same pictures as fragmented MP4 from time 0, for
 * Media Source Extensions); meta is `PieceMeta`. It does not know where in the film it stands.
 * fade: out to black, then in. dip: the same, short, with a hold in black. zoom: the camera rushes into the first
 * shot and comes out in the second. fade-in, fade-out: from and to black, `to` absent.
 */
export const PieceOrder = z.strictObject({
  ...Size,
  fps: Fps,
  frames: z.int().min(1),
  from: ShotView,
  to: ShotView.optional(),
  transition: z.enum(PIECE_TRANSITIONS).optional(),
  captions: z.array(PieceCaption),
  captionStyle: z.enum(CAPTION_STYLES),
});
export type PieceOrder = z.infer<typeof PieceOrder>;
/** `codecs` as the `type` of a source buffer wants it, e.g. `avc1.64001f`. */
export const PieceMeta = z.looseObject({ frames: z.int(), bytes: z.int(), codecs: z.string() });
export type PieceMeta = z.infer<typeof PieceMeta>;

/** What sounds under a scene for as long as it lasts, made by the composer itself. */
export const AMBIENCE_KINDS = [
  'sea',
  'river',
  'wind',
  'rain',
  'crowd',
  'city',
  'forest',
  'night',
  'hum',
  'rails',
  'fire',
] as const;
export type AmbienceKind = (typeof AMBIENCE_KINDS)[number];
/** `level` is linear, 1 is a bed that carries the scene; `muffled`: heard through a wall. Samples of the film. */
export const AmbienceBed = z.strictObject({
  kind: z.enum(AMBIENCE_KINDS),
  startSample: z.int().min(0),
  endSample: z.int().min(0),
  level: z.number().min(0).max(1),
  muffled: z.boolean(),
});
export type AmbienceBed = z.infer<typeof AmbienceBed>;
/** A single sound that begins at its sample. */
export const AmbienceSound = z.strictObject({
  kind: z.enum(['thunder', 'bell', 'gull', 'owl']),
  startSample: z.int().min(0),
  level: z.number().min(0).max(1),
  muffled: z.boolean(),
});
export type AmbienceSound = z.infer<typeof AmbienceSound>;
export const AmbienceOrder = z.strictObject({
  seed: z.int().min(0).max(0xffffffff),
  beds: z.array(AmbienceBed).max(20_000),
  sounds: z.array(AmbienceSound).max(20_000),
  /** Recordings that beds of a kind sound of, over and over; of the others the composer makes its own. */
  recordings: z.partialRecord(z.enum(AMBIENCE_KINDS), InputName).optional(),
});

/**
 * Mixes the film's whole sound, `samples` long. Makes `mix` (audio/mp4, AAC 48 kHz stereo), `narration`
 * (audio/mpeg, speech alone) and, with music, `music` (audio/mpeg). meta is `MixMeta`.
 */
export const MixOrder = z.strictObject({
  /** Absent: nothing but what the inputs hold. */
  ambience: AmbienceOrder.optional(),
  samples: z.int().min(1),
  speech: z.array(
    z.strictObject({
      input: InputName,
      startSample: z.int().min(0),
      /** Linear, beside the loudness that every line is brought to; absent: 1. */
      volume: z.number().min(0).max(2).optional(),
    }),
  ),
  /** Sounds that keep their own loudness and are not ducked; `volume` is linear. */
  effects: z
    .array(
      z.strictObject({ input: InputName, startSample: z.int().min(0), volume: z.number().min(0).max(4) }),
    )
    .max(2000)
    .optional(),
  /** False: the mix alone, without `narration` and `music` as files of their own. */
  stems: z.boolean().optional(),
  /** How the music sinks under speech: how deep, how fast before the first word, how slowly after the last. */
  duck: z
    .strictObject({
      db: z.number().min(-40).max(0),
      attackMs: z.int().min(5).max(3000),
      releaseMs: z.int().min(5).max(6000),
    })
    .optional(),
  /** `loop`: where it is shorter than the film it begins again, crossfaded; else it is silent from its end on. */
  music: z
    .strictObject({ input: InputName, volume: z.number().min(0).max(1), loop: z.boolean().optional() })
    .nullable(),
  loudnessLufs: z.number().min(-30).max(-8),
  truePeakDbtp: z.number().min(-6).max(0),
});
export type MixOrder = z.infer<typeof MixOrder>;
/** Measured by EBU R128 on the encoded sound; null loudness: silence. */
export const MixMeta = z.strictObject({
  integratedLufs: z.number().nullable(),
  truePeakDbtp: z.number().nullable(),
  samples: z.int(),
});
export type MixMeta = z.infer<typeof MixMeta>;

/** Joins pieces and sound by stream copy. Makes `film` (video/mp4, faststart) and `poster` (image/jpeg). */
export const JoinOrder = z.strictObject({
  ...Size,
  fps: Fps,
  frames: z.int().min(1),
  pieces: z.array(z.strictObject({ input: InputName, frames: z.int().min(1) })).min(1),
  mix: InputName,
  posterFrame: z.int().min(0),
});
export type JoinOrder = z.infer<typeof JoinOrder>;
export const JoinMeta = z.strictObject({ durationMs: z.int(), widthPx: z.int(), heightPx: z.int() });
export type JoinMeta = z.infer<typeof JoinMeta>;

/** A run of frames of the film, `endFrame` exclusive. */
export const FrameSpan = z.strictObject({ startFrame: z.int().min(0), endFrame: z.int().min(0) });
export type FrameSpan = z.infer<typeof FrameSpan>;

/**
 * Reads a finished film back and compares it with what was asked. Makes `report` (application/json, a `CheckMeta`);
 * meta is the same. What is absent of `asked` is not compared.
 */
export const CheckOrder = z.strictObject({
  ...Size,
  film: InputName,
  fps: Fps,
  frames: z.int().min(1),
  loudnessLufs: z.number().nullable(),
  truePeakDbtp: z.number().optional(),
  /** Frames of each piece: every piece begins with a keyframe of the film. */
  pieces: z.array(z.int().min(1)).optional(),
  /** Where the plan asks for black: the film's edges and what goes through black. */
  black: z.array(FrameSpan).optional(),
  /** Where nothing has to move: shots that stand still. */
  still: z.array(FrameSpan).optional(),
  captions: z.array(FrameSpan).optional(),
  /** Where somebody speaks. */
  speech: z.array(FrameSpan).optional(),
});
export type CheckOrder = z.infer<typeof CheckOrder>;
export const CheckMeta = z.strictObject({
  passed: z.boolean(),
  checks: z.array(z.strictObject({ name: z.string(), passed: z.boolean(), detail: z.string() })),
});
export type CheckMeta = z.infer<typeof CheckMeta>;

/** What a finished film can be turned into: whole films, a teaser, the sound alone, a sheet of pictures. */
export const EXPORT_FORMATS = ['webm', 'gif', 'mp3', 'm4a', 'sheet'] as const;

/**
 * Turns a finished film into another format. Makes `export`: webm (VP9 and Opus), gif (a silent teaser of `span`,
 * or of the film's first seconds), mp3, m4a (the film's own AAC), sheet (a JPEG of the frames `sheetFrames`, or of
 * twelve that are spread over the film).
 */
export const ExportOrder = z.strictObject({
  ...Size,
  film: InputName,
  fps: Fps,
  frames: z.int().min(1),
  format: z.enum(EXPORT_FORMATS),
  span: FrameSpan.optional(),
  sheetFrames: z.array(z.int().min(0)).min(1).max(60).optional(),
  title: z.string().max(200).optional(),
});
export type ExportOrder = z.infer<typeof ExportOrder>;

/**
 * Decodes a file that a user brought along and writes it anew, so that nothing of it but what is seen or heard goes on.
 * Makes `picture` (image/png, at most 2560 px a side; meta is its size), `speech` (audio/wav, 48 kHz mono 16 bit; meta is
 * `SpeechMeta` without words) or `music` (audio/flac, 48 kHz stereo; meta is its samples).
 */
export const IntakeOrder = z.strictObject({
  media: z.enum(['picture', 'voice', 'music']),
  file: InputName,
  /** What it is by its own bytes. */
  type: z.string().max(80),
});
export type IntakeOrder = z.infer<typeof IntakeOrder>;

export const OrderWork = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('picture'), order: PictureOrder }),
  z.strictObject({ kind: z.literal('speech'), order: SpeechOrder }),
  z.strictObject({ kind: z.literal('music'), order: MusicOrder }),
  z.strictObject({ kind: z.literal('piece'), order: PieceOrder }),
  z.strictObject({ kind: z.literal('mix'), order: MixOrder }),
  z.strictObject({ kind: z.literal('join'), order: JoinOrder }),
  z.strictObject({ kind: z.literal('check'), order: CheckOrder }),
  z.strictObject({ kind: z.literal('export'), order: ExportOrder }),
  z.strictObject({ kind: z.literal('intake'), order: IntakeOrder }),
]);
export type OrderWork = z.infer<typeof OrderWork>;
export type OrderKind = OrderWork['kind'];

/**
 * The body of `POST /v1/orders`. `Authorization: Bearer` carries the order token (HS256 under
 * COMPOSER_SECRET, `aud` "composer-order", `sub` the order's id); the same token authorises the
 * composer's calls back to `reportUrl` and `${reportUrl}/uploads`.
 */
export const ComposerOrder = z.strictObject({
  id: z.string().regex(/^ord_[a-z0-9]{1,64}$/),
  work: OrderWork,
  inputs: z.record(InputName, z.url()),
  reportUrl: z.url(),
});
export type ComposerOrder = z.infer<typeof ComposerOrder>;

/** A finished file, already in the bucket. */
export const MadeFile = z.strictObject({
  role: z.enum([
    'plan',
    'picture',
    'clip',
    'speech',
    'music',
    'effect',
    'piece',
    'twin',
    'mix',
    'narration',
    'film',
    'poster',
    'report',
    'export',
  ]),
  objectKey: z.string().max(512),
  bytes: z.int().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  type: z.string().max(80),
});
export type MadeFile = z.infer<typeof MadeFile>;

/** What the composer posts to `reportUrl`, every 5 s while it works or waits, and once at the end. */
export const OrderReport = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('running'), progress: z.number().min(0).max(1) }),
  z.strictObject({
    state: z.literal('done'),
    files: z.array(MadeFile).max(8),
    meta: z.record(z.string(), z.unknown()),
  }),
  z.strictObject({
    state: z.literal('failed'),
    code: z.string().max(80),
    message: z.string().max(2000),
    /** True: trouble of the machine, worth another attempt. False: the order itself cannot be done. */
    retryable: z.boolean(),
  }),
]);
export type OrderReport = z.infer<typeof OrderReport>;

/** Answer to a report; `false`: nobody wants the result any more, stop. */
export const OrderReportAnswer = z.strictObject({ goOn: z.boolean() });

/** Body of `POST ${reportUrl}/uploads`. */
export const UploadRequest = z.strictObject({
  role: MadeFile.shape.role,
  bytes: MadeFile.shape.bytes,
  sha256: MadeFile.shape.sha256,
  type: MadeFile.shape.type,
});
export type UploadRequest = z.infer<typeof UploadRequest>;

/** A PUT signed for exactly that length, type and checksum; send `headers` unchanged. */
export const UploadGrant = z.strictObject({
  objectKey: z.string(),
  url: z.url(),
  headers: z.record(z.string(), z.string()),
});
export type UploadGrant = z.infer<typeof UploadGrant>;

/** Answer to `GET /v1/orders/:id`; 404 if this instance does not know the order. */
export const OrderStatus = z.strictObject({
  id: z.string(),
  kind: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'stopped']),
  progress: z.number().min(0).max(1),
  report: OrderReport.optional(),
});
export type OrderStatus = z.infer<typeof OrderStatus>;
