import { AwsClient } from 'aws4fetch';
import { XMLParser } from 'fast-xml-parser';
import { sha256Hex } from '#domain/content-key';
import type { JobStatus } from '#domain/job';
import { ChargeLog } from '../provider-server/charge-log.ts';
import type { ChaosWorld } from './chaos-world.ts';
import type { BudgetRow, CostRow, JobRow, OutputSeen, Snapshot, TransitionRow } from './snapshot.ts';
import type { StubbornClient } from './stubborn-client.ts';

const ms = (column: string) => `(extract(epoch from ${column}) * 1000)::float8`;

const JOBS = `SELECT id, user_id, status, actual_cost::float8, quoted_micros::float8, reserved_micros::float8,
  budget_period, retry_count, error_code FROM jobs`;
const HISTORY = `SELECT job_id, from_state, to_state, actor, ${ms('created_at')} AS at_ms
  FROM job_state_history ORDER BY created_at`;
const UNSENT = `SELECT id, ${ms('now() - created_at')} AS age_ms FROM outbox WHERE sent_at IS NULL`;
const ASSETS = 'SELECT key, kind, object_key, bytes::float8, state FROM assets';
const COSTS = `SELECT id, user_id, job_id, step_key, attempt, service, model, held::float8, cost::float8,
  budget_period, status, error IS NOT NULL AS in_vain, task_id, provider_request_id,
  purchase ->> 'assetKey' AS asset_key,
  coalesce(purchase #>> '{request,prompt}', purchase #>> '{request,text}') AS text,
  ${ms('created_at')} AS created_ms, ${ms('settled_at')} AS settled_ms FROM cost_records`;
const BUDGETS = `SELECT user_id, period, "limit"::float8, reserved::float8, spent::float8 FROM budgets`;

/** What was asked of the studio, and by whom. */
export interface AskedJob {
  id: string;
  client: StubbornClient;
}

/** Reads everything there is to compare: tables, bucket, the vendors' log, and what the API says. */
export async function takeSnapshot(world: ChaosWorld, asked: readonly AskedJob[]): Promise<Snapshot> {
  const apiHistory = new Map<string, JobStatus[]>();
  const apiStatus = new Map<string, JobStatus>();
  const outputs = new Map<string, OutputSeen>();
  for (const { id, client } of asked) {
    const { body } = await client.ask('GET', `jobs/${id}/history`);
    apiHistory.set(
      id,
      (body.items ?? []).map((row: { to: JobStatus }) => row.to),
    );
    const { status } = (await client.ask('GET', `jobs/${id}`)).body;
    apiStatus.set(id, status);
    if (status === 'completed') outputs.set(id, await seeOutput(client, id));
  }
  const costs = await world.sql<Omit<CostRow, 'text_hash'> & { text: string | null }>(COSTS);
  return {
    known: asked.map(({ id, client }) => ({ id, userId: client.userId })),
    jobs: await world.sql<JobRow>(JOBS),
    history: await world.sql<TransitionRow>(HISTORY),
    apiHistory,
    apiStatus,
    outputs,
    unsent: await world.sql(UNSENT),
    assets: await world.sql(ASSETS),
    objects: await listObjects(world),
    costs: costs.map(({ text, ...row }) => ({ ...row, text_hash: text === null ? null : sha256Hex(text) })),
    budgets: await world.sql<BudgetRow>(BUDGETS),
    charges: new ChargeLog(world.logFile).entries,
  };
}

async function seeOutput(client: StubbornClient, jobId: string): Promise<OutputSeen> {
  const { body } = await client.ask('GET', `jobs/${jobId}/output`);
  const response = await fetch(body.url, { headers: { range: 'bytes=0-11' } });
  const start = Buffer.from(await response.arrayBuffer());
  const bytes = Number(response.headers.get('content-range')?.split('/')[1]);
  const isMp4 = start.subarray(4, 8).toString('latin1') === 'ftyp';
  return { bytes: body.bytes, heightPx: body.heightPx, served: { status: response.status, bytes, isMp4 } };
}

interface Listing {
  ListBucketResult: {
    Contents?: { Key: string; Size: string }[];
    IsTruncated: string;
    NextContinuationToken?: string;
  };
}

async function listObjects({ s3 }: ChaosWorld): Promise<Map<string, number>> {
  const { s3AccessKeyId: accessKeyId, s3SecretAccessKey: secretAccessKey } = s3;
  const aws = new AwsClient({ accessKeyId, secretAccessKey, service: 's3', region: 'auto', retries: 0 });
  const parser = new XMLParser({ isArray: (name) => name === 'Contents', parseTagValue: false });
  const found = new Map<string, number>();
  for (let token: string | undefined; ; ) {
    const query = new URLSearchParams({
      'list-type': '2',
      ...(token ? { 'continuation-token': token } : {}),
    });
    const response = await aws.fetch(`${s3.url}?${query}`);
    if (!response.ok) throw new Error(`the bucket answered ${response.status}: ${await response.text()}`);
    const { ListBucketResult: page } = parser.parse(await response.text()) as Listing;
    for (const { Key, Size } of page.Contents ?? []) found.set(Key, Number(Size));
    if (page.IsTruncated !== 'true') return found;
    token = page.NextContinuationToken;
  }
}
