import { beforeAll, describe, expect, it } from '@jest/globals';
import { ADMINISTRATOR, AUDITOR, staff } from '@mingjian/service-kit/testing';
import { randomUUID } from 'node:crypto';
import { MONDAY, openCase } from '../city-steps.js';
import { city } from './city.js';

const OUTSIDER = staff('handler', 'water');

let application: string;
beforeAll(async () => {
  application = await openCase(city);
});

const refusedReads = async (by: string) => {
  await city.settle();
  return (await city.events()).filter(({ name, data }) => name === 'AccessRefused' && data['by'] === by);
};
const file = () => `intake/applications/${application}`;

describe('a read without right', () => {
  it('outside the person’s organ finds nothing, and is kept once however often and fast it is tried (privacy rule 3)', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => city.as(OUTSIDER).get(file())));
    answers.push(await city.as(OUTSIDER).get(`${file()}?explain=term`));
    for (const { status, code } of answers) expect([status, code]).toEqual([404, 'request.notFound']);
    const kept = await refusedReads(OUTSIDER);
    expect(kept.map(({ source, data }) => ({ source, data }))).toEqual([
      {
        source: 'intake',
        data: {
          thing: { kind: 'application', id: application },
          organ: 'transport',
          view: 'application.file',
          permission: 'application.read',
          code: 'request.notFound',
          by: OUTSIDER,
          on: MONDAY,
        },
      },
    ]);
    expect(kept[0]!.envelope).toMatchObject({ kind: 'private', personal: [], actor: { sub: OUTSIDER, grant: null } });
  });

  it('stands on the timeline of the thing', async () => {
    await city.settle();
    const { body } = await city
      .as(AUDITOR)
      .get<{ entries: readonly { name: string; data: object }[] }>(`reporting/cases/${application}/timeline`);
    expect(body.entries.filter(({ name }) => name === 'AccessRefused')).toMatchObject([{ data: { by: OUTSIDER } }]);
  });

  it('of somebody who may read nothing of the kind is forbidden and kept too', async () => {
    expect(await city.as(ADMINISTRATOR).get(file())).toMatchObject({ status: 403, code: 'permission.missing' });
    expect(await refusedReads(ADMINISTRATOR)).toMatchObject([
      { data: { thing: { id: application }, code: 'permission.missing' } },
    ]);
  });

  it('of things that do not exist fills nothing', async () => {
    const before = (await refusedReads(ADMINISTRATOR)).length;
    for (let n = 0; n < 5; n += 1) {
      expect(await city.as(OUTSIDER).get(`intake/applications/${randomUUID()}`)).toMatchObject({ status: 404 });
      expect(await city.as(ADMINISTRATOR).get(`intake/applications/${randomUUID()}`)).toMatchObject({ status: 403 });
    }
    expect(await refusedReads(OUTSIDER)).toHaveLength(1);
    const after = await refusedReads(ADMINISTRATOR);
    expect(after.slice(before)).toMatchObject([{ data: { thing: null, view: 'application.file' } }]);
  });

  it.each<[string, () => string, string]>([
    ['reporting', () => `reporting/cases/${application}/timeline`, 'case'],
    ['reporting', () => 'reporting/reports/transport/2026/behind?table=3&row=3.1&column=total', 'report'],
    ['reporting', () => 'reporting/record/intake/events', 'record'],
  ])('is kept by %s', async (source, path, kind) => {
    const curious = staff('leader', 'water');
    expect((await city.as(curious).get(path())).status).toBe(404);
    const kept = await refusedReads(curious);
    expect(kept.filter(({ data }) => (data['thing'] as { kind: string }).kind === kind)).toMatchObject([{ source }]);
  });

  it('is kept anew on another day', async () => {
    await city.setDate('2026-03-03');
    await city.as(OUTSIDER).get(file());
    expect((await refusedReads(OUTSIDER)).map(({ data }) => data['on'])).toEqual([MONDAY, '2026-03-03']);
  });

  it('leaves those who may read alone', async () => {
    expect((await city.as(staff('leader')).get(file())).status).toBe(200);
    expect(await refusedReads(staff('leader'))).toEqual([]);
  });
});
