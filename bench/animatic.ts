/** From POST to a finished film through the whole studio, first cold, then the same script again. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Account } from '../e2e/api.ts';
import { startStudioProcess } from '../local/film/studio-process.ts';
import { cpuTargets, encoderFloor, filmTargets, load, partTargets } from './animatic-targets.ts';
import { findInTree, treeCpuSeconds } from './measure-process.ts';

export interface AnimaticRun {
  firstPictureS: number;
  firstPieceS: number;
  completedS: number;
  filmS: number;
  shots: number;
  madeAssets: number;
}

interface Asset {
  kind: string;
  reused: boolean;
}

async function makeFilm(
  account: Account,
  projectId: string,
  script: string,
  config: object,
): Promise<{ run: AnimaticRun; url: string }> {
  const began = performance.now();
  const seconds = () => Math.round(performance.now() - began) / 1000;
  const jobId = await account.createJob(projectId, script, config);
  const run: AnimaticRun = {
    firstPictureS: 0,
    firstPieceS: 0,
    completedS: 0,
    filmS: 0,
    shots: 0,
    madeAssets: 0,
  };
  for (;;) {
    const assets: Asset[] = (await account.call('GET', `jobs/${jobId}/assets`)).body.items;
    run.firstPictureS ||= assets.some((a) => a.kind === 'picture') ? seconds() : 0;
    run.firstPieceS ||= assets.some((a) => a.kind === 'piece') ? seconds() : 0;
    const job = (await account.call('GET', `jobs/${jobId}`)).body;
    if (job.status === 'completed') {
      run.completedS = seconds();
      run.shots = assets.filter((a) => a.kind === 'picture').length;
      run.madeAssets = assets.filter((a) => !a.reused).length;
      break;
    }
    if (['failed', 'cancelled', 'moderation_failed'].includes(job.status))
      throw new Error(`the film ended as ${job.status}: ${JSON.stringify(job.error ?? job.moderation)}`);
    await sleep(150);
  }
  const { durationMs, url } = (await account.call('GET', `jobs/${jobId}/output`)).body;
  run.filmS = durationMs / 1000;
  return { run, url };
}

const SIZE = { widthPx: 1280, heightPx: 720, fps: 24 };

/**
 * Runs on a fresh data folder; the studio's own start is not part of the figures. First the targets, then the films
 * they come from.
 */
export async function benchAnimatic(scriptFile = 'bench/minute.txt'): Promise<Record<string, object>> {
  const parts = await partTargets(scriptFile);
  const dataDir = await mkdtemp(join(tmpdir(), 'studio-bench-'));
  const busyBefore = load();
  const studio = await startStudioProcess({ PORT: '0', S3_PORT: '0', DATA_DIR: dataDir });
  try {
    const account = await Account.register(studio.url);
    const projectId = await account.createProject('bench');
    const script = await readFile(scriptFile, 'utf8');
    const config = { resolution: SIZE.heightPx, fps: SIZE.fps, aspect: '16:9' };
    const composerPid = findInTree(studio.pid, 'container/server.ts');
    const cpu = () => ({ studio: treeCpuSeconds(studio.pid), composer: treeCpuSeconds(composerPid) });
    const idle = cpu();
    const cold = await makeFilm(account, projectId, script, config);
    const spent = cpu();
    const repeated = await makeFilm(account, projectId, script, config);
    const edited = await makeFilm(account, projectId, script.replace(/\.\s*$/, ', at last.'), config);
    const before = cpu();
    const other = await makeFilm(account, projectId, script, { ...config, aspect: '9:16' });
    const refilmed = cpu();
    const floorOf = async (url: string, size: typeof SIZE) => {
      const file = join(dataDir, 'film.mp4');
      await writeFile(file, new Uint8Array(await (await fetch(url)).arrayBuffer()));
      return encoderFloor(file, size);
    };
    const floor = await floorOf(cold.url, SIZE);
    const otherFloor = await floorOf(other.url, { ...SIZE, widthPx: SIZE.heightPx, heightPx: SIZE.widthPx });
    return {
      ...parts,
      ...filmTargets(cold.run, repeated.run),
      ...cpuTargets({
        studio: (spent.studio - idle.studio) / floor,
        composer: (spent.composer - idle.composer) / floor,
        filming: (refilmed.composer - before.composer) / otherFloor,
      }),
      [`load of the machine: ${busyBefore} before, ${load()} after; ${availableParallelism()} cores`]: {},
      cold: cold.run,
      repeated: repeated.run,
      edited: edited.run,
      'other aspect': other.run,
    };
  } finally {
    await studio.stop();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}
