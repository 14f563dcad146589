import { z } from 'zod';
import { Mood } from './job-config.ts';

export const TIMES_OF_DAY = ['dawn', 'morning', 'day', 'afternoon', 'dusk', 'evening', 'night'] as const;
export const WEATHERS = ['clear', 'cloudy', 'rain', 'storm', 'snow', 'fog', 'wind'] as const;
export const SEASONS = ['spring', 'summer', 'autumn', 'winter'] as const;
export const FRAMINGS = ['wide', 'medium', 'close', 'detail'] as const;
/** Kinds of place the painter knows. `backdrop` is for what no script has placed: people before colour. */
export const PLACES = [
  'sea',
  'coast',
  'mountain',
  'forest',
  'desert',
  'field',
  'village',
  'old-town',
  'city',
  'street',
  'market',
  'cafe',
  'kitchen',
  'bedroom',
  'room',
  'office',
  'classroom',
  'hospital',
  'laboratory',
  'library',
  'church',
  'castle',
  'ruin',
  'train',
  'station',
  'car',
  'ship',
  'airport',
  'spaceship',
  'planet',
  'underwater',
  'cave',
  'rooftop',
  'bridge',
  'garden',
  'park',
  'stage',
  'courtroom',
  'prison',
  'battlefield',
  'cemetery',
  'bar',
  'factory',
  'space',
  'submarine',
  'stadium',
  'barn',
  'cellar',
  'lighthouse',
  'trench',
  'square',
  'river',
  'harbour',
  'museum',
  'arctic',
  'frontier',
  'ring',
  'workshop',
  'dressing-room',
  'backdrop',
] as const;
export const POSES = [
  'standing',
  'sitting',
  'walking',
  'running',
  'talking',
  'reading',
  'embracing',
  'fighting',
  'working',
  'lying',
  'pointing',
  'waving',
  'kneeling',
  'riding',
] as const;
/** How pictures are drawn: a warm picture book, or black ink with one red. */
export const STYLES = ['storybook', 'noir'] as const;
/** Animals and machines that talk and dress as people do. */
export const SPECIES = [
  'bear',
  'fox',
  'wolf',
  'dog',
  'cat',
  'lion',
  'rabbit',
  'mouse',
  'pig',
  'goat',
  'sheep',
  'cow',
  'horse',
  'elephant',
  'owl',
  'bird',
  'duck',
  'frog',
  'hedgehog',
  'squirrel',
  'robot',
] as const;
export const EXPRESSIONS = [
  'neutral',
  'happy',
  'sad',
  'crying',
  'angry',
  'afraid',
  'surprised',
  'thoughtful',
  'asleep',
] as const;
export const BUILDS = ['slim', 'average', 'broad'] as const;
export const AGES = ['child', 'young', 'adult', 'old'] as const;
export const HAIR_STYLES = ['short', 'long', 'bun', 'curly', 'bald', 'ponytail', 'covered'] as const;
export const OUTFITS = [
  'coat',
  'dress',
  'suit',
  'robe',
  'casual',
  'uniform',
  'spacesuit',
  'armour',
  'apron',
  'cloak',
  'sport',
] as const;

export const Place = z.enum(PLACES);
export type Place = z.infer<typeof Place>;
export const TimeOfDay = z.enum(TIMES_OF_DAY);
export type TimeOfDay = z.infer<typeof TimeOfDay>;
export const Weather = z.enum(WEATHERS);
export type Weather = z.infer<typeof Weather>;
export const Season = z.enum(SEASONS);
export type Season = z.infer<typeof Season>;
export const Framing = z.enum(FRAMINGS);
export type Framing = z.infer<typeof Framing>;
const HexColour = z.string().regex(/^#[0-9a-f]{6}$/);

/** How a person looks, the same in every shot of a film. */
export const Look = z.strictObject({
  presentation: z.enum(['feminine', 'masculine', 'neutral']),
  age: z.enum(AGES),
  build: z.enum(BUILDS),
  skin: HexColour,
  hair: z.strictObject({ style: z.enum(HAIR_STYLES), colour: HexColour }),
  beard: z.boolean(),
  /** Absent: human. The fur's or hull's colour is `skin`. */
  species: z.enum(SPECIES).optional(),
  outfit: z.strictObject({ kind: z.enum(OUTFITS), colour: HexColour, accent: HexColour }),
  /** Things worn or always carried, e.g. `glasses`, `hat`, `scarf`, `lantern`. */
  extras: z.array(z.string().max(40)).max(6),
});
export type Look = z.infer<typeof Look>;

/** One person in the picture. `at` is the feet's place across the frame, 0 left to 1 right. */
export const PaintedPerson = z.strictObject({
  characterId: z.string().max(64),
  look: Look,
  pose: z.enum(POSES),
  expression: z.enum(EXPRESSIONS),
  facing: z.enum(['left', 'right', 'camera', 'away']),
  at: z.number().min(0).max(1),
});
export type PaintedPerson = z.infer<typeof PaintedPerson>;

/**
 * Everything that determines an animatic's picture, as data. It names no aspect and no size: the
 * same spec is painted for every frame shape. `seed` makes clouds, trees and stars vary between
 * places but stay the same within one.
 */
export const PaintSpec = z.strictObject({
  seed: z.int().min(0).max(0xffffffff),
  place: Place,
  time: TimeOfDay,
  weather: Weather,
  season: Season,
  mood: Mood,
  framing: Framing,
  people: z.array(PaintedPerson).max(6),
  /** Props and animals, e.g. `lighthouse`, `boat`, `dog`, `lantern`; unknown ones are left out. */
  props: z.array(z.string().max(40)).max(12),
  /** The one thing the shot is about, a prop's name or a character's id; null: the place itself. */
  focus: z.string().max(64).nullable(),
  /** Absent: storybook. */
  style: z.enum(STYLES).optional(),
  /** Where the camera stands: 0 (or absent) shows the whole place, others part of it, from another side. */
  angle: z.int().min(0).max(3).optional(),
});
export type PaintSpec = z.infer<typeof PaintSpec>;
