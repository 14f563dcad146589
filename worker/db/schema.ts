/** Every table, by subject. Also what drizzle-kit makes migrations of. */
export * from './schema/accounts.ts';
export * from './schema/films.ts';
export * from './schema/messages.ts';
export * from './schema/moderation.ts';
export * from './schema/money.ts';
