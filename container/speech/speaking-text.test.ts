import fc from 'fast-check';
import { expect, test } from 'vitest';
import { speakingText } from './speaking-text.ts';

const said = (text: string) =>
  speakingText(text)
    .flatMap((token) => token.said.map(({ word, rest }) => word + rest))
    .join(' ');

test.each([
  [
    'Dr. Smith paid $4.50 in 1984.',
    'doctor smith paid four dollars and fifty cents in nineteen eighty four.',
  ],
  ['It’s 7:30 — NASA called…', "it's seven thirty, nasa called."],
  ['The FBI and the UK, on TV', 'the f b i and the u k, on t v'],
  ['STOP IT NOW!', 'stop it now!'],
  ['Wait... what?', 'wait, what?'],
  ['St. Mary lives on Main St. today', 'saint mary lives on main street today'],
  ['well-known R2-D2', 'well known r two d two'],
  ['“Hello,” she said', 'hello, she said'],
  ['50% of 1,200 is 600', 'fifty percent of one thousand two hundred is six hundred'],
  ['the 1980s and the 3rd of May', 'the nineteen eighties and the third of may'],
  ['café naïve Москва', 'cafe naive moskva'],
  ['😀 — 世界', ''],
  ['and/or; e.g. this', 'and or, for example this'],
  ['Agent 007 at 5:00', "agent oh oh seven at five o'clock"],
  [
    'It was £3.50 at No. 5, not €0.99.',
    'it was three pounds and fifty pence at number five, not ninety nine cents.',
  ],
  ['Henry VIII, World War II, Act I. I saw.', 'henry the eighth, world war two, act one. i saw.'],
  ['On 3 May, the 21st of Dec. last', 'on the third of may, the twenty first of december last'],
  ['6 ft. tall, near Ft. Worth', 'six feet tall, near fort worth'],
  ['3/4 of it, 1/2 a cup', 'three quarters of it, half a cup'],
  [
    '£3m and $2.5bn, call 555-0134',
    'three million pounds and two point five billion dollars, call five five five oh one three four',
  ],
  ['I am. Vic is. MIX it, Livia', 'i am. vic is. mix it, livia'],
])('%s', (written, spoken) => {
  expect(said(written)).toBe(spoken);
});

test('every token is kept verbatim and in order, and only plain words are said', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      const tokens = speakingText(text);
      expect(tokens.map((token) => token.text)).toEqual(text.split(/\s+/u).filter((t) => t !== ''));
      for (const { word } of tokens.flatMap((token) => token.said))
        expect(word).toMatch(/^[a-z]+('[a-z]+)*$/);
    }),
    { numRuns: 500 },
  );
});
