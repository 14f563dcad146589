import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Pool } from '@neondatabase/serverless';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { applyMigrations } from './apply-migrations.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';
import { useNeonProxy } from './neon-connection.ts';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

let database: EmbeddedPostgres;
let pool: Pool;

beforeAll(async () => {
  database = await startEmbeddedPostgres({ password: 's3cret', idleInTransactionMs: 400 });
  useNeonProxy(database.neonProxy);
  pool = new Pool({ connectionString: database.connectionString, max: 20 });
  await pool.query('CREATE TABLE counters (id text PRIMARY KEY, value int NOT NULL)');
});

afterAll(async () => {
  await pool.end();
  await database.close();
});

describe('embedded postgres', () => {
  it('keeps 40 of 40 concurrent read-modify-write transactions', async () => {
    await pool.query("INSERT INTO counters VALUES ('a', 0)");
    await Promise.all(
      Array.from({ length: 40 }, async () => {
        const client = await pool.connect();
        try {
          await client.query('BEGIN');
          const { rows } = await client.query('SELECT value FROM counters WHERE id = $1', ['a']);
          await client.query('UPDATE counters SET value = $1 WHERE id = $2', [rows[0].value + 1, 'a']);
          await client.query('COMMIT');
        } finally {
          client.release();
        }
      }),
    );
    const { rows } = await pool.query("SELECT value FROM counters WHERE id = 'a'");
    expect(rows[0].value).toBe(40);
  });

  it('answers 100 of 100 parallel queries, each with its own answer', async () => {
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, i) =>
        pool.query('SELECT $1::int AS n, repeat($2, 2000) AS pad', [i, 'x']),
      ),
    );
    expect(answers.map((answer) => answer.rows[0].n)).toEqual(Array.from({ length: 100 }, (_, i) => i));
  });

  it('keeps nothing of what it has answered', async () => {
    const ask = async (times: number) => {
      for (let i = 0; i < times; i++)
        await pool.query('SELECT n, n::text AS m FROM generate_series(1, 4000) AS n');
      collectGarbage();
      return process.memoryUsage().heapUsed;
    };
    const before = await ask(5);
    // 160,000 rows: kept, they would hold some 20 MB.
    expect((await ask(40)) - before).toBeLessThan(4e6);
  });

  it('goes on after an error inside and outside a transaction', async () => {
    await expect(pool.query('SELECT * FROM nowhere WHERE a = $1', [1])).rejects.toMatchObject({
      code: '42P01',
    });
    const client = await pool.connect();
    await client.query('BEGIN');
    await expect(client.query('SELECT 1/$1::int', [0])).rejects.toMatchObject({ code: '22012' });
    await expect(client.query('SELECT 1')).rejects.toMatchObject({ code: '25P02' });
    await client.query('ROLLBACK');
    expect((await client.query('SELECT 7 AS n')).rows[0].n).toBe(7);
    client.release();
  });

  it('rolls back when a connection is lost in its transaction', async () => {
    const client = await pool.connect();
    client.on('error', () => undefined);
    await client.query('BEGIN');
    await client.query("INSERT INTO counters VALUES ('lost', 1)");
    client.release(true);
    const { rows } = await pool.query("SELECT count(*)::int AS n FROM counters WHERE id = 'lost'");
    expect(rows[0].n).toBe(0);
  });

  it('ends a transaction that sits idle, so that others go on', async () => {
    const client = await pool.connect();
    const ended = new Promise((resolve) => client.on('error', resolve));
    await client.query('BEGIN');
    await client.query("INSERT INTO counters VALUES ('idle', 1)");
    const { rows } = await pool.query("SELECT count(*)::int AS n FROM counters WHERE id = 'idle'");
    expect(rows[0].n).toBe(0);
    await ended;
    client.release(true);
  });

  it('keeps named prepared statements of two connections apart', async () => {
    const [one, two] = [await pool.connect(), await pool.connect()];
    expect((await one.query({ name: 's', text: 'SELECT 1 AS n' })).rows[0].n).toBe(1);
    expect((await two.query({ name: 's', text: 'SELECT 2 AS n' })).rows[0].n).toBe(2);
    expect((await one.query({ name: 's', text: 'SELECT 1 AS n' })).rows[0].n).toBe(1);
    one.release(true);
    expect((await two.query({ name: 's', text: 'SELECT 2 AS n' })).rows[0].n).toBe(2);
    two.release();
  });

  it('carries a megabyte each way', async () => {
    const text = 'é'.repeat(500_000);
    const { rows } = await pool.query('SELECT $1::text AS text', [text]);
    expect(rows[0].text).toBe(text);
  });

  it('refuses a wrong password', async () => {
    const wrong = new Pool({ connectionString: database.connectionString.replace('s3cret', 'guess') });
    await expect(wrong.query('SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    await wrong.end();
  });

  it('refuses browsers and other addresses at the proxy', async () => {
    const refusal = (url: string, headers: Record<string, string>) =>
      new Promise<number>((resolve, reject) => {
        const socket = new WebSocket(url, { headers });
        socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
        socket.on('open', () => reject(new Error('was let in')));
        socket.on('error', () => undefined);
      });
    expect(await refusal(`ws://${database.neonProxy}`, { origin: 'https://evil.example' })).toBe(403);
    expect(await refusal(`ws://${database.neonProxy}?address=127.0.0.1:22`, {})).toBe(403);
  });

  it('survives bytes that are no protocol', async () => {
    const port = Number(new URL(database.connectionString).port);
    for (const bytes of [Buffer.from('GET / HTTP/1.1\r\n\r\n'), Buffer.alloc(64, 0xff), Buffer.alloc(64)]) {
      await new Promise<void>((resolve) => {
        const socket = connect(port, '127.0.0.1', () => socket.end(bytes));
        socket.on('error', () => undefined);
        socket.on('close', () => resolve());
        socket.resume();
      });
    }
    expect((await pool.query('SELECT 1 AS n')).rows[0].n).toBe(1);
  });

  it('applies each migration once', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'migrations-'));
    await mkdir(join(folder, 'meta'));
    await writeFile(join(folder, '0000_first.sql'), 'CREATE TABLE films (id text PRIMARY KEY);');
    const entries = [{ idx: 0, version: '7', when: 1, tag: '0000_first', breakpoints: true }];
    const journal = () =>
      writeFile(
        join(folder, 'meta', '_journal.json'),
        JSON.stringify({ version: '7', dialect: 'postgresql', entries }),
      );
    await journal();
    const target = { connectionString: database.connectionString, neonProxy: database.neonProxy, folder };
    expect(await applyMigrations(target)).toBe(1);
    await writeFile(
      join(folder, '0001_second.sql'),
      "ALTER TABLE films ADD COLUMN title text;\n--> statement-breakpoint\nINSERT INTO films VALUES ('a', 'A');",
    );
    entries.push({ idx: 1, version: '7', when: 2, tag: '0001_second', breakpoints: true });
    await journal();
    expect(await applyMigrations(target)).toBe(2);
    expect(await applyMigrations(target)).toBe(2);
    expect((await pool.query('SELECT * FROM films')).rows).toEqual([{ id: 'a', title: 'A' }]);
    await rm(folder, { recursive: true });
    await expect(applyMigrations(target)).rejects.toThrow('db:generate');
  });
});
