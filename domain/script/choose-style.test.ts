import { describe, expect, it } from 'vitest';
import { shotsOf } from '../film-plan.ts';
import { JobConfig } from '../job-config.ts';
import { planFilm } from './plan-film.ts';

const CRIME =
  'Rain hammered the alley. Jack, a private detective, poured whiskey into a dirty glass.\n\n"My husband was murdered," she said. A gun lay on the desk. The killer was still out there in the dark.';
const STORY = 'Bruno the bear baked a cake in the forest. "Come and eat," said Bruno. Everybody laughed.';

const stylesOf = (script: string, style?: string) => {
  const film = planFilm(script, JobConfig.parse(style === undefined ? {} : { style }));
  return [film.style, ...new Set(shotsOf(film).map(({ shot }) => shot.paint.style))];
};

describe('chooseStyle', () => {
  it('tells dark crime in ink and all else as a picture book', () => {
    expect(stylesOf(CRIME)).toEqual(['noir', 'noir']);
    expect(stylesOf(STORY)).toEqual(['storybook', 'storybook']);
  });

  it('leaves the choice to who makes the film', () => {
    expect(stylesOf(CRIME, 'storybook')).toEqual(['storybook', 'storybook']);
    expect(stylesOf(STORY, 'noir')).toEqual(['noir', 'noir']);
    expect(stylesOf(STORY, 'black and white ink drawing')).toEqual(['black and white ink drawing', 'noir']);
    expect(stylesOf(STORY, 'watercolour')).toEqual(['watercolour', 'storybook']);
  });
});

describe('angles', () => {
  it('never stand twice in a row where they stood for the same framing', () => {
    const film = planFilm(
      Array.from(
        { length: 30 },
        (_, i) => `Anna walked ${i} steps through the forest and looked around.`,
      ).join('\n\n'),
      JobConfig.parse({}),
    );
    for (const { shots } of film.scenes) {
      const last = new Map<string, number | undefined>();
      for (const { framing, paint } of shots.slice(1)) {
        expect(paint.angle).not.toBe(last.get(framing) ?? -1);
        last.set(framing, paint.angle);
      }
    }
  });
});
