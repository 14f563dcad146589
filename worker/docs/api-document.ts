/** A JSON Schema as the document has it; what is not named here is shown as it is. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  description?: string;
  enum?: unknown[];
  format?: string;
  default?: unknown;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  [word: string]: unknown;
}
interface Media {
  schema?: Schema;
  example?: unknown;
  examples?: Record<string, { value: unknown }>;
}
export interface Content {
  content?: Record<string, Media>;
}
export interface Parameter {
  name: string;
  in: string;
  description?: string;
  required?: boolean;
  schema?: Schema;
}
export interface Answer extends Content {
  description?: string;
  headers?: Record<string, unknown>;
}
export interface Operation {
  tags?: string[];
  operationId?: string;
  summary?: string;
  description?: string;
  security?: Record<string, string[]>[];
  parameters?: Parameter[];
  requestBody?: Content & { required?: boolean };
  responses?: Record<string, Answer>;
}
type Paths = Record<string, Record<string, Operation>>;

/** What the page reads of an OpenAPI 3.1 document. */
export interface ApiDocument {
  info: { title: string; version: string; description?: string };
  tags?: { name: string; description?: string }[];
  paths?: Paths;
  webhooks?: Paths;
  components?: { schemas?: Record<string, Schema> };
}

/** An operation with where it stands; of webhooks `path` is the event's name. */
export interface Placed {
  path: string;
  method: string;
  operation: Operation;
}

/** Every operation of some paths, in their order. */
export function placedIn(paths: Paths = {}): Placed[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
}
