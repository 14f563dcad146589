import { existsSync } from 'node:fs';
import chromiumPackage from '@sparticuz/chromium';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * A graphics processor made of software takes both of a small machine's cores, at a higher priority than the studio's,
 * and whatever a page asks of it holds up its other work: requests then wait for minutes. Without one, pages are drawn
 * by the processor itself, at the cost of what is seen.
 */
const GRAPHICS =
  /^--(?:single-process|in-process-gpu|use-gl|use-angle|enable-unsafe-swiftshader|ignore-gpu-blocklist)/;
/** A browser that people have asks the bucket whether the studio's pages may read from it: one that does not, finds nothing. */
const LAWLESS = /^--(?:disable-web-security|allow-running-insecure-content)/;

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
        : chromiumPackage.args.filter((arg) => !GRAPHICS.test(arg) && !LAWLESS.test(arg))),
      '--disable-gpu',
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
