import type { Framing, Look, PaintSpec } from '../paint-spec.ts';

const VIEW: Record<Framing, string> = {
  wide: 'Wide establishing shot',
  medium: 'Medium shot',
  close: 'Close-up',
  detail: 'Detail shot',
};
const COLOURS: [string, string][] = [
  ['#c0392b', 'red'],
  ['#7b1f2b', 'burgundy'],
  ['#e07b39', 'orange'],
  ['#e3b23c', 'yellow'],
  ['#3c7a4b', 'green'],
  ['#2f5d8a', 'blue'],
  ['#1f2f4d', 'navy'],
  ['#2b8c8c', 'teal'],
  ['#6b4a8c', 'purple'],
  ['#d98ba3', 'pink'],
  ['#6b4b34', 'brown'],
  ['#23242a', 'black'],
  ['#f0ece2', 'white'],
  ['#8b9097', 'grey'],
  ['#d9c39a', 'beige'],
];

const HAIR_COLOURS: [string, string][] = [
  ['#2b211d', 'dark brown'],
  ['#4a3222', 'brown'],
  ['#6e4a2d', 'light brown'],
  ['#8c3f22', 'auburn'],
  ['#c0392b', 'red'],
  ['#c79a56', 'blond'],
  ['#d9c39a', 'fair'],
  ['#1d1b22', 'black'],
  ['#23242a', 'black'],
  ['#f0ece2', 'white'],
  ['#d8d8d6', 'silver'],
  ['#9da3a8', 'grey'],
];

/** The English word nearest to a colour, for picture models. */
export function colourName(hex: string, names: readonly [string, string][] = COLOURS): string {
  const channels = (value: string) => [1, 3, 5].map((i) => Number.parseInt(value.slice(i, i + 2), 16));
  const wanted = channels(hex);
  let best = 'grey';
  let least = Number.POSITIVE_INFINITY;
  for (const [candidate, name] of names) {
    const distance = channels(candidate).reduce((sum, channel, i) => sum + (channel - wanted[i]!) ** 2, 0);
    if (distance < least) {
      least = distance;
      best = name;
    }
  }
  return best;
}

const AGE: Record<Look['age'], [string, string, string]> = {
  child: ['girl', 'boy', 'child'],
  young: ['young woman', 'young man', 'young person'],
  adult: ['woman', 'man', 'person'],
  old: ['old woman', 'old man', 'old person'],
};

/** A person in words: "an old man with grey short hair and a beard, in a blue coat, with glasses". */
export function describeLook(look: Look): string {
  const kind =
    AGE[look.age][look.presentation === 'feminine' ? 0 : look.presentation === 'masculine' ? 1 : 2];
  const build = look.build === 'average' ? '' : `${look.build} `;
  const colour = colourName(look.outfit.colour);
  const outfit =
    look.outfit.kind === 'casual' ? `${colour} casual clothes` : withArticle(`${colour} ${look.outfit.kind}`);
  const extras = look.extras.length > 0 ? `, with ${look.extras.join(', ')}` : '';
  return `${withArticle(build + kind)} ${describeHair(look.hair)}${look.beard ? ' and a beard' : ''}, in ${outfit}${extras}`;
}

function describeHair({ style, colour }: Look['hair']): string {
  if (style === 'bald') return 'with a bald head';
  if (style === 'covered') return 'with covered hair';
  const tied = style === 'bun' || style === 'ponytail';
  return tied
    ? `with ${colourName(colour, HAIR_COLOURS)} hair in a ${style}`
    : `with ${style} ${colourName(colour, HAIR_COLOURS)} hair`;
}

function withArticle(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}

/** What a picture's words are made of besides what happens in it. */
export interface PictureFacts {
  paint: PaintSpec;
  style: string;
  /** Names of people by character id. */
  names: ReadonlyMap<string, string>;
}

const LONGEST = 2_000;
const NO_TEXT = 'No text, no captions, no watermark';

const sayView = ({ paint, style }: PictureFacts) =>
  `${VIEW[paint.framing]}${paint.focus && paint.framing === 'detail' ? ` of a ${paint.focus}` : ''}, ${style} style`;

function sayPeople({ paint, names }: PictureFacts): string {
  const people = paint.people.map((person) => {
    const name = names.get(person.characterId) ?? 'somebody';
    const face = person.expression === 'neutral' ? '' : `, ${person.expression}`;
    return `${name} (${describeLook(person.look)}), ${person.pose}${face}`;
  });
  return people.length > 0 ? people.join('; ') : 'no people';
}

const sayPlace = ({ paint }: PictureFacts) => paint.place.replace('-', ' ');
const sayLight = ({ paint }: PictureFacts) =>
  `${paint.time}, ${paint.season}, ${paint.weather === 'clear' ? 'clear weather' : paint.weather}`;
const sayProps = ({ paint }: PictureFacts) =>
  paint.props.length > 0 ? `With ${paint.props.join(', ')}` : '';
const sayMood = ({ paint }: PictureFacts) => (paint.mood === 'neutral' ? '' : `Mood: ${paint.mood}`);

/** The picture in words for an image model, at most 2,000 characters: view, people, place, light, mood, style. */
export function writePrompt(
  paint: PaintSpec,
  placeName: string,
  action: string,
  style: string,
  names: ReadonlyMap<string, string>,
): string {
  const facts = { paint, style, names };
  const where = placeName && placeName !== paint.place ? `${placeName} (${paint.place})` : sayPlace(facts);
  const parts = [
    sayView(facts),
    sayPeople(facts),
    action,
    `Place: ${where}`,
    sayLight(facts),
    sayProps(facts),
    sayMood(facts),
    NO_TEXT,
  ];
  return cutPrompt(parts.filter(Boolean).join('. '));
}

const cutPrompt = (prompt: string) =>
  prompt.length <= LONGEST ? prompt : `${prompt.slice(0, LONGEST - 10).toWellFormed()}…`;

/**
 * The same words after the picture was changed: each sentence of `writePrompt` that still stands in them says what is
 * seen now. What somebody has written instead stays as it is.
 */
export function rewritePrompt(prompt: string, before: PictureFacts, after: PictureFacts): string {
  let text = prompt;
  for (const say of [sayView, sayPeople, sayLight]) {
    const [old, now] = [say(before), say(after)];
    if (old !== now) text = text.replace(old, () => now);
  }
  const [old, now] = [before.paint.place, after.paint.place];
  if (old !== now) {
    // A place by its name, as the script calls it, ends with its kind.
    const named = new RegExp(`Place: (?:[^\\n]*?\\(${old}\\)|${old.replace('-', ' ')})(?=\\.|$)`);
    text = text.replace(named, `Place: ${sayPlace(after)}`);
  }
  for (const say of [sayProps, sayMood]) text = exchange(text, say(before), say(after));
  return cutPrompt(text);
}

/** Puts one sentence in another's place; one that was not there yet comes before the last, where that is ours. */
function exchange(text: string, old: string, now: string): string {
  if (old === now) return text;
  if (old === '')
    return text.includes(`. ${NO_TEXT}`) ? text.replace(`. ${NO_TEXT}`, () => `. ${now}. ${NO_TEXT}`) : text;
  return now === '' ? text.replace(`. ${old}`, '') : text.replace(old, () => now);
}
