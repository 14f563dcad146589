/** A file of a multipart body. */
export interface UploadedFile {
  field: string;
  name: string;
  type: string;
  bytes: Buffer;
}

/** A request as a vendor's API sees it. */
export interface VendorRequest {
  method: string;
  /** Path without the query. */
  path: string;
  query: URLSearchParams;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The parsed JSON body, or a multipart body's fields with the hashes of its files; undefined: none. */
  body: unknown;
  files: readonly UploadedFile[];
  /** SHA-256 (hex) of method, path and canonical body. */
  hash: string;
  /** The origin that the client used, for addresses in answers. */
  origin: string;
}

export interface Reply {
  status: number;
  headers?: Record<string, string>;
  body: string | Uint8Array;
}

export interface Charge {
  what: string;
  model: string;
  micros: number;
  taskId?: string;
  /** Pictures that were shown with the prompt. */
  references?: number;
}

/** What a vendor does with a request. It is charged before it is answered. */
export interface Outcome {
  reply: Reply;
  charge?: Charge;
}

/** A fault that only the vendor's own code can play: it changes what is answered, not how it arrives. */
export type VendorFault =
  | { do: 'refuse' }
  | { do: 'quota' }
  | { do: 'status'; status: number; retryAfterS?: number | undefined }
  | { do: 'fail-task'; error: string }
  | { do: 'slow-task'; ms: number };

/** Answers JSON as both vendors do. */
export function json(status: number, value: unknown, headers: Record<string, string> = {}): Reply {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

/** The token of an `Authorization: Bearer` header. */
export function bearerOf({ headers }: VendorRequest): string {
  const header = headers.authorization;
  return typeof header === 'string' ? header.replace(/^Bearer\s+/i, '') : '';
}

/** A key that the vendor knows but whose account has no money left. */
export const brokeKey = (key: string) => `${key}-broke`;

/** A key of another account, which some user may bring along: its charges stand in the log as `own`. */
export const ownKey = (key: string) => `${key}-own`;

/** True for the keys that the vendor knows. */
export const isKnownKey = (given: unknown, key: string) =>
  given === key || given === brokeKey(key) || given === ownKey(key);

/** Whose account a request is charged to. */
export function payerOf({ headers }: VendorRequest): { payer?: 'own' } {
  const given = headers['xi-api-key'] ?? headers.authorization;
  return typeof given === 'string' && given.endsWith(ownKey('')) ? { payer: 'own' } : {};
}
