import { expect, it } from 'vitest';
import { headerRule, staticFiles } from './preload-pages.ts';

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

it('follows every import of a page, also of a file that another one fetches later on', () => {
  const built = {
    'page.ts': { file: 'page.js', imports: ['_base.js', '_studio.js'] },
    '_base.js': { file: 'base.js', dynamicImports: ['guest.ts'] },
    'guest.ts': { file: 'guest.js', imports: ['_studio.js'] },
    '_studio.js': { file: 'studio.js', imports: ['_base.js', '_words.js'] },
    '_words.js': { file: 'words.js' },
  };
  expect(staticFiles(built, ['page.js'])).toEqual(['page.js', 'base.js', 'studio.js', 'words.js']);
});
