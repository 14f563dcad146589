import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CRASH } from '../../worker/checkpoint.ts';

export interface CheckpointListener {
  url: string;
  close(): Promise<void>;
}

/** Hears of each named place that the Worker passes. It goes on when `pass` resolves, or dies there. */
export async function listenForCheckpoints(
  pass: (name: string) => Promise<'go' | typeof CRASH>,
): Promise<CheckpointListener> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    response.end(await pass(Buffer.concat(chunks).toString('utf8')));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
