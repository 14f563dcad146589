import { registerHooks } from 'node:module';

/** What the Worker's classes are made of in the cloud; the document needs none of it to work. */
const RUNTIME =
  'data:text/javascript,export class DurableObject{};export class WorkerEntrypoint{};export const env={};';

registerHooks({
  resolve: (specifier, context, next) =>
    specifier.startsWith('cloudflare:') ? { url: RUNTIME, shortCircuit: true } : next(specifier, context),
});

/** The API document as `/api/openapi.json` answers it, read from the routes themselves, without a server. */
export async function readDocument(): Promise<string> {
  const [{ app }, { readApiDocument }] = await Promise.all([
    import('../../worker/app.ts'),
    import('../../worker/docs/read-api-document.ts'),
  ]);
  return `${JSON.stringify(readApiDocument(app), null, 2)}\n`;
}
