import { fileURLToPath } from 'node:url';
import { cloudflareTest } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';
import { TEST_KEYS } from '../local/provider-server/start-provider-server.ts';

const consumer = { maxBatchSize: 10, maxBatchTimeout: 0, maxRetries: 5 };

/**
 * Tests of the Worker run inside workerd, with wrangler.toml's objects and queues (but no container: that
 * needs Docker), a Postgres in memory and a bucket. The composer is absent unless a test brings one.
 */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url).href),
  plugins: [
    cloudflareTest(({ inject }) => ({
      main: './index.ts',
      miniflare: {
        compatibilityDate: '2026-10-30',
        compatibilityFlags: ['nodejs_compat'],
        durableObjects: {
          FILM_JOB: { className: 'FilmJob', useSQLite: true },
          COMPOSER: { className: 'Composer', useSQLite: true },
        },
        queueProducers: { FILM_JOBS: 'film-jobs', FILM_STEPS: 'film-steps', WEBHOOKS: 'webhooks' },
        queueConsumers: {
          'film-jobs': { ...consumer, deadLetterQueue: 'film-jobs-dead' },
          'film-steps': { ...consumer, deadLetterQueue: 'film-steps-dead' },
          webhooks: consumer,
          'film-jobs-dead': consumer,
          'film-steps-dead': consumer,
        },
        bindings: {
          DATABASE_URL: inject<string>('databaseUrl'),
          NEON_PROXY: inject<string>('neonProxy'),
          S3_ENDPOINT: inject<string>('s3Endpoint'),
          S3_BUCKET: 'films',
          S3_ACCESS_KEY_ID: 'test-key',
          S3_SECRET_ACCESS_KEY: 'test-secret',
          JWT_SECRETS: 'test-current-secret-of-32-characters,test-previous-secret-of-32-characters',
          SECRETS_KEYS: 'test-sealing-key-of-at-least-32-characters',
          COMPOSER_URL: inject<string>('composerUrl'),
          COMPOSER_SECRET: 'test-composer-secret-of-32-characters',
          PUBLIC_URL: 'http://localhost:8787',
          // The scripted vendors know these keys.
          OPENAI_API_KEY: TEST_KEYS.openai,
          OPENAI_BASE_URL: inject<string>('providerUrl'),
          REPLICATE_API_TOKEN: TEST_KEYS.replicate,
          REPLICATE_BASE_URL: inject<string>('providerUrl'),
          // A planner of the owner's own, at the prices that its stand-in charges.
          PLANNER_BASE_URL: inject<string>('providerUrl'),
          PLANNER_API_KEY: TEST_KEYS.openai,
          PLANNER_MODEL: 'gpt-6.1-terra',
          PLANNER_INPUT_MICROS: '1000000',
          PLANNER_OUTPUT_MICROS: '5000000',
          RUNWAY_API_KEY: TEST_KEYS.runway,
          RUNWAY_BASE_URL: inject<string>('providerUrl'),
          ELEVENLABS_BASE_URL: inject<string>('providerUrl'),
          STABILITY_BASE_URL: inject<string>('providerUrl').replace('/v1', '/v2beta'),
          // Nobody is asked what names lead to: no webhook leaves a test by itself.
          WEBHOOK_RESOLVER: inject<string>('composerUrl'),
          PROVIDER_TIMEOUT_MS: '2000',
          SOAK: process.env.SOAK ?? '',
        },
      },
    })),
  ],
  test: {
    name: 'worker',
    include: ['**/*.test.ts'],
    globalSetup: './global-setup.ts',
    // Whatever a test changes of the world around it, it puts back; starting workerd anew costs a second a file.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
