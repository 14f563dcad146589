import { existsSync } from 'node:fs';
import chromiumPackage from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Starts a browser: CHROMIUM_PATH, then an installed one, then the one that ships in a package. */
export async function launchBrowser(): Promise<Browser> {
  const chosen = process.env.CHROMIUM_PATH ?? INSTALLED.find((path) => existsSync(path));
  return chromium.launch({
    executablePath: chosen ?? (await chromiumPackage.executablePath()),
    headless: true,
    // The package's browser is built for one process in a small sandboxless box.
    args: [
      ...(chosen
        ? ['--no-sandbox']
        : chromiumPackage.args.filter((arg) => !arg.startsWith('--single-process'))),
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--autoplay-policy=no-user-gesture-required',
    ],
  });
}
