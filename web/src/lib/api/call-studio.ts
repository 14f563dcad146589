import { session } from '#web/session/session.svelte.ts';
import { ApiProblem } from './api-problem.ts';
import { type Method, type RequestOptions, sendRequest } from './send-request.ts';

/**
 * One request as the person signed in. A refused token is renewed once and the request sent again.
 * @throws ApiProblem
 */
export async function callStudio<T>(method: Method, path: string, options: RequestOptions = {}): Promise<T> {
  const token = await session.token();
  if (token === null) throw signInFirst();
  try {
    return await sendRequest<T>(method, path, withToken(options, token));
  } catch (thrown) {
    if (!(thrown instanceof ApiProblem) || thrown.status !== 401) throw thrown;
    const renewed = await session.renew(token);
    if (renewed === null) throw signInFirst();
    return await sendRequest<T>(method, path, withToken(options, renewed));
  }
}

function withToken(options: RequestOptions, token: string): RequestOptions {
  return { ...options, headers: { ...options.headers, authorization: `Bearer ${token}` } };
}

function signInFirst(): ApiProblem {
  return new ApiProblem({ code: 'auth.required', status: 401, title: '' });
}
