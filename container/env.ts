import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { EnginePlaces } from './speech/engines/speech-engine.ts';

const Whole = z.coerce.number().int();
const OptionalText = z
  .string()
  .optional()
  .transform((value) => (value === '' ? undefined : value));

const Variables = z.object({
  /** 0 takes any free port; the one taken is printed. */
  PORT: Whole.min(0).max(65535).default(8790),
  HOST: z.string().default('127.0.0.1'),
  COMPOSER_SECRET: z.string().min(16, 'COMPOSER_SECRET needs at least 16 characters'),
  /** Orders' folders live here and go with their orders. */
  DATA_DIR: OptionalText,
  TMP: OptionalText,
  /** Orders worked at once; one core each. */
  SLOTS: Whole.min(1).max(64).optional(),
  /** Orders that may wait for a slot before the composer answers 429. */
  QUEUE_DEPTH: Whole.min(0).max(10_000).default(64),
  FFMPEG_PATH: OptionalText,
  PATH: OptionalText,
  /** Programs that are not on the PATH, and folders with Piper's models (separated as in PATH). */
  ESPEAK_NG_PATH: OptionalText,
  PICO2WAVE_PATH: OptionalText,
  PIPER_PATH: OptionalText,
  PIPER_VOICES: OptionalText,
  SAY_PATH: OptionalText,
  /** Origins that inputs and uploads may name, e.g. "https://bucket.example"; absent: any. */
  ALLOWED_INPUT_ORIGINS: OptionalText,
});

/** The composer's settings, checked. */
export interface ComposerEnv {
  port: number;
  host: string;
  secret: string;
  dataDir: string;
  slots: number;
  queueDepth: number;
  ffmpegPlaces: { FFMPEG_PATH?: string | undefined; PATH?: string | undefined };
  /** Where speech engines are looked for. */
  enginePlaces: EnginePlaces;
  /** null: any origin. */
  allowedOrigins: string[] | null;
}

/** Reads the settings from environment variables. Throws with every wrong one named. */
export function readEnv(variables: Record<string, string | undefined>): ComposerEnv {
  const parsed = Variables.safeParse(variables);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The composer's settings are wrong. ${wrong.join('; ')}`);
  }
  const v = parsed.data;
  const origins = v.ALLOWED_INPUT_ORIGINS?.split(',').map((text) => new URL(text.trim()).origin);
  return {
    port: v.PORT,
    host: v.HOST,
    secret: v.COMPOSER_SECRET,
    dataDir: v.DATA_DIR ?? join(v.TMP ?? tmpdir(), 'composer'),
    slots: v.SLOTS ?? availableParallelism(),
    queueDepth: v.QUEUE_DEPTH,
    ffmpegPlaces: { FFMPEG_PATH: v.FFMPEG_PATH, PATH: v.PATH },
    enginePlaces: {
      ...{ PATH: v.PATH, ESPEAK_NG_PATH: v.ESPEAK_NG_PATH, PICO2WAVE_PATH: v.PICO2WAVE_PATH },
      ...{ PIPER_PATH: v.PIPER_PATH, PIPER_VOICES: v.PIPER_VOICES, SAY_PATH: v.SAY_PATH },
    },
    allowedOrigins: origins ?? null,
  };
}
