/** The first page is there before any script is. */
export const ssr = true;
export const prerender = true;
