import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { createClient, type Client } from '../tools/src/client/index.js';
import { publishSample, type Sample } from '../tools/src/sample/publish-sample.js';
import { act, choose, dialog, workbench } from './at-the-workbench.js';
import { barriersOf, describeInBrowser, mobile, openBrowser } from './browser.js';
import { deskSteps, later, launchedStage } from './desk-steps.js';
import { launchCity, seatOf, type LaunchedCity } from './launched-city.js';

let city: LaunchedCity;
let browser: Browser;
let client: Client;
let narrow: Page | undefined;
const { visit, seats } = workbench(() => ({ browser, city }));

beforeAll(async () => {
  browser = await openBrowser();
  city = await launchCity();
  client = createClient({ entry: city.origin });
}, 240_000);
afterAll(async () => {
  await client?.close();
  await browser?.close();
  await city?.stop();
}, 60_000);

const fine = async (page: Page): Promise<void> => expect(await barriersOf(page)).toEqual([]);

describeInBrowser('a queue', () => {
  it('is walked along and opened with the keyboard alone', async () => {
    const { registered } = deskSteps(client);
    await registered();
    await registered();
    const page = await visit('bai-ruolin', 'applications');
    const rows = page.locator('[data-row-key]');
    await rows.nth(1).waitFor();
    const second = await rows.nth(1).getAttribute('data-row-key');
    await rows.first().focus();
    await page.keyboard.press('ArrowDown');
    expect(await page.locator(':focus').getAttribute('data-row-key')).toBe(second);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(`/applications/${second}$`));
  });

  it('begins with what is still open, and shows what is archived when asked', async () => {
    const page = await visit('bai-ruolin', 'applications');
    const open = page.getByRole('button', { name: '在办', exact: true });
    expect(await open.getAttribute('aria-pressed')).toBe('true');
    await Promise.all([page.waitForResponse(/applications\?(?!.*open=true)/), open.click()]);
    await page.waitForURL(/archived=shown/);
    expect(await open.getAttribute('aria-pressed')).toBe('false');
    await open.click();
    await page.waitForURL(/applications$/);
  });

  it('keeps a filter under a name, through a reload', async () => {
    const page = await visit('bai-ruolin', 'applications');
    await page.getByRole('button', { name: /待分办/ }).click();
    await page.waitForURL(/stage=toAssign/);
    await page.getByRole('button', { name: '保存筛选' }).click();
    await page.getByLabel('筛选名称').fill('该分办的');
    await page.keyboard.press('Enter');
    await page.goto(`${city.origin}/workbench/applications`);
    await page.getByRole('button', { name: /常用筛选（1）/ }).click();
    await page.getByRole('menuitem', { name: /该分办的/ }).click();
    await page.waitForURL(/stage=toAssign/);
  });

  it('has several assigned together, each as a command of its own', async () => {
    const page = await visit('cheng-yuanhang', 'applications?stage=toAssign');
    const boxes = page.getByRole('checkbox', { name: /^选择 / });
    await boxes.nth(1).waitFor();
    await boxes.nth(0).check();
    await boxes.nth(1).check();
    await page.getByRole('button', { name: '批量分办（2）' }).click();
    await choose(page, '承办科室', '公路管理科');
    await page.getByRole('dialog').getByRole('button', { name: '分办', exact: true }).click();
    await page.getByText('全部办理完毕').waitFor();
    expect(await page.getByRole('dialog').getByText('已办理', { exact: true }).count()).toBe(2);
    await fine(page);
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click();
  });
});

describeInBrowser('figures and supervision', () => {
  it('have a dashboard on which every figure opens its cases', async () => {
    const page = await visit('kang-yishu', 'dashboard');
    await page.getByRole('button', { name: /^新收申请 [1-9]/ }).click();
    const drawer = page.locator('.ant-drawer');
    await drawer.locator('.bars button').last().click();
    await drawer
      .getByRole('link', { name: /云交公申/ })
      .first()
      .waitFor();
    await fine(page);
  });

  it('have an inspection recorded and a problem ordered to be mended (Arts 46, 47)', async () => {
    const { post, today: todayOf } = deskSteps(client);
    const today = await todayOf();
    const id = await post('shi-guanlan', 'reporting/v1/inspections', {
      ...{ organ: 'yunze-office', kind: 'inspection', period: `${today.slice(0, 4)}-H1`, organs: ['yunze-transport'] },
      ...{ dueOn: later(today, 30), subject: '依申请公开办理情况', checklist: [] },
    });
    const page = await visit('shi-guanlan', `supervision/inspections/${id}`);
    await act(page, '记录检查结果', async () => {
      const form = page.getByRole('dialog');
      await form.getByLabel('内容概述').fill('登记及时，检索记录不全');
      await form.getByRole('button', { name: '添加' }).click();
      await choose(page, '方面', '依申请公开');
      await form.getByLabel('内容', { exact: true }).fill('两件检索记录未写明范围');
      await fine(page);
    });
    await page.getByRole('cell', { name: '两件检索记录未写明范围' }).waitFor();
    const head = await visit('tang-yiran', `supervision/inspections/${id}`);
    await act(head, '责令限期整改', async () => {
      await head.getByRole('dialog').getByLabel('完成期限').fill(later(today, 20));
      await head.keyboard.press('Enter');
      await head.getByRole('dialog').getByLabel('整改要求').fill('补全检索记录');
    });
    const bureau = await visit('du-luping', 'supervision?tab=rectifications');
    await bureau.locator('tbody tr[data-row-key]').first().click();
    await bureau.getByRole('button', { name: '报告整改情况' }).waitFor();
    await fine(bureau);
  });
});

describeInBrowser('a file of an item', () => {
  const table = Buffer.from('路段,联系人\n城南,13900000001\n', 'utf8');
  let id: string;

  it('is brought by the section while it proposes', async () => {
    const page = await visit('du-luping', 'items/new');
    await page.getByLabel('标题').fill('城南公路养护安排');
    await page.getByLabel('正文').fill('见附件。');
    await page.getByLabel('公开类别').fill('规划计划');
    const chosen = page.locator('input[type=file]');
    await chosen.setInputFiles({ name: '程序.pdf', mimeType: 'application/pdf', buffer: Buffer.from([0x4d, 0x5a, 0]) });
    await page.getByRole('alert').filter({ hasText: 'item.attachment.unsupportedType' }).waitFor();
    await chosen.setInputFiles({ name: '养护路段.csv', mimeType: 'text/csv', buffer: table });
    await page.getByRole('listitem').filter({ hasText: '养护路段.csv' }).waitFor();
    await fine(page);
    await page.getByRole('button', { name: '提出公开事项' }).click();
    await page.waitForURL(/\/items\/[0-9a-f-]{36}$/);
    id = page.url().split('/').at(-1)!;
    await page.getByText(`1 个，共 ${table.length} B`).waitFor();
  });

  it('is fetched by the reviewer, with what was found in it beside', async () => {
    const page = await visit('meng-qiaosheng', `reviews/${id}`);
    const finding = page.getByRole('row').filter({ hasText: '附件 1 · 正文' });
    await finding.filter({ hasText: '139****0001' }).waitFor();
    await page.getByRole('button', { name: '查阅内容' }).click();
    await page.getByText('发现 1 处').waitFor();
    await fine(page);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载 养护路段.csv' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('养护路段.csv');
    expect((await readFile(await file.path())).equals(table)).toBe(true);
  });
});

describeInBrowser('what was published', () => {
  let sample: Sample;
  beforeAll(async () => {
    sample = await publishSample(await launchedStage(client));
  }, 300_000);

  it('is in a tree of the catalogue, node by node, with what is wrong with it', async () => {
    const page = await visit('ji-yuting', 'publishing');
    await page.getByRole('tab', { name: '公开目录' }).click();
    await page.getByText(/空白栏目 [1-9]\d* 个/).waitFor();
    await page.getByRole('tree').getByText('行政法规、规章和规范性文件').click();
    await page.getByRole('cell', { name: '云泽市公路保护办法', exact: true }).waitFor();
    await fine(page);
  });

  it('is asked about: the words of somebody come to the desk, and are adopted', async () => {
    const words = '建议在学校门口优先建设';
    const sent = await fetch(`${city.origin}/portal/consultations/${sample.consultation}`, {
      method: 'POST',
      body: new URLSearchParams({ text: words, name: '', contact: '' }),
      redirect: 'manual',
    });
    expect(sent.status).toBe(303);
    const page = await visit('du-luping', 'consultations');
    await page.locator(`[data-row-key="${sample.consultation}"]`).click();
    await page.getByRole('heading', { level: 1, name: /云泽市慢行交通系统规划（征求意见稿）/ }).waitFor();
    await page.getByRole('cell', { name: words }).waitFor();
    await act(page, '意见采纳情况', async () => {
      await choose(page, '采纳情况', '采纳');
      await dialog(page).getByLabel('理由').fill('已写入第三条');
    });
    await page.getByRole('cell', { name: /采纳 已写入第三条/ }).waitFor();
    await fine(page);
  });
});

describeInBrowser('administration', () => {
  it('shows an organ in the tree with its sections, and opens another', async () => {
    const page = await visit('lin-zhiyuan', 'administration');
    await page.getByRole('tree').getByText('云泽市交通运输局').click();
    await page.getByRole('cell', { name: '公路管理科' }).waitFor();
    await act(page, '设立科室', async () => {
      await dialog(page).getByLabel('标识').fill('bridges');
      await dialog(page).getByLabel('名称', { exact: true }).fill('桥梁管理科');
    });
    await page.getByRole('cell', { name: '桥梁管理科' }).waitFor();
    await fine(page);
  });

  it('gives somebody a role and takes it back', async () => {
    const page = await visit('lin-zhiyuan', 'administration?tab=grants');
    await act(page, '授权', async () => {
      await dialog(page).getByLabel('人员').fill('ren-xin');
      await choose(page, '职责', '登记员');
      await choose(page, '行政机关', '云泽市交通运输局');
    });
    await page.getByRole('row', { name: /ren-xin 登记员 云泽市交通运输局/ }).waitFor();
    await page.getByRole('button', { name: /^撤销授权 ren-xin/ }).click();
    await dialog(page).getByRole('button', { name: '撤销授权', exact: true }).click();
    await page.getByRole('button', { name: /^撤销授权 ren-xin/ }).waitFor({ state: 'detached' });
  });

  it('shows which days of a year are off and which weekends are worked', async () => {
    const page = await visit('lin-zhiyuan', 'administration?tab=calendars');
    await page.getByText(/放假 [1-9]\d* 天，调休上班 [1-9]\d* 天/).waitFor();
    await fine(page);
  });
});

describeInBrowser('the desks', () => {
  it.each([
    ['shi-guanlan', 'supervision'],
    ['gu-qinghe', 'supervision?tab=complaints'],
    ['lin-zhiyuan', 'administration?tab=grants'],
    ['du-luping', 'consultations'],
  ])('keep nobody out: %s at /%s', async (sub, path) => {
    await fine(await visit(sub, path));
  });

  it.each(['dashboard', 'supervision', 'cases', 'publishing', 'applications'])(
    'are in English on a narrow screen, and do not scroll sideways: /%s',
    async (path) => {
      narrow ??= (await seatOf(browser, city, 'shen-mingde', mobile)).page;
      await narrow.goto(`${city.origin}/workbench/${path}`);
      await narrow.locator('main h1').waitFor();
      await narrow.getByText('English').click();
      await narrow.waitForLoadState('networkidle');
      const heading = await narrow.locator('main h1').innerText();
      expect(heading).not.toMatch(/\p{Script=Han}/u);
      const [page, seen] = (await narrow.evaluate(
        '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
      )) as [number, number];
      expect(page).toBeLessThanOrEqual(seen);
      await fine(narrow);
    },
  );

  it('have no error on any page, and the policy refused nothing', () => {
    expect([...seats.values()].flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});
