import { describe, expect, it } from 'vitest';
import { requiredScope } from './required-scope.ts';

const at = (request: string) => {
  const [method = '', path = ''] = request.split(' ');
  return requiredScope(method, `/api/v1/${path}`);
};

describe('what a key needs', () => {
  it.each([
    ['GET projects', 'read'],
    ['HEAD projects', 'read'],
    ['GET me', 'read'],
    ['HEAD me', 'read'],
    ['GET usage', 'read'],
    ['GET jobs/job_1/costs', 'read'],
    ['POST estimates', 'read'],
    ['POST jobs/job_1/tickets', 'read'],
    ['POST projects/prj_1/jobs', 'spend'],
    ['POST jobs/job_1/retry', 'spend'],
    ['POST jobs/job_1/duplicate', 'spend'],
    ['POST jobs/job_1/shots/sht_1', 'spend'],
    ['POST previews/voice', 'spend'],
    ['POST previews/a/b', 'write'],
    ['POST previews/', 'write'],
    ['GET admin/moderation', 'sign-in'],
    ['POST admin/moderation/mod_1/reviews', 'sign-in'],
    ['POST projects', 'write'],
    ['PATCH projects/prj_1', 'write'],
    ['DELETE jobs/job_1', 'write'],
    ['POST jobs/job_1/cancel', 'write'],
    ['POST jobs/job_1/share', 'write'],
    ['PUT estimates', 'write'],
    ['PATCH jobs/job_1/tickets', 'write'],
    ['DELETE projects/prj_1/jobs', 'write'],
    ['POST estimates/x', 'write'],
    ['POST x/estimates', 'write'],
    ['POST jobs/a/b/tickets', 'write'],
    ['POST jobs//tickets', 'write'],
    ['POST jobs/a/tickets/b', 'write'],
    ['POST projects/a/b/jobs', 'write'],
    ['POST jobs/a/b/retry', 'write'],
    ['POST jobs/a/shots/b/c', 'write'],
    ['POST jobs/a/retry/x', 'write'],
    ['PATCH me', 'sign-in'],
    ['DELETE me', 'sign-in'],
    ['GET me/api-keys', 'sign-in'],
    ['GET me/export', 'sign-in'],
    ['POST me/api-keys', 'sign-in'],
    ['PUT budget', 'sign-in'],
    ['GET budget', 'sign-in'],
    ['POST members', 'write'],
    ['POST budgets', 'write'],
  ])('for %s is %s', (request, scope) => expect(at(request)).toBe(scope));

  it('is told of whole addresses only', () => {
    for (const path of [
      '/x/api/v1/estimates',
      '/x/api/v1/jobs/a/retry',
      '/x/api/v1/me',
      '/x/api/v1/budget',
    ]) {
      expect(requiredScope('POST', path)).toBe('write');
    }
  });
});
