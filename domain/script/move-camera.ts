import type { Motion } from '../film-plan.ts';
import type { Mood } from '../job-config.ts';
import type { Framing, Place } from '../paint-spec.ts';
import { hash32 } from './stable-ids.ts';

type Kind = Motion['kind'];

const ROCKING = new Set<Place>(['ship', 'sea', 'train', 'car', 'underwater']);

/** How lively the camera is: the zoom it travels, by mood. */
const TRAVEL: Record<Mood, number> = {
  calm: 0.08,
  joyful: 0.12,
  sad: 0.07,
  tense: 0.18,
  dark: 0.12,
  romantic: 0.09,
  wondrous: 0.13,
  heroic: 0.16,
  comic: 0.08,
  neutral: 0.1,
};

/** What is moved over: the framing, mood and place of a shot, and where its subject stands. */
export interface CameraInput {
  key: string;
  framing: Framing;
  mood: Mood;
  place: Place;
  /** Across the picture, 0–1. */
  subjectAt: number;
  isOpening: boolean;
  isEnding: boolean;
  /** Which shot of its scene, from 0. */
  shotIndex: number;
}

/** Moves that go somewhere take turns with those that rest. */
const TRAVELLING: ReadonlySet<Kind> = new Set(['pan', 'push-in']);

/**
 * Chooses a camera movement. Views keep inside the picture. Two shots in a row seldom move alike, by where they stand
 * in their scene and not by looking at each other: a changed line must not pass a new move on to its neighbours.
 */
export function moveCamera(input: CameraInput): Motion {
  const kinds = wishKinds(input);
  const turn = kinds.filter((kind) => TRAVELLING.has(kind) === (input.shotIndex % 2 === 0));
  const choice = turn.length > 0 ? turn : kinds;
  const kind = choice[hash32('camera', input.key) % choice.length]!;
  const direction = hash32('direction', input.key) % 2 === 0 ? 1 : -1;
  const travel = TRAVEL[input.mood];
  const near = input.framing === 'wide' ? 0.15 : 0.05;
  const x = 0.5 + (input.subjectAt - 0.5) * 0.6;
  switch (kind) {
    case 'still':
      return { kind, from: view(0.5, 0.5, 1), to: view(0.5, 0.5, 1) };
    case 'push-in':
      return { kind, from: view(0.5, 0.5, 1), to: view(x, 0.48, 1 + travel) };
    case 'pull-out':
      return { kind, from: view(x, 0.5, 1.02 + travel), to: view(0.5, 0.5, 1) };
    case 'pan':
      return {
        kind,
        from: view(0.5 - direction * near, 0.5, 1.15),
        to: view(0.5 + direction * near, 0.5, 1.15),
      };
    case 'drift':
      return {
        kind,
        from: view(0.5 - direction * 0.03, 0.51, 1.06),
        to: view(0.5 + direction * 0.03, 0.49, 1.06 + travel / 3),
      };
    case 'sway':
    case 'handheld':
      return {
        kind,
        from: view(0.5 - direction * 0.02, 0.5, 1.06),
        to: view(0.5 + direction * 0.02, 0.5, 1.06),
      };
  }
}

function wishKinds({ framing, mood, place, isOpening, isEnding }: CameraInput): Kind[] {
  if (isEnding) return ['pull-out'];
  if (isOpening) return mood === 'tense' || mood === 'dark' ? ['push-in'] : ['pan', 'push-in'];
  if (framing === 'wide')
    return ROCKING.has(place) ? ['pan', 'sway', 'drift'] : ['pan', 'push-in', 'pull-out', 'drift'];
  if (framing === 'detail') return ['push-in', 'drift'];
  if (framing === 'close')
    return mood === 'comic'
      ? ['still', 'push-in']
      : mood === 'sad'
        ? ['drift', 'push-in']
        : ['push-in', 'drift'];
  return mood === 'comic' ? ['still', 'drift', 'push-in'] : ['drift', 'push-in', 'pan'];
}

/** A view whose edges stay inside the picture. */
function view(x: number, y: number, zoom: number): Motion['from'] {
  const half = 0.5 / zoom;
  const keep = (value: number) => round(Math.min(1 - half, Math.max(half, value)));
  return { x: keep(x), y: keep(y), zoom: round(zoom) };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
