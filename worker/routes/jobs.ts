import { createRouter } from '../http/create-router.ts';

/** `/api/v1/projects/:projectId/jobs` and `/api/v1/jobs/…`; mounted under `/api/v1`. */
export const jobRoutes = createRouter();
