import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { StartError } from './free-port.ts';

/**
 * The settings a person wrote for the Worker, `.dev.vars` as a rule. What is set there (a database, a bucket,
 * a composer) is used as it is and nothing stands in for it. A missing file sets nothing.
 */
export function readUserSettings(path: string): Record<string, string> {
  if (!existsSync(path)) return {};
  const settings: Record<string, string> = {};
  for (const [name, value] of Object.entries(parseEnv(readFileSync(path, 'utf8')))) {
    if (value !== undefined && value !== '') settings[name] = value;
  }
  const bucket = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'];
  const missing = bucket.filter((name) => !(name in settings));
  if ('S3_ENDPOINT' in settings && missing.length > 0) {
    throw new StartError(`${path} sets S3_ENDPOINT but not ${missing.join(', ')}.`);
  }
  return settings;
}
