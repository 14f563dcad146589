import { z } from 'zod';

export const ASPECTS = ['16:9', '9:16', '1:1', '4:5'] as const;
export const RESOLUTIONS = [480, 720, 1080] as const;
export const FRAME_RATES = [24, 25, 30] as const;
export const CAPTION_MODES = ['off', 'sidecar', 'burned', 'highlight', 'boxed'] as const;
/** fade: slowly through black. dip: a short blink of black. zoom: through the picture into the next one. */
export const TRANSITION_KINDS = ['cut', 'fade', 'dissolve', 'slide', 'wipe', 'dip', 'zoom'] as const;
/** How a picture of another shape fills the frame: cropped to what matters, whole over its own blur, whole on black. */
export const PICTURE_FITS = ['crop', 'blur', 'letterbox'] as const;
export const MUSIC_GENRES = [
  'ambient',
  'orchestral',
  'piano',
  'folk',
  'electronic',
  'jazz',
  'suspense',
] as const;
export const MOODS = [
  'calm',
  'joyful',
  'sad',
  'tense',
  'dark',
  'romantic',
  'wondrous',
  'heroic',
  'comic',
  'neutral',
] as const;
/** Voices of the embedded narrator. */
export const EMBEDDED_VOICES = [
  'slt',
  'rms',
  'awb',
  'mia',
  'vera',
  'kit',
  'leo',
  'bruno',
  'otto',
  'tim',
] as const;

/** Tells a story where the config names nobody. */
export const NARRATOR_VOICE: (typeof EMBEDDED_VOICES)[number] = 'slt';

export const Aspect = z.enum(ASPECTS);
export type Aspect = z.infer<typeof Aspect>;
export const Mood = z.enum(MOODS);
export type Mood = z.infer<typeof Mood>;
export const TransitionKind = z.enum(TRANSITION_KINDS);
export type TransitionKind = z.infer<typeof TransitionKind>;
export const PictureFit = z.enum(PICTURE_FITS);
export type PictureFit = z.infer<typeof PictureFit>;
export const CaptionMode = z.enum(CAPTION_MODES);
export type CaptionMode = z.infer<typeof CaptionMode>;

/** Music wishes; absent fields are chosen by the planner from the script. `volume` is linear 0–1. */
export const MusicConfig = z.strictObject({
  genre: z.enum(MUSIC_GENRES).optional(),
  mood: Mood.optional(),
  volume: z.number().min(0).max(1).default(0.5),
});
export type MusicConfig = z.infer<typeof MusicConfig>;

/**
 * Which provider makes each stage: `embedded` (the studio itself, free), a vendor, or `vendor:model`. `auto` is
 * settled before anything is stored: the first vendor whose key is set; where none is, the studio's own voices,
 * and no pictures for a final film. `voice` may name a speech engine that the studio has found, in an animatic too:
 * `embedded:espeak-ng`.
 */
export const ProviderChoice = z.strictObject({
  /** Longer than the others: a server of the owner's own names its model and what it costs. */
  plan: z.string().max(160).default('embedded'),
  image: z.string().max(64).default('auto'),
  video: z.string().max(64).default('none'),
  voice: z.string().max(64).default('auto'),
  music: z.string().max(64).default('embedded'),
  /** Sea, wind, rain and the like behind the scenes; absent: embedded. */
  effect: z.string().max(64).optional(),
});
export type ProviderChoice = z.infer<typeof ProviderChoice>;

/** What the writer asks of a film. Every field has a default, so `{}` is a whole config. */
export const JobConfig = z.strictObject({
  quality: z.enum(['animatic', 'final']).default('animatic'),
  aspect: Aspect.default('16:9'),
  /** Short side in pixels. */
  resolution: z.union([z.literal(480), z.literal(720), z.literal(1080)]).default(720),
  fps: z.union([z.literal(24), z.literal(25), z.literal(30)]).default(30),
  /** `storybook`, `noir`, any style a picture model knows, or `auto`: as the story asks. */
  style: z.string().max(200).default('auto'),
  /** BCP 47 tag, or `auto` to be read from the script. */
  language: z.string().max(35).default('auto'),
  /** Voice names: `narrator`, and by character id or upper-case character name. */
  voices: z.record(z.string().max(80), z.string().max(80)).default({}),
  music: z.union([MusicConfig, z.literal(false)]).default({ volume: 0.5 }),
  /** False: no sea, wind, rain, crowds and the like behind voices and music; absent: what fits each scene. */
  ambience: z.boolean().optional(),
  captions: CaptionMode.default('burned'),
  transition: TransitionKind.default('dissolve'),
  /** For pictures that are bought; absent: crop. */
  pictureFit: PictureFit.optional(),
  /** Integrated loudness in LUFS: streaming (−14, also if absent), podcasts and phones, European broadcast (EBU R 128). */
  loudnessLufs: z.union([z.literal(-14), z.literal(-16), z.literal(-23)]).optional(),
  /** What becomes of shots that a vendor, or moderation of storyboard or pictures, refuses; absent: the job ends and asks. */
  refusedShots: z.enum(['ask', 'skip']).optional(),
  providers: ProviderChoice.prefault({}),
  /** Ceiling of this job in micro-dollars; absent: the user's own job limit. */
  maxCostMicros: z.int().min(0).optional(),
});
export type JobConfig = z.infer<typeof JobConfig>;

const RATIO: Record<Aspect, readonly [number, number]> = {
  '16:9': [16, 9],
  '9:16': [9, 16],
  '1:1': [1, 1],
  '4:5': [4, 5],
};

/** Frame size in pixels for an aspect and a short side; both sides are even, as 4:2:0 needs. */
export function frameSize(aspect: Aspect, resolution: number): { widthPx: number; heightPx: number } {
  const [w, h] = RATIO[aspect];
  const even = (n: number) => 2 * Math.round(n / 2);
  return w >= h
    ? { widthPx: even((resolution * w) / h), heightPx: even(resolution) }
    : { widthPx: even(resolution), heightPx: even((resolution * h) / w) };
}
