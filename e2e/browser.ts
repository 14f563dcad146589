import { existsSync } from 'node:fs';
import chromiumPackage from '@sparticuz/chromium';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** How a browser is started: CHROMIUM_PATH, then an installed one, then the one that ships in a package. */
export async function browserOptions(): Promise<LaunchOptions> {
  const chosen = process.env.CHROMIUM_PATH ?? INSTALLED.find((path) => existsSync(path));
  return {
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
  };
}

export async function launchBrowser(): Promise<Browser> {
  return chromium.launch(await browserOptions());
}
