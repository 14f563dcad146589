import { createRouter } from '../http/create-router.ts';

/** `/internal/orders/:id…`, for the composer alone, by its order token; mounted under `/internal`. */
export const internalOrderRoutes = createRouter();
