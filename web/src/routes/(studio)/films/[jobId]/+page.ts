import type { PageLoad } from './$types';

export const load: PageLoad = ({ params }) => ({ jobId: params.jobId });
