import type { FilmPlan, Shot } from '#domain/film-plan';
import { type PictureFacts, rewritePrompt } from '#domain/script/write-prompt';

type Told = Pick<FilmPlan, 'style' | 'characters'>;

const factsOf = (plan: Told, shot: Pick<Shot, 'paint'>): PictureFacts => ({
  paint: shot.paint,
  style: plan.style,
  names: new Map(plan.characters.map(({ id, name }) => [id, name])),
});

/**
 * A shot after an edit, its picture's words in step with what is painted: a vendor draws by the words alone. Words that
 * the edit itself has changed are kept.
 */
export function followPrompt(before: Told, was: Shot, after: Told, now: Shot): Shot {
  if (now.prompt !== was.prompt || now.prompt === '') return now;
  if (now.paint === was.paint && before.style === after.style && before.characters === after.characters)
    return now;
  const prompt = rewritePrompt(now.prompt, factsOf(before, was), factsOf(after, now));
  return prompt === now.prompt ? now : { ...now, prompt };
}
