/**
 * The embedded PostgreSQL as a program of its own, so that it can be killed alone:
 * `DATA_DIR=… PASSWORD=… PORT=… node local/chaos/database-process.ts`. Ends when its stdin ends.
 */
import { startEmbeddedPostgres } from '../postgres/embedded-postgres.ts';

const { DATA_DIR, PASSWORD, PORT } = process.env;
if (!DATA_DIR || !PASSWORD || !PORT) throw new Error('Set DATA_DIR, PASSWORD and PORT.');
await startEmbeddedPostgres({ dataDir: DATA_DIR, password: PASSWORD, port: Number(PORT) });
console.log(JSON.stringify({ listening: Number(PORT) }));
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
