import { builtWasm } from './build-wasm.ts';

/** What assembly/render.ts exports; pointers and sizes are in bytes or samples as documented there. */
export interface RenderLoops {
  convertRgba(
    ...args: [
      rgba: number,
      rgbaStride: number,
      width: number,
      height: number,
      y: number,
      u: number,
      v: number,
      a: number,
      ac: number,
      stride: number,
      chromaStride: number,
    ]
  ): void;
  maskAlpha(
    ...args: [
      ...[alpha: number, stride: number, width: number, height: number],
      ...[segment: number, any: number, solid: number],
    ]
  ): void;
  segmentBits(
    ...args: [
      ...[xStarts: number, xTaps: number, width: number, segment: number],
      ...[sourceWidth: number, sourceSegment: number, bits: number],
    ]
  ): void;
  planRows(
    ...args: [
      ...[
        any: number,
        solidSource: number,
        sourceHeight: number,
        yStarts: number,
        yTaps: number,
        height: number,
      ],
      ...[bits: number, segments: number, hidden: number, need: number, solid: number],
    ]
  ): void;
  fillTaps(
    ...args: [
      ...[starts: number, coefs: number, taps: number, n: number, origin: number, step: number],
      ...[widen: number, sourceSize: number, wrap: number],
    ]
  ): void;
  groupBytes(n: number): number;
  groupColumns(starts: number, coefs: number, n: number, sourceWidth: number, groups: number): void;
  scratchBytes(width: number, sourceWidth: number): number;
  drawPlanned(
    ...args: [
      ...[target: number, target2: number, targetStride: number, width: number, height: number],
      ...[source: number, source2: number, alpha: number, stride: number],
      ...[sourceWidth: number, sourceHeight: number],
      ...[xStarts: number, xCoefs: number, xTaps: number, xGroups: number],
      ...[yStarts: number, yCoefs: number, yTaps: number],
      ...[need: number, solid: number, segment: number, scratch: number],
    ]
  ): void;
  mixFrames(target: number, other: number, n: number, weight: number): void;
  mixColumns(target: number, other: number, width: number, height: number, weights: number): void;
  mixConstant(target: number, n: number, value: number, keep: number): void;
  blendPlane(
    ...args: [
      ...[target: number, targetStride: number, colour: number, cover: number],
      ...[stride: number, width: number, height: number],
    ]
  ): void;
}

const PAGE_BYTES = 65_536;
/** Below lie the loops' own constants. */
const FIRST_BYTE = 4096;
/** 1 GiB: far above any film's need, low enough that a runaway fails here and not the machine. */
const MAX_PAGES = 16_384;

const idle: PlaneMemory[] = [];
let compiled: Promise<WebAssembly.Module> | undefined;

/**
 * The loops with their memory, given out as a stack: `mark` and `release` bracket what lives shorter.
 * Views become stale when memory grows, so they are taken fresh for each use.
 */
export class PlaneMemory {
  readonly loops: RenderLoops;
  readonly #memory: WebAssembly.Memory;
  #top = FIRST_BYTE;

  private constructor(loops: RenderLoops, memory: WebAssembly.Memory) {
    this.loops = loops;
    this.#memory = memory;
  }

  /** A memory that nobody uses, or a new one; `giveBack` it when the piece is done. */
  static async take(): Promise<PlaneMemory> {
    return idle.pop() ?? PlaneMemory.create();
  }

  static async create(): Promise<PlaneMemory> {
    compiled ??= builtWasm().then((bytes) => WebAssembly.compile(bytes as BufferSource));
    const module = await compiled;
    const memory = new WebAssembly.Memory({ initial: 16, maximum: MAX_PAGES });
    const instance = await WebAssembly.instantiate(module, { env: { memory } });
    return new PlaneMemory(instance.exports as unknown as RenderLoops, memory);
  }

  /** A 16-byte aligned block; throws a RangeError when the memory cannot grow any more. */
  allocate(bytes: number): number {
    const at = this.#top;
    // Loops read whole vectors: a pad behind each block keeps the last one inside the memory.
    this.#top = (at + bytes + 64 + 15) & ~15;
    const missing = this.#top - this.#memory.buffer.byteLength;
    if (missing > 0) this.#memory.grow(Math.ceil(missing / PAGE_BYTES));
    return at;
  }

  /** Grows now as far as `bytes` more will need: views of what is given out then stay good until they are exceeded. */
  reserve(bytes: number): void {
    const mark = this.#top;
    this.allocate(bytes);
    this.#top = mark;
  }

  /** Everything given out becomes invalid. Grown memory is kept: the next piece needs as much. */
  giveBack(): void {
    this.#top = FIRST_BYTE;
    idle.push(this);
  }

  mark(): number {
    return this.#top;
  }

  release(mark: number): void {
    this.#top = mark;
  }

  bytes(at: number, length: number): Uint8Array {
    return new Uint8Array(this.#memory.buffer, at, length);
  }

  words(at: number, length: number): Uint16Array {
    return new Uint16Array(this.#memory.buffer, at, length);
  }
}
