import { readPort, StartError } from './studio/free-port.ts';
import { type Studio, startStudio } from './studio/start-studio.ts';

/** `npm start`: settings from the environment, one address printed, Ctrl-C stops everything. */
let studio: Studio | null = null;
let stopping = false;

async function stop(): Promise<void> {
  // A second signal does not wait.
  if (stopping) process.exit(1);
  stopping = true;
  console.log('Stopping…');
  await studio?.stop();
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());

try {
  const settingsFile = process.env.STUDIO_SETTINGS_FILE;
  const started = await startStudio({
    port: readPort(process.env.PORT, 'PORT', 8787),
    s3Port: readPort(process.env.S3_PORT, 'S3_PORT', 8788),
    dataDir: process.env.DATA_DIR || undefined,
    // "none" keeps a person's keys out of tests.
    settingsFile: settingsFile === 'none' ? null : settingsFile,
    log: (line) => console.log(line),
  });
  studio = started;
  if (stopping) await started.stop();
  else console.log(`\n  The studio is open: ${started.url}\n\n  Ctrl-C stops it.`);
} catch (error) {
  console.error(error instanceof StartError ? error.message : error);
  process.exit(1);
}
