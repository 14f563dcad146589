import { expect, it } from 'vitest';
import { withSnapshot } from './script-history.ts';

it('keeps drafts newest first, once each, and none that are empty', () => {
  const one = withSnapshot([], 'A fox.', 0);
  expect(withSnapshot(one, 'A fox.', 9e6)).toBe(one);
  expect(withSnapshot(one, '  \n', 9e6)).toBe(one);
  expect(withSnapshot(one, 'A crow.', 9e6).map((it) => it.script)).toEqual(['A crow.', 'A fox.']);
});

it('lets typing on replace the draft of a moment ago, but never the only one, nor another text', () => {
  let list = withSnapshot([], 'A fox', 0);
  list = withSnapshot(list, 'A fox runs', 1000);
  expect(list.map((it) => it.script)).toEqual(['A fox runs', 'A fox']);
  list = withSnapshot(list, 'A fox runs away.', 2000);
  expect(list.map((it) => it.script)).toEqual(['A fox runs away.', 'A fox']);
  list = withSnapshot(list, 'The sea.', 3000);
  expect(list.map((it) => it.script)).toEqual(['The sea.', 'A fox runs away.', 'A fox']);
});

it('keeps thirty', () => {
  let list = withSnapshot([], 'x', 0);
  for (let i = 1; i < 50; i++) list = withSnapshot(list, `${i} drafts`, i * 1e6);
  expect(list).toHaveLength(30);
  expect(list[0]?.script).toBe('49 drafts');
});
