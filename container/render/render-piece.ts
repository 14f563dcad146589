import { stat } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import type { PieceOrder, ShotView } from '#domain/composer-order';
import type { Ffmpeg } from '../ffmpeg/find-ffmpeg.ts';
import { runFfmpeg, writeChunk } from '../ffmpeg/run-ffmpeg.ts';
import { BadInputError } from './bad-input-error.ts';
import { ClipFrames } from './clip-frames.ts';
import { CaptionDrawer } from './draw-captions.ts';
import { allocateFrame, type Frame, framePlanes } from './draw-layers.ts';
import { drawShot } from './draw-shot.ts';
import { encoderArgs } from './encoder-args.ts';
import { PlaneMemory } from './plane-memory.ts';
import { loadShot, type ShotPainter, type ShotPlanes } from './shot-planes.ts';
import {
  dipLight,
  fadeFrame,
  fadeLight,
  fadeShowsFirst,
  mixShots,
  ZOOM_BLUR,
  zoomTimes,
  zoomWeight,
} from './transitions.ts';

export interface RenderOptions {
  ffmpeg: Ffmpeg;
  signal?: AbortSignal | undefined;
  /** Share of the work that is done, 0–1, never going back. */
  onProgress?: ((share: number) => void) | undefined;
  /** Another painter than the studio's own. */
  painter?: ShotPainter;
}

/** What drawing a frame needs for a while at most: a window's inner frame, two captions, filter tables. */
const DRAWING_FRAMES = 5;
const DRAWING_TABLES_BYTES = 4 << 20;
/** Share of the progress that painting takes. */
const LOADING_SHARE = 0.15;

/**
 * Renders a piece to `outFile` (silent H.264 Annex B, closed GOPs, an IDR first). `inputs` are local paths by the
 * order's input names. Throws `BadInputError` for an order that can never be done, `FfmpegError` for trouble of the
 * encoder, the signal's reason when aborted. Blocks its thread while it draws: call it in a worker thread.
 */
export async function renderPiece(
  order: PieceOrder,
  inputs: Record<string, string>,
  outFile: string,
  options: RenderOptions,
): Promise<{ frames: number; bytes: number }> {
  const frames = await PieceFrames.open(order, inputs, options);
  try {
    options.onProgress?.(LOADING_SHARE);
    await runFfmpeg(options.ffmpeg.path, {
      args: encoderArgs(order, outFile),
      signal: options.signal,
      feed: (stdin) => writeFrames(frames, stdin, options),
    });
  } finally {
    await frames.close();
  }
  options.onProgress?.(1);
  return { frames: order.frames, bytes: (await stat(outFile)).size };
}

async function writeFrames(frames: PieceFrames, stdin: Writable, options: RenderOptions): Promise<void> {
  let written: Promise<void> = Promise.resolve();
  for (let i = 0; i < frames.count; i++) {
    options.signal?.throwIfAborted();
    await frames.advance();
    // One frame is on its way to the encoder while the next one is drawn beside it.
    const frame = frames.drawInPlace(i);
    await written;
    written = writeChunk(stdin, frame);
    // A failure shows at the next await; until then it must not count as unhandled.
    written.catch(() => undefined);
    options.onProgress?.(LOADING_SHARE + (1 - LOADING_SHARE) * ((i + 1) / frames.count));
  }
  await written;
}

interface PlayedClip {
  reader: ClipFrames;
  frame: Frame;
}

/** The frames of a piece before encoding: yuv420p, BT.709 limited range, planes without padding. */
export class PieceFrames {
  readonly count: number;
  readonly frameBytes: number;
  readonly #order: PieceOrder;
  readonly #memory: PlaneMemory;
  readonly #from: ShotPlanes;
  readonly #to: ShotPlanes | null;
  /** Drawn into by turns, so that the frame before stays as it is. */
  readonly #turns: readonly [Frame, Frame];
  readonly #second: Frame | null;
  readonly #captions: CaptionDrawer;
  readonly #clips: readonly PlayedClip[];

  private constructor(
    order: PieceOrder,
    memory: PlaneMemory,
    from: ShotPlanes,
    to: ShotPlanes | null,
    clips: readonly PlayedClip[],
  ) {
    this.#clips = clips;
    this.#order = order;
    this.#memory = memory;
    this.#from = from;
    this.#to = to;
    const frame = () => allocateFrame(memory, order.widthPx, order.heightPx);
    this.#turns = [frame(), frame()];
    this.#second = to ? frame() : null;
    this.#captions = new CaptionDrawer(memory, order);
    this.count = order.frames;
    this.frameBytes = this.#turns[0].bytes;
    // A frame is being sent from here while the next is drawn: what that needs for a while must not move it.
    memory.reserve(DRAWING_FRAMES * this.frameBytes + DRAWING_TABLES_BYTES);
  }

  static async open(
    order: PieceOrder,
    inputs: Record<string, string>,
    options: Pick<RenderOptions, 'painter' | 'signal'> & Partial<Pick<RenderOptions, 'ffmpeg'>>,
  ): Promise<PieceFrames> {
    if (order.widthPx % 2 || order.heightPx % 2) throw new BadInputError('a film has even sides');
    const twoShots = order.transition && order.transition !== 'fade-in' && order.transition !== 'fade-out';
    if (Boolean(twoShots) !== Boolean(order.to))
      throw new BadInputError('only a transition has a second shot');
    const memory = await PlaneMemory.take();
    const clips: PlayedClip[] = [];
    const load = (view: ShotView): Promise<ShotPlanes> =>
      view.source.kind === 'clip'
        ? openClip(view, view.source.input)
        : loadShot(memory, view, order, inputs, options.painter);
    try {
      const from = await load(order.from);
      options.signal?.throwIfAborted();
      const to = order.to ? await load(order.to) : null;
      return new PieceFrames(order, memory, from, to, clips);
    } catch (error) {
      for (const { reader } of clips) await reader.close();
      memory.giveBack();
      throw error;
    }

    /** A clip is a layer whose samples change from frame to frame. */
    async function openClip({ shotFrames, firstFrame }: ShotView, input: string): Promise<ShotPlanes> {
      const path = inputs[input];
      if (!path || !options.ffmpeg) throw new BadInputError(`the order has no input ${input}`);
      const { frames, fps, widthPx, heightPx } = order;
      const stretch = { shotFrames, firstFrame, frames, fps };
      const decoder = { ffmpegPath: options.ffmpeg.path, signal: options.signal };
      const reader = await ClipFrames.open(path, { widthPx, heightPx }, stretch, decoder);
      const frame = allocateFrame(memory, widthPx, heightPx);
      clips.push({ reader, frame });
      const planes = { widthPx, heightPx, left: 0, top: 0, ...framePlanes(frame), alpha: null };
      return { layers: [{ planes, depth: 0, drift: null }], overscan: 1 };
    }
  }

  /** Brings clips to the next frame; to be called before each `draw`. */
  async advance(): Promise<void> {
    for (const { reader, frame } of this.#clips) {
      this.#memory.bytes(frame.at, frame.bytes).set(await reader.next());
    }
  }

  /** Stops decoders and gives the memory back; nothing may be drawn afterwards. */
  async close(): Promise<void> {
    for (const { reader } of this.#clips) await reader.close();
    this.#memory.giveBack();
  }

  /** Draws frame `index` (0 ≤ index < count, in order for captions) and copies it into `into`. */
  draw(index: number, into: Uint8Array): void {
    into.set(this.drawInPlace(index));
  }

  /** As `draw`, without the copy: what is given out is overwritten by the next call but one. */
  drawInPlace(index: number): Uint8Array {
    const frame = this.#picture(index, this.#turns[index & 1]!);
    this.#captions.draw(frame, index);
    return this.#memory.bytes(frame.at, frame.bytes);
  }

  #picture(index: number, first: Frame): Frame {
    const { transition, frames } = this.#order;
    switch (transition) {
      case undefined:
        this.#drawFrom(index, first);
        return first;
      case 'fade-in':
      case 'fade-out':
        this.#drawFrom(index, first);
        fadeFrame(this.#memory, first, fadeLight(transition, index, frames));
        return first;
      case 'fade':
      case 'dip': {
        if (fadeShowsFirst(index, frames)) this.#drawFrom(index, first);
        else this.#drawTo(index, first);
        const light = transition === 'dip' ? dipLight(index, frames) : fadeLight(transition, index, frames);
        fadeFrame(this.#memory, first, light);
        return first;
      }
      case 'zoom':
        this.#zoomThrough(index, first);
        return first;
      case 'dissolve':
      case 'slide':
      case 'wipe':
        this.#drawFrom(index, first);
        this.#drawTo(index, this.#second!);
        mixShots(this.#memory, first, this.#second!, transition, index, frames);
        return first;
      default:
        return transition satisfies never;
    }
  }

  /** The first shot rushes nearer, blurred as by a shutter; the second shows through and comes to rest. */
  #zoomThrough(index: number, first: Frame): void {
    const { frames } = this.#order;
    const second = this.#second!;
    const weight = zoomWeight(index, frames);
    if (weight < 256) {
      for (let k = 0; k < ZOOM_BLUR.samples; k++) {
        const moment = index - ZOOM_BLUR.shutter * (0.5 - (k + 0.5) / ZOOM_BLUR.samples);
        this.#drawFrom(index, k === 0 ? first : second, zoomTimes(moment, frames).first);
        // A running mean: the k-th drawing weighs one in k + 1.
        if (k > 0) this.#memory.loops.mixFrames(first.at, second.at, first.bytes, Math.round(256 / (k + 1)));
      }
    }
    if (weight === 0) return;
    const into = weight === 256 ? first : second;
    this.#drawTo(index, into, zoomTimes(index, frames).second);
    if (weight < 256) this.#memory.loops.mixFrames(first.at, second.at, first.bytes, weight);
  }

  #drawFrom(index: number, target: Frame, times = 1): void {
    const { from, fps } = this.#order;
    drawShot(this.#memory, target, this.#from, from, from.firstFrame + index, fps, times);
  }

  #drawTo(index: number, target: Frame, times = 1): void {
    const to = this.#order.to!;
    drawShot(this.#memory, target, this.#to!, to, to.firstFrame + index, this.#order.fps, times);
  }
}
