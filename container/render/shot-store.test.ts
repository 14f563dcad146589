import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { allocateFrame } from './draw-layers.ts';
import { loadLayer } from './layer-planes.ts';
import { PlaneMemory } from './plane-memory.ts';
import type { ShotPlanes } from './shot-planes.ts';
import { ShotStore } from './shot-store.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shot-store-'));
});
afterEach(() => rm(folder, { recursive: true }));

function paint(memory: PlaneMemory, seed: number): ShotPlanes {
  const rgba = new Uint8Array(64 * 48 * 4);
  for (let i = 0; i < rgba.length; i += 4) {
    const clear = i / 4 / 64 < 10;
    rgba.set(clear ? [0, 0, 0, 0] : [(i * seed) % 200, 30, 40, i % 3 === 0 ? 255 : 220], i);
  }
  const pixels = { widthPx: 64, heightPx: 48, rgba };
  const drift = { xPerS: 0.1, yPerS: 0, tile: true };
  return {
    overscan: 1.12,
    layers: [
      { planes: loadLayer(memory, pixels, true)!, depth: 0, drift: null },
      { planes: loadLayer(memory, pixels, false)!, depth: 0.6, drift },
    ],
  };
}

/** All of a shot that is not a place in memory. */
function content(memory: PlaneMemory, shot: ShotPlanes) {
  return shot.layers.map(({ planes, depth, drift }) => ({
    ...{ depth, drift, left: planes.left, top: planes.top },
    planes: [planes.y, planes.u, planes.v, planes.alpha?.full, planes.alpha?.half].map(
      (plane) => plane && [...memory.bytes(plane.at, plane.stride * plane.height)],
    ),
    masks: planes.alpha && [...memory.bytes(planes.alpha.full.any, 8 * planes.y.height)],
  }));
}

test('a stored shot comes back the same, wherever in memory', async () => {
  const store = new ShotStore(folder);
  const [first, second] = [await PlaneMemory.create(), await PlaneMemory.create()];
  const painted = await store.loadOr(first, { seed: 3 }, () => paint(first, 3));
  second.allocate(12_345);
  const again = await store.loadOr(second, { seed: 3 }, () => expect.unreachable('it is stored'));
  expect(content(second, again)).toEqual(content(first, painted));
  expect(again.layers[0]!.planes.y.at).not.toBe(painted.layers[0]!.planes.y.at);
});

test('two that want the same shot at once paint it once', async () => {
  const [a, b] = [new ShotStore(folder), new ShotStore(folder)];
  let painted = 0;
  const one = async (store: ShotStore) => {
    const memory = await PlaneMemory.create();
    return store.loadOr(memory, { seed: 5 }, async () => {
      painted++;
      await new Promise((resolve) => setTimeout(resolve, 60));
      return paint(memory, 5);
    });
  };
  await Promise.all([one(a), one(b), one(a)]);
  expect(painted).toBe(1);
});

test('a painter that fails leaves nothing behind that would keep the next one waiting', async () => {
  const store = new ShotStore(folder);
  const memory = await PlaneMemory.create();
  const failing = store.loadOr(memory, { seed: 7 }, () => {
    throw new Error('out of paint');
  });
  await expect(failing).rejects.toThrow('out of paint');
  expect(await readdir(folder)).toEqual([]);
});

test('the least recently used shots give way', async () => {
  const memory = await PlaneMemory.create();
  const probe = memory.mark();
  paint(memory, 1);
  const size = memory.mark() - probe;
  const store = new ShotStore(folder, size * 3);
  for (let seed = 0; seed < 8; seed++) await store.loadOr(memory, { seed }, () => paint(memory, seed));
  const sizes = await Promise.all(
    (await readdir(folder)).map(async (name) => (await stat(join(folder, name))).size),
  );
  expect(sizes.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(size * 3 + 4096);
  expect(sizes.length).toBeGreaterThanOrEqual(2);
  await store.loadOr(memory, { seed: 7 }, () => expect.unreachable('the latest is kept'));
});

test('a picture in a window comes back with what stands around it, wherever in memory it lies', async () => {
  const store = new ShotStore(folder);
  const place = { x: 8, y: 0, width: 48, height: 48 };
  const windowed = (memory: PlaneMemory): ShotPlanes => {
    const backdrop = allocateFrame(memory, 64, 48);
    memory.bytes(backdrop.at, backdrop.bytes).fill(77);
    return { ...paint(memory, 3), window: { place, backdrop } };
  };
  const first = await PlaneMemory.create();
  await store.loadOr(first, { seed: 'window' }, () => windowed(first));
  const second = await PlaneMemory.create();
  second.allocate(100_000);
  const { window } = await store.loadOr(second, { seed: 'window' }, () => {
    throw new Error('it is stored already');
  });
  expect(window?.place).toEqual(place);
  const { at, bytes } = window!.backdrop!;
  expect(second.bytes(at, bytes).every((value) => value === 77)).toBe(true);
});
