/** Where to go after signing in: the `next` of the address if it is a path of this site, else the projects. */
export function nextAddress(url: { href: string; origin: string }): string {
  const next = new URL(url.href).searchParams.get('next');
  if (next === null || !next.startsWith('/')) return '/projects';
  const target = new URL(next, url.href);
  return target.origin === url.origin ? target.pathname + target.search : '/projects';
}
