import type { IncomingMessage } from 'node:http';
import { Problem } from './problem.ts';

/** A join of thousands of pieces with a long signed URL each stays below this. */
const MOST_BYTES = 16 * 1024 * 1024;

/** The JSON body of a request. Throws Problem 415, 413 or 400. */
export async function readBody(request: IncomingMessage): Promise<unknown> {
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/json\b/i.test(type)) throw new Problem(415, 'body.not_json', 'Send application/json.');
  if (Number(request.headers['content-length'] ?? 0) > MOST_BYTES) throw tooLarge();
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)));
  } catch {
    throw new Problem(400, 'body.malformed', 'The body is not JSON in UTF-8.');
  }
}

function tooLarge(): Problem {
  return new Problem(413, 'body.too_large', `The body is larger than ${MOST_BYTES} bytes.`);
}
