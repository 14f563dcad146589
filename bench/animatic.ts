/** From POST to a finished film through the whole studio, first cold, then the same script again. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Account } from '../e2e/api.ts';
import { startStudioProcess } from '../local/film/studio-process.ts';

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
): Promise<AnimaticRun> {
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
  run.filmS = (await account.call('GET', `jobs/${jobId}/output`)).body.durationMs / 1000;
  return run;
}

/** Runs on a fresh data folder; the studio's own start is not part of the figures. */
export async function benchAnimatic(scriptFile = 'bench/minute.txt'): Promise<Record<string, AnimaticRun>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'studio-bench-'));
  const studio = await startStudioProcess({ PORT: '0', S3_PORT: '0', DATA_DIR: dataDir });
  try {
    const account = await Account.register(studio.url);
    const projectId = await account.createProject('bench');
    const script = await readFile(scriptFile, 'utf8');
    const config = { resolution: 720, fps: 24, aspect: '16:9' };
    return {
      cold: await makeFilm(account, projectId, script, config),
      repeated: await makeFilm(account, projectId, script, config),
      edited: await makeFilm(account, projectId, script.replace(/\.\s*$/, ', at last.'), config),
      'other aspect': await makeFilm(account, projectId, script, { ...config, aspect: '9:16' }),
    };
  } finally {
    await studio.stop();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}
