import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FilmPlan } from './film-plan.ts';
import { applyStepEvent, freshStep, type JournalStep, type StepEvent } from './journal.ts';
import { composerWindow, nextSteps, VENDOR_WINDOW } from './next-steps.ts';
import { progressOf } from './progress.ts';
import { type FilmSoFar, nameOfStep, type Step, stepsOf, withoutShots } from './steps.ts';
import type { Timeline, TimelinePiece } from './timeline.ts';

/** A plan of that many shots, each with those many lines; only what the steps look at. */
function planOf(linesOfShots: readonly number[]): FilmPlan {
  const shots = linesOfShots.map((lines, i) => ({
    id: `sht_${i}`,
    subject: `Subject ${i}`,
    action: '',
    lines: Array.from({ length: lines }, (_, l) => ({
      id: `lin_${i}x${l}`,
      speaker: null,
      text: `Line ${l}`,
    })),
  }));
  return {
    title: 'A film',
    characters: [],
    scenes: shots.map((shot, i) => ({ id: `scn_${i}`, shots: [shot] })),
    music: { sections: shots.map((_, i) => ({ fromScene: `scn_${i}`, toScene: `scn_${i}`, mood: 'calm' })) },
  } as unknown as FilmPlan;
}

function timelineOf(plan: FilmPlan): Timeline {
  const ids = plan.scenes.flatMap((scene) => scene.shots.map((shot) => shot.id));
  const pieces = ids.flatMap((shotId, i): TimelinePiece[] => {
    const body: TimelinePiece = { kind: 'body', startFrame: 0, frames: 30, shotId, firstFrame: 0 };
    const next = ids[i + 1];
    if (next === undefined) return [body];
    const places = { fromShotId: shotId, fromFirstFrame: 0, toShotId: next };
    return [body, { kind: 'transition', startFrame: 0, frames: 15, transition: 'dissolve', ...places }];
  });
  return { fps: 30, frames: 30, samples: 48_000, shots: [], lines: [], cues: [], pieces };
}

/** How the same timeline begins: its first two shots. Null: they are all, or not spoken yet. */
function openingOf(plan: FilmPlan, journal: ReadonlyMap<string, JournalStep>): Timeline | null {
  const shots = plan.scenes.flatMap((scene) => scene.shots).slice(0, 2);
  const lines = shots.flatMap((shot) => shot.lines.map(({ id }) => ({ lineId: id, shotId: shot.id })));
  const spoken = lines.every(({ lineId }) => journal.get(`speech:${lineId}`)?.state === 'done');
  if (!spoken || plan.scenes.length < 3) return null;
  const whole = timelineOf(plan);
  return { ...whole, lines: lines as Timeline['lines'], pieces: whole.pieces.slice(0, 3) };
}

/** A job without a world around it: what is known, the journal, and whatever was in flight. */
class Simulation {
  film: FilmSoFar;
  journal = new Map<string, JournalStep>();
  begun: string[] = [];
  now = 0;
  fence = 0;
  readonly #plan: FilmPlan;
  readonly #twins: boolean;

  constructor(plan: FilmPlan, music: boolean, twins: boolean, vendors: FilmSoFar['vendors'] = {}) {
    this.#plan = plan;
    this.#twins = twins;
    this.film = { plan: null, timeline: null, music, vendors };
  }

  apply(step: Pick<Step, 'key' | 'kind'>, event: StepEvent): string {
    const before = this.journal.get(step.key) ?? freshStep(step.key, step.kind);
    const { step: after, verdict } = applyStepEvent(before, event);
    this.journal.set(step.key, after);
    return verdict;
  }

  /** Does all that is due; checks that nothing is begun before what it follows. */
  advance(): void {
    for (let round = 0; round < 50; round++) {
      if (this.journal.get('plan')?.state === 'done') this.film = { ...this.film, plan: this.#plan };
      this.film = { ...this.film, opening: openingOf(this.#plan, this.journal) };
      const next = nextSteps(this.film, this.journal, this.now);
      for (const step of next.unprepared) {
        const twin = step.kind === 'speech' && this.#twins ? 'speech' : step.key;
        this.apply(step, { type: 'prepared', assetKey: twin });
      }
      // As in a job: what is new may be more urgent than what is ready.
      if (next.unprepared.length > 0) continue;
      for (const step of next.ready) {
        for (const key of step.after)
          expect(this.journal.get(key)?.state, `${step.key} after ${key}`).toBe('done');
        const fence = ++this.fence;
        this.apply(step, { type: 'sent', fence, leaseUntil: this.now + 10 });
        if (step.place !== 'object') this.begun.push(step.key);
        else {
          this.film = { ...this.film, timeline: timelineOf(this.#plan) };
          this.apply(step, { type: 'done', fence, result: { files: [], meta: {} } });
        }
      }
      expect(
        nextSteps(this.film, this.journal, this.now).ready.filter((s) => this.begun.includes(s.key)),
      ).toEqual([]);
      if (next.unprepared.length === 0 && next.ready.length === 0) return;
    }
    throw new Error('a job that never comes to rest');
  }

  inFlight(): JournalStep[] {
    return [...this.journal.values()].filter((row) => row.state === 'sent' || row.state === 'running');
  }
}

const films = fc.record({
  lines: fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 8 }),
  music: fc.boolean(),
  twins: fc.boolean(),
  vendors: fc.constantFrom<FilmSoFar['vendors']>(
    {},
    { picture: 'replicate' },
    { picture: 'openai', speech: 'openai' },
  ),
});

describe('nextSteps', () => {
  it('brings any film to its end whatever is lost, late, twice or refused on the way', () => {
    fc.assert(
      fc.property(films, fc.infiniteStream(fc.nat({ max: 99 })), ({ lines, music, twins, vendors }, dice) => {
        const roll = () => dice.next().value as number;
        const job = new Simulation(planOf(lines), music, twins, vendors);
        let progress = 0;
        for (let turn = 0; turn < 2_000; turn++) {
          job.advance();
          const said = Math.max(progress, progressOf(job.film, job.journal));
          expect(said).toBeGreaterThanOrEqual(progress);
          expect(said).toBeLessThan(100);
          progress = said;
          if (nextSteps(job.film, job.journal, job.now).finished) break;
          const flying = job.inFlight();
          const steps = stepsOf(job.film).filter((step) => flying.some((row) => row.key === step.key));
          const at = (place: string | null) => steps.filter((s) => (s.vendor ?? s.place) === place).length;
          expect(at('composer')).toBeLessThanOrEqual(composerWindow(1));
          for (const vendor of ['openai', 'replicate']) expect(at(vendor)).toBeLessThanOrEqual(VENDOR_WINDOW);
          const row = flying[roll() % Math.max(1, flying.length)];
          job.now += 1;
          if (!row) {
            job.now += 5;
            continue;
          }
          const luck = roll();
          const { fence } = row;
          const done: StepEvent = { type: 'done', fence, result: { files: [], meta: { by: fence } } };
          if (luck < 50) {
            job.apply(row, { type: 'begun', fence, leaseUntil: job.now + 10 });
            expect(job.apply(row, done)).toBe('applied');
            expect(job.apply(row, done)).toBe('duplicate');
          } else if (luck < 60) {
            const error = { code: 'step.silent', message: '', retryable: true };
            job.apply(row, { type: 'failed', fence, error, notBefore: job.now + 2 });
            // The zombie comes back after its attempt is over.
            expect(job.apply(row, done)).toBe('stale');
          } else if (luck < 70) {
            job.apply(row, { type: 'busy', fence, notBefore: job.now + 3 });
            expect(job.apply(row, { type: 'heartbeat', fence, leaseUntil: 1e9 })).toBe('stale');
          } else if (luck < 80) expect(job.apply(row, { ...done, fence: fence + 1 })).toBe('stale');
          else if (luck < 90) job.apply(row, { type: 'heartbeat', fence, leaseUntil: job.now + 10 });
        }
        const end = nextSteps(job.film, job.journal, job.now);
        expect(end).toMatchObject({ finished: true, moderated: true, ready: [], unprepared: [], failed: [] });
        for (const step of stepsOf(job.film)) expect(job.journal.get(step.key)?.state).toBe('done');
      }),
      { numRuns: 100 },
    );
  });

  it('answers the same however often it is asked, and changes nothing', () => {
    const job = new Simulation(planOf([1, 2]), true, false);
    job.advance();
    const before = structuredClone([...job.journal]);
    expect(nextSteps(job.film, job.journal, 3)).toEqual(nextSteps(job.film, job.journal, 3));
    expect([...job.journal]).toEqual(before);
  });

  it('never makes twins side by side', () => {
    const job = new Simulation(planOf([3, 3]), false, true);
    for (const key of ['moderate-script', 'plan', 'moderate-plan'] as const) {
      job.advance();
      job.apply({ key, kind: key }, { type: 'done', fence: job.fence, result: { files: [], meta: {} } });
    }
    job.advance();
    expect(job.inFlight().filter((row) => row.kind === 'speech')).toHaveLength(1);
  });

  it('shows the first pictures soon, and lets pictures delay the voices little', () => {
    const counts = fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(counts, (lines) => {
        const film: FilmSoFar = { plan: planOf(lines), timeline: null, music: true, vendors: {} };
        const journal = new Map(
          stepsOf(film).map((step) => {
            const moderated = step.place === 'worker';
            const row = { ...freshStep(step.key, step.kind), assetKey: step.key };
            return [step.key, moderated ? { ...row, state: 'done' as const } : row];
          }),
        );
        const { ready } = nextSteps(film, journal, 0, Infinity);
        const order = ready.filter((step) => step.place === 'composer');
        const of = (kind: Step['kind']) => order.filter((step) => step.kind === kind);
        const voices = of('speech').length;
        expect(order).toHaveLength(lines.length + voices);
        for (const kind of ['picture', 'speech'] as const) {
          expect(of(kind)).toEqual(stepsOf(film).filter((step) => step.kind === kind));
        }
        const firstPictures = of('picture').slice(0, 3);
        for (const [i, picture] of firstPictures.entries()) {
          expect(order.indexOf(picture), picture.key).toBeLessThanOrEqual(2 * i + 1);
        }
        const lastVoice = order.findLastIndex((step) => step.kind === 'speech');
        const before = order.slice(0, lastVoice + 1).filter((step) => step.kind === 'picture').length;
        expect(before).toBeLessThanOrEqual(3 + voices / 4);
        // However few there are, never two pictures for a voice.
        if (voices > 0) expect(before).toBeLessThanOrEqual(voices);
      }),
    );
  });

  it('films the first shots while others are still being spoken, each piece once', () => {
    const job = new Simulation(planOf([1, 1, 9, 9]), true, false);
    const end = (row: Pick<Step, 'key' | 'kind'>) =>
      job.apply(row, { type: 'done', fence: job.fence, result: { files: [], meta: {} } });
    for (const key of ['moderate-script', 'plan', 'moderate-plan'] as const) {
      job.advance();
      end({ key, kind: key });
    }
    job.advance();
    const first = ['speech:lin_0x0', 'speech:lin_1x0', 'picture:sht_0', 'picture:sht_1'];
    for (const row of job.inFlight().filter(({ key }) => first.includes(key))) {
      job.apply(row, { type: 'done', fence: row.fence, result: { files: [], meta: {} } });
    }
    expect(job.begun.some((key) => key.startsWith('piece'))).toBe(false);
    job.advance();
    const unspoken = stepsOf(job.film).filter(
      ({ kind, key }) => kind === 'speech' && job.journal.get(key)?.state !== 'done',
    );
    expect(unspoken.length).toBeGreaterThan(10);
    expect(job.begun.filter((key) => key.startsWith('piece'))).toEqual(['piece:0', 'piece:1', 'piece:2']);
    const whole = stepsOf({ ...job.film, timeline: timelineOf(planOf([1, 1, 9, 9])) });
    expect(whole.map(({ key }) => key)).toEqual(expect.arrayContaining(['piece:0', 'piece:1', 'piece:2']));
  });

  it('begins a piece when the pictures of its shots are there, not later', () => {
    const plan = planOf([0, 0, 0]);
    const film: FilmSoFar = { plan, timeline: timelineOf(plan), music: true, vendors: {} };
    const done = ['moderate-script', 'plan', 'moderate-plan', 'timeline', 'picture:sht_0', 'picture:sht_1'];
    const journal = new Map(
      stepsOf(film).map((step) => [
        step.key,
        {
          ...freshStep(step.key, step.kind),
          assetKey: step.key,
          ...(done.includes(step.key) ? { state: 'done' as const } : {}),
        },
      ]),
    );
    const keys = nextSteps(film, journal, 0).ready.map((step) => step.key);
    expect(keys).toEqual(['music', 'piece:0', 'piece:1', 'piece:2', 'picture:sht_2']);
  });
});

describe('a step', () => {
  it('is named in words that its writer knows', () => {
    const plan = planOf([1, 0]);
    const name = (kind: Step['kind'], shotId: string | null, lineId: string | null = null) =>
      nameOfStep({ kind, shotId, lineId }, plan);
    expect(name('picture', 'sht_1')).toBe('The picture of shot 2 (“Subject 1”)');
    expect(name('speech', 'sht_0', 'lin_0x0')).toBe('The voice of shot 1 (“Line 0”)');
    expect(name('mix', null)).toBe('The sound mix');
  });
});

describe('withoutShots', () => {
  it('leaves scenes, music and the rest whole, and null where nothing is left', () => {
    const plan = planOf([1, 1, 1]);
    const rest = withoutShots(plan, new Set(['sht_1']));
    expect(rest?.scenes.map((scene) => scene.id)).toEqual(['scn_0', 'scn_2']);
    expect(rest?.music.sections.map((section) => section.fromScene)).toEqual(['scn_0', 'scn_2']);
    expect(withoutShots(plan, new Set(['sht_0', 'sht_1', 'sht_2']))).toBeNull();
    expect(withoutShots(plan, new Set())).toBe(plan);
  });
});
