import { join } from 'node:path';
import { PROJECT_ROOT } from './start-studio.ts';

/**
 * Serves the screen from its sources with hot reload, and passes `/api` on to a studio. Resolves when it
 * listens; the port must be free.
 */
export async function startWebDevServer(
  studioUrl: string,
  port: number,
): Promise<{ close(): Promise<void> }> {
  // Read by web/vite.config.ts for its proxy.
  process.env.STUDIO_URL = studioUrl;
  const { createServer } = await import('vite');
  const server = await createServer({
    configFile: join(PROJECT_ROOT, 'web/vite.config.ts'),
    server: { host: '127.0.0.1', port, strictPort: true },
  });
  await server.listen();
  return server;
}
