import { bedKindsOf } from './ambience.ts';
import { sheetsOf } from './character-sheets.ts';
import { stepKeyOf } from './film-orders.ts';
import { type FilmPlan, shotsOf } from './film-plan.ts';
import type { JobStatus } from './job.ts';
import type { Timeline, TimelinePiece } from './timeline.ts';

/** Everything a job does, in the order in which a film grows. */
export const STEP_KINDS = [
  'moderate-script',
  'plan',
  'note',
  'notes',
  'moderate-plan',
  'sheet',
  'picture',
  'speech',
  'effect',
  'timeline',
  'music',
  'clip',
  'piece',
  'mix',
  'join',
  'check',
  'publish',
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/**
 * Where a step is done. `object`: in FilmJob itself, pure and at once. `vendor`: bought, each attempt by a licence
 * of the ledger.
 */
export type StepPlace = 'worker' | 'composer' | 'object' | 'vendor';

/** Where a kind of step is done unless a vendor makes it; notes, portraits, clips and effects are bought or left out. */
const USUAL_PLACE: Readonly<Record<StepKind, StepPlace>> = {
  'moderate-script': 'worker',
  plan: 'worker',
  note: 'vendor',
  notes: 'worker',
  'moderate-plan': 'worker',
  sheet: 'vendor',
  picture: 'composer',
  speech: 'composer',
  effect: 'vendor',
  timeline: 'object',
  music: 'composer',
  clip: 'vendor',
  piece: 'composer',
  mix: 'composer',
  join: 'composer',
  check: 'composer',
  publish: 'worker',
};

/** One thing to do. `key` is stable: an unchanged shot or line keeps its key from plan to plan. */
export interface Step {
  key: string;
  kind: StepKind;
  place: StepPlace;
  /** Who makes it for money, as a config chooses it; null: nobody. */
  vendor: string | null;
  /** Keys of the steps that must be done first. */
  after: readonly string[];
  shotId: string | null;
  lineId: string | null;
  /** Of a portrait: whose. */
  characterId?: string;
}

/** What is known of the film so far; the graph grows when the plan and when the timeline is known. */
export interface FilmSoFar {
  plan: FilmPlan | null;
  timeline: Timeline | null;
  /** The first part of the timeline while the whole is not known; absent: not known either. */
  opening?: Timeline | null;
  /** False: the film is without music. */
  music: boolean;
  /** Kinds of steps that are bought, and of whom, as a config chooses them. */
  vendors: Readonly<Partial<Record<StepKind, string>>>;
  /** How many portraits a picture is shown at most; absent: none are made. */
  portraits?: number;
  /** In how many parts a paid planner notes on the storyboard; absent: nobody does. */
  noteParts?: number;
}

/** The shots that a piece shows. */
export function shotsOfPiece(piece: TimelinePiece): string[] {
  return piece.kind === 'transition' ? [piece.fromShotId, piece.toShotId] : [piece.shotId];
}

const usual = (key: string, kind: StepKind, after: readonly string[]): Step => ({
  key,
  kind,
  place: USUAL_PLACE[kind],
  vendor: null,
  after,
  shotId: null,
  lineId: null,
});

/** A film's graph never changes while the film is the same object, and every report asks for it. */
const graphs = new WeakMap<FilmSoFar, readonly Step[]>();

/**
 * The steps of a film as it grows, each kind in film order; which of those that may begin goes first is
 * decided by `nextSteps`. Each step follows those in its `after`. Steps that are not known yet (pieces before
 * the timeline) are absent.
 */
export function stepsOf(film: Readonly<FilmSoFar>): readonly Step[] {
  const known = graphs.get(film);
  if (known) return known;
  const steps = buildSteps(film);
  graphs.set(film, steps);
  return steps;
}

function buildSteps(film: FilmSoFar): Step[] {
  const step = (key: string, kind: StepKind, after: readonly string[]): Step => {
    const vendor = film.vendors[kind] ?? null;
    const made = usual(key, kind, after);
    return vendor === null ? made : { ...made, vendor, place: 'vendor' };
  };
  // Each part is told what the parts before it were about.
  const parts = Array.from({ length: film.noteParts ?? 0 }, (_, i) =>
    step(stepKeyOf.note(i), 'note', [i === 0 ? 'plan' : stepKeyOf.note(i - 1)]),
  );
  const notes =
    parts.length === 0
      ? []
      : [
          ...parts,
          step(
            'notes',
            'notes',
            parts.map(({ key }) => key),
          ),
        ];
  const steps = [
    step('moderate-script', 'moderate-script', []),
    step('plan', 'plan', ['moderate-script']),
    ...notes,
    step('moderate-plan', 'moderate-plan', [notes.at(-1)?.key ?? 'plan']),
  ];
  if (!film.plan) return steps;
  const shots = shotsOf(film.plan).map(({ shot }) => shot);
  const speech = shots.flatMap((shot) =>
    shot.lines.map((line) => ({
      ...step(stepKeyOf.speech(line.id), 'speech', ['moderate-plan']),
      shotId: shot.id,
      lineId: line.id,
    })),
  );
  const { characters, shownIn } = sheetsOf(film.plan, film.vendors.sheet ? (film.portraits ?? 0) : 0);
  const sheets = characters.map(({ id }) => ({
    ...step(stepKeyOf.sheet(id), 'sheet', ['moderate-plan']),
    characterId: id,
  }));
  const pictures = shots.map((shot) => {
    const shown = shownIn.get(shot.id) ?? [];
    const after = ['moderate-plan', ...shown.map(stepKeyOf.sheet)];
    return { ...step(stepKeyOf.picture(shot.id), 'picture', after), shotId: shot.id };
  });
  const voices = speech.map((s) => s.key);
  const beds = film.vendors.effect === undefined ? [] : bedKindsOf(film.plan, film);
  const effects = beds.map((kind) => step(stepKeyOf.effect(kind), 'effect', ['moderate-plan']));
  const timeline = step('timeline', 'timeline', ['moderate-plan', ...voices]);
  steps.push(...sheets, ...speech, ...pictures, ...effects, timeline);
  if (!film.timeline) return [...steps, ...openingPieces(film)];
  if (film.music) steps.push(step('music', 'music', ['timeline']));
  const moves = film.vendors.clip !== undefined;
  const clips = !moves
    ? []
    : shots.map((shot) => ({
        ...step(stepKeyOf.clip(shot.id), 'clip', ['timeline', stepKeyOf.picture(shot.id)]),
        shotId: shot.id,
      }));
  const seen = moves ? stepKeyOf.clip : stepKeyOf.picture;
  const pieces = film.timeline.pieces.map((piece, index) => ({
    ...step(stepKeyOf.piece(index), 'piece', ['timeline', ...shotsOfPiece(piece).map(seen)]),
    shotId: shotsOfPiece(piece)[0] ?? null,
  }));
  steps.push(
    ...clips,
    step('mix', 'mix', [
      'timeline',
      ...voices,
      ...(film.music ? ['music'] : []),
      ...effects.map(({ key }) => key),
    ]),
    ...pieces,
    step('join', 'join', ['mix', ...pieces.map((p) => p.key)]),
    step('check', 'check', ['join']),
    step('publish', 'publish', ['check', ...pictures.map((p) => p.key)]),
  );
  return steps;
}

/**
 * The pieces of the film's first shots, which need not wait until all is spoken. Each is the very step that it is in
 * the whole film; there it follows the timeline, here the voices that the timeline's first part hangs on.
 */
function openingPieces(film: FilmSoFar): Step[] {
  // A clip is bought by its shot's length and waits for the whole timeline.
  if (!film.opening || film.vendors.clip !== undefined) return [];
  const { pieces, lines } = film.opening;
  const voices = lines.map(({ lineId }) => stepKeyOf.speech(lineId));
  return pieces.map((piece, index) => ({
    ...usual(stepKeyOf.piece(index), 'piece', [
      'moderate-plan',
      ...voices,
      ...shotsOfPiece(piece).map(stepKeyOf.picture),
    ]),
    shotId: shotsOfPiece(piece)[0] ?? null,
  }));
}

/** True for steps whose result is kept under a content key: what the studio or a vendor makes. */
export function isKept({ place }: Pick<Step, 'place'>): boolean {
  return place === 'composer' || place === 'vendor';
}

const MODERATING: readonly StepKind[] = ['moderate-script', 'plan', 'note', 'notes', 'moderate-plan'];

/** The status of a job in which a kind of step is done. */
export function stageOf(kind: StepKind): Extract<JobStatus, 'moderating' | 'processing'> {
  return MODERATING.includes(kind) ? 'moderating' : 'processing';
}

/** A film without some shots and what they say; null if nothing would be left. */
export function withoutShots(plan: FilmPlan, skipped: ReadonlySet<string>): FilmPlan | null {
  if (skipped.size === 0) return plan;
  const scenes = plan.scenes
    .map((scene) => ({ ...scene, shots: scene.shots.filter((shot) => !skipped.has(shot.id)) }))
    .filter((scene) => scene.shots.length > 0);
  if (scenes.length === 0) return null;
  const kept = new Set(scenes.map((scene) => scene.id));
  const order = plan.scenes.map((scene) => scene.id);
  const sections = plan.music.sections.flatMap((section) => {
    const from = order.indexOf(section.fromScene);
    const ids = order.slice(from, order.indexOf(section.toScene) + 1).filter((id) => kept.has(id));
    const [first, last] = [ids[0], ids.at(-1)];
    return first && last ? [{ ...section, fromScene: first, toScene: last }] : [];
  });
  return { ...plan, scenes, music: { ...plan.music, sections } };
}

const NAMES: Record<StepKind, string> = {
  'moderate-script': 'The check of the script',
  plan: 'The storyboard',
  note: 'The planner’s notes',
  notes: 'The storyboard with its notes',
  'moderate-plan': 'The check of the storyboard',
  sheet: 'The portrait',
  picture: 'The picture',
  speech: 'The voice',
  effect: 'The sound of places',
  timeline: 'The timeline',
  music: 'The music',
  clip: 'The moving clip',
  piece: 'The moving picture',
  mix: 'The sound mix',
  join: 'Joining the film',
  check: 'The final check of the film',
  publish: 'Publishing the film',
};

/** A step in words that its writer understands, e.g. `The picture of shot 3 (“Mara at the door”)`. */
export function nameOfStep(
  it: Pick<Step, 'kind' | 'shotId' | 'lineId' | 'characterId'>,
  plan: FilmPlan | null,
): string {
  const character = it.characterId && plan?.characters.find(({ id }) => id === it.characterId);
  if (character) return `${NAMES[it.kind]} of ${character.name}`;
  const shots = plan ? shotsOf(plan).map(({ shot }) => shot) : [];
  const index = shots.findIndex((shot) => shot.id === it.shotId);
  const shot = shots[index];
  if (!shot) return NAMES[it.kind];
  const line = shot.lines.find((l) => l.id === it.lineId);
  const said = line ? line.text : shot.subject || shot.action;
  const short = said.length > 60 ? `${said.slice(0, 57).trimEnd()}…` : said;
  return `${NAMES[it.kind]} of shot ${index + 1}${short ? ` (“${short}”)` : ''}`;
}
