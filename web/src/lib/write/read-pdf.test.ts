import { expect, it } from 'vitest';
import { linesOfPage, type PlacedText } from './read-pdf.ts';

const at = (text: string, x: number, y: number): PlacedText => ({
  text,
  x,
  y,
  width: text.length * 7.2,
  height: 12,
});

it('puts a screenplay page together as it was written', () => {
  const page = [
    at('12.', 520, 760),
    at('INT. ATTIC - NIGHT', 108, 720),
    at('Dust. A ', 108, 696),
    at('box', 108 + 8 * 7.2, 696),
    at('opens.', 108 + 12 * 7.2, 696),
    at('Nobody is there.', 108, 684),
    at('MARA', 266, 660),
    at('It is still here.', 180, 648),
    at('CONTINUED', 500, 40),
  ];
  expect(linesOfPage(page.toReversed())).toBe(
    'INT. ATTIC - NIGHT\n\nDust. A box opens.\nNobody is there.\n\nMARA\nIt is still here.',
  );
});

it('takes an empty page, one line, and numbers that are part of the story', () => {
  expect(linesOfPage([])).toBe('');
  expect(linesOfPage([at('1984', 100, 400), at('was a year.', 140, 400)])).toBe('1984 was a year.');
});

it('keeps the empty lines of a page where few lines follow each other closely', () => {
  const lines = ['INT. ATTIC - NIGHT', '', 'Dust. A box opens.', '', 'MARA', 'It is still here.'];
  const items = lines.flatMap((text, index) => (text === '' ? [] : [at(text, 72, 720 - index * 14)]));
  expect(linesOfPage(items)).toBe(lines.join('\n'));
});
