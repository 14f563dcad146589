import { copyFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type OrderWork, SpeechMeta } from '#domain/composer-order';
import { mixOrder, musicOrder, speechOrder, stepKeyOf } from '#domain/film-orders';
import { type FilmPlan, linesOf } from '#domain/film-plan';
import { JobConfig } from '#domain/job-config';
import { buildTimeline } from '#domain/timeline';
import { findFfmpeg } from '../../container/ffmpeg/find-ffmpeg.ts';
import { StudioPool } from '../../container/orders/studio-pool.ts';

/**
 * The films' sound alone, by the very orders that a job gives: lines, score, mix. Writes `NAME.m4a` and its stems
 * `NAME-narration.mp3`, `NAME-music.mp3` into `folder`; throws where an order fails.
 */
export async function makeSounds(
  films: readonly { name: string; plan: FilmPlan }[],
  folder: string,
): Promise<string[]> {
  const pool = new StudioPool(1);
  const files: string[] = [];
  try {
    for (const { name, plan } of films) {
      const room = join(folder, 'sound', name);
      await rm(room, { recursive: true, force: true });
      files.push(await makeSound(pool, name, plan, { folder, room }));
      await rm(room, { recursive: true });
      process.stdout.write(`${name}: heard\n`);
    }
    return files;
  } finally {
    await pool.close();
  }
}

async function makeSound(
  pool: StudioPool,
  name: string,
  plan: FilmPlan,
  { folder, room }: { folder: string; room: string },
): Promise<string> {
  const ffmpeg = findFfmpeg();
  const config = JobConfig.parse({ captions: 'off' });
  const { signal } = new AbortController();
  let orders = 0;
  const made = new Map<string, string>();
  const order = async (key: string, work: OrderWork, inputs: Record<string, string> = {}) => {
    const ownFolder = join(room, String(++orders));
    await mkdir(ownFolder, { recursive: true });
    const outcome = await pool.run({ work, inputs, folder: ownFolder, ffmpeg }, signal, () => {});
    if (!outcome.ok) throw new Error(`${name}: ${work.kind} failed: ${outcome.message}`);
    for (const { role, path } of outcome.files) made.set(`${key} ${role}`, path);
    return outcome.meta;
  };
  const spoken: Record<string, SpeechMeta> = {};
  for (const line of linesOf(plan)) {
    const meta = await order(stepKeyOf.speech(line.id), speechOrder(line, plan, config).work);
    spoken[line.id] = SpeechMeta.parse(meta);
  }
  const timeline = buildTimeline(plan, spoken, config);
  const music = musicOrder(plan, timeline, config);
  if (music) await order('music', music.work);
  const { work, inputs } = mixOrder(timeline, config, plan);
  const paths = Object.entries(inputs).map(([input, { stepKey, role }]) => {
    const path = made.get(`${stepKey} ${role}`);
    if (path === undefined) throw new Error(`${name}: ${stepKey} left no ${role}`);
    return [input, path] as const;
  });
  await order('mix', work, Object.fromEntries(paths));
  const file = join(folder, `${name}.m4a`);
  await copyFile(made.get('mix mix')!, file);
  await copyFile(made.get('mix narration')!, join(folder, `${name}-narration.mp3`));
  if (made.has('mix music')) await copyFile(made.get('mix music')!, join(folder, `${name}-music.mp3`));
  return file;
}
