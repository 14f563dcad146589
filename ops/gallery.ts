/**
 * `npm run gallery`: contact sheets and films of 24 scripts of different kinds, to be looked at and listened to.
 * `--blind N` writes N shots without their words for naming what they show, `--score` compares the answers.
 */
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { scoreBlindCheck, writeBlindCheck } from './gallery/blind-check.ts';
import { writeContactSheets } from './gallery/contact-sheet.ts';
import { galleryFiles, planFile } from './gallery/gallery-shots.ts';
import { isFaulty, listenTo } from './gallery/listen.ts';
import { makeFilms } from './gallery/make-films.ts';
import { makeSounds } from './gallery/make-sounds.ts';

const USAGE = `usage: npm run gallery -- [script …] [options]     without scripts: all of samples/gallery
  -o, --out FOLDER   where it goes (default: .data/gallery)
      --sheets       contact sheets alone
      --films        films alone, with what their sound measures and its spectrograms
      --sound        the films' sound alone, measured likewise: no picture is painted
      --style S      storybook or noir instead of what the genre asks for
      --blind N      N shots under names that tell nothing, with a key and a form for answers
      --seed S       which shots those are (default 1)
      --score        compare the answers of the blind check of this seed with its key`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', short: 'o', default: '.data/gallery' },
    sheets: { type: 'boolean' },
    films: { type: 'boolean' },
    sound: { type: 'boolean' },
    style: { type: 'string' },
    blind: { type: 'string' },
    seed: { type: 'string', default: '1' },
    score: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
});

const median = (values: number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

async function run(): Promise<number> {
  const folder = resolve(values.out);
  const seed = Number(values.seed);
  const blindFolder = join(folder, `blind-${seed}`);
  if (values.score) return sayScore(blindFolder);
  const films = await Promise.all(
    (await galleryFiles(positionals)).map((file) => planFile(file, values.style)),
  );
  await mkdir(folder, { recursive: true });
  if (values.blind !== undefined) {
    await writeBlindCheck(films, Number(values.blind), seed, blindFolder);
    console.log(`Look at ${blindFolder}/pictures alone, fill in answers.json, then run with --score.`);
    return 0;
  }
  const both = !values.sheets && !values.films && !values.sound;
  if (both || values.sheets) {
    const rows: Record<string, object> = {};
    for (const film of films) {
      const { paintMs } = await writeContactSheets(film, folder);
      rows[film.name] = {
        language: film.plan.language,
        style: film.plan.style,
        scenes: film.plan.scenes.length,
        shots: film.shots.length,
        planMs: Math.round(film.planMs),
        paintMs: Math.round(median(paintMs)),
        music: `${film.plan.music.genre} ${film.plan.music.mood} ${film.plan.music.tempo}`,
      };
    }
    console.table(rows);
  }
  if (both || values.films || values.sound) {
    const heard = [];
    const make = values.sound ? makeSounds : makeFilms;
    for (const file of await make(films, folder)) heard.push(await listenTo(file));
    console.table(heard);
    const faulty = heard.filter(isFaulty);
    if (faulty.length > 0) {
      console.error(
        `Too loud, too quiet, clipped or with gaps: ${faulty.map(({ film }) => film).join(', ')}`,
      );
      return 1;
    }
  }
  console.log(`In ${folder}`);
  return 0;
}

async function sayScore(folder: string): Promise<number> {
  const { pictures, right, wrong } = await scoreBlindCheck(folder);
  console.table(wrong);
  for (const [field, count] of Object.entries(right))
    console.log(`${field.padEnd(8)} ${count} of ${pictures}: ${Math.round((100 * count) / pictures)} %`);
  return 0;
}

if (values.help) console.log(USAGE);
else process.exitCode = await run();
