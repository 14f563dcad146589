/**
 * `npm run mutate`: breaks the rules of states, money, retries and doors in every way that Stryker knows, one at a time,
 * and asks their own tests whether they notice. All of its mutators are on.
 */
const RULES = ['job', 'ledger', 'retry', 'provider-gate', 'journal', 'purchase', 'shortfall', 'prices'];
/** What lets in and keeps out, as far as it can be asked without a database: the rest is held by worker/ itself. */
const DOORS = [
  'domain/public-address.ts',
  'worker/api-keys/required-scope.ts',
  'worker/auth/access-token.ts',
  'worker/auth/is-gone.ts',
  'worker/auth/password.ts',
  'worker/auth/refresh-token.ts',
  'worker/http/caller.ts',
  'worker/http/if-match.ts',
  'worker/http/limit-floods.ts',
  'worker/http/read-body.ts',
  'worker/http/refresh-cookie.ts',
  'worker/webhooks/sign-webhook.ts',
];

export default {
  mutate: [...RULES.map((name) => `domain/${name}.ts`), ...DOORS],
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'ops/mutation.vitest.config.ts' },
  ignorePatterns: ['/*', '!/domain', '!/worker', '!/ops', '!/package.json', '!/tsconfig.json'],
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 20_000,
  thresholds: { high: 95, low: 90, break: 85 },
  reporters: ['clear-text', 'progress-append-only', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: 'test-results/mutation.json' },
  tempDirName: '.stryker-tmp',
};
