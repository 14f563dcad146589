import { parseConfig } from '#web/plan/parse-config.ts';
import { browserShelf, renewDraft } from '#web/plan/stored-draft.ts';
import { version } from '$app/env';
import type { PageLoad } from './$types';

/** One writes at once: whose project it is and what it is called comes meanwhile. */
export const load: PageLoad = async ({ params: { projectId } }) => {
  try {
    await renewDraft(browserShelf, projectId, version, parseConfig);
  } catch (thrown) {
    // The script is there all the same; the film's settings begin anew.
    console.warn('The draft of an earlier version cannot be read', thrown);
  }
  return { projectId };
};
