import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toSrt, toVtt } from './captions.ts';
import { frameToSample, PieceOrder } from './composer-order.ts';
import { checkOrder, joinOrder, mixOrder, pieceOrder } from './film-orders.ts';
import type { FilmPlan, Shot } from './film-plan.ts';
import { linesOf } from './film-plan.ts';
import { ASPECTS, FRAME_RATES, JobConfig, TRANSITION_KINDS } from './job-config.ts';
import { buildOpening, buildTimeline, OPENING_SHOTS, type SpokenLine } from './timeline.ts';

const view = { x: 0.5, y: 0.5, zoom: 1 };

function shot(id: number, lines: string[], transition: Shot['transition'], minMs = 2000): Shot {
  return {
    id: `sht_${id}`,
    framing: 'wide',
    subject: 'a hill',
    action: '',
    prompt: 'a hill',
    paint: {
      seed: 1,
      place: 'field',
      time: 'day',
      weather: 'clear',
      season: 'summer',
      mood: 'calm',
      framing: 'wide',
      people: [],
      props: [],
      focus: null,
    },
    lines: lines.map((text, i) => ({ id: `lin_${id}x${i}`, speaker: null, text })),
    motion: { kind: 'still', from: view, to: view },
    transition,
    minMs,
    maxMs: 60_000,
    take: 0,
  };
}

function plan(shots: Shot[]): FilmPlan {
  return {
    title: 'A film',
    logline: '',
    language: 'en',
    style: 'storybook',
    characters: [],
    scenes: [
      {
        id: 'scn_1',
        heading: '',
        place: 'field',
        time: 'day',
        season: 'summer',
        weather: 'clear',
        mood: 'calm',
        shots,
      },
    ],
    music: { genre: 'ambient', mood: 'calm', tempo: 80, sections: [] },
  };
}

/** Speaks every word in 0.3 s. */
function speak(film: FilmPlan): Record<string, SpokenLine> {
  return Object.fromEntries(
    linesOf(film).map((line) => {
      const words = line.text.split(/\s+/).filter(Boolean);
      return [
        line.id,
        {
          samples: words.length * 14_400,
          words: words.map((text, i) => ({ text, startSample: i * 14_400, endSample: (i + 1) * 14_400 })),
        },
      ];
    }),
  );
}

const word = fc.stringMatching(/^[a-zA-Z]{1,14}[,.!?]?$/);
const text = fc.array(word, { minLength: 1, maxLength: 40 }).map((w) => w.join(' '));
const arbitraryPlan = fc
  .array(
    fc.tuple(
      fc.array(text, { maxLength: 4 }),
      fc.option(fc.constantFrom(...TRANSITION_KINDS)),
      fc.integer({ min: 300, max: 9000 }),
    ),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((shots) => plan(shots.map(([lines, transition, minMs], i) => shot(i, lines, transition, minMs))));
const arbitraryConfig = fc
  .tuple(
    fc.constantFrom(...ASPECTS),
    fc.constantFrom(...FRAME_RATES),
    fc.constantFrom(...TRANSITION_KINDS),
    fc.constantFrom('burned', 'highlight'),
  )
  .map(([aspect, fps, transition, captions]) => JobConfig.parse({ aspect, fps, transition, captions }));

describe('buildTimeline', () => {
  it('covers the film with pieces without gap or overlap, whatever the shots', () => {
    fc.assert(
      fc.property(arbitraryPlan, arbitraryConfig, (film, config) => {
        const timeline = buildTimeline(film, speak(film), config);
        let cursor = 0;
        for (const piece of timeline.pieces) {
          expect(piece.startFrame).toBe(cursor);
          expect(piece.frames).toBeGreaterThan(0);
          cursor += piece.frames;
        }
        expect(cursor).toBe(timeline.frames);
        expect(timeline.samples).toBe(frameToSample(timeline.frames, config.fps));
      }),
    );
  });

  it('keeps speech inside its own shot, lines in order and never over one another', () => {
    fc.assert(
      fc.property(arbitraryPlan, arbitraryConfig, (film, config) => {
        const timeline = buildTimeline(film, speak(film), config);
        let end = 0;
        for (const line of timeline.lines) {
          const placed = timeline.shots.find((s) => s.shotId === line.shotId)!;
          expect(line.startSample).toBeGreaterThanOrEqual(
            Math.max(end, frameToSample(placed.startFrame, config.fps)),
          );
          end = line.startSample + line.samples;
          expect(end).toBeLessThanOrEqual(frameToSample(placed.startFrame + placed.frames, config.fps));
        }
      }),
    );
  });

  it('captions hold every word in order, in two rows at most, and end with the speech', () => {
    fc.assert(
      fc.property(arbitraryPlan, arbitraryConfig, (film, config) => {
        const { cues, lines, fps } = buildTimeline(film, speak(film), config);
        expect(cues.flatMap((c) => c.rows.join(' ').split(' '))).toEqual(
          lines.flatMap((l) => l.text.split(/\s+/).filter(Boolean)),
        );
        const lastSpoken = Math.max(0, ...lines.map((l) => l.startSample + l.samples));
        cues.forEach((cue, i) => {
          expect(cue.rows.length).toBeLessThanOrEqual(2);
          expect(cue.endFrame).toBeGreaterThan(cue.startFrame);
          expect(cue.endFrame).toBeLessThanOrEqual(cues[i + 1]?.startFrame ?? Number.POSITIVE_INFINITY);
          expect(cue.endFrame / fps).toBeLessThanOrEqual(lastSpoken / 48_000 + 0.3);
        });
      }),
    );
  });

  it('makes orders that the composer accepts, and shows each frame of a shot once', () => {
    fc.assert(
      fc.property(arbitraryPlan, arbitraryConfig, (film, config) => {
        const timeline = buildTimeline(film, speak(film), config);
        for (const piece of timeline.pieces) {
          const { work } = pieceOrder(film, timeline, piece, config);
          expect(PieceOrder.safeParse(work.order).error).toBeUndefined();
        }
        expect(Object.keys(joinOrder(timeline, config).inputs)).toHaveLength(timeline.pieces.length + 1);
        expect(Object.keys(mixOrder(timeline, config).inputs)).toHaveLength(timeline.lines.length + 1);
        expect(checkOrder(timeline, config).inputs.film).toEqual({ stepKey: 'join', role: 'film' });
      }),
    );
  });

  it('gives an unchanged shot the same piece when an earlier one grows', () => {
    const config = JobConfig.parse({ transition: 'cut' });
    const orders = (first: string) => {
      const film = plan([shot(1, [first], 'cut'), shot(2, ['The same words.'], 'cut'), shot(3, [], 'cut')]);
      const timeline = buildTimeline(film, speak(film), config);
      return timeline.pieces
        .filter((p) => p.kind === 'body' && p.shotId === 'sht_2')
        .map((p) => pieceOrder(film, timeline, p, config));
    };
    expect(orders('One.')).toEqual(orders('One, and then a good many more words than before, to move it.'));
  });

  it('refuses a plan whose lines were not all spoken', () => {
    expect(() => buildTimeline(plan([shot(1, ['Hello.'], null)]), {}, JobConfig.parse({}))).toThrow(
      /lin_1x0/,
    );
  });
});

describe('buildOpening', () => {
  it('is the first part of the whole timeline to the frame, however little is spoken yet', () => {
    fc.assert(
      fc.property(arbitraryPlan, arbitraryConfig, fc.nat({ max: 20 }), (film, config, lines) => {
        const spoken = speak(film);
        const begun = Object.fromEntries(Object.entries(spoken).slice(0, lines));
        const opening = buildOpening(film, begun, config);
        const shots = film.scenes.flatMap((scene) => scene.shots);
        const silent = shots.findIndex((one) => one.lines.some(({ id }) => !begun[id]));
        const ready = Math.min(OPENING_SHOTS, silent < 0 ? shots.length : silent);
        if (ready === 0 || ready >= shots.length) {
          expect(opening).toBeNull();
          return;
        }
        const whole = buildTimeline(film, spoken, config);
        expect(opening?.shots).toEqual(whole.shots.slice(0, ready));
        expect(opening?.lines).toEqual(whole.lines.slice(0, opening?.lines.length));
        expect(opening?.pieces).toEqual(whole.pieces.slice(0, opening?.pieces.length));
        expect(opening?.pieces.findLast(({ kind }) => kind === 'body')).toMatchObject({
          shotId: shots[ready - 1]?.id,
        });
        for (const piece of opening?.pieces ?? []) {
          expect(pieceOrder(film, opening!, piece, config)).toEqual(pieceOrder(film, whole, piece, config));
        }
      }),
    );
  });
});

describe('captions', () => {
  const cuesOf = (text: string) => {
    const film = plan([shot(1, [text], 'cut')]);
    return buildTimeline(film, speak(film), JobConfig.parse({})).cues.map((c) => c.rows.join(' '));
  };

  it('leave no single word over, and rather end after a phrase', () => {
    expect(
      cuesOf(
        'Elias, the old keeper, climbed the hundred and twelve steps of the tower with a lantern in his left hand.',
      ),
    ).toEqual([
      'Elias, the old keeper,',
      'climbed the hundred and twelve steps of the tower with a lantern in his left hand.',
    ]);
  });

  it('do not run one sentence into the next when both are long', () => {
    expect(cuesOf('The lamp woke over the dark sea. A long golden beam swept over the water.')).toEqual([
      'The lamp woke over the dark sea.',
      'A long golden beam swept over the water.',
    ]);
  });
});

describe('caption files', () => {
  const film = plan([shot(1, ['Tea & <biscuits>, she said.', 'Yes.'], 'cut')]);
  const { cues } = buildTimeline(film, speak(film), JobConfig.parse({}));

  it('writes SubRip with millisecond times', () => {
    expect(toSrt(cues, 30)).toMatch(
      /^1\n00:00:00,\d{3} --> 00:00:0\d,\d{3}\nTea & <biscuits>, she said\.\n\n2\n/,
    );
  });

  it('writes WebVTT with escaped text', () => {
    const vtt = toVtt(cues, 30);
    expect(vtt.startsWith('WEBVTT\n\n00:00:00.')).toBe(true);
    expect(vtt).toContain('Tea &amp; &lt;biscuits&gt;, she said.');
  });
});
