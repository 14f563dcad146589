import { createContext } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import type { Upload, UploadKind } from '#domain/own-media';
import { ApiProblem, asProblem } from '#web/api/api-problem.ts';
import { studio } from '#web/api/studio.ts';
import { sayRefusal } from './own-file-words.ts';
import { putFile } from './put-file.ts';
import { OwnFileRefused, readOwnFile } from './read-own-file.ts';

/** What a file is to be, and what is done with it once it may be used. */
export interface Wish {
  kind: UploadKind;
  file: File;
  onready: (sha256: string) => void;
}

/** A file on its way to its place. refused: another is wanted. failed: the same may be sent again. */
export type Way =
  | { state: 'reading' }
  | { state: 'sending'; percent: number }
  | { state: 'checking' }
  | { state: 'refused'; words: string }
  | { state: 'failed'; problem: ApiProblem };

const LOOK_AGAIN_MS = { first: 400, most: 3_000 } as const;
/** Questions in a row without an answer, until it is left to the person. */
const UNANSWERED = 5;
/** Addresses are signed for an hour; those that broke are asked for anew, at most this often. */
const ANEW_MS = 60_000;

const keyOf = (kind: UploadKind, sha256: string) => `${kind} ${sha256}`;

/**
 * The user's own files and those on their way. A way belongs to a place of the storyboard (`picture sht_1`) and goes on
 * while another shot is looked at; whatever fails, the storyboard is as it was and the file is held for another try.
 */
export class OwnFiles {
  readonly #files = new SvelteMap<string, Upload>();
  readonly #ways = new SvelteMap<string, Way>();
  readonly #wishes = new Map<string, Wish>();
  readonly #leaving = new Map<string, AbortController>();
  #list = $state.raw<'unread' | 'reading' | 'read'>('unread');
  #askedAt = 0;
  problem = $state.raw<ApiProblem | null>(null);

  /** Those that may be used, newest first. */
  readyOf(kind: UploadKind): Upload[] {
    return [...this.#files.values()].filter((it) => it.kind === kind && it.state === 'ready');
  }

  fileOf(kind: UploadKind, sha256: string): Upload | undefined {
    return this.#files.get(keyOf(kind, sha256));
  }

  /** True once it is known that a file is not there; false while nothing is known. */
  isGone(kind: UploadKind, sha256: string): boolean {
    return this.#list === 'read' && this.fileOf(kind, sha256)?.state !== 'ready';
  }

  get isRead(): boolean {
    return this.#list === 'read';
  }

  wayTo(place: string): Way | undefined {
    return this.#ways.get(place);
  }

  /** True while something is on its way that would be lost with the page. */
  get busy(): boolean {
    return [...this.#ways.values()].some(({ state }) => state !== 'refused' && state !== 'failed');
  }

  /** Reads what there is. */
  async read(): Promise<void> {
    if (this.#list === 'reading') return;
    this.#list = 'reading';
    this.#askedAt = Date.now();
    this.problem = null;
    try {
      const { items } = await studio.uploads.list();
      this.#files.clear();
      for (const it of items) this.#files.set(keyOf(it.kind, it.sha256), it);
      this.#list = 'read';
    } catch (thrown) {
      this.problem = asProblem(thrown);
      this.#list = 'unread';
    }
  }

  /** An address did not lead to its file: perhaps it is too old. */
  renew(): void {
    if (Date.now() - this.#askedAt > ANEW_MS) void this.read();
  }

  /** Sends a file to a place; what was on its way there is taken back. */
  bring(place: string, wish: Wish): void {
    this.cancel(place);
    this.#wishes.set(place, wish);
    void this.#go(place, wish);
  }

  /** Sends the same file once more. */
  again(place: string): void {
    const wish = this.#wishes.get(place);
    if (wish) void this.#go(place, wish);
  }

  /** Takes a file back that is on its way, or forgets what became of it. */
  cancel(place: string): void {
    this.#leaving.get(place)?.abort();
    this.#leaving.delete(place);
    this.#wishes.delete(place);
    this.#ways.delete(place);
  }

  /** Deletes a file for good. @throws ApiProblem */
  async delete(file: Upload): Promise<void> {
    await studio.uploads.delete(file.id);
    this.#files.delete(keyOf(file.kind, file.sha256));
  }

  /** The page is left: nothing goes on without it. */
  stop(): void {
    for (const place of [...this.#wishes.keys()]) this.cancel(place);
  }

  async #go(place: string, wish: Wish): Promise<void> {
    const leaving = new AbortController();
    const { signal } = leaving;
    this.#leaving.set(place, leaving);
    const tell = (way: Way) => signal.aborted || this.#ways.set(place, way);
    try {
      const ready = await this.#send(wish, signal, tell);
      if (signal.aborted) return;
      if (ready.state !== 'ready') {
        tell({ state: 'refused', words: sayRefusal(ready.error ?? { code: 'upload.refused', message: '' }) });
        return;
      }
      this.#files.set(keyOf(ready.kind, ready.sha256), ready);
      this.cancel(place);
      wish.onready(ready.sha256);
    } catch (thrown) {
      if (signal.aborted) return;
      if (thrown instanceof OwnFileRefused) tell({ state: 'refused', words: thrown.message });
      else if (thrown instanceof ApiProblem && thrown.code === 'upload.refused')
        tell({ state: 'refused', words: sayRefusal(reasonOf(thrown)) });
      else tell({ state: 'failed', problem: asProblem(thrown) });
    }
  }

  /** From a file to what became of it. */
  async #send({ kind, file }: Wish, signal: AbortSignal, tell: (way: Way) => void): Promise<Upload> {
    tell({ state: 'reading' });
    const announced = await readOwnFile(file, kind);
    signal.throwIfAborted();
    const made = await studio.uploads.create(announced);
    signal.throwIfAborted();
    if (made.state === 'ready') return made;
    if (made.put) {
      tell({ state: 'sending', percent: 0 });
      const onprogress = (share: number) => tell({ state: 'sending', percent: Math.floor(share * 100) });
      await putFile(made.put, file, { signal, onprogress });
      tell({ state: 'checking' });
      await studio.uploads.complete(made.id);
    }
    tell({ state: 'checking' });
    return this.#checked(made.id, signal);
  }

  /** Asks until somebody has looked at it. A question without an answer is asked again. */
  async #checked(id: string, signal: AbortSignal): Promise<Upload> {
    let unanswered = 0;
    for (let waitMs: number = LOOK_AGAIN_MS.first; ; waitMs = Math.min(waitMs * 1.5, LOOK_AGAIN_MS.most)) {
      await new Promise((resolve) => setTimeout(resolve, waitMs));
      signal.throwIfAborted();
      try {
        const upload = await studio.uploads.get(id);
        if (upload.state !== 'checking') return upload;
        unanswered = 0;
      } catch (thrown) {
        unanswered += 1;
        if (!asProblem(thrown).passing || unanswered >= UNANSWERED) throw thrown;
      }
    }
  }
}

/** The studio's reason as it said it, before it was made the code's own words. */
const reasonOf = ({ code, errors }: ApiProblem) => ({ code, message: errors[0]?.said ?? '' });

/** The files of the page, for whoever shows one of them. */
export const [ownFiles, provideOwnFiles] = createContext<OwnFiles>();
