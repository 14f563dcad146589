import { randomBytes } from 'node:crypto';
import {
  bearerOf,
  brokeKey,
  isKnownKey,
  json,
  type Reply,
  type VendorFault,
  type VendorRequest,
} from './vendor-wire.ts';

interface ErrorBody {
  message: string;
  type: string;
  param?: string | null;
  code: string | null;
}

export function openaiError(status: number, error: ErrorBody, headers: Record<string, string> = {}): Reply {
  return openaiReply(json(status, { error: { param: null, ...error } }, headers));
}

/** Every answer of OpenAI names its request. */
export function openaiReply(reply: Reply): Reply {
  return {
    ...reply,
    headers: { 'x-request-id': `req_${randomBytes(16).toString('hex')}`, ...reply.headers },
  };
}

export const invalid = (message: string, param: string, code: string) =>
  openaiError(400, { message, type: 'invalid_request_error', param, code });

export const refused = () =>
  openaiError(400, {
    message: 'Your request was rejected by the safety system. safety_violations=[violence].',
    type: 'image_generation_user_error',
    code: 'moderation_blocked',
  });

export const unknownModel = (model: unknown) =>
  openaiError(404, {
    message: `The model \`${String(model)}\` does not exist or you do not have access to it.`,
    type: 'invalid_request_error',
    param: 'model',
    code: 'model_not_found',
  });

const outOfQuota = () =>
  openaiError(429, {
    message: 'You exceeded your current quota, please check your plan and billing details.',
    type: 'insufficient_quota',
    code: 'insufficient_quota',
  });

/** The answer to a bad key, an empty account or a scripted fault; null: go on. */
export function openaiGate(request: VendorRequest, key: string, fault: VendorFault | null): Reply | null {
  const given = bearerOf(request);
  if (!isKnownKey(given, key)) {
    const shown = `${given.slice(0, 8)}***${given.slice(-4)}`;
    const message = `Incorrect API key provided: ${shown}. You can find your API key in your account settings.`;
    return openaiError(401, { message, type: 'invalid_request_error', code: 'invalid_api_key' });
  }
  if (given === brokeKey(key) || fault?.do === 'quota') return outOfQuota();
  if (fault?.do === 'refuse') return refused();
  if (fault?.do === 'status') return openaiStatus(fault.status, fault.retryAfterS);
  return null;
}

export function openaiStatus(status: number, retryAfterS?: number): Reply {
  const wait: Record<string, string> =
    retryAfterS === undefined ? {} : { 'retry-after': String(retryAfterS) };
  if (status === 429) {
    const message = 'Rate limit reached. Please try again later.';
    return openaiError(429, { message, type: 'requests', code: 'rate_limit_exceeded' }, wait);
  }
  const message = 'The server had an error while processing your request. Sorry about that!';
  return openaiError(status, { message, type: 'server_error', code: null }, wait);
}
