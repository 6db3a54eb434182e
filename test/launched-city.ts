import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

const ROOT = join(import.meta.dirname, '..');
const PATIENCE_MS = 180_000;

/** A city as `npm start` runs it, with its issuer, its people and the workbench, on a folder of its own. */
export interface LaunchedCity {
  readonly origin: string;
  stop(): Promise<void>;
}

/**
 * Starts one, unless the variable MINGJIAN_CITY names one that runs. In a run of the browser's specs whoever asks first starts it for all of them, in
 * the folder that MINGJIAN_SHARED_CITY names; the end of the run stops it. So none may mind what others left there.
 * @throws Error with what the launcher said when it does not get there
 */
export const launchCity = async (running = process.env['MINGJIAN_CITY']): Promise<LaunchedCity> => {
  const shared = process.env['MINGJIAN_SHARED_CITY'];
  if (running) return { origin: running, stop: async () => undefined };
  if (shared !== undefined) return { origin: await sharedCity(shared), stop: async () => undefined };
  const folder = await mkdtemp(join(tmpdir(), 'mingjian-city-'));
  const launcher = launch(folder);
  const stop = async (): Promise<void> => {
    if (launcher.exitCode === null) {
      launcher.kill('SIGTERM');
      await once(launcher, 'exit');
    }
    await rm(folder, { recursive: true, force: true });
  };
  try {
    return { origin: await ready(launcher, folder), stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

/** The city of the run; one of those who ask at the same time starts it. @returns its origin */
const sharedCity = async (folder: string): Promise<string> => {
  const told = join(folder, 'origin');
  const first = await mkdir(join(folder, 'starting')).then(
    () => true,
    () => false,
  );
  if (first) {
    const launcher = launch(folder);
    await writeFile(join(folder, 'pid'), String(launcher.pid));
    // It outlives this spec, and the process that runs it.
    launcher.unref();
    const origin = await ready(launcher, folder);
    await writeFile(`${told}.new`, origin);
    await rename(`${told}.new`, told);
  }
  for (const until = Date.now() + PATIENCE_MS; ; await pause()) {
    const origin = await readFile(told, 'utf8').catch(() => undefined);
    if (origin !== undefined) return origin;
    if (Date.now() > until) throw new Error('nobody started the city of this run');
  }
};

const SAID = 'said';

const launch = (folder: string): ChildProcess => {
  const said = openSync(join(folder, SAID), 'w');
  try {
    return spawn(process.execPath, ['tools/run.mjs', 'launcher', '--data', join(folder, 'data'), '--port', '0'], {
      cwd: ROOT,
      stdio: ['ignore', said, said],
      detached: true,
    });
  } finally {
    closeSync(said);
  }
};

/** Waits until it says that it is ready, and has built its workbench. @returns its origin */
const ready = async (launcher: ChildProcess, folder: string): Promise<string> => {
  for (const until = Date.now() + PATIENCE_MS; ; await pause()) {
    const said = await readFile(join(folder, SAID), 'utf8');
    if (/\] ready$/m.test(said)) {
      const origin = /entry at (\S+)/.exec(said)![1]!;
      await untilAnswered(`${origin}/workbench/`);
      return origin;
    }
    if (launcher.exitCode !== null) throw new Error(`the launcher ended:\n${said}`);
    if (Date.now() > until) throw new Error(`the city is not ready:\n${said}`);
  }
};

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 200));

/** The workbench is built beside the rest, when a city first starts from these sources. */
const untilAnswered = async (url: string): Promise<void> => {
  const until = Date.now() + PATIENCE_MS;
  while ((await fetch(url)).status !== 200) {
    if (Date.now() > until) throw new Error(`${url} was not built`);
    await pause();
  }
};

/** What a page complains of: errors on it and in its console, which a strict policy writes to too. */
export interface Seat {
  readonly page: Page;
  readonly complaints: readonly string[];
}

/** Somebody at a browser of their own, logged in by the issuer's page. */
export const seatOf = async (
  browser: Browser,
  { origin }: LaunchedCity,
  sub: string,
  options: BrowserContextOptions = {},
): Promise<Seat> => {
  // A click on what is still moving may hit nothing.
  const page = await (await browser.newContext({ reducedMotion: 'reduce', ...options })).newPage();
  page.setDefaultTimeout(60_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // The browser writes every refused request there too; what is refused the specs see themselves.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text());
  });
  await page.goto(`${origin}/workbench/`);
  await page.locator(`input[value="${sub}"]`).check();
  await page.getByRole('button', { name: /Log in/ }).click();
  await page.locator('main h1').waitFor();
  return { page, complaints };
};
