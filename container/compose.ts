import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { keepCompiledCode } from './compile-cache.ts';

/** `npm run compose -- <timeline.json> <out.mp4>`: the composer alone, on local files. The ending chooses the format. */
const [timeline, out] = process.argv.slice(2);
if (timeline === undefined || out === undefined) {
  process.stderr.write(
    'usage: npm run compose -- <timeline.json> <out.mp4 | .webm | .gif | .mp3 | .m4a | .jpg>\n',
  );
  process.exit(2);
}

keepCompiledCode();
const { findFfmpeg } = await import('./ffmpeg/find-ffmpeg.ts');
const { composeFilm } = await import('./local/compose-film.ts');
const { readCut } = await import('./local/cut.ts');
const { StudioPool } = await import('./orders/studio-pool.ts');

const stop = new AbortController();
process.once('SIGINT', () => stop.abort(new Error('stopped')));
process.once('SIGTERM', () => stop.abort(new Error('stopped')));

const folder = await mkdtemp(join(tmpdir(), 'compose-'));
const pool = new StudioPool(availableParallelism());
try {
  const cut = readCut(JSON.parse(await readFile(timeline, 'utf8')));
  const studio = { pool, ffmpeg: findFfmpeg(), folder, signal: stop.signal };
  const say = (text: string) => process.stderr.write(`${text}\n`);
  const check = await composeFilm(cut, dirname(resolve(timeline)), resolve(out), studio, say);
  for (const { name, passed, detail } of check.checks) say(`${passed ? 'ok  ' : 'FAIL'} ${name}: ${detail}`);
  process.exitCode = check.passed ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
} finally {
  await pool.close();
  await rm(folder, { recursive: true, force: true });
}
