import type { Purchase } from '#domain/purchase';
import type { Deps } from '../deps.ts';
import { type AttemptName, nameOfAttempt } from '../ledger/attempt.ts';
import type { OpenAttempt } from './end-purchase.ts';

/** A message of `film-steps`: see how an attempt stands. */
export interface FollowMessage {
  follow: AttemptName;
  service: string;
  model: string;
  /** How often it was looked up in vain; of a call: from CALLER_GONE on, its caller waits no more. */
  missed: number;
}

/** The first look at a call whose caller says itself that the answer is lost. */
export const CALLER_GONE = 1;

/** Has an attempt looked after, `delayMs` from now. A message that is lost is sent again by FilmJob or cron. */
export async function followLater(
  { queues }: Pick<Deps, 'queues'>,
  what: OpenAttempt | { name: AttemptName; purchase: Purchase },
  delayMs: number,
  missed = 0,
): Promise<void> {
  const follow = 'name' in what ? what.name : nameOfAttempt(what);
  const { provider: service, model } = what.purchase.request;
  const message: FollowMessage = { follow, service, model, missed };
  await queues.filmSteps.send(message, { delaySeconds: Math.ceil(delayMs / 1000) });
}
