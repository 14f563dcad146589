import { describe, expect, it } from 'vitest';
import { mixOrder, pieceOrder } from './film-orders.ts';
import { filmParts } from './film-parts.ts';
import { type FilmPlan, shotsOf } from './film-plan.ts';
import { guessTimeline } from './guess-timeline.ts';
import { JobConfig } from './job-config.ts';
import { BadMedia, readMedia } from './media-file.ts';
import { ownMediaOf } from './own-media.ts';
import { planFilm } from './script/plan-film.ts';

const bytes = (...parts: (string | number[])[]) =>
  new Uint8Array(
    parts.flatMap((part) => (typeof part === 'string' ? [...part].map((c) => c.charCodeAt(0)) : part)),
  );
const u32 = (n: number) => [(n >>> 24) & 255, (n >>> 16) & 255, (n >>> 8) & 255, n & 255];
const png = (width: number, height: number, end = `${'\0'.repeat(4)}IEND\u00ae\u0042\u0060\u0082`) =>
  bytes('\u0089PNG\r\n\u001a\n', u32(13), 'IHDR', u32(width), u32(height), [8, 6, 0, 0, 0, 0, 0, 0, 0], end);
const jpeg = (...end: number[]) =>
  bytes(
    [0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 17, 8, 2, 0, 3, 0, 3],
    [...Array(40).fill(7)],
    end,
  );

describe('an uploaded file', () => {
  it('is what its bytes say', () => {
    expect(readMedia(png(640, 480))).toEqual({
      kind: 'picture',
      type: 'image/png',
      widthPx: 640,
      heightPx: 480,
    });
    expect(readMedia(jpeg(0xff, 0xd9, 0, 0))).toMatchObject({
      type: 'image/jpeg',
      widthPx: 768,
      heightPx: 512,
    });
    const webp = bytes(
      'RIFF',
      [30, 0, 0, 0],
      'WEBPVP8X',
      [10, 0, 0, 0, 0, 0, 0, 0, 127, 2, 0, 223, 1, 0],
      u32(0),
      u32(0),
    );
    expect(readMedia(webp)).toMatchObject({ type: 'image/webp', widthPx: 640, heightPx: 480 });
    const sounds = {
      'audio/wav': bytes('RIFF', [4, 0, 0, 0], 'WAVE'),
      'audio/flac': bytes('fLaC', u32(0)),
      'audio/ogg': bytes('OggS', u32(0)),
      'audio/mp4': bytes(u32(24), 'ftypM4A ', u32(0)),
      'audio/mpeg': bytes([0xff, 0xfb, 0x90, 0x64]),
    };
    for (const [type, file] of Object.entries(sounds))
      expect(readMedia(file)).toEqual({ kind: 'sound', type });
    expect(readMedia(bytes('ID3', u32(4)))).toEqual({ kind: 'sound', type: 'audio/mpeg' });
  });

  it('that is none, is cut off, is a bomb or holds markup is refused in words', () => {
    const refused: [string, Uint8Array, RegExp][] = [
      ['nothing', bytes(), /no PNG, JPEG/],
      ['a program', bytes('MZ', u32(1), u32(2)), /no PNG, JPEG/],
      ['a zip', bytes('PK\u0003\u0004', u32(0)), /no PNG, JPEG/],
      ['a drawing with a script', bytes('<svg xmlns="x"><script>1</script></svg>'), /SVG/],
      ['one behind a mark and a comment', bytes([0xef, 0xbb, 0xbf], '  <?xml version="1.0"?><svg/>'), /SVG/],
      ['a GIF', bytes('GIF89a', u32(0)), /no PNG, JPEG/],
      ['a cut PNG', png(640, 480).slice(0, 40), /cut off/],
      ['a PNG without its end', png(640, 480, 'nothing at all'), /cut off/],
      ['a cut JPEG', jpeg(), /cut off/],
      ['a huge PNG', png(60_000, 60_000), /60000 × 60000 pixels, more than 8K/],
      ['a long PNG', png(2_000_000_000, 1), /more than 8K/],
      ['a PNG of nothing', png(0, 0), /each side needs/],
      ['a reserved layer', bytes([0xff, 0xf9, 0xff, 0xff]), /no PNG, JPEG/],
    ];
    for (const [what, file, words] of refused) {
      expect(() => readMedia(file), what).toThrow(words);
      expect(() => readMedia(file), what).toThrow(BadMedia);
    }
  });
});

describe('a plan with files of the user’s own', () => {
  const script = `Mara climbed the stairs. "Is anybody there?" she asked.\n\nThe sea was calm. Mara looked out.`;
  const config = JobConfig.parse({ quality: 'final', providers: { image: 'openai', voice: 'openai' } });
  const plain = planFilm(script, config);
  const SHA = (letter: string) => letter.repeat(64);
  const changed = (change: (plan: FilmPlan) => void) => {
    const plan = structuredClone(plain);
    change(plan);
    return plan;
  };
  const keys = (plan: FilmPlan, known = new Map<string, string>()) =>
    new Map(
      filmParts({ userId: 'u', plan, config }, null, { hashes: known }).map((part) => [part.stepKey, part]),
    );
  const firstShot = (plan: FilmPlan) => shotsOf(plan)[0]!.shot;

  it('asks nobody for what is there, and for everything else exactly as before', () => {
    const before = keys(plain);
    const line = shotsOf(plain).flatMap(({ shot }) => shot.lines)[0]!;
    const plan = changed((p) => {
      firstShot(p).picture = SHA('a');
      for (const { shot } of shotsOf(p))
        for (const one of shot.lines) if (one.id === line.id) one.recording = SHA('b');
      p.music.recording = SHA('c');
    });
    const after = keys(plan);
    const own = ownMediaOf(plan);
    expect(own.map(({ kind, path }) => [kind, path.replace(/\d+/g, 'n')])).toEqual([
      ['picture', 'plan.scenes.n.shots.n.picture'],
      ['voice', 'plan.scenes.n.shots.n.lines.n.recording'],
      ['music', 'plan.music.recording'],
    ]);
    for (const { stepKey } of own) expect(after.get(stepKey)).toMatchObject({ request: null });
    for (const [stepKey, part] of before) {
      if (!own.some((media) => media.stepKey === stepKey))
        expect(after.get(stepKey)?.assetKey).toBe(part.assetKey);
    }
    // Another file is another asset, and another's is never one's own.
    const other = keys(
      changed((p) => {
        firstShot(p).picture = SHA('d');
      }),
    );
    const pictureKey = own[0]!.stepKey;
    expect(other.get(pictureKey)?.assetKey).not.toBe(after.get(pictureKey)?.assetKey);
    const theirs = filmParts({ userId: 'v', plan, config }, null).find(
      ({ stepKey }) => stepKey === pictureKey,
    );
    expect(theirs?.assetKey).not.toBe(after.get(pictureKey)?.assetKey);
  });

  it('shows a portrait that was brought along in every picture of its character, even in one alone', () => {
    const [mara] = plain.characters;
    const plan = changed((p) => {
      p.characters[0]!.portrait = SHA('e');
    });
    const sheet = `sheet:${mara?.id}`;
    const parts = keys(plan, new Map([[sheet, SHA('f')]]));
    expect(parts.get(sheet)).toMatchObject({ stage: 'sheet', request: null });
    const shown = [...parts.values()].filter(({ shows }) => Object.values(shows ?? {}).includes(sheet));
    expect(shown.length).toBeGreaterThan(0);
    const without = keys(plan, new Map([[sheet, SHA('0')]]));
    for (const { stepKey, assetKey } of shown) expect(without.get(stepKey)?.assetKey).not.toBe(assetKey);
  });

  it('films the picture also in an animatic, and plays music that is too short again', () => {
    const animatic = JobConfig.parse({});
    const plan = changed((p) => {
      firstShot(p).picture = SHA('a');
    });
    const timeline = guessTimeline(plan, animatic);
    const sources = timeline.pieces.map((piece) => {
      const { work } = pieceOrder(plan, timeline, piece, animatic);
      return work.kind === 'piece' && work.order.from.source.kind;
    });
    expect(sources[0]).toBe('image');
    expect(sources).toContain('paint');
    const mix = mixOrder(
      timeline,
      animatic,
      changed((p) => {
        p.music.recording = SHA('c');
      }),
    ).work;
    expect(mix.kind === 'mix' && mix.order.music).toMatchObject({ loop: true });
  });
});
