import { gzipSync } from 'node:zlib';
import type { Browser, Page, Response } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { Account } from './api.ts';
import { launchBrowser } from './browser.ts';
import { findBarriers } from './find-barriers.ts';

const SCRIPT = `EXT. HARBOUR - NIGHT

Rain on the water. ANNA waits beside the boats.

ANNA
He is late. He is always late.

INT. CAFÉ - NIGHT

TOM pours tea.

TOM
We close in ten minutes.
`;

const url = inject('studioUrl');
let browser: Browser;
let page: Page;
let account: Account;
let projectId: string;
const complaints: string[] = [];

beforeAll(async () => {
  account = await Account.register(url);
  projectId = await account.createProject('Harbour');
  browser = await launchBrowser();
  // The test tool looks into pages from outside; the policy that keeps others out stays in all other tests.
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, bypassCSP: true });
  page = await context.newPage();
  page.setDefaultTimeout(120_000);
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(`${url}/login`);
  await page.getByLabel('E-mail').fill(account.email);
  await page.getByLabel('Password').fill(account.password);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.waitForURL('**/projects');
});
afterAll(async () => {
  expect(complaints).toEqual([]);
  await browser.close();
});

/** The pixels of a shot's canvas as one number. */
const pixelsOf = (selector: string) =>
  page
    .locator(`${selector} canvas`)
    .first()
    .evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      let sum = 0;
      for (let i = 0; i < data.length; i += 97) sum = (sum * 31 + data[i]!) >>> 0;
      return { sum, painted: data.some((value, i) => i % 4 !== 3 && value > 0) };
    });

it('paints the storyboard while one types, and links each shot with its lines both ways', async () => {
  await page.goto(`${url}/projects/${projectId}/new`);
  const editor = page.getByRole('textbox', { name: 'Script' });
  await editor.fill(SCRIPT);
  const shots = page.locator('[data-shot]');
  await expect.poll(() => shots.count(), { timeout: 120_000 }).toBeGreaterThan(3);
  const before = await shots.count();
  await expect.poll(async () => (await pixelsOf('[data-shot]')).painted, { timeout: 120_000 }).toBe(true);

  // Fountain is coloured, and scenes fold.
  await page.locator('.cm-foldGutter .cm-gutterElement', { hasText: '▾' }).first().click();
  await page.locator('.cm-foldPlaceholder').click();

  // A line leads to its shot …
  await page.locator('.cm-line', { hasText: 'We close in ten minutes' }).click();
  const tea = page.locator('[data-shot]:has(button[aria-pressed="true"])');
  await expect.poll(() => tea.textContent()).toContain('We close in ten minutes');
  // … and a shot to its lines.
  await page.locator('[data-shot]', { hasText: 'He is late' }).first().getByRole('button').click();
  await expect
    .poll(() => page.locator('.cm-lit').allTextContents())
    .toEqual(expect.arrayContaining([expect.stringContaining('He is late')]));

  await editor.press('Control+End');
  await editor.pressSequentially('\nEXT. FOREST - DAY\n\nA fox runs through the snow.\n');
  await expect.poll(() => shots.count(), { timeout: 120_000 }).toBeGreaterThan(before);
  await page.getByText(/will not exceed/i).waitFor();
  expect(await findBarriers(page)).toEqual([]);
});

it('opens scripts of other programs, and brings earlier drafts back', async () => {
  const fdx = `<?xml version="1.0" encoding="UTF-8"?><FinalDraft DocumentType="Script"><Content>
    <Paragraph Type="Scene Heading"><Text>Int. Attic - Night</Text></Paragraph>
    <Paragraph Type="Action"><Text>Dust. A </Text><Text Style="Bold">box</Text><Text> opens.</Text></Paragraph>
    <Paragraph Type="Character"><Text>Mara</Text></Paragraph>
    <Paragraph Type="Parenthetical"><Text>whispers</Text></Paragraph>
    <Paragraph Type="Dialogue"><Text>It is still here.</Text></Paragraph>
  </Content></FinalDraft>`;
  const open = (name: string, text: string, encoding: BufferEncoding = 'utf8') =>
    page
      .locator('input[type="file"]')
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text, encoding) });
  const lines = () => page.locator('.cm-line').allTextContents();
  await open('attic.fdx', fdx);
  await expect
    .poll(lines)
    .toEqual(['INT. ATTIC - NIGHT', '', 'Dust. A box opens.', '', 'MARA', '(whispers)', 'It is still here.']);
  await open('attic.fdx', '<html/>');
  await page.getByText('This is not a Final Draft file that can be read.').waitFor();
  await open('film.docx', 'PK\0\0');
  await page.getByText('is not a text file').waitFor();
  // Plain files come as whatever wrote them left them.
  await open('quay.fountain', '\ufeffEXT. QUAY - DAY\r\n\r\nA ferry hoots.\r\n', 'utf16le');
  await expect.poll(lines).toEqual(['EXT. QUAY - DAY', '', 'A ferry hoots.', '']);
  await open('tale.md', '# The fox\n\nA **fox** ran [home](https://example.com).');
  await expect.poll(lines).toEqual(['The fox', '', 'A fox ran home.']);
  await open('tale.txt', 'Caf\xe9 at night.', 'latin1');
  await expect.poll(lines).toEqual(['Café at night.']);
  // Samples and templates replace what is there, and what is there outlives the page.
  const shelf = page.getByRole('button', { name: 'Samples and templates' });
  await shelf.click();
  await page.getByRole('button', { name: 'Advert, 30 seconds' }).click();
  await expect.poll(lines).toEqual(expect.arrayContaining(['INT. KITCHEN - MORNING']));
  await shelf.click();
  await page.getByRole('button', { name: 'Platform Four' }).click();
  await expect.poll(lines).toEqual(expect.arrayContaining(['Title: Platform Four']));
  await page.waitForFunction(() =>
    Object.values(localStorage).some((it) => String(it).includes('ten fifty-two')),
  );
  await page.reload();
  await expect.poll(lines, { timeout: 60_000 }).toEqual(expect.arrayContaining(['Title: Platform Four']));

  await page.getByRole('button', { name: 'Earlier drafts' }).click();
  await page
    .getByRole('button', { name: /^EXT. HARBOUR/ })
    .first()
    .click();
  await expect.poll(lines).toEqual(expect.arrayContaining(['We close in ten minutes.']));
  await page.getByText(/will not exceed/i).waitFor();
});

it('edits the storyboard by hand and keeps every change as a version', async () => {
  await page.getByRole('button', { name: 'Edit the storyboard' }).click();
  await page.waitForURL('**/storyboards/**');
  const shots = page.locator('[data-shot]');
  await shots.first().waitFor();
  const count = await shots.count();
  const ids = () => shots.evaluateAll((all) => all.map((it) => it.getAttribute('data-shot')));
  const order = await ids();

  // By keyboard: choose, move, split, undo.
  await page.getByRole('button', { name: 'Shot 2', exact: true }).click();
  await page.keyboard.press('Alt+ArrowLeft');
  expect((await ids()).slice(0, 2)).toEqual([order[1], order[0]]);
  await page.keyboard.press('s');
  await expect.poll(() => shots.count()).toBe(count + 1);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect.poll(ids).toEqual(order);

  // A changed picture is painted at once; changed words are stored.
  const target = page.locator('[data-shot]', { hasText: 'He is late' }).first();
  await target.getByRole('button', { name: /^Shot \d+$/ }).click();
  const id = await target.getAttribute('data-shot');
  const selector = `[data-shot="${id}"]`;
  await expect.poll(async () => (await pixelsOf(selector)).painted, { timeout: 120_000 }).toBe(true);
  const seen = await pixelsOf(selector);
  await page.getByLabel('Inspector').getByLabel('Weather').selectOption('snow');
  await expect.poll(async () => (await pixelsOf(selector)).sum, { timeout: 120_000 }).not.toBe(seen.sum);
  await page.getByLabel('Words of line 1').fill('He will never come.');
  await page.getByText(/^Saved · version/).waitFor();
  await expect.poll(() => page.url()).toMatch(/\/storyboards\/pln_/);
  await expect
    .poll(async () => {
      const { body } = await account.call('GET', `plans/${page.url().split('/').at(-1)}`);
      return JSON.stringify(body.plan);
    })
    .toContain('He will never come.');
  expect(await findBarriers(page)).toEqual([]);

  // What was edited is there after a reload, and an earlier version comes back.
  await page.reload();
  await page.getByText('He will never come.').first().waitFor();
  await page.getByRole('button', { name: 'Versions' }).click();
  await page.getByRole('button', { name: /^Version 1 / }).click();
  await page.getByText(/shots? of \d+ differ/).waitFor();
  await page.getByRole('button', { name: 'Restore this version' }).click();
  await page.getByText('He is late. He is always late.').first().waitFor();
  await page.getByText(/^Saved · version/).waitFor();
});

it('says it when somebody else has edited the storyboard, and lets one keep one’s own', async () => {
  const planId = page.url().split('/').at(-1);
  const { body, headers } = await account.call('GET', `plans/${planId}`);
  const other = { ...body.plan, title: 'Theirs' };
  const answer = await account.call(
    'PATCH',
    `plans/${planId}`,
    { plan: other },
    { 'if-match': headers.get('etag')! },
  );
  expect(answer.status).toBe(200);
  await page.getByLabel('Heading of scene 1').fill('EXT. OUR HARBOUR - NIGHT');
  await page.getByText('Edited elsewhere').waitFor();
  await page.getByRole('button', { name: 'Keep mine as the newest' }).click();
  await page.getByText(/^Saved · version/).waitFor();
  const { body: newest } = await account.call('GET', `plans/${page.url().split('/').at(-1)}`);
  expect(newest.plan.scenes[0].heading).toBe('EXT. OUR HARBOUR - NIGHT');
  expect(newest.version).toBeGreaterThan(answer.body.version);
});

it('shows a visitor a film of its own, with little code', async () => {
  const context = await browser.newContext();
  const visit = await context.newPage();
  const sizes: Promise<number>[] = [];
  const weigh = (response: Response) => {
    if (response.request().resourceType() === 'script')
      sizes.push(response.body().then((body) => gzipSync(body).length));
  };
  visit.on('response', weigh);
  const breaches: string[] = [];
  await visit.exposeFunction('tellBreach', (what: string) => breaches.push(what));
  await visit.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      void (globalThis as unknown as { tellBreach(what: string): void }).tellBreach(
        `${event.violatedDirective} ${event.blockedURI}`,
      );
    });
  });
  await visit.goto(url);
  await visit.getByRole('heading', { level: 1 }).waitFor();
  await visit.waitForLoadState('networkidle');
  // What the page shows, the studio has made, and it moves.
  await visit.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 0.5);
  // What comes from here on belongs to other pages, and may still come when this one is closed.
  visit.off('response', weigh);
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThan(80_000);
  // The pages behind it bring the schemas, which must not even try to make code of words.
  await visit.getByRole('link', { name: 'Log in' }).click();
  await visit.getByLabel('E-mail').waitFor();
  expect(breaches).toEqual([]);
  await context.close();
});

it('stands there without any script, and says 404 where there is nothing', async () => {
  const first = await fetch(url);
  expect(await first.text()).toContain('Paste a script.');
  expect(first.headers.get('content-type')).toContain('text/html');
  expect((await fetch(`${url}/projects`)).status).toBe(200);
  expect((await fetch(`${url}/nowhere/at/all`)).status).toBe(404);
  const context = await browser.newContext();
  const visit = await context.newPage();
  let visits = 0;
  visit.on('request', (request) => {
    if (request.isNavigationRequest()) visits += 1;
  });
  await visit.goto(`${url}/nowhere/at/all`);
  await visit.getByRole('heading', { name: 'This scene is not in the film' }).waitFor();
  await visit.waitForLoadState('networkidle');
  expect(visits).toBe(1);
  await context.close();
});

it('lets a visitor begin as a guest and keep the work by registering', async () => {
  const context = await browser.newContext();
  const visit = await context.newPage();
  visit.setDefaultTimeout(120_000);
  await visit.goto(url);
  await visit.getByRole('button', { name: 'Try it without an account' }).click();
  await visit.waitForURL('**/projects/*/new');
  await visit
    .getByText('You are a guest: your work is kept for 7 days, and 100% of today’s rendering')
    .waitFor();
  const mine = new URL(visit.url()).pathname;
  // What guests cannot have is told before they press.
  await visit.locator('summary', { hasText: 'Film settings' }).click();
  await visit.getByRole('radio', { name: 'Final' }).check({ force: true });
  await visit.getByText('Guests make animatics, at no cost.').waitFor();
  expect(await visit.getByLabel('Resolution').locator('option').allInnerTexts()).toHaveLength(2);
  const name = `guest-${Date.now().toString(36)}`;
  await visit.goto(`${url}/register`);
  await visit.getByText('What you made as a guest becomes part').waitFor();
  await visit.getByLabel('E-mail').fill(`${name}@example.com`);
  await visit.getByLabel('User name').fill(name);
  await visit.getByLabel('Password').fill('correct horse battery');
  await visit.getByRole('button', { name: 'Create account' }).click();
  await visit.waitForURL('**/projects');
  await visit.goto(`${url}${mine}`);
  await visit.getByRole('textbox', { name: 'Script' }).waitFor();
  expect(await visit.getByText('You are a guest').count()).toBe(0);

  // The account: another device is signed out from here, and in the end all of it goes.
  const login = { email: `${name}@example.com`, password: 'correct horse battery' };
  const elsewhere = await fetch(`${url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': 'A telephone' },
    body: JSON.stringify(login),
  });
  expect(elsewhere.status).toBe(200);
  await visit.goto(`${url}/account`);
  const signIns = visit.locator('section', { hasText: 'Where you are signed in' }).getByRole('listitem');
  await expect.poll(() => signIns.count(), { timeout: 30_000 }).toBe(2);
  await visit.getByRole('button', { name: /^End ?:/ }).click();
  await expect.poll(() => signIns.count(), { timeout: 30_000 }).toBe(1);
  await visit.getByRole('button', { name: 'Delete account' }).click();
  await visit.getByRole('button', { name: 'Delete everything' }).click();
  await visit.waitForURL(`${url}/`);
  await visit.goto(`${url}/login`);
  await visit.getByLabel('E-mail').fill(login.email);
  await visit.getByLabel('Password').fill(login.password);
  await visit.getByRole('button', { name: 'Log in' }).click();
  await visit.getByText(/e-mail or password is wrong/i).waitFor();
  await context.close();
});

it('says it when a page, or a part of one, does not come, and how to go on', async () => {
  const context = await browser.newContext();
  const visit = await context.newPage();
  visit.setDefaultTimeout(60_000);
  await visit.clock.install();
  /** True while what is asked for hangs: it is neither answered nor refused. */
  let hangs = (address: string) => address.includes('/entry/start');
  await visit.route(/_app\/immutable\/.*\.js/, (route) =>
    hangs(route.request().url()) ? new Promise(() => undefined) : route.continue(),
  );
  const late = 'The page is taking very long to arrive.';
  // The code of the whole screen: only its shell is there.
  await visit.goto(`${url}/login`, { waitUntil: 'commit' });
  await visit.locator('#late').waitFor({ state: 'attached' });
  await visit.clock.fastForward(16_000);
  await visit.getByText(late).waitFor();
  hangs = () => false;
  await visit.getByRole('link', { name: 'Load it anew' }).click();
  await visit.getByRole('button', { name: 'Log in' }).waitFor();
  expect(await visit.locator('#late').isVisible()).toBe(false);

  // The code of the next page: what was filled in stays while one waits.
  await visit.getByLabel('E-mail').fill('ada@example.com');
  const here = await visit.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  hangs = (address) => !here.includes(address);
  await visit.getByRole('link', { name: 'Forgot your password?' }).click();
  await visit.clock.fastForward(11_000);
  await visit.getByText(late).filter({ visible: true }).waitFor();
  expect(await visit.getByLabel('E-mail').inputValue()).toBe('ada@example.com');
  hangs = () => false;
  await visit.getByRole('link', { name: 'Load it anew' }).filter({ visible: true }).click();
  await visit.getByRole('button', { name: 'Send the mail' }).waitFor();
  await context.close();
});

it('speaks the browser’s language, or the one that is chosen', async () => {
  const context = await browser.newContext({ locale: 'de-AT' });
  const visit = await context.newPage();
  visit.setDefaultTimeout(60_000);
  await visit.goto(url);
  await visit.waitForURL(`${url}/de`);
  await visit.getByRole('heading', { level: 1, name: 'Drehbuch rein. Film raus.' }).waitFor();
  await visit.getByRole('link', { name: 'Anmelden' }).click();
  await visit.getByRole('heading', { name: 'Anmelden' }).waitFor();
  expect(await visit.locator('html').getAttribute('lang')).toBe('de');
  await visit.evaluate(() => localStorage.setItem('studio.language', 'en'));
  await visit.reload();
  await visit.getByRole('heading', { name: 'Log in' }).waitFor();
  await visit.goto(`${url}/de`);
  await visit.waitForURL(`${url}/`);
  await context.close();
});

it('lets somebody who forgot the password choose another by the link of a mail', async () => {
  const { email } = await Account.register(url);
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const visit = await context.newPage();
  visit.setDefaultTimeout(120_000);
  await visit.goto(`${url}/login`);
  await visit.getByRole('link', { name: 'Forgot your password?' }).click();
  await visit.waitForURL('**/forgot-password');
  await visit.getByLabel('E-mail').fill(email);
  await visit.getByRole('button', { name: 'Send the mail' }).click();
  const outbox = await visit.getByRole('link', { name: 'its outbox' }).getAttribute('href');
  const linkIn = async () =>
    /http[^\s"]+\/reset-password#token=[\w-]+/.exec(await (await fetch(`${url}${outbox}`)).text())?.[0] ?? '';
  await expect.poll(linkIn).not.toBe('');
  const link = await linkIn();

  const token = link.split('=')[1]!;
  const asked: string[] = [];
  visit.on('request', (request) => {
    if ((request.url() + JSON.stringify(request.headers()) + request.postData()).includes(token))
      asked.push(`${request.method()} ${new URL(request.url()).pathname}`);
  });
  await visit.goto(link);
  await visit.getByLabel('New password').fill('a winding new sentence');
  expect(visit.url()).toBe(`${url}/reset-password`);
  await visit.getByRole('button', { name: 'Set the new password' }).click();
  await visit.waitForURL('**/login');
  await visit.getByText('Your new password is set.').waitFor();
  await visit.getByLabel('E-mail').fill(email);
  await visit.getByLabel('Password').fill('a winding new sentence');
  await visit.getByRole('button', { name: 'Log in' }).click();
  await visit.waitForURL('**/projects');
  expect(asked).toEqual(['POST /api/v1/auth/reset-password']);
  await context.close();
});

it('reads the text of a PDF under the policy that allows no foreign script', async () => {
  const context = await browser.newContext({ storageState: await page.context().storageState() });
  const visit = await context.newPage();
  visit.setDefaultTimeout(120_000);
  const refused: string[] = [];
  visit.on(
    'console',
    (message) => /Content Security Policy/.test(message.text()) && refused.push(message.text()),
  );
  await visit.goto(`${url}/projects/${projectId}/new`);
  await visit.locator('input[type="file"]').setInputFiles({
    name: 'attic.pdf',
    mimeType: 'application/pdf',
    buffer: drawPdf(['INT. ATTIC - NIGHT', '', 'Dust. A box opens.', '', 'MARA', 'It is still here.']),
  });
  await expect
    .poll(() => visit.locator('.cm-line').allTextContents(), { timeout: 60_000 })
    .toEqual(['INT. ATTIC - NIGHT', '', 'Dust. A box opens.', '', 'MARA', 'It is still here.']);
  expect(refused).toEqual([]);
  // On a telephone the storyboard has a pane of its own, and the way to its editor with it.
  await visit.setViewportSize({ width: 390, height: 844 });
  await visit.getByRole('radio', { name: 'Storyboard' }).check({ force: true });
  await visit.getByRole('button', { name: 'Edit the storyboard' }).filter({ visible: true }).click();
  await visit.waitForURL('**/storyboards/**');
  await visit.getByRole('button', { name: 'Shot 1', exact: true }).waitFor();
  await context.close();
});

/** A PDF of one page with these lines, by the shortest way that the format knows (ISO 32000-1). */
function drawPdf(lines: readonly string[]): Buffer {
  const text = lines.map((line) => `(${line.replace(/[()\\]/g, '\\$&')}) Tj T*`).join('\n');
  const content = `BT /F1 12 Tf 14 TL 72 720 Td\n${text}\nET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>',
  ];
  let file = '%PDF-1.4\n';
  const at = objects.map((body, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const table = at.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  return Buffer.from(
    `${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF`,
  );
}
