import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, expect, it, vi } from 'vitest';
import { m } from '#web/words/messages.js';
import { sayRefusal } from './own-file-words.ts';

afterEach(() => vi.unstubAllGlobals());

/** What the sources say to the owner of a file: whole sentences in quotes, their gaps filled in. */
function sentencesIn(url: string): string[] {
  const text = readFileSync(new URL(url, import.meta.url), 'utf8');
  const spoken = text.replace(/^\s*(?:\/\/|\*|\/\*\*).*$/gm, '');
  return (spoken.match(/(['`])[A-Z][a-z]+ (?:(?!\1).)+\1/g) ?? []).map((it) => it.slice(1, -1));
}
const filled = (sentence: string) =>
  sentence
    .replace(/\$\{media\.type\}, and \$\{type\}/, 'image/png, and image/jpeg')
    .replace(/\$\{media\.kind\}/, 'sound')
    .replace(/\$\{\w*(?:Px|SIDE_PX\.min)\w*\}/g, '64')
    .replace(/\$\{[^}]+\}/g, 'picture');

const uploads = '../../../../worker/uploads/';
const sources = readdirSync(new URL(uploads, import.meta.url))
  .filter((name) => name.endsWith('-upload.ts'))
  .map((name) => `${uploads}${name}`)
  .concat('../../../../domain/media-file.ts');

it('has words of its own for everything that the studio says of a file', () => {
  const said = sources.flatMap(sentencesIn).map(filled);
  expect(said.length).toBeGreaterThan(9);
  // In English what has no words of its own stands as the studio said it.
  const unsaid = said.filter((message) => sayRefusal({ code: 'upload.refused', message }) === message);
  expect(unsaid).toEqual([]);
});

it('fills in the figures', () => {
  const message = 'The picture has 12000 × 40 pixels; each side needs 64';
  expect(sayRefusal({ code: 'upload.refused', message })).toBe(
    'The picture has 12,000 × 40 pixels. Each side needs at least 64.',
  );
});

it('lets a moderator’s own sentence stand where English is read, and says it plainly elsewhere', () => {
  const finding = { code: 'upload.refused', message: 'The picture shows a wound. Choose another one.' };
  expect(sayRefusal(finding)).toBe(finding.message);
  vi.stubGlobal('document', { documentElement: { lang: 'de' } });
  expect(sayRefusal(finding)).toBe(m.own_bad_moderated());
});

it('never passes on what the cutting room says of itself', () => {
  expect(sayRefusal({ code: 'composer.failed', message: 'ENOSPC: no space left on device' })).toBe(
    m.own_bad_lost(),
  );
});
