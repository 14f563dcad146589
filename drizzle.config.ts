import { defineConfig } from 'drizzle-kit';

/** `drizzle-kit generate` writes migrations/ from the schema; they are committed and never edited. */
export default defineConfig({
  dialect: 'postgresql',
  schema: './worker/db/schema.ts',
  out: './migrations',
});
