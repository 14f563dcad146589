import { DurableObject } from 'cloudflare:workers';
import { neonConfig, Pool } from '@neondatabase/serverless';

export class Composer extends DurableObject {}

export class Counter extends DurableObject {
  async add(name) {
    const count = ((await this.ctx.storage.get(name)) ?? 0) + 1;
    await this.ctx.storage.put(name, count);
    return count;
  }

  async get(name) {
    return (await this.ctx.storage.get(name)) ?? 0;
  }
}

const counter = (env) => env.COUNTER.getByName('one');

/** One read-modify-write transaction on the row that the tests' migration makes. */
async function addInDatabase(env) {
  neonConfig.wsProxy = env.NEON_PROXY;
  neonConfig.useSecureWebSocket = false;
  neonConfig.pipelineTLS = false;
  neonConfig.pipelineConnect = false;
  const pool = new Pool({ connectionString: env.DATABASE_URL });
  try {
    const client = await pool.connect();
    await client.query('BEGIN');
    const { rows } = await client.query('SELECT value FROM counters WHERE id = $1', ['one']);
    await client.query('UPDATE counters SET value = $1 WHERE id = $2', [rows[0].value + 1, 'one']);
    await client.query('COMMIT');
    client.release();
    return rows[0].value + 1;
  } finally {
    await pool.end();
  }
}

export default {
  async fetch(request, env) {
    switch (new URL(request.url).pathname) {
      case '/api/settings':
        return Response.json(
          Object.fromEntries(Object.entries(env).filter(([, value]) => typeof value === 'string')),
        );
      case '/api/object':
        return Response.json(await counter(env).add('requests'));
      case '/api/database':
        return Response.json(await addInDatabase(env));
      case '/api/send':
        await env.COUNTS.send('count');
        return new Response('sent');
      case '/api/counts':
        return Response.json({
          queue: await counter(env).get('queue'),
          cron: await counter(env).get('cron'),
        });
      case '/api/composer':
        return fetch(env.COMPOSER_URL);
      default:
        return new Response('unknown', { status: 404 });
    }
  },

  async queue(batch, env) {
    for (const _ of batch.messages) await counter(env).add('queue');
  },

  async scheduled(_event, env) {
    await counter(env).add('cron');
  },
};
