import type { FilmPlan, Scene } from '../film-plan.ts';
import type { JobConfig, Mood } from '../job-config.ts';
import type { Place, Weather } from '../paint-spec.ts';
import type { CuedBeat } from './scene-draft.ts';

type Genre = FilmPlan['music']['genre'];

const TEMPO: Record<Mood, number> = {
  calm: 68,
  joyful: 112,
  sad: 60,
  tense: 118,
  dark: 74,
  romantic: 72,
  wondrous: 84,
  heroic: 108,
  comic: 124,
  neutral: 88,
};
const GENRE: Record<Mood, Genre> = {
  calm: 'ambient',
  joyful: 'folk',
  sad: 'piano',
  tense: 'suspense',
  dark: 'suspense',
  romantic: 'piano',
  wondrous: 'orchestral',
  heroic: 'orchestral',
  comic: 'jazz',
  neutral: 'piano',
};
const GENRE_BY_PLACE: Partial<Record<Place, Genre>> = {
  spaceship: 'electronic',
  planet: 'electronic',
  laboratory: 'electronic',
  bar: 'jazz',
  cafe: 'jazz',
  city: 'jazz',
  market: 'folk',
  village: 'folk',
  castle: 'orchestral',
  battlefield: 'orchestral',
  church: 'ambient',
  underwater: 'ambient',
};

/** What the sky adds to a scene's mood before a word is read. */
const SKY: Partial<Record<Weather, [Mood, number]>> = {
  storm: ['tense', 0.7],
  rain: ['sad', 0.4],
  fog: ['dark', 0.3],
  snow: ['calm', 0.3],
};
/** Calm words are many and small; a joyful word is often but a smile. */
const WEIGHT: Partial<Record<Mood, number>> = { calm: 0.6, joyful: 0.7 };
/** Fewer than this, and the words do not tell a mood. */
const LEAST = 0.9;

type Told = readonly { beats: readonly CuedBeat[]; weather: Weather }[];

/** The mood that the words of some scenes, and the sky above them, speak for; `fallback` when too few do. */
export function moodOf(scenes: Told, fallback: Mood): Mood {
  const score = new Map<Mood, number>();
  const add = (mood: Mood, weight: number) => score.set(mood, (score.get(mood) ?? 0) + weight);
  for (const { beats, weather } of scenes) {
    const sky = SKY[weather];
    if (sky) add(...sky);
    for (const { cues } of beats)
      for (const { mood, weight } of cues.moods) add(mood, weight * (WEIGHT[mood] ?? 1));
  }
  let best: Mood = fallback;
  let most = LEAST;
  for (const [mood, value] of score) {
    if (value > most) {
      best = mood;
      most = value;
    }
  }
  return best;
}

/** The score's genre, mood, tempo and sections; what the config asks for goes first. */
export function scoreFilm(scenes: readonly Scene[], filmMood: Mood, config: JobConfig): FilmPlan['music'] {
  const wish: { genre?: Genre; mood?: Mood } = config.music === false ? {} : config.music;
  const mood = wish.mood ?? filmMood;
  const places = new Map<Place, number>();
  for (const scene of scenes) {
    const kind = scene.shots[0]!.paint.place;
    places.set(kind, (places.get(kind) ?? 0) + scene.shots.length);
  }
  const [home] = [...places].sort((a, b) => b[1] - a[1])[0] ?? [null];
  const byPlace = home ? GENRE_BY_PLACE[home] : undefined;
  const strong = mood === 'tense' || mood === 'dark' || mood === 'heroic' || mood === 'sad';
  const sections: FilmPlan['music']['sections'] = [];
  for (const scene of scenes) {
    const last = sections.at(-1);
    const sceneMood = wish.mood ?? scene.mood;
    if (last && last.mood === sceneMood) last.toScene = scene.id;
    else sections.push({ fromScene: scene.id, toScene: scene.id, mood: sceneMood });
  }
  return {
    genre: wish.genre ?? (strong ? GENRE[mood] : (byPlace ?? GENRE[mood])),
    mood,
    tempo: TEMPO[mood],
    sections,
  };
}
