import type { EXPRESSIONS, Framing, Look, PaintSpec, POSES } from '../paint-spec.ts';
import { animalOf } from './animal-of.ts';
import type { ShotDraft } from './compose-shots.ts';
import type { Cast, Mention, Person } from './person.ts';
import type { CuedBeat } from './scene-draft.ts';

type Pose = (typeof POSES)[number];
type Expression = (typeof EXPRESSIONS)[number];
type Painted = PaintSpec['people'][number];

/** Where everybody stands in a scene. Sides are kept, so eyelines never cross from shot to shot. */
export interface Blocking {
  /** Left to right; each keeps the side of the axis that the first shot gave. */
  order: Person[];
  /** Who has sat, knelt or lain down and not got up again. */
  resting: Map<Person, Pose>;
  /** Who sleeps. */
  asleep: Set<Person>;
}

/** Gives each of a scene's people a side, in the order in which they come. */
export function blockScene(people: readonly Person[]): Blocking {
  return { order: [...people], resting: new Map(), asleep: new Set() };
}

/** The people of one shot with pose, face, side and where they look. */
export function stagePeople(
  draft: ShotDraft,
  blocking: Blocking,
  cast: Cast,
  looks: ReadonlyMap<Person, { id: string; look: Look }>,
): Painted[] {
  const placed = draft.people
    .filter((person) => looks.has(person) && (!animalOf(person) || looks.get(person)!.look.species))
    .sort((a, b) => blocking.order.indexOf(a) - blocking.order.indexOf(b));
  const speaker = draft.beats.map((cued) => cast.speakers[cued.index]).find((person) => person) ?? null;
  const spots = spotsFor(placed.length, draft.framing);
  return placed.map((person, i) => {
    const { id, look } = looks.get(person)!;
    const alone = placed.length === 1;
    const onLeft = alone ? isOnLeft(person, blocking) : i < placed.length / 2;
    const at = Math.round((alone ? aloneAt(onLeft, draft.framing) : spots[i]!) * 1000) / 1000;
    const pose = poseOf(person, draft, cast, blocking, speaker);
    return {
      characterId: id,
      look,
      pose,
      expression: faceOf(person, draft, cast, speaker, blocking),
      facing: facingOf(draft, pose, onLeft, alone, speaker !== null),
      at,
    };
  });
}

function isOnLeft(person: Person, blocking: Blocking): boolean {
  return blocking.order.indexOf(person) % 2 === 0;
}

/** With room to look into: who looks right stands left of the middle. */
function aloneAt(onLeft: boolean, framing: Framing): number {
  const off = framing === 'wide' ? 0.18 : framing === 'medium' ? 0.12 : 0.07;
  return onLeft ? 0.5 - off : 0.5 + off;
}

function spotsFor(count: number, framing: Framing): number[] {
  const reach = framing === 'wide' ? 0.22 : 0.17;
  if (count === 2) return [0.5 - reach, 0.5 + reach];
  return Array.from({ length: count }, (_, i) => 0.5 + (i / (count - 1 || 1) - 0.5) * 0.6);
}

/** What lasts until somebody gets up or goes. */
const RESTS = new Set<Pose>(['sitting', 'lying', 'kneeling']);

/** Whoever sleeps there does not lie down. */
const ON_A_SEAT =
  /\b(?:[Oo]n|[Ii]n) (?:an?|the|his|her|its) (?:\p{L}+ )?(?:chair|armchair|stool|bench|seat|saddle)\b|\bshoulder\b|\b(?:on|in) the (?:bus|train|tram|taxi|car)\b|\bauf (?:einem|dem) (?:Stuhl|Sessel|Sitz)|\bim Sessel|\bsur une chaise|\ben una silla|\bsu una sedia|\bnuma cadeira/u;

/** False for whoever sleeps on a seat, and for whoever only wakes up. */
function isInBed(text: string): boolean {
  return (
    !ON_A_SEAT.test(text) &&
    !(AWAKE.test(text) && !/\b(?:bed|Bett|lit|cama|letto|lay|lies|lag)\b/u.test(text))
  );
}

function poseOf(
  person: Person,
  draft: ShotDraft,
  cast: Cast,
  blocking: Blocking,
  speaker: Person | null,
): Pose {
  let found: Pose | null = null;
  for (const cued of draft.beats) {
    if (cued.beat.kind === 'said') continue;
    const mentions = cast.mentions[cued.index]!;
    for (const { pose: told, at } of cued.cues.poses) {
      const pose = told === 'lying' && !isInBed(cued.beat.text) ? 'sitting' : told;
      const owner = doerOf(cued, mentions, at);
      if (
        owner !== person &&
        !actsWith(cued, mentions, owner, person) &&
        !(pose === 'embracing' || pose === 'fighting')
      )
        continue;
      if (RESTS.has(pose)) blocking.resting.set(person, pose);
      else if (pose === 'standing' && !/\b(?:look|watch|stare|gaze|wait|hold|held)/i.test(cued.beat.text))
        blocking.resting.delete(person);
      else if (pose === 'walking' || pose === 'running') blocking.resting.delete(person);
      const outranks =
        found === null ||
        found === 'standing' ||
        pose === 'riding' ||
        (found === 'lying' && pose === 'sitting');
      if (pose !== 'talking' && outranks) found = pose;
    }
  }
  const resting = blocking.resting.get(person);
  if (found && found !== 'standing') return found;
  if (resting) return resting;
  if (speaker === person) return 'talking';
  return found ?? 'standing';
}

/** "Delphine and Gus eat": what the one does, the other does too; so do all whom one "they" means. */
function actsWith(
  { beat }: CuedBeat,
  mentions: readonly Mention[],
  owner: Person | null,
  other: Person,
): boolean {
  const one = mentions.find((mention) => mention.person === owner);
  const two = mentions.find((mention) => mention.person === other);
  if (!one || !two) return false;
  if (one.at === two.at) return true;
  const [first, second] = one.at < two.at ? [one, two] : [two, one];
  const between = beat.text.slice(beat.words[first.at + first.length - 1]!.end, beat.words[second.at]!.start);
  return /^,? (?:and|und|et|y|e|&) (?:(?:the|his|her|their|der|die|das|seine?|ihre?) )?(?:\p{Ll}+ )?$/u.test(
    between,
  );
}

const ARTICLE = /^(?:the|an?|der|die|das|eine?[nrms]?|le|la|une?|el|una|un|il|uno|o|uma?|another|young|old)$/;

/** Who does what the verb at `at` says; null where a thing does it: "snow lay on his shoulders". */
function doerOf(cued: CuedBeat, mentions: readonly Mention[], at: number): Person | null {
  const { words } = cued.beat;
  const before = mentions.filter((mention) => mention.at <= at).at(-1);
  if (!before) {
    if (at === 0) return mentions[0]?.person ?? null;
    // "Between two crates lay a man", "at the end of the room stood a girl".
    const after = mentions.find(
      (mention) =>
        mention.kind !== 'pronoun' &&
        mention.at > at &&
        mention.at - at <= 3 &&
        words
          .slice(at + 1, mention.at)
          .every((word) => ARTICLE.test(word.lower) || /(?:y|e[nrs]?)$/.test(word.lower)),
    );
    return after?.person ?? null;
  }
  const noun = words[at - 1];
  const lead = words[at - 2];
  const isThing =
    noun !== undefined &&
    lead !== undefined &&
    before.at + before.length - 1 < at - 1 &&
    noun.clause === words[at]!.clause &&
    /^(?:the|an?|his|her|its|their|my|der|die|das|ein|eine|sein|seine|ihr|ihre|le|la|une?|el|una|il|o|uma?)$/.test(
      lead.lower,
    ) &&
    /^\p{L}{3,}$/u.test(noun.lower) &&
    // "A boy on a bicycle rode past": he rides, not the bicycle.
    !/^(?:on|in|with|under|from|at|of|behind|beside|near|auf|in|mit|sur|avec|en|con|su|em|com)$/.test(
      words[at - 3]?.lower ?? '',
    );
  return isThing ? null : before.person;
}

const BY_MANNER: [RegExp, Expression][] = [
  [/soft|quiet|thought|beat|paus|hesitat|slow|leise|doucement|suave/i, 'thoughtful'],
  [/laugh|smil|grin|cheer|happ|bright|delight|amused|lacht|lächel|ri(?:t|ant)|sourit|sonr/i, 'happy'],
  [/cry|tears|tearful|sobb|weep|wein|pleur|llora|piang|choran/i, 'crying'],
  [/sad|brok|traurig|triste/i, 'sad'],
  [/angr|furious|shout|yell|snap|hiss|cold|wütend|colère|enojad|furios/i, 'angry'],
  [/afraid|scared|whisper|nerv|frighten|trembl|panic|worr|ängst|flüster|peur|miedo/i, 'afraid'],
  [/surpris|shock|gasp|amaz|startl|stunn|überrascht|surpris|sorprend/i, 'surprised'],
];

/** The face that a parenthetical such as "softly" or "laughing" asks for. */
export function expressionByManner(manner: string | null): Expression | null {
  return manner === null ? null : (BY_MANNER.find(([pattern]) => pattern.test(manner))?.[1] ?? null);
}

/** A face for this shot: whoever has fallen asleep sleeps on until they wake, speak or get up. */
function faceOf(
  person: Person,
  draft: ShotDraft,
  cast: Cast,
  speaker: Person | null,
  blocking: Blocking,
): Expression {
  const shown = expressionOf(person, draft, cast, speaker);
  const woke = draft.beats.some(
    (cued) =>
      AWAKE.test(cued.beat.text) && cast.mentions[cued.index]!.some((mention) => mention.person === person),
  );
  if (shown === 'asleep' && speaker !== person && !woke) blocking.asleep.add(person);
  else if (woke || speaker === person || !blocking.resting.has(person) || shown !== 'neutral')
    blocking.asleep.delete(person);
  if (blocking.asleep.has(person)) return 'asleep';
  return shown === 'asleep' ? 'neutral' : shown;
}

const AWAKE =
  /\b(?:woke|wakes|awoke|awake|waking|sat up|sits up|got up|gets up|opened (?:his|her) eyes|not (?:asleep|sleep)|could(?:n['’]t| not) sleep|no sleep|wachte|erwachte|se réveilla|despertó|si svegliò|acordou)\b/iu;

function expressionOf(person: Person, draft: ShotDraft, cast: Cast, speaker: Person | null): Expression {
  for (const cued of draft.beats) {
    const isSpeaker = cast.speakers[cued.index] === person;
    if (isSpeaker) {
      const manner = expressionByManner(cued.beat.manner);
      if (manner) return manner;
      // Words of feeling show on the speaker's face only when they speak of themselves.
      const said = cued.cues.expressions[0];
      if (said && /\b(?:I|I['’]m|me|ich|je|yo|io|eu)\b/u.test(cued.beat.text)) return said.expression;
    }
    if (cued.beat.kind === 'said') continue;
    const mentions = cast.mentions[cued.index]!;
    for (const { expression, at } of cued.cues.expressions) {
      const owner = mentions.filter((mention) => mention.at <= at).at(-1)?.person ?? mentions[0]?.person;
      if (owner === person) return expression;
    }
  }
  if (
    speaker === person &&
    draft.beats.some((cued) => cued.beat.kind === 'said' && /!["'”’]?$/.test(cued.beat.text))
  )
    return 'surprised';
  return 'neutral';
}

function facingOf(
  draft: ShotDraft,
  pose: Pose,
  onLeft: boolean,
  alone: boolean,
  speaks: boolean,
): Painted['facing'] {
  if (alone && !speaks && draft.framing === 'wide' && (pose === 'standing' || pose === 'walking')) {
    const gazes = draft.beats.some((cued) =>
      /\b(?:looks? (?:out|at|over|up)|looked (?:out|at|over|up)|watch|gaz|star(?:e|ed|es) (?:out|at)|horizon|toward|towards|away)/i.test(
        cued.beat.text,
      ),
    );
    if (gazes) return 'away';
  }
  if (alone && pose === 'sitting' && draft.framing === 'close') return 'camera';
  return onLeft ? 'right' : 'left';
}
