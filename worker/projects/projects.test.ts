import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { JobConfig } from '#domain/job-config';
import { createBucket } from '../bucket/bucket.ts';
import { connectDatabase, type DatabaseConnection } from '../db/connect.ts';
import { assets, jobs, projects, users } from '../db/schema.ts';
import { readSettings } from '../env.ts';
import { newId } from '../ids.ts';
import { call, signUp } from '../testing/api.ts';
import { testEnv } from '../testing/test-env.ts';

const settings = readSettings(testEnv);
const bucket = createBucket(settings.s3);
let connection: DatabaseConnection;
beforeAll(() => {
  connection = connectDatabase(settings);
});
afterAll(() => connection.close());

/** A finished job with its film in the bucket. */
async function makeFilm(userId: string, projectId: string): Promise<string> {
  const id = newId('job');
  const now = new Date();
  const row = {
    id,
    projectId,
    userId,
    script: 'x',
    config: JobConfig.parse({}),
    budgetPeriod: '2026-11',
    createdAt: now,
    updatedAt: now,
  };
  await connection.db.insert(jobs).values({ ...row, status: 'completed' });
  await bucket.put(`outputs/${id}/output.mp4`, 'film', 'video/mp4');
  await bucket.put(`outputs/${id}/images/image_0001.png`, 'picture', 'image/png');
  await bucket.put(`temp/${id}/order/piece.h264`, 'piece', 'video/h264');
  return id;
}

describe('projects', () => {
  it('are made, read, changed and deleted', async () => {
    const { accessToken: token } = await signUp();
    const made = await call('POST', '/api/v1/projects', { token, body: { name: '  My film  ' } });
    expect(made.status).toBe(201);
    expect(made.json).toMatchObject({ name: 'My film', description: '', settings: {} });
    const path = `/api/v1/projects/${made.json.id}`;
    expect(made.headers.get('location')).toBe(path);
    const changed = await call('PATCH', path, {
      token,
      body: { description: 'ünïcode 🎬', settings: { a: [1] } },
    });
    expect(changed.json).toMatchObject({ name: 'My film', description: 'ünïcode 🎬', settings: { a: [1] } });
    const read = await call('GET', path, { token });
    expect(read.json).toEqual(changed.json);

    const change = (name: string, etag: string | null) =>
      call('PATCH', path, { token, body: { name }, headers: { 'if-match': String(etag) } });
    const etags = [made, changed, read].map(({ headers }) => headers.get('etag'));
    expect(etags).toEqual([expect.stringMatching(/^"\w+"$/), etags[2], expect.any(String)]);
    expect(etags[0]).not.toBe(etags[1]);
    const stale = await change('Stale', etags[0]!);
    expect([stale.status, stale.json.code]).toEqual([412, 'project.version_conflict']);
    // Of two who have read the same, one changes it.
    const both = await Promise.all([change('One', etags[2]!), change('Other', etags[2]!)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await change('Whatever it is', '*')).status).toBe(200);
    expect((await call('PATCH', path, { token, body: {} })).status).toBe(400);
    expect((await call('DELETE', path, { token })).status).toBe(204);
    for (const method of ['GET', 'DELETE']) expect((await call(method, path, { token })).status).toBe(404);
    expect((await call('GET', '/api/v1/projects', { token })).json.items).toEqual([]);
  });

  it('keep odd settings literally and let nothing through to prototypes', async () => {
    const { accessToken: token } = await signUp();
    const body =
      '{"name":"x","settings":{"__proto__":{"admin":true},"constructor":1,"k":"\\u2028</script>"}}';
    const made = await call('POST', '/api/v1/projects', { token, body });
    expect(made.status).toBeLessThan(500);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
    expect(made.json.settings?.k ?? '\u2028</script>').toBe('\u2028</script>');
    const large = { name: 'x', settings: { a: 'x'.repeat(17_000) } };
    expect((await call('POST', '/api/v1/projects', { token, body: large })).json.errors[0].path).toBe(
      'settings',
    );
  });

  it('are listed page by page, each once, though made in the same moment', async () => {
    const { accessToken: token, user } = await signUp();
    const at = (ms: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, 0, ms));
    const rows = Array.from({ length: 23 }, (_, i) => ({
      id: newId('prj'),
      name: `p${i}`,
      userId: user.id,
      createdAt: at(i % 3),
      updatedAt: at(0),
    }));
    await connection.db.insert(projects).values(rows);
    const seen: string[] = [];
    let cursor: string | null = null;
    let pages = 0;
    do {
      const query: string = cursor === null ? '' : `&cursor=${cursor}`;
      const { json } = await call('GET', `/api/v1/projects?limit=5${query}`, { token });
      expect(json.items.length).toBeLessThanOrEqual(5);
      seen.push(...json.items.map((item: { id: string }) => item.id));
      cursor = json.nextCursor;
      pages += 1;
      // A newer project must not shift what is still to come.
      if (pages === 2) await call('POST', '/api/v1/projects', { token, body: { name: 'late' } });
    } while (cursor !== null);
    expect(pages).toBe(5);
    expect(seen.toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
    const times = new Map(rows.map(({ id, createdAt }) => [id, createdAt.getTime()]));
    expect(seen.map((id) => times.get(id))).toEqual(
      [...seen.map((id) => times.get(id) ?? 0)].sort((a, b) => b - a),
    );
  });

  it('are leafed through by age and by name, searched, and put away', async () => {
    const { accessToken: token, user } = await signUp();
    const names = ['Über den Wolken', 'apfel', 'Birne', '日本の雪'.repeat(30), 'apfel'];
    await connection.db.insert(projects).values(
      names.map((name, i) => {
        const at = new Date(Date.UTC(2026, 0, 1 + i));
        return {
          id: newId('prj'),
          name,
          description: `about 50%_${i}`,
          userId: user.id,
          createdAt: at,
          updatedAt: at,
        };
      }),
    );
    type Item = { id: string; name: string; description: string };
    const leaf = async (query: string): Promise<Item[]> => {
      const items: Item[] = [];
      for (let next: string | null = ''; next !== null; ) {
        const { json, status } = await call('GET', `/api/v1/projects?limit=2&${query}${next}`, { token });
        expect(status).toBe(200);
        items.push(...json.items);
        next = json.nextCursor && `&cursor=${json.nextCursor}`;
      }
      return items;
    };
    const told = async (query: string) => (await leaf(query)).map(({ name }) => name.slice(0, 5));
    expect(await told('sort=oldest')).toEqual(names.map((name) => name.slice(0, 5)));
    expect(await told('')).toEqual(names.map((name) => name.slice(0, 5)).reverse());
    const byName = await leaf('sort=name');
    expect(byName.slice(0, 3).map(({ name }) => name)).toEqual(['apfel', 'apfel', 'Birne']);
    expect(new Set(byName.map(({ id }) => id)).size).toBe(names.length);
    expect(await told('search=BIRN')).toEqual(['Birne']);
    expect(await told(`search=${encodeURIComponent('50%_3')}`)).toEqual(['日本の雪日']);
    const { json } = await call('GET', '/api/v1/projects?limit=2', { token });
    const strange = await call('GET', `/api/v1/projects?sort=name&cursor=${json.nextCursor}`, { token });
    expect([strange.status, strange.json.errors[0].path]).toEqual([400, 'cursor']);

    const put = (archived: boolean) =>
      call('PATCH', `/api/v1/projects/${byName[2]?.id}`, { token, body: { archived } });
    expect((await put(true)).json).toMatchObject({ name: 'Birne', archivedAt: expect.any(String) });
    expect(await told('archived=true')).toEqual(['Birne']);
    expect(await leaf('')).toHaveLength(names.length - 1);
    expect((await put(false)).json.archivedAt).toBeNull();
    expect(await leaf('')).toHaveLength(names.length);
  });

  it('take their jobs, films and temporary files with them', async () => {
    const { accessToken: token, user } = await signUp();
    const make = async () => (await call('POST', '/api/v1/projects', { token, body: { name: 'x' } })).json.id;
    const [gone, kept] = [await make(), await make()];
    const [goneJob, keptJob] = [await makeFilm(user.id, gone), await makeFilm(user.id, kept)];
    expect((await call('DELETE', `/api/v1/projects/${gone}`, { token })).status).toBe(204);
    for (const prefix of ['outputs', 'temp']) {
      expect((await bucket.list(`${prefix}/${goneJob}/`)).keys).toEqual([]);
      expect((await bucket.list(`${prefix}/${keptJob}/`)).keys.length).toBeGreaterThan(0);
    }
    const left = await connection.db.select({ id: jobs.id }).from(jobs).where(eq(jobs.userId, user.id));
    expect(left).toEqual([{ id: keptJob }]);
  });
});

describe('an account', () => {
  it('is renamed, and not to a name that is taken', async () => {
    const [ada, eve] = [await signUp('ada'), await signUp('eve')];
    const rename = (username: string) =>
      call('PATCH', '/api/v1/me', { token: eve.accessToken, body: { username } });
    expect((await rename(ada.user.username.toUpperCase())).json.code).toBe('user.username_taken');
    const name = `eve-${crypto.randomUUID().slice(0, 8)}`;
    expect((await rename(name)).json).toEqual({ ...eve.user, username: name });
    expect((await rename(name.toUpperCase())).json.username).toBe(name.toUpperCase());
  });

  it('takes everything with it when it is deleted, and its address is free again', async () => {
    const { accessToken: token, user, email, password, refreshToken } = await signUp();
    const project = await call('POST', '/api/v1/projects', { token, body: { name: 'x' } });
    const jobId = await makeFilm(user.id, project.json.id);
    const key = newId('ord').padEnd(64, '0');
    await bucket.put(`assets/mix/${key}.m4a`, 'sound', 'audio/mp4');
    await bucket.put(`assets/mix/${key}-narration.mp3`, 'voice', 'audio/mpeg');
    const now = new Date();
    await connection.db.insert(assets).values({
      key,
      kind: 'mix',
      userId: user.id,
      state: 'ready',
      objectKey: `assets/mix/${key}.m4a`,
      bytes: 5,
      sha256: 'x',
      provider: 'embedded',
      createdAt: now,
      lastUsedAt: now,
    });
    expect((await call('DELETE', '/api/v1/me', { token })).status).toBe(204);
    expect((await call('GET', '/api/v1/me', { token })).status).toBe(401);
    expect((await call('POST', '/api/v1/auth/refresh', { body: { refreshToken } })).status).toBe(401);
    expect((await call('POST', '/api/v1/auth/login', { body: { email, password } })).status).toBe(401);
    expect((await bucket.list(`outputs/${jobId}/`)).keys).toEqual([]);
    expect((await bucket.list(`assets/mix/${key}`)).keys).toEqual([]);
    expect(await connection.db.select().from(users).where(eq(users.id, user.id))).toEqual([]);
    const again = { email, username: user.username, password };
    expect((await call('POST', '/api/v1/auth/register', { body: again })).status).toBe(201);
  });
});
