import { z } from 'zod';
import { Mood, MUSIC_GENRES, TransitionKind } from './job-config.ts';
import { Framing, Look, PaintSpec, Season, TimeOfDay, Weather } from './paint-spec.ts';

/** Bounds of any plan, whoever made it. */
export const PLAN_LIMITS = { scenes: 600, shots: 3000, characters: 60, scriptChars: 400_000 } as const;

/** A file of the user's own by its SHA-256: an upload that is ready. */
const OwnFile = z.string().regex(/^[0-9a-f]{64}$/);
const Id = z.string().regex(/^[a-z]+_[a-z0-9]{1,40}$/);

export const Character = z.strictObject({
  /** `chr_…`, stable across edits of the script. */
  id: Id,
  name: z.string().min(1).max(80),
  /** A description in words, for picture models and people. */
  description: z.string().max(600),
  look: Look,
  /** A voice name of the chosen voice provider; null: chosen when spoken. */
  voice: z.string().max(80).nullable(),
  /** The user's own picture in the place of a portrait that is made; absent: none. */
  portrait: OwnFile.optional(),
});
export type Character = z.infer<typeof Character>;

/** An utterance. `text` is verbatim from the script. `speaker` is a character id; null: the narrator. */
export const Line = z.strictObject({
  /** `lin_…`, stable across edits. */
  id: Id,
  speaker: z.string().max(64).nullable(),
  text: z.string().min(1).max(2000),
  emotion: z.string().max(40).optional(),
  /** The user's own recording of it; absent: it is spoken by a voice. */
  recording: OwnFile.optional(),
});
export type Line = z.infer<typeof Line>;

/** sway: a slow float. handheld: the small restless moves of a camera on a shoulder. */
export const MOTION_KINDS = ['still', 'pan', 'push-in', 'pull-out', 'drift', 'sway', 'handheld'] as const;

/** A view on the picture: `x`, `y` its centre as a share of the picture, `zoom` ≥ 1 (1 shows it whole). */
export const View = z.strictObject({
  x: z.number().min(0).max(1),
  y: z.number().min(0).max(1),
  zoom: z.number().min(1).max(4),
});
export type View = z.infer<typeof View>;

export const Motion = z.strictObject({ kind: z.enum(MOTION_KINDS), from: View, to: View });
export type Motion = z.infer<typeof Motion>;

export const Shot = z.strictObject({
  /** `sht_…`, stable across edits of other places. */
  id: Id,
  framing: Framing,
  /** Who or what is seen. */
  subject: z.string().max(300),
  /** What happens, as the script says it. */
  action: z.string().max(1000),
  /** The picture in words, for picture models. */
  prompt: z.string().max(2000),
  /** The picture as data, for the painter. */
  paint: PaintSpec,
  lines: z.array(Line).max(40),
  motion: Motion,
  /** How this shot begins; null: the config's transition within a scene. */
  transition: TransitionKind.nullable(),
  minMs: z.int().min(300).max(120_000),
  maxMs: z.int().min(300).max(600_000),
  /** The user's own picture; absent: one is made. */
  picture: OwnFile.optional(),
  /** Counts up when the picture is to be made anew. */
  take: z.int().min(0).max(1000).default(0),
  /** Where in the script this shot comes from: characters [start, end). */
  source: z.strictObject({ start: z.int().min(0), end: z.int().min(0) }).optional(),
});
export type Shot = z.infer<typeof Shot>;

export const Scene = z.strictObject({
  id: Id,
  heading: z.string().max(300),
  place: z.string().max(120),
  time: TimeOfDay,
  season: Season,
  weather: Weather,
  mood: Mood,
  shots: z.array(Shot).min(1).max(400),
});
export type Scene = z.infer<typeof Scene>;

/** A part of the score that follows scenes `fromScene`..`toScene` (ids, inclusive). */
export const MusicSection = z.strictObject({ fromScene: Id, toScene: Id, mood: Mood });

export const FilmPlan = z.strictObject({
  title: z.string().min(1).max(200),
  logline: z.string().max(500),
  /** BCP 47 tag of what is spoken. */
  language: z.string().max(35),
  style: z.string().max(200),
  characters: z.array(Character).max(PLAN_LIMITS.characters),
  scenes: z.array(Scene).min(1).max(PLAN_LIMITS.scenes),
  music: z.strictObject({
    genre: z.enum(MUSIC_GENRES),
    mood: Mood,
    tempo: z.int().min(40).max(200),
    sections: z.array(MusicSection).max(PLAN_LIMITS.scenes),
    /** The user's own score; absent: one is made. */
    recording: OwnFile.optional(),
  }),
});
export type FilmPlan = z.infer<typeof FilmPlan>;

/** All shots of a plan in the order of the film, each with its scene. */
export function shotsOf(plan: FilmPlan): { scene: Scene; shot: Shot }[] {
  return plan.scenes.flatMap((scene) => scene.shots.map((shot) => ({ scene, shot })));
}

/** All lines of a plan in the order of the film. */
export function linesOf(plan: FilmPlan): Line[] {
  return shotsOf(plan).flatMap(({ shot }) => shot.lines);
}
