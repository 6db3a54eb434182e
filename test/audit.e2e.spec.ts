import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ADMINISTRATOR, staff, startCity, type City } from '@mingjian/service-kit/testing';
import { MONDAY, openCase, services } from './city-steps.js';

jest.setTimeout(120_000);

const [shen, other] = ['auditor.shen', 'auditor.other'];
let city: City;
let cases: readonly string[];
let audit: string;
beforeAll(async () => {
  city = await startCity({ services, date: MONDAY });
  for (const sub of [shen, other]) {
    await city.as(ADMINISTRATOR).act('intake/grants', {
      ...{ sub, organ: null, section: null, role: 'auditor', scope: 'mandate', access: 'read' },
      ...{ deputyFor: null, validFrom: MONDAY, validTo: null },
    });
  }
  cases = [await openCase(city), await openCase(city), await openCase(city)];
  await city.settle();
});
afterAll(() => city.close());

const mandate = (over: object = {}) => ({
  ...{ organ: 'city', organs: ['transport'], period: { from: MONDAY, to: MONDAY }, basis: '云审通〔2026〕3号' },
  ...{ auditors: [shen], validFrom: MONDAY, validTo: '2026-03-10', ...over },
});
const read = async <Body>(as: string, path: string) => city.as(as).get<Body>(`reporting/${path}`);

describe('an audit through HTTP', () => {
  it('is commissioned by a leader for organs below their own, and by nobody else', async () => {
    const leader = city.as(staff('leader', 'city'));
    expect(await city.as(shen).post('reporting/audits', mandate())).toMatchObject({ status: 403 });
    expect(await leader.post('reporting/audits', mandate({ organs: ['nowhere'] }))).toMatchObject({
      code: 'audit.mandate.organOutside',
    });
    expect(await city.as(staff('leader')).post('reporting/audits', mandate())).toMatchObject({ status: 403 });
    ({ id: audit } = await leader.act('reporting/audits', mandate()));
    await city.settle();
    expect((await read(shen, `audits/${audit}`)).body).toMatchObject({ phase: 'given', inForce: true });
    expect((await read(staff('leader', 'city'), `audits/${audit}`)).status).toBe(200);
    const listed = { audit, organs: ['transport'], period: { from: MONDAY, to: MONDAY }, inForce: true };
    const listOf = async (as: string) => (await read<{ audits: readonly object[] }>(as, 'audits')).body.audits;
    expect(await listOf(shen)).toMatchObject([{ ...listed, own: true }]);
    expect(await listOf(staff('leader', 'city'))).toMatchObject([{ ...listed, own: false }]);
    expect(await listOf(staff('leader', 'water'))).toEqual([]);
  });

  it('draws a seeded sample that comes out the same when it is drawn again', async () => {
    const wish = { kind: 'application', seed: '2026-03-02 08:00', size: 2 };
    await city.as(shen).act(`reporting/audits/${audit}/samples`, wish);
    const { body } = await read<{ drawn: readonly string[] }>(shen, `audits/${audit}/samples/1`);
    expect(body).toMatchObject({ population: 3, method: 'sha256-rank', agrees: true });
    expect(body.drawn).toHaveLength(2);
    expect(body.drawn.every((id) => cases.includes(id))).toBe(true);
    // What is opened afterwards is not in the population of that cut.
    await openCase(city);
    await city.settle();
    expect((await read(shen, `audits/${audit}/samples/1`)).body).toMatchObject({
      again: { population: 3 },
      agrees: true,
    });
    const elsewhere = await city.as(shen).post(`reporting/audits/${audit}/samples`, { ...wish, organs: ['water'] });
    expect(elsewhere.status).toBe(404);
  });

  it('lets its auditors look at what it covers, and records that they did, once', async () => {
    const path = `audits/${audit}/things/application/${cases[0]}`;
    const { body } = await read<{ steps: readonly { name: string }[] }>(shen, path);
    expect(body.steps.map(({ name }) => name)).toContain('ApplicationRegistered');
    await read(shen, path);
    await city.settle();
    const readings = (await city.events()).filter(({ name }) => name === 'AuditedThingRead');
    expect(readings.map(({ data }) => data)).toEqual([
      { audit, organ: 'transport', thing: { kind: 'application', id: cases[0] }, by: shen, on: MONDAY },
    ]);
  });

  it('is a neutral 404 outside the mandate: another person, thing, organ or day', async () => {
    const path = `audits/${audit}/things/application/${cases[0]}`;
    const missing = await read<{ code: string }>(shen, `audits/${audit}/things/application/${audit}`);
    expect(missing.status).toBe(404);
    for (const [sub, what] of [
      [other, path],
      [shen, `audits/${audit}/things/report/transport-2025-1`],
      [staff('leader', 'water'), `audits/${audit}`],
      [other, `audits/${cases[0]}`],
    ] as const) {
      const { status, body } = await read<{ code: string }>(sub, what);
      expect({ what, status, code: body.code }).toEqual({ what, status: 404, code: missing.body.code });
    }
    const narrow = await city.as(staff('leader', 'city')).act('reporting/audits', mandate({ organs: ['water'] }));
    expect((await read(shen, `audits/${narrow.id}/things/application/${cases[0]}`)).status).toBe(404);
    const older = mandate({ period: { from: '2025-01-01', to: '2025-12-31' } });
    const { id } = await city.as(staff('leader', 'city')).act('reporting/audits', older);
    expect((await read(shen, `audits/${id}/things/application/${cases[0]}`)).status).toBe(404);
    await city.settle();
    const refused = (await city.events()).filter(
      ({ name, data }) => name === 'AccessRefused' && data['view'] === 'audit.thing',
    );
    expect(refused.length).toBeGreaterThan(0);
  });

  it('records findings and follows them to their closure, also after it has expired', async () => {
    const body = {
      ...{ organ: 'transport', thing: { kind: 'application', id: cases[0] }, severity: 'defect' },
      ...{ text: '登记材料缺少收件凭证。', answerBy: '2026-03-09' },
    };
    expect((await city.as(other).post(`reporting/audits/${audit}/findings`, body)).status).toBe(404);
    const outside = { ...body, organ: 'water' };
    expect((await city.as(shen).post(`reporting/audits/${audit}/findings`, outside)).status).toBe(404);
    const { id } = await city.as(shen).act(`reporting/audits/${audit}/findings`, body);
    const close = (as: string, outcome = 'remedied') =>
      city.as(as).post(`reporting/findings/${id}/closure`, { outcome, reason: '已核实。' });
    expect(await close(shen)).toMatchObject({ code: 'finding.answer.missing' });
    await city.setDate('2026-03-10');
    await city.settle();
    const open = await read<{ findings: readonly object[] }>(staff('officeHead'), 'findings?open=true');
    expect(open.body.findings).toMatchObject([{ finding: id, phase: 'recorded', overdue: true }]);
    expect(
      (await read<{ findings: readonly object[] }>(staff('officeHead', 'water'), 'findings')).body.findings,
    ).toEqual([]);
    await city.as(staff('officeHead')).act(`reporting/findings/${id}/answer`, { text: '已补齐凭证。' });
    expect((await close(other)).status).toBe(404);
    expect((await close(shen)).status).toBe(200);
    // The mandate expired on the 10th: nothing is looked at any more, and nothing new is found.
    expect((await read(shen, `audits/${audit}/things/application/${cases[0]}`)).status).toBe(404);
    expect(
      await city.as(shen).post(`reporting/audits/${audit}/findings`, { ...body, answerBy: '2026-03-20' }),
    ).toMatchObject({
      code: 'finding.mandate.notInForce',
    });
    await city.settle();
    expect((await read(staff('officeHead'), `findings/${id}`)).body).toMatchObject({
      ...{ phase: 'closed', outcome: 'remedied', overdue: false },
      said: [
        { what: 'finding', text: '登记材料缺少收件凭证。', by: shen },
        { what: 'answer', text: '已补齐凭证。', by: staff('officeHead') },
        { what: 'closure', text: '已核实。', by: shen },
      ],
    });
    expect(
      (await read<{ findings: readonly object[] }>(staff('officeHead'), 'findings?open=true')).body.findings,
    ).toEqual([]);
  });

  it('writes nobody’s words into events', async () => {
    const told = (await city.events()).filter(({ name }) => name.startsWith('Audit'));
    expect(told.length).toBeGreaterThan(5);
    expect(JSON.stringify(told.map(({ data }) => data))).not.toMatch(/凭证|核实/);
  });
});
