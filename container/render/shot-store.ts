import { createHash } from 'node:crypto';
import {
  closeSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { canonicalJson } from '#domain/content-key';
import type { LayerPlanes, Plane } from './layer-planes.ts';
import type { PlaneMemory } from './plane-memory.ts';
import type { ShotPlanes } from './shot-planes.ts';

/** Some thirty shots at 720p. */
const MOST_BYTES = 512 * 1024 * 1024;
/** A painter that has not finished by then has died: the shot is painted again. */
const LONGEST_PAINTING_MS = 30_000;
const PREFIX = 'film-shots-';

/**
 * Painted shots as files, shared by the threads of one process: a shot is seen by its body and by both its transitions,
 * and painting costs far more than reading it back. The least recently used give way.
 */
export class ShotStore {
  readonly #folder: string;
  readonly #mostBytes: number;

  constructor(folder: string, mostBytes = MOST_BYTES) {
    this.#folder = folder;
    this.#mostBytes = mostBytes;
  }

  /** The process's own store under the system's temporary folder; leavings of dead processes are swept. */
  static ofProcess(): ShotStore {
    const folder = join(tmpdir(), `${PREFIX}${process.pid}`);
    sweepDead();
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { uid } = lstatSync(folder);
    if (process.getuid && uid !== process.getuid()) throw new Error(`${folder} belongs to somebody else`);
    return new ShotStore(folder);
  }

  /** The stored shot loaded into `memory`, or the one that `paint` makes there, stored for the next one. */
  async loadOr(
    memory: PlaneMemory,
    determinants: unknown,
    paint: () => ShotPlanes | Promise<ShotPlanes>,
  ): Promise<ShotPlanes> {
    const file = join(this.#folder, createHash('sha256').update(canonicalJson(determinants)).digest('hex'));
    // Cleaners of temporary folders may have taken it away.
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    for (const end = Date.now() + LONGEST_PAINTING_MS; ; ) {
      const stored = read(memory, file);
      if (stored) return stored;
      if (claim(`${file}.painting`) || Date.now() > end) break;
      await wait(20);
    }
    try {
      const mark = memory.mark();
      const shot = await paint();
      this.#makeRoom(memory.mark() - mark);
      write(memory, file, shot, mark);
      return shot;
    } finally {
      rmSync(`${file}.painting`, { force: true });
    }
  }

  #makeRoom(bytes: number): void {
    const files = readdirSync(this.#folder).map((name) => {
      const stat = statSync(join(this.#folder, name), { throwIfNoEntry: false });
      return { path: join(this.#folder, name), size: stat?.size ?? 0, used: stat?.mtimeMs ?? 0 };
    });
    let total = files.reduce((sum, file) => sum + file.size, bytes);
    for (const { path, size } of files.sort((a, b) => a.used - b.used)) {
      if (total <= this.#mostBytes) return;
      if (size === 0) continue;
      rmSync(path, { force: true });
      total -= size;
    }
  }
}

function sweepDead(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const pid = Number(name.slice(PREFIX.length));
    if (pid > 0 && !isAlive(pid)) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** True for the one caller who made the file. */
function claim(file: string): boolean {
  try {
    closeSync(openSync(file, 'wx', 0o600));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** A shot lies in one stretch of memory from `start` on: its description, then those bytes, pointers counted from 0. */
function write(memory: PlaneMemory, file: string, shot: ShotPlanes, start: number): void {
  const moved = {
    ...shot,
    ...movedWindow(shot, -start),
    layers: shot.layers.map((layer) => ({ ...layer, planes: rebased(layer.planes, -start) })),
  };
  const head = Buffer.from(JSON.stringify(moved));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(head.length);
  const fresh = `${file}.${process.pid}.${performance.now()}.new`;
  const out = openSync(fresh, 'wx', 0o600);
  try {
    for (const part of [size, head, memory.bytes(start, memory.mark() - start)]) {
      for (let done = 0; done < part.length; ) done += writeSync(out, part, done);
    }
  } finally {
    closeSync(out);
  }
  renameSync(fresh, file);
}

function read(memory: PlaneMemory, file: string): ShotPlanes | null {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat) return null;
  let input: number;
  try {
    input = openSync(file, 'r');
  } catch (error) {
    // Another thread made room between the two calls.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  try {
    const size = Buffer.alloc(4);
    readSync(input, size, 0, 4, 0);
    const head = Buffer.alloc(size.readUInt32LE());
    readSync(input, head, 0, head.length, 4);
    const bytes = stat.size - 4 - head.length;
    const at = memory.allocate(bytes);
    const into = memory.bytes(at, bytes);
    for (let done = 0; done < bytes; ) {
      const got = readSync(input, into, done, bytes - done, 4 + head.length + done);
      if (got === 0) throw new Error(`${file} ends early`);
      done += got;
    }
    const shot = JSON.parse(head.toString()) as ShotPlanes;
    const now = new Date();
    utimesSync(file, now, now);
    const window = movedWindow(shot, at);
    return {
      ...shot,
      ...window,
      layers: shot.layers.map((layer) => ({ ...layer, planes: rebased(layer.planes, at) })),
    };
  } finally {
    closeSync(input);
  }
}

/** The window with its backdrop's pointer moved by `by` bytes. */
function movedWindow({ window }: ShotPlanes, by: number): Pick<ShotPlanes, 'window'> {
  if (!window?.backdrop) return {};
  return { window: { ...window, backdrop: { ...window.backdrop, at: window.backdrop.at + by } } };
}

/** The layer with all its pointers moved by `by` bytes. */
function rebased(layer: LayerPlanes, by: number): LayerPlanes {
  const move = <T extends Plane>(plane: T): T => ({ ...plane, at: plane.at + by });
  const moveMask = (mask: NonNullable<LayerPlanes['alpha']>['full']) => ({
    ...move(mask),
    any: mask.any + by,
    solid: mask.solid + by,
  });
  const alpha = layer.alpha && { full: moveMask(layer.alpha.full), half: moveMask(layer.alpha.half) };
  return { ...layer, y: move(layer.y), u: move(layer.u), v: move(layer.v), alpha };
}
