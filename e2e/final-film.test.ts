import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FinalFilm, type FinalFilms, makeFinalFilms } from './make-final-films.ts';
import { loudness, probe } from './probe.ts';

const SCRIPT = `INT. KITCHEN - NIGHT

MARA, an old woman in a red coat, waits.

TOM, a young sailor, knocks.

EXT. HARBOUR - DAY

MARA walks away.

The boats rock.`;

let films: FinalFilms;
beforeAll(async () => {
  films = await makeFinalFilms(SCRIPT, { resolution: 480, fps: 24 });
});
afterAll(() => films?.close());

const total = (charges: FinalFilm['charges']) => charges.reduce((sum, { micros }) => sum + micros, 0);
const kindsOf = ({ charges }: FinalFilm) => [...new Set(charges.map(({ what }) => what))].sort();
const pictures = ({ charges }: FinalFilm) => charges.filter(({ what }) => what === 'image');

describe('a film that is bought', () => {
  it('costs to the micro-dollar what the vendors wrote down, and no more than was quoted', () => {
    const { receipt, charges, job } = films.bought;
    expect(kindsOf(films.bought)).toEqual(['clip', 'effect', 'image', 'music', 'speech', 'text']);
    expect(receipt.actualMicros).toBe(total(charges));
    expect(job.actualCostMicros).toBe(total(charges));
    expect(total(charges)).toBeLessThanOrEqual(receipt.quotedMicros);
    const paid = receipt.items.map((item: { actualMicros: number }) => item.actualMicros).filter(Boolean);
    expect(paid.sort()).toEqual(charges.map(({ micros }) => micros).sort());
    expect(receipt).toMatchObject({ reservedMicros: 0, uncertainMicros: 0 });
  });

  it('shows the portrait of her who comes back with every picture that she is in', () => {
    const { items } = films.bought.receipt as { items: { stage: string }[] };
    const sheets = items.filter(({ stage }) => stage === 'sheet').length;
    expect(sheets).toBe(1);
    const shown = pictures(films.bought).filter(({ references }) => references);
    expect(shown.length).toBe(2);
    // Her portrait, Tom and the empty harbour are drawn by their words alone.
    expect(pictures(films.bought).length - shown.length).toBe(3);
  });

  it('is a film of picture and sound, as loud as films should be', async () => {
    for (const { file, output } of [films.bought, films.own]) {
      const { streams } = await probe(file);
      const video = streams.find((stream) => stream.codec_type === 'video')!;
      expect([video.width, video.height]).toEqual([854, 480]);
      expect(Number(video.nb_read_frames) / 24).toBeCloseTo(output.durationMs / 1000, 1);
      const { lufs, truePeak } = await loudness(file);
      expect(lufs).toBeGreaterThan(-15);
      expect(lufs).toBeLessThan(-13);
      expect(truePeak).toBeLessThanOrEqual(-0.9);
    }
  });
});

describe('its storyboard with a portrait, a picture, a line and music of the writer’s own', () => {
  it('buys again only the pictures and clips that those show', () => {
    const { receipt, charges } = films.own;
    expect(kindsOf(films.own)).toEqual(['clip', 'image']);
    // Mara's two shots; the last one's picture is the writer's, and its clip is made of it.
    expect(pictures(films.own).map(({ references }) => references)).toEqual([1, 1]);
    expect(charges.length).toBe(5);
    expect(receipt.actualMicros).toBe(total(charges));
  });

  it('says on the receipt what is the writer’s own and whose the rest was', () => {
    const { items } = films.own.receipt as {
      items: { stage: string; provider: string; model: string; actualMicros: number }[];
    };
    const own = items.filter(({ provider }) => provider === 'own');
    expect(own.map(({ stage }) => stage).sort()).toEqual(['music', 'picture', 'sheet', 'speech']);
    expect(own.every(({ actualMicros, model }) => actualMicros === 0 && model === 'upload')).toBe(true);
    const makers = new Set(items.map(({ provider }) => provider));
    expect([...makers].sort()).toEqual(['elevenlabs', 'embedded', 'openai', 'own', 'runway']);
  });
});

describe('secrets', () => {
  it('stand in nothing that the studio keeps or writes: rows, objects, logs and films', async () => {
    const { dataDir, folder, secrets, bought, own } = films;
    const kept = await readdir(dataDir, { recursive: true, withFileTypes: true });
    // The studio's own secrets are what this file is for.
    const files = kept.filter((entry) => entry.isFile() && entry.name !== 'secrets.json');
    expect(files.some(({ name }) => name.endsWith('.log'))).toBe(true);
    expect(files.length).toBeGreaterThan(100);
    const paths = [...files.map(({ parentPath, name }) => join(parentPath, name)), bought.file, own.file];
    const found = [];
    for (const path of paths) {
      const bytes = await readFile(path);
      found.push(...secrets.filter((secret) => bytes.includes(secret)).map((secret) => [path, secret]));
    }
    expect(found).toEqual([]);
    const settings = await readFile(join(folder, 'settings'));
    expect(settings.includes(secrets[0]!)).toBe(true);
  });

  it('and nothing of its owner stand in the film that is handed on', async () => {
    const { email, username } = films.account;
    const me = (await films.account.call('GET', 'me')).body;
    for (const { file, job } of [films.bought, films.own]) {
      const bytes = await readFile(file);
      for (const mine of [email, username, me.id, job.id, job.projectId]) {
        expect(mine.length).toBeGreaterThan(8);
        expect(bytes.includes(mine)).toBe(false);
      }
    }
  });
});
