import type { Framing } from '../paint-spec.ts';
import { animalOf } from './animal-of.ts';
import type { Cast, Person } from './person.ts';
import type { CuedBeat, SceneDraft } from './scene-draft.ts';
import { hash32 } from './stable-ids.ts';
import { pickVaried } from './vary-framing.ts';

/** A shot before it is written down: the beats it covers, who is seen and how. */
export interface ShotDraft {
  beats: CuedBeat[];
  /** Shown without a word: the place itself, or a stage direction. */
  isSilent: boolean;
  /** How many speak in it. */
  voices: number;
  framing: Framing;
  people: Person[];
  /** Who the shot is about. */
  subject: Person | null;
  /** The thing the shot is about. */
  thing: string | null;
  transition: string | null;
}

/** Things worth a picture of their own: small, and known by sight. */
const DETAILS = new Set(
  (
    'lantern lamp candle fire torch book letter map photograph newspaper pen paper diary notebook clock mirror cup teapot kettle bottle ' +
    'glass plate bread cake apple orange basket bowl sandwich pot knife cheese suitcase bag backpack umbrella hat key box chest coin ' +
    'necklace crown flower rose bouquet bicycle telephone radio computer camera telescope microscope microphone guitar violin drum trumpet ' +
    'gun sword shield rope anchor wheel hammer axe shovel bucket broom gravestone signpost mailbox bell ball doll teddy toy skull mask ' +
    'medal pumpkin telegram ticket sled footprints cat dog bird gull owl fox rabbit mouse frog fish butterfly snake ' +
    'robot snowman kite'
  ).split(' '),
);

/** A short answer shares its shot with the line before it, so that banter does not flicker. */
const BANTER_WORDS = 5;
const BANTER_SHOT_WORDS = 14;

/** Parts a scene into shots and decides for each who is in it and how near the camera is. */
export function composeShots(
  scene: SceneDraft,
  cast: Cast,
  wordsPerShot: number,
  isFirst: boolean,
  isLast: boolean,
  title: string | null,
  talking: ReadonlySet<string>,
): ShotDraft[] {
  // A title that is told is told over the first view of the place.
  const titled =
    isFirst && title !== null && scene.beats[0]?.beat.text === title ? scene.beats.slice(0, 1) : [];
  const groups = groupBeats(scene.beats.slice(titled.length), cast, wordsPerShot);
  const present = peopleOf(scene, cast);
  const shots: ShotDraft[] = [];
  const opening = groups[0];
  // A story that begins by telling begins at once: its first sentences are told over the wide view.
  const showsPlace =
    titled.length > 0 || (opening?.[0]?.beat.kind === 'said' && (isFirst || scene.isNewPlace));
  if (showsPlace || !opening) {
    shots.push({
      beats: titled,
      isSilent: titled.length === 0,
      voices: 0,
      framing: 'wide',
      people: [],
      subject: null,
      thing: null,
      transition: scene.transition,
    });
  }
  groups.forEach((beats, i) => {
    const draft = draftShot(beats, scene, cast, present, talking);
    lendFace(draft, shots.at(-1), talking);
    const wishes = wishFramings(
      draft,
      i === 0 && (!showsPlace || scene.isNewTime),
      isLast && i === groups.length - 1,
    );
    draft.framing = pickVaried(isTwin(draft, shots.at(-1)) ? ['close', ...wishes] : wishes, shots);
    trimPeople(draft);
    if (i === 0 && !showsPlace) draft.transition ??= scene.transition;
    shots.push(draft);
  });
  return shots;
}

/** True where the same people would be seen talking in a medium picture twice in a row. */
function isTwin(draft: ShotDraft, before: ShotDraft | undefined): boolean {
  return (
    before?.framing === 'medium' &&
    draft.voices === 1 &&
    draft.people.length === before.people.length &&
    draft.people.every((person) => before.people.includes(person))
  );
}

/** Where a sentence names nobody and nothing, whoever was seen last is seen to think it. */
function lendFace(draft: ShotDraft, before: ShotDraft | undefined, talking: ReadonlySet<string>): void {
  const face = before?.subject;
  if (!face || draft.people.length > 0 || draft.thing !== null) return;
  const animal = animalOf(face);
  if (animal !== null && !talking.has(animal)) return;
  const shows = draft.beats.some(
    ({ beat, cues }) =>
      beat.kind !== 'told' || cues.place || cues.weather || cues.time || cues.season || cues.props.length > 0,
  );
  if (shows || !before.people.includes(face)) return;
  draft.people = [face];
  draft.subject = face;
}

function groupBeats(beats: readonly CuedBeat[], cast: Cast, wordsPerShot: number): CuedBeat[][] {
  const groups: CuedBeat[][] = [];
  let current: CuedBeat[] = [];
  let words = 0;
  for (const cued of beats) {
    const last = current.at(-1);
    if (last && !joins(last, cued, current, words, cast, wordsPerShot)) {
      groups.push(current);
      current = [];
      words = 0;
    }
    current.push(cued);
    words += cued.beat.words.length;
  }
  if (current.length > 0) groups.push(current);
  return groups;
}

function joins(
  last: CuedBeat,
  next: CuedBeat,
  group: readonly CuedBeat[],
  words: number,
  cast: Cast,
  wordsPerShot: number,
): boolean {
  if (group.reduce((sum, cued) => sum + cued.beat.lines.length, next.beat.lines.length) > 38) return false;
  if (next.transition !== null) return false;
  const total = words + next.beat.words.length;
  const coarse = wordsPerShot > 40;
  if (next.beat.kind === 'seen' || last.beat.kind === 'seen')
    return last.beat.kind === 'seen' ? total <= wordsPerShot : false;
  const samePlace = last.beat.paragraph === next.beat.paragraph;
  // "…," said Tom: the tag belongs to the quote.
  if (samePlace && last.beat.kind === 'said' && next.beat.kind === 'told' && next.beat.words.length <= 5)
    return total <= wordsPerShot + 6;
  if (samePlace && last.beat.kind === 'told' && next.beat.kind === 'said' && /[,:]$/.test(last.beat.text))
    return total <= wordsPerShot;
  if (last.beat.kind === 'said' && next.beat.kind === 'said') {
    const same = cast.speakers[last.index] === cast.speakers[next.index];
    if (same) return samePlace && total <= wordsPerShot;
    const brief =
      next.beat.words.length <= BANTER_WORDS &&
      group.every((cued) => cued.beat.words.length <= BANTER_WORDS + 3);
    return coarse ? total <= wordsPerShot : brief && total <= BANTER_SHOT_WORDS;
  }
  if (last.beat.kind !== next.beat.kind) return coarse && total <= wordsPerShot;
  if (!samePlace && !coarse) return false;
  const subjectBefore = cast.mentions[last.index]![0]?.person;
  const subjectNow = cast.mentions[next.index]![0]?.person;
  const turns = subjectNow !== undefined && subjectBefore !== undefined && subjectNow !== subjectBefore;
  return total <= (turns && !coarse ? wordsPerShot * 0.75 : wordsPerShot);
}

/** Everybody seen in a scene, in the order of appearance. */
export function peopleOf(scene: SceneDraft, cast: Cast): Person[] {
  const people = new Set<Person>();
  for (const cued of scene.beats) {
    // What somebody remembers is not here; they are.
    const thinker = cast.remembers[cued.index];
    if (thinker) people.add(thinker);
    if (thinker) continue;
    for (const mention of cast.mentions[cued.index]!) people.add(mention.person);
    const speaker = cast.speakers[cued.index];
    if (speaker && !cued.beat.unseen) people.add(speaker);
  }
  return [...people];
}

function draftShot(
  beats: CuedBeat[],
  scene: SceneDraft,
  cast: Cast,
  present: readonly Person[],
  talking: ReadonlySet<string>,
): ShotDraft {
  const named = new Set<Person>();
  let speaker: Person | null = null;
  for (const { beat, index } of beats) {
    const thinker = cast.remembers[index];
    if (thinker) {
      named.add(thinker);
      continue;
    }
    const spoken = cast.speakers[index] ?? null;
    if (spoken && !beat.unseen) {
      speaker ??= spoken;
      named.add(spoken);
    }
    for (const mention of cast.mentions[index]!) named.add(mention.person);
  }
  const people = [...named];
  // Whoever is spoken to stands opposite; with a third, those who spoke last.
  if (speaker) {
    const partners = partnersOf(beats[0]!, scene, cast, present, speaker);
    for (const partner of partners) if (!named.has(partner)) people.push(partner);
  }
  const animals = people.filter((person) => {
    const animal = animalOf(person);
    return animal !== null && !talking.has(animal);
  });
  const props = beats.flatMap((cued) =>
    cued.beat.kind === 'said' ? [] : cued.cues.props.filter((prop) => !talking.has(prop)),
  );
  const small = props.find(
    (prop) => DETAILS.has(prop) && !beats.some((cued) => isWorn(prop, cued.beat.text)),
  );
  return {
    beats,
    isSilent: beats.every((cued) => cued.beat.lines.length === 0),
    voices: new Set(
      beats.filter((cued) => cued.beat.kind === 'said').map((cued) => cast.speakers[cued.index]),
    ).size,
    framing: 'medium',
    people,
    subject: speaker ?? people.find((person) => !animals.includes(person)) ?? people[0] ?? null,
    thing: small ?? props[0] ?? null,
    transition: beats[0]!.transition,
  };
}

/** "A young man in a wool hat": what somebody has on is no thing to look at alone. */
function isWorn(prop: string, text: string): boolean {
  if (!/^(?:hat|mask|scarf|crown|bag|backpack|mitten)$/.test(prop)) return false;
  return new RegExp(
    String.raw`\b(?:in|wearing|wore|wears|with|has on|had on) (?:an?|his|her|the|their)(?: [\p{L}-]+){0,6}? ${prop}s?\b`,
    'iu',
  ).test(text);
}

function partnersOf(
  first: CuedBeat,
  scene: SceneDraft,
  cast: Cast,
  present: readonly Person[],
  speaker: Person,
): Person[] {
  const at = first.index - scene.beats[0]!.index;
  const partners: Person[] = [];
  for (let step = 1; step <= 6 && partners.length < 2; step++) {
    // Whoever answers is there too; further ahead somebody may yet have to come in.
    for (const cued of [scene.beats[at - step], step <= 3 ? scene.beats[at + step] : undefined]) {
      if (cued?.beat.kind !== 'said' || cued.beat.unseen) continue;
      const other = cast.remembers[cued.index] ? null : cast.speakers[cued.index];
      if (other && other !== speaker && !partners.includes(other)) partners.push(other);
    }
  }
  if (partners.length === 0) {
    const met = new Set(
      scene.beats
        .slice(Math.max(0, at - 60), at + 1)
        .flatMap((cued) => cast.mentions[cued.index]!.map(({ person }) => person)),
    );
    const other = present.find((person) => person !== speaker && met.has(person));
    if (other) partners.push(other);
  }
  return partners.slice(0, 2);
}

/** Framings from most to least wished for, as a director would choose for what happens. */
function wishFramings(draft: ShotDraft, opensScene: boolean, endsFilm: boolean): Framing[] {
  const { beats, people, subject, thing } = draft;
  if (opensScene || endsFilm) return ['wide', 'medium', 'close', 'detail'];
  const id = hash32('framing', beats.map((cued) => cued.beat.text).join(' '));
  const words = beats.reduce((sum, cued) => sum + cued.beat.words.length, 0);
  const feels = beats.some((cued) => cued.cues.expressions.length > 0);
  const goes = beats.some((cued) =>
    cued.cues.poses.some(({ pose }) => pose === 'walking' || pose === 'running' || pose === 'waving'),
  );
  const speaks = beats.some((cued) => cued.beat.kind === 'said');
  const small = thing !== null && DETAILS.has(thing);
  if (speaks) {
    if (beats.every((cued) => cued.beat.kind !== 'said' || cued.beat.unseen))
      return ['wide', small ? 'detail' : 'medium', 'medium', 'close'];
    if (draft.voices > 1) return ['medium', 'wide', 'close', 'detail'];
    if (feels || words > 14) return ['close', 'medium', 'wide', 'detail'];
    return id % 2 === 0 ? ['medium', 'close', 'wide', 'detail'] : ['close', 'medium', 'wide', 'detail'];
  }
  if (people.length === 0 || subject === null) {
    if (small) return ['detail', 'wide', 'medium', 'close'];
    return ['wide', 'medium', 'detail', 'close'];
  }
  if (people.length > 2) return ['wide', 'medium', 'close', 'detail'];
  if (small && touches(beats)) return ['detail', 'close', 'medium', 'wide'];
  if (goes) return ['wide', 'medium', 'close', 'detail'];
  if (feels) return ['close', 'medium', 'wide', 'detail'];
  if (small && id % 3 === 0) return ['detail', 'medium', 'close', 'wide'];
  return id % 2 === 0 ? ['medium', 'wide', 'close', 'detail'] : ['medium', 'close', 'wide', 'detail'];
}

/** True if somebody does something with a thing: it is in a hand, or looked at. */
function touches(beats: readonly CuedBeat[]): boolean {
  return beats.some((cued) =>
    /\b(?:hold|holds|held|takes?|took|lifts?|lifted|picks?|picked|opens?|opened|finds?|found|reads?|lights?|lit|gives?|gave|hands?|handed|looks? at|looked at|stares? at|stared at|touch(?:es|ed)?|drops?|dropped|pours?|poured|turns?|turned|writes?|wrote|sets?|put|puts|places?|placed|draws?|drew|unfolds?|unfolded|carries|carried)\b/i.test(
      cued.beat.text,
    ),
  );
}

/** A close shot shows one face, a detail none but the hand's owner, a medium at most three. */
function trimPeople(draft: ShotDraft): void {
  const { subject } = draft;
  const first = subject ? [subject, ...draft.people.filter((person) => person !== subject)] : draft.people;
  const most = { wide: 5, medium: 3, close: 1, detail: 0 }[draft.framing];
  draft.people = first.slice(0, most);
  if (draft.framing === 'detail' && draft.thing === null) draft.people = first.slice(0, 1);
}
