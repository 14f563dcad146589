import type { Actor, JobStatus } from '#domain/job';
import type { LogEntry } from '../provider-server/charge-log.ts';

export interface JobRow {
  id: string;
  user_id: string;
  status: JobStatus;
  actual_cost: number;
  quoted_micros: number;
  reserved_micros: number;
  budget_period: string;
  retry_count: number;
  error_code: string | null;
}

export interface TransitionRow {
  job_id: string;
  from_state: JobStatus | null;
  to_state: JobStatus;
  actor: Actor;
  at_ms: number;
}

export interface CostRow {
  id: string;
  user_id: string;
  job_id: string | null;
  step_key: string;
  attempt: number;
  service: string;
  model: string;
  held: number;
  cost: number;
  budget_period: string;
  status: 'reserved' | 'settled' | 'released' | 'uncertain';
  /** It brought nothing, so it may be bought once more. */
  in_vain: boolean;
  task_id: string | null;
  provider_request_id: string | null;
  asset_key: string | null;
  /** SHA-256 (hex) of the prompt or text that was to be bought. */
  text_hash: string | null;
  created_ms: number;
  settled_ms: number | null;
}

export interface BudgetRow {
  user_id: string;
  period: string;
  limit: number;
  reserved: number;
  spent: number;
}

/** A film as its owner is told of it. */
export interface OutputSeen {
  bytes: number;
  heightPx: number;
  /** What the signed address answered: its length and how it begins. */
  served: { status: number; bytes: number; isMp4: boolean };
}

/** Everything there is to compare when a run has ended. */
export interface Snapshot {
  /** The jobs that the client was told of: as many as it asked for. */
  known: { id: string; userId: string }[];
  jobs: JobRow[];
  history: TransitionRow[];
  /** By job: the states as the API tells them. */
  apiHistory: ReadonlyMap<string, readonly JobStatus[]>;
  apiStatus: ReadonlyMap<string, JobStatus>;
  outputs: ReadonlyMap<string, OutputSeen>;
  unsent: { id: string; age_ms: number }[];
  assets: { key: string; kind: string; object_key: string; bytes: number; state: string }[];
  /** Bytes by key of the bucket. */
  objects: ReadonlyMap<string, number>;
  costs: CostRow[];
  budgets: BudgetRow[];
  charges: LogEntry[];
}
