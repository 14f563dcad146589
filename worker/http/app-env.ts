import type { User } from '#domain/account';
import type { Deps } from '../deps.ts';
import type { Env } from '../env.ts';

/** Who sent a request, and how they were known: by a key or by a sign-in, the other one is null. */
export interface SignedInUser extends User {
  apiKeyId: string | null;
  sessionId: string | null;
}

/**
 * What handlers find in their context. `user` is there behind `requireUser` only, `resourceId` (of what the
 * request creates) behind `idempotent` only. `auditOf`: whose log tells of the request, and of what, where the signed-in
 * user and the path do not say.
 */
export interface AppEnv {
  Bindings: Env;
  Variables: {
    deps: Deps;
    requestId: string;
    user: SignedInUser;
    resourceId: string;
    auditOf: { userId: string; subject?: string };
  };
}
