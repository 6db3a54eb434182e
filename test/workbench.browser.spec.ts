import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { act, begin, choose, chooseAmong, closed, dialog, workbench } from './at-the-workbench.js';
import { barriersOf, describeInBrowser, desktop, openBrowser } from './browser.js';
import { launchCity, seatOf, type LaunchedCity } from './launched-city.js';

/** What third parties' widgets break, each with the reason; everything else is ours. */
const WIDGETS: Readonly<Record<string, string>> = {};

let city: LaunchedCity;
let browser: Browser;
const { at, visit, seats } = workbench(() => ({ browser, city }));

/** An act that cannot be undone: it asks once more. */
const graveAct = async (page: Page, name: string): Promise<void> => {
  await begin(page, name);
  const question = page.getByRole('dialog', { name: `确认“${name}”？` });
  await question.waitFor();
  expect(await barriersOf(page, WIDGETS)).toEqual([]);
  await question.getByRole('button', { name: '确认', exact: true }).click();
  await closed(page);
};

beforeAll(async () => {
  browser = await openBrowser();
  city = await launchCity();
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await city?.stop();
}, 60_000);

describeInBrowser('an application at the workbench', () => {
  let id: string;

  it('is entered from paper and registered (Arts 29, 31)', async () => {
    const page = await visit('bai-ruolin', 'applications/new');
    await page.getByLabel('姓名或者名称').fill('申请人甲');
    await page.getByLabel('证件类型').click();
    await page.getByText('其他证件', { exact: true }).click();
    await page.getByLabel('证件号码').fill('DEMO-0001');
    await page.getByLabel('通信地址').fill('云泽市演示路1号');
    await page.getByLabel('所需信息的描述').fill('2026年公路养护合同');

    // Nothing is lost on reload.
    await page.reload();
    expect(await page.getByLabel('所需信息的描述').inputValue()).toBe('2026年公路养护合同');
    expect(await page.getByLabel('证件号码').inputValue()).toBe('DEMO-0001');

    await page.getByRole('button', { name: '提交申请' }).click();
    // The applicant is handed number and code, this once; with them they follow the case on line.
    await page.getByText(/^ZM-\d{8}-[0-9A-F]{8}$/).waitFor();
    await page.getByText(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/).waitFor();
    expect(await barriersOf(page, WIDGETS)).toEqual([]);
    await page.getByRole('button', { name: '已交给申请人' }).click();
    await page.waitForURL(/applications\/[0-9a-f-]{36}$/);
    id = page.url().split('/').at(-1)!;
    await act(page, '登记受理');
    await page.getByRole('heading', { level: 1, name: /云交公申〔\d{4}〕\d+号/ }).waitFor();
    // 20 working days, each with its number (Art 33).
    await page.locator('.days li', { hasText: '第 20 日' }).waitFor();
    expect(await barriersOf(page, WIDGETS)).toEqual([]);
  });

  it('is assigned to a section and accepted there', async () => {
    const head = await visit('cheng-yuanhang', `applications/${id}`);
    await act(head, '分办', () => choose(head, '承办科室', '公路管理科'));
    const handler = await visit('du-luping', 'applications');
    await handler.getByRole('button', { name: /待签收/ }).click();
    await handler.locator(`[data-row-key="${id}"]`).click();
    await act(handler, '承办签收');
    await handler.getByRole('button', { name: '拟定答复' }).waitFor();
  });

  it('tells somebody who is late what others did meanwhile, and keeps what they entered', async () => {
    const slow = await visit('du-luping', `applications/${id}`);
    await slow.getByRole('button', { name: '检索记录' }).click();
    await chooseAmong(slow, '检索范围', '档案室');
    await dialog(slow).getByLabel('检索过程和结果').fill('在档案室查到合同');

    const quick = await (await at('du-luping')).context().newPage();
    await quick.goto(`${city.origin}/workbench/applications/${id}`);
    await act(quick, '检索记录', async () => {
      await chooseAmong(quick, '检索范围', '公文系统');
      await dialog(quick).getByLabel('检索过程和结果').fill('在公文系统查到');
    });
    await quick.close();

    await dialog(slow).getByRole('button', { name: '检索记录' }).click();
    await dialog(slow).getByText('该事项已被他人更新').waitFor();
    await dialog(slow)
      .getByText(/检索记录 · du-luping/)
      .waitFor();
    expect(await dialog(slow).getByLabel('检索过程和结果').inputValue()).toBe('在档案室查到合同');
    await dialog(slow).getByRole('button', { name: '已阅，以最新情况继续' }).click();
    await dialog(slow).getByRole('button', { name: '检索记录' }).click();
    await closed(slow);
  });

  it('has a reply proposed on provisions of the law', async () => {
    const page = await visit('du-luping', `applications/${id}`);
    await act(page, '拟定答复', async () => {
      await choose(page, '办理结果', '（一）予以公开');
      await chooseAmong(page, '依据条款', '36-2');
      await dialog(page).getByLabel('标题').fill('关于公路养护合同的答复');
      await dialog(page).getByLabel('正文').fill('您申请的信息予以公开，联系电话13912345678。');
      expect(await barriersOf(page, WIDGETS)).toEqual([]);
    });
    await page.getByText('办理情况').click();
    await page.getByText(/第 1 次拟定，审查中/).waitFor();
  });

  it('is reviewed on exactly its bytes by four people, who decide the personal data that was found', async () => {
    const reviewers = ['meng-qiaosheng', 'qiu-wenxin', 'pan-shouyi', 'liang-daoming'];
    for (const [index, reviewer] of reviewers.entries()) {
      const page = await visit(reviewer, 'reviews');
      await page.locator(`[data-row-key="${id}"]`).click();
      await page.getByRole('button', { name: '查阅内容' }).click();
      await page.locator('mark', { hasText: '13912345678' }).waitFor();
      if (index === 0) {
        expect(await barriersOf(page, WIDGETS)).toEqual([]);
        await page.getByRole('checkbox', { name: '全选' }).check();
        await page.getByRole('button', { name: /处理所选/ }).click();
        await choose(page, '处理意见', '依法可以公开');
        await dialog(page).getByLabel('理由').fill('办公电话，依法公开');
        await dialog(page).getByRole('button', { name: '个人信息处理意见' }).click();
        await closed(page);
        await page.locator('td', { hasText: '依法可以公开' }).waitFor();
      }
      await act(page, '审查意见', () => choose(page, '审查意见', '同意'));
      await page.locator('.ant-steps-item', { hasText: '同意' }).nth(index).waitFor();
    }
    const last = await at('liang-daoming');
    await last.locator('h1').getByText('审查通过').waitFor();
  });

  it('is issued and delivered by the publisher, and archived by the registrar', async () => {
    const publisher = await visit('ji-yuting', 'publishing');
    await graveAct(publisher, '发出答复');
    await publisher.getByRole('button', { name: /待送达/ }).click();
    await act(publisher, '送达答复');
    const registrar = await visit('bai-ruolin', `applications/${id}`);
    await act(registrar, '归档');
    await registrar.getByText('已办结').waitFor();
    await registrar.getByText('办理过程').click();
    await registrar.locator('.ant-timeline').getByText('归档').waitFor();
  });

  it('can be followed step by step by an auditor, who may do nothing', async () => {
    const page = await visit('shen-mingde', `applications/${id}`);
    await page.getByText('目前没有您可以办理的操作').waitFor();
    for (const tab of ['文书和当事人', '办理情况', '办理过程']) {
      await page.getByRole('tab', { name: tab }).click();
      await page.getByRole('tabpanel', { name: tab }).waitFor();
      expect(await barriersOf(page, WIDGETS)).toEqual([]);
    }
    await page.getByText('全部记录').click();
    await page.getByRole('cell', { name: '发出答复', exact: true }).waitFor();
    expect(await page.getByRole('cell', { name: '审查意见', exact: true }).count()).toBe(4);
    expect(await barriersOf(page, WIDGETS)).toEqual([]);
  });
});

describeInBrowser('the workbench', () => {
  it.each([
    ['bai-ruolin', ''],
    ['bai-ruolin', 'applications'],
    ['bai-ruolin', 'applications/new'],
    ['du-luping', 'items'],
    ['du-luping', 'items/new'],
    ['qiu-wenxin', 'reviews'],
    ['ji-yuting', 'publishing'],
    ['kang-yishu', 'reports'],
    ['shen-mingde', 'cases'],
    ['lin-zhiyuan', 'operations'],
  ])('keeps nobody out: %s at /%s', async (sub, path) => {
    const page = await visit(sub, path);
    expect(await barriersOf(page, WIDGETS)).toEqual([]);
  });

  it('shows the report of a year, its checks, and opens what a figure counts', async () => {
    const page = await visit('kang-yishu', 'reports');
    // Last year's, the newest that may be drafted.
    await act(page, '编制年度报告');
    await page.locator('tbody tr[data-row-key]').first().click();
    await page.getByText('勾稽核对').waitFor();
    // Table 2 in the order of the form, and a check says which cells it means.
    expect(await page.locator('.plain-table').first().locator('tr').first().innerText()).toMatch(/规章\s+本年制发件数/);
    await page
      .getByText(/空白：规章 · 本年制发件数；/)
      .first()
      .waitFor();
    expect(await barriersOf(page, WIDGETS)).toEqual([]);
    await page.getByRole('button', { name: /^（一）予以公开 自然人/ }).click();
    await page.locator('.ant-drawer').getByText('构成此数字的记录').waitFor();
    await page.locator('.ant-drawer table').waitFor();
  });

  it('is in English where somebody wants that', async () => {
    const page = await visit('shen-mingde', 'applications');
    await page.getByText('English').click();
    await page.getByRole('heading', { level: 1, name: 'Applications' }).waitFor();
    await page.getByText('中文').click();
  });

  it('offers each person only the desks of their duties', async () => {
    const operator = await visit('lin-zhiyuan', '');
    expect(await operator.getByRole('navigation').getByRole('link').allInnerTexts()).toEqual([
      '待办概览',
      '机关和授权',
      '系统运行',
    ]);
  });

  it('logs out at the issuer and leaves no draft behind', async () => {
    const { page } = await seatOf(browser, city, 'fu-xiaoman', desktop);
    await page.goto(`${city.origin}/workbench/applications/new`);
    await page.getByLabel('姓名或者名称').fill('申请人乙');
    await page.getByRole('button', { name: '退出' }).click();
    await page.getByRole('button', { name: /Log out/ }).click();
    await page.locator('input[value="fu-xiaoman"]').waitFor();
    expect(await page.evaluate('JSON.stringify(Object.keys(sessionStorage))')).not.toContain('draft');
  });

  it('shows ten thousand applications with few rows in the page, and scrolls to the last', async () => {
    const page = await visit('cheng-yuanhang', '');
    await page.route('**/api/intake/v1/applications?*', async (route) => {
      const { searchParams } = new URL(route.request().url());
      await route.fulfill({ json: pageOfMany(Number(searchParams.get('limit')), searchParams.get('after')) });
    });
    await page.getByRole('navigation').getByText('依申请公开').click();
    await page.getByText('演示〔2026〕1号', { exact: true }).waitFor();
    const list = page.locator('.ant-table-tbody-virtual');
    const last = page.getByText('演示〔2026〕10000号', { exact: true });
    while (!(await last.isVisible())) {
      await list.hover();
      await page.mouse.wheel(0, 100_000);
      await page.waitForLoadState('networkidle');
    }
    expect(await page.locator('[data-row-key]').count()).toBeLessThan(80);
    await page.unroute('**/api/intake/v1/applications?*');
  });

  it('asks rarely while nothing happens, and not at all for what it has', async () => {
    const context = await browser.newContext({
      ...desktop,
      storageState: await (await at('bai-ruolin')).context().storageState(),
    });
    const page = await context.newPage();
    await page.clock.install();
    await page.goto(`${city.origin}/workbench/applications`);
    // The one application may be archived by now: beyond what is still open.
    await page.getByRole('button', { name: '在办', exact: true }).click();
    await page.locator('[data-row-key]').first().waitFor();
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/api/')) asked.push(request.url());
    });
    const minutes = 5;
    for (let quarter = 0; quarter < minutes * 4; quarter += 1) {
      await page.clock.runFor(15_000);
      await page.waitForLoadState('networkidle');
    }
    // Four looks at the counts a minute, and one at who one is and which organs there are.
    expect(asked.length).toBeGreaterThan(minutes);
    expect(asked.length).toBeLessThanOrEqual(minutes * (4 + 2) + 4);
    expect(asked.filter((url) => /applications\?.*limit=[1-9]/.test(url))).toEqual([]);
    await context.close();
  });

  it('loads less than 450 kB at first, compressed, and nothing from elsewhere', async () => {
    const context = await browser.newContext({
      ...desktop,
      storageState: await (await at('bai-ruolin')).context().storageState(),
    });
    const page = await context.newPage();
    const asked = new Set<string>();
    page.on('request', (request) => void asked.add(request.url()));
    await page.goto(`${city.origin}/workbench/`);
    await page.locator('main h1').waitFor();
    await page.waitForLoadState('networkidle');
    expect(new Set([...asked].map((url) => new URL(url).origin))).toEqual(new Set([city.origin]));
    const files = [...asked].filter((url) => url.startsWith(`${city.origin}/workbench/assets/`));
    const sizes = await Promise.all(
      files.map(async (url) => gzipSync(await (await page.request.get(url)).body()).length),
    );
    const total = sizes.reduce((sum, size) => sum + size, 0);
    expect(total).toBeGreaterThan(50_000);
    expect(total).toBeLessThan(450_000);
    await context.close();
  });

  it('has no error on any page, and the policy refused nothing', () => {
    expect([...seats.values()].flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});

const MANY = 10_000;

/** A page of a long queue, as intake would answer it. */
const pageOfMany = (limit: number, after: string | null) => {
  const first = after === null ? 0 : Number(after.split(',')[1]);
  const applications = Array.from({ length: Math.max(0, Math.min(limit, MANY - first)) }, (_, index) => ({
    application: `00000000-0000-4000-8000-${String(first + index + 1).padStart(12, '0')}`,
    organ: 'yunze-transport',
    stage: 'inHand',
    number: `演示〔2026〕${first + index + 1}号`,
    section: 'roads',
    handler: 'du-luping',
    coHandling: [],
    channel: 'web',
    applicantType: 'naturalPerson',
    submittedOn: '2026-11-02',
    receiptDate: '2026-11-02',
    due: '2026-11-30',
    internalDue: null,
    result: null,
    closedOn: null,
    termRunning: true,
    workdaysLeft: 3,
  }));
  const next = limit > 0 && first + applications.length < MANY ? `2026-11-30,${first + applications.length}` : null;
  return { today: '2026-11-26', counts: { inHand: MANY }, applications, next };
};
