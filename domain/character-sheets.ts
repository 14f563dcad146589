import { type Character, type FilmPlan, type Shot, shotsOf } from './film-plan.ts';

/** The portraits of a film: whose are made, and which of them each shot's picture is shown. */
export interface CharacterSheets {
  /** In the plan's order. */
  characters: readonly Character[];
  /** Ids by shot id, in the order in which they stand in the shot; a shot that is shown none is absent. */
  shownIn: ReadonlyMap<string, readonly string[]>;
}

/** A face that is seen once has nothing to stay the same as. */
const SHOTS_WORTH_A_PORTRAIT = 2;

const NONE: CharacterSheets = { characters: [], shownIn: new Map() };
/** A film's graph, its quote and each wave of its steps ask for the same. */
const sheets = new WeakMap<FilmPlan, Map<number, CharacterSheets>>();

/** Those in the shot, each once, in the order in which they stand in it. */
export function peopleOf(shot: Shot, plan: FilmPlan): Character[] {
  const ids = new Set(shot.paint.people.map((person) => person.characterId));
  return [...ids].flatMap((id) => plan.characters.find((character) => character.id === id) ?? []);
}

/**
 * Whose portraits are made where a picture model is shown at most `portraits` of them: of each who is seen in two
 * shots or more, as far as any picture has room for them. 0: none are made.
 */
export function sheetsOf(plan: FilmPlan, portraits: number): CharacterSheets {
  if (portraits === 0) return NONE;
  const byCount = sheets.get(plan) ?? new Map<number, CharacterSheets>();
  sheets.set(plan, byCount);
  const known = byCount.get(portraits);
  if (known) return known;
  const made = chooseSheets(plan, portraits);
  byCount.set(portraits, made);
  return made;
}

function chooseSheets(plan: FilmPlan, portraits: number): CharacterSheets {
  const people = shotsOf(plan).map(
    ({ shot }) => [shot.id, peopleOf(shot, plan).map(({ id }) => id)] as const,
  );
  const seen = new Map<string, number>();
  for (const [, ids] of people) for (const id of ids) seen.set(id, (seen.get(id) ?? 0) + 1);
  // Whoever brought a picture of somebody wants that face, however often it is seen.
  const brought = new Set(
    plan.characters.flatMap(({ id, portrait }) => (portrait === undefined ? [] : [id])),
  );
  const recurs = (id: string) => brought.has(id) || (seen.get(id) ?? 0) >= SHOTS_WORTH_A_PORTRAIT;
  const shownIn = new Map(
    people.flatMap(([shotId, ids]) => {
      const shown = ids.filter(recurs).slice(0, portraits);
      return shown.length === 0 ? [] : [[shotId, shown] as const];
    }),
  );
  const shown = new Set([...shownIn.values()].flat());
  return { characters: plan.characters.filter(({ id }) => shown.has(id)), shownIn };
}
