import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { type components, Studio, StudioProblem } from '../../sdk/studio.ts';
import { UsageError } from './film-args.ts';

const loginFile = (home: string) => join(home, 'film-login.json');
const accountFile = (home: string) => join(home, 'film-account.json');

/** Who is signed in, by the studio's address: a refresh token that is used up by each use, or a key. */
type Logins = Record<string, { refreshToken: string } | { apiKey: string }>;

async function readJson<T>(file: string): Promise<T | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Replaces the file as a whole, readable by its owner only. */
async function writeSecret(file: string, value: unknown): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const part = `${file}.${process.pid}.part`;
  await writeFile(part, JSON.stringify(value), { mode: 0o600 });
  await rename(part, file);
}

async function keepLogin(home: string, url: string, login: Logins[string] | null): Promise<void> {
  const { [url]: _, ...others } = (await readJson<Logins>(loginFile(home))) ?? {};
  const all = login ? { ...others, [url]: login } : others;
  if (Object.keys(all).length === 0) await rm(loginFile(home), { force: true });
  else await writeSecret(loginFile(home), all);
}

const onSessionOf =
  (home: string, url: string) =>
  ({ refreshToken }: { refreshToken?: string }) =>
    refreshToken === undefined ? undefined : keepLogin(home, url, { refreshToken });

/**
 * The studio, signed in: by FILM_API_KEY, by what `login` has kept, or on this machine by an account of this command's
 * own that is made on first use. `home`: the folder in which all that is kept. Throws `StudioProblem` 401 where none of them is there.
 */
export async function openStudio(home: string, url: string): Promise<Studio> {
  const { FILM_API_KEY: key } = process.env;
  if (key) return new Studio({ url, token: key });
  const login = (await readJson<Logins>(loginFile(home)))?.[url];
  if (login && 'apiKey' in login) return new Studio({ url, token: login.apiKey });
  if (login) return new Studio({ url, refreshToken: login.refreshToken, onSession: onSessionOf(home, url) });
  if (!/^(localhost|127\.0\.0\.1|\[::1\])$/.test(new URL(url).hostname)) throw notSignedIn(url);
  const studio = new Studio({ url });
  await enterOwnAccount(home, studio);
  return studio;
}

function notSignedIn(url: string): StudioProblem {
  return new StudioProblem({
    type: 'urn:problem:auth.required',
    title: `Nobody is signed in at ${url}. Sign in with: login --studio ${url} --email you@example.org`,
    status: 401,
    code: 'auth.required',
    requestId: '',
  });
}

async function enterOwnAccount(home: string, studio: Studio): Promise<void> {
  let account = await readJson<{ email: string; username: string; password: string }>(accountFile(home));
  if (!account) {
    const name = `film-${randomBytes(4).toString('hex')}`;
    const password = randomBytes(24).toString('base64url');
    account = { email: `${name}@studio.localhost.com`, username: name, password };
    await writeSecret(accountFile(home), account);
  }
  const { email, password } = account;
  try {
    await studio.logIn({ email, password });
  } catch (error) {
    if (!(error instanceof StudioProblem) || error.code !== 'auth.invalid_credentials') throw error;
    await studio.register(account);
  }
}

/** Signs in and keeps it for the commands that follow. Answers whose account it is. */
export async function logIn(
  home: string,
  url: string,
  by: { email: string | null; apiKey: string | null },
): Promise<components['schemas']['User']> {
  const studio = by.apiKey
    ? new Studio({ url, token: by.apiKey })
    : new Studio({ url, onSession: onSessionOf(home, url) });
  if (!by.apiKey) {
    const { email, password } = await askCredentials(by.email);
    await studio.logIn({ email, password });
  }
  const { data: user } = await studio.api.GET('/api/v1/me');
  if (by.apiKey) await keepLogin(home, url, { apiKey: by.apiKey });
  return user!;
}

/** Forgets the sign-in, and ends it at the studio. */
export async function logOut(home: string, url: string): Promise<void> {
  const login = (await readJson<Logins>(loginFile(home)))?.[url];
  if (login && 'refreshToken' in login) {
    const { refreshToken } = login;
    await new Studio({ url }).api.POST('/api/v1/auth/logout', { body: { refreshToken } });
  }
  await keepLogin(home, url, null);
}

async function askCredentials(given: string | null): Promise<{ email: string; password: string }> {
  const email = given ?? (await ask('E-mail: ', process.stderr));
  // What is typed after the question goes nowhere.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const password = process.env.FILM_PASSWORD || (await ask('Password: ', nowhere));
  if (!email || !password) throw new UsageError('Give an e-mail address and a password.');
  return { email, password };
}

async function ask(question: string, output: Writable): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write(question);
  const lines = createInterface({ input: process.stdin, output, terminal: process.stdin.isTTY ?? false });
  try {
    return (await lines.question('')).trim();
  } finally {
    lines.close();
    if (process.stdin.isTTY) process.stderr.write('\n');
  }
}
