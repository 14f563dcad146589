import { z } from 'zod';

const Instant = z.iso.datetime();

export const User = z.object({
  id: z.string(),
  email: z.string().nullable(),
  username: z.string(),
  role: z.enum(['user', 'admin']),
  /** Until then a guest's work is kept; null: the account is no guest's. */
  guestUntil: Instant.nullable(),
  /** True once somebody has followed the link in a mail to `email`. */
  emailVerified: z.boolean(),
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
export const ChangePasswordRequest = z.strictObject({
  currentPassword: z.string().min(1).max(1024),
  newPassword: Password,
});
export const ForgotPasswordRequest = z.strictObject({ email: Email });
const MailToken = z.string().min(1).max(128);
export const ResetPasswordRequest = z.strictObject({ token: MailToken, password: Password });
export const VerifyEmailRequest = z.strictObject({ token: MailToken });
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

/** A place where the account is signed in. */
export const SignIn = z.object({
  id: z.string(),
  /** E.g. `Firefox on Linux`; empty: it did not say. */
  device: z.string(),
  /** True: it asks. */
  current: z.boolean(),
  createdAt: Instant,
  /** To half an hour: when it last asked for an access token. */
  lastUsedAt: Instant,
  expiresAt: Instant,
});
export type SignIn = z.infer<typeof SignIn>;

/** What guests have used and may use in a day, in seconds of the composer's CPU. */
export const GuestAllowance = z.object({
  limitCpuSeconds: z.int(),
  usedCpuSeconds: z.int(),
  leftCpuSeconds: z.int(),
});
export type GuestAllowance = z.infer<typeof GuestAllowance>;

const Rows = z.array(z.record(z.string(), z.unknown()));
/** Everything that is stored of an account; rows are as they stand. */
export const AccountExport = z.object({
  exportedAt: Instant,
  user: User,
  sessions: z.array(SignIn),
  apiKeys: Rows,
  providerKeys: Rows,
  projects: Rows,
  storyboards: Rows,
  films: Rows,
  made: Rows,
  costs: Rows,
  budgets: Rows,
  webhooks: Rows,
  log: Rows,
});
