import { z } from 'zod';

const Instant = z.iso.datetime();

export const User = z.object({
  id: z.string(),
  email: z.string().nullable(),
  username: z.string(),
  role: z.enum(['user', 'admin']),
  createdAt: Instant,
});
export type User = z.infer<typeof User>;

/** Compared in lower case. */
export const Email = z.string().trim().toLowerCase().max(254).pipe(z.email());
const Username = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}_.-]{3,32}$/u, 'Use 3 to 32 letters, digits, dots, dashes or underscores');
const Password = z.string().min(8).max(1024);

export const RegisterRequest = z.strictObject({ email: Email, username: Username, password: Password });
export const LoginRequest = z.strictObject({ email: Email, password: z.string().min(1).max(1024) });
/** Browsers (`x-client: web`) send no token: theirs is in a cookie. */
export const RefreshRequest = z.strictObject({ refreshToken: z.string().min(1).max(512).optional() });
export const UpdateMeRequest = z.strictObject({ username: Username.optional() });

/** `refreshToken` is left out for browsers; `expiresIn` is the access token's life in seconds. */
export const Session = z.object({
  user: User,
  accessToken: z.string(),
  refreshToken: z.string().optional(),
  tokenType: z.literal('Bearer'),
  expiresIn: z.int(),
});
export type Session = z.infer<typeof Session>;
