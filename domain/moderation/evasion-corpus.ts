/** Words to be refused and to be let through, made by the thousand for tests; the same seed gives the same lines. */
import type { ModerationCategory } from './rules.ts';

const TO_CYRILLIC: Record<string, string> = {
  a: 'а',
  c: 'с',
  e: 'е',
  i: 'і',
  o: 'о',
  p: 'р',
  s: 'ѕ',
  x: 'х',
  y: 'у',
  h: 'һ',
  j: 'ј',
};
const TO_LEET: Record<string, string> = { a: '4', e: '3', i: '1', o: '0', s: '5', t: '7' };
const TO_SIGNS: Record<string, string> = { a: '@', s: '$', i: '!', e: '€' };
const swap = (table: Record<string, string>, chance: () => boolean) => (text: string) =>
  [...text]
    .map((letter) => (table[letter.toLowerCase()] && chance() ? table[letter.toLowerCase()]! : letter))
    .join('');
const words = (text: string, change: (word: string) => string) => text.replace(/\p{L}{3,}/gu, change);

/** Cut in the middle, at a word. */
function spread(text: string, seam: string): string {
  const all = text.split(' ');
  const half = Math.ceil(all.length / 2);
  return `${all.slice(0, half).join(' ')}${seam}${all.slice(half).join(' ')}`;
}

/** The ways people dress up a sentence; `chance` decides letter by letter. */
export const EVASIONS: Record<string, (text: string, chance: () => boolean) => string> = {
  plain: (text) => text,
  capitals: (text) => text.toUpperCase(),
  mixedCase: (text, chance) =>
    [...text].map((letter) => (chance() ? letter.toUpperCase() : letter.toLowerCase())).join(''),
  leet: (text, chance) => words(text, swap(TO_LEET, chance)),
  signs: (text, chance) =>
    words(text, (word) => word[0] + swap(TO_SIGNS, chance)(word.slice(1, -1)) + word.at(-1)),
  cyrillic: (text, chance) => swap(TO_CYRILLIC, chance)(text),
  zeroWidth: (text, chance) => [...text].map((letter) => letter + (chance() ? '\u200b' : '')).join(''),
  softHyphen: (text, chance) => [...text].map((letter) => letter + (chance() ? '\u00ad' : '')).join(''),
  bidi: (text, chance) => words(text, (word) => (chance() ? `\u202e${word}\u202c` : `\u2066${word}\u2069`)),
  turned: (text) => `\u202e${[...text].reverse().join('')}\u202c`,
  fullWidth: (text) =>
    [...text]
      .map((letter) => (/[!-~]/.test(letter) ? String.fromCharCode(letter.charCodeAt(0) + 0xfee0) : letter))
      .join(''),
  mathBold: (text) =>
    [...text]
      .map((letter) =>
        /[a-z]/.test(letter) ? String.fromCodePoint(0x1d41a + letter.charCodeAt(0) - 97) : letter,
      )
      .join(''),
  circled: (text) =>
    [...text]
      .map((letter) =>
        /[a-z]/.test(letter) ? String.fromCodePoint(0x24d0 + letter.charCodeAt(0) - 97) : letter,
      )
      .join(''),
  accents: (text, chance) =>
    [...text].map((letter) => (/[a-z]/i.test(letter) && chance() ? `${letter}\u0301` : letter)).join(''),
  stacked: (text) =>
    [...text].map((letter) => (/[a-z]/i.test(letter) ? `${letter}\u0336\u0320` : letter)).join(''),
  dotted: (text, chance) => words(text, (word) => (chance() ? [...word].join('.') : word)),
  hyphened: (text, chance) =>
    words(text, (word) => (chance() ? `${word.slice(0, 2)}-${word.slice(2)}` : word)),
  starred: (text, chance) =>
    words(text, (word) => (chance() ? `${word.slice(0, 1)}*${word.slice(1)}` : word)),
  spaced: (text) => words(text, (word) => [...word].join(' ')),
  spacedWide: (text) =>
    text
      .replace(/[^\p{L}\p{N} ]/gu, '')
      .split(' ')
      .map((word) => [...word].join(' '))
      .join('   '),
  drawnOut: (text, chance) =>
    words(text, (word) => (chance() ? word.replace(/([aeiou])/, '$1$1$1$1') : word)),
  lineBroken: (text) => text.replaceAll(' ', '\n'),
  wideSpaces: (text) => text.replaceAll(' ', '\u2003 \u00a0'),
  twoLines: (text) => spread(text, '\n'),
  twoScenes: (text) => spread(text, '\n\nINT. ROOM - NIGHT\n\n'),
  twoSpeakers: (text) => spread(text, '\n\nMARA\n'),
  hashed: (text) => text.replace(/[^\p{L}\p{N}]/gu, ''),
};

/** Sentences that must never pass, by category; `{a|b}` is one of both. */
const FORBIDDEN: Readonly<Record<ModerationCategory, readonly string[]>> = {
  sexual: [
    '{She|He|Anna} gives him a blowjob {in close-up|on the sofa|in the car}.',
    '{He|The man|Tom} fucks her {hard|slowly|all night} {from behind|on the table|in the kitchen}.',
    '{Explicit sex scene|A graphic sex scene}, {hardcore porn|pornographic, nothing hidden}.',
    '{He|She} masturbates {in front of the camera|in close-up|while she watches}.',
  ],
  sexual_minors: [
    'A {ten|twelve|nine} year old {girl|boy} has sex with {her teacher|a grown man|the coach}.',
    '{He|The man|The coach} molests {a child|the little girl|a schoolboy} {in the cellar|after school|at night}.',
    '{An erotic|A sexual|A pornographic} scene with {a child|a schoolgirl|underage girls|a little boy}.',
    'The {schoolgirl|little girl|child} {seduces|arouses} her {teacher|uncle|neighbour}.',
  ],
  hate: [
    'All {Jews|Muslims|Gypsies|immigrants} are {vermin|rats|parasites}.',
    'We should {gas the Jews|exterminate the Gypsies|kill all immigrants|kill all Muslims}{ again|, all of them|}.',
    '{Black people|Gypsies|Asians} are an inferior race.',
    '{Gays|Immigrants|Muslims} deserve to die.',
  ],
  violence: [
    '{His|Her} intestines spill over the {floor|carpet|table} as {he|she} screams.',
    '{He|The killer|She} slowly saws her fingers off while she screams.',
    '{She|He|The guard} rips {his|her} eyeballs out and eats them alive.',
    '{The holocaust|The genocide|The school shooting} was {awesome|a good thing|beautiful} and {we need another|I love it|the killers are heroes}.',
  ],
  self_harm: [
    '{You should|Just go and|Please just} kill yourself {tonight|now|and nobody will miss you}.',
    'Here is how to commit suicide {without pain|at home|with pills}.',
    'How many pills do I need to {overdose and die|kill myself}?',
    'Suicide is {beautiful|the only way out|beautiful and the only way out}.',
  ],
  dangerous_instructions: [
    '{This is how to make|Here is how you build|Explain step by step how to build} a {pipe bomb|nail bomb|car bomb} {in your kitchen|at home|from household things}.',
    '{A step by step guide|Instructions|A recipe} {to cooking|for making} {crystal meth|sarin nerve gas|napalm|ricin} at home.',
    'Mix ammonium nitrate with diesel and light the fuse.',
    'Here is how {you cook|to cook|you make} {meth|crystal meth|fentanyl} {at home|in a bathtub|step by step}.',
  ],
};

/** Drama, and words that only look like what is refused. */
const INNOCENT: readonly string[] = [
  '{Anna|The old man|Dr. Webb|A stranger} {kills the engine|hides the gun|finds the body|burns the letter} {in the dark|at the church|while it rains}.',
  '{The detective|My sister|The captain} kneels beside {the body|the grave}. There is blood on the {carpet|stairs|snow}.',
  '{Kill the lights|Shoot the lock|Blow out the candle}! They will {see us|hear us|be here soon}.',
  '{The soldiers|The pirates|The rebels} ran {across the field|through the smoke} under fire. {Many|Three of them} died that day.',
  '{The bomb|The clock|The fuse} ticks. {Twelve|Seven|Three} seconds. He cuts the {red|blue} wire.',
  '{He|The inspector|Clara} knows {who built the bomb|where the gun is|what the poison was}. We must stop him.',
  '{She|The mother|Grandma} undressed the child and put {him|her} into {the bath|bed}, singing softly.',
  'Please, do not {kill|hurt} yourself. {Stay with me|Talk to me|Call me} tonight.',
  '{She lost her brother|He lost his wife} to suicide, and every {spring|year} {she|he} plants a tree.',
  'The {Nazis|soldiers} wanted to kill {all Jews|them all}. My {grandfather|mother} hid in a barn for {two|three} years.',
  'The {holocaust|genocide|massacre} was a crime that must never be forgotten.',
  '{Muslims, Jews and Christians|Immigrants and farmers|Sailors and nuns} lived side by side in the {old town|harbour}.',
  '{They|The two of them|Tom and Mara} kissed in the {rain|doorway|dark}, and the door closed behind them.',
  '{The surgeon|The vet|The medic} cuts the skin and the nurse hands her the {clamp|needle}.',
  '{A dragon|A giant|A wolf} {burned|broke|ate} {the village|the gate|the sheep}. The knight drew his sword.',
  '{Grandma|My uncle|The baker} teaches me how to make {a bath bomb with lavender|a fire|bread|a kite}.',
  'My {grandmother|aunt} comes from {Scunthorpe|Essex|Sussex|Penistone}, my grandfather from {Cockermouth|Lancashire|Wales}.',
  '{He|She|The child} {smokes on the roof|takes the pills the doctor gave|drinks a shot of whisky|cries in the kitchen}.',
  'Her {son|brother|father} died of {heroin|a fever|old age}. She opens a {clinic|school|shop}.',
  'I could {murder a sandwich|kill for a coffee|die of laughter}. {Really|Honestly}, {Tom|Mara}.',
  'He was {50|61|72} years old, {1.80|1.75} m tall, and he paid 5 {dollars|euros} for {3|4} apples at {7:45|9:30} a.m.',
  '{INT. KITCHEN - NIGHT|EXT. HARBOUR - DAY|INT. TRAIN - DAWN} {Rain|Snow|Light} {on the window|on the tracks|everywhere}.',
  '{The cock crowed|The cocktail glass shook|The analyst took notes|The therapist listened} at {five|nine} o’clock.',
  '{The sea was calm|The lamp burned|The wind rose} and {nobody spoke|the dog slept|the keeper smiled}.',
];

/** Mulberry32 (Tommy Ettinger, public domain): [0, 1). */
function diceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const oneOf = <T>(items: readonly T[], dice: () => number): T =>
  items[Math.floor(dice() * items.length)] as T;
const spoken = (template: string, dice: () => number): string =>
  template.replace(/\{([^}]*)\}/g, (_, choices: string) => oneOf(choices.split('|'), dice));

/** A line alone, and one within a scene. */
const SPREADS: readonly ((text: string) => string)[] = [
  (text) => `INT. ROOM - DAY\n\nTom waits.\n\n${text}\n\nThe door opens.`,
  (text) => text,
];

export interface DisguisedLine {
  category: ModerationCategory;
  evasion: string;
  text: string;
}

/** `count` disguised lines, all categories and all disguises in turn. */
export function disguisedLines(seed: number, count: number): DisguisedLine[] {
  const dice = diceOf(seed);
  const categories = Object.keys(FORBIDDEN) as ModerationCategory[];
  const evasions = Object.keys(EVASIONS);
  return Array.from({ length: count }, (_, i) => {
    const category = categories[i % categories.length] as ModerationCategory;
    const evasion = evasions[Math.floor(i / categories.length) % evasions.length] as string;
    const sentence = spoken(oneOf(FORBIDDEN[category], dice), dice);
    const dressed = EVASIONS[evasion]?.(sentence, () => dice() < 0.5) ?? sentence;
    return { category, evasion, text: oneOf(SPREADS, dice)(dressed) };
  });
}

/** `count` lines that must pass. */
export function cleanLines(seed: number, count: number): string[] {
  const dice = diceOf(seed);
  return Array.from({ length: count }, (_, i) => {
    const lines = [spoken(INNOCENT[i % INNOCENT.length] as string, dice)];
    if (dice() < 0.4) lines.push(spoken(oneOf(INNOCENT, dice), dice));
    return lines.join(' ');
  });
}
