/** The first page in German; before-paint.js brings everybody to theirs. */
export const ssr = true;
export const prerender = true;
