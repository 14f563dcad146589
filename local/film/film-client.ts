/** `film`: the command as its package brings it, for a studio elsewhere. */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { runFilm } from './run-film.ts';

const config = process.env.XDG_CONFIG_HOME || join(homedir(), '.config');
const place = { name: 'film', home: join(config, 'ai-film-studio'), startStudio: null };
process.exitCode = await runFilm(place, process.argv.slice(2));
