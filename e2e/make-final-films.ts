import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FilmPlan } from '#domain/film-plan';
import { startStudioProcess } from '../local/film/studio-process.ts';
import type { LogEntry } from '../local/provider-server/charge-log.ts';
import { drawPicture } from '../local/provider-server/draw-picture.ts';
import { humSpeech, wavOf } from '../local/provider-server/hum-speech.ts';
import { startProviderServer } from '../local/provider-server/start-provider-server.ts';
import { Studio, type Upload, uploadFile } from '../sdk/studio.ts';
import { Account } from './api.ts';

/** Stands in every key that nobody may find anywhere afterwards. */
const CANARY = 'c4n4ry';
const KEYS = {
  openai: `sk-${CANARY}-7f3e1b9d-openai`,
  replicate: `r8_${CANARY}-7f3e1b9d-replicate`,
  elevenlabs: `sk_${CANARY}-7f3e1b9d-elevenlabs`,
  stability: `sk-${CANARY}-7f3e1b9d-stability`,
  runway: `key_${CANARY}-7f3e1b9d-runway`,
};

// biome-ignore lint/suspicious/noExplicitAny: bodies of several routes
type Body = any;

export interface FinalFilm {
  job: Body;
  receipt: Body;
  output: Body;
  /** What the vendors wrote down while it was made. */
  charges: LogEntry[];
  /** The MP4, in `folder`. */
  file: string;
}

export interface FinalFilms {
  /** From the script, everything bought. */
  bought: FinalFilm;
  /** Its storyboard with a portrait, a picture, a recorded line and music of the writer's own. */
  own: FinalFilm;
  account: Account;
  /** Where the studio keeps everything, its logs too; the studio still runs. */
  dataDir: string;
  folder: string;
  secrets: readonly string[];
  close(): Promise<void>;
}

/** Everything that vendors sell for a film, each stage by another vendor where it can be. */
const PROVIDERS = {
  plan: 'openai',
  image: 'openai',
  video: 'runway',
  voice: 'elevenlabs',
  music: 'elevenlabs',
  effect: 'elevenlabs',
};

/**
 * Makes two final films by a whole studio whose vendors are on this machine: one that is bought from a script, then
 * its storyboard with the writer's own media, which buys only what those media change.
 */
export async function makeFinalFilms(script: string, config: object): Promise<FinalFilms> {
  const folder = await mkdtemp(join(tmpdir(), 'final-films-'));
  const vendors = await startProviderServer({
    logFile: join(folder, 'charges.jsonl'),
    ...{ openaiKey: KEYS.openai, replicateKey: KEYS.replicate, elevenlabsKey: KEYS.elevenlabs },
    ...{ stabilityKey: KEYS.stability, runwayKey: KEYS.runway },
  });
  const settingsFile = join(folder, 'settings');
  const settings = {
    ...{ OPENAI_API_KEY: KEYS.openai, OPENAI_BASE_URL: vendors.baseUrl },
    ...{ REPLICATE_API_TOKEN: KEYS.replicate, REPLICATE_BASE_URL: vendors.baseUrl },
    ...{ ELEVENLABS_API_KEY: KEYS.elevenlabs, ELEVENLABS_BASE_URL: vendors.baseUrl },
    ...{ STABILITY_API_KEY: KEYS.stability, STABILITY_BASE_URL: vendors.stabilityBaseUrl },
    ...{ RUNWAY_API_KEY: KEYS.runway, RUNWAY_BASE_URL: vendors.baseUrl },
  };
  const rows = Object.entries(settings).map(([name, value]) => `${name}="${value}"\n`);
  await writeFile(settingsFile, rows.join(''), { mode: 0o600 });
  const dataDir = join(folder, 'data');
  const studio = await startStudioProcess({
    ...{ PORT: '0', S3_PORT: '0', DATA_DIR: dataDir, STUDIO_SETTINGS_FILE: settingsFile },
  });
  const close = async () => {
    await studio.stop();
    await vendors.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  };
  try {
    const account = await Account.register(studio.url);
    const projectId = await account.createProject('A final film');
    const film = async (name: string, request: object): Promise<FinalFilm> => {
      const before = vendors.log.entries.length;
      const created = await account.call('POST', `projects/${projectId}/jobs`, request);
      if (created.status !== 202) throw new Error(`${created.status}: ${JSON.stringify(created.body)}`);
      const job = await account.settled(created.body.id);
      if (job.status !== 'completed') throw new Error(`${name}: ${JSON.stringify(job.error)}`);
      const read = async (path: string) => (await account.call('GET', `jobs/${job.id}/${path}`)).body;
      const [receipt, output] = [await read('costs'), await read('output')];
      const file = join(folder, `${name}.mp4`);
      await writeFile(file, Buffer.from(await (await fetch(output.url)).arrayBuffer()));
      const charges = vendors.log.entries.slice(before).filter(({ micros }) => micros > 0);
      return { job, receipt, output, charges, file };
    };
    const full = { ...config, quality: 'final', providers: PROVIDERS };
    const bought = await film('bought', { script, config: full });

    const { body } = await account.call('GET', `plans/${bought.job.planId}`);
    const plan = await bringOwnMedia(account, body.plan);
    const changed = await account.call('PATCH', `plans/${body.id}`, { plan }, { 'if-match': '*' });
    if (changed.status !== 200) throw new Error(`${changed.status}: ${JSON.stringify(changed.body)}`);
    const own = await film('own', { planId: changed.body.id, config: full });
    const secrets = [CANARY, account.password, account.accessToken];
    return { bought, own, account, dataDir, folder, secrets, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The first who appears with a face of the writer's own, the last shot's picture, the first line, the music. */
async function bringOwnMedia(account: Account, plan: FilmPlan): Promise<FilmPlan> {
  const { url, email, password } = account;
  const studio = new Studio({ url });
  await studio.logIn({ email, password });
  const bring = async (kind: Upload['kind'], type: string, bytes: Uint8Array) =>
    (await uploadFile(studio, new Uint8Array(bytes), { kind, type, pollMs: 100 })).sha256;
  const picture = async (name: string) => bring('picture', 'image/png', await drawPicture(name, 1280, 720));
  const sound = (kind: 'voice' | 'music', text: string) =>
    bring(kind, 'audio/wav', wavOf(humSpeech(text, 'my own')));
  const portrait = await picture('My aunt');
  const photograph = await picture('The house');
  const recording = await sound('voice', 'This is a line as I say it myself.');
  const score = await sound('music', 'My own tune goes up and down, and round and round it goes. '.repeat(4));
  const changed = structuredClone(plan);
  const shots = changed.scenes.flatMap((scene) => scene.shots);
  changed.characters[0]!.portrait = portrait;
  shots.at(-1)!.picture = photograph;
  shots.flatMap(({ lines }) => lines)[0]!.recording = recording;
  changed.music.recording = score;
  return changed;
}
