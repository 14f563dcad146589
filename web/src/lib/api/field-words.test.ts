import { expect, it } from 'vitest';
import { z } from 'zod';
import { RegisterRequest } from '#domain/account';
import { sayFieldError } from './field-words.ts';

const said = (schema: z.ZodType, value: unknown) => {
  const parsed = schema.safeParse(value);
  if (parsed.success) return expect.fail('It was taken');
  return parsed.error.issues.map((issue) => sayFieldError(issue.message));
};

it('speaks of the fields of a registration as people do', () => {
  expect(said(RegisterRequest, { email: 'nobody', username: 'a b!', password: 'short' })).toEqual([
    'This is not an e-mail address.',
    '3 to 32 letters, digits, dots, dashes or underscores',
    'At least 8 characters.',
  ]);
});

it.each([
  [z.string().min(1), '', 'Please fill this in.'],
  [z.string().max(3), 'long', 'At most 3 characters.'],
  [z.number().min(0), -1, 'At least 0.'],
  [z.number().max(5), 9, 'At most 5.'],
  [z.enum(['a', 'b']), 'c', 'This is not right.'],
  [z.string(), 7, 'This is not right.'],
])('never passes on what a schema says: %#', (schema, value, words) => {
  expect(said(schema, value)).toEqual([words]);
});

it('keeps what was written for people', () => {
  expect(sayFieldError('The script is longer than a film may be.')).toBe(
    'The script is longer than a film may be.',
  );
});
