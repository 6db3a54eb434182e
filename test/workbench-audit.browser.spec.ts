import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { createClient, type Client } from '../tools/src/client/index.js';
import { act, choose, chooseAmong, dialog, enterDay, workbench } from './at-the-workbench.js';
import { barriersOf, describeInBrowser, openBrowser } from './browser.js';
import { deskSteps, later } from './desk-steps.js';
import { launchCity, type LaunchedCity } from './launched-city.js';

jest.setTimeout(240_000);

let city: LaunchedCity;
let browser: Browser;
let client: Client;
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

describeInBrowser('an auditor', () => {
  let id: string;
  const basis = '云审通〔2026〕9号';
  const found = `分办晚于内部期限（${Date.now() % 100_000}）`;
  /** Of this run: the city may hold those of others. */
  const ofTheDesk = `云审通〔2026〕${Date.now() % 100_000}号`;

  it('has the mandate stated under which they read, and their reading is on record', async () => {
    const { post, registered, today: todayOf } = deskSteps(client);
    id = await registered();
    await post('cheng-yuanhang', `intake/v1/applications/${id}/assignment`, { section: 'roads' });
    await post('du-luping', `intake/v1/applications/${id}/assignment/acceptance`, {});
    const today = await todayOf();
    await post('song-huaian', 'reporting/v1/audits', {
      ...{ organ: 'yunze-office', organs: ['yunze-transport'], basis, auditors: ['shen-mingde'] },
      ...{ period: { from: `${today.slice(0, 4)}-01-01`, to: `${today.slice(0, 4)}-12-31` } },
      ...{ validFrom: today, validTo: later(today, 30) },
    });
    const page = await visit('shen-mingde', 'cases');
    await page.getByRole('cell', { name: basis }).first().waitFor();
    await fine(page);
    await page.getByLabel('标识').fill(id);
    await page.getByRole('button', { name: '按时点回放' }).first().click();
    await page.getByRole('heading', { level: 1, name: /回放 · 依申请公开/ }).waitFor();
    await page.getByText('尚未选择审计任务').waitFor();
    await page.getByLabel('审计任务').click();
    await page.locator('.ant-select-item-option-content', { hasText: basis }).first().click();
    await page.getByText(/shen-mingde 于 .* 的查阅已记录/).waitFor();
    await page.goto(`${city.origin}/workbench/cases/${id}`);
    await page.getByRole('cell', { name: '审计查阅' }).waitFor();
  });

  it('slides through time with the keyboard, on both axes', async () => {
    const page = await visit('shen-mingde', `replay/application/${id}?at=4`);
    await page.locator('strong', { hasText: /^4 · .* 承办签收$/ }).waitFor();
    await page.getByRole('row', { name: /分办 · 经办人 du-luping/ }).waitFor();
    const known = page.getByRole('slider', { name: '知情时点' });
    await known.press('ArrowLeft');
    await page.locator('strong', { hasText: /^3 · .* 分办$/ }).waitFor();
    await page.getByRole('row', { name: /分办 · 经办人/ }).waitFor({ state: 'detached' });
    expect(await known.getAttribute('aria-valuetext')).toMatch(/^3 · .* 分办$/);
    await known.press('Home');
    await page.getByRole('row', { name: /期限 · 到期日/ }).waitFor({ state: 'detached' });
    await page.locator('.ant-tag', { hasText: '已收到' }).waitFor();
    const effective = page.getByRole('slider', { name: '法律生效日期' });
    await effective.press('Home');
    await page.waitForURL(/on=\d{4}-\d{2}-\d{2}/);
    await fine(page);
  });

  it('sees what changed between two cuts, who did it, and why each date is what it is', async () => {
    const page = await visit('shen-mingde', `replay/application/${id}?from=1&at=4`);
    await page.getByRole('tab', { name: '变动' }).click();
    await page.getByRole('row', { name: /状态 已收到 办理中/ }).waitFor();
    await page.getByRole('row', { name: /登记受理 bai-ruolin（登记员） .*terms@\d/ }).waitFor();
    await fine(page);
    await page.getByRole('tab', { name: '依据与复算' }).click();
    await page.getByText('全部复算，未发现不一致').waitFor();
    await page.locator('.days li', { hasText: '第 20 日' }).waitFor();
    await page.getByRole('row', { name: /期限表 .*《政府信息公开条例》第三十三条/ }).waitFor();
    await fine(page);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe(`application-${id}.json`);
  });

  it('replays the tables of an organ, and opens why a figure is what it is', async () => {
    const year = (await deskSteps(client).today()).slice(0, 4);
    const page = await visit('shen-mingde', `figures/yunze-transport/${year}`);
    const received = page.getByRole('button', { name: /^一、本年新收政府信息公开申请数量 自然人 [1-9]/ });
    await received.waitFor();
    await page.getByLabel('与另一日比较').check();
    await page.getByRole('slider', { name: '比较起点' }).press('Home');
    await page.getByText(/[1-9]\d* 个单元格不同/).waitFor();
    await fine(page);
    await received.click();
    await page
      .locator('.ant-drawer')
      .getByText(/复核结果：/)
      .waitFor();
    await page
      .locator('.ant-drawer')
      .getByRole('link', { name: /依申请公开/ })
      .first()
      .waitFor();
  });

  it('commissions an audit at the workbench, where a leader may', async () => {
    const today = await deskSteps(client).today();
    const page = await visit('song-huaian', 'cases');
    await act(page, '下达审计任务', async () => {
      const form = dialog(page);
      await form.getByLabel('任务依据（文号）').fill(ofTheDesk);
      await chooseAmong(page, '被审计机关', '云泽市交通运输局');
      await enterDay(page, '失效日期', later(today, 30));
      await enterDay(page, '审计期间自', `${today.slice(0, 4)}-01-01`);
      await enterDay(page, '审计期间至', `${today.slice(0, 4)}-12-31`);
      await form.getByLabel('审计人员').fill('shen-mingde');
      await form.getByLabel('审计人员').press('Enter');
      await fine(page);
    });
    await page.getByRole('row', { name: `审计任务 ${ofTheDesk}` }).click();
    await page.getByRole('heading', { level: 1, name: new RegExp(ofTheDesk) }).waitFor();
    await page.getByRole('button', { name: '终止审计任务' }).waitFor();
    expect(await page.getByRole('button', { name: '抽取样本' }).count()).toBe(0);
  });

  it('draws a sample that comes out the same again, and records what is found in a thing of it', async () => {
    const page = await visit('shen-mingde', 'cases');
    await page.getByRole('row', { name: `审计任务 ${ofTheDesk}` }).click();
    await act(page, '抽取样本', async () => {
      await dialog(page).getByLabel('抽样种子').fill('2026-03');
      await dialog(page).getByLabel('抽取件数').fill('1');
      await dialog(page).getByText('至少 8 个字符').waitFor();
      await dialog(page).getByLabel('抽样种子').fill('2026-03-02 08:00');
    });
    await page.getByRole('heading', { name: /^第 1 次 · 依申请公开：\d+ 件中抽取 1 件$/ }).waitFor();
    await page.getByRole('button', { name: '重新抽取核对' }).click();
    await page.getByText('重抽结果一致').waitFor();
    await fine(page);
    await page.getByRole('link', { name: /^依申请公开 [0-9a-f]{8}$/ }).click();
    await page.getByText(/shen-mingde 于 .* 的查阅已记录/).waitFor();
    await act(page, '记录审计发现', async () => {
      await choose(page, '性质', '不规范');
      await enterDay(page, '答复期限', later(await deskSteps(client).today(), 10));
      await dialog(page).getByLabel('发现的情况').fill(found);
      await fine(page);
    });
  });

  it('has the finding answered by the organ, gives the answer back, and closes it', async () => {
    const wait = (page: Page, phase: string) =>
      page.locator('h1 .ant-tag', { hasText: new RegExp(`^${phase}$`) }).waitFor();
    const organ = await visit('cheng-yuanhang', '');
    await organ.getByRole('link', { name: /^审计发现 · 待答复/ }).click();
    await organ
      .getByRole('row', { name: /^审计发现 云泽市交通运输局/ })
      .last()
      .click();
    await organ.getByText(found).waitFor();
    const path = new URL(organ.url()).pathname.replace('/workbench/', '');
    await act(organ, '答复审计发现', () => dialog(organ).getByLabel('答复', { exact: true }).fill('已提醒'));
    await wait(organ, '已答复');
    expect(await organ.getByRole('button', { name: '审计发现销号' }).count()).toBe(0);
    const auditor = await visit('shen-mingde', path);
    await act(auditor, '退回整改答复', async () => {
      await enterDay(auditor, '答复期限', later(await deskSteps(client).today(), 20));
      await dialog(auditor).getByLabel('理由').fill('没有说明原因');
    });
    await wait(auditor, '退回重新答复');
    await organ.reload();
    await act(organ, '答复审计发现', () =>
      dialog(organ).getByLabel('答复', { exact: true }).fill('人手不足，已补一人'),
    );
    await wait(organ, '已答复');
    await auditor.reload();
    await act(auditor, '审计发现销号', async () => {
      await choose(auditor, '办理结果', '已整改');
      await dialog(auditor).getByLabel('理由').fill('已核实');
    });
    await wait(auditor, '已销号');
    await auditor.getByText('人手不足，已补一人').waitFor();
    await auditor.getByText('目前没有您可以办理的操作').waitFor();
    await fine(auditor);
  });

  it('has no error on any page, and the policy refused nothing', () => {
    expect([...seats.values()].flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});
