import { randomBytes } from 'node:crypto';
import { usageMicros } from '#domain/prices';
import { PROVIDER_MODELS } from '#domain/provider-models';
import { drawPicture } from './draw-picture.ts';
import { isOffensive } from './is-offensive.ts';
import {
  bearerOf,
  brokeKey,
  isKnownKey,
  json,
  type Outcome,
  type Reply,
  type VendorFault,
  type VendorRequest,
} from './vendor-wire.ts';

const PROMPT_CHARS = 10_000;
const ASPECTS = ['21:9', '16:9', '3:2', '5:4', '1:1', '4:5', '2:3', '9:16', '9:21'];

const problem = (status: number, name: string, message: string, headers = {}): Reply =>
  json(status, { id: randomBytes(16).toString('hex'), name, errors: [message] }, headers);

/** The answer of a given status as Stability AI words it. */
export function stabilityStatus(status: number, retryAfterS?: number): Reply {
  const wait: Record<string, string> =
    retryAfterS === undefined ? {} : { 'retry-after': String(retryAfterS) };
  if (status === 429) return problem(429, 'rate_limit_exceeded', 'You have exceeded the rate limit.', wait);
  return problem(status, 'internal_error', 'An unexpected server error has occurred.', wait);
}

/** Stability AI's part of the wire; null: the path is another vendor's. */
export async function answerStability(
  request: VendorRequest,
  fault: VendorFault | null,
  { key, pictureScale }: { key: string; pictureScale: number },
): Promise<Outcome | null> {
  const endpoint = /^\/v2beta\/stable-image\/generate\/(core|ultra|sd3)$/.exec(request.path)?.[1];
  const balance = request.path === '/v1/user/balance';
  if (!endpoint && !balance) return null;
  const given = bearerOf(request);
  if (!isKnownKey(given, key)) {
    return { reply: problem(401, 'unauthorized', 'authorization: invalid or missing header value') };
  }
  if (fault?.do === 'status') return { reply: stabilityStatus(fault.status, fault.retryAfterS) };
  if (balance) return { reply: json(200, { credits: 10 }) };
  if (given === brokeKey(key) || fault?.do === 'quota') {
    return { reply: problem(402, 'payment_required', 'You lack sufficient credits to make this request.') };
  }
  if (request.method !== 'POST') return { reply: problem(405, 'method_not_allowed', 'POST only') };
  if (!String(request.headers['content-type']).startsWith('multipart/form-data')) {
    return { reply: problem(400, 'bad_request', 'content-type: must be multipart/form-data') };
  }
  const fields = (request.body ?? {}) as Record<string, unknown>;
  const { prompt, aspect_ratio = '1:1', output_format = 'png' } = fields;
  if (typeof prompt !== 'string' || prompt === '' || prompt.length > PROMPT_CHARS) {
    return { reply: problem(400, 'bad_request', `prompt: 1 to ${PROMPT_CHARS} characters are required`) };
  }
  if (!ASPECTS.includes(String(aspect_ratio))) {
    return { reply: problem(400, 'bad_request', 'aspect_ratio: is not one of the allowed values') };
  }
  if (output_format !== 'png') return { reply: problem(400, 'bad_request', 'output_format: png only here') };
  const model = endpoint === 'sd3' ? String(fields.model ?? 'sd3.5-large') : `stable-image-${endpoint}`;
  const facts = PROVIDER_MODELS.find((m) => m.provider === 'stability' && m.model === model);
  if (facts?.stage !== 'image') return { reply: problem(400, 'bad_request', `model: ${model} is unknown`) };
  if (fault?.do === 'refuse' || isOffensive(prompt)) {
    const message =
      'Your request was flagged by our content moderation system, as a result your request was denied.';
    return { reply: problem(403, 'content_moderation', message) };
  }
  const side = (px: number) => Math.max(16, Math.round(px * pictureScale));
  const [w = 1, h = 1] = String(aspect_ratio).split(':').map(Number);
  const area = facts.master.widthPx * facts.master.heightPx;
  const width = Math.sqrt((area * w) / h);
  const body = await drawPicture(prompt, side(width), side(area / width));
  const headers = {
    'content-type': 'image/png',
    'x-request-id': randomBytes(16).toString('hex'),
    'finish-reason': 'SUCCESS',
    seed: String(Number.parseInt(request.hash.slice(0, 6), 16)),
  };
  const micros = usageMicros('stability', model, { image: 1 });
  return { reply: { status: 200, headers, body }, charge: { what: 'image', model, micros } };
}
