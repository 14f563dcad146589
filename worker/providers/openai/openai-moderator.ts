import { z } from 'zod';
import type { Finding } from '#domain/film-job';
import type { ModeratedPart } from '#domain/moderation';
import { CATEGORY_WORDS, type ModerationCategory } from '#domain/moderation/rules';
import { dataUri } from '../base64.ts';
import { partsOfPlan } from '../embedded.ts';
import type { ProviderContext } from '../maker.ts';
import type { ModerationVerdict, Moderator } from '../moderator.ts';
import { ProviderError } from '../provider-error.ts';
import { readJson } from '../vendor-request.ts';
import { askOpenAI } from './openai-request.ts';

const MODEL = 'omni-moderation-latest';

/**
 * OpenAI's categories that are not filmed here (guide «Moderation», SDK 7.57.0). Plain `violence`, `harassment`
 * and `self-harm` are left out: they name crime, quarrel and grief, which films are made of.
 */
const CATEGORIES: Readonly<Record<string, ModerationCategory>> = {
  sexual: 'sexual',
  'sexual/minors': 'sexual_minors',
  hate: 'hate',
  'hate/threatening': 'hate',
  'violence/graphic': 'violence',
  'self-harm/intent': 'self_harm',
  'self-harm/instructions': 'self_harm',
  illicit: 'dangerous_instructions',
  'illicit/violent': 'dangerous_instructions',
};
/** Of children nothing that is half likely is filmed. */
const MINORS_THRESHOLD = 0.3;

const Result = z.object({ category_scores: z.record(z.string(), z.number().min(0).max(1)) });
const Answer = z.object({ id: z.string(), results: z.array(Result) });

/** A text in one piece, short enough for a score to mean its sentence, and few enough a call. */
const CHUNK_CHARS = 1_500;
const CHUNKS_A_CALL = 32;
const MAX_FINDINGS = 100;
const SENTENCE_CHARS = 400;

/** Moderates by OpenAI's model, which is free of charge. Whatever it cannot answer throws `ProviderError`. */
type ModelModerator = Required<Moderator>;

/** `context` is asked for each call, as its clock starts then. Refuses at a score of `threshold` (0–1) or more. */
export function openaiModerator(context: () => ProviderContext, threshold: number): ModelModerator {
  const ask = (input: unknown[], chars: number) => askModel(input, chars, context());
  const limitOf = (category: ModerationCategory) =>
    category === 'sexual_minors' ? Math.min(threshold, MINORS_THRESHOLD) : threshold;

  /** The worst of each of our categories, as far as it is refused; `score` is the worst of all. */
  function judge({ category_scores }: z.infer<typeof Result>) {
    let score = 0;
    const refused = new Map<ModerationCategory, number>();
    for (const [theirs, value] of Object.entries(category_scores)) {
      const ours = Object.hasOwn(CATEGORIES, theirs) ? CATEGORIES[theirs] : undefined;
      if (!ours) continue;
      score = Math.max(score, value);
      if (value >= limitOf(ours)) refused.set(ours, Math.max(refused.get(ours) ?? 0, value));
    }
    return { score, refused };
  }

  async function judgeTexts(texts: readonly string[]) {
    const judged: ReturnType<typeof judge>[] = [];
    for (let at = 0; at < texts.length; at += CHUNKS_A_CALL) {
      const some = texts.slice(at, at + CHUNKS_A_CALL);
      const results = await ask([...some], some.join('').length);
      judged.push(...results.map(judge));
    }
    return judged;
  }

  async function moderateParts(parts: readonly ModeratedPart[]): Promise<ModerationVerdict> {
    const chunks = chunksOf(parts);
    const judged = await judgeTexts(chunks.map((chunk) => chunk.map(({ text }) => text).join('\n')));
    let score = 0;
    const findings: Finding[] = [];
    for (const [index, { score: worst, refused }] of judged.entries()) {
      score = Math.max(score, worst);
      if (refused.size === 0 || findings.length >= MAX_FINDINGS) continue;
      const chunk = chunks[index] ?? [];
      const alone = chunk.length === 1 ? [] : await judgeTexts(chunk.map(({ text }) => text));
      const guilty = chunk.flatMap((part, i) => findingsOf(part, alone[i]?.refused ?? new Map()));
      // What nobody says alone, they say together: the first is named for all.
      const [first] = chunk;
      findings.push(...(guilty.length > 0 || !first ? guilty : findingsOf(first, refused)));
    }
    return { allowed: findings.length === 0, score, findings: findings.slice(0, MAX_FINDINGS) };
  }

  return {
    moderateScript: (script) => moderateParts([{ text: script, where: { kind: 'script', start: 0 } }]),
    moderatePlan: (plan) => moderateParts(partsOfPlan(plan)),
    async moderatePicture({ body, type }) {
      const url = dataUri(body, type);
      const [result] = await ask([{ type: 'image_url', image_url: { url } }], 0);
      const { score, refused } = judge(result ?? { category_scores: {} });
      const part: ModeratedPart = { text: 'The picture', where: { kind: 'prompt', start: 0 } };
      return { allowed: refused.size === 0, score, findings: findingsOf(part, refused) };
    },
  };
}

function findingsOf(
  { text, where }: ModeratedPart,
  refused: ReadonlyMap<ModerationCategory, number>,
): Finding[] {
  return [...refused].map(([category, score]) => ({
    category,
    score,
    sentence: text.slice(0, SENTENCE_CHARS).toWellFormed(),
    start: where.start,
    end: where.start + text.length,
    shotId: where.shotId ?? null,
    ...CATEGORY_WORDS[category],
  }));
}

/** Long texts are cut at paragraphs, short ones are put together, each still by itself. */
function chunksOf(parts: readonly ModeratedPart[]): ModeratedPart[][] {
  const pieces = parts.flatMap(piecesOf).filter(({ text }) => text.trim() !== '');
  const chunks: ModeratedPart[][] = [];
  let chars = Number.POSITIVE_INFINITY;
  for (const piece of pieces) {
    if (chars + piece.text.length > CHUNK_CHARS) {
      chunks.push([]);
      chars = 0;
    }
    chunks.at(-1)?.push(piece);
    chars += piece.text.length;
  }
  return chunks;
}

function piecesOf({ text, where }: ModeratedPart): ModeratedPart[] {
  const pieces: ModeratedPart[] = [];
  let at = 0;
  while (at < text.length) {
    let end = Math.min(text.length, at + CHUNK_CHARS);
    if (end < text.length) {
      const breaks = Math.max(text.lastIndexOf('\n', end), text.lastIndexOf('. ', end));
      if (breaks > at + CHUNK_CHARS / 2) end = breaks + 1;
    }
    pieces.push({ text: text.slice(at, end).toWellFormed(), where: { ...where, start: where.start + at } });
    at = end;
  }
  return pieces;
}

async function askModel(input: unknown[], chars: number, ctx: ProviderContext) {
  // The limit is ours already; the check is the adapter's own.
  const facts = { textChars: CHUNK_CHARS * CHUNKS_A_CALL };
  return askOpenAI(
    { facts, text: ' '.repeat(chars) },
    ctx,
    (client, options) =>
      client.moderations.create({ model: MODEL, input: input as string[] }, options).asResponse(),
    async (response, asking) => {
      const answer = Answer.safeParse(await readJson(response, asking));
      const expected = typeof input[0] === 'string' ? input.length : 1;
      // One answer too few would let a text through unread.
      if (!answer.success || answer.data.results.length !== expected) {
        throw new ProviderError('garbage', { ...asking, charged: 'no' });
      }
      return answer.data.results;
    },
  );
}
