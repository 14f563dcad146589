import { z } from 'zod';
import type { OrderWork } from './composer-order.ts';
import { contentKey, sha256Hex } from './content-key.ts';
import { Script } from './estimate.ts';
import { pictureOrder, speechOrder } from './film-orders.ts';
import { type FilmPlan, type Line, type Shot, shotsOf } from './film-plan.ts';
import { Aspect, JobConfig, Mood, MUSIC_GENRES } from './job-config.ts';
import { musicRequest } from './motion-requests.ts';
import { imageRequest, type ProviderRequest, speechRequest } from './provider-requests.ts';
import type { Purchase } from './purchase.ts';
import { languageOf } from './script/detect-language.ts';
import { planFilm } from './script/plan-film.ts';
import { ScriptError } from './script/script-error.ts';

const Instant = z.iso.datetime();

export const PREVIEW_KINDS = ['voice', 'music', 'picture', 'plan'] as const;
export type PreviewKind = (typeof PREVIEW_KINDS)[number];

const shared = {
  /** As a config's `providers` name it: `embedded` (free), a vendor, `vendor:model`, or `auto`. */
  provider: z.string().max(64).default('embedded'),
  /** True: only the price is asked for, and nothing is made. */
  quoteOnly: z.boolean().default(false),
};

export const VoicePreviewRequest = z.strictObject({
  ...shared,
  text: z.string().trim().min(1).max(300),
  /** A voice of the provider's; absent: its narrator. */
  voice: z.string().max(80).optional(),
  emotion: z.string().max(40).optional(),
  /** BCP 47 tag, or `auto` to be read from the text. */
  language: z.string().max(35).default('auto'),
});

export const MusicPreviewRequest = z.strictObject({
  ...shared,
  genre: z.enum(MUSIC_GENRES).default('ambient'),
  mood: Mood.default('calm'),
  tempo: z.int().min(40).max(200).default(90),
  seconds: z.int().min(5).max(30).default(10),
});

export const PicturePreviewRequest = z.strictObject({
  ...shared,
  prompt: z.string().trim().min(1).max(1000),
  style: z.string().max(200).default('auto'),
  /** Of painted pictures; bought ones are made at their model's size and reframed. */
  aspect: Aspect.default('16:9'),
});

/** A storyboard with a paid planner's notes on it, to be read and edited before its film is bought. */
export const PlanPreviewRequest = z.strictObject({
  projectId: z.string().max(64),
  script: Script,
  /** `quality` final, and `providers.plan` names who notes. The storyboard is stored under it. */
  config: JobConfig.prefault({}),
  quoteOnly: shared.quoteOnly,
});
export type PlanPreviewRequest = z.infer<typeof PlanPreviewRequest>;

export type PreviewRequest =
  | { kind: 'voice'; asked: z.infer<typeof VoicePreviewRequest> }
  | { kind: 'music'; asked: z.infer<typeof MusicPreviewRequest> }
  | { kind: 'picture'; asked: z.infer<typeof PicturePreviewRequest> };

/** A voice, a score, a picture or a storyboard to try before a film is made with it. */
export const Preview = z.object({
  /** Null: only its price was asked for, and it is not made. */
  id: z.string().nullable(),
  kind: z.enum(PREVIEW_KINDS),
  state: z.enum(['quoted', 'making', 'ready', 'failed']),
  provider: z.string(),
  /** Null: the studio makes it itself. */
  model: z.string().nullable(),
  /** What making it costs your budget; 0 where it is made already. */
  priceMicros: z.int(),
  /** What it cannot exceed. */
  willNotExceedMicros: z.int(),
  /** What your own key at the vendor is expected to pay, in no budget; absent: none is used. */
  ownKeyMicros: z.int().optional(),
  /** True: it was there already, and costs nothing. */
  cached: z.boolean(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  /** A signed GET until `expiresAt`; null: it is not ready. */
  url: z.string().nullable(),
  expiresAt: Instant.nullable(),
  type: z.string().nullable(),
  bytes: z.int().nullable(),
  /** Of a storyboard that is ready: the stored version, at `GET /plans/{planId}`; null: there is none. */
  planId: z.string().nullable(),
  /** In how many parts a planner is asked, and how many it has noted on; null: it is no storyboard. */
  parts: z.object({ count: z.int(), ready: z.int() }).nullable(),
});
export type Preview = z.infer<typeof Preview>;

/** A storyboard that a paid planner notes on for no job. */
export interface Storyboard {
  projectId: string;
  /** Kept while it is being made, and empty from then on. */
  script: string;
  config: JobConfig;
  parts: number;
  /** The assets with the notes on the first parts. */
  noteKeys: readonly string[];
  /** The stored version; null: it is not made. */
  planId: string | null;
}

/** What a preview buys. A storyboard's `request` is that of its first part; the others follow from what was noted. */
export interface PreviewPurchase extends Purchase {
  /** Of the ledger: what is asked for again after a failure has a bound of its own. Absent: the first. */
  round?: number;
  storyboard?: Storyboard;
}

/** The name of a storyboard's content: the same asked for again is the one that there is. */
export function storyboardKey(
  userId: string,
  { projectId, script, config }: Pick<Storyboard, 'projectId' | 'script' | 'config'>,
): string {
  return contentKey(userId, 'storyboard', { projectId, script, config });
}

/** What is asked of whom: a vendor for money, or the composer for nothing. */
export type PreviewThing = { request: ProviderRequest } | { work: OrderWork };

const SAMPLES_A_SECOND = 48_000;
/** Anything that can be planned: what a preview needs of a film beside its own words. */
const BLANK = 'A quiet place. Nobody is there.';

/**
 * The very request that a film's step would make of these words, under a settled `choice` of maker, so that previews are
 * asked for as films are. Throws `RangeError` for a choice that no model answers.
 */
export function previewThing({ kind, asked }: PreviewRequest, choice: string): PreviewThing {
  const free = choice === 'embedded';
  const blank = planFilm(BLANK, JobConfig.parse({}));
  switch (kind) {
    case 'voice': {
      const { text, voice, emotion, language } = asked;
      const line: Line = { id: 'lin_preview', speaker: null, text, ...(emotion ? { emotion } : {}) };
      const plan = { ...blank, language: languageOf(language, text) };
      const config = configOf({ voice: choice }, voice === undefined ? {} : { narrator: voice });
      return free
        ? { work: speechOrder(line, plan, config).work }
        : { request: speechRequest(line, plan, config) };
    }
    case 'music': {
      const { genre, mood, tempo, seconds } = asked;
      if (!free) {
        const plan = { ...blank, logline: '', music: { genre, mood, tempo, sections: [] } };
        return { request: musicRequest(plan, configOf({ music: choice }), seconds * 1_000) };
      }
      const seed = Number.parseInt(sha256Hex(`${genre} ${mood} ${tempo}`).slice(0, 8), 16);
      const sections = [{ startSample: 0, mood }];
      const order = { genre, tempo, seed, samples: seconds * SAMPLES_A_SECOND, sections };
      return { work: { kind: 'music', order } };
    }
    case 'picture': {
      const { prompt, style, aspect } = asked;
      const { plan, shot } = drawn(prompt, style, blank);
      if (free) return { work: pictureOrder(shot, { ...JobConfig.parse({}), aspect }).work };
      const bare = { ...shot, prompt, paint: { ...shot.paint, people: [] } };
      return { request: imageRequest(bare, { ...plan, characters: [] }, configOf({ image: choice })) };
    }
    default:
      return kind satisfies never;
  }
}

const configOf = (providers: Partial<JobConfig['providers']>, voices: JobConfig['voices'] = {}) =>
  JobConfig.parse({ quality: 'final', providers, voices });

/** The words as the first shot of a film; what names nothing that can be drawn is a picture of its place alone. */
function drawn(prompt: string, style: string, blank: FilmPlan): { plan: FilmPlan; shot: Shot } {
  const plan = tryPlan(prompt, style) ?? { ...blank, ...(style === 'auto' ? {} : { style }) };
  const [first] = shotsOf(plan);
  if (!first) throw new Error('a plan has at least one shot');
  return { plan, shot: first.shot };
}

function tryPlan(prompt: string, style: string): FilmPlan | null {
  try {
    return planFilm(prompt, JobConfig.parse({ style }));
  } catch (error) {
    if (error instanceof ScriptError) return null;
    throw error;
  }
}
