import { z } from 'zod';
import { usageMicros } from '#domain/prices';
import { PROVIDER_MODELS, type ProviderModel } from '#domain/provider-models';
import { drawPicture } from './draw-picture.ts';
import { humSpeech, SPEECH_RATE, speechSeconds, wavOf } from './hum-speech.ts';
import { isOffensive } from './is-offensive.ts';
import { invalid, openaiError, openaiGate, openaiReply, refused, unknownModel } from './openai-error.ts';
import { answerText } from './openai-text.ts';
import { json, type Outcome, type VendorFault, type VendorRequest } from './vendor-wire.ts';

export interface OpenAIOptions {
  key: string;
  /** Pictures are drawn at this share of the size that was asked for, so that many are quick to make. */
  pictureScale: number;
}

const PROMPT_CHARS = 32_000;
const SPEECH_CHARS = 4_096;

/** OpenAI's part of the wire; null: the path is another vendor's. */
export async function answerOpenAI(
  request: VendorRequest,
  fault: VendorFault | null,
  options: OpenAIOptions,
): Promise<Outcome | null> {
  const handle = HANDLERS[request.path];
  const models = request.path === '/v1/models';
  if (!handle && !models) return null;
  // A moderator refuses nothing: it flags what it is shown.
  const flags = request.path === MODERATIONS && fault?.do === 'refuse';
  const gate = openaiGate(request, options.key, flags ? null : fault);
  if (gate) return { reply: gate };
  if (models && request.method === 'GET') {
    return { reply: openaiReply(json(200, { object: 'list', data: [] })) };
  }
  if (!handle || request.method !== 'POST') {
    const message = `Invalid method for URL (${request.method} ${request.path})`;
    return {
      reply: openaiError(405, { message, type: 'invalid_request_error', code: 'method_not_supported' }),
    };
  }
  const outcome = flags ? moderate(request, true) : await handle(request, options);
  return { ...outcome, reply: openaiReply(outcome.reply) };
}

const MODERATIONS = '/v1/moderations';

const HANDLERS: Readonly<
  Record<string, (request: VendorRequest, options: OpenAIOptions) => Outcome | Promise<Outcome>>
> = {
  '/v1/images/generations': (request, options) => makePicture(request, options, 0),
  '/v1/images/edits': editPicture,
  '/v1/audio/speech': makeSpeech,
  [MODERATIONS]: (request) => moderate(request, false),
  '/v1/chat/completions': (request) => answerText(request, 'chat'),
  '/v1/responses': (request) => answerText(request, 'responses'),
};

const knows = (stage: ProviderModel['stage'], model: unknown) =>
  PROVIDER_MODELS.some((m) => m.provider === 'openai' && m.stage === stage && m.model === model);

const Body = z.record(z.string(), z.unknown());
const bodyOf = ({ body }: VendorRequest) => Body.safeParse(body).data ?? {};

/** Output tokens of 1.5 megapixels by quality; what a prompt adds makes every bill its own. */
const TOKENS: Readonly<Record<string, number>> = { low: 172, medium: 1_372, high: 5_488 };

/** `image[]` of a multipart body, 1 to 16 files of less than 50 MB (API reference, «Create image edit»). */
const EDIT_IMAGES = 16;
const EDIT_BYTES = 50 * 1024 * 1024;
const IMAGE_TYPES = ['image/png', 'image/jpeg', 'image/webp'];
const TOKENS_A_REFERENCE = 1_024;

function editPicture(request: VendorRequest, options: OpenAIOptions): Outcome | Promise<Outcome> {
  const images = request.files.filter(({ field }) => field === 'image' || field === 'image[]');
  if (images.length === 0 || images.length > EDIT_IMAGES) {
    return { reply: invalid("Missing required parameter: 'image'.", 'image', 'missing_required_parameter') };
  }
  if (images.some(({ type, bytes }) => !IMAGE_TYPES.includes(type) || bytes.length > EDIT_BYTES)) {
    return { reply: invalid('Invalid image file or mode.', 'image', 'invalid_image_file') };
  }
  const { n = '1', ...fields } = bodyOf(request);
  return makePicture({ ...request, body: { ...fields, n: Number(n) } }, options, images.length);
}

async function makePicture(
  request: VendorRequest,
  { pictureScale }: OpenAIOptions,
  shown: number,
): Promise<Outcome> {
  const {
    model,
    prompt,
    size = '1024x1024',
    quality = 'medium',
    n = 1,
    output_format = 'png',
  } = bodyOf(request);
  if (typeof model !== 'string' || !knows('image', model)) return { reply: unknownModel(model) };
  if (typeof prompt !== 'string' || prompt === '') {
    return {
      reply: invalid("Missing required parameter: 'prompt'.", 'prompt', 'missing_required_parameter'),
    };
  }
  if (prompt.length > PROMPT_CHARS) {
    const message = `Invalid 'prompt': string too long. Expected a string with maximum length ${PROMPT_CHARS}.`;
    return { reply: invalid(message, 'prompt', 'string_above_max_length') };
  }
  const [width = 0, height = 0] = String(size).split('x').map(Number);
  const isSize =
    /^\d+x\d+$/.test(String(size)) &&
    [width, height].every((side) => side % 16 === 0 && side <= 3_840) &&
    width * height >= 655_360 &&
    Math.max(width, height) <= 3 * Math.min(width, height);
  if (!isSize) return { reply: invalid(`Invalid value: '${String(size)}'.`, 'size', 'invalid_value') };
  const base = TOKENS[String(quality)];
  if (base === undefined) return { reply: invalid('Invalid value.', 'quality', 'invalid_value') };
  if (n !== 1) return { reply: invalid('Only one picture at a time is served here.', 'n', 'invalid_value') };
  if (output_format !== 'png') {
    return { reply: invalid('Only png is served here.', 'output_format', 'invalid_value') };
  }
  if (isOffensive(prompt)) return { reply: refused() };
  const text_tokens = Math.ceil(Buffer.byteLength(prompt) / 4);
  const image_tokens = base + (Number.parseInt(request.hash.slice(0, 4), 16) % 64);
  const shown_tokens = shown * TOKENS_A_REFERENCE;
  const micros = usageMicros('openai', model, {
    'input-text-token': text_tokens,
    'input-image-token': shown_tokens,
    'output-image-token': image_tokens,
  });
  const drawn = [width, height].map((side) => Math.max(16, Math.round(side * pictureScale))) as [
    number,
    number,
  ];
  const faces = request.files.length > 0 ? ` ${request.hash}` : '';
  const picture = await drawPicture(`${prompt}${faces}`, ...drawn);
  const answer = {
    created: Math.floor(Date.now() / 1_000),
    background: 'opaque',
    data: [{ b64_json: Buffer.from(picture).toString('base64') }],
    output_format,
    quality,
    size,
    usage: {
      input_tokens: text_tokens + shown_tokens,
      input_tokens_details: { image_tokens: shown_tokens, text_tokens },
      output_tokens: image_tokens,
      output_tokens_details: { image_tokens, text_tokens: 0 },
      total_tokens: text_tokens + shown_tokens + image_tokens,
    },
  };
  return { reply: json(200, answer), charge: { what: 'image', model, micros, references: shown } };
}

function makeSpeech(request: VendorRequest): Outcome {
  const {
    model,
    input,
    voice,
    instructions,
    response_format = 'mp3',
    stream_format = 'audio',
  } = bodyOf(request);
  const facts = PROVIDER_MODELS.find(
    (m) => m.provider === 'openai' && m.stage === 'voice' && m.model === model,
  );
  if (facts?.stage !== 'voice') return { reply: unknownModel(model) };
  if (typeof input !== 'string' || input === '') {
    return { reply: invalid("Missing required parameter: 'input'.", 'input', 'missing_required_parameter') };
  }
  if (input.length > SPEECH_CHARS) {
    const message = `Invalid 'input': string too long. Expected a string with maximum length ${SPEECH_CHARS}.`;
    return { reply: invalid(message, 'input', 'string_above_max_length') };
  }
  if (!facts.voices.some(({ id }) => id === voice)) {
    return { reply: invalid(`Invalid value: '${String(voice)}'.`, 'voice', 'invalid_value') };
  }
  if (response_format !== 'pcm' && response_format !== 'wav') {
    return { reply: invalid('Only pcm and wav are served here.', 'response_format', 'invalid_value') };
  }
  const sse = stream_format === 'sse';
  if (sse && !facts.instructable) {
    return { reply: invalid('This model does not stream events.', 'stream_format', 'unsupported_value') };
  }
  if (isOffensive(input)) return { reply: refused() };
  const pcm = humSpeech(input, String(voice));
  const sound = response_format === 'wav' ? wavOf(pcm) : pcm;
  if (!facts.instructable) {
    const micros = usageMicros('openai', facts.model, { character: [...input].length });
    return { reply: audio(sound, response_format), charge: { what: 'speech', model: facts.model, micros } };
  }
  const said = typeof instructions === 'string' ? instructions.length : 0;
  const input_tokens = Math.ceil((input.length + said) / 4);
  const output_tokens = Math.ceil((speechSeconds(input) * 1_250) / 60);
  const usage = { 'input-text-token': input_tokens, 'output-audio-token': output_tokens };
  const charge = { what: 'speech', model: facts.model, micros: usageMicros('openai', facts.model, usage) };
  if (!sse) return { reply: audio(sound, response_format), charge };
  const total_tokens = input_tokens + output_tokens;
  return { reply: events(sound, { input_tokens, output_tokens, total_tokens }), charge };
}

const audio = (body: Uint8Array, format: 'pcm' | 'wav') => ({
  status: 200,
  headers: { 'content-type': format === 'wav' ? 'audio/wav' : 'audio/pcm' },
  body,
});

function events(sound: Buffer, usage: object) {
  const half = SPEECH_RATE;
  const rows: object[] = [];
  for (let at = 0; at < sound.length; at += half) {
    rows.push({ type: 'speech.audio.delta', audio: sound.subarray(at, at + half).toString('base64') });
  }
  rows.push({ type: 'speech.audio.done', usage });
  const body = rows.map((row) => `data: ${JSON.stringify(row)}\n\n`).join('');
  return { status: 200, headers: { 'content-type': 'text/event-stream; charset=utf-8' }, body };
}

const Item = z.union([
  z.string(),
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('image_url'), image_url: z.object({ url: z.string() }) }),
]);
const CATEGORIES = [
  ...['harassment', 'harassment/threatening', 'hate', 'hate/threatening', 'illicit', 'illicit/violent'],
  ...['self-harm', 'self-harm/intent', 'self-harm/instructions', 'sexual', 'sexual/minors'],
  ...['violence', 'violence/graphic'],
];

/** Several texts have a result each; what holds pictures is judged as one. */
function moderate(request: VendorRequest, flagged: boolean): Outcome {
  const { input, model = 'omni-moderation-latest' } = bodyOf(request);
  const items = z
    .array(Item)
    .min(1)
    .safeParse(Array.isArray(input) ? input : [input]).data;
  if (!items) return { reply: invalid("Missing required parameter: 'input'.", 'input', 'missing') };
  if (!/^omni-moderation-/.test(String(model))) return { reply: unknownModel(model) };
  const texts = items.flatMap((item) => (typeof item === 'string' ? item : []));
  const results =
    texts.length === items.length
      ? texts.map((text) => judged(flagged || isOffensive(text)))
      : [
          judged(
            flagged ||
              items.some(
                (item) => typeof item !== 'string' && item.type === 'text' && isOffensive(item.text),
              ),
          ),
        ];
  return { reply: json(200, { id: `modr-${request.hash.slice(0, 24)}`, model, results }) };
}

function judged(flagged: boolean) {
  const guilty = (name: string) => flagged && name.startsWith('illicit');
  return {
    flagged,
    categories: Object.fromEntries(CATEGORIES.map((name) => [name, guilty(name)])),
    category_scores: Object.fromEntries(CATEGORIES.map((name) => [name, guilty(name) ? 0.98 : 0.001])),
    category_applied_input_types: Object.fromEntries(CATEGORIES.map((name) => [name, ['text']])),
  };
}
