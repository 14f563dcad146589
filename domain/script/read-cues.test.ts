import { describe, expect, it } from 'vitest';
import { JobConfig } from '../job-config.ts';
import { planFilm } from './plan-film.ts';

const sceneOf = (script: string) => planFilm(script, JobConfig.parse({})).scenes[0]!;
const placeOf = (script: string) => sceneOf(script).shots[0]!.paint.place;
const charactersOf = (script: string) => planFilm(script, JobConfig.parse({})).characters;

describe('weather', () => {
  it.each([
    ['The rain falls on the empty street.', 'rain'],
    ['She misses the rain.', 'clear'],
    ['She remembers the snow of her childhood.', 'clear'],
    ['He thought of the storm that took his father.', 'clear'],
    ['There was no wind on the lake.', 'clear'],
    ['It never snows here.', 'clear'],
    ['A storm of applause filled the hall.', 'clear'],
    ['A rain of bullets hit the wall.', 'clear'],
    ['Her eyes were like a storm.', 'clear'],
    ['It looks like rain.', 'clear'],
    ['She dreamed of snow.', 'clear'],
    ['If it rains, we will stay home.', 'clear'],
    ['Yesterday it rained.', 'clear'],
    ['The rain has finally stopped.', 'clear'],
    ['The rain would not stop.', 'rain'],
    ['She could see nothing but rain.', 'rain'],
    ['He storms out of the office.', 'clear'],
    ['The road winds through the valley.', 'clear'],
    ['Fog lay over the harbour.', 'fog'],
    ['Thunder rolled over the mountains.', 'storm'],
    ['White as snow, the swan drifted past.', 'clear'],
    ['He gave her a snow globe.', 'clear'],
    ['A photograph of a snowy village hung on the wall.', 'clear'],
    ['"It is raining!" she cried.', 'rain'],
    ['"I love the rain," she said.', 'clear'],
    ['Es regnet auf die alte Brücke, und der Wind ist kalt.', 'rain'],
    ['Sie vermisst den Regen.', 'clear'],
    ['Il ne neige pas sur la ville.', 'clear'],
    ['La neige tombe sur la ville et les enfants dansent.', 'snow'],
    ['La lluvia cae sobre la ciudad y los niños corren.', 'rain'],
  ])('%s → %s', (script, weather) => {
    expect(sceneOf(script).weather).toBe(weather);
  });
});

describe('place', () => {
  it.each([
    ['Anna sat in the kitchen and peeled potatoes.', 'kitchen'],
    ['The lighthouse stood on the cliff.', 'coast'],
    ['They walked into the forest.', 'forest'],
    ['He entered the church and knelt.', 'church'],
    ['A sea of faces looked up at her in the theatre.', 'stage'],
    ['She climbed onto the roof and watched the stars.', 'rooftop'],
    ['In the courtroom nobody spoke. A forest of hands went up.', 'courtroom'],
    ['He dreamed of the desert while he sat in his office.', 'office'],
    ['On the deck of the ship, the captain waited.', 'ship'],
    ['The spaceship drifted past Saturn.', 'spaceship'],
    ['INT. KITCHEN - DAY\n\nAnna cooks.', 'kitchen'],
    ["INT. KITCHEN - ANNA'S HOUSE - DAY\n\nAnna cooks.", 'kitchen'],
    ['INT. STATION CAFÉ - NIGHT\n\nAnna waits.', 'cafe'],
    ['EXT. BATTLEFIELD - DAWN\n\nSmoke.', 'battlefield'],
    ['INT. LIGHTHOUSE - NIGHT\n\nElias climbs.', 'lighthouse'],
    ['Er ging durch den Wald und sang ein Lied.', 'forest'],
    ['Elle est assise dans la cuisine et pense à son frère.', 'kitchen'],
    ['El viejo está en la playa y mira las olas del mar.', 'coast'],
    ['La donna è seduta in cucina e guarda la finestra.', 'kitchen'],
    ['The moon came out over the forest, and the valley lay still.', 'forest'],
    ['A ball came out of the sky like a moon. Sam stood on the pitch.', 'stadium'],
    ['The first boots on the moon left prints in the dust.', 'planet'],
    ['Two hours later they set down on the surface of Kepler-9.', 'planet'],
    ['The last train of the evening stood in the mountains, snowed in.', 'mountain'],
    ['The lighthouse keeper climbed the stairs with his lantern.', 'room'],
    ['The lighthouse keeper smiled.', 'coast'],
    ['They sat in the kitchen. She laughed for the first time since the city.', 'kitchen'],
    ['She pushed the cart down the corridor of the ward.', 'hospital'],
    ['Far away, Leila saw a city with white towers.', 'backdrop'],
    ['One winter a shepherd came to the castle gate.', 'old-town'],
    ['Arthur wrote by candlelight in the trench.', 'trench'],
    ['EXT. SPACE - CONTINUOUS\n\nThe ship drifts.', 'space'],
    ['In the barn the cows were mooing.', 'barn'],
    ['The wine cellar was cold.', 'cellar'],
    ['INT. SUBMARINE - CONTROL ROOM - NIGHT\n\nDim red light.', 'submarine'],
    ['In the tavern she told him about the mountains, where the snow never melts.', 'bar'],
    ['EXT. COURTHOUSE STEPS - DAY\n\nReporters wait.', 'street'],
  ])('%s → %s', (script, place) => {
    expect(placeOf(script)).toBe(place);
  });

  it('moves when the story moves, and back with the one it follows', () => {
    const film = planFilm(
      'Elias knelt in the kitchen and lit the stove with a long match.\n\nFar out on the sea, Nora held the rudder with both of her cold hands.\n\nElias put the kettle on the stove.',
      JobConfig.parse({}),
    );
    expect(film.scenes.map((scene) => scene.shots[0]!.paint.place)).toEqual(['kitchen', 'sea', 'kitchen']);
  });
});

describe('where the story goes', () => {
  const settings = (script: string) =>
    planFilm(script, JobConfig.parse({})).scenes.map(
      ({ shots, time, weather }) => `${shots[0]!.paint.place} ${time} ${weather}`,
    );

  it.each<[string, string, string[]]>([
    [
      'into a train, out to the land, and back to who speaks',
      'The last train of the evening stood in the mountains, snowed in. Ida wiped the window with her sleeve and saw nothing but white.\n\nToward midnight the snow stopped. The moon came out over the forest. A fox walked along the rails as if it owned them.\n\n"My brother is waiting," said Ida.\n\nAt dawn the plough came through the valley. On the platform a boy stood in the cold.',
      [
        'mountain evening snow',
        'train evening snow',
        'forest night clear',
        'train night clear',
        'mountain dawn clear',
        'station dawn clear',
      ],
    ],
    [
      'out of doors to what the trade belongs to',
      'The lighthouse keeper climbed the stairs with his lantern. Outside the storm was howling over the sea.\n\n"Nobody drowns tonight," he said.\n\nThe keeper ran down the stairs and out into the rain.\n\nBy morning the storm was over. The woman sat in his kitchen.',
      ['room night storm', 'coast night rain', 'kitchen morning clear'],
    ],
    [
      'nowhere for a bed in a ward or a yacht in a photograph',
      'Nurse Amara pushed the cart down the corridor of ward seven. It was two in the morning. Old Mr. Feldman was sitting up in bed.\n\nHe put a photograph on the blanket. A man with a moustache stood on a yacht.',
      ['hospital night clear'],
    ],
    [
      'to the table where the tag says it is',
      'They carried Sam across the field on their shoulders, and everybody was singing his name.\n\n"What did it feel like?" asked his mother that evening at dinner.',
      ['field afternoon clear', 'kitchen evening clear'],
    ],
  ])('%s', (_, script, expected) => {
    expect(settings(script)).toEqual(expected);
  });

  it('lets the weather turn where the words say so', () => {
    const shots = sceneOf(
      'Linda sat in the office in the afternoon and opened the tray of the printer.\n\n"It is empty," she said.\n\nOutside, it began to snow.',
    ).shots;
    expect(shots[0]!.paint.weather).toBe('clear');
    expect(shots.at(-1)!.paint.weather).toBe('snow');
  });
});

describe('time and season', () => {
  it.each([
    ['At midnight the bell rang.', 'night', 'summer'],
    ['Next morning the village woke.', 'morning', 'summer'],
    ['In December the sun set early over the harbour.', 'dusk', 'winter'],
    ['The harvest was in, and the afternoon was golden.', 'afternoon', 'autumn'],
    ['Last night was long. Now the breakfast is cold.', 'morning', 'summer'],
    ['INT. ROOM - DAWN\n\nNobody.', 'dawn', 'summer'],
  ])('%s → %s, %s', (script, time, season) => {
    expect(sceneOf(script)).toMatchObject({ time, season });
  });
});

describe('people', () => {
  it.each<[string, string, Record<string, unknown>]>([
    [
      'Elias, the old keeper, waited. He had a grey beard and a long blue coat.',
      'Elias',
      { presentation: 'masculine', age: 'old', beard: true, outfit: { kind: 'coat', colour: '#2f5d8a' } },
    ],
    [
      'Nora was twenty. She wore a red dress and glasses.',
      'Nora',
      {
        presentation: 'feminine',
        age: 'young',
        outfit: { kind: 'dress', colour: '#c0392b' },
        extras: ['glasses'],
      },
    ],
    [
      'INT. ROOM - DAY\n\nTOM (70s, bald, a green jacket) waits.\n\nTOM\nYes.',
      'Tom',
      { age: 'old', hair: { style: 'bald' }, outfit: { kind: 'coat', colour: '#3c7a4b' } },
    ],
    [
      'A seven-year-old girl ran over the bridge. The girl laughed.',
      'Girl',
      { presentation: 'feminine', age: 'child' },
    ],
    [
      'Zorblax said nothing. Then Zorblax smiled. She sat down. She waited.',
      'Zorblax',
      { presentation: 'feminine' },
    ],
    [
      'Ein alter Mann mit einem weißen Bart stand auf der Brücke. Der alte Mann lachte.',
      'Alter Mann',
      { presentation: 'masculine', age: 'old', beard: true },
    ],
  ])('%s', (script, name, look) => {
    expect(charactersOf(script).find((character) => character.name === name)?.look).toMatchObject(look);
  });

  it('casts one person once, whatever they are called', () => {
    expect(
      charactersOf(
        'A young woman named Nora sat down. Nora smiled. The woman closed her eyes. She slept.',
      ).map(({ name }) => name),
    ).toEqual(['Nora']);
    expect(
      charactersOf('Captain Elias Thorne stood on the deck. Thorne waited. Elias was tired.').length,
    ).toBe(1);
    expect(charactersOf('ANNA: Hello.\nBEN: Hi.\nANNA: Bye.').map(({ name }) => name)).toEqual([
      'Anna',
      'Ben',
    ]);
  });

  it.each<[string, string[]]>([
    ['Linda, the manager, came out. The manager sighed.', ['Linda']],
    ['DIANA COLE, his lawyer, waits. The lawyer nods.', ['Diana Cole']],
    ['A princess was bored. The princess yawned. Then Princess Amelie laughed.', ['Princess Amelie']],
    ['Nora waited. A fox walked along the rails as if it owned them.', ['Nora']],
    ['Nora sat down. His wife had been dead for nine years.', ['Nora']],
    ['We drove down to the harbour in my old Ford. I was tired, and I slept.', ['Narrator']],
    ['My dear Clara,\n\nI am cold, and I think of you.\n\nAlways yours,\nWilliam', ['William']],
    ['She came in at eleven. "You find people," she said.', ['Woman']],
    ['She sat by the window. Nora had been waiting since noon.', ['Nora']],
  ])('%s → %s', (script, names) => {
    expect(charactersOf(script).map(({ name }) => name)).toEqual(names);
  });

  it('casts nobody for a place, a memory or a likeness', () => {
    expect(charactersOf('Marrakesh woke. The sun rose over Marrakesh and the Atlas.').length).toBe(0);
    expect(
      charactersOf('Nora thought of her father. She cried like a child.').map(({ name }) => name),
    ).toEqual(['Nora']);
  });

  it('knows who speaks in prose', () => {
    const film = planFilm(
      'Nora sat by the fire. Elias stood at the door.\n\n"Come in," said Nora.\n\n"Thank you," he said.\n\n"Tea?"\n\n"Please."',
      JobConfig.parse({}),
    );
    const name = (id: string | null) =>
      film.characters.find((character) => character.id === id)?.name ?? null;
    const said = film.scenes
      .flatMap((scene) => scene.shots)
      .flatMap((shot) => shot.lines)
      .filter((line) => line.speaker !== null);
    expect(said.map((line) => [name(line.speaker), line.text])).toEqual([
      ['Nora', 'Come in,'],
      ['Elias', 'Thank you,'],
      ['Nora', 'Tea?'],
      ['Elias', 'Please.'],
    ]);
  });
});
