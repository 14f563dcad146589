import { describe, expect, it, test } from 'vitest';
import { JobConfig } from '../job-config.ts';
import type { ToldBeat } from './memories.ts';
import { findMemories } from './memories.ts';
import { planFilm } from './plan-film.ts';
import { readScript } from './read-script.ts';

const plan = (script: string) => planFilm(script, JobConfig.parse({}));
const shots = (script: string) => {
  const film = plan(script);
  const nameOf = (id: string | null) => film.characters.find((who) => who.id === id)?.name ?? null;
  return film.scenes.flatMap((scene) =>
    scene.shots.map((shot) => ({
      place: shot.paint!.place,
      time: shot.paint!.time,
      words: shot.lines.map((line) => line.text).join(' '),
      speakers: shot.lines.map((line) => nameOf(line.speaker)),
      people: shot.paint!.people.map((who) => `${nameOf(who.characterId)} ${who.pose} ${who.expression}`),
      props: shot.paint!.props,
    })),
  );
};
const shotOf = (script: string, words: string) => shots(script).find((shot) => shot.words.includes(words))!;
const lookOf = (script: string, name: string) =>
  plan(script).characters.find((who) => who.name === name)!.look;
const beat = (paragraph: number, kind: 'told' | 'said', text: string): ToldBeat => ({
  paragraph,
  kind,
  text,
});

describe('memories', () => {
  test('last to the end of their paragraph, what was said then, and its answer', () => {
    expect(
      findMemories([
        beat(1, 'told', 'Rosa lay on the canvas.'),
        beat(2, 'told', 'She remembered the gym where Sal had taught her.'),
        beat(2, 'told', 'She was eight.'),
        beat(3, 'said', 'Why do you want to fight?'),
        beat(3, 'told', 'Sal had asked.'),
        beat(4, 'said', "Because I'm good at falling down,"),
        beat(4, 'told', 'she said.'),
        beat(5, 'said', 'Seven! Eight!'),
      ]),
    ).toEqual([false, true, true, true, true, true, true, false]);
  });

  test('show whoever remembers, not whom they think of', () => {
    const script =
      'Rosa lay in the ring and looked up. The referee counted.\n\nShe remembered the gym, where old Sal had taught her. Her mother had sewn the gloves.\n\n"Why?" Sal had asked.\n\nRosa got up.';
    expect(shotOf(script, 'Why?').people.every((who) => who.startsWith('Rosa'))).toBe(true);
    expect(shotOf(script, 'Her mother').people.some((who) => who.startsWith('Mother'))).toBe(false);
  });
});

describe('who acts', () => {
  test('are those of the sentence before, whoever else was heard', () => {
    const script =
      'INT. HALL - NIGHT\n\nANNA and BOB tiptoe in.\n\nGUARD\nWho is there?\n\nAnna grabs Bob by the hand and drags him on.\n\nEXT. STREET - NIGHT\n\nThey burst out into the rain and hurry along the wall.\n\nANNA\nFaster!';
    const people = shotOf(script, 'They burst').people.map((who) => who.split(' ')[0]);
    expect(people.sort()).toEqual(['Anna', 'Bob']);
  });

  test('do together what one verb says of both', () => {
    const { people } = shotOf('Anna and Gus sat on a bench in the park.', 'Anna');
    expect(people.map((who) => who.split(' ')[1])).toEqual(['sitting', 'sitting']);
  });

  test('may stand behind their verb', () => {
    const script =
      'Auf dem Markt war es still. Zwischen zwei Kisten lag ein Mann im Smoking.\n\nBirte Lund sah ihn an.';
    expect(shotOf(script, 'Zwischen').people[0]).toMatch(/^Mann lying/);
  });

  test('may be said by the verb alone', () => {
    const script =
      'Giulia entrò nella bottega. Pietro sorrise.\n\nCamminarono insieme nel bosco fino al fiume, e il vento cantava.';
    expect(shotOf(script, 'Camminarono').people).toHaveLength(2);
    const cry =
      'Lucía vivía con su abuelo Tomás junto al mar. Por la noche Tomás subió al faro con una linterna.\n\n—¡Hay un barco en las rocas! —gritó.';
    expect(shotOf(cry, 'barco en las rocas').speakers).toContain('Tomás');
  });

  test('go on counting', () => {
    const script =
      'Rosa went down.\n\n"Four! Five!" the referee counted.\n\n"Get up," said Sal.\n\n"Seven! Eight!"\n\nRosa got up.';
    expect(shotOf(script, 'Seven').speakers).toContain('Referee');
  });

  test('is whoever moved last, where somebody speaks in the same paragraph', () => {
    const script =
      'Her mother stood at the door of the ward with Lily. Lily was six.\n\nThe doctor came in slowly. Then Lily looked up at the doctor. "Can he have pancakes now?"';
    expect(shotOf(script, 'pancakes').speakers).toContain('Lily');
  });
});

describe('what people are', () => {
  test('what stands behind an age is worn', () => {
    const script = 'INT. OFFICE - DAY\n\nKEVIN, 30s, glasses, stares at the wall.\n\nKEVIN\nOh no.';
    expect(lookOf(script, 'Kevin').extras).toContain('glasses');
  });

  test('the same face is not seen twice alike', () => {
    const say = (i: number) =>
      `${i % 2 ? 'BOB' : 'ANNA'}\nI have thought about it for a very long time, number ${i}, and I am afraid of it.`;
    const script = `INT. ROOM - DAY\n\n${[0, 1, 2, 3, 4, 5, 6, 7].map(say).join('\n\n')}`;
    const closes = plan(script).scenes.flatMap((scene) =>
      scene.shots.flatMap(({ framing, paint }) => (framing === 'close' ? [paint!.people[0]!] : [])),
    );
    for (const [i, { characterId, facing }] of closes.entries()) {
      const before = closes.slice(0, i).findLast((other) => other.characterId === characterId);
      expect(facing).not.toBe(before?.facing);
    }
    expect(closes.length).toBeGreaterThan(1);
  });

  test('kin look alike, those who have married in do not have to', () => {
    const script = 'Milo hid behind the door. "Come out," said his sister Bea. Milo shook his head.';
    expect(lookOf(script, 'Bea').skin).toBe(lookOf(script, 'Milo').skin);
  });

  test('a list of characters tells ages, and is not told', () => {
    const play =
      'THE ORCHARD\n\nCHARACTERS\nIRINA, a landowner, fifty\nFYODOR, an old servant\n\nACT ONE\n\nIRINA. They will cut it down.\n\nFYODOR. Yes, madam.\n\nIRINA. Every tree.';
    expect(readScript(play).cast).toEqual([
      { name: 'IRINA', note: 'a landowner, fifty' },
      { name: 'FYODOR', note: 'an old servant' },
    ]);
    expect(lookOf(play, 'Fyodor').age).toBe('old');
    expect(lookOf(play, 'Irina').age).toBe('adult');
    expect(shots(play).some((shot) => /servant|landowner/.test(shot.words))).toBe(false);
  });

  test('Mr. and Mrs. of one name are two', () => {
    const script =
      'INT. WARD - NIGHT\n\nMR. BLOCH lies in bed, asleep. MRS. BLOCH sits beside him and holds his hand.\n\nNURSE\nGo home.';
    expect(
      plan(script)
        .characters.map(({ look }) => look.presentation)
        .sort(),
    ).toContain('feminine');
    expect(plan(script).characters.filter(({ name }) => /Bloch/.test(name))).toHaveLength(2);
  });

  test('players wear gloves in the ring alone', () => {
    const script =
      'Rosa Delgado stood in the ring. The bell rang, and Rosa hit hard.\n\nAfterwards, in the dressing room, Rosa sat down and laughed for a long time.';
    const film = plan(script);
    const worn = film.scenes.flatMap(({ shots: all }) =>
      all.flatMap(({ paint }) =>
        paint!.people.map((who) => `${paint!.place} ${who.look.extras.includes('boxing gloves')}`),
      ),
    );
    expect(worn).toContain('ring true');
    expect(worn).not.toContain('dressing-room true');
  });

  it.each([
    ['A rider came in from the desert on a grey horse.', 'riding'],
    ['A boy on a bicycle rode past the church in the village.', 'riding'],
    ['Nora rode the bus to work and looked out at the rain.', 'sitting'],
    ['In the hospital Dr. Okoro knelt down beside the bed.', 'kneeling'],
    ['The guard snored on a chair in the museum.', 'sitting'],
  ])('%s → %s', (script, pose) => {
    expect(shots(script).flatMap((shot) => shot.people.map((who) => who.split(' ').at(-2)))).toContain(pose);
  });

  it.each([
    ['Mara sat in the kitchen and began to cry.', 'crying'],
    ['Der Junge Emil saß in der Küche und weinte.', 'crying'],
    ['Old Tom slept on a bench in the park.', 'asleep'],
  ])('%s → %s', (script, expression) => {
    expect(shots(script).flatMap((shot) => shot.people.map((who) => who.split(' ').at(-1)))).toContain(
      expression,
    );
  });
});

describe('where it is', () => {
  it.each([
    ['INT. VAN - NIGHT\n\nANNA checks her watch.\n\nANNA\nEleven minutes.', 'car'],
    ['EXT. VAN - NIGHT\n\nANNA checks her watch.\n\nANNA\nEleven minutes.', 'street'],
    ['INT. HOSPITAL CORRIDOR - NIGHT\n\nANNA waits.\n\nANNA\nWell?', 'hospital'],
    ['In the mail car old Ezra guarded a safe.', 'train'],
    ['In una bottega il vecchio liutaio Pietro lavorava di notte.', 'workshop'],
    ['In piazza, davanti alla chiesa, Giulia suonò per la prima volta.', 'square'],
    ['Afterwards, in the dressing room, Sal cut the tape from her hands.', 'dressing-room'],
    ['In the jungle parrots screamed.', 'forest'],
  ])('%s → %s', (script, place) => {
    expect(shots(script).map((shot) => shot.place)).toContain(place);
  });

  test('lamps, fish and elephants are where they can be', () => {
    expect(shots('Mina sat in the garden. A lamp burned beside her.').at(-1)!.props).not.toContain('lamp');
    expect(shots('Priya looked at the elephant from her room in the house.').at(-1)!.props).not.toContain(
      'elephant',
    );
    expect(shots('Rain hammers the windows of the office. Anna writes.')[0]!.props).not.toContain('hammer');
  });
});
