import { applicationEvents } from '@mingjian/contracts';
import type { Page } from 'playwright-core';
import { personWith } from '../city/people.js';
import type { Sample } from '../sample/publish-sample.js';
import { Scene, type Stage } from '../scenario/scene.js';

export interface Session {
  readonly page: Page;
  readonly stage: Stage;
  readonly sample: Sample;
  /** In 关怀版. */
  readonly care: boolean;
  file(name: string): string;
}

/** One picture of each page that the documentation shows; the last ones follow an application from its form to its clock. */
export const takePictures = async (session: Session): Promise<void> => {
  const { page, stage, sample } = session;
  const { body } = await stage.client.get<{ entries: readonly { publication: string; indexNumber: string }[] }>(
    '/api/publish/v1/publications',
  );
  const numberOf = (key: string): string => {
    const found = body.entries.find(({ publication }) => publication === sample.documents[key]);
    if (!found) throw new RangeError(`${key} is not out`);
    return encodeURIComponent(found.indexNumber);
  };
  const pages: readonly (readonly [string, string])[] = [
    ['portal-home', '/portal'],
    ['portal-list', '/portal/list'],
    ['portal-document', `/portal/item?index=${numberOf('measures')}`],
    ['portal-verification', `/portal/item/verification?index=${numberOf('measures')}`],
    ['portal-search', `/portal/search?q=${encodeURIComponent('公路 养护')}`],
    ['portal-consultation', `/portal/consultations/${sample.consultation}`],
    ['portal-report', `/reports/${stage.organ}/2026?scope=own`],
    ['apply-start', '/apply'],
  ];
  for (const [name, path] of pages) {
    await open(session, path);
    await take(session, name);
  }
  await apply(session);
  await page.context().clearCookies();
};

const take = ({ page, file }: Session, name: string): Promise<unknown> => page.screenshot({ path: file(name) });

const open = async ({ page, care }: Session, path: string): Promise<void> => {
  await page.goto(care ? `${path}${path.includes('?') ? '&' : '?'}care=1` : path);
};

const press = async (page: Page, name: RegExp): Promise<void> => {
  await Promise.all([page.waitForNavigation(), page.getByRole('main').getByRole('button', { name }).click()]);
};

const apply = async (session: Session): Promise<void> => {
  const { page, stage } = session;
  await open(session, '/apply');
  await press(page, /开始申请/);
  await Promise.all([page.waitForNavigation(), page.getByRole('link', { name: /继续申请/ }).click()]);
  await page.locator(`input[name=organ][value="${stage.organ}"]`).check();
  await press(page, /继续/);
  await page.getByLabel('姓名或者名称').fill('市民甲');
  await press(page, /继续/);
  await take(session, 'apply-errors');
  await page.getByLabel('自然人').check();
  await page.getByLabel('证件类型').selectOption('other');
  await page.getByLabel('证件号码').fill('DEMO-0007');
  await page.getByLabel('电话').fill('000-0000');
  await press(page, /继续/);
  await page.getByLabel('所需信息').fill('申请公开城南大桥2025年的检测报告');
  await press(page, /继续/);
  await page.getByLabel('电子', { exact: true }).check();
  await page.getByLabel('网上平台').check();
  await press(page, /继续/);
  await take(session, 'apply-check');
  await press(page, /提交申请/);
  await take(session, 'apply-receipt');
  await follow(session);
};

const follow = async (session: Session): Promise<void> => {
  const { page, stage } = session;
  const number = (await page.locator('#receipt-number').innerText()).trim();
  const code = (await page.locator('#query-code').innerText()).trim();
  await stage.settle();
  await open(session, '/apply/status');
  await page.getByLabel('回执号或者登记编号').fill(number);
  await page.getByLabel('查询码').fill(code);
  await press(page, /查询/);
  await register(new Scene(stage, number));
  await page.reload();
  await take(session, 'apply-case');
};

/** The registrar takes what came in on line last, and starts its clock. */
const register = async (scene: Scene): Promise<void> => {
  const { stage } = scene;
  const auditor = stage.client.as(personWith('auditor', null).sub);
  const { body } = await auditor.get<{
    readonly events: readonly { readonly type: string; readonly stream: string }[];
  }>('/api/reporting/v1/record/intake/events');
  const last = body.events.findLast(({ type }) => type === applicationEvents.ApplicationSubmitted.wireType);
  if (!last) throw new RangeError('no application was submitted');
  await scene.post('registrar', `/api/intake/v1/applications/${last.stream.replace('application-', '')}/registration`, {
    confirmation: { on: stage.today(), method: 'phone' },
  });
  await stage.settle();
};
