import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { PieceCaption } from '#domain/composer-order';
import { captionFont } from './caption-fonts.ts';
import { type CaptionLayout, layOutCaption, type MeasureText } from './caption-layout.ts';
import type { Pixels } from './layer-planes.ts';

/** A caption's picture: a strip of the frame's width whose first row is `top` (even) of the frame. */
export interface CaptionBitmap {
  top: number;
  pixels: Pixels;
}

const INK = '#ffffff';
const SPOKEN_INK = '#ffd54a';
const SHADOW = 'rgba(0, 0, 0, 0.85)';
const OUTLINE = 'rgba(8, 10, 16, 0.72)';
/** The box behind boxed captions; its rim around the words as multiples of the font's size. */
const BOX = 'rgba(8, 10, 16, 0.74)';
const BOX_RIM = { x: 0.42, above: 1.02, below: 0.36, radius: 0.22 } as const;
const RIGHT_TO_LEFT = /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** The row's own direction decides where its full stop goes; rows are always placed by their left end. */
function setDirection(ctx: SKRSContext2D, row: string): void {
  ctx.textAlign = 'left';
  ctx.direction = RIGHT_TO_LEFT.test(row) ? 'rtl' : 'ltr';
}

let ruler: SKRSContext2D | undefined;

export const measureCaption: MeasureText = (text, fontPx) => {
  ruler ??= createCanvas(16, 16).getContext('2d');
  ruler.font = captionFont(fontPx, text);
  return ruler.measureText(text).width;
};

/** A caption laid out once, and painted as often as its spoken word changes. */
export class CaptionPainter {
  readonly layout: CaptionLayout;
  readonly #widthPx: number;
  readonly #stripPx: number;
  readonly #top: number;
  readonly #boxed: boolean;

  constructor(caption: PieceCaption, widthPx: number, heightPx: number, boxed = false) {
    this.#boxed = boxed;
    this.layout = layOutCaption(caption, widthPx, heightPx, measureCaption);
    const { rows, fontPx } = this.layout;
    const even = (n: number) => 2 * Math.floor(n / 2);
    this.#top = Math.max(even(rows[0]!.baseline - fontPx * 1.6), 0);
    const bottom = Math.min(even(rows.at(-1)!.baseline + fontPx * 1.1), heightPx);
    this.#widthPx = widthPx;
    this.#stripPx = Math.max(bottom - this.#top, 32);
  }

  /** Paints with the word `spoken` in colour, or all alike. */
  paint(spoken: { row: number; index: number } | null): CaptionBitmap {
    const canvas = createCanvas(this.#widthPx, this.#stripPx);
    const ctx = canvas.getContext('2d');
    const { rows, fontPx } = this.layout;
    ctx.font = captionFont(fontPx, rows.map(({ text }) => text).join('\n'));
    ctx.lineJoin = 'round';
    if (this.#boxed) this.#paintBox(ctx);
    for (const { text, x, baseline } of rows) {
      const y = baseline - this.#top;
      setDirection(ctx, text);
      ctx.fillStyle = INK;
      if (this.#boxed) {
        ctx.fillText(text, x, y);
        continue;
      }
      // A wide soft shadow lifts the words off a busy picture, a thin outline keeps them sharp on white.
      ctx.shadowColor = SHADOW;
      ctx.shadowBlur = fontPx * 0.35;
      ctx.shadowOffsetY = fontPx * 0.04;
      ctx.strokeStyle = OUTLINE;
      ctx.lineWidth = fontPx * 0.13;
      ctx.strokeText(text, x, y);
      ctx.shadowColor = 'transparent';
      ctx.fillText(text, x, y);
    }
    if (spoken) this.#paintWord(ctx, this.layout.placeOf(spoken.row, spoken.index));
    const pixels = { widthPx: canvas.width, heightPx: canvas.height, rgba: Uint8Array.from(canvas.data()) };
    // Skia's pixels lie outside the heap, where nothing hurries their collection.
    canvas.width = 1;
    canvas.height = 1;
    return { top: this.#top, pixels };
  }

  /** One dark shape that follows both rows, so that no seam shows where their boxes meet. */
  #paintBox(ctx: SKRSContext2D): void {
    const { rows, fontPx } = this.layout;
    ctx.fillStyle = BOX;
    ctx.beginPath();
    for (const { x, baseline, widthPx } of rows) {
      const top = baseline - this.#top - BOX_RIM.above * fontPx;
      const height = (BOX_RIM.above + BOX_RIM.below) * fontPx;
      const rim = BOX_RIM.x * fontPx;
      ctx.roundRect(x - rim, top, widthPx + 2 * rim, height, BOX_RIM.radius * fontPx);
    }
    ctx.fill('nonzero');
  }

  /** The row is drawn again through a window on the word, so that kerning and joined letters stay. */
  #paintWord(ctx: SKRSContext2D, place: { row: number; index: number }): void {
    const row = this.layout.rows[place.row];
    const words = row?.text.split(' ') ?? [];
    if (!row || place.index >= words.length) return;
    const { fontPx } = this.layout;
    const before = words.slice(0, place.index).join(' ');
    const start = before === '' ? 0 : measureCaption(`${before} `, fontPx);
    const end = measureCaption(words.slice(0, place.index + 1).join(' '), fontPx);
    const y = row.baseline - this.#top;
    const left = RIGHT_TO_LEFT.test(row.text) ? row.x + row.widthPx - end : row.x + start;
    const rim = measureCaption(' ', fontPx) / 2;
    ctx.save();
    ctx.beginPath();
    ctx.rect(left - rim, y - fontPx * 1.2, end - start + 2 * rim, fontPx * 1.7);
    ctx.clip();
    ctx.fillStyle = SPOKEN_INK;
    setDirection(ctx, row.text);
    ctx.fillText(row.text, row.x, y);
    ctx.restore();
  }
}
