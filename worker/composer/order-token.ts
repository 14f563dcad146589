import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { sha256Hex } from '#domain/content-key';

/** What an order token proves: which attempt of which step its bearer works on. */
export const OrderClaims = z.object({
  jobId: z.string(),
  stepKey: z.string(),
  attempt: z.int(),
  fence: z.int(),
  assetKey: z.string(),
  kind: z.string(),
});
export type OrderClaims = z.infer<typeof OrderClaims>;

const AUDIENCE = 'composer-order';
/** An order may wait behind an hour-long film; its fence, not its age, says when it is over. */
const LIFE = '12h';

const keyOf = (secret: string) => new TextEncoder().encode(secret);

/** The id of one attempt's order: the same however often its message is delivered. */
export function orderIdOf(jobId: string, stepKey: string, fence: number): string {
  return `ord_${sha256Hex(JSON.stringify([jobId, stepKey, fence])).slice(0, 40)}`;
}

/** Signs the token of an order, HS256 under COMPOSER_SECRET. */
export function signOrderToken(secret: string, orderId: string, claims: OrderClaims): Promise<string> {
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience(AUDIENCE)
    .setSubject(orderId)
    .setIssuedAt()
    .setExpirationTime(LIFE)
    .sign(keyOf(secret));
}

/** The claims of a token that was signed for exactly this order; null: it was not. */
export async function verifyOrderToken(
  secret: string,
  orderId: string,
  token: string,
): Promise<OrderClaims | null> {
  try {
    const { payload } = await jwtVerify(token, keyOf(secret), {
      algorithms: ['HS256'],
      audience: AUDIENCE,
      subject: orderId,
    });
    return OrderClaims.parse(payload);
  } catch {
    return null;
  }
}
