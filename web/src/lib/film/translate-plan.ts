import { type FilmPlan, linesOf, shotsOf } from '#domain/film-plan';

/** A film's words in another language: what it is called, and what is said by line id. */
export interface Translation {
  /** BCP 47 tag. */
  language: string;
  title: string;
  words: Readonly<Record<string, string>>;
}

/** A line that is to be said in another language. */
export interface SpokenText {
  lineId: string;
  /** Null: the narrator. */
  who: string | null;
  text: string;
}

/** What is said in a film, in its order. */
export function spokenTexts(plan: FilmPlan): SpokenText[] {
  const names = new Map(plan.characters.map(({ id, name }) => [id, name]));
  return shotsOf(plan).flatMap(({ shot }) =>
    shot.lines.map(({ id, speaker, text }) => ({
      lineId: id,
      who: speaker === null ? null : (names.get(speaker) ?? null),
      text,
    })),
  );
}

/**
 * The same film, said in another language. Pictures, motion and music stay what they are, so that nothing of them
 * is made anew; recordings are in the old language and give way to voices. A line without a translation stays.
 */
export function translatePlan(plan: FilmPlan, { language, title, words }: Translation): FilmPlan {
  return {
    ...plan,
    title: title.trim() || plan.title,
    language,
    scenes: plan.scenes.map((scene) => ({
      ...scene,
      shots: scene.shots.map((shot) => ({
        ...shot,
        lines: shot.lines.map(({ recording: _, ...line }) => ({
          ...line,
          text: words[line.id]?.trim() || line.text,
        })),
      })),
    })),
  };
}

/**
 * The script with its spoken words replaced in their order; headings and directions stay. Words that do not stand in
 * it letter by letter (a storyboard edited by hand) are left as they are.
 */
export function translateScript(script: string, plan: FilmPlan, words: Translation['words']): string {
  let done = '';
  let rest = script;
  for (const { id, text } of linesOf(plan)) {
    const said = words[id]?.trim();
    const at = said ? rest.indexOf(text) : -1;
    if (!said || at < 0) continue;
    done += rest.slice(0, at) + said;
    rest = rest.slice(at + text.length);
  }
  return done + rest;
}

/**
 * Pasted text laid to fields from `from` on, a line to a field: what comes back from whoever translates a copied
 * list. Empty lines are left out; null: it is one line, which belongs where the cursor is.
 */
export function spreadLines(pasted: string, from: number, fields: number): string[] | null {
  const lines = pasted
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.length > 1 ? lines.slice(0, Math.max(0, fields - from)) : null;
}
