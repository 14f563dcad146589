import { z } from 'zod';

const Instant = z.iso.datetime();

/** read: look. write: change, cancel and delete. spend: start films, go on with failed ones, try what is bought. */
export const API_KEY_SCOPES = ['read', 'write', 'spend'] as const;
export const ApiKeyScope = z.enum(API_KEY_SCOPES);
export type ApiKeyScope = z.infer<typeof ApiKeyScope>;

/** A key as its owner sees it; the key itself is told once, at its creation. */
export const ApiKey = z.object({
  id: z.string(),
  name: z.string(),
  /** How the key begins, to know it by. */
  prefix: z.string(),
  scopes: z.array(ApiKeyScope),
  /** What films started with it may cost in a month (UTC); null: as much as its owner's budget. */
  monthlyLimitMicros: z.int().nullable(),
  /** What they have cost or set aside this month. */
  committedMicros: z.int(),
  createdAt: Instant,
  /** To the minute. */
  lastUsedAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
});
export type ApiKey = z.infer<typeof ApiKey>;
export const NewApiKey = ApiKey.extend({ key: z.string() });
export type NewApiKey = z.infer<typeof NewApiKey>;

export const CreateApiKeyRequest = z.strictObject({
  name: z.string().trim().min(1).max(80),
  scopes: z
    .array(ApiKeyScope)
    .min(1)
    .max(API_KEY_SCOPES.length)
    .refine((scopes) => new Set(scopes).size === scopes.length, 'Name each scope once'),
  monthlyLimitMicros: z.int().min(0).max(1e12).nullable().default(null),
});
export type CreateApiKeyRequest = z.infer<typeof CreateApiKeyRequest>;
