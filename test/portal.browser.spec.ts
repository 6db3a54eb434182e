import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startCity, type City } from '@mingjian/service-kit/testing';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Entry } from '../tools/src/launcher/entry.js';
import { publishSample } from '../tools/src/sample/publish-sample.js';
import { barriersOf, desktop, describeInBrowser, mobile, openBrowser, openEntryOf, type Barrier } from './browser.js';
import { MONDAY, services } from './city-steps.js';
import { stageOf } from './stage.js';

const CONFIGURED = ['SiteName', 'SiteDomain', 'SiteIDCode'];
const OF_COLUMNS = ['ColumnName', 'ColumnDescription', 'ColumnKeywords', 'ColumnType'];
const OF_ARTICLES = ['ArticleTitle', 'PubDate', 'ContentSource', 'Keywords', 'Description', 'Url'];

/** How many pages are looked at at a time. */
const TABS = 3;

/** Pages of one kind differ in what they say, not in how they are made: ids and choices are left out, results of a search are not. */
const kindOf = (address: string): string => {
  const { pathname, searchParams } = new URL(address);
  const path = pathname
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
    .replace(/\/(organs|reports)\/[^/]+/, '/$1/:organ')
    .replace(/\/\d{4}$/, '/:year');
  return `${path}${searchParams.has('q') ? '?q' : ''}`;
};

interface Visited {
  readonly address: string;
  readonly html: string;
  readonly links: readonly string[];
}

describeInBrowser('the public website', () => {
  let city: City;
  let entry: Entry;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const complaints: string[] = [];
  const dead: string[] = [];
  /** Every page that can be reached by links, by its address without fragment. */
  const visited = new Map<string, Visited>();

  beforeAll(async () => {
    city = await startCity({ services, date: MONDAY });
    [entry, browser] = await Promise.all([openEntryOf(city), openBrowser()]);
    await publishSample(await stageOf(city));
    context = await browser.newContext({ ...desktop, baseURL: entry.origin });
    page = await context.newPage();
    listen(page);
    await crawl();
  }, 900_000);
  afterAll(async () => {
    await browser?.close();
    await entry?.close();
    await city?.close();
  });

  const listen = (tab: Page): void => {
    tab.on('console', (message) => message.type() === 'error' && complaints.push(`${tab.url()}: ${message.text()}`));
    tab.on('pageerror', (error) => complaints.push(`${tab.url()}: ${error.message}`));
  };

  /** Follows every link of this site once, by plain requests; what is no page is only fetched. */
  const crawl = async (): Promise<void> => {
    const wanted = ['/portal', '/sitemap.xml', '/robots.txt'].map((path) => `${entry.origin}${path}`);
    const seen = new Set(wanted);
    for (let address = wanted.shift(); address !== undefined; address = wanted.shift()) {
      const response = await fetch(address, { headers: { accept: 'text/html' } });
      const text = await response.text();
      if (response.status !== 200) {
        dead.push(`${response.status} ${address}`);
        continue;
      }
      if (!response.headers.get('content-type')?.startsWith('text/html')) continue;
      const links = [...text.matchAll(/(?:href|src)="([^"#]+)[^"]*"/g)]
        .map(([, href]) => new URL(href!.replaceAll('&amp;', '&'), entry.origin))
        .filter(({ origin, searchParams }) => origin === entry.origin && !searchParams.has('care'))
        .map(({ href }) => href);
      visited.set(address, { address, html: text, links });
      for (const link of links) {
        // Narrowing a list in every combination finds nothing new.
        if (seen.has(link) || new URL(link).searchParams.size > 3) continue;
        seen.add(link);
        wanted.push(link);
      }
    }
  };

  const onePerKind = (): readonly string[] => [
    ...new Map([...visited.keys()].map((address) => [kindOf(address), address])).values(),
  ];

  it('has no dead link, and its pages are many (Must show 6)', () => {
    expect(dead).toEqual([]);
    expect(visited.size).toBeGreaterThan(40);
  });

  it('has the required tags on every page, none of them blank', () => {
    const lacking = [...visited.values()].flatMap(({ address, html }) => {
      const tags = new Map(
        [...html.matchAll(/<meta name="([^"]+)" content="([^"]*)"/g)].map(([, name, content]) => [name!, content!]),
      );
      const required = [
        ...CONFIGURED,
        ...(tags.has('ArticleTitle') ? OF_ARTICLES : []),
        ...(tags.has('ColumnType') ? OF_COLUMNS : []),
      ];
      const blank = required.filter((name) => !tags.get(name));
      return blank.length === 0 ? [] : [{ address, blank }];
    });
    expect(lacking).toEqual([]);
    const articles = [...visited.values()].filter(({ html }) => html.includes('name="ArticleTitle"'));
    expect(articles.length).toBeGreaterThanOrEqual(7);
    for (const { html } of articles) expect(html).toMatch(/name="PubDate" content="2026-03-02 \d{2}:\d{2}"/);
    expect([...visited.values()].filter(({ html }) => html.includes('name="ColumnType"')).length).toBeGreaterThan(20);
  });

  it('verifies every document on the spot (核验本页), as a page and as JSON', async () => {
    const pages = [...visited.values()].filter(({ address }) => address.includes('/portal/item/verification?'));
    expect(pages).toHaveLength([...visited.keys()].filter((address) => address.includes('/portal/item?')).length);
    expect(pages.filter(({ html }) => !html.includes('>一致</strong>')).map(({ address }) => address)).toEqual([]);
    const data = pages[0]!.links.find((link) => link.includes('/api/publish/v1/verification?'))!;
    const response = await fetch(data);
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(await response.json()).toMatchObject({ outcome: 'consistent', clearedAt: { source: 'review' } });
  });

  it('says where one is, and has one heading of the first level, on every page', () => {
    const odd = [...visited.values()]
      .filter(({ html }) => (html.match(/<h1[ >]/g) ?? []).length !== 1 || !html.includes('<html lang="zh-CN"'))
      .map(({ address }) => address);
    expect(odd).toEqual([]);
  });

  /** What is wrong with a page, by what people meet it with. */
  interface Looked {
    readonly barriers: readonly Barrier[];
    /** Pixels that do not fit on a telephone. */
    readonly over: number;
  }

  /** Every kind of page, opened once in a mode: looked through on a desktop, then made as narrow as a telephone. Several are open at a time. */
  const lookAtEach = async (query: string): Promise<ReadonlyMap<string, Looked>> => {
    const found = new Map<string, Looked>();
    const waiting = onePerKind().map((address) =>
      query === '' ? address : `${address}${address.includes('?') ? '&' : '?'}${query}`,
    );
    const own = await browser.newContext(desktop);
    const walk = async (): Promise<void> => {
      const tab = await own.newPage();
      listen(tab);
      for (let address = waiting.pop(); address !== undefined; address = waiting.pop()) {
        await tab.setViewportSize(desktop.viewport!);
        await tab.goto(address);
        const barriers = await barriersOf(tab);
        await tab.setViewportSize(mobile.viewport!);
        const over = await tab.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        found.set(address, { barriers, over });
      }
    };
    await Promise.all(Array.from({ length: TABS }, walk));
    await own.close();
    return found;
  };

  describe.each([
    ['as it is', ''],
    ['in 关怀版', 'care=1'],
  ])('%s', (_, query) => {
    let looked: ReadonlyMap<string, Looked>;
    beforeAll(async () => {
      looked = await lookAtEach(query);
    }, 600_000);

    it('keeps nobody out: no serious or critical finding of axe on any kind of page', () => {
      expect(looked.size).toBeGreaterThan(15);
      expect([...looked].filter(([, { barriers }]) => barriers.length > 0)).toEqual([]);
    });

    it('is never wider than the screen of a telephone', () => {
      expect([...looked].filter(([, { over }]) => over > 1).map(([address, { over }]) => ({ address, over }))).toEqual(
        [],
      );
    });
  });

  it('obeys its own content security policy, with nothing to complain about on any kind of page', async () => {
    expect(complaints).toEqual([]);
    const response = await fetch(`${entry.origin}/portal`);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(response.headers.get('content-security-policy')).not.toContain('unsafe');
  });

  it('answers 304 to who has the page, and a new page once something was published or another build runs', async () => {
    const first = await fetch(`${entry.origin}/portal/list`);
    const etag = first.headers.get('etag')!;
    expect(first.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
    const again = await fetch(`${entry.origin}/portal/list`, { headers: { 'if-none-match': `W/${etag}, "other"` } });
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
    const other = await fetch(`${entry.origin}/portal/list?page=2`, { headers: { 'if-none-match': etag } });
    expect(other.status).toBe(200);
    const asset = /href="(\/portal\/assets\/[^"]+\.css)"/.exec(await first.text())![1]!;
    const css = await fetch(`${entry.origin}${asset}`);
    expect(css.headers.get('cache-control')).toContain('immutable');
    const old = await fetch(`${entry.origin}/portal/assets/portal-000000000000.css`);
    expect([old.status, old.headers.get('cache-control')]).toEqual([200, 'no-cache']);
  });

  it('keeps 关怀版 from page to page, and through a form', async () => {
    await page.goto('/portal?care=1');
    await page.getByRole('searchbox').fill('公路');
    await page.getByRole('button', { name: '搜索' }).click();
    await page.waitForURL(/\/portal\/search/);
    expect(new URL(page.url()).searchParams.get('care')).toBe('1');
    await page.getByRole('link', { name: '依申请公开' }).first().click();
    await page.getByRole('button', { name: '开始申请' }).click();
    await page.waitForURL(/\/portal\/search\?applying/);
    expect(await page.locator('html').getAttribute('class')).toBe('care');
    await page.getByRole('link', { name: '标准版' }).click();
    await page.waitForLoadState();
    expect(await page.locator('html').getAttribute('class')).toBeNull();
  });

  it('takes no form from a page elsewhere, and no form at the API', async () => {
    const body = new URLSearchParams({ text: '意见' });
    const headers = { 'sec-fetch-site': 'cross-site' };
    const cross = await fetch(`${entry.origin}/apply`, { method: 'POST', body, headers });
    expect([cross.status, ((await cross.json()) as { code: string }).code]).toEqual([403, 'request.crossSite']);
    const foreign = await fetch(`${entry.origin}/apply`, {
      method: 'POST',
      body,
      headers: { origin: 'https://elsewhere.example' },
    });
    expect(foreign.status).toBe(403);
    const api = await fetch(`${entry.origin}/api/intake/v1/applications`, { method: 'POST', body });
    expect(api.status).toBe(415);
  });

  it('tells programs what is new: feeds, sitemap, and changes since a day', async () => {
    const text = async (path: string): Promise<string> => (await fetch(`${entry.origin}${path}`)).text();
    expect(await text('/portal/rss.xml?organ=transport')).toContain('云泽市公路保护办法]]></title>');
    expect(await text('/portal/rss.xml?node=news&as=atom')).toContain('城南大桥主跨顺利合龙');
    expect(await text('/portal/rss.xml?node=finance')).not.toContain('<item>');
    expect(await text('/sitemap.xml')).toContain('/portal/item?index=TRAN%2F2026-00001');
    expect(await text('/robots.txt')).toContain('Sitemap: ');
    const changes = async (since: string) =>
      (JSON.parse(await text(`/api/publish/v1/publications?updatedSince=${since}`)) as { total: number }).total;
    expect([await changes(MONDAY), await changes('2026-03-03')]).toEqual([7, 0]);
  });

  it('has a page for what is not there, and problem+json for programs', async () => {
    const [people, programs] = await Promise.all(
      ['text/html', 'application/json'].map((accept) =>
        fetch(`${entry.origin}/portal/nothing`, { headers: { accept } }),
      ),
    );
    expect([people!.status, people!.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
    expect(await people!.text()).toContain('没有此内容');
    expect([programs!.status, programs!.headers.get('content-type')]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
    ]);
  });
});
