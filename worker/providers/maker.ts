import type { ProviderModel } from '#domain/provider-models';
import type { ProviderError } from './provider-error.ts';

/** A step buffers at most this much. */
export const MADE_BYTES_MAX = 16 * 1024 * 1024;

/** A file that a request shows the vendor: a character's portrait, a clip's first picture. */
export interface InputFile {
  body: Uint8Array<ArrayBuffer>;
  type: 'image/png' | 'image/jpeg' | 'image/webp';
  /** A signed GET on https that the vendor can reach; null: the bytes travel in the request. */
  url: string | null;
}

/** What a request needs from outside. */
export interface ProviderContext {
  apiKey: string;
  /** Absent: the vendor's own address. */
  baseUrl?: string | undefined;
  fetch: typeof fetch;
  /** Ends the request from our side; it fails as `cut`. */
  signal: AbortSignal;
  /** For the whole request, the reading of its body included. */
  timeoutMs: number;
  /** The files that the request names. Absent: it names none. */
  inputs?: Readonly<Record<string, InputFile>> | undefined;
}

/** A paid result, whole in memory (at most MADE_BYTES_MAX). `costMicros` is what the vendor charged. */
export interface Made<Meta> {
  body: Uint8Array<ArrayBuffer>;
  /** Media type. */
  type: string;
  providerRequestId: string | null;
  costMicros: number;
  meta: Meta;
}

/** How a submitted task stands. What ended without a result costs `costMicros` all the same. */
export type TaskState<Meta> =
  | { state: 'running' }
  | { state: 'done'; made: Made<Meta> }
  | { state: 'failed'; error: ProviderError; costMicros: number }
  | { state: 'cancelled'; costMicros: number };

interface MakerFacts {
  facts: ProviderModel;
  /** The header that makes a repeated request harmless; null: the vendor has none. */
  idempotencyKey: string | null;
}

/** Where a vendor keeps what it made: a lost answer can be fetched from there, at no further cost. */
export interface CallHistory<Request, Meta> {
  /** How long after the call it can be asked. */
  windowMs: number;
  /**
   * What this request made since `submittedAt`. `isKnown` says of a provider's request id that it is in the
   * ledger already: two calls with the same words must not be taken for one. Null: nothing (yet: a history may
   * lag behind). Throws `ProviderError`.
   */
  find(
    request: Request,
    submittedAt: Date,
    isKnown: (providerRequestId: string) => boolean,
    ctx: ProviderContext,
  ): Promise<Made<Meta> | null>;
}

/** A vendor that answers with the result. Without a `history` a lost answer is lost. */
export interface CallMaker<Request, Meta> extends MakerFacts {
  protocol: 'call';
  /** Never by a marker of ours. */
  lookup: false;
  history?: CallHistory<Request, Meta>;
  /** Throws `ProviderError`. */
  call(request: Request, ctx: ProviderContext): Promise<Made<Meta>>;
}

/** What tells one submission from all others, the same for a request's repetition: its ledger row's id. */
export interface Submission {
  marker: string;
  /** When the submission began; nothing older is looked at. */
  submittedAt: Date;
}

/**
 * A vendor that takes a task and is asked about it. All throw `ProviderError`; only `submit` costs.
 * A submission whose reply was lost is looked up with `find` by its marker.
 */
export interface TaskMaker<Request, Meta> extends MakerFacts {
  protocol: 'task';
  /** Whether and how long after submitting `find` can know; null: never. */
  lookup: { windowMs: number } | null;
  submit(request: Request, submission: Submission, ctx: ProviderContext): Promise<{ taskId: string }>;
  poll(taskId: string, request: Request, ctx: ProviderContext): Promise<TaskState<Meta>>;
  /** Asks to stop; one that has ended stays as it ended. `poll` says which. */
  cancel(taskId: string, ctx: ProviderContext): Promise<void>;
  /** Null: nothing of this marker is listed (yet: a list may lag behind). */
  find(request: Request, submission: Submission, ctx: ProviderContext): Promise<string | null>;
}

export type Maker<Request, Meta> = CallMaker<Request, Meta> | TaskMaker<Request, Meta>;
