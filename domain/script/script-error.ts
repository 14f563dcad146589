/** Why a script cannot be planned. `code` is stable and names the problem for clients. */
export type ScriptErrorCode = 'script.unreadable' | 'script.too_long';

/** Thrown when a text holds no readable word, or is longer than a plan may cover. */
export class ScriptError extends Error {
  readonly code: ScriptErrorCode;

  constructor(code: ScriptErrorCode, message: string) {
    super(message);
    this.name = 'ScriptError';
    this.code = code;
  }
}
