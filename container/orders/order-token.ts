import { errors, jwtVerify } from 'jose';
import { Problem } from './problem.ts';

/** An order's token: who holds it may give, ask after and stop the order `subject`. */
export interface OrderToken {
  /** The token itself: the order's calls back to the worker carry it again. */
  token: string;
  subject: string;
}

/**
 * Verifies `Authorization: Bearer …`: HS256 under `secret`, audience `composer-order`, unexpired.
 * Throws Problem 401 if it is missing, forged, expired or meant for something else.
 */
export async function readToken(header: string | undefined, secret: string): Promise<OrderToken> {
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(header ?? '')?.[1];
  if (token === undefined) throw new Problem(401, 'token.missing', 'Send Authorization: Bearer <token>.');
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), {
      algorithms: ['HS256'],
      audience: 'composer-order',
      requiredClaims: ['exp', 'sub'],
    });
    return { token, subject: payload.sub! };
  } catch (error) {
    if (error instanceof errors.JOSEError)
      throw new Problem(401, 'token.invalid', 'This token is not valid here.');
    throw error;
  }
}
