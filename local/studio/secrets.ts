import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What this machine's parts know each other by. */
export type Secrets = {
  postgresPassword: string;
  s3AccessKeyId: string;
  s3SecretAccessKey: string;
  jwtSecret: string;
  secretsKey: string;
  composerSecret: string;
};

const invent = (): Secrets => ({
  postgresPassword: randomBytes(24).toString('base64url'),
  s3AccessKeyId: `studio${randomBytes(7).toString('hex')}`,
  s3SecretAccessKey: randomBytes(30).toString('base64url'),
  jwtSecret: randomBytes(36).toString('base64url'),
  secretsKey: randomBytes(36).toString('base64url'),
  composerSecret: randomBytes(36).toString('base64url'),
});

/**
 * The secrets of a data folder, made on first use and readable by its owner only. A secret that a newer
 * version adds is added to the file; those already there stay.
 */
export async function loadSecrets(dataDir: string): Promise<Secrets> {
  const path = join(dataDir, 'secrets.json');
  let present: Partial<Secrets> = {};
  try {
    present = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const invented = invent();
  if (Object.keys(invented).every((name) => name in present)) return present as Secrets;
  const secrets = { ...invented, ...present };
  await writeFile(`${path}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  await rename(`${path}.new`, path);
  return secrets;
}
