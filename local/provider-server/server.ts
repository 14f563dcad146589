/**
 * Vendors on one machine: `PORT=8790 LOG_FILE=charges.jsonl node local/provider-server/server.ts`. Point
 * OPENAI_BASE_URL, REPLICATE_BASE_URL, … at the printed address (STABILITY_BASE_URL at `stabilityBaseUrl`);
 * docs of the faults stand in script.ts.
 */
import { startProviderServer } from './start-provider-server.ts';

const { PORT, LOG_FILE, OPENAI_API_KEY, REPLICATE_API_TOKEN, PICTURE_SCALE, TASK_MS } = process.env;
const { ELEVENLABS_API_KEY, STABILITY_API_KEY, RUNWAY_API_KEY } = process.env;
if (!LOG_FILE) {
  console.error('Set LOG_FILE to the file that the charges are written to.');
  process.exit(1);
}
const numberOf = (text: string | undefined) => (text ? Number(text) : undefined);
const server = await startProviderServer({
  logFile: LOG_FILE,
  port: numberOf(PORT),
  openaiKey: OPENAI_API_KEY || undefined,
  replicateKey: REPLICATE_API_TOKEN || undefined,
  elevenlabsKey: ELEVENLABS_API_KEY || undefined,
  stabilityKey: STABILITY_API_KEY || undefined,
  runwayKey: RUNWAY_API_KEY || undefined,
  pictureScale: numberOf(PICTURE_SCALE),
  taskMs: numberOf(TASK_MS),
});
console.log(
  JSON.stringify({
    listening: server.port,
    baseUrl: server.baseUrl,
    stabilityBaseUrl: server.stabilityBaseUrl,
  }),
);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void server.close().then(() => process.exit(0)));
}
