import { Buffer } from 'node:buffer';
import { z } from 'zod';
import type { MadeFile } from '#domain/composer-order';
import { StepResult } from '#domain/journal';
import { assetObjectKey } from '#domain/object-keys';
import type { Checkpoint } from '../checkpoint.ts';
import type { Deps } from '../deps.ts';
import type { Made } from '../providers/maker.ts';
import type { Attempt } from './attempt.ts';

/** What a paid call brought, as it is kept beside the made object until the attempt is settled. */
const Reply = z.object({
  costMicros: z.int().min(0),
  providerRequestId: z.string().nullable(),
  result: StepResult,
});
export type Reply = z.infer<typeof Reply>;

const REPLY_BYTES_MAX = 4 * 1024 * 1024;
/** `temp/` is emptied after a day; an attempt is settled within the hour. */
const replyKey = (attemptId: string) => `temp/replies/${attemptId}.json`;

/**
 * Stores what was bought before anybody is told: first what is known of it, then the thing itself. Where another
 * attempt has stored the same thing meanwhile, that one stays. Returns what is in the bucket now.
 */
export async function storeReply(
  { bucket, checkpoint }: Pick<Deps, 'bucket'> & { checkpoint: Checkpoint },
  attempt: Pick<Attempt, 'id'> & { purchase: NonNullable<Attempt['purchase']> },
  made: Made<unknown>,
): Promise<Reply> {
  const { assetKey, request } = attempt.purchase;
  const { kind } = request;
  const objectKey = assetObjectKey(kind, assetKey, kind, made.type);
  if (objectKey === null) throw new Error(`a ${kind} of type ${made.type} has no place in the bucket`);
  const digest = await crypto.subtle.digest('SHA-256', made.body);
  const file: MadeFile = {
    role: kind,
    objectKey,
    bytes: made.body.byteLength,
    sha256: Buffer.from(digest).toString('hex'),
    type: made.type,
  };
  const { costMicros, providerRequestId } = made;
  const reply: Reply = { costMicros, providerRequestId, result: { files: [file], meta: metaOf(made.meta) } };
  await bucket.put(replyKey(attempt.id), JSON.stringify(reply), 'application/json');
  await checkpoint(`buy-${kind}:half-stored`);
  const { body, type } = made;
  if (await bucket.putNew(objectKey, { body, type, metadata: { attempt: attempt.id } })) return reply;
  const other = (await bucket.head(objectKey))?.metadata.attempt;
  const earlier = other === undefined ? null : await readReply({ bucket }, other);
  if (earlier) return { ...reply, result: earlier.result };
  // Whoever stored it left no word of it, so nothing can be said of its content but by replacing it.
  await bucket.put(objectKey, body, type);
  return reply;
}

/** What an attempt's call brought, if it came so far; `stored` false: the thing itself did not arrive. */
export async function findReply(
  deps: Pick<Deps, 'bucket'>,
  attemptId: string,
): Promise<{ reply: Reply; stored: boolean } | null> {
  const reply = await readReply(deps, attemptId);
  const file = reply?.result.files[0];
  if (!reply || !file) return null;
  const head = await deps.bucket.head(file.objectKey);
  return { reply, stored: head?.sha256 === file.sha256 };
}

async function readReply({ bucket }: Pick<Deps, 'bucket'>, attemptId: string): Promise<Reply | null> {
  const bytes = await bucket.get(replyKey(attemptId), REPLY_BYTES_MAX);
  return bytes ? Reply.parse(JSON.parse(new TextDecoder().decode(bytes))) : null;
}

function metaOf(meta: unknown): Record<string, unknown> {
  const { words, ...rest } = meta as Record<string, unknown>;
  // Where a vendor does not tell when each word is spoken, the captions go by the length of the words.
  return words === undefined ? rest : { ...rest, words: words ?? [] };
}
