import type { Page } from 'playwright-core';

/** What opens over a page, or in it, when somebody presses something: none of them is at an address of its own. */
export interface Opened {
  name: string;
  /** As in `PAGES`. */
  path: string;
  open: (page: Page) => Promise<void>;
}

const press =
  (...names: (string | RegExp)[]) =>
  async (page: Page) => {
    for (const name of names) await page.getByRole('button', { name }).first().click();
  };
const write = async (page: Page) => {
  await page
    .getByRole('textbox', { name: 'Script' })
    .fill('EXT. SEA - NIGHT\n\nRain. ANNA waits.\n\nANNA\nNow.\n');
  await page.locator('[data-shot]').first().waitFor();
};
const chooseShot = press(/^Shot 1$/);
const chooseCast = (page: Page) => page.getByRole('radio', { name: 'Cast' }).check({ force: true });

/** A film of before had a planner chosen that nobody has a key for: the dialogue says so. */
async function askVendor(page: Page): Promise<void> {
  await page.evaluate(() => {
    const project = location.pathname.split('/')[2];
    const config = { quality: 'final', providers: { plan: 'openai' } };
    const draft = { script: 'EXT. SEA - NIGHT\n\nRain.', config, savedAt: 0 };
    localStorage.setItem(`studio.draft.${project}`, JSON.stringify(draft));
  });
  await page.reload();
  await page.locator('[data-shot]').first().waitFor();
  await press('Plan with AI')(page);
  await page.getByRole('dialog').getByRole('alert').waitFor();
}

export const OPENED: readonly Opened[] = [
  { name: 'shortcut sheet', path: '/projects', open: (page) => page.keyboard.press('?') },
  { name: 'menu of oneself', path: '/projects', open: press(/you and this screen/) },
  { name: 'new project', path: '/projects', open: press('New project') },
  { name: 'menu of a project', path: '/projects', open: press(/^What to do with/) },
  { name: 'rename a project', path: '/projects', open: press(/^What to do with/, /^Rename/) },
  { name: 'delete a project', path: '/projects', open: press(/^What to do with/, /^Delete/) },
  { name: 'written desk', path: '/projects/PROJECT/new', open: write },
  { name: 'samples', path: '/projects/PROJECT/new', open: press('Samples and templates') },
  {
    name: 'film settings',
    path: '/projects/PROJECT/new',
    open: (page) => page.getByText('Film settings').click(),
  },
  {
    name: 'quote',
    path: '/projects/PROJECT/new',
    open: async (page) => {
      await write(page);
      await press('Show the quote by stage')(page);
    },
  },
  { name: 'storyboard by a vendor', path: '/projects/PROJECT/new', open: askVendor },
  { name: 'chosen shot', path: '/projects/PROJECT/storyboards/PLAN', open: chooseShot },
  {
    name: 'shelf of own files',
    path: '/projects/PROJECT/storyboards/PLAN',
    open: async (page) => {
      await chooseShot(page);
      await press(/^My files/)(page);
    },
  },
  { name: 'cast', path: '/projects/PROJECT/storyboards/PLAN', open: chooseCast },
  { name: 'versions', path: '/projects/PROJECT/storyboards/PLAN', open: press('Versions') },
  { name: 'new API key', path: '/account/keys', open: press('New key') },
  { name: 'own key of a vendor', path: '/account/keys', open: press(/: OpenAI$/) },
  { name: 'new webhook', path: '/account/webhooks', open: press('New webhook') },
  { name: 'delete the account', path: '/account', open: press('Delete account') },
  { name: 'downloads', path: '/films/JOB', open: press('More downloads') },
  { name: 'other formats', path: '/films/JOB', open: press('More downloads', /^Other formats/) },
  { name: 'share', path: '/films/JOB', open: press('Share this film') },
  {
    name: 'another language',
    path: '/films/JOB',
    open: press('Make another version', /^In another language/),
  },
  { name: 'another version', path: '/films/JOB', open: press('Make another version') },
  { name: 'menu of a film', path: '/films', open: press(/^What to do with/) },
];
