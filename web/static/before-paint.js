// Before the first paint, or a page would flash in other colours or another language. The screen's own parts are
// lib/ui/theme and lib/ui/language.
const LANGUAGES = ['en', 'de'];
const FIRST_PAGES = { '/': 'en', '/de': 'de' };

function chosen(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    // A store that is refused has chosen nothing.
    return null;
  }
}

const page = document.documentElement;
const theme = chosen('studio.theme');
if (theme === 'light' || theme === 'dark') page.dataset.theme = theme;

const wished = [chosen('studio.language'), ...navigator.languages].map((tag) =>
  tag?.slice(0, 2).toLowerCase(),
);
const language = wished.find((tag) => LANGUAGES.includes(tag)) ?? 'en';
const path = location.pathname;
// The first page is written in each language; the others are drawn in the one that is wished for.
if (path in FIRST_PAGES && FIRST_PAGES[path] !== language) {
  const home = Object.keys(FIRST_PAGES).find((it) => FIRST_PAGES[it] === language);
  location.replace(home + location.search + location.hash);
}
page.lang = language;
page.dir = 'ltr';

// A page whose code hangs on the network would stay blank, or deaf, for ever. The app says that it is alive.
const LATE_MS = 15000;
setTimeout(() => {
  const late = document.getElementById('late');
  if (!late || 'alive' in page.dataset) return;
  late.hidden = false;
  new MutationObserver(() => {
    late.hidden = 'alive' in page.dataset;
  }).observe(page, { attributeFilter: ['data-alive'] });
}, LATE_MS);
