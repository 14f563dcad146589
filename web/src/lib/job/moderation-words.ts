import type { Finding } from '#domain/film-job';
import type { ModerationDecision } from '#domain/moderation-decision';
import { language } from '#web/ui/language.ts';
import { m } from '#web/words/messages.js';

type Said = () => string;
/** What is wrong with a sentence of each category, and what a writer can do instead. */
const CATEGORIES: Readonly<Record<string, readonly [says: Said, advice: Said]>> = {
  sexual: [m.moderation_sexual, m.moderation_sexual_advice],
  sexual_minors: [m.moderation_sexual_minors, m.moderation_sexual_minors_advice],
  hate: [m.moderation_hate, m.moderation_hate_advice],
  violence: [m.moderation_violence, m.moderation_violence_advice],
  self_harm: [m.moderation_self_harm, m.moderation_self_harm_advice],
  dangerous_instructions: [m.moderation_dangerous_instructions, m.moderation_dangerous_instructions_advice],
};

/** A finding for its writer; the studio's own words where they can be read or the category is new to this page. */
export function categoryWords({ category, message, suggestion }: Finding): { says: string; advice: string } {
  const words = Object.hasOwn(CATEGORIES, category) ? CATEGORIES[category] : undefined;
  if (language() === 'en' || !words) return { says: message, advice: suggestion };
  const [says, advice] = words;
  return { says: says(), advice: advice() };
}

const SUBJECTS: Readonly<Record<ModerationDecision['subject'], Said>> = {
  script: m.script,
  plan: m.storyboard,
  picture: m.picture,
  upload: m.moderated_upload,
};
/** What was looked at, in words. */
export const moderatedWords = (subject: ModerationDecision['subject']): string => SUBJECTS[subject]();

/** Whether it passes: what a person decided last, else what the rules did. */
export function passes(decision: ModerationDecision): boolean {
  const [newest] = decision.reviews;
  return newest ? newest.verdict === 'allow' : decision.allowed;
}
