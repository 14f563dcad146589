import type { PaintSpec } from '#domain/paint-spec';

/** A moment of the showreel: what the script says, what is heard, and the picture made of it. */
export interface ShowreelShot {
  heading: string;
  action: string;
  speaker: string | null;
  line: string;
  alt: string;
  spec: PaintSpec;
}

const keeper: PaintSpec['people'][number]['look'] = {
  presentation: 'masculine',
  age: 'old',
  build: 'average',
  skin: '#e0b08f',
  hair: { style: 'short', colour: '#c9c9c9' },
  beard: true,
  outfit: { kind: 'coat', colour: '#26465c', accent: '#c9a15a' },
  extras: ['hat', 'lantern'],
};
const girl: PaintSpec['people'][number]['look'] = {
  presentation: 'feminine',
  age: 'child',
  build: 'slim',
  skin: '#c98f6b',
  hair: { style: 'ponytail', colour: '#3a2419' },
  beard: false,
  outfit: { kind: 'coat', colour: '#c2472f', accent: '#f2d7a0' },
  extras: ['scarf'],
};

export const SHOWREEL: readonly ShowreelShot[] = [
  {
    heading: 'EXT. LIGHTHOUSE - DUSK',
    action: 'Rain over the bay. The keeper climbs the path with his lantern.',
    speaker: null,
    line: 'For forty years he had kept the light, and never once had it gone out.',
    alt: 'An old lighthouse keeper with a lantern on a rainy coast at dusk, the lighthouse beam over the sea',
    spec: {
      seed: 20261,
      place: 'coast',
      time: 'dusk',
      weather: 'rain',
      season: 'autumn',
      mood: 'wondrous',
      framing: 'wide',
      people: [
        {
          characterId: 'chr_keeper',
          look: keeper,
          pose: 'walking',
          expression: 'thoughtful',
          facing: 'right',
          at: 0.32,
        },
      ],
      props: ['lighthouse', 'lantern'],
      focus: 'lighthouse',
    },
  },
  {
    heading: 'EXT. VILLAGE SQUARE - SNOW, EVENING',
    action: 'Windows glow. A girl in a red coat waits by the well.',
    speaker: 'MARA',
    line: 'If the light is on, he is coming home.',
    alt: 'A girl in a red coat in a snowy village square at evening, windows glowing',
    spec: {
      seed: 20262,
      place: 'village',
      time: 'evening',
      weather: 'snow',
      season: 'winter',
      mood: 'romantic',
      framing: 'medium',
      people: [
        {
          characterId: 'chr_mara',
          look: girl,
          pose: 'standing',
          expression: 'happy',
          facing: 'left',
          at: 0.62,
        },
      ],
      props: ['lantern', 'dog'],
      focus: 'chr_mara',
    },
  },
  {
    heading: 'EXT. HARBOUR - DAWN',
    action: 'The storm is over. A small boat crosses the golden water.',
    speaker: null,
    line: 'And in the morning, the sea gave him back.',
    alt: 'A small boat on a calm golden sea at dawn',
    spec: {
      seed: 20263,
      place: 'sea',
      time: 'dawn',
      weather: 'clear',
      season: 'summer',
      mood: 'calm',
      framing: 'wide',
      people: [],
      props: ['boat', 'bird'],
      focus: 'boat',
    },
  },
];
