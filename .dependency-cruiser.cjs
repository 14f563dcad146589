/** The import rule: rooms know only the rooms below them. See ARCHITECTURE.md. */
const rooms = ['domain', 'painter', 'worker', 'container', 'web', 'local', 'sdk', 'e2e', 'bench'];
const others = (...allowed) => `^(${rooms.filter((room) => !allowed.includes(room)).join('|')})/`;
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
const test = '\\.test\\.ts$';

module.exports = {
  forbidden: [
    rule(
      'no-circular',
      'A circle has no bottom to test.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    rule(
      'domain-alone',
      'domain is pure: it imports no room.',
      { path: '^domain/' },
      { path: others('domain') },
    ),
    rule(
      'painter-alone',
      'painter draws and imports no room.',
      { path: '^painter/' },
      { path: others('painter') },
    ),
    rule(
      'pure-packages',
      'domain and painter use only pure packages.',
      { path: '^(domain|painter)/', pathNot: test },
      {
        dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional'],
        pathNot: 'node_modules/(zod|fountain-js|@noble/hashes|obscenity|@types)/',
      },
    ),
    rule(
      'worker-on-domain',
      'worker knows domain only; its tests may start the local cloud.',
      { path: '^worker/', pathNot: '(\\.test\\.ts|vitest\\.config\\.ts|global-setup\\.ts)$' },
      { path: others('worker', 'domain') },
    ),
    rule(
      'container-on-domain-painter',
      'container knows domain and painter.',
      { path: '^container/' },
      { path: others('container', 'domain', 'painter') },
    ),
    rule(
      'web-one-door',
      'web knows domain, painter and the type App.',
      { path: '^web/' },
      { path: others('web', 'domain', 'painter'), pathNot: '^worker/app\\.ts$' },
    ),
    rule(
      'web-app-type-only',
      'Of the worker, web takes the type App alone.',
      { path: '^web/' },
      { path: '^worker/app\\.ts$', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'sdk-alone',
      'The client knows the document alone; its tools read it from the worker.',
      { path: '^sdk/', pathNot: '^sdk/tools/' },
      { path: `${others('sdk')}|^sdk/tools/` },
    ),
    rule(
      'worker-ports-apart',
      'db, bucket, composer and providers never import each other.',
      { path: '^worker/(db|bucket|composer|providers)/', pathNot: test },
      { path: '^worker/(db|bucket|composer|providers)/', pathNot: '^worker/$1/' },
    ),
    rule(
      'worker-ports-at-the-bottom',
      'db, bucket, composer and providers know nothing above them.',
      { path: '^worker/(db|bucket|composer|providers)/', pathNot: test },
      { path: '^worker/(routes|jobs|film-job|queue|steps)/|^worker/(app|index|deps|queue|cron)\\.ts$' },
    ),
    rule(
      'verbs-below-routes',
      'A verb does not know the route that calls it.',
      { path: '^worker/(jobs|plans|projects|auth)/', pathNot: test },
      { path: '^worker/routes/|^worker/(app|index)\\.ts$' },
    ),
    rule('no-test-in-code', 'Code does not import tests.', { pathNot: test }, { path: test }),
    rule(
      'not-to-dev-dep',
      'What runs is a real dependency.',
      {
        path: '^(domain|painter|container|local|sdk)/',
        pathNot: `(${test}|^sdk/tools/|-fixture\\.ts$|^local/studio/edge-worker\\.ts$)`,
      },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'resolvable',
      'Every import exists.',
      {},
      { couldNotResolve: true, path: '^[.#]', pathNot: '^\\./\\$types$' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(build|sdk/dist|\\.svelte-kit|node_modules/\\.)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
