import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { SECTION, staff, startCity, type City } from '@mingjian/service-kit/testing';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Entry } from '../tools/src/launcher/entry.js';
import { publishSample } from '../tools/src/sample/publish-sample.js';
import { barriersOf, desktop, describeInBrowser, openBrowser, openEntryOf } from './browser.js';
import { bytesUnderReview, levels, MONDAY, services } from './city-steps.js';
import { stageOf } from './stage.js';

/** What somebody enters; all invented. */
const wish = '申请公开城南大桥2025年的检测报告';

describeInBrowser('a citizen', () => {
  let city: City;
  let entry: Entry;
  let browser: Browser;
  beforeAll(async () => {
    city = await startCity({ services, date: MONDAY });
    [entry, browser] = await Promise.all([openEntryOf(city), openBrowser()]);
    await publishSample(await stageOf(city));
  }, 900_000);
  afterAll(async () => {
    await browser?.close();
    await entry?.close();
    await city?.close();
  });

  const visit = async (javaScriptEnabled: boolean): Promise<{ context: BrowserContext; page: Page }> => {
    const context = await browser.newContext({ ...desktop, javaScriptEnabled, baseURL: entry.origin });
    return { context, page: await context.newPage() };
  };

  const next = (page: Page): Promise<unknown> =>
    Promise.all([page.waitForLoadState(), page.getByRole('button', { name: '继续' }).click()]);

  /** From the start to the page of the receipt; gives the two numbers. */
  const apply = async (page: Page): Promise<{ number: string; code: string }> => {
    await page.goto('/apply');
    await page.getByRole('button', { name: '开始申请' }).click();
    await page.waitForURL(/\/portal\/search\?applying=1/);
    await page.getByLabel('要查找的内容').fill('城南大桥检测报告');
    await page.getByRole('main').getByRole('button', { name: '搜索' }).click();
    await page.getByRole('link', { name: '继续申请' }).click();
    await page.waitForURL(/\/apply\/organ/);
    await page.getByLabel('云泽市交通运输局').check();
    await next(page);
    await page.waitForURL(/\/apply\/applicant/);
    return fillIn(page);
  };

  const fillIn = async (page: Page): Promise<{ number: string; code: string }> => {
    await page.getByLabel('自然人').check();
    await page.getByLabel('姓名或者名称').fill('市民甲');
    await page.getByLabel('证件类型').selectOption('residentId');
    await page.getByLabel('证件号码').fill('110101199003070001');
    await next(page);
    // The check digit is wrong and nobody can be reached: both are said, and nothing that was typed is lost.
    expect(await page.title()).toMatch(/^错误：/);
    expect(await page.getByRole('alert').getByRole('link').allTextContents()).toEqual([
      '证件号码的位数或者校验码不对，请核对',
      '请至少填写一种联系方式：电话、电子邮箱或者通信地址',
    ]);
    expect(await page.getByLabel('姓名或者名称').inputValue()).toBe('市民甲');
    await page.getByLabel('证件类型').selectOption('other');
    await page.getByLabel('证件号码').fill('DEMO-0007');
    await page.getByLabel('电话').fill('000-0000');
    await next(page);
    await page.waitForURL(/\/apply\/request/);
    expect(await page.getByLabel('所需信息').inputValue()).toBe('城南大桥检测报告');
    await page.getByLabel('所需信息').fill(wish);
    await next(page);
    await page.waitForURL(/\/apply\/delivery/);
    await page.getByLabel('电子', { exact: true }).check();
    await page.getByLabel('网上平台').check();
    await next(page);
    await page.waitForURL(/\/apply\/check/);
    expect(await page.getByRole('main').innerText()).toContain(wish);
    await page.getByRole('button', { name: '提交申请' }).click();
    await page.waitForURL(/\/apply\/receipt/);
    return {
      number: (await page.locator('#receipt-number').innerText()).trim(),
      code: (await page.locator('#query-code').innerText()).trim(),
    };
  };

  const lookUp = async (page: Page, number: string, code: string): Promise<string> => {
    await city.settle();
    await page.goto('/apply/status');
    await page.getByLabel('回执号或者登记编号').fill(number);
    await page.getByLabel('查询码').fill(code);
    await page.getByRole('button', { name: '查询' }).click();
    await page.waitForLoadState();
    return page.getByRole('main').innerText();
  };

  const lastApplication = async (): Promise<string> => {
    const submitted = (await city.events()).filter(({ name }) => name === 'ApplicationSubmitted');
    return String(submitted.at(-1)!.data['application']);
  };

  const register = async (id: string): Promise<string> => {
    const confirmation = { on: city.today, method: 'phone' };
    await city.as(staff('registrar')).act(`intake/applications/${id}/registration`, { confirmation });
    await city.settle();
    const file = await city.as(staff('registrar')).get<{ number: string }>(`intake/applications/${id}`);
    return file.body.number;
  };

  const answer = async (id: string): Promise<void> => {
    await city.as(staff('officeHead')).act(`intake/applications/${id}/assignment`, { section: SECTION });
    await city.as(staff('handler')).act(`intake/applications/${id}/assignment/acceptance`, {});
    await city.as(staff('handler')).act(`intake/applications/${id}/reply`, {
      result: '3.1',
      articles: ['36-2'],
      title: '政府信息公开申请答复书',
      text: '经审查，予以公开：检测结论为一类。',
    });
    await city.settle();
    const digest = await bytesUnderReview(city, id);
    for (const role of levels) {
      await city.as(staff(role)).act(`review/reviews/${id}/opinions`, { opinion: 'agree', digest });
    }
    await city.settle();
    await city.as(staff('publisher')).act(`publish/replies/${id}/issue`, {});
    await city.settle();
  };

  /** Once, with nothing chosen first. What looks for barriers is itself a script. */
  const rate = async (page: Page, javaScript: boolean): Promise<void> => {
    const send = page.getByRole('button', { name: '提交评价' });
    await Promise.all([page.waitForURL(/wrong=score/), send.click()]);
    expect(await page.getByRole('alert').innerText()).toContain('请选择满意程度');
    if (javaScript) expect(await barriersOf(page)).toEqual([]);
    await page.getByLabel('基本满意').check();
    await page.getByLabel('您想说的话').fill('希望再快一些');
    await Promise.all([page.waitForURL(/\/apply\/case#rating$/), send.click()]);
    expect(await page.getByRole('status').innerText()).toContain('基本满意');
    expect(await send.count()).toBe(0);
    await city.settle();
    const rated = (await city.events()).filter(({ name }) => name === 'ApplicationRated').at(-1)!;
    expect(rated.data).toMatchObject({ organ: 'transport', score: 3, via: 'online' });
  };

  const file = async (page: Page, link: RegExp): Promise<{ status: number; bytes: Buffer }> => {
    const href = await page.getByRole('link', { name: link }).getAttribute('href');
    const response = await page.request.get(href!);
    return { status: response.status(), bytes: await response.body() };
  };

  it.each([
    ['with JavaScript', true],
    ['without JavaScript', false],
  ])('applies, follows the case and fetches the reply %s (Arts 29, 31, 33)', async (_, javaScript) => {
    const { context, page } = await visit(javaScript);
    const { number, code } = await apply(page);
    expect(number).toMatch(/^WS-20260302-[0-9A-F]{8}$/);
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    const id = await lastApplication();

    // Sent again, or gone back to, it stays one application.
    await page.goto('/apply/check');
    expect(page.url()).toMatch(/\/apply\/receipt$/);

    expect(await lookUp(page, number, code)).toContain('已提交，等待确认');
    const registered = await register(id);
    const open = await lookUp(page, registered, code.toLowerCase().replaceAll('-', ''));
    expect(open).toContain('办理中');
    expect(open).toContain('2026-03-30');
    expect(open).toMatch(/还有 20 个工作日/);

    await answer(id);
    const decided = await lookUp(page, number, code);
    expect(decided).toContain('已答复，正在送达');
    expect(await page.getByRole('link', { name: /答复书/ }).count()).toBe(0);
    const delivery = { manner: 'portal', deliveredOn: city.today };
    await city.as(staff('publisher')).act(`publish/replies/${id}/delivery`, delivery);
    expect(await lookUp(page, number, code)).toContain('已答复并送达');
    const { status, bytes } = await file(page, /PDF.*答复书/);
    expect([status, bytes.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    await rate(page, javaScript);

    await page.getByRole('button', { name: '离开' }).click();
    await page.goto('/apply/case');
    expect(page.url()).toMatch(/\/apply\/status$/);
    await context.close();
    const everything = (await city.events()).map(({ envelope }) => JSON.stringify(envelope)).join('\n');
    for (const secret of ['市民甲', 'DEMO-0007', '希望再快一些', wish, code, code.replaceAll('-', '')]) {
      expect(everything).not.toContain(secret);
    }
  });

  it('is told the same whether number or code is wrong, and withdraws by themselves', async () => {
    const { context, page } = await visit(false);
    const { number, code } = await apply(page);
    const wrongCode = await lookUp(page, number, '0000-0000-0000-0000');
    const wrongNumber = await lookUp(page, 'WS-20260302-00000000', code);
    expect(wrongCode).toBe(wrongNumber);
    expect(wrongCode).toContain('没有找到');
    await lookUp(page, number, code);
    await page.getByText('撤回申请').click();
    await page.getByRole('button', { name: '确认撤回' }).click();
    await page.waitForURL(/\/apply\/case$/);
    expect(await page.getByRole('main').innerText()).toContain('您撤回了申请');
    await context.close();
  });

  it('finds what was published and reads it on paper or as a file', async () => {
    const { context, page } = await visit(false);
    await page.goto('/portal');
    await page.getByRole('searchbox').fill('建筑控制区');
    await page.getByRole('button', { name: '搜索' }).click();
    await page.getByRole('main').getByRole('link', { name: '云泽市公路保护办法', exact: true }).click();
    expect(await page.locator('mark').count()).toBe(0);
    expect(await page.getByRole('main').innerText()).toContain('国道不少于二十米');
    expect(await page.getByRole('link', { name: '《云泽市公路保护办法》解读' }).count()).toBe(1);
    const { status, bytes } = await file(page, /下载 Word/);
    expect([status, bytes.subarray(0, 2).toString()]).toEqual([200, 'PK']);
    await context.close();
  });

  it('comments on a draft, and is thanked', async () => {
    const { context, page } = await visit(false);
    await page.goto('/portal/consultations');
    await page.getByRole('link', { name: '云泽市慢行交通系统规划（征求意见稿）' }).click();
    await page.getByRole('button', { name: '提交意见' }).click();
    expect(await page.getByRole('alert').innerText()).toContain('请填写您的意见');
    await page.getByLabel('您的意见').fill('建议在学校门口优先建设');
    await page.getByRole('button', { name: '提交意见' }).click();
    await page.waitForURL(/thanks=1/);
    expect(await page.getByRole('status').innerText()).toContain('已收到您的意见');
    await context.close();
  });

  it('applies by keyboard alone', async () => {
    const { context, page } = await visit(true);
    await page.goto('/apply');
    /** Goes on with Tab until a thing of that name has the focus. */
    const reach = async (name: RegExp): Promise<void> => {
      for (let step = 0; step < 80; step += 1) {
        await page.keyboard.press('Tab');
        const at = await page.evaluate(() => {
          const { activeElement: element } = document;
          // Where nothing has the focus the body is named, which holds every word.
          if (element === document.body) return '';
          const labels = [...((element as HTMLInputElement | null)?.labels ?? [])].map((label) => label.innerText);
          return [...labels, (element as HTMLElement | null)?.innerText ?? ''].join(' ');
        });
        if (name.test(at)) return;
      }
      throw new Error(`no way to ${name} by keyboard on ${page.url()}: ${await page.getByRole('main').innerText()}`);
    };
    const press = async (name: RegExp): Promise<void> => {
      await reach(name);
      await Promise.all([page.waitForNavigation({ waitUntil: 'load' }), page.keyboard.press('Enter')]);
    };
    const type = async (name: RegExp, text: string): Promise<void> => {
      await reach(name);
      await page.keyboard.type(text);
    };
    /** Radio buttons are one stop; arrows choose among them. */
    const choose = async (down: number): Promise<void> => {
      await page.keyboard.press('Space');
      for (let n = 0; n < down; n += 1) await page.keyboard.press('ArrowDown');
    };
    await press(/开始申请/);
    await press(/继续申请/);
    await reach(/^云泽市(水利局|交通运输局)?\s*$/);
    await choose(1);
    await press(/继续 Continue/);
    await reach(/自然人/);
    await choose(0);
    await type(/姓名或者名称/, '市民乙');
    await reach(/证件类型/);
    for (let n = 0; n < 4; n += 1) await page.keyboard.press('ArrowDown');
    await type(/证件号码/, 'DEMO-0008');
    await type(/电话/, '000-0000');
    await press(/继续 Continue/);
    await type(/所需信息/, wish);
    await press(/继续 Continue/);
    await reach(/纸质/);
    await choose(1);
    await reach(/当面领取/);
    await choose(3);
    await press(/继续 Continue/);
    await press(/提交申请/);
    expect(page.url()).toMatch(/\/apply\/receipt$/);
    await context.close();
  });
});
