/** `npm run film`: the command in the studio's own folder. It starts the studio where none runs. */
import { resolve } from 'node:path';
import { runFilm } from './run-film.ts';
import { startStudioProcess } from './studio-process.ts';

const place = {
  name: 'npm run film --',
  home: resolve(process.env.DATA_DIR ?? '.data'),
  startStudio: () => startStudioProcess(),
};
process.exitCode = await runFilm(place, process.argv.slice(2));
