import { describe, expect, it } from 'vitest';
import { FilmPlan, linesOf, shotsOf } from './film-plan.ts';
import { JobConfig } from './job-config.ts';
import { applyNotes, askParts, bibleOf, PlanNotes, planParts, planRequest } from './plan-notes.ts';
import { planFilm } from './script/plan-film.ts';

const config = JobConfig.parse({});
const script = Array.from(
  { length: 40 },
  (_, i) =>
    `INT. ROOM ${i} - NIGHT\n\nMARA waits by the window ${i}.\n\nMARA\nI am here, ${i} times.\n\nTOM\nStay.`,
).join('\n\n');
const plan = planFilm(script, config);
const parts = planParts(plan);
const maker = { provider: 'openai', model: 'gpt-6.1-terra' } as const;
const words = (some: FilmPlan) => linesOf(some).map(({ id, text, speaker }) => [id, speaker, text]);

describe('planParts', () => {
  it('holds every shot once, in order, few enough a part', () => {
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.flat()).toEqual(shotsOf(plan));
    for (const part of parts) expect(part.length).toBeLessThanOrEqual(30);
  });

  it('asks about its own part, under the story so far', () => {
    const request = planRequest(parts[1]!, plan, config, 'It rained.', maker);
    expect(request.prompt).toContain('It rained.');
    expect(request.prompt).toContain(parts[1]![0]!.shot.id);
    expect(request.prompt).not.toContain(parts[0]![0]!.shot.id);
    expect(request.prompt.length).toBeLessThan(60_000);
  });
});

describe('askParts', () => {
  it('asks about each part under what was noted before, and ends with all of it', () => {
    const notesOn = (prompt: string): PlanNotes => {
      const { scenes, characters, bible } = JSON.parse(prompt);
      const shots = scenes.flatMap(
        (scene: { shots: { id: string; lines: { id: string }[] }[] }) => scene.shots,
      );
      return {
        bible: `${bible}.`,
        logline: 'Somebody waits.',
        characters: characters.map(({ id }: { id: string }) => ({
          id,
          description: `seen by ${bible.length}`,
        })),
        shots: shots.map(({ id }: { id: string }) => ({ id, subject: '', prompt: `Picture of ${id}` })),
        lines: [],
      };
    };
    const asking = askParts(plan, config, maker);
    const asked: string[] = [];
    let byHand = plan;
    let next = asking.next();
    while (!next.done) {
      const part = parts[asked.length]!;
      const bible = '.'.repeat(asked.length);
      expect(next.value).toEqual(planRequest(part, byHand, config, bible, maker));
      const notes = notesOn(next.value.prompt);
      byHand = applyNotes(byHand, part, notes);
      asked.push(next.value.prompt);
      next = asking.next(notes);
    }
    expect(asked).toHaveLength(parts.length);
    expect(next.value).toEqual(byHand);
    expect(words(next.value)).toEqual(words(plan));
  });
});

describe('applyNotes', () => {
  const [part] = parts as [(typeof parts)[number]];
  const [first] = part.map(({ shot }) => shot);
  const [mara] = plan.characters;
  const empty: PlanNotes = { bible: '', logline: '', characters: [], shots: [], lines: [] };

  it('puts notes where they belong and leaves the words alone', () => {
    const noted = applyNotes(plan, part, {
      ...empty,
      characters: [{ id: mara!.id, description: 'red hair, a scar' }],
      shots: [{ id: first!.id, subject: 'a window', prompt: 'Rain on a window.' }],
      lines: linesOf(plan).map(({ id }) => ({ id, emotion: 'afraid' })),
    });
    expect(noted.characters[0]?.description).toBe('red hair, a scar');
    expect(shotsOf(noted)[0]?.shot).toMatchObject({ prompt: 'Rain on a window.', subject: 'a window' });
    expect(words(noted)).toEqual(words(plan));
    const inPart = new Set(part.flatMap(({ shot }) => shot.lines.map(({ id }) => id)));
    for (const { id, emotion } of linesOf(noted)) expect(emotion === 'afraid').toBe(inPart.has(id));
  });

  it('keeps a face from the first part on', () => {
    const notes = { ...empty, characters: [{ id: mara!.id, description: 'somebody else' }] };
    expect(applyNotes(plan, parts[1]!, notes).characters[0]?.description).toBe(mara!.description);
  });

  it('leaves everything as it is without notes', () => {
    expect(applyNotes(plan, part, empty)).toEqual(plan);
  });

  it.each([
    ['another part', parts[1]![0]!.shot.id],
    ['nothing', 'sht_nothing'],
    ['a prototype', '__proto__'],
  ])('takes no note on %s', (_, id) => {
    const shots = [{ id, subject: 'x', prompt: 'x' }];
    expect(applyNotes(plan, part, { ...empty, shots })).toEqual(plan);
  });

  it('bounds what a planner that obeys the script may say', () => {
    const hostile = {
      bible: 'x'.repeat(1e6),
      logline: 'x'.repeat(1e6),
      characters: [{ id: mara!.id, description: '\u0000\u202e🌊'.repeat(9_999), look: { age: 'child' } }],
      shots: part.map(({ shot }) => ({
        id: shot.id,
        subject: 'x'.repeat(1e4),
        prompt: '🌊'.repeat(1e4),
        take: 999,
        lines: [{ id: 'lin_x', text: 'I was never in the script.' }],
        paint: null,
      })),
      lines: [{ id: linesOf(plan)[0]!.id, emotion: 'y'.repeat(999), text: 'Not my words.', speaker: null }],
      config: { providers: { image: 'openai:dearest' }, maxCostMicros: 1e12 },
      owner: 'usr_other',
      scenes: [],
    };
    const noted = applyNotes(plan, part, PlanNotes.parse(hostile));
    expect(FilmPlan.safeParse(noted).success).toBe(true);
    expect(words(noted)).toEqual(words(plan));
    expect(noted.characters[0]?.look).toEqual(plan.characters[0]?.look);
    expect(shotsOf(noted).map(({ shot }) => [shot.id, shot.take, shot.paint])).toEqual(
      shotsOf(plan).map(({ shot }) => [shot.id, shot.take, shot.paint]),
    );
    expect(JSON.stringify(noted)).not.toMatch(/dearest|usr_other|never in the script|\\u0000/);
    expect(bibleOf(PlanNotes.parse(hostile)).length).toBeLessThanOrEqual(2_000);
    expect(JSON.stringify(noted).isWellFormed()).toBe(true);
  });
});
