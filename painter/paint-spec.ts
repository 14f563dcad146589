/** What a picture shows, as plain data: the painter's own view of the film's paint spec. */
export const TIMES_OF_DAY = ['dawn', 'morning', 'day', 'afternoon', 'dusk', 'evening', 'night'] as const;
export const WEATHERS = ['clear', 'cloudy', 'rain', 'storm', 'snow', 'fog', 'wind'] as const;
export const SEASONS = ['spring', 'summer', 'autumn', 'winter'] as const;
export const FRAMINGS = ['wide', 'medium', 'close', 'detail'] as const;
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

export type TimeOfDay = (typeof TIMES_OF_DAY)[number];
export type Weather = (typeof WEATHERS)[number];
export type Season = (typeof SEASONS)[number];
export type Framing = (typeof FRAMINGS)[number];
export type Place = (typeof PLACES)[number];
export type Pose = (typeof POSES)[number];
export type Expression = (typeof EXPRESSIONS)[number];
export type HairStyle = (typeof HAIR_STYLES)[number];
export type Outfit = (typeof OUTFITS)[number];
export type Style = (typeof STYLES)[number];
export type Species = (typeof SPECIES)[number];
export type Mood = (typeof MOODS)[number];

/** How a person looks; colours are `#rrggbb`. Equal looks draw the same person. */
export interface Look {
  presentation: 'feminine' | 'masculine' | 'neutral';
  age: (typeof AGES)[number];
  build: (typeof BUILDS)[number];
  skin: string;
  hair: { style: HairStyle; colour: string };
  beard: boolean;
  /** Absent: human. The fur's or hull's colour is `skin`. */
  species?: Species | undefined;
  outfit: { kind: Outfit; colour: string; accent: string };
  extras: string[];
}

export interface PaintedPerson {
  characterId: string;
  look: Look;
  pose: Pose;
  expression: Expression;
  facing: 'left' | 'right' | 'camera' | 'away';
  /** Place of the feet across the frame, 0 left to 1 right. */
  at: number;
}

export interface PaintSpec {
  seed: number;
  place: Place;
  time: TimeOfDay;
  weather: Weather;
  season: Season;
  mood: Mood;
  framing: Framing;
  people: PaintedPerson[];
  props: string[];
  /** A prop's name or a character's id; null: the place itself. */
  focus: string | null;
  /** Absent: storybook. */
  style?: Style | undefined;
  /** Where the camera stands: 0 (or absent) shows the whole place, others part of it, from another side. */
  angle?: number | undefined;
}
