import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { seededRandom } from '#painter/random';
import { type GalleryFilm, paintShot } from './gallery-shots.ts';

const BLIND_PX = 640;

/** What a picture is meant to show, as somebody who sees only the picture would say it. */
export interface BlindFacts {
  place: string;
  time: string;
  weather: string;
  /** "none", "1 woman", "2: man, girl, talking fox". */
  people: string;
}

interface KeyEntry extends BlindFacts {
  script: string;
  shot: number;
  framing: string;
}

type BlindKey = Record<string, KeyEntry>;

/**
 * Writes `count` shots of all films, drawn by `seed`, under names that tell nothing into folder/pictures, and what
 * they are meant to show into folder/key.json. Pictures that show a thing alone have no place to name and stay out.
 */
export async function writeBlindCheck(films: GalleryFilm[], count: number, seed: number, folder: string) {
  const all = films.flatMap((film) =>
    film.shots
      .map(({ shot }, number) => ({ film, shot, number }))
      .filter(({ shot }) => shot.paint!.framing !== 'detail' && shot.paint!.place !== 'backdrop'),
  );
  const random = seededRandom(seed, 'blind');
  const drawn = all.map((item) => ({ item, by: random.range(0, 1) })).sort((a, b) => a.by - b.by);
  const key: BlindKey = {};
  await mkdir(join(folder, 'pictures'), { recursive: true });
  for (const { item } of drawn.slice(0, count)) {
    const { film, shot, number } = item;
    const name = createHash('sha256').update(`${seed}/${film.name}/${number}`).digest('hex').slice(0, 8);
    const picture = paintShot(shot, BLIND_PX);
    await writeFile(join(folder, 'pictures', `${name}.jpg`), await picture.encode('jpeg', 88));
    picture.width = 1;
    picture.height = 1;
    const { place, time, weather, people, framing } = shot.paint!;
    const who = people.map(({ look }) => look.species ?? personWord(look.age, look.presentation));
    key[name] = {
      script: film.name,
      shot: number,
      framing,
      place,
      time,
      weather,
      people: who.length === 0 ? 'none' : `${who.length}: ${who.sort().join(', ')}`,
    };
  }
  const sorted = Object.fromEntries(Object.entries(key).sort(([a], [b]) => (a < b ? -1 : 1)));
  await writeFile(join(folder, 'key.json'), `${JSON.stringify(sorted, null, 2)}\n`);
  const blank = Object.fromEntries(
    Object.keys(sorted).map((name) => [name, { place: '', time: '', weather: '', people: '' }]),
  );
  await writeFile(join(folder, 'answers.json'), `${JSON.stringify(blank, null, 2)}\n`);
}

function personWord(age: string, presentation: string): string {
  const [child, adult] = { feminine: ['girl', 'woman'], masculine: ['boy', 'man'] }[presentation] ?? [
    'child',
    'person',
  ];
  return age === 'child' ? child! : age === 'old' ? `old ${adult}` : adult!;
}

/** Hours whose light is alike: naming the neighbour is no error a viewer would notice. */
const LIGHTS: Record<string, string> = {
  dawn: 'low sun',
  morning: 'day',
  day: 'day',
  afternoon: 'day',
  dusk: 'low sun',
  evening: 'evening',
  night: 'night',
};

/** Indoors nobody can say whether it is cloudy or windy; only what falls past a window shows. */
const STILL = new Set(['clear', 'cloudy', 'wind']);

/** True if an answer names what the key means; several guesses in one answer are not allowed. */
export function isRight(field: keyof BlindFacts, answer: string, key: string): boolean {
  const said = answer.trim().toLowerCase();
  if (field === 'place') return said === key;
  if (field === 'time') return (LIGHTS[said] ?? said) === (LIGHTS[key] ?? key);
  if (field === 'weather') return said === key || (STILL.has(said) && STILL.has(key));
  const sorted = (text: string) =>
    text
      .replace(/^\d+:\s*/, '')
      .split(/,\s*/)
      .sort()
      .join(', ');
  return sorted(said) === sorted(key);
}

/** Compares folder/answers.json with folder/key.json: right answers a field, and each that was wrong. */
export async function scoreBlindCheck(folder: string) {
  const key: BlindKey = JSON.parse(await readFile(join(folder, 'key.json'), 'utf8'));
  const answers: Record<string, BlindFacts> = JSON.parse(
    await readFile(join(folder, 'answers.json'), 'utf8'),
  );
  const fields = ['place', 'time', 'weather', 'people'] as const;
  const right: Record<string, number> = { place: 0, time: 0, weather: 0, people: 0 };
  const wrong: { picture: string; shot: string; field: string; said: string; is: string }[] = [];
  for (const [picture, entry] of Object.entries(key))
    for (const field of fields) {
      const said = answers[picture]?.[field] ?? '';
      if (isRight(field, said, entry[field])) right[field]!++;
      else
        wrong.push({
          picture,
          shot: `${entry.script} ${entry.shot} ${entry.framing}`,
          field,
          said,
          is: entry[field],
        });
    }
  return { pictures: Object.keys(key).length, right, wrong };
}
