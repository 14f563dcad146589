import { shotsOf } from './film-plan.ts';
import type { Journal } from './journal.ts';
import { type FilmSoFar, isKept, type Step, type StepKind, stageOf, stepsOf } from './steps.ts';

/** Under the depth of the composer's queue (64), so that a second job finds room. */
const WIDEST_WINDOW = 48;
const NARROWEST_WINDOW = 8;
/** Purchases of one job that are under way at once, at each vendor; the ledger counts over all jobs. */
export const VENDOR_WINDOW = 4;

/**
 * Orders of one job that the composer holds at once: enough that its workers never wait for us, few enough
 * that what becomes urgent (the mix, on which the film's end hangs) does not queue behind all pieces.
 * `workers`: orders that the composer does at a time, over all instances.
 */
export function composerWindow(workers: number): number {
  return Math.min(WIDEST_WINDOW, Math.max(NARROWEST_WINDOW, 4 * workers));
}

export interface NextSteps {
  /** All that they follow is done, and their asset's key is not chosen yet. */
  unprepared: Step[];
  /** To be sent now, best first. */
  ready: Step[];
  /** Sent, but nobody began: the message is lost. */
  unbegun: string[];
  /** Begun, but the lease ran out: ask who has it. */
  silent: string[];
  /** Final failures, in the film's order. */
  failed: string[];
  /** Steps that are sent or running. */
  flying: number;
  /** Every step of moderation is done. */
  moderated: boolean;
  finished: boolean;
  /** When something is due by itself, ms since the epoch; null: only a report moves the job. */
  wakeAt: number | null;
}

/**
 * What happens next in a job: pure, and the same however often it is asked. A step is ready when all
 * that it follows is done, its wait is over, no twin (a step with the same asset key) is being made,
 * and the composer's or the vendor's window has room.
 */
export function nextSteps(
  film: FilmSoFar,
  journal: Journal,
  now: number,
  window = NARROWEST_WINDOW,
): NextSteps {
  const steps = byUrgency(stepsOf(film), film);
  const next: NextSteps = {
    unprepared: [],
    ready: [],
    unbegun: [],
    silent: [],
    failed: [],
    flying: 0,
    moderated: true,
    finished: steps.some((step) => step.kind === 'publish'),
    wakeAt: null,
  };
  const wake = (at: number) => {
    next.wakeAt = Math.min(next.wakeAt ?? at, at);
  };
  const making = new Set<string>();
  // The first pieces become urgent while voices wait: fewer of those stand before them.
  const rooms = new Map([['composer', film.timeline ? window : Math.ceil(window / 2)]]);
  const roomOf = (step: Step) => (step.place === 'composer' ? 'composer' : step.vendor);
  const roomLeft = (step: Step) => {
    const room = roomOf(step);
    return room === null ? Infinity : (rooms.get(room) ?? VENDOR_WINDOW);
  };
  const occupy = (step: Step) => {
    const room = roomOf(step);
    if (room !== null) rooms.set(room, roomLeft(step) - 1);
  };
  for (const step of steps) {
    const row = journal.get(step.key);
    if (row?.state !== 'sent' && row?.state !== 'running') continue;
    if (row.assetKey) making.add(row.assetKey);
    occupy(step);
    next.flying++;
  }
  for (const step of steps) {
    const row = journal.get(step.key);
    if (row?.state === 'done') continue;
    if (stageOf(step.kind) === 'moderating') next.moderated = false;
    next.finished = false;
    if (row?.state === 'failed') next.failed.push(step.key);
    else if (row && (row.state === 'sent' || row.state === 'running')) {
      if (row.leaseUntil > now) wake(row.leaseUntil);
      else (row.state === 'sent' ? next.unbegun : next.silent).push(step.key);
    } else if (step.after.every((key) => journal.get(key)?.state === 'done')) {
      if (isKept(step) && !row?.assetKey) next.unprepared.push(step);
      else if (row && row.notBefore > now) wake(row.notBefore);
      else if (row?.assetKey && making.has(row.assetKey)) continue;
      else if (roomLeft(step) <= 0) continue;
      else {
        next.ready.push(step);
        occupy(step);
        if (row?.assetKey) making.add(row.assetKey);
      }
    }
  }
  return next;
}

const orders = new WeakMap<readonly Step[], readonly Step[]>();

/** So many pictures are made at once, among the first voices: somebody sits there and waits to see something. */
const EAGER_PICTURES = 3;
/** From then on one picture for so many voices, until all is spoken: the timeline waits for the voices alone. */
const VOICES_A_PICTURE = 4;

/**
 * Before the timeline the first shots' pieces come first, then voices and pictures take turns, each in film order; after it sound comes first, since
 * everything waits for it in the end, then each shot's picture and its pieces, in film order.
 */
function byUrgency(steps: readonly Step[], film: FilmSoFar): readonly Step[] {
  const known = orders.get(steps);
  if (known) return known;
  const shots = new Map((film.plan ? shotsOf(film.plan) : []).map(({ shot }, i) => [shot.id, i]));
  const rank = film.timeline ? rankAfterTimeline : rankBeforeTimeline;
  const places = new Map<StepKind, number>();
  const ranked = steps.map((step) => {
    const place = places.get(step.kind) ?? 0;
    places.set(step.kind, place + 1);
    return { step, at: rank(step.kind, place, shots.get(step.shotId ?? '') ?? 0) };
  });
  const order = ranked.sort((a, b) => a.at - b.at).map(({ step }) => step);
  orders.set(steps, order);
  return order;
}

/** `place`: how many steps of the kind come before it. A picture's rank is that of the voice which it follows. */
function rankBeforeTimeline(kind: StepKind, place: number): number {
  if (kind === 'speech') return place;
  if (kind !== 'picture') return -1;
  if (place < EAGER_PICTURES) return place + 0.5;
  return EAGER_PICTURES - 0.5 + VOICES_A_PICTURE * (place - EAGER_PICTURES + 1);
}

function rankAfterTimeline(kind: StepKind, _place: number, shot: number): number {
  if (kind !== 'picture' && kind !== 'clip' && kind !== 'piece') return -1;
  return shot + (kind === 'piece' ? 0.5 : kind === 'clip' ? 0.25 : 0);
}
