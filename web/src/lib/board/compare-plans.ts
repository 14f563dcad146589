import { type FilmPlan, type Scene, type Shot, shotsOf } from '#domain/film-plan';

/** What of a shot is another: each asks for something else to be made anew. */
export const SHOT_CHANGES = [
  'picture',
  'words',
  'framing',
  'motion',
  'transition',
  'length',
  'scene',
] as const;
export type ShotChange = (typeof SHOT_CHANGES)[number];

/** One shot in two versions; `before` null: it is new, `after` null: it is gone. Numbers count from 1. */
export interface ShotDifference {
  shotId: string;
  before: { shot: Shot; number: number } | null;
  after: { shot: Shot; number: number } | null;
  changes: readonly ShotChange[];
  /** It stands elsewhere among the shots that both versions have. */
  moved: boolean;
}

/** What differs between two versions of a storyboard, in the order of the newer one; shots that stay are left out. */
export function comparePlans(before: FilmPlan, after: FilmPlan): ShotDifference[] {
  const old = placed(before);
  const now = placed(after);
  const moved = movedBetween([...old.keys()], [...now.keys()]);
  const kept = [...now].flatMap(([shotId, place]) => {
    const was = old.get(shotId);
    const changes = was ? changesOf(was, place) : [];
    const difference = { shotId, before: was ?? null, after: place, changes, moved: moved.has(shotId) };
    return was && changes.length === 0 && !difference.moved ? [] : [difference];
  });
  const gone = [...old].flatMap(([shotId, place]) =>
    now.has(shotId) ? [] : [{ shotId, before: place, after: null, changes: [], moved: false }],
  );
  return [...kept, ...gone];
}

type Place = { scene: Scene; shot: Shot; number: number };

function placed(plan: FilmPlan): Map<string, Place> {
  return new Map(
    shotsOf(plan).map(({ scene, shot }, index) => [shot.id, { scene, shot, number: index + 1 }]),
  );
}

function changesOf(was: Place, is: Place): ShotChange[] {
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  const [a, b] = [was.shot, is.shot];
  const differs: Record<ShotChange, boolean> = {
    picture: !same(
      [a.paint, a.prompt, a.subject, a.action, a.take, a.picture],
      [b.paint, b.prompt, b.subject, b.action, b.take, b.picture],
    ),
    words: !same(a.lines, b.lines),
    framing: a.framing !== b.framing,
    motion: !same(a.motion, b.motion),
    transition: a.transition !== b.transition,
    length: a.minMs !== b.minMs || a.maxMs !== b.maxMs,
    scene: was.scene.id !== is.scene.id || was.scene.heading !== is.scene.heading,
  };
  return SHOT_CHANGES.filter((change) => differs[change]);
}

/** Those of both lists that do not belong to the longest run that keeps its order (patience by binary search). */
function movedBetween(before: readonly string[], after: readonly string[]): Set<string> {
  const at = new Map(before.map((id, index) => [id, index]));
  const shared = after.filter((id) => at.has(id));
  const tails: number[] = [];
  const previous: number[] = [];
  for (const [index, id] of shared.entries()) {
    const value = at.get(id)!;
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (at.get(shared[tails[middle]!]!)! < value) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? tails[low - 1]! : -1;
    tails[low] = index;
  }
  const staying = new Set<string>();
  for (let index = tails.at(-1) ?? -1; index >= 0; index = previous[index]!) staying.add(shared[index]!);
  return new Set(shared.filter((id) => !staying.has(id)));
}
