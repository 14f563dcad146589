/** Languages the planner knows by their commonest words. */
export const PLAN_LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt'] as const;
export type PlanLanguage = (typeof PLAN_LANGUAGES)[number];

const COMMON: Record<PlanLanguage, string> = {
  en: 'the and of to a in is was he she it his her with on at that for you they i not had from as',
  de: 'der die das und ist nicht ich sie er es ein eine den dem des mit auf war im zu von sich wie auch noch',
  fr: 'le la les et est un une des dans il elle que qui ne pas sur avec je vous nous au du son sa ses était',
  es: 'el la los las y es un una de que en no con por se lo su como para él ella estaba del al era muy pero',
  it: 'il lo la gli le e è un una di che non con per si nel della come era sono suo sua ma dei alla più',
  pt: 'o a os as e é um uma de que não com para se na no do da em ele ela era seu sua mas dos à ao como',
};

const TABLE = new Map<string, PlanLanguage[]>();
for (const language of PLAN_LANGUAGES)
  for (const word of COMMON[language].split(' ')) TABLE.set(word, [...(TABLE.get(word) ?? []), language]);

/**
 * The language most of a script's small words belong to; English where nothing tells. Reads the
 * first 20,000 characters.
 */
export function detectLanguage(script: string): PlanLanguage {
  const score = new Map<PlanLanguage, number>();
  for (const match of script
    .slice(0, 20_000)
    .toLowerCase()
    .matchAll(/\p{L}+/gu)) {
    const languages = TABLE.get(match[0]) ?? [];
    for (const language of languages) score.set(language, (score.get(language) ?? 0) + 1 / languages.length);
  }
  let best: PlanLanguage = 'en';
  for (const language of PLAN_LANGUAGES)
    if ((score.get(language) ?? 0) > (score.get(best) ?? 0)) best = language;
  return best;
}

/** The lexicon's language for a BCP 47 tag or `auto`; tags of other languages fall back to what is read. */
export function languageOf(tag: string, script: string): PlanLanguage {
  const primary = tag.toLowerCase().split('-')[0];
  return PLAN_LANGUAGES.find((language) => language === primary) ?? detectLanguage(script);
}
