import { z } from 'zod';
import { JobConfig } from '#domain/job-config';
import { usageMicros } from '#domain/prices';
import { PROVIDER_MODELS } from '#domain/provider-models';
import { planFilm } from '#domain/script/plan-film';
import { ScriptError } from '#domain/script/script-error';
import { isOffensive } from './is-offensive.ts';
import { invalid, refused, unknownModel } from './openai-error.ts';
import { json, type Outcome, type VendorRequest } from './vendor-wire.ts';

/** This server's own price for text, in micro-dollars a token: vendors change theirs too often to copy. */
const TEXT_MICROS = { input: 2, output: 8 } as const;

const Message = z.object({ role: z.string(), content: z.union([z.string(), z.array(z.unknown())]) });
const TextRequest = z.object({
  model: z.string(),
  messages: z.array(Message).optional(),
  input: z.union([z.string(), z.array(Message)]).optional(),
  response_format: z.object({ type: z.string(), json_schema: z.unknown() }).loose().optional(),
});

/** A strict schema as the vendor takes it (guide «Structured outputs»): every field required and no other. */
const StrictFormat = z.object({
  type: z.literal('json_schema'),
  json_schema: z.object({
    name: z.string().regex(/^[\w-]{1,64}$/),
    strict: z.literal(true),
    schema: z.custom((value) => isStrict(value)),
  }),
});

function isStrict(schema: unknown): boolean {
  const { type, properties = {}, required, additionalProperties, items } = schema as Record<string, unknown>;
  if (type === 'array') return isStrict(items);
  if (type !== 'object') return typeof type === 'string';
  const fields = Object.entries(properties as Record<string, unknown>);
  const all = JSON.stringify(required) === JSON.stringify(fields.map(([name]) => name));
  return all && additionalProperties === false && fields.every(([, value]) => isStrict(value));
}

/** Answers a chat or a response with a storyboard of the last user message, as a planner would. */
export function answerText({ body, hash }: VendorRequest, api: 'chat' | 'responses'): Outcome {
  const parsed = TextRequest.safeParse(body);
  if (!parsed.success)
    return { reply: invalid('The request is not understood.', 'messages', 'invalid_type') };
  const { model, messages, input } = parsed.data;
  if (!/^gpt-\d/.test(model) || (parsed.data.response_format && !isPriced(model)))
    return { reply: unknownModel(model) };
  const said = typeof input === 'string' ? [{ role: 'user', content: input }] : (input ?? messages ?? []);
  const last = said.findLast(({ role }) => role === 'user')?.content;
  if (typeof last !== 'string')
    return { reply: invalid('There is no user text.', 'messages', 'invalid_type') };
  const { response_format: format } = parsed.data;
  if (format && !StrictFormat.safeParse(format).success) {
    return {
      reply: invalid('Invalid schema for response_format.', 'response_format', 'invalid_json_schema'),
    };
  }
  if (format && isOffensive(last)) return { reply: refused() };
  const text = format ? notesOn(last) : storyboard(last);
  const input_tokens = Math.ceil(JSON.stringify(body).length / 4);
  const output_tokens = Math.ceil(text.length / 4);
  const micros = format
    ? usageMicros('openai', model, { 'input-text-token': input_tokens, 'output-text-token': output_tokens })
    : input_tokens * TEXT_MICROS.input + output_tokens * TEXT_MICROS.output;
  const answer = api === 'chat' ? chat(text) : response(text);
  return { reply: json(200, answer), charge: { what: 'text', model, micros } };

  function chat(content: string) {
    return {
      id: `chatcmpl-${hash.slice(0, 24)}`,
      object: 'chat.completion',
      created: Math.floor(Date.now() / 1_000),
      model,
      choices: [{ index: 0, message: { role: 'assistant', content, refusal: null }, finish_reason: 'stop' }],
      usage: {
        prompt_tokens: input_tokens,
        completion_tokens: output_tokens,
        total_tokens: input_tokens + output_tokens,
      },
    };
  }

  function response(content: string) {
    const part = { type: 'output_text', text: content, annotations: [] };
    return {
      id: `resp_${hash.slice(0, 24)}`,
      object: 'response',
      created_at: Math.floor(Date.now() / 1_000),
      status: 'completed',
      model,
      output: [
        {
          id: `msg_${hash.slice(0, 24)}`,
          type: 'message',
          role: 'assistant',
          status: 'completed',
          content: [part],
        },
      ],
      usage: { input_tokens, output_tokens, total_tokens: input_tokens + output_tokens },
    };
  }
}

const Part = z.object({
  bible: z.string(),
  characters: z.array(z.object({ id: z.string(), name: z.string() })),
  scenes: z.array(
    z.object({
      place: z.string(),
      shots: z.array(
        z.object({ id: z.string(), action: z.string(), lines: z.array(z.object({ id: z.string() })) }),
      ),
    }),
  ),
});

/** Notes on a part of a plan: something of its own for everything in it. */
function notesOn(data: string): string {
  const part = Part.safeParse(parseJson(data)).data;
  if (!part) return JSON.stringify({ error: 'no part of a plan' });
  const { bible, characters, scenes } = part;
  const shots = scenes.flatMap(({ place, shots }) => shots.map((shot) => ({ place, ...shot })));
  return JSON.stringify({
    bible: `${bible} Then: ${shots.at(-1)?.action ?? ''}`.trim().slice(-800),
    logline: `Of ${characters.map(({ name }) => name).join(' and ') || 'nobody'}.`,
    characters: characters.map(({ id, name }) => ({ id, description: `${name}, grey coat, green eyes` })),
    shots: shots.map(({ id, place, action }) => ({
      id,
      subject: `what happens at ${place}`,
      prompt: `A painted view of ${place}: ${action}`,
    })),
    lines: shots.flatMap(({ lines }) => lines.map(({ id }) => ({ id, emotion: 'quiet' }))),
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function storyboard(script: string): string {
  try {
    return JSON.stringify(planFilm(script, JobConfig.parse({})));
  } catch (error) {
    if (error instanceof ScriptError) return JSON.stringify({ error: error.message });
    throw error;
  }
}

const isPriced = (model: string) => PROVIDER_MODELS.some((m) => m.stage === 'plan' && m.model === model);
