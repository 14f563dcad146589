/**
 * Seconds that reading a token takes which no English voice can say: an ideograph or syllable sign
 * 0.25 s, a letter of another script 0.07 s, an emoji or a sign 0.5 s once; at most 20 s.
 */
export function unspokenSeconds(token: string): number {
  const syllables = token.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu)?.length ?? 0;
  const letters = (token.match(/\p{L}/gu)?.length ?? 0) - syllables;
  const seconds = syllables * 0.25 + Math.max(0, letters) * 0.07;
  return Math.min(20, Math.max(0.5, seconds));
}
