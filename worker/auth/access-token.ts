import { Buffer } from 'node:buffer';
import { decodeProtectedHeader, jwtVerify, SignJWT } from 'jose';
import { sha256Hex } from '#domain/content-key';

export const ACCESS_TOKEN_SECONDS = 30 * 60;
const AUDIENCE = 'ai-film-studio';
const TYPE = 'at+jwt';
const ALGORITHM = 'HS256';

export interface TokenSettings {
  /** The first signs, all verify. */
  jwtSecrets: readonly string[];
  /** The issuer. */
  publicUrl: string;
}

/** Whose token it is, and of which login. */
export interface AccessClaims {
  userId: string;
  familyId: string;
}

const keyOf = (secret: string) => new TextEncoder().encode(secret);
/** Names a secret without giving any of it away. */
const kidOf = (secret: string) => sha256Hex(`kid:${secret}`).slice(0, 16);

/** A JWT (RFC 9068) that lives 30 minutes from `now`. */
export async function issueAccessToken(
  settings: TokenSettings,
  claims: AccessClaims,
  now: Date,
): Promise<string> {
  const [secret] = settings.jwtSecrets as [string];
  const seconds = Math.floor(now.getTime() / 1000);
  return new SignJWT({ sid: claims.familyId })
    .setProtectedHeader({ alg: ALGORITHM, typ: TYPE, kid: kidOf(secret) })
    .setSubject(claims.userId)
    .setIssuer(settings.publicUrl)
    .setAudience(AUDIENCE)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + ACCESS_TOKEN_SECONDS)
    .sign(keyOf(secret));
}

/**
 * Reads a token; null: it is none of ours, or it has expired. The algorithm is ours, not the header's, and
 * the header may say nothing beyond what `issueAccessToken` writes.
 */
export async function readAccessToken(
  settings: TokenSettings,
  token: string,
  now: Date,
): Promise<AccessClaims | null> {
  if (!token.split('.').every(isCanonical)) return null;
  try {
    const header = decodeProtectedHeader(token);
    if (Object.keys(header).sort().join() !== 'alg,kid,typ') return null;
    const secret = settings.jwtSecrets.find((candidate) => kidOf(candidate) === header.kid);
    if (secret === undefined) return null;
    const { payload } = await jwtVerify(token, keyOf(secret), {
      algorithms: [ALGORITHM],
      typ: TYPE,
      issuer: settings.publicUrl,
      audience: AUDIENCE,
      requiredClaims: ['sub', 'sid', 'iat', 'exp'],
      currentDate: now,
    });
    if (payload.aud !== AUDIENCE || typeof payload.sub !== 'string' || typeof payload.sid !== 'string')
      return null;
    return { userId: payload.sub, familyId: payload.sid };
  } catch {
    return null;
  }
}

/** Padding and unused bits would give one token many spellings. */
function isCanonical(part: string): boolean {
  return Buffer.from(part, 'base64url').toString('base64url') === part;
}
