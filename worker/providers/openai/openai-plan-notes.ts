import { z } from 'zod';
import { PLAN_INSTRUCTIONS, PLAN_NOTES_SCHEMA, PlanNotes } from '#domain/plan-notes';
import { usageMicros } from '#domain/prices';
import { VENDOR_NAMES } from '#domain/provider-model';
import type { PlanModel } from '#domain/provider-models';
import { readCompatible } from '#domain/vendors/compatible-planner';
import type { PlanNoter } from '../paid-planner.ts';
import { ProviderError } from '../provider-error.ts';
import { type Asking, readJson } from '../vendor-request.ts';
import { askOpenAI } from './openai-request.ts';

const Count = z.int().min(0);
/** What we rely on of a chat completion (API reference «The chat completion object», SDK 7.57.0). */
const ChatAnswer = z.object({
  choices: z.tuple([
    z.object({
      finish_reason: z.string(),
      message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
    }),
  ]),
  usage: z.object({ prompt_tokens: Count, completion_tokens: Count }),
});

/** Notes are short; an answer that is longer is no notes. */
const ANSWER_BYTES_MAX = 2 * 1024 * 1024;
const TOKENS_A_SHOT = 400;
const TOKENS_A_PART = 4_000;

/**
 * Notes from a chat model with a strict JSON schema: OpenAI's, or any server that speaks its chat API, whose
 * prices its model's name says. It answers with the result; a lost answer is lost.
 */
export function openaiPlanNotes(facts: PlanModel): Extract<PlanNoter, { protocol: 'call' }> {
  const isOpenAI = facts.provider === 'openai';
  const provider = VENDOR_NAMES[facts.provider];
  return {
    protocol: 'call',
    facts,
    idempotencyKey: null,
    lookup: false,
    call: ({ model, prompt, shots }, ctx) => {
      const most = Math.min(facts.outputTokens, TOKENS_A_PART + shots * TOKENS_A_SHOT);
      return askOpenAI(
        { facts, text: prompt, provider },
        ctx,
        (client, options) =>
          client.chat.completions
            .create(
              {
                model: isOpenAI ? model : readCompatible(model).model,
                messages: [
                  { role: 'system', content: PLAN_INSTRUCTIONS },
                  { role: 'user', content: prompt },
                ],
                response_format: {
                  type: 'json_schema',
                  json_schema: { name: 'plan_notes', strict: true, schema: PLAN_NOTES_SCHEMA },
                },
                // Others know the older name alone.
                ...(isOpenAI ? { max_completion_tokens: most, store: false } : { max_tokens: most }),
              },
              options,
            )
            .asResponse(),
        async (response, asking) => {
          const providerRequestId = response.headers.get('x-request-id');
          const answer = ChatAnswer.safeParse(await readJson(response, asking, ANSWER_BYTES_MAX));
          if (!answer.success) throw new ProviderError('garbage', { ...asking, providerRequestId });
          const { choices, usage } = answer.data;
          const notes = readNotes(choices[0], { ...asking, providerRequestId });
          const counted = {
            'input-text-token': usage.prompt_tokens,
            'output-text-token': usage.completion_tokens,
          };
          return {
            body: new Uint8Array(new TextEncoder().encode(JSON.stringify(notes))),
            type: 'application/json',
            providerRequestId,
            costMicros: usageMicros(facts.provider, model, counted),
            meta: notes,
          };
        },
      );
    },
  };
}

/** What was thought before a refusal is charged, though nothing came of it. */
function readNotes(
  { finish_reason, message }: z.infer<typeof ChatAnswer>['choices'][0],
  details: Asking & { providerRequestId: string | null },
): PlanNotes {
  if (message.refusal || finish_reason === 'content_filter') {
    const detail = message.refusal ?? 'the answer was filtered';
    throw new ProviderError('refused', { ...details, detail, charged: 'maybe' });
  }
  if (finish_reason !== 'stop') {
    throw new ProviderError('garbage', { ...details, detail: `it ended by ${finish_reason}` });
  }
  try {
    return PlanNotes.parse(JSON.parse(message.content ?? ''));
  } catch (cause) {
    throw new ProviderError('garbage', { ...details, detail: 'no notes in it', cause });
  }
}
