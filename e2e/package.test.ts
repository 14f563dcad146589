import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { createCanvas } from '@napi-rs/canvas';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { claimPort } from '../local/studio/free-port.ts';
import { Studio } from '../sdk/studio.ts';

const url = inject('studioUrl');
const password = 'a password of the package';
const run = promisify(execFile);
let dir: string;
let apiKey: string;

/** Packs the client, and installs it in an empty folder from the registry's packages, as its users do. */
beforeAll(async () => {
  if (process.env.SOAK !== '1') return;
  dir = await mkdtemp(join(tmpdir(), 'studio-package-'));
  await run('npm', ['pack', '--pack-destination', dir], { cwd: 'sdk' });
  await writeFile(join(dir, 'package.json'), '{"type":"module"}');
  const install = ['install', '--no-audit', '--no-fund', '--prefer-offline'];
  await run('npm', [...install, './ai-film-studio-client-0.1.0.tgz'], { cwd: dir });
  const readme = await readFile(join(dir, 'node_modules/ai-film-studio-client/README.md'), 'utf8');
  const examples = [...readme.matchAll(/```ts\n(.*?)```/gs)];
  expect(examples).toHaveLength(3);
  for (const [i, [, code = '']] of examples.entries())
    await writeFile(join(dir, `example-${i + 1}.ts`), code);
  const studio = new Studio({ url });
  await studio.register({ email: 'ada@example.org', username: 'ada-of-the-package', password });
  const { data } = await studio.api.POST('/api/v1/me/api-keys', {
    body: { name: 'package', scopes: ['read', 'write', 'spend'] },
  });
  apiKey = data!.key;
});
afterAll(() => dir && rm(dir, { recursive: true, force: true }));

const settings = () => ({ ...process.env, STUDIO_URL: url, FILM_PASSWORD: password, FILM_API_KEY: apiKey });
const runExample = (n: number, ...args: string[]) =>
  run(process.execPath, [`example-${n}.ts`, ...args], { cwd: dir, env: settings() });

// Packing and installing cost more than they tell in each run.
describe.runIf(process.env.SOAK === '1')('the packed client', () => {
  it('has types that its examples pass, strictly', async () => {
    const strict = [
      '--noEmit',
      '--strict',
      '--module',
      'nodenext',
      '--target',
      'es2024',
      '--skipLibCheck',
      'false',
    ];
    const node = [
      '--types',
      'node',
      '--typeRoots',
      resolve('node_modules/@types'),
      '--lib',
      'es2024,dom,dom.iterable',
    ];
    const files = [1, 2, 3].map((n) => `example-${n}.ts`);
    const { stdout } = await run(resolve('node_modules/.bin/tsc'), [...strict, ...node, ...files], {
      cwd: dir,
    });
    expect(stdout).toBe('');
  });

  it('makes a film by its first example', async () => {
    const { stdout } = await runExample(1);
    expect(stdout).toMatch(/^1 status\n/);
    expect(stdout).toMatch(/output\.mp4\S* http\S+\.srt/);
  });

  it('brings a picture by its second, and the storyboard then costs as before', async () => {
    const canvas = createCanvas(320, 180);
    const paint = canvas.getContext('2d');
    paint.fillStyle = '#2b4a6f';
    paint.fillRect(0, 0, 320, 180);
    await writeFile(join(dir, 'tower.png'), canvas.toBuffer('image/png'));
    const { stdout } = await runExample(2);
    expect(stdout).toMatch(/sending 0 of \d+\n(.*\n)*checking (\d+) of \2\npln_\w+ 0\n$/);
  });

  it('hears a webhook by its third, and none that is not signed', async () => {
    const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
    const port = await claimPort(0, 'PORT');
    const env = { ...settings(), WEBHOOK_SECRET: secret, PORT: String(port) };
    const receiver = spawn(process.execPath, ['example-3.ts'], {
      cwd: dir,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const body = JSON.stringify({ type: 'job.completed', timestamp: '', data: { title: 'The lamp' } });
      const at = new Date();
      const post = (signature: string) =>
        fetch(`http://127.0.0.1:${port}`, {
          method: 'POST',
          body,
          headers: {
            'webhook-id': 'evt_1',
            'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
            'webhook-signature': signature,
          },
        }).then(({ status }) => status);
      const signature = new Webhook(secret).sign('evt_1', at, body);
      await expect.poll(() => post(signature).catch(() => 0), { timeout: 20_000 }).toBe(204);
      const [said] = await once(receiver.stdout, 'data');
      expect(String(said)).toBe('The lamp is ready\n');
      expect(await post(signature.replace(/.$/, 'x'))).toBe(401);
    } finally {
      receiver.kill();
    }
  });

  it('brings the command, which lists the films that were made', async () => {
    const { stdout } = await run(join(dir, 'node_modules/.bin/film'), ['jobs', '--json', '--studio', url], {
      env: settings(),
    });
    expect(JSON.parse(stdout)).toMatchObject([{ status: 'completed' }]);
  });
});
