/**
 * `npm run mutate`: breaks the rules of states, money and retries in every way that Stryker knows, one at a time,
 * and asks their own tests whether they notice. All of its mutators are on.
 */
const RULES = ['job', 'ledger', 'retry', 'provider-gate', 'journal', 'purchase', 'shortfall', 'prices'];

export default {
  mutate: RULES.map((name) => `domain/${name}.ts`),
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'ops/mutation.vitest.config.ts' },
  ignorePatterns: ['/*', '!/domain', '!/ops', '!/package.json', '!/tsconfig.json'],
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 20_000,
  thresholds: { high: 95, low: 90, break: 85 },
  reporters: ['clear-text', 'progress-append-only', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: 'test-results/mutation.json' },
  tempDirName: '.stryker-tmp',
};
