import { expect, it } from 'vitest';
import { plainMarkdown, readScriptFile } from './read-script-file.ts';

it('reads text in the encodings that scripts come in', async () => {
  const of = (bytes: Uint8Array<ArrayBuffer>) => readScriptFile(new File([bytes], 'a.txt'));
  expect(await of(new TextEncoder().encode('Grüße\r\nEnde'))).toBe('Grüße\nEnde');
  expect(await of(new Uint8Array([0xff, 0xfe, 0x41, 0, 0xfc, 0]))).toBe('Aü');
  expect(await of(new Uint8Array([0x47, 0x72, 0xfc, 0xdf]))).toBe('Grüß');
});

it('refuses what is no text, in words', async () => {
  const file = new File([new Uint8Array([80, 75, 0, 0, 1])], 'film.docx');
  await expect(readScriptFile(file)).rejects.toThrow('“film.docx” is not a text file');
});

it('takes the marks out of Markdown and leaves the words', () => {
  const text = '---\ntitle: x\n---\n# Fox\n\n> **Run**, [she](http://x) said.\n\n- One\n![p](q)';
  expect(plainMarkdown(text)).toBe('Fox\n\nRun, she said.\n\nOne');
});
