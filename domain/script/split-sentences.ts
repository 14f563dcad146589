import { isReadable, type MappedText, sliceText } from './mapped-text.ts';

const ABBREVIATIONS = new Set(
  (
    'dr mr mrs ms prof rev hon st sr jr capt col gen lt sgt maj cmdr adm gov sen rep pres mt ft no vs etc approx dept ' +
    'est fig inc ltd co corp ave blvd rd vol pp ed cf jan feb mar apr jun jul aug sep sept oct nov dec a.m p.m e.g i.e ' +
    'u.s u.k ph.d b.c a.d hr fr bzw usw ca evtl ggf nr str z.b d.h u.a o.ä abs abt mme mlle mm m me ste av ' +
    'sra srta ud uds dña avda pág sig sig.ra dott dottssa ecc pag exmo exma av.'
  ).split(' '),
);

const ENDING = /(?<![.!?…])[.!?…]+["'”’»“‘)\]*_]*(?=\s|$)|(?<![。！？])[。！？]+["'”’」』）]*/gu;

/**
 * Splits a text at the ends of its sentences. Titles ("Dr."), initials, ordinals before a small
 * letter, and "…" or "!" before a small letter do not end one. Nothing is lost.
 */
export function splitSentences(body: MappedText): MappedText[] {
  const { text } = body;
  const cuts: number[] = [];
  for (const match of text.matchAll(ENDING)) {
    const end = match.index + match[0].length;
    if (endsSentence(text, match.index, end, match[0])) cuts.push(end);
  }
  const sentences: MappedText[] = [];
  let from = 0;
  for (const cut of [...cuts, text.length]) {
    if (cut <= from || !isReadable(text.slice(from, cut))) continue;
    sentences.push(sliceText(body, from, cut));
    from = cut;
  }
  return sentences;
}

function endsSentence(text: string, at: number, end: number, mark: string): boolean {
  const next = text.slice(end).match(/^\s*["'“‘«„(—–\-¿¡*_]*\s*(\S)/u)?.[1];
  if (next === undefined) return true;
  const startsSmall = next !== next.toUpperCase();
  if (startsSmall) return false;
  if (mark[0] !== '.' || mark.startsWith('..')) return true;
  const word = text.slice(Math.max(0, at - 24), at).match(/[\p{L}\p{N}.]+$/u)?.[0] ?? '';
  if (ABBREVIATIONS.has(word.toLowerCase())) return false;
  if (/^\p{Lu}$/u.test(word) && word !== 'I') return false;
  if (/^(\p{L}\.)+\p{L}$/u.test(word)) return false;
  // "Am 3. November": in German an ordinal; elsewhere a sentence seldom ends in one or two digits.
  return !(
    /^\d{1,2}$/.test(word) &&
    /^\s+\p{Lu}\p{Ll}/u.test(text.slice(end)) &&
    /\b(am|vom|der|dem|den|im|bis)\s+\d+$/i.test(text.slice(Math.max(0, at - 16), at))
  );
}
