import { peopleOf } from './character-sheets.ts';
import { contentKey, sha256Hex } from './content-key.ts';
import { voiceOf } from './film-orders.ts';
import type { Character, FilmPlan, Line, Shot } from './film-plan.ts';
import type { JobConfig } from './job-config.ts';
import { findModel, hasModel, type SpeechModel, type Vendor } from './provider-models.ts';
import { describeLook } from './script/write-prompt.ts';

/** A picture asked of a vendor: frozen when its step begins, and hashed into its key as it is. */
export interface ImageRequest {
  kind: 'picture';
  provider: Vendor;
  model: string;
  prompt: string;
  widthPx: number;
  heightPx: number;
  quality: 'low' | 'medium' | 'high' | null;
  /**
   * Characters whose portraits are shown to the model, in the order in which the prompt counts them. Each is
   * the name of an input: its hash goes into the key, its bytes into the maker's context.
   */
  references?: readonly string[];
}

/** A line to be spoken by a vendor. `instructions` say how; null where the model takes none. */
export interface SpeechRequest {
  kind: 'speech';
  provider: Vendor;
  model: string;
  text: string;
  voice: string;
  instructions: string | null;
}

/** A shot's picture set in motion. The picture is the input `picture`; the clip is silent. */
export interface ClipRequest {
  kind: 'clip';
  provider: Vendor;
  model: string;
  prompt: string;
  seconds: number;
  widthPx: number;
  heightPx: number;
}

/** Music without voices, about `lengthMs` long. */
export interface MusicRequest {
  kind: 'music';
  provider: Vendor;
  model: string;
  prompt: string;
  lengthMs: number;
}

/** One sound, e.g. rain on leaves. */
export interface EffectRequest {
  kind: 'effect';
  provider: Vendor;
  model: string;
  prompt: string;
  lengthMs: number;
}

/** Notes on a part of a storyboard. `prompt` is the part as JSON, with the story so far. */
export interface PlanRequest {
  kind: 'plan';
  provider: Vendor;
  model: string;
  prompt: string;
  /** How many shots the part has. */
  shots: number;
}

/** What jobs buy. */
export type ProviderRequest =
  | ImageRequest
  | SpeechRequest
  | ClipRequest
  | MusicRequest
  | EffectRequest
  | PlanRequest;

/** Films of every shape are cut out of one picture, so its subject must survive the cutting. */
const COMPOSITION = 'Compose with the subject near the centre and calm space on both sides';

/**
 * The picture of a shot as a request: the shot's own prompt first, then what it does not say itself of style,
 * people and composition, as far as the model's limit allows. It names neither aspect nor resolution. `sheets`
 * are the characters of whom there is a portrait; as many as the model takes are shown to it.
 */
export function imageRequest(
  shot: Shot,
  plan: FilmPlan,
  config: JobConfig,
  sheets: ReadonlySet<string> = new Set(),
): ImageRequest {
  const facts = findModel('image', config.providers.image);
  const { provider, model, textChars, master, quality } = facts;
  const own = (shot.prompt || [shot.subject, shot.action].filter(Boolean).join('. ')).trim();
  const people = peopleOf(shot, plan);
  const shown = people.filter(({ id }) => sheets.has(id)).slice(0, facts.references);
  const looks = people
    .filter(({ description }) => description.trim() !== '')
    .map(({ name, description }) => `${name}: ${description}`);
  const more = [plan.style && `In ${plan.style} style`, ...looks, COMPOSITION].filter(
    (sentence) => sentence !== '' && !saysAlready(own, sentence, plan),
  );
  const prompt = joinWithin(own, shown.map(pointAt), more, textChars);
  const references = shown.length === 0 ? {} : { references: shown.map(({ id }) => id) };
  return { kind: 'picture', provider, model, prompt, ...master, quality, ...references };
}

/** How many portraits the chosen picture model is shown with a shot; 0: it takes none, or none is bought. */
export function portraitsOf({ quality, providers }: JobConfig): number {
  if (quality === 'animatic' || !hasModel('image', providers.image)) return 0;
  return findModel('image', providers.image).references;
}

const pointAt = ({ name }: Character, index: number) =>
  `Image ${index + 1} shows ${name}: keep exactly this face, hair, age and clothes`;

function saysAlready(prompt: string, sentence: string, { style, characters }: FilmPlan): boolean {
  const text = prompt.toLowerCase();
  if (sentence === `In ${style} style`) return text.includes(style.toLowerCase());
  const person = characters.find(({ name, description }) => sentence === `${name}: ${description}`);
  return person !== undefined && text.includes(person.description.toLowerCase());
}

/** What must be said stays whole, and the first text is cut for it; the others are left out where they do not fit. */
function joinWithin(first: string, musts: readonly string[], more: readonly string[], chars: number): string {
  const reserved = musts.reduce((sum, sentence) => sum + sentence.length + 2, 0);
  let text = first.slice(0, Math.max(0, chars - reserved));
  for (const sentence of [...musts, ...more]) {
    const longer = text === '' ? sentence : `${text.replace(/[.\s]+$/, '')}. ${sentence}`;
    if (longer.length <= chars) text = longer;
  }
  return text.toWellFormed();
}

/**
 * A character's portrait, made once and shown to the model in every shot. It says everything that must stay
 * the same, and nothing of place or mood, which would creep into the shots.
 */
export function portraitRequest(character: Character, plan: FilmPlan, config: JobConfig): ImageRequest {
  const { provider, model, textChars, master, quality } = findModel('image', config.providers.image);
  const { name, description, look } = character;
  const own = `Character portrait of ${name}, ${describeLook(look)}`;
  const musts = ['One person alone, head and shoulders, facing the viewer, calm face, even soft light'];
  const more = [
    description,
    plan.style && `In ${plan.style} style`,
    'Plain light grey background',
    'No text, no captions, no watermark',
  ].filter((sentence) => sentence.trim() !== '');
  const prompt = joinWithin(own, musts, more, textChars);
  return { kind: 'picture', provider, model, prompt, ...master, quality };
}

/** A line as a request, in a voice that the model has, the same for a character in every shot. */
export function speechRequest(line: Line, plan: FilmPlan, config: JobConfig): SpeechRequest {
  const model = findModel('voice', config.providers.voice);
  if (line.text.length > model.textChars) throw new RangeError(`line ${line.id} is too long to be spoken`);
  return {
    kind: 'speech',
    provider: model.provider,
    model: model.model,
    text: line.text,
    voice: vendorVoice(line, plan, config, model),
    instructions: model.instructable ? instructionsOf(line, plan) : null,
  };
}

/** The wished voice where the model has it; the studio's own voices are not the vendor's. */
function vendorVoice(line: Line, plan: FilmPlan, config: JobConfig, model: SpeechModel): string {
  const wished = voiceOf(line, plan, config);
  if (model.voices.some(({ id }) => id === wished)) return wished;
  return castVoices(plan, model).get(line.speaker ?? '') ?? model.narrator;
}

/** A film has thousands of lines, and each asks for the cast. */
const casts = new WeakMap<FilmPlan['characters'], Map<SpeechModel, ReadonlyMap<string, string>>>();

/**
 * A voice for each character: by presentation, begun at a place that the id gives, so that other characters
 * keep theirs when one is added, and another's only when all are taken.
 */
function castVoices({ characters }: FilmPlan, model: SpeechModel): ReadonlyMap<string, string> {
  const byModel = casts.get(characters) ?? new Map<SpeechModel, ReadonlyMap<string, string>>();
  casts.set(characters, byModel);
  const known = byModel.get(model);
  if (known) return known;
  const cast = new Map<string, string>();
  const taken = new Set([model.narrator]);
  for (const { id, look } of characters) {
    const fitting = model.voices.filter((voice) => voice.presentation === look.presentation);
    const pool = (fitting.length > 0 ? fitting : model.voices).filter((v) => v.id !== model.narrator);
    const start = Number.parseInt(sha256Hex(id).slice(0, 8), 16) % pool.length;
    const turn = [...pool.slice(start), ...pool.slice(0, start)];
    const voice = (turn.find((v) => !taken.has(v.id)) ?? turn[0])?.id ?? model.narrator;
    taken.add(voice);
    cast.set(id, voice);
  }
  byModel.set(model, cast);
  return cast;
}

const AGE = { child: 'a child', young: 'a young person', adult: 'a grown-up', old: 'an old person' } as const;

function instructionsOf(line: Line, plan: FilmPlan): string {
  const speaker = plan.characters.find(({ id }) => id === line.speaker);
  const manner = speaker
    ? `Speak as ${AGE[speaker.look.age]} in a film, naturally, not announcing`
    : 'Read as the narrator of a film: warm, clear and unhurried';
  return `${manner}. ${line.emotion ? `The feeling is ${line.emotion}. ` : ''}Say the words exactly as they stand.`;
}

/**
 * The key of what is bought: the user, the frozen request, the SHA-256 of each reference input by name, and
 * the shot's `take`. Never our code's version and never the film's shape, so nothing is paid twice.
 */
export function paidAssetKey(
  userId: string,
  request: ProviderRequest,
  inputHashes: Readonly<Record<string, string>> = {},
  take = 0,
): string {
  const { kind, provider, model } = request;
  return contentKey(userId, kind, { provider, model, request, inputs: inputHashes, take });
}
