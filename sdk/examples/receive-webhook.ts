import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { verifyWebhook, WebhookNotValid } from 'ai-film-studio-client';

const secret = process.env.WEBHOOK_SECRET ?? '';

createServer(async (request, response) => {
  try {
    const event = await verifyWebhook(await text(request), request.headers, secret);
    if (event.type === 'job.completed') console.log(`${event.data.title} is ready`);
    response.writeHead(204).end();
  } catch (error) {
    response.writeHead(error instanceof WebhookNotValid ? 401 : 500).end();
  }
}).listen(process.env.PORT ?? 8080);
