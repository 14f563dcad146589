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

/** The whole studio as its users meet it; one after another, since each film wants the whole machine. */
const e2e = {
  test: {
    name: 'e2e',
    environment: 'node' as const,
    include: ['e2e/**/*.test.ts'],
    globalSetup: ['./e2e/global-setup.ts'],
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
};

const worker = './worker/vitest.config.ts';

export default defineConfig({
  test: {
    projects: [
      room('domain'),
      room('painter'),
      room('container'),
      room('local'),
      room('sdk'),
      room('web'),
      e2e,
      ...(existsSync(worker) ? [worker] : []),
    ],
  },
});
