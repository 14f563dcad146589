/** Packs the `film` command with all it needs into one file of the package: `node sdk/tools/build-command.ts`. */
import { chmod } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const pathOf = (relative: string) => fileURLToPath(new URL(relative, import.meta.url).href);

await build({
  root: pathOf('../..'),
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: pathOf('../../local/film/film-client.ts'),
    target: 'node22',
    outDir: pathOf('../dist'),
    emptyOutDir: false,
    rolldownOptions: { output: { entryFileNames: 'film.js', banner: '#!/usr/bin/env node' } },
  },
});
await chmod(pathOf('../dist/film.js'), 0o755);
