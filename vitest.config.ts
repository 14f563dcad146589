import { existsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

/** One project a room, so that `vitest run --project <room>` answers for that room alone. */
const room = (name: string) => ({
  test: {
    name,
    environment: 'node' as const,
    include: [`${name}/**/*.test.ts`],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});

/** Studios that are broken on purpose, on a busy machine as well as on a quiet one. */
const CRASHES = ['e2e/chaos.test.ts', 'e2e/database-trouble.test.ts'];

/** What its users do on the screen. */
const BROWSER = 'e2e/browser*.test.ts';

/** The whole studio as its users meet it; one after another, since each film wants the whole machine. */
const studio = (name: string, include: string[], exclude: string[] = []) => ({
  test: {
    name,
    environment: 'node' as const,
    include,
    exclude,
    globalSetup: ['./e2e/global-setup.ts'],
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});

const worker = './worker/vitest.config.ts';

export default defineConfig({
  test: {
    projects: [
      room('domain'),
      room('painter'),
      room('container'),
      room('local'),
      room('sdk'),
      // The screen's words are made of its message files.
      { test: { ...room('web').test, globalSetup: ['./web/compile-messages.ts'] } },
      studio('e2e', ['e2e/**/*.test.ts'], [...CRASHES, BROWSER]),
      studio('browser', [BROWSER]),
      studio('crashes', CRASHES),
      ...(existsSync(worker) ? [worker] : []),
    ],
  },
});
