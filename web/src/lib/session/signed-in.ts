import { redirect } from '@sveltejs/kit';
import { session } from './session.svelte.ts';

/** For pages that cannot stand before it is known who looks at them. @throws a redirect to the log-in page */
export async function signedIn(url: URL): Promise<void> {
  if ((await session.restore()) === null) logInFirst(url);
}

/** For pages that stand at once and fill themselves. @throws a redirect to the log-in page */
export function perhapsSignedIn(url: URL): void {
  if (!session.expect()) logInFirst(url);
}

function logInFirst(url: URL): never {
  redirect(307, `/login?next=${encodeURIComponent(url.pathname + url.search)}`);
}
