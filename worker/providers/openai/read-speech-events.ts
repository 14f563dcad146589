import { z } from 'zod';
import { MADE_BYTES_MAX } from '../maker.ts';
import { ProviderError } from '../provider-error.ts';
import { type Asking, chunksOf } from '../vendor-request.ts';

const Count = z.int().min(0);
/** The speech endpoint's events with `stream_format: "sse"` (API reference, «speech.audio.delta», «….done»). */
const SpeechEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('speech.audio.delta'), audio: z.base64() }),
  z.object({
    type: z.literal('speech.audio.done'),
    usage: z.object({ input_tokens: Count, output_tokens: Count }),
  }),
]);

/** At 48 kHz the sound is twice as large, and it has to fit a step. */
export const PCM_BYTES_MAX = MADE_BYTES_MAX / 2 - 1024;
const EVENT_CHARS_MAX = 4 * 1024 * 1024;

export interface SpokenSound {
  pcm: Uint8Array;
  inputTokens: number;
  outputTokens: number;
}

/** Reads speech with what it cost. One that ends before its `done` event was cut off, and is `cut`. */
export async function readSpeechEvents(response: Response, asking: Asking): Promise<SpokenSound> {
  const garbage = (detail: string, cause?: unknown) =>
    new ProviderError('garbage', { ...asking, detail, cause });
  const parts: Uint8Array[] = [];
  let bytes = 0;
  let usage: { input_tokens: number; output_tokens: number } | null = null;
  for await (const data of eventsOf(response, garbage)) {
    if (data === '[DONE]') continue;
    const event = SpeechEvent.safeParse(parse(data, garbage));
    // An event of another kind is news to us, not an error.
    if (!event.success) {
      if (/^\{"type":\s*"speech\.audio\.(delta|done)"/.test(data)) throw garbage('a broken speech event');
      continue;
    }
    if (event.data.type === 'speech.audio.done') {
      usage = event.data.usage;
      continue;
    }
    const part = Uint8Array.from(atob(event.data.audio), (character) => character.charCodeAt(0));
    bytes += part.byteLength;
    if (bytes > PCM_BYTES_MAX) throw garbage('too much sound for one line');
    parts.push(part);
  }
  if (!usage) throw new ProviderError('cut', { ...asking, detail: 'the speech ended early' });
  if (bytes < 2) throw garbage('no sound in it');
  const pcm = new Uint8Array(bytes);
  let at = 0;
  for (const part of parts) {
    pcm.set(part, at);
    at += part.byteLength;
  }
  return { pcm, inputTokens: usage.input_tokens, outputTokens: usage.output_tokens };
}

function parse(data: string, garbage: (detail: string, cause: unknown) => ProviderError): unknown {
  try {
    return JSON.parse(data);
  } catch (cause) {
    throw garbage('an event that is not JSON', cause);
  }
}

/** The `data` of each server-sent event (HTML standard, «Server-sent events»). */
async function* eventsOf(
  response: Response,
  garbage: (detail: string) => ProviderError,
): AsyncGenerator<string> {
  if (!response.headers.get('content-type')?.startsWith('text/event-stream') || !response.body) {
    await response.body?.cancel();
    throw garbage('not an event stream');
  }
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of chunksOf(response.body)) {
    text += decoder.decode(chunk, { stream: true });
    const events = text.split(/\r?\n\r?\n/);
    text = events.pop() ?? '';
    if (text.length > EVENT_CHARS_MAX) throw garbage('an event without an end');
    for (const event of events) {
      const data = event
        .split(/\r?\n/)
        .filter((row) => row.startsWith('data:'))
        .map((row) => row.slice(5).replace(/^ /, ''));
      if (data.length > 0) yield data.join('\n');
    }
  }
  if (text.trim() !== '') throw garbage('an event without an end');
}
