import type { ApiKeyScope } from '#domain/api-key';

/** Posts that change nothing of what is made. */
const LOOKS = /^\/api\/v1\/(estimates|jobs\/[^/]+\/tickets)$/;
const SPENDS =
  /^\/api\/v1\/(projects\/[^/]+\/jobs|jobs\/[^/]+\/(retry|duplicate|shots\/[^/]+)|previews\/[^/]+)$/;
/** What a key must not do with itself, its owner or in an admin's name: these want a sign-in. */
const OWNER = /^\/api\/v1\/(me\/.*|me|budget|admin\/.*)$/;

/** The scope that a request wants of a key; `sign-in`: no key will do. */
export function requiredScope(method: string, path: string): ApiKeyScope | 'sign-in' {
  const looks = method === 'GET' || method === 'HEAD';
  if (OWNER.test(path) && !(looks && path === '/api/v1/me')) return 'sign-in';
  if (looks) return 'read';
  if (method === 'POST' && LOOKS.test(path)) return 'read';
  if (method === 'POST' && SPENDS.test(path)) return 'spend';
  return 'write';
}
