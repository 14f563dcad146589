import { Hono } from 'hono';
import { expect, it } from 'vitest';
import type { AppEnv } from './app-env.ts';
import { callerOf } from './caller.ts';

async function callerWith(headers: Record<string, string>) {
  const app = new Hono<AppEnv>();
  app.get('/', (c) => c.json(callerOf(c)));
  return (await app.request('/', { headers })).json();
}

it('is known by the address that Cloudflare tells, by no other header, and by the device that it names', async () => {
  const headers = { 'user-agent': 'curl/8.5.0', 'x-forwarded-for': '198.51.100.9', forwarded: 'for=1.2.3.4' };
  expect(await callerWith(headers)).toEqual({ device: 'curl' });
  const known = { ...headers, 'cf-connecting-ip': '2001:db8::7' };
  expect(await callerWith(known)).toEqual({ address: '2001:db8::7', device: 'curl' });
  expect(await callerWith({ 'cf-connecting-ip': '127.0.0.1' })).toEqual({ device: '' });
});
