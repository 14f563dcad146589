import { describe, expect, it } from 'vitest';
import { shotsOf } from '../film-plan.ts';
import { JobConfig } from '../job-config.ts';
import { planFilm } from './plan-film.ts';

const plan = (script: string) => planFilm(script, JobConfig.parse({}));
const namesIn = (script: string) => plan(script).characters.map(({ name }) => name);

describe('castPeople', () => {
  it.each<[string, string, string[]]>([
    [
      'a boy who is named after he is met',
      'Der Junge hieß Emre. Er saß jeden Morgen am Hafen.\n\n"Worauf wartest du?", fragte die alte Fischerin Hanne.\n\n"Auf meinen Vater", sagte Emre.',
      ['Emre', 'Hanne'],
    ],
    [
      'a guide by his trade beside his name',
      'Idris, the guide, an old man in a blue turban, tasted the sand. "The well is gone," he said.\n\n"Gone?" cried the merchant Yusuf.',
      ['Idris', 'Yusuf'],
    ],
    [
      'a grandfather once, whatever else he is',
      'Lucía vivía en una casa junto al mar con su abuelo Tomás, un viejo pescador de barba blanca.\n\n—Abuelo, ¿qué hay allí? —preguntó Lucía.\n\n—El mar —dijo el abuelo. Lucía se rió. Tomás miró a la niña.',
      ['Lucía', 'Tomás'],
    ],
    [
      'a father and the son he embraces',
      'Der Junge hieß Emre. Er wartete.\n\nEin Mann stieg aus dem Boot.\n\n"Ich habe dein Licht gesehen", sagte er und umarmte seinen Sohn.',
      ['Emre', 'Mann'],
    ],
    [
      'nobody of telephones, of every wizard, or of a bar',
      'Princess Isolde could not cry. Her father called for every wizard in the land. Phones begin to ring. They stood behind the Blue Parrot.\n\n"Help me," said Isolde.',
      ['Isolde', 'Father'],
    ],
    [
      'a teacher and a new girl as two',
      'Miss Park wrote on the blackboard. Only Noor, the new girl with the long braids, did not move.\n\n"What is wrong, Noor?" asked Miss Park.\n\n"Mine is gone," said Noor.',
      ['Miss Park', 'Noor'],
    ],
  ])('knows %s', (_, script, names) => {
    expect(namesIn(script).sort()).toEqual(names.sort());
  });

  it('gives every name of a play its lines, and none of its list of characters', () => {
    const film = plan(
      'THE TRIAL\nA play in one act\n\nCHARACTERS\nMARTHA, a baker, 40\nJUDGE WHITCOMB\n\nSCENE 1\nA courtroom. Morning.\n\nJUDGE WHITCOMB: Silence!\nMARTHA: I did it, and I would do it again.\n\nSCENE 2\nA prison cell, night. MARTHA sits on a bench.\n\nMARTHA: One cake.',
    );
    expect(film.characters.map(({ name }) => name).sort()).toEqual(['Judge Whitcomb', 'Martha']);
    const said = shotsOf(film).flatMap(({ shot }) => shot.lines.map(({ text }) => text));
    expect(said.join(' ')).not.toMatch(/baker|one act/);
    expect(film.scenes.map(({ shots }) => shots[0]!.paint.place).slice(-2)).toEqual(['courtroom', 'prison']);
  });
});

describe('animals', () => {
  const fable =
    'A white fox sat under the old pine.\n\n"You are late," said the fox.\n\n"I had to feed my dog," said Mia. The dog barked.';

  it('that speak are cast in clothes, in the colour they are told to have', () => {
    const fox = plan(fable).characters.find(({ name }) => name === 'Fox');
    expect(fox?.look).toMatchObject({ species: 'fox', skin: '#f0ece2' });
  });

  it('that do not speak stay things to look at', () => {
    const film = plan(fable);
    expect(film.characters.some(({ name }) => name === 'Dog')).toBe(false);
    expect(shotsOf(film).some(({ shot }) => shot.paint.props.includes('dog'))).toBe(true);
    expect(shotsOf(film).every(({ shot }) => !shot.paint.props.includes('fox'))).toBe(true);
  });

  it('with a name are no people', () => {
    expect(namesIn('"Where is Gustav?" asked Joan. Gustav, the goat, was on the roof again.')).toEqual([
      'Joan',
    ]);
  });
});

describe('poses', () => {
  const posesIn = (script: string) =>
    shotsOf(plan(script)).flatMap(({ shot }) => shot.paint.people.map(({ pose }) => pose));

  it('belong to who does something, not to what lies, runs or stands about', () => {
    const script =
      'Vivian waited at the station. The gun lay in her handbag. Snow lay on her shoulders. A tear ran down her cheek.';
    expect(posesIn(script)).not.toContain('lying');
    expect(posesIn(script)).not.toContain('running');
    expect(posesIn('Vivian lay on the bed.\n\nVivian ran to the door.')).toEqual(
      expect.arrayContaining(['running']),
    );
  });
});
