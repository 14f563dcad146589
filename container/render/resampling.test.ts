import { expect, test } from 'vitest';
import { allocateFrame, axisMap, drawLayers, type SeenLayer } from './draw-layers.ts';
import { loadLayer } from './layer-planes.ts';
import { PlaneMemory } from './plane-memory.ts';

const [W, H] = [320, 180];

/** Pixels from a function of the place; grey unless it gives all four. */
function pixels(widthPx: number, heightPx: number, at: (x: number, y: number) => number | number[]) {
  const rgba = new Uint8Array(widthPx * heightPx * 4);
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) {
      const v = at(x, y);
      rgba.set(typeof v === 'number' ? [v, v, v, 255] : v, (y * widthPx + x) * 4);
    }
  }
  return { widthPx, heightPx, rgba };
}

const STILL = { sight: { x: 0.5, y: 0.5, width: 1 }, overscan: 1, shift: { x: 0, y: 0 }, tile: false };

async function draw(layers: (memory: PlaneMemory) => SeenLayer[]) {
  const memory = await PlaneMemory.create();
  const frame = allocateFrame(memory, W, H);
  drawLayers(memory, frame, layers(memory));
  const bytes = Uint8Array.from(memory.bytes(frame.at, frame.bytes));
  return {
    y: bytes.subarray(0, W * H),
    u: bytes.subarray(W * H, (W * H * 5) / 4),
    v: bytes.subarray((W * H * 5) / 4),
  };
}

test('black, white and pure colours become their BT.709 limited-range values', async () => {
  const cases: [number[], number[]][] = [
    [
      [0, 0, 0, 255],
      [16, 128, 128],
    ],
    [
      [255, 255, 255, 255],
      [235, 128, 128],
    ],
    [
      [255, 0, 0, 255],
      [63, 102, 240],
    ],
    [
      [0, 255, 0, 255],
      [173, 42, 26],
    ],
    [
      [0, 0, 255, 255],
      [32, 240, 118],
    ],
  ];
  for (const [rgba, yuv] of cases) {
    const out = await draw((m) => [
      {
        ...STILL,
        planes: loadLayer(
          m,
          pixels(W, H, () => rgba),
          true,
        )!,
      },
    ]);
    expect([out.y[0], out.u[0], out.v[0]], rgba.join()).toEqual(yuv);
    expect(new Set(out.y).size).toBe(1);
  }
});

test('a picture shown whole is drawn sample for sample', async () => {
  const grey = (x: number, y: number) => (x * 7 + y * 13) & 255;
  const out = await draw((m) => [{ ...STILL, planes: loadLayer(m, pixels(W, H, grey), true)! }]);
  for (const i of [0, 1, 319, 320, 12345, W * H - 1]) {
    const want = Math.round(16 + (219 * grey(i % W, Math.floor(i / W))) / 255);
    expect(Math.abs(out.y[i]! - want)).toBeLessThanOrEqual(1);
  }
});

/** Where a blurred bright bar stands, by its centre of mass in luma. */
function centreOf(row: Uint8Array): number {
  let [sum, weighted] = [0, 0];
  for (const [x, value] of row.entries()) {
    sum += value - 16;
    weighted += (value - 16) * x;
  }
  return weighted / sum;
}

test('a slow pan moves by exact parts of a pixel: judder RMS at most 0.02 px', async () => {
  const bar = (x: number) => Math.round(220 * Math.exp(-(((x - 200) / 9) ** 2)));
  const memory = await PlaneMemory.create();
  const frame = allocateFrame(memory, W, H);
  const planes = loadLayer(memory, pixels(400, 226, bar), true)!;
  const step = 0.37;
  const errors: number[] = [];
  let first = 0;
  for (let i = 0; i < 120; i++) {
    const sight = { x: 0.5 + (i * step) / 400, y: 0.5, width: W / 400 };
    drawLayers(memory, frame, [{ ...STILL, planes, sight }]);
    const at = centreOf(memory.bytes(frame.at + 90 * W, W));
    if (i === 0) first = at;
    errors.push(at - (first - i * step));
  }
  const mean = errors.reduce((a, b) => a + b) / errors.length;
  const rms = Math.sqrt(errors.reduce((sum, e) => sum + (e - mean) ** 2, 0) / errors.length);
  expect(rms).toBeLessThanOrEqual(0.02);
});

test('luma and chroma of a moving edge stay together', async () => {
  const red = (x: number) => (x < 200 ? [255, 0, 0, 255] : [0, 0, 255, 255]);
  for (const x of [0.5, 0.503, 0.51]) {
    const sight = { x, y: 0.5, width: 0.8 };
    const out = await draw((m) => [{ ...STILL, sight, planes: loadLayer(m, pixels(400, 226, red), true)! }]);
    const row = [...out.y.subarray(90 * W, 91 * W)];
    const half = [...out.v.subarray(45 * (W / 2), 46 * (W / 2))];
    const crossing = (line: number[], level: number) => {
      const i = line.findIndex((v, k) => k > 0 && (v - level) * (line[k - 1]! - level) <= 0);
      return i - 1 + (line[i - 1]! - level) / (line[i - 1]! - line[i]!);
    };
    const lumaEdge = crossing(row, (63 + 32) / 2);
    const chromaEdge = crossing(half, (240 + 118) / 2);
    // Chroma sample i is sited at luma sample 2i.
    expect(Math.abs(2 * chromaEdge - lumaEdge)).toBeLessThan(0.2);
  }
});

test('a layer over another is the mix that its alpha says, whole or in parts', async () => {
  const under = () => [200, 200, 200, 255];
  const over = (x: number, y: number) => {
    if (x < 60 || y < 30) return [0, 0, 0, 0];
    return x < 200 ? [50, 50, 50, 128] : [50, 50, 50, 255];
  };
  const out = await draw((m) => [
    { ...STILL, planes: loadLayer(m, pixels(W, H, under), true)! },
    { ...STILL, planes: loadLayer(m, pixels(W, H, over), false)! },
  ]);
  const luma = (grey: number) => 16 + (219 * grey) / 255;
  const at = (x: number, y: number) => out.y[y * W + x]!;
  expect(Math.abs(at(20, 100) - luma(200))).toBeLessThanOrEqual(1);
  expect(Math.abs(at(130, 10) - luma(200))).toBeLessThanOrEqual(1);
  expect(Math.abs(at(130, 100) - luma(50 + 200 * (1 - 128 / 255)))).toBeLessThanOrEqual(1);
  expect(Math.abs(at(260, 100) - luma(50))).toBeLessThanOrEqual(1);
  expect(new Set(out.u)).toEqual(new Set([128]));
});

test('hiding what nearer layers cover changes no pixel', async () => {
  const noise = (x: number, y: number) => ((x * 73 + y * 151) ^ (x * y)) & 255;
  const disc = (x: number, y: number) => {
    const inside = (x - 170) ** 2 + (y - 90) ** 2 < 70 ** 2;
    return inside ? [noise(x, y), 40, 90, 255] : [0, 0, 0, 0];
  };
  const sight = { x: 0.51, y: 0.49, width: 0.93 };
  const bottom = (grey: number) => (m: PlaneMemory) =>
    loadLayer(
      m,
      pixels(W, H, () => grey),
      true,
    )!;
  const scene = (grey: number) =>
    draw((m) => [
      { ...STILL, sight, planes: bottom(grey)(m) },
      { ...STILL, sight, planes: loadLayer(m, pixels(W, H, disc), false)! },
    ]);
  const [dark, bright] = [await scene(0), await scene(255)];
  let covered = 0;
  for (let i = 0; i < W * H; i++) {
    if (dark.y[i] === bright.y[i]) covered++;
    else expect(bright.y[i]!).toBeGreaterThanOrEqual(dark.y[i]!);
  }
  const area = Math.PI * (70 / 0.93) ** 2;
  expect(covered / area).toBeGreaterThan(0.94);
  expect(covered / area).toBeLessThan(1.02);
});

test('a tiled layer goes on without a seam wherever it drifts', async () => {
  const wave = (x: number, y: number) => {
    const v = Math.round(
      120 + 60 * Math.sin((2 * Math.PI * 3 * x) / W) + 40 * Math.cos((2 * Math.PI * 2 * y) / H),
    );
    return [v, v, v, 255];
  };
  for (const shift of [
    { x: 0, y: 0 },
    { x: 100.3, y: -77.6 },
    { x: -5000.5, y: 12345.25 },
  ]) {
    const out = await draw((m) => [
      { ...STILL, shift, tile: true, planes: loadLayer(m, pixels(W, H, wave), false, true)! },
    ]);
    let worst = 0;
    for (let y = 1; y < H; y++) {
      for (let x = 1; x < W; x++) {
        const want = wave(x + shift.x, y + shift.y);
        worst = Math.max(worst, Math.abs(out.y[y * W + x]! - (16 + (219 * want[0]!) / 255)));
      }
    }
    expect(worst, `${shift.x},${shift.y}`).toBeLessThanOrEqual(2);
  }
});

test('shrinking averages instead of shimmering', async () => {
  const stripes = (x: number) => (x % 2 === 0 ? 255 : 0);
  const out = await draw((m) => [{ ...STILL, planes: loadLayer(m, pixels(W * 3, H * 3, stripes), true)! }]);
  const middle = out.y.subarray(90 * W + 20, 91 * W - 20);
  for (const value of middle) expect(Math.abs(value - 125)).toBeLessThanOrEqual(6);
});

/** Catmull-Rom weights of the four samples around a place that lies `t` behind the second one. */
function cubic(t: number): number[] {
  const near = (x: number) => (1.5 * x - 2.5) * x * x + 1;
  const far = (x: number) => ((-0.5 * x + 2.5) * x - 4) * x + 2;
  return [far(1 + t), near(t), near(1 - t), far(2 - t)];
}

test('every sample is what the cubic says, wherever the camera stands and across the seam of a tiled layer', async () => {
  const seed = Math.floor(Math.random() * 2 ** 31);
  let state = seed;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  // Sides that leave groups of eight and segments of sixteen unfinished.
  const [w, h] = [350, 202];
  const noise = pixels(w, h, () => Math.floor(random() * 256));
  for (const tile of [false, true]) {
    for (let turn = 0; turn < 4; turn++) {
      const memory = await PlaneMemory.create();
      const frame = allocateFrame(memory, W + 2, H);
      const planes = loadLayer(memory, noise, true)!;
      const [source, stride] = [memory.bytes(planes.y.at, planes.y.stride * h).slice(), planes.y.stride];
      const sight = { x: 0.35 + 0.3 * random(), y: 0.35 + 0.3 * random(), width: 0.4 + 0.6 * random() };
      const shift = tile ? { x: 900 * random(), y: -700 * random() } : { x: 0, y: 0 };
      drawLayers(memory, frame, [{ ...STILL, planes, sight, shift, tile }]);
      const across = axisMap(sight.x, sight.width, W + 2, w, 1);
      const down = axisMap(sight.y, sight.width, H, h, 1);
      const place = (n: number, size: number) =>
        tile ? ((n % size) + size) % size : Math.min(Math.max(n, 0), size - 1);
      const sampleAt = (x: number, y: number) => {
        const [left, top] = [Math.floor(x), Math.floor(y)];
        const row = (r: number) =>
          cubic(x - left).reduce((sum, c, k) => sum + c * source[r * stride + place(left - 1 + k, w)]!, 0);
        return cubic(y - top).reduce((sum, c, k) => sum + c * row(place(top - 1 + k, h)), 0);
      };
      const drawn = memory.bytes(frame.at, (W + 2) * H);
      let worst = 0;
      for (let i = 0; i < drawn.length; i += 7) {
        const x = across.origin + (shift.x * w) / (W + 2) + (i % (W + 2)) * across.step;
        const y = down.origin + (shift.y * h) / H + Math.floor(i / (W + 2)) * down.step;
        worst = Math.max(worst, Math.abs(drawn[i]! - Math.min(Math.max(sampleAt(x, y), 0), 255)));
      }
      // Half a step of rounding, and what weights and sums of 14, 7 and 6 bits add to it.
      expect(worst, `seed ${seed}, tile ${tile}`).toBeLessThanOrEqual(0.62);
    }
  }
});
