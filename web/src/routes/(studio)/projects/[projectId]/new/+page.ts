import type { PageLoad } from './$types';

/** One writes at once: whose project it is and what it is called comes meanwhile. */
export const load: PageLoad = ({ params }) => ({ projectId: params.projectId });
