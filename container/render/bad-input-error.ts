/** The order's input can never be rendered: another attempt would not help. */
export class BadInputError extends Error {
  override readonly name = 'BadInputError';
  readonly retryable = false;
}
