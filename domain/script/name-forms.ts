/** A name as it is looked up: small letters, no article, no marks. */
export function normalName(name: string): string {
  return (
    name
      .toLowerCase()
      .replaceAll('’', "'")
      .replace(/'s voice$/, '')
      .replace(/[^\p{L}\p{N}' -]/gu, '')
      .replace(/\s+/g, ' ')
      .replace(/^(?:the|der|die|das|le|la|el) /, '')
      .trim() || name.toLowerCase()
  );
}

/** A name as it is shown: no capitals throughout, at most 80 characters. */
export function displayName(name: string): string {
  const clean = name.replace(/['’]S VOICE$/i, '').trim();
  const capitals = clean === clean.toUpperCase() && clean.length > 2;
  return (capitals ? titleCase(clean.toLowerCase()) : clean).slice(0, 80) || 'Somebody';
}

/** Each word with a capital. */
export function titleCase(text: string): string {
  return text.replace(/(^|[\s\-'’.])(\p{Ll})/gu, (all, lead: string, letter: string) =>
    lead === "'" || lead === '’' ? all : lead + letter.toUpperCase(),
  );
}

/** A word without its 's. */
export function stripPossessive(lower: string): string {
  return lower.replace(/'s?$/, '');
}
