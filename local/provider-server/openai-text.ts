import { z } from 'zod';
import { JobConfig } from '#domain/job-config';
import { planFilm } from '#domain/script/plan-film';
import { ScriptError } from '#domain/script/script-error';
import { invalid, unknownModel } from './openai-error.ts';
import { json, type Outcome, type VendorRequest } from './vendor-wire.ts';

/** This server's own price for text, in micro-dollars a token: vendors change theirs too often to copy. */
const TEXT_MICROS = { input: 2, output: 8 } as const;

const Message = z.object({ role: z.string(), content: z.union([z.string(), z.array(z.unknown())]) });
const TextRequest = z.object({
  model: z.string(),
  messages: z.array(Message).optional(),
  input: z.union([z.string(), z.array(Message)]).optional(),
});

/** Answers a chat or a response with a storyboard of the last user message, as a planner would. */
export function answerText({ body, hash }: VendorRequest, api: 'chat' | 'responses'): Outcome {
  const parsed = TextRequest.safeParse(body);
  if (!parsed.success)
    return { reply: invalid('The request is not understood.', 'messages', 'invalid_type') };
  const { model, messages, input } = parsed.data;
  if (!/^gpt-\d/.test(model)) return { reply: unknownModel(model) };
  const said = typeof input === 'string' ? [{ role: 'user', content: input }] : (input ?? messages ?? []);
  const last = said.findLast(({ role }) => role === 'user')?.content;
  if (typeof last !== 'string')
    return { reply: invalid('There is no user text.', 'messages', 'invalid_type') };
  const text = storyboard(last);
  const input_tokens = Math.ceil(JSON.stringify(body).length / 4);
  const output_tokens = Math.ceil(text.length / 4);
  const micros = input_tokens * TEXT_MICROS.input + output_tokens * TEXT_MICROS.output;
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

function storyboard(script: string): string {
  try {
    return JSON.stringify(planFilm(script, JobConfig.parse({})));
  } catch (error) {
    if (error instanceof ScriptError) return JSON.stringify({ error: error.message });
    throw error;
  }
}
