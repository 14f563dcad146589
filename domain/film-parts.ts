import { bedKindsOf } from './ambience.ts';
import { freeAssetKey } from './asset-key.ts';
import { sheetsOf } from './character-sheets.ts';
import { providerOf } from './cost.ts';
import { pictureOrder, speechOrder, stepKeyOf, vendorOfEffects } from './film-orders.ts';
import { type FilmPlan, type Shot, shotsOf } from './film-plan.ts';
import { guessTimeline } from './guess-timeline.ts';
import type { JobConfig } from './job-config.ts';
import { clipRequest, effectRequest, musicRequest } from './motion-requests.ts';
import { ownAssetKey, ownMediaOf } from './own-media.ts';
import { BIBLE_CHARS, planParts, planRequest } from './plan-notes.ts';
import { findModel } from './provider-models.ts';
import {
  imageRequest,
  type ProviderRequest,
  paidAssetKey,
  portraitRequest,
  portraitsOf,
  speechRequest,
} from './provider-requests.ts';
import type { Timeline } from './timeline.ts';

/** Something that a job makes or buys for a film: notes on its storyboard, a portrait, a picture, a voice, a clip, the music. */
export interface FilmPart {
  stage: 'plan' | 'sheet' | 'picture' | 'clip' | 'speech' | 'music' | 'effect';
  stepKey: string;
  /** Where it is needed first; null: by the film as a whole. */
  sceneId: string | null;
  shotId: string | null;
  lineId: string | null;
  /** Parts of one key are one thing, made once. Null: the studio's version is not known, nor so the key. */
  assetKey: string | null;
  /** What a vendor is asked for; null: the studio makes it itself, for nothing. */
  request: ProviderRequest | null;
  /** The dearest that the job may ask for once it knows how long the film is; absent: `request` itself. */
  most?: ProviderRequest;
  /** The steps whose pictures the request shows, by input name; absent: none. */
  shows?: Readonly<Record<string, string>>;
}

/** What is known of a film beyond its plan. */
export interface KnownOfFilm {
  /** SHA-256 of portraits and pictures that are made, by step key. */
  hashes?: ReadonlyMap<string, string>;
  /** Absent: nothing is spoken yet, so lengths are guessed. */
  timeline?: Timeline | null;
  /** True: the storyboard is there, and no planner is asked. */
  planned?: boolean;
  /** The keys of the notes on its first parts, as far as they are made. */
  noteKeys?: readonly string[];
}

/** What is asked for by length is bought up to this share of its guess; what is longer, the composer fits. */
const LONGEST_SHARE = 1.5;
/** What a planner may have written when it is asked about a later part. */
const LONGEST_BIBLE = 'x'.repeat(BIBLE_CHARS);
const LONGEST_LOOK = 'x'.repeat(600);
/** Music is asked for in whole steps of this, so that a small edit needs no other. */
const MUSIC_STEP_MS = 5_000;

/**
 * What is made or bought for a film, each as its step asks for it: portraits, then shot by shot pictures, clips and
 * voices, then what is bought of music and of sounds of places. `studioVersion` null: what the studio makes itself has no key. The key of what shows a
 * picture that is not made yet is a stand-in. Throws `RangeError` for a config that names a maker which is not built
 * in.
 */
export function filmParts(
  film: { userId: string; plan: FilmPlan; config: JobConfig },
  studioVersion: string | null,
  { hashes = new Map(), timeline = null, planned = false, noteKeys = [] }: KnownOfFilm = {},
): FilmPart[] {
  const { userId, plan, config } = film;
  const bought = (stage: FilmPart['stage']) => ![null, 'embedded'].includes(providerOf(stage, config));
  const sheets = sheetsOf(plan, portraitsOf(config));
  const places = shotsOf(plan).map(({ scene, shot }) => ({ shot, sceneId: scene.id, shotId: shot.id }));
  const free = (order: ReturnType<typeof pictureOrder>) => ({
    assetKey: studioVersion === null ? null : freeAssetKey(userId, order.work, {}, studioVersion),
    request: null,
  });
  const keyOfStep = new Map<string, string>();
  /** `shows`: input names with the steps that make them; those come before in this list. */
  const paid = (stepKey: string, request: ProviderRequest, shows: Record<string, string> = {}, take = 0) => {
    const inputs = Object.fromEntries(
      Object.entries(shows).map(([name, key]) => [name, hashes.get(key) ?? `unmade ${keyOfStep.get(key)}`]),
    );
    const assetKey = paidAssetKey(userId, request, inputs, take);
    keyOfStep.set(stepKey, assetKey);
    return { stepKey, assetKey, request, ...(Object.keys(shows).length === 0 ? {} : { shows }) };
  };

  /** What the user brought along is there, and nobody is asked for it. */
  const brought = new Map(ownMediaOf(plan).map((media) => [media.stepKey, media]));
  const own = (stepKey: string) => {
    const media = brought.get(stepKey);
    if (!media) return null;
    const assetKey = ownAssetKey(userId, media.kind, media.sha256);
    keyOfStep.set(stepKey, assetKey);
    return { stepKey, assetKey, request: null };
  };

  const notes = planned || !bought('plan') ? [] : noteParts(film, noteKeys);
  const portraits = sheets.characters.map((character): FilmPart => {
    const first = places.find(({ shotId }) => sheets.shownIn.get(shotId)?.includes(character.id));
    return {
      stage: 'sheet',
      sceneId: first?.sceneId ?? null,
      shotId: first?.shotId ?? null,
      lineId: null,
      ...(own(stepKeyOf.sheet(character.id)) ??
        paid(stepKeyOf.sheet(character.id), portraitRequest(character, plan, config))),
    };
  });

  const lengths = bought('clip') || bought('music') ? lengthsOf(plan, config, timeline) : null;
  const ofShots = places.flatMap(({ shot, ...place }): FilmPart[] => {
    const at = { ...place, lineId: null };
    const shown = sheets.shownIn.get(shot.id) ?? [];
    const pictureKey = stepKeyOf.picture(shot.id);
    const picture: FilmPart = {
      ...at,
      stage: 'picture',
      ...(own(pictureKey) ??
        (bought('picture')
          ? paid(
              pictureKey,
              imageRequest(shot, plan, config, new Set(shown)),
              Object.fromEntries(shown.map((id) => [id, stepKeyOf.sheet(id)])),
              shot.take,
            )
          : { stepKey: pictureKey, ...free(pictureOrder(shot, config)) })),
    };
    const clips = !lengths || !bought('clip') ? [] : [clipOf(shot, lengths.ofShot(shot.id))];
    const voices = shot.lines.map((line): FilmPart => {
      const stepKey = stepKeyOf.speech(line.id);
      return {
        ...at,
        stage: 'speech',
        lineId: line.id,
        ...(own(stepKey) ??
          (bought('speech')
            ? paid(stepKey, speechRequest(line, plan, config))
            : { stepKey, ...free(speechOrder(line, plan, config)) })),
      };
    });
    return [picture, ...clips.map((clip): FilmPart => ({ ...at, stage: 'clip', ...clip })), ...voices];
  });
  const ofFilm = { sceneId: null, shotId: null, lineId: null } as const;
  return [...notes, ...portraits, ...ofShots, ...music(), ...effects()];

  function music(): FilmPart[] {
    const recording = config.music === false ? null : own('music');
    if (recording) return [{ ...ofFilm, stage: 'music', ...recording }];
    if (!lengths || !bought('music')) return [];
    const { ms, mostMs } = lengths.ofMusic;
    const score = paid('music', musicRequest(plan, config, ms));
    return [{ ...ofFilm, stage: 'music', ...score, most: musicRequest(plan, config, mostMs) }];
  }

  function effects(): FilmPart[] {
    const choice = vendorOfEffects(config);
    if (choice === null) return [];
    return bedKindsOf(plan, config).map((kind) => ({
      ...ofFilm,
      stage: 'effect',
      ...paid(stepKeyOf.effect(kind), effectRequest(kind, choice)),
    }));
  }

  function clipOf(shot: Shot, { ms, mostMs }: Length) {
    const request = clipRequest(shot, plan, config, ms);
    return {
      ...paid(stepKeyOf.clip(shot.id), request, { picture: stepKeyOf.picture(shot.id) }, shot.take),
      most: clipRequest(shot, plan, config, mostMs),
    };
  }
}

/**
 * What a paid planner is asked about a plan, part by part. Later parts are asked under a bible and with looks that only
 * the planner will have written: they have their keys where `noteKeys` tells them, else stand-ins. Throws `RangeError`
 * for a config that names no such planner.
 */
export function noteParts(
  { userId, plan, config }: { userId: string; plan: FilmPlan; config: JobConfig },
  noteKeys: readonly string[] = [],
): FilmPart[] {
  const { provider, model } = findModel('plan', config.providers.plan);
  const maker = { provider, model };
  const described = {
    ...plan,
    characters: plan.characters.map((one) => ({ ...one, description: LONGEST_LOOK })),
  };
  return planParts(plan).map((part, index) => {
    const request = planRequest(part, plan, config, '', maker);
    return {
      stage: 'plan',
      stepKey: stepKeyOf.note(index),
      sceneId: null,
      shotId: null,
      lineId: null,
      assetKey: noteKeys[index] ?? paidAssetKey(userId, request),
      request,
      most: planRequest(part, described, config, LONGEST_BIBLE, maker),
    };
  });
}

interface Length {
  /** What is asked for; never more than `mostMs`. */
  ms: number;
  /** What the quote reckons with at most. */
  mostMs: number;
}

/** How long clips and music are, by the timeline or by a guess; the guess alone bounds what they may cost. */
function lengthsOf(plan: FilmPlan, config: JobConfig, timeline: Timeline | null) {
  const guess = guessTimeline(plan, config);
  const msOf = (frames: number) => Math.ceil((frames * 1_000) / config.fps);
  const shotMs = (of: Timeline) => new Map(of.shots.map(({ shotId, frames }) => [shotId, msOf(frames)]));
  const guessed = shotMs(guess);
  const known = timeline ? shotMs(timeline) : guessed;
  const within = (ms: number, guessMs: number): Length => {
    const mostMs = Math.ceil(guessMs * LONGEST_SHARE);
    return { ms: Math.min(ms, mostMs), mostMs };
  };
  const whole = (ms: number) => Math.ceil(ms / MUSIC_STEP_MS) * MUSIC_STEP_MS;
  const ofMusic = within(whole(msOf((timeline ?? guess).frames)), whole(msOf(guess.frames)));
  return {
    ofShot: (shotId: string) => within(known.get(shotId) ?? 0, guessed.get(shotId) ?? 0),
    ofMusic,
  };
}
