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

const worker = './worker/vitest.config.ts';

export default defineConfig({
  test: {
    projects: [
      room('domain'),
      room('painter'),
      room('container'),
      room('local'),
      ...(existsSync(worker) ? [worker] : []),
    ],
  },
});
