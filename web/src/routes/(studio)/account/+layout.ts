import { signedIn } from '#web/session/signed-in.ts';
import type { LayoutLoad } from './$types';

/** Guests have other pages here than people with an account. */
export const load: LayoutLoad = ({ url }) => signedIn(url);
