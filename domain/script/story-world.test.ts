import { describe, expect, it, test } from 'vitest';
import { JobConfig } from '../job-config.ts';
import { planFilm } from './plan-film.ts';

const plan = (script: string) => planFilm(script, JobConfig.parse({}));
const settings = (script: string) =>
  plan(script).scenes.map(
    ({ shots, time, weather, season }) => `${shots[0]!.paint.place} ${time} ${weather} ${season}`,
  );
const cast = (script: string) =>
  plan(script).characters.map(({ name, look }) => `${name} ${look.presentation} ${look.species ?? look.age}`);

describe('the map', () => {
  it.each<[string, string]>([
    ['Paris in April. It had rained all morning.', 'street'],
    ['Marta sat in a café in Vienna and read a letter.', 'cafe'],
    ['Greenland, at the end of August. Ingrid climbed the ridge.', 'arctic'],
    ['They flew to Tokyo. Tokyo was loud and bright.', 'city'],
    ['Private Alfie Marsh stood on the beach at Dunkirk.', 'coast'],
  ])('%s → %s', (script, place) => {
    expect(plan(script).scenes[0]!.shots[0]!.paint.place).toBe(place);
  });

  test('puts what a city is known by behind its streets, and nowhere else', () => {
    const views = plan(
      'Camille walked down a street in Paris.\n\nIn the kitchen her mother was baking. The oven was hot, and the bread smelled of morning.',
    ).scenes;
    expect(views[0]!.shots.some(({ paint }) => paint.props.includes('eiffel-tower'))).toBe(true);
    expect(views.at(-1)!.shots.some(({ paint }) => paint.props.includes('eiffel-tower'))).toBe(false);
  });
});

describe('the age', () => {
  test('has no towers of glass before there were any', () => {
    expect(settings('London, 1665. Nathaniel walked through the empty streets.')[0]).toMatch(/^square/);
    expect(settings('The sheriff left the saloon. A cowboy stood in the street.').at(-1)).toMatch(
      /^frontier/,
    );
    expect(settings('A car stopped in the street. The sheriff of 1999 was in the saloon.')[0]).not.toMatch(
      /^frontier/,
    );
  });
});

describe('what is only talked of', () => {
  test('places a scene that nothing else does', () => {
    expect(
      settings(
        'CLERK: Next, please.\n\nMAN: Two tickets to Brighton. The ten fifteen.\n\nCLERK: Platform two.',
      )[0],
    ).toMatch(/^station/);
    expect(settings('ANNA: I missed you.\n\nTOM: I missed you too.')[0]).toMatch(/^backdrop/);
  });
});

describe('weather and seasons', () => {
  it.each<[string, string]>([
    ['Real rain fell in the garden on Tuesdays. Anna leaned on her rake.', 'garden day clear summer'],
    ['It had rained all day. Anna stood in the garden.', 'garden day cloudy summer'],
    ['Anna waited in the garden. Night does not come here.', 'garden day clear summer'],
  ])('%s → %s', (script, setting) => {
    expect(settings(script)[0]).toBe(setting);
  });

  test('another part of the year is another scene, and what is told of one does not hold in the next', () => {
    const seasons = plan(
      'In the autumn rain fell on the village, and Anna swept the leaves before her door every day.\n\n' +
        'In the winter frost covered the river. People stood on the ice and laughed at one another.\n\n' +
        'In spring Anna sat in the garden and listened to the birds in the old apple tree.',
    ).scenes.map(({ season, weather }) => `${season} ${weather}`);
    expect(seasons).toEqual(['autumn rain', 'winter clear', 'spring clear']);
  });
});

describe('people', () => {
  it.each<[string, string[]]>([
    [
      '"It is winter," said the hedgehog. Her mother yawned. "Sleep," said her mother.',
      ['Hedgehog', 'Mother'],
    ],
    [
      'A rider came in. She wore a hat.\n\n"My name is June Calloway," she said.\n\nJune waited.',
      ['June Calloway'],
    ],
    ['A fat man got up from the table.\n\n"That is right," said Crane.', ['Crane']],
    ['Meet Lumi, the lamp that wakes you. Lumi glows. Maria smiles.', ['Maria']],
    ['The ark Meridian flew on. Old Bertrand leaned on his rake. Bertrand wept.', ['Bertrand']],
    ['Rosa lay on the floor. "Four!" the referee counted. She got up.', ['Rosa', 'Referee']],
  ])('%s → %s', (script, names) => {
    expect(plan(script).characters.map(({ name }) => name)).toEqual(names);
  });

  test('of one family are of one kind', () => {
    expect(
      cast('"It is winter," said the hedgehog. Her mother yawned. "Sleep," said her mother.')[1],
    ).toMatch(/mouse|hedgehog/);
  });

  test('who is not a boy but a man is drawn as one', () => {
    const [boy] = cast('A boy stopped on the bridge. He was not a boy at all, but a man of about thirty.');
    expect(boy).toMatch(/masculine adult/);
  });

  test('a remembered age is not an age', () => {
    const [rosa] = cast(
      'Rosa Delgado lay on the floor. She remembered the old gym. She was eight years old.',
    );
    expect(rosa).toMatch(/feminine (?:adult|young)/);
  });
});

describe('trades', () => {
  it.each<[string, string, string]>([
    ['The king waited in the square.', 'robe', 'crown'],
    ['The policeman waited in the square.', 'uniform', 'cap'],
    ['The chef stood in the square.', 'apron', 'chef hat'],
  ])('%s → %s, %s', (script, kind, extra) => {
    const { look } = plan(script).characters[0]!;
    expect(look.outfit.kind).toBe(kind);
    expect(look.extras).toContain(extra);
  });

  test('are worn only while the script says nothing else', () => {
    const { look } = plan('The king wore a red coat and a hat. The king waited in the square.')
      .characters[0]!;
    expect(look.outfit).toMatchObject({ kind: 'coat' });
    expect(look.extras).toEqual(['hat']);
  });
});
