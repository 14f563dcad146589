import { STEP_KINDS } from '#domain/steps';
import { CRASH } from '../../worker/checkpoint.ts';
import type { Kill } from './chaos-world.ts';
import type { SeededDice } from './seeded-dice.ts';

/** `crash` ends only whoever passes: the invocation, or the job's object with all that it remembers. */
export const BLOWS = ['worker', 'composer', 'database', 'tree', CRASH] as const;
export type Blow = Exclude<Kill, 'silence'> | typeof CRASH;

const PLACES = ['before-call', 'after-reply', 'after-commit', 'before-ack'] as const;

/** Laid out by the job's object, or bought only where somebody chose so. */
const NOT_SENT: ReadonlySet<string> = new Set(['timeline', 'sheet', 'clip']);

/** The places that every run passes, whatever else the Worker names on its way. */
export const USUAL_PLACES: readonly string[] = [
  'job:before-call',
  'job:after-commit',
  'outbox:after-reply',
  'steps:before-call',
  'steps:after-reply',
  ...['queued', 'moderating', 'processing', 'completed'].map((status) => `${status}:after-commit`),
  ...STEP_KINDS.filter((kind) => !NOT_SENT.has(kind)).flatMap((kind) =>
    PLACES.map((place) => `${kind}:${place}`),
  ),
];

/** Passed by jobs that buy pictures and voices. */
export const PAID_PLACES: readonly string[] = ['buy-picture', 'buy-speech'].flatMap((kind) =>
  [...PLACES, 'half-stored'].map((place) => `${kind}:${place}`),
);

export interface MatrixOptions {
  /** How often each pair is tried. */
  rounds: number;
  places: readonly string[];
  blows: readonly Blow[];
  /** Places that are named on the way and are not among `places` are tried as well. */
  anyPlace: boolean;
}

/** All pairs of a place and a blow, in a seeded order. */
export class CrashMatrix {
  readonly #dice: SeededDice;
  readonly #options: MatrixOptions;
  readonly #left = new Map<string, Blow[]>();
  readonly done: { place: string; blow: Blow }[] = [];

  constructor(dice: SeededDice, options: MatrixOptions) {
    this.#dice = dice;
    this.#options = options;
    for (const place of options.places) this.#plan(place);
  }

  get total(): number {
    return this.done.length + this.left;
  }

  get left(): number {
    return [...this.#left.values()].reduce((sum, blows) => sum + blows.length, 0);
  }

  /** Pairs that were never tried, as `place × blow`. */
  untried(): string[] {
    const unique = [...this.#left].flatMap(([place, blows]) => blows.map((blow) => `${place} × ${blow}`));
    return [...new Set(unique)];
  }

  /** The blow to deal at this place now, which counts as dealt; undefined: all have been. */
  take(place: string): Blow | undefined {
    if (this.#options.anyPlace && !this.#left.has(place)) this.#plan(place);
    const blow = this.#left.get(place)?.pop();
    if (blow) this.done.push({ place, blow });
    return blow;
  }

  #plan(place: string): void {
    const { rounds, blows } = this.#options;
    this.#left.set(place, Array.from({ length: rounds }, () => this.#dice.shuffled(blows)).flat());
  }
}
