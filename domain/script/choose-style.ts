import type { Mood } from '../job-config.ts';
import type { PaintSpec } from '../paint-spec.ts';
import type { Beat } from './beats.ts';

const CRIME = new Set(
  (
    'detective murder murdered murderer killer gangster gangsters mob mobster corpse alibi gun revolver whiskey whisky cigarette ' +
    'cigarettes alley neon blackmail heist crime suspect noir fedora precinct casino informer dame hitman detektiv mord mörder ' +
    'kommissar leiche revolver gasse verbrechen détective meurtre assassin cadavre cigarette crime détroit asesinato asesino ' +
    'cadáver crimen pistola detetive assassino crimine delitto investigatore omicidio sigaretta'
  ).split(' '),
);
const NIGHTLY: readonly Mood[] = ['tense', 'dark', 'sad', 'neutral'];
/** So many different words of the genre make a story one of crime. */
const SIGNS = 4;

/** The style a film is told in: what was asked for, else ink for dark crime and a picture book for all else. */
export function chooseStyle(wish: string, beats: readonly Beat[], mood: Mood): string {
  if (wish !== 'auto') return wish;
  const signs = new Set<string>();
  for (const beat of beats) for (const word of beat.words) if (CRIME.has(word.lower)) signs.add(word.lower);
  return signs.size >= SIGNS && NIGHTLY.includes(mood) ? 'noir' : 'storybook';
}

/** The painter's style that comes nearest to a style in words. */
export function paintStyle(style: string): NonNullable<PaintSpec['style']> {
  return /\b(?:noir|ink|black.and.white|b&w|monochrome|sin city|film.noir|schwarz.?wei(?:ss|ß))\b/i.test(
    style,
  )
    ? 'noir'
    : 'storybook';
}
