/** Letters that Unicode decomposition leaves alone, in Latin letters an English voice can say. */
const LETTERS = new Map(
  Object.entries({
    ...pairs('ß:ss æ:ae œ:oe ø:o ł:l đ:d ð:th þ:th ı:i ħ:h ŋ:ng ĸ:k ſ:s'),
    ...pairs(
      'а:a б:b в:v г:g д:d е:ye ж:zh з:z и:ee й:y к:k л:l м:m н:n о:o п:p р:r с:s т:t у:oo ф:f х:kh ц:ts ч:ch ш:sh щ:shch ъ: ы:y ь: э:e ю:yu я:ya і:ee є:ye ґ:g ў:w ђ:j ј:y љ:ly њ:ny ћ:ch џ:j',
    ),
    ...pairs(
      'α:a β:v γ:g δ:th ε:e ζ:z η:ee θ:th ι:ee κ:k λ:l μ:m ν:n ξ:x ο:o π:p ρ:r σ:s ς:s τ:t υ:ee φ:f χ:h ψ:ps ω:o',
    ),
  }),
);

function pairs(list: string): Record<string, string> {
  return Object.fromEntries(list.split(' ').map((pair) => pair.split(':') as [string, string]));
}

/**
 * Text in ASCII for an English voice: accents fall off, Cyrillic and Greek become Latin letters,
 * typographic quotes and dashes plain ones. What cannot be said so (ideographs, emoji) is left out.
 */
export function transliterate(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[‘’ʼʹ′`´]/g, "'")
    .replace(/[“”„«»″]/g, '"')
    .replace(/[‐‑]/g, '-')
    .replace(/[‒–—―]/g, '—')
    .replace(/…/g, '...');
  let out = '';
  for (const letter of plain) {
    if (letter === '—' || letter.charCodeAt(0) < 128 || '£€¥°'.includes(letter)) {
      out += letter;
      continue;
    }
    const latin = LETTERS.get(letter.toLowerCase()) ?? '';
    out += letter === letter.toLowerCase() ? latin : latin.charAt(0).toUpperCase() + latin.slice(1);
  }
  return out;
}
