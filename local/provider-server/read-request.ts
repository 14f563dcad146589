import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { canonicalJson, sha256Hex } from '#domain/content-key';
import type { UploadedFile, VendorRequest } from './vendor-wire.ts';

/** Pictures travel in requests, as multipart files or as data addresses. */
const BODY_BYTES_MAX = 64 * 1024 * 1024;

/** A whole request, JSON or multipart, with the hash that tells it from others. */
export async function readRequest(incoming: IncomingMessage): Promise<VendorRequest> {
  const url = new URL(incoming.url ?? '/', `http://${incoming.headers.host ?? '127.0.0.1'}`);
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming) {
    bytes += (chunk as Buffer).length;
    if (bytes > BODY_BYTES_MAX) throw new Error('the request is too large');
    chunks.push(chunk as Buffer);
  }
  const raw = Buffer.concat(chunks);
  const method = incoming.method ?? 'GET';
  const type = incoming.headers['content-type'] ?? '';
  const { body, files } = type.startsWith('multipart/form-data')
    ? await readForm(raw, type)
    : { body: parseJson(raw.toString('utf8')), files: [] };
  const hash = sha256Hex(`${method} ${url.pathname} ${canonicalJson(body ?? null)}`);
  const { pathname: path, searchParams: query, origin } = url;
  return { method, path, query, headers: incoming.headers, body, files, hash, origin };
}

async function readForm(raw: Buffer, type: string) {
  const form = await new Response(new Uint8Array(raw), { headers: { 'content-type': type } }).formData();
  const body: Record<string, unknown> = {};
  const files: UploadedFile[] = [];
  for (const [field, value] of form) {
    if (typeof value === 'string') {
      body[field] = value;
      continue;
    }
    const bytes = Buffer.from(await value.arrayBuffer());
    files.push({ field, name: value.name, type: value.type, bytes });
    const hashes = (body[field] ?? []) as string[];
    body[field] = [...hashes, createHash('sha256').update(bytes).digest('hex')];
  }
  return { body, files };
}

function parseJson(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
