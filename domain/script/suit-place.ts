import type { PaintSpec, Place } from '../paint-spec.ts';
import type { ShotDraft } from './compose-shots.ts';
import { IS_INDOORS } from './scene-draft.ts';

type Painted = PaintSpec['people'][number];

/** People as a place lets them be: guests of a café sit, nobody rides indoors, a face is not seen twice alike. */
export function suitPlace(
  people: readonly Painted[],
  shot: ShotDraft,
  place: Place,
  faces: Map<string, number>,
): Painted[] {
  return people.map((who) => {
    const pose = poseIn(who, shot, place);
    const look = lookIn(who.look, place);
    if (shot.framing !== 'close') return { ...who, pose, look };
    const seen = faces.get(who.characterId) ?? 0;
    faces.set(who.characterId, seen + 1);
    if (seen % 2 === 0) return { ...who, pose, look };
    const turned = who.at < 0.5 ? 'right' : 'left';
    return { ...who, pose, look, facing: who.facing === 'camera' ? turned : 'camera' };
  });
}

/** Gloves are for the ring. */
function lookIn(look: Painted['look'], place: Place): Painted['look'] {
  if (place === 'ring' || !look.extras.includes('boxing gloves')) return look;
  return { ...look, extras: look.extras.filter((extra) => extra !== 'boxing gloves') };
}

const ON_A_MOUNT =
  /\bon (?:an?|the|his|her|my) (?:\p{L}+ )?(?:horse|pony|mule|donkey|camel|elephant|bicycle)\b|\bauf (?:einem|dem|seinem|ihrem) (?:\p{L}+ )?(?:Pferd|Esel|Kamel|Elefanten|Fahrrad)\b/u;

function poseIn(who: Painted, shot: ShotDraft, place: Place): Painted['pose'] {
  // "Arjun sat on an elephant."
  const mounted = who.pose === 'sitting' && shot.beats.some(({ beat }) => ON_A_MOUNT.test(beat.text));
  if (mounted && !IS_INDOORS.has(place)) return 'riding';
  if (who.pose === 'riding' && !isRidden(shot, place)) return 'sitting';
  const serves = /^(?:apron|uniform)$/.test(who.look.outfit.kind);
  const rises = shot.beats.some(({ beat }) =>
    /\b(?:st(?:and|ands|ood)|r(?:ise|ises|ose)|gets up|got up|enters?|entered|jumps?|jumped)\b/i.test(
      beat.text,
    ),
  );
  if (place === 'cafe' && !serves && !rises && /^(?:standing|talking|working)$/.test(who.pose))
    return 'sitting';
  return who.pose;
}

/** True where somebody rides an animal or a bicycle, and not in a train, a car or on a ship. */
export function isRidden(shot: ShotDraft, place: Place): boolean {
  if (IS_INDOORS.has(place) || place === 'ship' || place === 'sea' || place === 'spaceship') return false;
  const props = shot.beats.flatMap((cued) => cued.cues.props);
  return (
    props.some((prop) => /^(?:horse|donkey|camel|elephant|bicycle|sled)$/.test(prop)) ||
    !props.some((prop) => /^(?:bus|car|taxi|truck|train|tram|boat|ship|cart|motorcycle)$/.test(prop))
  );
}
