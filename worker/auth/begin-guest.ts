import { sha256Hex } from '#domain/content-key';
import { GUEST_DAYS } from '#domain/guest-meter';
import { users } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import type { Caller } from '../http/caller.ts';
import { countAttempt } from './count-attempt.ts';
import { type StartedSession, startSession } from './start-session.ts';

/** A family behind one address tries it out; whoever wants more of them registers. */
const GUESTS = { max: 20, windowMs: 24 * 3600_000 };

/** Makes an account that lives a week and signs it in; it can do what guests may. Throws `request.rate_limited`. */
export async function beginGuest(
  deps: Pick<Deps, 'db' | 'settings' | 'now' | 'newId'>,
  { address, device }: Caller,
): Promise<StartedSession> {
  if (address !== undefined) await countAttempt(deps, { subject: `guest:${address}`, ...GUESTS });
  const createdAt = deps.now();
  const id = deps.newId('usr');
  return deps.db.transaction(async (tx) => {
    const [user] = await tx
      .insert(users)
      .values({
        id,
        // No registered name can be met: theirs have 32 characters at most.
        username: `guest-of-the-studio-${id.slice('usr_'.length)}`,
        guestUntil: new Date(createdAt.getTime() + GUEST_DAYS * 24 * 3600_000),
        guestAddress: address === undefined ? null : sha256Hex(`guest-address:${address}`),
        createdAt,
      })
      .returning();
    return startSession(deps, tx, { user: user as typeof users.$inferSelect, device });
  });
}
