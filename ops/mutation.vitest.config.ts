import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The tests that hold the rules of states, money and retries, alone: they run once for every mutant. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url).href),
  test: {
    environment: 'node',
    include: [
      'domain/{job,ledger,retry,provider-gate,journal,purchase,shortfall,prices,public-address}.test.ts',
      'worker/auth/{access-token,is-gone,password,refresh-token}.test.ts',
      'worker/{api-keys/required-scope,webhooks/sign-webhook}.test.ts',
      'worker/http/{caller,if-match,limit-floods,read-body,refresh-cookie}.test.ts',
    ],
    testTimeout: 60_000,
  },
});
