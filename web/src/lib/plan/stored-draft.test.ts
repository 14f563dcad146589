import { expect, it } from 'vitest';
import { DEFAULT_JOB_CONFIG } from '#domain/default-job-config';
import { readDraft, renewDraft, storeDraft } from './stored-draft.ts';

/** A store of this test's own. */
function shelf(entries: Record<string, string> = {}) {
  const kept = new Map(Object.entries(entries));
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}
const config = { ...DEFAULT_JOB_CONFIG, aspect: '9:16' as const };
const draft = { script: 'Rain.', config, savedAt: 5, version: 'one' };
const never = () => Promise.reject(new Error('Nobody asks'));

it('gives back what the same screen has kept, and asks nobody about it', async () => {
  const store = shelf();
  storeDraft(store, 'p', draft);
  await renewDraft(store, 'p', 'one', never);
  expect(readDraft(store, 'p', 'one')).toEqual(draft);
  expect(readDraft(store, 'q', 'one')).toBeNull();
});

it('keeps the script of an earlier screen, and its choices if they still are choices', async () => {
  const store = shelf();
  storeDraft(store, 'p', draft);
  expect(readDraft(store, 'p', 'two')).toEqual({ script: 'Rain.', savedAt: 5, version: 'one' });
  await renewDraft(store, 'p', 'two', async () => null);
  expect(readDraft(store, 'p', 'two')?.config).toBeUndefined();
  await renewDraft(store, 'p', 'two', async (it) => it as typeof config);
  expect(readDraft(store, 'p', 'two')).toEqual({ ...draft, version: 'two' });
});

it.each(['', 'null', '7', '{}', '{"script":3}', '{"script":'])('takes %j for no draft', async (text) => {
  const store = shelf({ 'studio.draft.p': text });
  await renewDraft(store, 'p', 'one', never);
  expect(readDraft(store, 'p', 'one')).toBeNull();
});

it('reads a draft from before versions were written', async () => {
  const store = shelf({ 'studio.draft.p': '{"script":"Rain."}' });
  await renewDraft(store, 'p', 'one', async (it) => ({ ...DEFAULT_JOB_CONFIG, ...(it as object) }));
  expect(readDraft(store, 'p', 'one')).toMatchObject({ script: 'Rain.', config: DEFAULT_JOB_CONFIG });
});
