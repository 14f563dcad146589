interface Tab {
  location: Pick<Location, 'hash' | 'pathname' | 'search'>;
  history: Pick<History, 'state' | 'replaceState'>;
}

/**
 * The token that the link of a mail carries behind `#`; null: there is none. It is taken out of the address bar, and
 * with it out of the history, so that neither a shared address nor a shared screen gives it away.
 */
export function takeMailToken({ location, history }: Tab = window): string | null {
  if (location.hash === '') return null;
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  history.replaceState(history.state, '', location.pathname + location.search);
  return token || null;
}
