import { perhapsSignedIn } from '#web/session/signed-in.ts';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = ({ url }) => perhapsSignedIn(url);
