import { accessSync, constants } from 'node:fs';
import { chromium, type Browser, type BrowserContextOptions } from 'playwright-core';

/** Where Debian, Ubuntu, Fedora and macOS put it; the variable CHROMIUM names another. */
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The browser of this machine; undefined where there is none. @throws Error when CHROMIUM names what cannot be run */
export const findChromium = (named = process.env['CHROMIUM']): string | undefined => {
  if (named !== undefined && named !== '') {
    accessSync(named, constants.X_OK);
    return named;
  }
  return PLACES.find(isExecutable);
};

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

export const openBrowser = (): Promise<Browser> => {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('there is no Chromium');
  // Root may not have a sandbox of its own; what is visited is this machine.
  const args = ['--disable-dev-shm-usage', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
  return chromium.launch({ executablePath, args });
};

export const desktop: BrowserContextOptions = { viewport: { width: 1280, height: 900 }, locale: 'zh-CN' };
export const mobile: BrowserContextOptions = { viewport: { width: 390, height: 844 }, locale: 'zh-CN', hasTouch: true };
