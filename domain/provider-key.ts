import { z } from 'zod';
import type { Vendor } from './provider-model.ts';

const Instant = z.iso.datetime();

/** Vendors whose keys users may bring along; `compatible` is a server of the studio's own. */
export const OWN_KEY_VENDORS = [
  'openai',
  'replicate',
  'elevenlabs',
  'stability',
  'runway',
] as const satisfies readonly Vendor[];
export type OwnKeyVendor = (typeof OWN_KEY_VENDORS)[number];

/** Which key of a user's own pays each vendor, by the key's id; absent: the studio's key does. */
export type OwnKeys = Readonly<Partial<Record<string, string>>>;

/** A key of a user's own at a vendor. The key itself is never shown again. */
export const ProviderKey = z.object({
  id: z.string(),
  provider: z.enum(OWN_KEY_VENDORS),
  /** The key's last four characters, to know it by. */
  last4: z.string(),
  createdAt: Instant,
  /** When the vendor last took it: it is tried whenever it is stored or replaced. */
  checkedAt: Instant,
  /** To the minute. */
  lastUsedAt: Instant.nullable(),
});
export type ProviderKey = z.infer<typeof ProviderKey>;

export const SaveProviderKeyRequest = z.strictObject({
  provider: z.enum(OWN_KEY_VENDORS),
  key: z
    .string()
    .trim()
    .regex(/^[\x21-\x7e]{16,400}$/, 'Use the whole key: 16 to 400 visible ASCII characters'),
});
export type SaveProviderKeyRequest = z.infer<typeof SaveProviderKeyRequest>;

const PREFIX = 'pvk_';
/** True if a row of the ledger was paid by a user's own key: `paid_by` holds its id. */
export const isPaidByOwnKey = (paidBy: string | null): paidBy is string =>
  paidBy?.startsWith(PREFIX) ?? false;

/** Those of a user's keys that a film's makers need, by vendor. `choices`: as a config names them. */
export function keysFor(choices: readonly string[], own: OwnKeys): OwnKeys {
  const vendors = new Set(choices.map((choice) => choice.split(':')[0] as string));
  return Object.fromEntries(Object.entries(own).filter(([vendor]) => vendors.has(vendor)));
}
