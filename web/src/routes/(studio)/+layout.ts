import { redirect } from '@sveltejs/kit';
import { session } from '#web/session/session.svelte.ts';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ url }) => {
  if ((await session.restore()) === null) {
    redirect(307, `/login?next=${encodeURIComponent(url.pathname + url.search)}`);
  }
};
