import type { SeededDice } from './seeded-dice.ts';

/** A job to be asked for, and what its owner does to it later. */
export interface DraftJob {
  user: number;
  script: string;
  config: Record<string, unknown>;
  /** Cancelled this long after it was asked for; null: never. */
  cancelAfterMs: number | null;
  /** How often its owner tries again when it fails. */
  retries: number;
}

const PEOPLE = ['Mara', 'Old Tomas', 'The ferryman', 'A girl', 'Doctor Hale', 'The baker', 'Ilya', 'Noor'];
const DEEDS = ['walked along', 'waited near', 'looked across', 'slept beside', 'sang by', 'painted'];
const PLACES = ['the harbour', 'the snowy wood', 'a burning field', 'the station', 'the lake', 'the market'];
const TIMES = ['at dawn', 'at noon', 'in the rain', 'at night', 'in the fog'];
const WORDS = [
  'Come home.',
  'Not today.',
  'Do you hear it?',
  'It is late.',
  'Wait for me.',
  'I know the way.',
];

/**
 * Short scripts of one or two sentences, 480 lines high. Sentences return, so that jobs of one user want the
 * same things at the same time. `paidShare` of them buy pictures or voices.
 */
export function draftJobs(
  dice: SeededDice,
  { count, users, paidShare }: { count: number; users: number; paidShare: number },
): DraftJob[] {
  return Array.from({ length: count }, () => {
    const sentence = () => {
      const deed = `${dice.pick(PEOPLE)} ${dice.pick(DEEDS)} ${dice.pick(PLACES)} ${dice.pick(TIMES)}.`;
      return dice.chance(0.25) ? `${deed} "${dice.pick(WORDS)}"` : deed;
    };
    const script = dice.chance(0.4) ? `${sentence()}\n\n${sentence()}` : sentence();
    const paid = dice.chance(paidShare);
    return {
      user: dice.between(0, users - 1),
      script,
      config: {
        resolution: 480,
        fps: 24,
        music: dice.chance(0.3) ? undefined : false,
        ...quality(dice, paid),
      },
      cancelAfterMs: dice.chance(0.08) ? dice.between(200, 15_000) : null,
      retries: dice.chance(0.8) ? 3 : 0,
    };
  });
}

function quality(dice: SeededDice, paid: boolean): Record<string, unknown> {
  if (!paid) return { quality: 'animatic' };
  const image = dice.pick(['replicate', 'replicate', 'openai']);
  const voice = dice.pick(['openai', 'openai:tts-1', 'embedded']);
  return { quality: 'final', providers: { image, voice } };
}

/** What the vendors do wrong during a run, as rules of their script (provider-server/script.ts). */
export function draftFaults(share: number): unknown[] {
  const rule = (probability: number, fault: object, more: object = {}) => ({
    probability: probability * share,
    fault,
    ...more,
  });
  return [
    rule(0.04, { do: 'status', status: 429, retryAfterS: 1 }),
    rule(0.04, { do: 'status', status: 500 }),
    rule(0.03, { do: 'cut', when: 'before' }),
    rule(0.03, { do: 'cut', when: 'after' }),
    rule(0.02, { do: 'status', status: 500, when: 'after' }),
    rule(0.02, { do: 'truncate' }),
    rule(0.02, { do: 'garbage', when: 'after' }),
    rule(0.01, { do: 'hang', when: 'after' }),
    rule(0.01, { do: 'refuse' }),
    rule(0.05, { do: 'delay', ms: 1_500 }),
    rule(0.05, { do: 'slow-task', ms: 4_000 }, { path: '/predictions' }),
    rule(0.03, { do: 'fail-task', error: 'CUDA out of memory' }, { path: '/predictions' }),
    rule(0.03, { do: 'status', status: 502 }, { method: 'GET', path: '/predictions' }),
    rule(0.02, { do: 'cut' }, { method: 'GET', path: '/files' }),
  ];
}
