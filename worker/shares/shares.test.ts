import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { JobConfig } from '#domain/job-config';
import { createBucket } from '../bucket/bucket.ts';
import { connectDatabase, type DatabaseConnection } from '../db/connect.ts';
import { jobs, plans, users } from '../db/schema.ts';
import { readSettings } from '../env.ts';
import { newId } from '../ids.ts';
import { call, signUp } from '../testing/api.ts';
import { SCRIPT } from '../testing/estate.ts';
import { testEnv } from '../testing/test-env.ts';

const settings = readSettings(testEnv);
const bucket = createBucket(settings.s3);
let connection: DatabaseConnection;
beforeAll(() => {
  connection = connectDatabase(settings);
});
afterAll(() => connection.close());

/** A user with one film, finished unless told otherwise. */
async function makeFilm(status: 'completed' | 'failed' = 'completed') {
  const { accessToken: token, user } = await signUp();
  const project = await call('POST', '/api/v1/projects', { token, body: { name: 'x' } });
  const plan = await call('POST', `/api/v1/projects/${project.json.id}/plans`, {
    token,
    body: { script: SCRIPT },
  });
  const jobId = newId('job');
  const at = new Date();
  await connection.db.insert(jobs).values({
    id: jobId,
    projectId: project.json.id,
    userId: user.id,
    planId: plan.json.id,
    script: SCRIPT,
    status,
    config: JobConfig.parse({ aspect: '9:16' }),
    budgetPeriod: '2026-11',
    createdAt: at,
    updatedAt: at,
    completedAt: at,
  });
  await bucket.put(`outputs/${jobId}/output.mp4`, 'the film', 'video/mp4');
  await bucket.put(`outputs/${jobId}/poster.jpg`, 'the poster', 'image/jpeg');
  await bucket.put(`outputs/${jobId}/captions.vtt`, 'WEBVTT\n\nünïcode', 'text/vtt');
  const path = `/api/v1/jobs/${jobId}`;
  const [planId, projectId] = [plan.json.id as string, project.json.id as string];
  return { token, userId: user.id, jobId, path, planId, projectId };
}

async function share({ token, path }: { token: string; path: string }): Promise<string> {
  const { status, json } = await call('POST', `${path}/share`, { token });
  expect(status).toBe(200);
  return new URL(json.url).pathname;
}

describe('a shared film', () => {
  it('has a page with title, card, poster and player for whoever has the link', async () => {
    const film = await makeFilm();
    await connection.db.update(jobs).set({ title: 'Night & <Day>"' }).where(eq(jobs.id, film.jobId));
    const page = await share(film);
    expect(page).toMatch(/^\/share\/[\w-]{24}$/);
    const { status, text, headers } = await call('GET', page);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/html; charset=UTF-8');
    expect(text).toContain('<title>Night &amp; &lt;Day&gt;&quot;</title>');
    for (const meta of [
      '<meta property="og:title" content="Night &amp; &lt;Day&gt;&quot;">',
      `<meta property="og:image" content="http://localhost:8787${page}/poster.jpg">`,
      `<meta property="og:video" content="http://localhost:8787${page}/film.mp4">`,
      '<meta property="og:video:width" content="720">',
      '<meta name="twitter:card" content="summary_large_image">',
    ]) {
      expect(text).toContain(meta);
    }
    expect(text).not.toContain('<script');
    expect(text).not.toContain(film.jobId);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`media-src 'self' ${new URL(settings.s3.endpoint).origin}`);
    expect(policy).not.toMatch(/script-src|unsafe/);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('plays from the bucket, with captions from here', async () => {
    const page = await share(await makeFilm());
    for (const [file, content] of [
      ['film.mp4', 'the film'],
      ['poster.jpg', 'the poster'],
    ]) {
      const sent = await call('GET', `${page}/${file}`);
      expect(sent.status).toBe(302);
      expect(await (await fetch(sent.headers.get('location') ?? '')).text()).toBe(content);
    }
    const captions = await call('GET', `${page}/captions.vtt`);
    expect(captions.text).toBe('WEBVTT\n\nünïcode');
    expect(captions.headers.get('content-type')).toMatch(/^text\/vtt/);
  });

  it('has one link, also if two ask at once, until it is taken back; the next is another', async () => {
    const film = await makeFilm();
    expect((await call('GET', `${film.path}/share`, film)).json.code).toBe('share.not_found');
    const [one, two] = await Promise.all([share(film), share(film)]);
    expect(one).toBe(two);
    expect((await call('GET', `${film.path}/share`, film)).json.url).toContain(one);
    expect((await call('DELETE', `${film.path}/share`, film)).status).toBe(204);
    expect((await call('DELETE', `${film.path}/share`, film)).json.code).toBe('share.not_found');
    for (const file of ['', '/film.mp4', '/poster.jpg', '/captions.vtt']) {
      const gone = await call('GET', `${one}${file}`);
      expect(gone.status).toBe(410);
      expect(gone.text).toContain('no longer shared');
    }
    const next = await share(film);
    expect(next).not.toBe(one);
    expect((await call('GET', next)).status).toBe(200);
    expect((await call('GET', one)).status).toBe(410);
  });

  it('is not there under any other link, nor before it is finished', async () => {
    const page = await share(await makeFilm());
    const flipped = page.slice(0, -1) + (page.endsWith('A') ? 'B' : 'A');
    for (const path of [
      flipped,
      '/share/',
      '/share/x',
      `/share/${'a'.repeat(25)}`,
      '/share/%00',
      `${page}/x`,
    ]) {
      expect((await call('GET', path)).status).toBe(404);
    }
    const failed = await makeFilm('failed');
    const refused = await call('POST', `${failed.path}/share`, failed);
    expect([refused.status, refused.json.code]).toEqual([409, 'job.not_completed']);
  });

  it('goes with its film, its project or its owner', async () => {
    const films = [await makeFilm(), await makeFilm(), await makeFilm()] as const;
    const pages = [await share(films[0]), await share(films[1]), await share(films[2])];
    await call('DELETE', films[0].path, films[0]);
    await call('DELETE', `/api/v1/projects/${films[1].projectId}`, films[1]);
    await call('DELETE', '/api/v1/me', films[2]);
    for (const page of pages) expect([404, 410]).toContain((await call('GET', page)).status);
  });

  it('is not shown while its owner’s account is put out of use', async () => {
    const film = await makeFilm();
    const page = await share(film);
    expect((await call('GET', page)).status).toBe(200);
    await connection.db.update(users).set({ isActive: false }).where(eq(users.id, film.userId));
    expect((await call('GET', page)).status).toBe(410);
  });
});

describe('a film', () => {
  it('is named, put away and brought back', async () => {
    const film = await makeFilm();
    const change = (body: object) => call('PATCH', film.path, { ...film, body });
    const titles = async (query: string) =>
      (await call('GET', `/api/v1/jobs${query}`, film)).json.items.map((job: { title: string }) => job.title);
    expect((await change({ title: '  Storm  ' })).json).toMatchObject({ title: 'Storm', archivedAt: null });
    expect(await titles('?search=STO')).toEqual(['Storm']);
    expect(await titles('?search=st%25')).toEqual([]);
    expect((await change({ archived: true })).json.archivedAt).not.toBeNull();
    expect([await titles(''), await titles('?archived=true')]).toEqual([[], ['Storm']]);
    const back = await change({ archived: false, title: null });
    expect(back.json.archivedAt).toBeNull();
    expect(back.json.title).not.toBe('Storm');
    expect((await change({})).status).toBe(400);
    expect((await call('GET', '/api/v1/jobs?archived=maybe', film)).json.errors[0].path).toBe('archived');
  });

  it('is made once more of the same storyboard, once a key', async () => {
    const film = await makeFilm();
    const copy = () =>
      call('POST', `${film.path}/duplicate`, { ...film, headers: { 'idempotency-key': film.jobId } });
    const [first, second] = [await copy(), await copy()];
    expect(first.status).toBe(202);
    expect(first.json).toMatchObject({ planId: film.planId, projectId: film.projectId });
    expect(first.json.title).toMatch(/ \(copy\)$/);
    expect(first.json.config.aspect).toBe('9:16');
    expect(second.json.id).toBe(first.json.id);
    const [row] = await connection.db.select().from(jobs).where(eq(jobs.id, first.json.id));
    expect(row?.parentJobId).toBe(film.jobId);
  });

  it('is deleted with its files, and leaves its storyboard and the other films alone', async () => {
    const film = await makeFilm();
    const other = await makeFilm();
    expect((await call('DELETE', film.path, film)).status).toBe(204);
    expect((await call('GET', film.path, film)).status).toBe(404);
    expect((await call('DELETE', film.path, film)).status).toBe(404);
    expect((await bucket.list(`outputs/${film.jobId}/`)).keys).toEqual([]);
    expect(await connection.db.select().from(jobs).where(eq(jobs.id, film.jobId))).toEqual([]);
    const left = await connection.db.select({ id: plans.id }).from(plans).where(eq(plans.id, film.planId));
    expect(left).toEqual([{ id: film.planId }]);
    expect((await call('GET', other.path, other)).status).toBe(200);
  });

  it('that is under way is stopped first', async () => {
    const film = await makeFilm();
    const started = await call('POST', `/api/v1/projects/${film.projectId}/jobs`, {
      ...film,
      body: { planId: film.planId },
    });
    const path = `/api/v1/jobs/${started.json.id}`;
    expect((await call('DELETE', path, film)).status).toBe(204);
    expect((await call('GET', path, film)).status).toBe(404);
    expect(await connection.db.select().from(jobs).where(eq(jobs.id, started.json.id))).toEqual([]);
  });
});
