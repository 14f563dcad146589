import { SAMPLE_RATE } from './composer-order.ts';
import { type FilmPlan, linesOf } from './film-plan.ts';
import { CHARACTERS_A_SECOND, SHORTEST_LINE_SECONDS } from './prices.ts';
import { buildTimeline, type Timeline, type TimelineConfig } from './timeline.ts';

const guesses = new WeakMap<FilmPlan, Map<string, Timeline>>();

/** The film in time before anything is spoken: how long a line takes is guessed from the length of its text. */
export function guessTimeline(plan: FilmPlan, config: TimelineConfig): Timeline {
  const { fps, aspect, transition } = config;
  const name = `${fps} ${aspect} ${transition}`;
  const known = guesses.get(plan) ?? new Map<string, Timeline>();
  guesses.set(plan, known);
  const guess = known.get(name) ?? buildTimeline(plan, guessSpeech(plan), config);
  known.set(name, guess);
  return guess;
}

function guessSpeech(plan: FilmPlan) {
  return Object.fromEntries(
    linesOf(plan).map((line) => {
      const seconds = Math.max(SHORTEST_LINE_SECONDS, line.text.length / CHARACTERS_A_SECOND);
      return [line.id, { samples: Math.round(seconds * SAMPLE_RATE), words: [] }];
    }),
  );
}
