import { expect, it } from 'vitest';
import { headerRule, staticFiles } from './preload-pages.ts';

it('names the files of a page by the address that it has, and each sheet as it will be used', () => {
  const rule = headerRule('/(studio)/projects/[projectId]/storyboards/[planId]', {
    shellSheets: ['a/0.css'],
    sheets: ['a/15.css'],
    code: ['b/15.js', 'b/1.js'],
  });
  expect(rule).toBe(
    [
      '',
      '/projects/:projectId/storyboards/:planId',
      '  Link: </a/0.css>; rel=preload; as=style',
      '  Link: </a/15.css>; rel=preload; as=style; crossorigin',
      '  Link: </b/15.js>; rel=modulepreload',
      '  Link: </b/1.js>; rel=modulepreload',
      '',
    ].join('\n'),
  );
});

it('follows every import of a page, also of a file that another one fetches later on', () => {
  const built = {
    'page.ts': { file: 'page.js', imports: ['_base.js', '_studio.js'], css: ['page.css'] },
    '_base.js': { file: 'base.js', dynamicImports: ['guest.ts'] },
    'guest.ts': { file: 'guest.js', imports: ['_studio.js'], css: ['guest.css'] },
    '_studio.js': { file: 'studio.js', imports: ['_base.js', '_words.js'] },
    '_words.js': { file: 'words.js' },
  };
  expect(staticFiles(built, ['page.js'])).toEqual({
    code: ['page.js', 'base.js', 'studio.js', 'words.js'],
    sheets: ['page.css'],
  });
});
