import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FilmPlan, linesOf, shotsOf } from '../film-plan.ts';
import { JobConfig } from '../job-config.ts';
import { moderateText } from '../moderation.ts';
import { planFilm } from './plan-film.ts';
import { readScript } from './read-script.ts';
import { ScriptError } from './script-error.ts';

const CONFIG = JobConfig.parse({});
const SAMPLES = new URL('../../samples/', import.meta.url);
const samples = readdirSync(SAMPLES)
  .filter((name) => /\.(?:txt|fountain)$/.test(name))
  .map((name) => [name, readFileSync(new URL(name, SAMPLES), 'utf8')] as const);
const sample = (name: string) => samples.find(([file]) => file.startsWith(name))![1];
const plan = (script: string) => FilmPlan.parse(planFilm(script, CONFIG));
const wordsIn = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];
const spoken = (script: string) =>
  wordsIn(
    linesOf(planFilm(script, CONFIG))
      .map((line) => line.text)
      .join(' '),
  );
const shotIds = (script: string) => new Set(shotsOf(planFilm(script, CONFIG)).map(({ shot }) => shot.id));
const seed = Date.now() % 1_000_000;

const NAMES = ['ANNA', 'Tom', 'DR. WEBB', 'Mia', 'The old man', 'ELIAS'];
const SENTENCES = [
  'Where are you going?',
  'I told him (twice) to stop… and he did not!',
  'Dr. Webb arrived at 3.30 p.m. on the 5th.',
  '"Wait," she said, "I am not done."',
  'The storm had passed — and the sea, at last, lay still.',
  "It's raining in the kitchen; don't ask.",
  'No.',
  '¿Qué? ¡Sí!',
  'Er sagte: »Guten Morgen.«',
  'One two three four five six seven eight nine ten eleven twelve thirteen fourteen, fifteen sixteen seventeen eighteen nineteen twenty twenty-one twenty-two twenty-three twenty-four twenty-five twenty-six twenty-seven twenty-eight twenty-nine thirty thirty-one thirty-two.',
];
const sentence = fc.constantFrom(...SENTENCES);
const speech = fc.tuple(
  fc.constantFrom(...NAMES.map((name) => name.toUpperCase())),
  fc.array(sentence, { minLength: 1, maxLength: 3 }),
);
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc
    .array(
      fc.constantFrom(
        'INT. ',
        'EXT. A - DAY',
        '\n',
        '\n\n',
        'ANNA',
        ': ',
        '"',
        '“',
        '»',
        '(',
        ')',
        '[[',
        '/*',
        '*',
        '_',
        '> ',
        '<',
        '...',
        '~',
        '@',
        '!',
        '.',
        'CUT TO:',
        'a',
        'the sea',
        'she',
        '\ud800',
        '\u0000',
        'Title: x',
      ),
      { maxLength: 80 },
    )
    .map((parts) => parts.join('')),
);

describe('planFilm', () => {
  it('plans every sample well: 10–30 shots, a valid plan, all that is spoken allowed', () => {
    for (const [name, script] of samples) {
      const film = plan(script);
      const shots = shotsOf(film);
      expect(shots.length, name).toBeGreaterThanOrEqual(10);
      expect(shots.length, name).toBeLessThanOrEqual(30);
      expect(new Set(shots.map(({ shot }) => shot.framing)).size, name).toBeGreaterThanOrEqual(3);
      expect(new Set(shots.map(({ shot }) => shot.motion.kind)).size, name).toBeGreaterThanOrEqual(3);
      const texts = shots.flatMap(({ shot }) => [shot.prompt, ...shot.lines.map((line) => line.text)]);
      expect(
        moderateText(
          texts.map((text) => ({ text, where: { kind: 'prompt', start: 0 } })),
          0.7,
        ).findings,
        name,
      ).toEqual([]);
    }
  });

  it('never shows three alike in a row', () => {
    for (const [name, script] of samples) {
      const framings = shotsOf(plan(script)).map(({ shot }) => shot.framing);
      framings.forEach((framing, i) => {
        const run = i >= 2 && framings[i - 1] === framing && framings[i - 2] === framing;
        expect(run && framing !== 'wide', `${name} ${i}`).toBe(false);
      });
    }
  });

  it('crashes on nothing that has a word in it, and its plans always validate', () => {
    fc.assert(
      fc.property(hostile, (script) => {
        try {
          plan(script);
        } catch (error) {
          expect(error).toBeInstanceOf(ScriptError);
          expect(script).not.toMatch(/[\p{L}\p{N}]/u);
        }
      }),
      { seed, numRuns: 400 },
    );
  });

  it('refuses a text without a word by code', () => {
    for (const script of ['', '   \n', '***', '…?!']) {
      expect(() => planFilm(script, CONFIG)).toThrow(expect.objectContaining({ code: 'script.unreadable' }));
    }
    expect(() => planFilm('a '.repeat(250_000), CONFIG)).toThrow(
      expect.objectContaining({ code: 'script.too_long' }),
    );
  });

  it('keeps every word of prose, in order', () => {
    for (const [name, script] of samples) {
      if (readScript(script).format === 'prose') expect(spoken(script), name).toEqual(wordsIn(script));
    }
    fc.assert(
      fc.property(
        fc.array(fc.array(sentence, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
        (paragraphs) => {
          const script = paragraphs.map((sentences) => sentences.join(' ')).join('\n\n');
          expect(spoken(script)).toEqual(wordsIn(script));
        },
      ),
      { seed, numRuns: 150 },
    );
  });

  it('keeps every word of dialogue, in order, whoever says it', () => {
    fc.assert(
      fc.property(
        fc.array(speech, { minLength: 2, maxLength: 12 }),
        fc.constantFrom('fountain', 'colon'),
        (speeches, kind) => {
          const script =
            kind === 'fountain'
              ? `INT. ROOM - DAY\n\n${speeches.map(([name, said]) => `${name}\n(softly)\n${said.join(' ')}`).join('\n\n')}`
              : speeches.map(([name, said]) => `${name}: ${said.join(' ')}`).join('\n');
          const film = plan(script);
          expect(spoken(script)).toEqual(wordsIn(speeches.map(([, said]) => said.join(' ')).join(' ')));
          expect(linesOf(film).every((line) => line.speaker !== null)).toBe(true);
        },
      ),
      { seed, numRuns: 150 },
    );
  });

  it('never speaks headings, parentheticals, transitions, notes and names', () => {
    const text = spoken(sample('platform-four')).join(' ');
    for (const unsaid of ['RAILWAY', 'gently', 'whispering', 'FADE', 'CONTINUOUS', 'TOM Tom', 'Author'])
      expect(text).not.toContain(unsaid);
    expect(spoken('INT. X - DAY\n\nANNA\nHello. [[a note]]\n\n/* cut this */\n\n> CUT TO:').join(' ')).toBe(
      'Hello',
    );
  });

  it('makes the same plan of the same script', () => {
    for (const [, script] of samples) expect(planFilm(script, CONFIG)).toEqual(planFilm(script, CONFIG));
  });

  it('leaves other shots alone when one place is edited', () => {
    for (const [name, script] of samples) {
      const before = shotIds(script);
      const after = shotIds(script.replace(/\bThe\b|\bHe\b|\bDer\b|\bdie\b/, (word) => `${word} Xylophone`));
      const kept = [...before].filter((id) => after.has(id)).length;
      expect(before.size - kept, name).toBeLessThanOrEqual(3);
    }
    const paragraphs = sample('the-last-keeper').split('\n\n');
    const inserted = [...paragraphs.slice(0, 5), 'A gull cried.', ...paragraphs.slice(5)].join('\n\n');
    const [before, after] = [shotIds(paragraphs.join('\n\n')), shotIds(inserted)];
    expect([...before].filter((id) => !after.has(id)).length).toBeLessThanOrEqual(2);
  });

  it('gives no two things one id', () => {
    for (const [, script] of [...samples, ['same', 'No.\n\nNo.\n\nNo. She runs.\n\nNo.'] as const]) {
      const film = plan(script);
      const ids = [
        ...film.scenes.map((scene) => scene.id),
        ...shotsOf(film).map(({ shot }) => shot.id),
        ...linesOf(film).map((line) => line.id),
        ...film.characters.map((character) => character.id),
      ];
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('keeps a person the same, and on one side, throughout a scene', () => {
    const film = plan(sample('the-complaint'));
    for (const scene of film.scenes) {
      const sides = new Map<string, string>();
      for (const shot of scene.shots) {
        for (const person of shot.paint.people) {
          expect(film.characters.find((character) => character.id === person.characterId)!.look).toEqual(
            person.look,
          );
          if (person.facing !== 'left' && person.facing !== 'right') continue;
          const key = `${person.characterId}`;
          expect(sides.get(key) ?? person.facing).toBe(person.facing);
          sides.set(key, person.facing);
        }
      }
    }
  });

  it('points every shot at the words it comes from', () => {
    for (const [, script] of samples) {
      for (const { shot } of shotsOf(plan(script))) {
        if (!shot.source || shot.lines.length === 0) continue;
        const slice = wordsIn(script.slice(shot.source.start, shot.source.end)).join(' ');
        expect(slice).toContain(wordsIn(shot.lines[0]!.text).join(' '));
      }
    }
  });

  it('holds its bounds for a very long script, in linear time', () => {
    const long = sample('the-last-keeper').repeat(60);
    const film = plan(long);
    expect(shotsOf(film).length).toBeLessThanOrEqual(3000);
    for (const script of [
      'a\n\n'.repeat(30_000),
      'A: b\n'.repeat(30_000),
      'INT. A - DAY\n\n'.repeat(10_000),
      `${'"'.repeat(100_000)}a`,
      '— a '.repeat(20_000),
      'word '.repeat(30_000),
    ])
      plan(script);
  });

  it('says lines a caption can hold', () => {
    for (const [, script] of samples)
      for (const line of linesOf(plan(script))) expect(line.text.length).toBeLessThanOrEqual(220);
  });

  it('takes voices, music and language from the config first', () => {
    const script = sample('platform-four');
    const config = JobConfig.parse({
      language: 'fr',
      voices: { ANNA: 'awb' },
      music: { genre: 'jazz', mood: 'comic' },
    });
    const film = planFilm(script, config);
    expect(film.characters.find((character) => character.name === 'Anna')?.voice).toBe('awb');
    expect(film.music).toMatchObject({ genre: 'jazz', mood: 'comic' });
    expect(film.language).toBe('fr');
    expect(planFilm(sample('die-letzte'), CONFIG).language).toBe('de');
  });
});
