import { expect, it } from 'vitest';
import { headerRule } from './preload-pages.ts';

it('names the files of a page by the address that it has', () => {
  const rule = headerRule('/(studio)/projects/[projectId]/storyboards/[planId]', ['a/15.css', 'b/15.js']);
  expect(rule).toBe(
    [
      '',
      '/projects/:projectId/storyboards/:planId',
      '  Link: </a/15.css>; rel=preload; as=style; crossorigin',
      '  Link: </b/15.js>; rel=modulepreload',
      '',
    ].join('\n'),
  );
  expect(headerRule('/login', [])).toBe('');
});
