import type { ProviderModel } from '#domain/provider-models';
import type { ProviderError } from './provider-error.ts';

/** A step buffers at most this much. */
export const MADE_BYTES_MAX = 16 * 1024 * 1024;

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

/** A vendor that answers with the result. A lost answer is lost: nothing can be looked up. */
export interface CallMaker<Request, Meta> extends MakerFacts {
  protocol: 'call';
  lookup: false;
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
