import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { PROBLEMS } from '#domain/problem';
import { ApiProblem } from './api-problem.ts';
import { PROBLEM_WORDS, sayProblem, wordsFor } from './problem-words.ts';

it('has a sentence for every code of the API', () => {
  expect(Object.keys(PROBLEMS).filter((code) => !wordsFor(code))).toEqual([]);
});

it('has a sentence for every code that the API document names', () => {
  const document = readFileSync(new URL('../../../../sdk/generated/api.ts', import.meta.url), 'utf8');
  const codes = new Set(document.match(/\b[a-z]+\.[a-z]+(?:_[a-z]+)*\b/g)?.filter((it) => it in PROBLEMS));
  expect(codes.size).toBeGreaterThan(20);
  expect([...codes].filter((code) => !wordsFor(code))).toEqual([]);
});

it('knows no code that the API does not', () => {
  const own = Object.keys(PROBLEM_WORDS).filter((code) => !code.startsWith('network.'));
  expect(own.filter((code) => !(code in PROBLEMS))).toEqual([]);
});

it('writes sentences, not codes', () => {
  for (const code of Object.keys(PROBLEM_WORDS)) {
    const words = wordsFor(code);
    for (const text of [words?.says, words?.advice ?? 'Yes.']) {
      expect(text).toMatch(/^[A-Z].*\.$/);
      expect(text).not.toMatch(/HTTP|\b[45]\d\d\b|_|null|undefined/);
    }
  }
});

it('takes the studio’s own detail where it says more', () => {
  const { title } = PROBLEMS['budget.exceeded'];
  expect(sayProblem('budget.exceeded', title, undefined)).toBe(wordsFor('budget.exceeded')?.says);
  expect(sayProblem('budget.exceeded', title, title)).toBe(wordsFor('budget.exceeded')?.says);
  expect(sayProblem('budget.exceeded', title, 'It needs $3, $1 is left.')).toBe('It needs $3, $1 is left.');
  expect(sayProblem('future.code', 'A new trouble', undefined)).toBe('A new trouble');
  const problem = new ApiProblem({ code: 'toString', status: 500, title: 'Odd' });
  expect([problem.message, problem.advice]).toEqual(['Odd', undefined]);
});

it('keeps to itself what the studio says to whoever runs it', () => {
  const { title } = PROBLEMS['mail.unavailable'];
  expect(sayProblem('mail.unavailable', title, 'Set MAIL_URL')).toBe(wordsFor('mail.unavailable')?.says);
});
