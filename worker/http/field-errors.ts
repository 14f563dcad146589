import type { z } from 'zod';

const MAX_ERRORS = 20;
const MAX_PATH_CHARS = 200;

type Issue = z.core.$ZodIssue;
export type FieldError = { path: string; message: string };

/**
 * A validator's findings by field, dotted like `config.aspect`; at most 20. An unknown field is named itself,
 * not the object that holds it. `''`: the body as a whole.
 */
export function fieldErrors(error: { issues: readonly Issue[] }): FieldError[] {
  return error.issues.flatMap((issue) => fromIssue(issue, [])).slice(0, MAX_ERRORS);
}

function fromIssue(issue: Issue, prefix: readonly PropertyKey[]): FieldError[] {
  const path = [...prefix, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: dotted([...path, key]), message: 'There is no such field' }));
  }
  return [{ path: dotted(path), message: issue.message }];
}

function dotted(path: readonly PropertyKey[]): string {
  return path.map(String).join('.').slice(0, MAX_PATH_CHARS).toWellFormed().replaceAll('\0', '\\0');
}
