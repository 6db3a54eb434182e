import { describe } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import type { ServiceName } from '@mingjian/contracts';
import type { City } from '@mingjian/service-kit/testing';
import { findChromium } from '../tools/src/browser/index.js';
import { openEntry, type Entry } from '../tools/src/launcher/entry.js';

export { desktop, findChromium, mobile, openBrowser } from '../tools/src/browser/index.js';

/** `describe` for what needs a browser. Without one it counts as skipped, and says how to get one. */
export const describeInBrowser: typeof describe = (() => {
  if (findChromium() !== undefined) return describe;
  console.warn(
    'skipped: no Chromium found; install it (apt-get install chromium fonts-noto-cjk) or name it in CHROMIUM',
  );
  return describe.skip as unknown as typeof describe;
})();

/** The one address of a spec's city, as the launcher opens it: pages and APIs of all services behind one port. */
export const openEntryOf = async (city: City): Promise<Entry> => {
  const entry = await openEntry(0, false);
  const service = (name: ServiceName): string | undefined => {
    try {
      return city.service(name).url;
    } catch {
      return undefined;
    }
  };
  entry.route({ service, local: {} });
  return entry;
};

/** A finding of axe that keeps people out: where, and what is wrong. */
export interface Barrier {
  readonly rule: string;
  readonly impact: string;
  readonly where: readonly string[];
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * The serious and critical findings of axe on a page as it stands. It runs in the page itself, which holds no frames, and gives back what it found only:
 * what it gives back by default takes most of the time.
 * @param allowed rules that a third party's widget breaks, each with the reason
 */
export const barriersOf = async (
  page: Page,
  allowed: Readonly<Record<string, string>> = {},
): Promise<readonly Barrier[]> => {
  const rules = Object.fromEntries(Object.keys(allowed).map((rule) => [rule, { enabled: false }]));
  const options = JSON.stringify({ resultTypes: ['violations'], rules });
  // By text: what would be asked here is not of this program but of the page, and no policy of the page stops it.
  await page.evaluate(`if (!globalThis.axe) { ${axe} }`);
  const found = await page.evaluate(`axe.run(document, ${options}).then(({ violations }) => violations)`);
  return (found as AxeResults['violations'])
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, impact, nodes }) => ({
      rule: id,
      impact: impact!,
      where: nodes.slice(0, 5).map(({ html }) => html.slice(0, 200)),
    }));
};
