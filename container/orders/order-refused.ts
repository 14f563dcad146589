/** The order itself cannot be done, however often it is tried. `code` is `noun.reason`. */
export class OrderRefused extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'OrderRefused';
    this.code = code;
  }
}
