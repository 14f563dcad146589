export const ROLE_REACH = 3;

/** Words before a role that say it is told of, not met. */
export const TOLD_OF =
  /\b(?:to tell|remember\w*|recall\w*|dream\w*|imagin\w*|miss(?:es|ed)?|(?:thought|thinks?|thinking|spoke|story|stories|photo\w*|pictures?|paintings?|memory|memories|letter|ghost|voice|name) (?:of|from|about)|like|than|as if|no|not|without|to be|becom\w+|before the|until the|erinner\w*|wie|comme|como|come)\b[^.;:—]{0,40}$/i;

/** Roles that may stand for anybody who has a name; "the baker" is a person of their own. */
export const GENERIC =
  /(?:^| )(?:man|woman|boy|girl|child|kid|lady|lad|fellow|gentleman|guy|stranger|mann|frau|junge|mädchen|kind|alte|alter|homme|femme|garçon|fille|vieux|vieille|hombre|mujer|niño|niña|anciano|anciana|uomo|donna|ragazzo|ragazza|vecchio|vecchia|homem|mulher|menino|menina|velho|velha)$/;

/** Words for somebody old that as often describe the noun after them. */
export const OLD_ALONE =
  /^(?:vieux|vieille|viejo|vieja|vecchio|vecchia|velho|velha|anciano|anciana|alte|alter)$/;

export const OWNED =
  /^(?:his|her|my|our|their|sein(?:e[nmrs]?)?|ihre?[nmrs]?|mein(?:e[nmrs]?)?|son|sa|su|suo|sua|seu)$/;

export const KIN =
  /(?:mother|father|mum|mom|mama|dad|papa|sister|brother|son|daughter|grand\p{L}+|granny|uncle|aunt|cousin|wife|husband|mutter|vater|schwester|bruder|sohn|tochter|oma|opa|mère|père|sœur|frère|fils|fille|madre|padre|hermana|hermano|sorella|fratello|mãe|pai|irmã|irmão|abuelo|abuela|nonna|nonno)$/u;

/** Kin who look alike: not those who have married. */
export const BLOOD =
  /^(?:(?:little|older|younger|elder|twin|big) )?(?:mother|father|mum|mom|mama|mommy|dad|daddy|papa|sister|brother|son|daughter|grand\p{L}+|granny|nana|mutter|vater|schwester|bruder|sohn|tochter|oma|opa|enkel(?:in)?|groß\p{L}+|mère|père|sœur|frère|fils|fille|madre|padre|hermana|hermano|hija|hijo|sorella|fratello|figlia|figlio|mãe|pai|irmã|irmão|filha|filho|abuel[ao]|nonn[ao]|av[óô])$/u;

export const SIGNED =
  /^(?:\p{L}+[ ,]+){0,4}(?:[Yy]ours|[Ll]ove|[Ss]incerely|[Rr]egards|[Dd]ein|[Dd]eine|[Gg]rüße|[Aa]lways)(?: \p{Ll}+){0,3},?\s+(\p{Lu}\p{Ll}+)\.?$/u;

/** "My dear Clara": whoever is written to is not here. */
export const SALUTES =
  /^(?:[Mm]y )?(?:[Dd]ear(?:est)?|[Ll]iebe[rs]?|[Cc]h[eè]re?|[Qq]uerid[oa]|[Cc]ar[oa])\s+\p{Lu}[\p{L} .]*[,!]?$/u;

/** Who is called "Dr." in a text, by last name. */
export function namesOfDoctors(text: string): string[] {
  return [...text.matchAll(/\bDr\.? (?:\p{Lu}[\p{L}'’-]+ )?(\p{Lu}[\p{L}'’-]+)/gu)].map((match) =>
    match[1]!.replace(/['’]s$/, ''),
  );
}
