import { expect, it } from 'vitest';
import { IntentKey } from './intent-key.ts';

it('keeps its key while the same request has no answer', () => {
  const intent = new IntentKey();
  const first = intent.keyFor({ script: 'a' });
  expect(intent.keyFor({ script: 'a' })).toBe(first);
});

it('takes a new key for another request, and for the same one after an answer', () => {
  const intent = new IntentKey();
  const first = intent.keyFor({ script: 'a' });
  const second = intent.keyFor({ script: 'b' });
  intent.settled();
  const third = intent.keyFor({ script: 'b' });
  expect(new Set([first, second, third]).size).toBe(3);
});
