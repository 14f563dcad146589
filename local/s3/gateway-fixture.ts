import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { AwsClient } from 'aws4fetch';
import { createS3Gateway, type S3GatewayOptions } from './s3-gateway.ts';

export const ACCESS_KEY_ID = 'studio';
export const SECRET_ACCESS_KEY = 'a-secret-for-tests-only';
export const REGION = 'auto';
export const BUCKET = 'studio';
export const ORIGIN = 'http://localhost:8787';

/** A gateway on a free port over a temporary folder, with two independent clients of it. */
export async function startGateway(options: Partial<S3GatewayOptions> = {}) {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 's3-gateway-')));
  const failures: unknown[] = [];
  const gateway = await createS3Gateway({
    dataDir,
    accessKeyId: ACCESS_KEY_ID,
    secretAccessKey: SECRET_ACCESS_KEY,
    region: REGION,
    buckets: [BUCKET],
    allowedOrigins: [ORIGIN],
    onError: (error) => failures.push(error),
    ...options,
  });
  const port = await gateway.listen(0);
  const endpoint = `http://127.0.0.1:${port}`;
  const credentials = { accessKeyId: ACCESS_KEY_ID, secretAccessKey: SECRET_ACCESS_KEY };
  const s3 = new S3Client({ endpoint, region: REGION, credentials, forcePathStyle: true, maxAttempts: 1 });
  const aws = new AwsClient({ ...credentials, service: 's3', region: REGION, retries: 0 });
  return {
    gateway,
    endpoint,
    port,
    dataDir,
    s3,
    aws,
    /** Errors that were the gateway's own; a good run has none. */
    failures,
    url: (key: string) => `${endpoint}/${BUCKET}/${key}`,
    stop: async () => {
      s3.destroy();
      await gateway.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export type GatewayFixture = Awaited<ReturnType<typeof startGateway>>;
