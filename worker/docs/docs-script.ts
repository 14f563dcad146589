/**
 * What the page of the API can do besides being read: find, copy, and open what an address names. It is written as
 * browsers run it, without a build; without it everything stands there all the same.
 */
export const DOCS_SCRIPT = `
const all = (query, within = document) => [...within.querySelectorAll(query)];
const field = document.querySelector('#find');
const found = document.querySelector('#found');
const items = all('[data-words]');
function find() {
  const words = field.value.toLowerCase().split(/\\s+/).filter(Boolean);
  let count = 0;
  for (const item of items) {
    item.hidden = !words.every((word) => item.dataset.words.includes(word));
    if (!item.hidden && item.matches('.op')) count += 1;
  }
  for (const group of all('[data-group]')) group.hidden = all('[data-words]', group).every((item) => item.hidden);
  for (const guide of all('[data-guide]')) guide.hidden = words.length > 0;
  found.textContent = words.length === 0 ? '' : count === 0 ? 'Nothing has these words.' : count + ' found';
}
field.closest('search').hidden = false;
field.addEventListener('input', find);
function open() {
  const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!named) return;
  if (named.closest('[hidden]')) { field.value = ''; find(); }
  for (let at = named; at; at = at.parentElement) if (at.localName === 'details') at.open = true;
  named.scrollIntoView();
}
addEventListener('hashchange', open);
open();
// Whoever opens something has its address in the line above, to send it to somebody.
document.addEventListener('toggle', ({ target }) => {
  if (target.open && target.matches('.op') && location.hash !== '#' + target.id) history.replaceState(null, '', '#' + target.id);
}, true);
document.addEventListener('keydown', (event) => {
  const typing = event.target.matches('input, textarea');
  if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey) { event.preventDefault(); field.focus(); }
  if (event.key === 'Escape' && event.target === field) { field.value = ''; find(); }
});
for (const button of all('[data-copy]')) button.hidden = !navigator.clipboard;
document.addEventListener('click', async ({ target }) => {
  if (!target.matches('[data-copy]')) return;
  await navigator.clipboard.writeText(target.nextElementSibling.textContent);
  target.textContent = 'Copied';
  setTimeout(() => { target.textContent = 'Copy'; }, 1500);
});
`;
