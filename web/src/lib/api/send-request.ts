import type { Problem } from '#domain/problem';
import { ApiProblem } from './api-problem.ts';

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

export interface RequestOptions {
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/** A request that has no answer for this long is given up; the server may still carry it out. */
const TIMEOUT_MS = 30_000;

/**
 * One request to `/api/v1/<path>` without any session.
 * @returns the JSON body; undefined for 204
 * @throws ApiProblem for every answer but 2xx, and for a door that cannot be reached
 */
export async function sendRequest<T>(method: Method, path: string, options: RequestOptions = {}): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json', 'x-client': 'web' };
  if (options.body !== undefined) headers['content-type'] = 'application/json';
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  const init: RequestInit = {
    method,
    headers: { ...headers, ...options.headers },
    credentials: 'same-origin',
    signal: options.signal ? AbortSignal.any([options.signal, timeout]) : timeout,
  };
  if (options.body !== undefined) init.body = JSON.stringify(options.body);

  let response: Response;
  let text: string;
  try {
    response = await fetch(`/api/v1/${path}`, init);
    text = await response.text();
  } catch (thrown) {
    if (options.signal?.aborted) throw thrown;
    throw timeout.aborted ? tooSlow() : unreachable();
  }
  if (!response.ok) throw problemOf(response, text);
  if (text === '') return undefined as T;
  try {
    return JSON.parse(text) as T;
  } catch {
    throw strangeAnswer(response);
  }
}

function problemOf(response: Response, text: string): ApiProblem {
  if (!response.headers.get('content-type')?.includes('json')) return strangeAnswer(response);
  try {
    return new ApiProblem(JSON.parse(text) as Problem);
  } catch {
    return strangeAnswer(response);
  }
}

function strangeAnswer(response: Response): ApiProblem {
  return new ApiProblem({
    code: 'internal.error',
    status: response.ok ? 502 : response.status,
    title: `An answer that cannot be understood (${response.status})`,
  });
}

function unreachable(): ApiProblem {
  return new ApiProblem({
    code: 'network.unreachable',
    status: 0,
    title: 'The studio cannot be reached',
  });
}

function tooSlow(): ApiProblem {
  return new ApiProblem({
    code: 'network.timeout',
    status: 0,
    title: 'The studio takes too long to answer',
  });
}
