/**
 * Every page that people come to. `PROJECT`, `PLAN`, `JOB` and `SHARE` stand for ids; a film is made for those with
 * `JOB` and `SHARE`.
 */
export const PAGES: readonly string[] = [
  '/',
  '/de',
  '/login',
  '/register',
  '/forgot-password',
  '/reset-password#token=none',
  '/verify-email',
  '/nowhere',
  '/projects',
  '/projects/PROJECT',
  '/projects/PROJECT/new',
  '/projects/PROJECT/storyboards/PLAN',
  '/films',
  '/films/JOB',
  '/account',
  '/account/usage',
  '/account/keys',
  '/account/webhooks',
  '/share/SHARE',
  '/api/docs',
  '/api/outbox',
];

/** True for pages that show a film, which must be made first. */
export const needsFilm = (path: string): boolean => /JOB|SHARE/.test(path);
