import { claimPort, readPort, StartError } from './studio/free-port.ts';
import { startStudio } from './studio/start-studio.ts';
import { startWebDevServer } from './studio/web-dev-server.ts';

/**
 * `npm start`: settings from the environment, one address printed, Ctrl-C stops everything. With `--dev` the
 * Worker reloads when its sources change and the screen is served from its sources.
 */
const dev = process.argv.includes('--dev');
const unknown = process.argv.slice(2).find((argument) => argument !== '--dev');
if (unknown !== undefined) {
  console.error(`npm start takes no ${unknown}. PORT, S3_PORT and DATA_DIR are read from the environment,`);
  console.error('keys and other settings from .dev.vars (.dev.vars.example names them all).');
  process.exit(2);
}
const stops: (() => Promise<void>)[] = [];
let stopping = false;

async function stop(): Promise<void> {
  // A second signal does not wait.
  if (stopping) process.exit(1);
  stopping = true;
  console.log('Stopping…');
  for (const part of stops.reverse()) await part();
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());
// Whoever started it as a part of theirs is gone, and nobody reads any more what it prints.
process.once('disconnect', () => {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  if (!stopping) void stop();
});

async function start(): Promise<string> {
  const webPort = dev ? await claimPort(readPort(process.env.WEB_PORT, 'WEB_PORT', 5173), 'WEB_PORT') : null;
  const webUrl = `http://localhost:${webPort}`;
  const settingsFile = process.env.STUDIO_SETTINGS_FILE;
  const studio = await startStudio({
    port: readPort(process.env.PORT, 'PORT', 8787),
    s3Port: readPort(process.env.S3_PORT, 'S3_PORT', 8788),
    dataDir: process.env.DATA_DIR || undefined,
    // "none" keeps a person's keys out of tests.
    settingsFile: settingsFile === 'none' ? null : settingsFile,
    watch: dev,
    extraOrigins: webPort === null ? [] : [webUrl, `http://127.0.0.1:${webPort}`],
    log: (line) => console.log(line),
  });
  stops.push(studio.stop);
  if (webPort === null) return studio.url;
  const web = await startWebDevServer(studio.url.replace('localhost', '127.0.0.1'), webPort);
  stops.push(() => web.close());
  return webUrl;
}

try {
  const url = await start();
  if (!stopping) console.log(`\n  The studio is open: ${url}\n\n  Ctrl-C stops it.`);
} catch (error) {
  console.error(error instanceof StartError ? error.message : error);
  for (const part of stops.reverse()) await part();
  process.exit(1);
}
