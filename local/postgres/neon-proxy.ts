import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import { WebSocketServer } from 'ws';

export type NeonProxyOptions = { targetHost: string; targetPort: number };

export type NeonProxy = {
  /** Listens on loopback and answers with the port; 0 takes a free one. */
  listen(port?: number): Promise<number>;
  close(): Promise<void>;
};

/**
 * The WebSocket → TCP bridge that `@neondatabase/serverless` speaks to outside Neon's cloud. It leads to one
 * database only, embedded or real, whatever `?address=` asks for, and refuses browsers: a page on another
 * site may open sockets to loopback, and only a browser sends `Origin`.
 */
export function createNeonProxy({ targetHost, targetPort }: NeonProxyOptions): NeonProxy {
  const server: Server = createServer((_request, response) => {
    response.writeHead(426).end('This port speaks WebSocket to the database driver.');
  });
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: 64 << 20 });

  server.on('upgrade', (request, socket, head) => {
    const address = new URL(request.url ?? '/', 'ws://proxy').searchParams.get('address');
    const elsewhere = address !== null && address !== `${targetHost}:${targetPort}`;
    if (request.headers.origin !== undefined || elsewhere) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      const database = connect({ host: targetHost, port: targetPort, noDelay: true });
      webSocket.on('message', (data: Buffer) => {
        if (!database.write(data)) {
          webSocket.pause();
          database.once('drain', () => webSocket.resume());
        }
      });
      database.on('data', (data) => {
        webSocket.send(data);
        if (webSocket.bufferedAmount > 8 << 20) {
          database.pause();
          const resume = setInterval(() => {
            if (webSocket.bufferedAmount > 1 << 20) return;
            clearInterval(resume);
            database.resume();
          }, 5);
        }
      });
      webSocket.on('close', () => database.destroy());
      webSocket.on('error', () => database.destroy());
      database.on('close', () => webSocket.close());
      database.on('error', (error) => webSocket.close(1011, error.message.slice(0, 100)));
    });
  });

  return {
    listen: (port = 0) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
      }),
    close: () =>
      new Promise((resolve) => {
        const clients = [...sockets.clients];
        for (const client of clients) client.close(1001, 'the database is stopping');
        const impatient = setTimeout(() => {
          for (const client of clients) client.terminate();
          server.closeAllConnections();
        }, 500);
        server.close(() => {
          clearTimeout(impatient);
          resolve();
        });
      }),
  };
}
