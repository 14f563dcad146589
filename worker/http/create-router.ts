import { OpenAPIHono } from '@hono/zod-openapi';
import { createProblem } from '../errors.ts';
import type { AppEnv } from './app-env.ts';
import { fieldErrors } from './field-errors.ts';

/**
 * A router whose validators throw a problem that names the fields. (Answering there instead would put the
 * validator's 400 into the types that the web client sees.)
 */
export function createRouter() {
  return new OpenAPIHono<AppEnv>({
    defaultHook: (result) => {
      if (!result.success) throw createProblem('request.invalid', { errors: fieldErrors(result.error) });
    },
  });
}
