import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { sha256Hex } from '#domain/content-key';
import { usageMicros } from '#domain/prices';
import { PROVIDER_MODELS, type SpeechModel } from '#domain/provider-models';
import type { ChargeLog, TaskRecord } from './charge-log.ts';
import { makeSound, soundAsked } from './elevenlabs-sound.ts';
import { humSpeech, SPEECH_RATE, speechSeconds } from './hum-speech.ts';
import { isOffensive } from './is-offensive.ts';
import {
  brokeKey,
  isKnownKey,
  json,
  type Outcome,
  type Reply,
  type VendorFault,
  type VendorRequest,
} from './vendor-wire.ts';

const MODELS = PROVIDER_MODELS.filter(
  (m): m is SpeechModel => m.provider === 'elevenlabs' && m.stage === 'voice',
);
const requestId = () => randomBytes(12).toString('hex');

function problem(status: number, type: string, code: string, message: string, headers = {}): Reply {
  const request_id = requestId();
  const detail = { type, code, message, status: code, request_id };
  return json(status, { detail }, { 'request-id': request_id, ...headers });
}

/** The answer of a given status as ElevenLabs words it (docs «Errors»). */
export function elevenlabsStatus(status: number, retryAfterS?: number): Reply {
  const wait: Record<string, string> =
    retryAfterS === undefined ? {} : { 'retry-after': String(retryAfterS) };
  if (status === 429) {
    return problem(429, 'rate_limit_error', 'rate_limit_exceeded', 'Too many requests.', wait);
  }
  return problem(status, 'internal_error', 'internal_server_error', 'Something went wrong.', wait);
}

const SpeechBody = z.object({
  text: z.string().min(1),
  model_id: z.string().default('eleven_multilingual_v2'),
});
const Spoken = z.object({ text: z.string(), voice: z.string(), format: z.string(), credits: z.number() });

/** ElevenLabs' part of the wire: speech with times, and the history in which it stands. */
export class ElevenLabsApi {
  readonly #log: ChargeLog;
  readonly #key: string;

  constructor(log: ChargeLog, key: string) {
    this.#log = log;
    this.#key = key;
  }

  /** Null: the path is another vendor's. */
  async answer(request: VendorRequest, fault: VendorFault | null): Promise<Outcome | null> {
    const { method, path } = request;
    const voice = /^\/v1\/text-to-speech\/([\w-]+)\/with-timestamps$/.exec(path)?.[1];
    const item = /^\/v1\/history\/([\w-]+)\/audio$/.exec(path)?.[1];
    const sound = path === '/v1/music' || path === '/v1/sound-generation';
    const account = path === '/v1/user';
    if (!voice && !item && !sound && !account && path !== '/v1/history') return null;
    const gate = this.#gate(request, fault);
    if (gate) return { reply: gate };
    if (voice && method === 'POST') return this.#speak(request, voice);
    if (sound && method === 'POST') {
      const asked = soundAsked(request);
      if (!asked) return { reply: invalid('The request is not valid.', 'body') };
      return isOffensive(asked.prompt) ? { reply: badPrompt() } : makeSound(asked);
    }
    if (item && method === 'GET') return { reply: this.#audio(request, item) };
    if (account && method === 'GET') return { reply: json(200, { user_id: 'usr_local', subscription: {} }) };
    if (path === '/v1/history' && method === 'GET') return { reply: this.#list(request) };
    return { reply: problem(405, 'invalid_request', 'method_not_allowed', 'Method not allowed') };
  }

  #gate({ headers, method }: VendorRequest, fault: VendorFault | null): Reply | null {
    const given = headers['xi-api-key'];
    if (!isKnownKey(given, this.#key)) {
      return problem(401, 'authentication_error', 'invalid_api_key', 'Invalid API key');
    }
    if (fault?.do === 'status') return elevenlabsStatus(fault.status, fault.retryAfterS);
    if (fault?.do === 'refuse') return refusal();
    if (method === 'POST' && (given === brokeKey(this.#key) || fault?.do === 'quota')) {
      const message = 'This request exceeds your quota. You have 0 credits remaining.';
      return problem(401, 'payment_required', 'quota_exceeded', message);
    }
    return null;
  }

  #speak(request: VendorRequest, voice: string): Outcome {
    const parsed = SpeechBody.safeParse(request.body);
    if (!parsed.success) return { reply: invalid('text is required', 'text') };
    const { text, model_id: model } = parsed.data;
    const facts = MODELS.find((m) => m.model === model);
    if (!facts) return { reply: invalid(`A model with model ID ${model} does not exist.`, 'model_id') };
    const format = request.query.get('output_format') ?? 'mp3_44100_128';
    if (!/^(?:pcm|wav)_(?:8000|16000|22050|24000|32000|44100|48000)$|^mp3_/.test(format)) {
      return { reply: invalid(`${format} is not an output format`, 'output_format') };
    }
    if (format !== 'pcm_24000') {
      const message = `The ${format} format is not served here, as on a plan below Pro.`;
      return { reply: problem(403, 'authorization_error', 'output_format_not_allowed', message) };
    }
    if (!facts.voices.some(({ id }) => id === voice)) {
      const message = `A voice with the voice_id ${voice} was not found.`;
      return { reply: problem(404, 'not_found', 'voice_not_found', message) };
    }
    if (text.length > facts.textChars) {
      const message = `This request's text has ${text.length} characters and exceeds the limit of ${facts.textChars}.`;
      return { reply: problem(400, 'validation_error', 'max_character_limit_exceeded', message) };
    }
    if (isOffensive(text)) return { reply: refusal() };
    const credits = Math.ceil([...text].length * (facts.creditsPerCharacter ?? 1));
    const id = requestId();
    const now = Date.now();
    const task: TaskRecord = {
      id,
      vendor: 'elevenlabs',
      account: accountOf(request),
      model,
      input: { text, voice, format, credits },
      requestHash: request.hash,
      createdAtMs: now,
      doneAtMs: now,
      error: null,
    };
    this.#log.submit(task);
    const alignment = alignmentOf(text);
    const answer = {
      audio_base64: humSpeech(text, voice).toString('base64'),
      alignment,
      normalized_alignment: alignment,
    };
    const headers = { 'request-id': id, 'character-cost': String(credits) };
    const micros = usageMicros('elevenlabs', model, { credit: credits });
    return { reply: json(200, answer, headers), charge: { what: 'speech', model, micros } };
  }

  /** Newest first, after the item that the cursor names. */
  #list(request: VendorRequest): Reply {
    const { query } = request;
    const size = Math.min(1_000, Number(query.get('page_size') ?? 100));
    if (!(size >= 1)) return invalid('page_size must be positive', 'page_size');
    const since = Number(query.get('date_after_unix') ?? 0) * 1_000;
    const mine = [...this.#log.tasks.values()]
      .filter((t) => t.vendor === 'elevenlabs' && t.account === accountOf(request))
      .filter((t) => t.createdAtMs >= since && t.model === (query.get('model_id') ?? t.model))
      .filter((t) => t.input.voice === (query.get('voice_id') ?? t.input.voice))
      .reverse();
    const cursor = query.get('start_after_history_item_id');
    const start = cursor === null ? 0 : mine.findIndex(({ id }) => `hst_${id}` === cursor) + 1;
    const page = mine.slice(start, start + size);
    return json(200, {
      history: page.map((task) => this.#present(task)),
      has_more: start + size < mine.length,
      last_history_item_id: page.length > 0 ? `hst_${page.at(-1)?.id}` : null,
    });
  }

  #present({ id, model, input, createdAtMs }: TaskRecord) {
    const { text, voice, format, credits } = Spoken.parse(input);
    const alignment = alignmentOf(text);
    return {
      history_item_id: `hst_${id}`,
      request_id: id,
      voice_id: voice,
      model_id: model,
      voice_name: 'Voice',
      voice_category: 'premade',
      text,
      date_unix: Math.floor(createdAtMs / 1_000),
      character_count_change_from: 1_000,
      character_count_change_to: 1_000 + credits,
      content_type: 'audio/pcm',
      state: null,
      settings: {},
      source: 'TTS',
      alignments: { alignment, normalized_alignment: alignment },
      output_format: format,
    };
  }

  #audio(request: VendorRequest, item: string): Reply {
    const task = this.#log.tasks.get(item.replace(/^hst_/, ''));
    if (task?.vendor !== 'elevenlabs' || task.account !== accountOf(request)) {
      return problem(404, 'not_found', 'history_item_not_found', 'History item not found');
    }
    const { text, voice } = Spoken.parse(task.input);
    return { status: 200, headers: { 'content-type': 'audio/pcm' }, body: humSpeech(text, voice) };
  }
}

const accountOf = ({ headers }: VendorRequest) => sha256Hex(String(headers['xi-api-key']));

const invalid = (message: string, param: string) =>
  json(422, { detail: { type: 'validation_error', code: 'invalid_parameters', message, param } });

const refusal = () =>
  problem(400, 'validation_error', 'content_policy_violation', 'The text violates our terms of service.');

const badPrompt = () =>
  problem(400, 'validation_error', 'bad_prompt', 'The prompt may violate our terms of service.');

/** Every character is as long as the others. */
function alignmentOf(text: string) {
  const samples = Math.round(speechSeconds(text) * SPEECH_RATE);
  const perUnit = samples / text.length / SPEECH_RATE;
  const characters = [...text];
  let unit = 0;
  const times = characters.map((character) => {
    const start = unit * perUnit;
    unit += character.length;
    return { start, end: unit * perUnit };
  });
  return {
    characters,
    character_start_times_seconds: times.map(({ start }) => start),
    character_end_times_seconds: times.map(({ end }) => end),
  };
}
