// Before the first paint, or a page would flash in the other colours. The screen's own part is lib/ui/theme.
try {
  const chosen = localStorage.getItem('studio.theme');
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
} catch {
  // A store that is refused has chosen nothing.
}
