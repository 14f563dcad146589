import { Buffer } from 'node:buffer';
import { sha256 } from '@noble/hashes/sha2.js';
import { desc } from 'drizzle-orm';
import { html, raw } from 'hono/html';
import { keptMails } from '../db/schema.ts';
import { createProblem } from '../errors.ts';
import { createRouter } from '../http/create-router.ts';

const STYLE = `
:root { color-scheme: light dark; background: light-dark(#fff, #121212); color: light-dark(#1a1a1a, #eee); }
body { font: 16px/1.55 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
article { border: 1px solid #8886; border-radius: .5rem; margin: 1rem 0; padding: .25rem 1rem 1rem; }
h2 { font-size: 1.1rem; margin-bottom: .25rem; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; }
small { color: light-dark(#595959, #a8a8a8); }
a { color: light-dark(#1f4f9c, #93b9f5); }
`;
const STYLE_SOURCE = `'sha256-${Buffer.from(sha256(new TextEncoder().encode(STYLE))).toString('base64')}'`;
const SHOWN = 50;
const LINK = /(https?:\/\/\S+)/;
/** Another name would be a page elsewhere that has its name point here (DNS rebinding). */
const HERE = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * `/api/outbox`: the mails of a studio on one machine, which sends none. There is no such page where a mailer is
 * set, nor for whoever comes under another name than this machine's.
 */
export const outboxPage = createRouter();

outboxPage.get('/api/outbox', async (c) => {
  const { db, settings } = c.var.deps;
  if (!settings.mail.outbox || !HERE.test(new URL(c.req.url).hostname))
    throw createProblem('route.not_found');
  const mails = await db.select().from(keptMails).orderBy(desc(keptMails.createdAt)).limit(SHOWN);
  c.header(
    'content-security-policy',
    `default-src 'none'; style-src ${STYLE_SOURCE}; frame-ancestors 'none'`,
  );
  c.header('cache-control', 'no-store');
  return c.html(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Outbox</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<main>
<h1>Outbox</h1>
<p>This studio has nobody to send its mails: here they are. Set MAIL_API_KEY and MAIL_FROM to have them sent.</p>
${mails.length === 0 ? html`<p>There are none.</p>` : ''}
${mails.map(
  (mail) => html`<article>
<h2>${mail.subject}</h2>
<small>To ${mail.recipient}, <time>${mail.createdAt.toISOString()}</time></small>
<pre>${mail.body.split(LINK).map((part, i) => (i % 2 === 1 ? html`<a href="${part}">${part}</a>` : part))}</pre>
</article>`,
)}
</main>
</body>
</html>`);
});
