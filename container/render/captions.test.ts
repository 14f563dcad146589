import { GlobalFonts } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import type { PieceCaption } from '#domain/composer-order';
import { frameSize } from '#domain/job-config';
import { CaptionPainter, measureCaption } from './caption-bitmap.ts';
import { captionFont } from './caption-fonts.ts';
import { layOutCaption, safeArea } from './caption-layout.ts';
import { spokenWord } from './draw-captions.ts';
import type { Pixels } from './layer-planes.ts';
import { PieceFrames } from './render-piece.ts';
import { standInPainter } from './stand-in-painter.ts';

const SIZES = (['16:9', '9:16', '1:1', '4:5'] as const).map((aspect) => frameSize(aspect, 720));
const ROWS = [
  ['Short.'],
  ['The lighthouse keeper had not spoken', 'to anyone for eleven years.'],
  ['A single row that is very much too long to be set in one line on a telephone held upright'],
  ['Привет, как дела? Ελληνικά', 'नमस्ते दुनिया – Việt Nam'],
  ['W'.repeat(200)],
];

const cue = (rows: string[]): PieceCaption => ({ startFrame: 0, endFrame: 30, rows, words: [] });

test.each(SIZES)('captions stay inside the safe area of $widthPx×$heightPx, in at most two rows', (size) => {
  const area = safeArea(size.widthPx, size.heightPx);
  for (const rows of ROWS) {
    const painter = new CaptionPainter(cue(rows), size.widthPx, size.heightPx);
    expect(painter.layout.rows.length).toBeLessThanOrEqual(2);
    for (const row of painter.layout.rows) {
      expect(row.x).toBeGreaterThanOrEqual(size.widthPx * area.side - 0.5);
      expect(row.x + row.widthPx).toBeLessThanOrEqual(size.widthPx * (1 - area.side) + 0.5);
    }
    const { top, pixels } = painter.paint(null);
    const ink = inkBox(pixels);
    expect(ink.left).toBeGreaterThan(size.widthPx * 0.05);
    expect(ink.right).toBeLessThan(size.widthPx * 0.95);
    expect(top + ink.bottom).toBeLessThan(size.heightPx * 0.95);
  }
});

/** What is more than a shadow. */
function inkBox({ widthPx, heightPx, rgba }: Pixels): { left: number; right: number; bottom: number } {
  const box = { left: widthPx, right: 0, bottom: 0 };
  for (let i = 0; i < widthPx * heightPx; i++) {
    if (rgba[i * 4 + 3]! < 160) continue;
    box.left = Math.min(box.left, i % widthPx);
    box.right = Math.max(box.right, i % widthPx);
    box.bottom = Math.floor(i / widthPx);
  }
  return box;
}

test('no word is lost when a row is broken in two, and its place is known', () => {
  const words = ROWS[2]![0]!.split(' ');
  const layout = layOutCaption({ rows: ROWS[2]! }, 720, 1280, measureCaption);
  expect(layout.rows.map((row) => row.text).join(' ')).toBe(words.join(' '));
  for (const [index, word] of words.entries()) {
    const place = layout.placeOf(0, index);
    expect(layout.rows[place.row]!.text.split(' ')[place.index]).toBe(word);
  }
});

test('the spoken word follows its frames, also those that began before the piece', () => {
  const caption: PieceCaption = {
    ...{ startFrame: -5, endFrame: 20, rows: ['one two'] },
    words: [
      { row: 0, index: 0, startFrame: -5, endFrame: 8 },
      { row: 0, index: 1, startFrame: 10, endFrame: 20 },
    ],
  };
  expect(spokenWord(caption, 0)).toEqual({ row: 0, index: 0 });
  expect(spokenWord(caption, 9)).toBeNull();
  expect(spokenWord(caption, 10)).toEqual({ row: 0, index: 1 });
});

test('a highlight colours one word and leaves all others as they were', () => {
  const painter = new CaptionPainter(cue(['one two three']), 1280, 720);
  const plain = Uint8Array.from(painter.paint(null).pixels.rgba);
  const { pixels } = painter.paint({ row: 0, index: 1 });
  const { x, widthPx } = painter.layout.rows[0]!;
  const { fontPx } = painter.layout;
  const from = x + measureCaption('one ', fontPx) - fontPx * 0.2;
  const to = x + widthPx - measureCaption(' three', fontPx) + fontPx * 0.2;
  let changed = 0;
  for (let i = 0; i < plain.length; i += 4) {
    if (plain[i + 2] === pixels.rgba[i + 2]) continue;
    const column = (i / 4) % 1280;
    expect(column).toBeGreaterThanOrEqual(from);
    expect(column).toBeLessThanOrEqual(to);
    changed++;
  }
  expect(changed).toBeGreaterThan(100);
});

test('a caption is blended over its frames only, and over its rectangle only', async () => {
  const still = { x: 0.5, y: 0.5, zoom: 1 };
  const order = {
    ...{ widthPx: 640, heightPx: 360, fps: 30 as const, frames: 10, captionStyle: 'plain' as const },
    from: {
      ...{ source: { kind: 'paint' as const, paint: { seed: 1 } as never }, shotFrames: 10, firstFrame: 0 },
      motion: { kind: 'still' as const, from: still, to: still },
    },
    captions: [{ ...cue(['Hello']), startFrame: 3, endFrame: 6 }],
  };
  const frames = await PieceFrames.open(order, {}, { painter: standInPainter });
  const drawn = Array.from({ length: 10 }, (_, i) => {
    const out = Buffer.alloc(frames.frameBytes);
    frames.draw(i, out);
    return out;
  });
  frames.close();
  const differs = drawn.map((frame) => !frame.equals(drawn[0]!));
  expect(differs).toEqual([false, false, false, true, true, true, false, false, false, false]);
  const upper = 640 * 250;
  expect(drawn[4]!.subarray(0, upper).equals(drawn[0]!.subarray(0, upper))).toBe(true);
  expect(Math.max(...drawn[4]!.subarray(640 * 300, 640 * 360))).toBeGreaterThanOrEqual(234);
});

test('every script of the world’s larger films has a packaged font, loaded when a caption needs it', () => {
  const scripts = ['灯台守は', '등대지기', '看守人', 'المنارة', 'המגדלור', 'ประภาคาร', '👋🏽'];
  const base = captionFont(20, 'keeper');
  const fonts = scripts.map((text) => captionFont(20, text));
  for (const [i, font] of fonts.entries()) {
    expect(font.length, scripts[i]).toBeGreaterThan(base.length);
    for (const [, family] of font.matchAll(/"([^"]+)"/g)) expect(GlobalFonts.has(family!)).toBe(true);
  }
  expect(new Set(fonts).size).toBe(scripts.length);
  expect(captionFont(20, 'keeper')).toBe(base);
});
