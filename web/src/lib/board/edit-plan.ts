import type { Character, FilmPlan, Line, Scene, Shot } from '#domain/film-plan';
import { paintStyle } from '#domain/script/choose-style';
import { followPrompt } from './follow-prompt.ts';

/** A new id for every piece that an edit makes; `kind` is its prefix. */
export type NewId = (kind: 'sht' | 'lin') => string;

const LINES_PER_SHOT = 40;
const LONGEST_MS = 120_000;

const mapShots = (plan: FilmPlan, change: (shots: Shot[], scene: Scene) => Shot[]): FilmPlan =>
  withScenes(
    plan,
    plan.scenes.map((scene) => {
      const shots = change(scene.shots, scene);
      return shots === scene.shots ? scene : { ...scene, shots };
    }),
  );

/** A scene without a shot is no scene; what the music followed there follows its neighbour. */
function withScenes(plan: FilmPlan, scenes: Scene[]): FilmPlan {
  const left = scenes.filter((scene) => scene.shots.length > 0);
  if (left.length === 0) throw new RangeError('A film has at least one shot');
  if (left.length === plan.scenes.length) return { ...plan, scenes: left };
  const order = plan.scenes.map((scene) => scene.id);
  const alive = new Set(left.map((scene) => scene.id));
  const sections = plan.music.sections.flatMap((section) => {
    const [from, to] = [order.indexOf(section.fromScene), order.indexOf(section.toScene)];
    const kept = order.slice(from, to + 1).filter((id) => alive.has(id));
    const [first, last] = [kept[0], kept.at(-1)];
    return first === undefined || last === undefined ? [] : [{ ...section, fromScene: first, toScene: last }];
  });
  return { ...plan, scenes: left, music: { ...plan.music, sections } };
}

/** Where a shot is; null: it is not in the plan. */
export function placeOf(plan: FilmPlan, shotId: string): { scene: Scene; shot: Shot; index: number } | null {
  for (const scene of plan.scenes) {
    const index = scene.shots.findIndex((shot) => shot.id === shotId);
    const shot = scene.shots[index];
    if (shot) return { scene, shot, index };
  }
  return null;
}

export function changeShot(plan: FilmPlan, shotId: string, change: (shot: Shot) => Shot): FilmPlan {
  return mapShots(plan, (shots) =>
    shots.some((shot) => shot.id === shotId)
      ? shots.map((shot) => (shot.id === shotId ? followPrompt(plan, shot, plan, change(shot)) : shot))
      : shots,
  );
}

export function changeLine(
  plan: FilmPlan,
  shotId: string,
  lineId: string,
  change: Partial<Omit<Line, 'id'>>,
): FilmPlan {
  return changeShot(plan, shotId, (shot) => ({
    ...shot,
    lines: shot.lines.map((line) => (line.id === lineId ? { ...line, ...change } : line)),
  }));
}

/** A scene's own words; with `time`, `weather`, `season` or `mood` its pictures change with it. */
export function changeScene(
  plan: FilmPlan,
  sceneId: string,
  change: Partial<Pick<Scene, 'heading' | 'time' | 'weather' | 'season' | 'mood'>>,
): FilmPlan {
  const { heading: _, ...seen } = change;
  return {
    ...plan,
    scenes: plan.scenes.map((scene) =>
      scene.id === sceneId
        ? {
            ...scene,
            ...change,
            shots: scene.shots.map((shot) =>
              followPrompt(plan, shot, plan, { ...shot, paint: { ...shot.paint, ...seen } }),
            ),
          }
        : scene,
    ),
  };
}

/** A person's name, voice or look; the look follows into every picture that shows them. */
export function changeCharacter(
  plan: FilmPlan,
  characterId: string,
  change: Partial<Omit<Character, 'id'>>,
): FilmPlan {
  const characters = plan.characters.map((character) =>
    character.id === characterId ? { ...character, ...change } : character,
  );
  const next = { ...plan, characters };
  const { look } = change;
  return mapShots(next, (shots) =>
    shots.map((shot) => {
      const { paint } = shot;
      if (!paint.people.some((person) => person.characterId === characterId)) return shot;
      const dressed = paint.people.map((person) =>
        look && person.characterId === characterId ? { ...person, look } : person,
      );
      return followPrompt(plan, shot, next, look ? { ...shot, paint: { ...paint, people: dressed } } : shot);
    }),
  );
}

/** Another look for the whole film: every picture is painted in it, and asked for in it where its words named the last. */
export function changeStyle(plan: FilmPlan, style: string): FilmPlan {
  if (style === plan.style) return plan;
  const next = { ...plan, style };
  return mapShots(next, (shots) =>
    shots.map((shot) =>
      followPrompt(plan, shot, next, { ...shot, paint: { ...shot.paint, style: paintStyle(style) } }),
    ),
  );
}

/** Puts the shots into another order, within and across scenes; every shot must be named once. */
export function arrangeShots(plan: FilmPlan, order: ReadonlyMap<string, readonly string[]>): FilmPlan {
  const shots = new Map(plan.scenes.flatMap((scene) => scene.shots.map((shot) => [shot.id, shot] as const)));
  const named = [...order.values()].flat();
  if (named.length !== shots.size || new Set(named).size !== named.length) {
    throw new RangeError('Every shot has one place');
  }
  return withScenes(
    plan,
    plan.scenes.map((scene) => ({
      ...scene,
      shots: (order.get(scene.id) ?? []).flatMap((id) => shots.get(id) ?? []),
    })),
  );
}

/** Moves a shot one place on or back; beyond its scene's edge it joins the neighbouring scene. */
export function moveShot(plan: FilmPlan, shotId: string, by: 1 | -1): FilmPlan {
  const order = new Map(plan.scenes.map((scene) => [scene.id, scene.shots.map((shot) => shot.id)]));
  const at = plan.scenes.findIndex((scene) => scene.shots.some((shot) => shot.id === shotId));
  const here = order.get(plan.scenes[at]?.id ?? '');
  if (!here) return plan;
  const from = here.indexOf(shotId);
  const to = from + by;
  const next = order.get(plan.scenes[at + by]?.id ?? '');
  if (to < 0 || to >= here.length) {
    if (!next) return plan;
    here.splice(from, 1);
    if (by > 0) next.unshift(shotId);
    else next.push(shotId);
  } else {
    here.splice(from, 1);
    here.splice(to, 0, shotId);
  }
  return arrangeShots(plan, order);
}

/** Adds a silent shot after another one, in the same place, seen from another distance. */
export function addShot(plan: FilmPlan, afterId: string, newId: NewId): { plan: FilmPlan; shotId: string } {
  const shotId = newId('sht');
  const next = mapShots(plan, (shots) => {
    const at = shots.findIndex((shot) => shot.id === afterId);
    const model = shots[at];
    if (!model) return shots;
    const framing = model.framing === 'wide' ? 'medium' : 'wide';
    // What is seen from elsewhere is another picture than its owner's.
    const { source: _, picture: __, ...rest } = model;
    const added: Shot = {
      ...rest,
      id: shotId,
      framing,
      paint: { ...model.paint, framing },
      lines: [],
      transition: null,
      minMs: 2500,
      maxMs: Math.max(2500, model.maxMs),
      take: 0,
    };
    return [...shots.slice(0, at + 1), followPrompt(plan, model, plan, added), ...shots.slice(at + 1)];
  });
  return { plan: next, shotId };
}

/** The places in a text where a new sentence begins, but for its start. */
function sentenceStarts(text: string, language: string): number[] {
  const segments = [...new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)];
  return segments.slice(1).map((segment) => segment.index);
}

/** A line in two, between sentences if there are several, else between words; null: it is one word. */
function splitLine(line: Line, language: string, newId: NewId): [Line, Line] | null {
  const starts = sentenceStarts(line.text, language);
  const places =
    starts.length > 0 ? starts : [...line.text.matchAll(/\s+/g)].map((gap) => gap.index + gap[0].length);
  const middle = line.text.length / 2;
  const at = places.toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0];
  if (at === undefined) return null;
  const [head, tail] = [line.text.slice(0, at).trimEnd(), line.text.slice(at)];
  if (head === '' || tail === '') return null;
  // A recording says the whole line.
  const { recording: _, ...spoken } = line;
  return [
    { ...spoken, text: head },
    { ...spoken, id: newId('lin'), text: tail },
  ];
}

/** Cuts a shot in two: between its lines, inside its only line, or in the middle of its silence. */
export function splitShot(plan: FilmPlan, shotId: string, newId: NewId): { plan: FilmPlan; shotId: string } {
  const secondId = newId('sht');
  const next = mapShots(plan, (shots) => {
    const at = shots.findIndex((shot) => shot.id === shotId);
    const shot = shots[at];
    if (!shot) return shots;
    let [head, tail] = [shot.lines, [] as Line[]];
    if (shot.lines.length > 1) {
      const middle = Math.ceil(shot.lines.length / 2);
      [head, tail] = [shot.lines.slice(0, middle), shot.lines.slice(middle)];
    } else if (shot.lines[0]) {
      const parts = splitLine(shot.lines[0], plan.language, newId);
      if (parts) [head, tail] = [[parts[0]], [parts[1]]];
    }
    const minMs = Math.max(1000, Math.round(shot.minMs / 2));
    const first: Shot = { ...shot, lines: head, minMs };
    const second: Shot = { ...shot, id: secondId, lines: tail, minMs, transition: 'cut', take: 0 };
    return [...shots.slice(0, at), first, second, ...shots.slice(at + 1)];
  });
  return { plan: next, shotId: secondId };
}

/** True if a shot has a next one in its scene that it can take in. */
export function canJoin(plan: FilmPlan, shotId: string): boolean {
  const place = placeOf(plan, shotId);
  const next = place?.scene.shots[place.index + 1];
  return !!place && !!next && place.shot.lines.length + next.lines.length <= LINES_PER_SHOT;
}

/** Takes the next shot of the scene in: its words follow, its picture goes. */
export function joinShots(plan: FilmPlan, shotId: string): FilmPlan {
  if (!canJoin(plan, shotId)) return plan;
  return mapShots(plan, (shots) => {
    const at = shots.findIndex((shot) => shot.id === shotId);
    const [shot, next] = [shots[at], shots[at + 1]];
    if (!shot || !next) return shots;
    const minMs = Math.min(LONGEST_MS, shot.minMs + next.minMs);
    const source =
      shot.source && next.source
        ? {
            start: Math.min(shot.source.start, next.source.start),
            end: Math.max(shot.source.end, next.source.end),
          }
        : (shot.source ?? next.source);
    const joined: Shot = {
      ...shot,
      lines: [...shot.lines, ...next.lines],
      minMs,
      maxMs: Math.max(minMs, shot.maxMs, next.maxMs),
      ...(source ? { source } : {}),
    };
    return [...shots.slice(0, at), joined, ...shots.slice(at + 2)];
  });
}

/** @throws RangeError for the only shot of a film */
export function removeShot(plan: FilmPlan, shotId: string): FilmPlan {
  return mapShots(plan, (shots) =>
    shots.some((shot) => shot.id === shotId) ? shots.filter((shot) => shot.id !== shotId) : shots,
  );
}
