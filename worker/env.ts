import { z } from 'zod';
import type { Composer } from './composer/composer-container.ts';
import type { FilmJob } from './film-job/film-job.ts';

/** What wrangler.toml binds, next to the settings, which arrive as text and are read by `readSettings`. */
export interface Bindings {
  FILM_JOBS: Queue;
  FILM_STEPS: Queue;
  WEBHOOKS: Queue;
  FILM_JOB: DurableObjectNamespace<FilmJob>;
  COMPOSER: DurableObjectNamespace<Composer>;
  ASSETS: Fetcher;
  /** Absent outside of Cloudflare's network and wrangler: nothing is limited there. */
  FLOOD_LIMIT?: RateLimit;
  COSTLY_LIMIT?: RateLimit;
}
export type Env = Bindings & { readonly [setting: string]: unknown };

/** An absent setting and an empty one are the same: `.dev.vars` cannot leave a line's value out. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());
const withDefault = <T extends z.ZodType>(schema: T, value: z.input<T>) =>
  z.preprocess((given) => (given === '' || given === undefined ? value : given), schema);
const Secret = z.string().min(16, 'at least 16 characters');

/** `current,previous`, each at least 32 characters. */
const keysByComma = () =>
  z.string().transform((text, context) => {
    const keys = text.split(',').map((key) => key.trim());
    const parsed = z.array(z.string().min(32, 'each at least 32 characters')).min(1).safeParse(keys);
    if (parsed.success) return parsed.data;
    context.addIssue({ code: 'custom', message: parsed.error.issues[0]?.message ?? 'no keys' });
    return z.NEVER;
  });

/** Every setting of the Worker; .dev.vars.example documents each. */
const SettingsSchema = z.object({
  /** Postgres, e.g. `postgres://user:password@host/db`; in the cloud Neon's pooled host. */
  DATABASE_URL: z.string().min(1),
  /** `host:port/path` of the WebSocket proxy that stands in for Neon's; absent in the cloud. */
  NEON_PROXY: optional(z.string()),
  S3_ENDPOINT: z.url(),
  S3_BUCKET: z.string().min(1),
  S3_REGION: withDefault(z.string(), 'auto'),
  S3_ACCESS_KEY_ID: z.string().min(1),
  S3_SECRET_ACCESS_KEY: z.string().min(1),
  /** `current,previous`: the first signs, all verify. */
  JWT_SECRETS: keysByComma(),
  /** `current,previous`: the first seals secrets for the database, all open them. */
  SECRETS_KEYS: keysByComma(),
  /** Base URL of a composer that is reached by fetch; absent: the container binding is used. */
  COMPOSER_URL: optional(z.url()),
  COMPOSER_SECRET: Secret,
  /** Where browsers reach the studio; the only origin that CORS and cookies accept. More, by comma. */
  PUBLIC_URL: z
    .string()
    .transform((text) => text.split(',').map((url) => url.trim()))
    .pipe(z.array(z.url()).min(1)),
  /** Where the composer reaches the Worker, without a slash at the end; absent: PUBLIC_URL. */
  INTERNAL_URL: optional(z.url()),
  OPENAI_API_KEY: optional(z.string()),
  OPENAI_BASE_URL: optional(z.url()),
  REPLICATE_API_TOKEN: optional(z.string()),
  REPLICATE_BASE_URL: optional(z.url()),
  STABILITY_API_KEY: optional(z.string()),
  STABILITY_BASE_URL: optional(z.url()),
  ELEVENLABS_API_KEY: optional(z.string()),
  ELEVENLABS_BASE_URL: optional(z.url()),
  RUNWAY_API_KEY: optional(z.string()),
  /** How long a provider may take over one call, in milliseconds; tasks are asked about for up to an hour. */
  PROVIDER_TIMEOUT_MS: withDefault(z.coerce.number().int().min(100).max(600_000), '120000'),
  RUNWAY_BASE_URL: optional(z.url()),
  /** Any server that speaks OpenAI's chat API: with these three set, `compatible` plans. */
  PLANNER_BASE_URL: optional(z.url()),
  PLANNER_API_KEY: optional(z.string()),
  PLANNER_MODEL: optional(
    z
      .string()
      .max(100)
      .refine((name) => !/@\d+\/\d+$/.test(name), 'must not end like a price'),
  ),
  /** What that server's tokens cost, in micro-dollars a million; default: nothing. */
  PLANNER_INPUT_MICROS: withDefault(z.coerce.number().int().min(0).max(1e9), '0'),
  PLANNER_OUTPUT_MICROS: withDefault(z.coerce.number().int().min(0).max(1e9), '0'),
  /** What a user may spend in a month unless they choose otherwise, in micro-dollars. */
  DEFAULT_MONTHLY_LIMIT_MICROS: withDefault(z.coerce.number().int().min(0).max(1e12), '20000000'),
  /** Key and sender of the service that sends mails; absent: none are sent. */
  MAIL_API_KEY: optional(z.string()),
  MAIL_FROM: optional(z.string().max(300)),
  MAIL_API_URL: withDefault(z.url(), 'https://api.resend.com/emails'),
  /** `true` on one machine only: mails are kept and shown at /api/outbox. */
  MAIL_OUTBOX: withDefault(z.enum(['true', 'false']), 'false'),
  /** Hosts, with their port, that webhooks may go to though they are private or without https; by comma. */
  WEBHOOK_PRIVATE_HOSTS: withDefault(z.string(), '').transform((text) =>
    text.split(',').flatMap((host) => host.trim().toLowerCase() || []),
  ),
  /** Who says what a webhook's name leads to, by DNS over HTTPS (JSON). */
  WEBHOOK_RESOLVER: withDefault(z.url(), 'https://cloudflare-dns.com/dns-query'),
  /** Where chaos runs listen at named places of a job's course; never set otherwise. */
  CHECKPOINT_URL: optional(z.url()),
  /** Who moderates after the built-in rules: `openai` needs its key; default: nobody. */
  MODERATION_MODEL: withDefault(z.enum(['embedded', 'openai']), 'embedded'),
  /** Moderation scores at or above this are refused, 0–1. */
  MODERATION_THRESHOLD: withDefault(z.coerce.number().min(0).max(1), '0.7'),
});

export type Settings = ReturnType<typeof parseSettings>;

function parseSettings(env: Record<string, unknown>) {
  const parsed = SettingsSchema.safeParse(env);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The settings are not complete. ${faults.join('; ')}`);
  }
  const s = parsed.data;
  const origins = s.PUBLIC_URL.map((url) => new URL(url).origin);
  return {
    databaseUrl: s.DATABASE_URL,
    neonProxy: s.NEON_PROXY,
    s3: {
      endpoint: s.S3_ENDPOINT.replace(/\/+$/, ''),
      bucket: s.S3_BUCKET,
      region: s.S3_REGION,
      accessKeyId: s.S3_ACCESS_KEY_ID,
      secretAccessKey: s.S3_SECRET_ACCESS_KEY,
    },
    jwtSecrets: s.JWT_SECRETS,
    secretsKeys: s.SECRETS_KEYS,
    composerUrl: s.COMPOSER_URL?.replace(/\/+$/, ''),
    composerSecret: s.COMPOSER_SECRET,
    publicUrl: origins[0] as string,
    origins,
    internalUrl: (s.INTERNAL_URL ?? (origins[0] as string)).replace(/\/+$/, ''),
    /** Other addresses of the vendors' APIs; undefined: their own. */
    providerBaseUrls: {
      openai: s.OPENAI_BASE_URL,
      replicate: s.REPLICATE_BASE_URL,
      elevenlabs: s.ELEVENLABS_BASE_URL,
      stability: s.STABILITY_BASE_URL,
      runway: s.RUNWAY_BASE_URL,
      compatible: s.PLANNER_BASE_URL,
    },
    /** The model of `compatible` and the price of its tokens, in micro-dollars a million. */
    compatiblePlanner: {
      model: s.PLANNER_MODEL,
      inputMicros: s.PLANNER_INPUT_MICROS,
      outputMicros: s.PLANNER_OUTPUT_MICROS,
    },
    /** Provider keys by the name of their setting; undefined: not set. */
    providerKeys: {
      OPENAI_API_KEY: s.OPENAI_API_KEY,
      REPLICATE_API_TOKEN: s.REPLICATE_API_TOKEN,
      STABILITY_API_KEY: s.STABILITY_API_KEY,
      ELEVENLABS_API_KEY: s.ELEVENLABS_API_KEY,
      RUNWAY_API_KEY: s.RUNWAY_API_KEY,
      PLANNER_API_KEY: s.PLANNER_API_KEY,
    },
    providerTimeoutMs: s.PROVIDER_TIMEOUT_MS,
    defaultMonthlyLimitMicros: s.DEFAULT_MONTHLY_LIMIT_MICROS,
    webhooks: {
      allowedHosts: s.WEBHOOK_PRIVATE_HOSTS,
      ownHosts: origins.map((origin) => new URL(origin).hostname),
      resolver: s.WEBHOOK_RESOLVER,
    },
    /** Who sends mails; neither: nobody does. */
    mail: {
      service:
        s.MAIL_API_KEY && s.MAIL_FROM
          ? { url: s.MAIL_API_URL, key: s.MAIL_API_KEY, from: s.MAIL_FROM }
          : null,
      outbox: s.MAIL_OUTBOX === 'true' && !(s.MAIL_API_KEY && s.MAIL_FROM),
    },
    checkpointUrl: s.CHECKPOINT_URL,
    moderationModel: s.MODERATION_MODEL,
    moderationThreshold: s.MODERATION_THRESHOLD,
  };
}

const checked = new WeakMap<object, Settings>();

/**
 * The settings of this deployment, checked once for each environment object. Throws an `Error` that names
 * every setting that is missing or wrong, and none of their values.
 */
export function readSettings(env: Env): Settings {
  const known = checked.get(env);
  if (known) return known;
  const settings = parseSettings(env);
  checked.set(env, settings);
  return settings;
}
