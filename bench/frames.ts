/**
 * Frames of the renderer on sheets, to be looked at: every transition, every caption style, every shape, and the
 * writing systems. They go to bench/results/frames/. `BENCH_HEIGHT` (360) is the short side of a frame.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { buildCues } from '#domain/captions';
import {
  CAPTION_STYLES,
  PIECE_TRANSITIONS,
  type PieceCaption,
  type PieceOrder,
  type ShotView,
} from '#domain/composer-order';
import { guessWords } from '#domain/guess-words';
import { ASPECTS, type Aspect, frameSize } from '#domain/job-config';
import type { PaintSpec } from '#domain/paint-spec';
import { captionFont } from '../container/render/caption-fonts.ts';
import { PieceFrames } from '../container/render/render-piece.ts';

const OUT = 'bench/results/frames';
const FPS = 30;
const GAP_PX = 12;
const LABEL_PX = 18;
const REST = { x: 0.5, y: 0.5, zoom: 1 };

const DAY: PaintSpec = {
  ...{ seed: 7, place: 'coast', time: 'day', weather: 'clear', season: 'summer', mood: 'joyful' },
  ...{ framing: 'wide', people: [], props: ['lighthouse'], focus: null },
};
const NIGHT: PaintSpec = {
  ...DAY,
  seed: 3,
  place: 'village',
  time: 'night',
  weather: 'snow',
  season: 'winter',
  props: [],
};
const SENTENCE =
  'The lighthouse keeper had not spoken to anyone for eleven years, and then the storm came in.';
const SCRIPTS: Record<string, string> = {
  Latin: 'Žluťoučký kůň, façade, Ærøskøbing: “It may be a long night,” he said — “we had better be polite.”',
  'Greek, Cyrillic': 'Ο φάρος έμεινε σκοτεινός όλη τη νύχτα. Смотритель не говорил ни с кем одиннадцать лет.',
  Japanese: '灯台守は十一年間、誰とも口をきかなかった。そして北から嵐がやって来た。',
  Chinese: '守灯塔的人十一年没有和任何人说过话。后来，暴风雨从北方来了。',
  Korean: '등대지기는 십일 년 동안 아무와도 말하지 않았다. 그리고 북쪽에서 폭풍이 왔다.',
  Arabic: 'لم يتحدث حارس المنارة إلى أحد منذ 11 عامًا، ثم جاءت العاصفة من الشمال.',
  Hebrew: 'שומר המגדלור לא דיבר עם איש אחת עשרה שנים, ואז הגיעה הסערה מצפון.',
  Devanagari: 'प्रकाशस्तंभ के रखवाले ने ग्यारह वर्षों से किसी से बात नहीं की थी।',
  Thai: 'คนเฝ้าประภาคารไม่ได้พูดกับใครมาสิบเอ็ดปีแล้ว',
  'with emoji': 'She laughed 😄 and waved 👋🏽, the whole family 👨‍👩‍👧 came ❤️ at last!',
};

interface Cell {
  label: string;
  order: PieceOrder;
  index: number;
}

const view = (paint: PaintSpec, frames: number, zoom = 1): ShotView => ({
  source: { kind: 'paint', paint },
  motion: { kind: zoom > 1 ? 'push-in' : 'still', from: REST, to: { ...REST, zoom } },
  ...{ shotFrames: frames, firstFrame: 0 },
});

/** The cue of a line that holds most words, as a piece has it. */
function captionOf(text: string, aspect: Aspect, which = 0): PieceCaption {
  const samples = 48_000 * 8;
  const words = guessWords(text, samples);
  const line = { lineId: 'l', shotId: 's', speaker: null, text, startSample: 0, samples, words };
  const cues = buildCues([line], { fps: FPS, aspect });
  const cue = cues[Math.min(which, cues.length - 1)]!;
  const from = cue.startFrame;
  return {
    ...{ startFrame: 0, endFrame: cue.endFrame - from, rows: cue.rows },
    words: cue.words.map((word) => ({
      ...word,
      startFrame: word.startFrame - from,
      endFrame: word.endFrame - from,
    })),
  };
}

function captioned(
  paint: PaintSpec,
  text: string,
  { aspect, style, height }: { aspect: Aspect; style: PieceOrder['captionStyle']; height: number },
): PieceOrder {
  const caption = captionOf(text, aspect);
  const frames = Math.max(caption.endFrame, 2);
  const size = frameSize(aspect, height);
  return { ...size, fps: FPS, frames, from: view(paint, frames), captions: [caption], captionStyle: style };
}

function transitionCells(height: number): Cell[][] {
  const frames = 16;
  return PIECE_TRANSITIONS.map((transition) => {
    const edge = transition === 'fade-in' || transition === 'fade-out';
    const order: PieceOrder = {
      ...{ ...frameSize('16:9', height), fps: FPS, frames, transition, captions: [], captionStyle: 'plain' },
      from: view(DAY, 60, 1.15),
      ...(edge ? {} : { to: view(NIGHT, 60, 1.15) }),
    };
    return [0, 4, 7, 8, 12, 15].map((index) => ({
      label: `${transition} ${index + 1}/${frames}`,
      order,
      index,
    }));
  });
}

/** Every sheet by its file's name. */
function sheets(height: number): Record<string, Cell[][]> {
  const cell = (label: string, order: PieceOrder, share = 0.4): Cell => ({
    ...{ label, order },
    index: Math.floor(order.frames * share),
  });
  const styles = CAPTION_STYLES.map((style) =>
    [DAY, NIGHT].map((paint) =>
      cell(`${style}, ${paint.time}`, captioned(paint, SENTENCE, { aspect: '16:9', style, height })),
    ),
  );
  const shapes = ASPECTS.map((aspect) =>
    cell(aspect, captioned(DAY, SENTENCE, { aspect, style: 'boxed', height })),
  );
  const writing = Object.entries(SCRIPTS).map(([name, text], i) =>
    ['16:9', '9:16'].map((aspect) =>
      cell(
        `${name}, ${aspect}`,
        captioned(i % 2 ? NIGHT : DAY, text, {
          ...{ aspect: aspect as Aspect, height },
          style: i % 3 === 0 ? 'highlight' : 'plain',
        }),
      ),
    ),
  );
  const pairs = Array.from({ length: Math.ceil(writing.length / 2) }, (_, i) =>
    writing.slice(2 * i, 2 * i + 2).flat(),
  );
  return { transitions: transitionCells(height), captions: styles, shapes: [shapes], writing: pairs };
}

export async function benchFrames(): Promise<Record<string, object>> {
  const height = Number(process.env.BENCH_HEIGHT ?? 360);
  await mkdir(OUT, { recursive: true });
  const rows: Record<string, object> = {};
  for (const [name, grid] of Object.entries(sheets(height))) {
    const file = join(OUT, `${name}.png`);
    await writeFile(file, await paintSheet(grid));
    rows[name] = { frames: grid.flat().length, file };
  }
  return rows;
}

async function paintSheet(grid: Cell[][]): Promise<Buffer> {
  const widthOf = (row: Cell[]) => row.reduce((sum, { order }) => sum + order.widthPx + GAP_PX, GAP_PX);
  const heightOf = (row: Cell[]) =>
    Math.max(...row.map(({ order }) => order.heightPx)) + LABEL_PX * 1.6 + GAP_PX;
  const width = Math.max(...grid.map(widthOf));
  const canvas = createCanvas(
    width,
    grid.reduce((sum, row) => sum + heightOf(row), GAP_PX),
  );
  const ctx = canvas.getContext('2d');
  ctx.fillStyle = '#22252c';
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  let y = GAP_PX;
  for (const row of grid) {
    let x = GAP_PX;
    const drawn = new Map<PieceOrder, PieceFrames>();
    for (const { label, order, index } of row) {
      let frames = drawn.get(order);
      if (!frames) {
        frames = await PieceFrames.open(order, {}, {});
        drawn.set(order, frames);
      }
      const yuv = new Uint8Array(frames.frameBytes);
      // Captions are drawn in order: the spoken word is found from frame to frame.
      frames.draw(index, yuv);
      putFrame(ctx, yuv, order, x, y);
      ctx.fillStyle = '#e8eaee';
      ctx.font = captionFont(LABEL_PX, label);
      ctx.fillText(label, x, y + order.heightPx + LABEL_PX * 1.2);
      x += order.widthPx + GAP_PX;
    }
    for (const frames of drawn.values()) frames.close();
    y += heightOf(row);
  }
  const png = canvas.toBuffer('image/png');
  canvas.width = 1;
  canvas.height = 1;
  return png;
}

/** Draws a frame as a player would show it: BT.709, limited range, chroma repeated. */
function putFrame(
  ctx: SKRSContext2D,
  yuv: Uint8Array,
  { widthPx: w, heightPx: h }: PieceOrder,
  left: number,
  top: number,
): void {
  const image = ctx.createImageData(w, h);
  const [u, v] = [w * h, w * h + (w * h) / 4];
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const luma = (yuv[y * w + x]! - 16) * (255 / 219);
      const c = (y >> 1) * (w >> 1) + (x >> 1);
      const [cb, cr] = [(yuv[u + c]! - 128) * (255 / 224), (yuv[v + c]! - 128) * (255 / 224)];
      image.data.set(
        [luma + 1.5748 * cr, luma - 0.1873 * cb - 0.4681 * cr, luma + 1.8556 * cb, 255],
        (y * w + x) * 4,
      );
    }
  }
  ctx.putImageData(image, left, top);
}
