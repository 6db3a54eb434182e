import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ADMINISTRATOR, staff, startCity, type City } from '@mingjian/service-kit/testing';
import { services } from './city-steps.js';
import { notingRequests, unaskedOf } from './runbook.js';

jest.setTimeout(120_000);

const asked = notingRequests();

const [head, inspector, leader] = [staff('officeHead', 'city'), staff('inspector', 'city'), staff('leader', 'city')];
const [handler, waterHandler] = [staff('handler'), staff('handler', 'water')];
const OVERSEER = 'city.overseer';
const finding = { theme: 'timeliness', text: '两件公开事项逾期' };

describe('supervision through HTTP (Arts 46, 47, 53)', () => {
  let city: City;
  let inspection: string;
  let rectification: string;
  beforeAll(async () => {
    city = await startCity({ services, date: '2026-06-22' });
    const whole = { section: null, access: 'write', deputyFor: null, validTo: null };
    const grant = { sub: OVERSEER, role: 'inspector', organ: 'city', scope: 'subtree', validFrom: '2026-06-22' };
    await city.as(ADMINISTRATOR).act('intake/grants', { ...whole, ...grant });
    await city.settle();
  });
  afterAll(() => city.close());

  const post = (sub: string, path: string, body: object = {}) => city.as(sub).post(`reporting/${path}`, body);
  const get = async (sub: string, path: string) => (await city.as(sub).get<object>(`reporting/${path}`)).body;
  const campaign = (over: object = {}) => ({
    ...{
      organ: 'city',
      kind: 'selfInspection',
      period: '2026-H1',
      organs: ['transport', 'water'],
      dueOn: '2026-07-10',
    },
    ...{ subject: '上半年政府信息公开自查', checklist: ['期限', '要素'], ...over },
  });

  it('asks organs for their half-yearly findings on themselves, by the office above only (S41)', async () => {
    expect((await post(staff('officeHead'), 'inspections', campaign())).status).toBe(403);
    const below = campaign({ organ: 'transport' });
    expect((await post(staff('officeHead'), 'inspections', below)).code).toBe('inspection.opening.notBelow');
    inspection = (await city.as(head).act('reporting/inspections', campaign())).id;
    const reported = { organ: 'transport', problems: [finding], summary: '基本符合要求' };
    expect((await post(waterHandler, `inspections/${inspection}/reports`, reported)).status).toBe(404);
    expect(await post(handler, `inspections/${inspection}/reports`, reported)).toMatchObject({ status: 200 });
    expect((await post(inspector, `inspections/${inspection}/findings`, reported)).code).toBe(
      'inspection.findings.otherKind',
    );
  });

  it('shows an organ what was found in it, and the office everything', async () => {
    expect(await get(handler, `inspections/${inspection}`)).toMatchObject({
      organs: ['transport'],
      findings: { transport: { words: { problems: ['两件公开事项逾期'] } } },
    });
    expect(await get(waterHandler, `inspections/${inspection}`)).toMatchObject({ organs: ['water'], findings: {} });
    expect(await get(inspector, `inspections/${inspection}`)).toMatchObject({ organs: ['transport', 'water'] });
  });

  it('orders rectification of a problem once, and the clock records what passed, once (S10, S23)', async () => {
    const order = {
      organ: 'transport',
      orderedBy: 'city',
      inspection,
      problem: 1,
      dueOn: '2026-07-20',
      order: '限期公开',
    };
    expect((await post(head, 'rectifications', { ...order, problem: 2 })).code).toBe(
      'rectification.order.basisUnknown',
    );
    expect((await post(inspector, 'rectifications', order)).status).toBe(403);
    rectification = (await city.as(head).act('reporting/rectifications', order)).id;
    expect((await post(head, 'rectifications', order)).code).toBe('rectification.order.alreadyOrdered');
    await city.setDate('2026-07-21');
    await city.settle();
    await city.setDate('2026-07-22');
    await city.settle();
    const names = (await city.events()).map(({ name, data }) => [name, data['dueOn']]);
    expect(names.filter(([name]) => name === 'InspectionReportMissed')).toEqual([
      ['InspectionReportMissed', '2026-07-10'],
    ]);
    expect(names.filter(([name]) => name === 'RectificationOverdue')).toEqual([['RectificationOverdue', '2026-07-20']]);
  });

  it('Arts 3, 47: the competent department sees its subtree, an organ itself', async () => {
    expect(await get(OVERSEER, 'supervision/city/2026')).toMatchObject({
      organs: [
        { organ: 'city', findingsAwaited: 0, toBeMended: 0 },
        { organ: 'transport', findingsAwaited: 0, toBeMended: 1, overdue: 1, counts: { rectificationsOverdue: 1 } },
        { organ: 'water', findingsAwaited: 1, toBeMended: 0, counts: {} },
      ],
    });
    expect((await city.as(handler).get('reporting/supervision/city/2026')).status).toBe(404);
    expect(await get(handler, 'supervision/transport/2026')).toMatchObject({ organs: [{ organ: 'transport' }] });
  });

  it('takes it when it is mended, gives it back before that, and closes when nothing is left (S31)', async () => {
    const [reports, at] = [{ done: '已公开', evidence: ['014/2026-00001'] }, `rectifications/${rectification}`];
    expect((await post(head, `inspections/${inspection}/closing`)).code).toBe('inspection.closing.findingsMissing');
    const nothing = { organ: 'water', problems: [], summary: '没有问题' };
    await city.as(waterHandler).act(`reporting/inspections/${inspection}/reports`, nothing);
    expect((await post(head, `inspections/${inspection}/closing`)).code).toBe('inspection.closing.notMended');
    await city.as(handler).act(`reporting/${at}/reports`, reports);
    expect((await post(staff('inspector'), `${at}/acceptance`)).status).toBe(404);
    await city.as(inspector).act(`reporting/${at}/return`, { dueOn: '2026-08-01', reason: '还有一件' });
    await city.as(handler).act(`reporting/${at}/reports`, reports);
    await city.as(inspector).act(`reporting/${at}/acceptance`, {});
    await city.as(head).act(`reporting/inspections/${inspection}/closing`, {});
    expect(await get(handler, at)).toMatchObject({
      phase: 'accepted',
      returns: 1,
      words: { returned: { reason: '还有一件' } },
    });
    await city.settle();
    expect(await get(head, 'inspections?organ=city')).toMatchObject({
      inspections: [{ inspection, phase: 'closed', organs: 2, reported: 2, missed: 1 }],
    });
    expect(await get(handler, 'rectifications?open=true')).toEqual({ rectifications: [] });
  });

  it('Arts 47, 53: criticises and proposes accountability on what is on record, by a leader above', async () => {
    const measure = {
      organ: 'transport',
      takenBy: 'city',
      kind: 'accountabilityProposed',
      article: '53',
      text: '建议',
    };
    expect((await post(leader, 'supervision-measures', measure)).code).toBe('measure.taking.oneBasis');
    expect((await post(leader, 'supervision-measures', { ...measure, organ: 'water', rectification })).code).toBe(
      'measure.taking.basisUnknown',
    );
    expect((await post(inspector, 'supervision-measures', { ...measure, rectification })).status).toBe(403);
    const { id } = await city.as(leader).act('reporting/supervision-measures', { ...measure, rectification });
    await city.as(head).act(`reporting/supervision-measures/${id}/answer`, { outcome: 'followed', text: '已谈话' });
    expect(await get(handler, `supervision-measures/${id}`)).toMatchObject({ answer: { outcome: 'followed' } });
    expect((await city.as(waterHandler).get(`reporting/supervision-measures/${id}`)).status).toBe(404);
  });

  it('rests on a complaint that the record knows (Art 47)', async () => {
    const complaint = {
      kind: 'report',
      channel: 'hotline',
      subject: 'notPublished',
      organ: 'city',
      about: 'transport',
    };
    const { id } = await city
      .as(staff('registrar', 'city'))
      .act('intake/complaints', { ...complaint, text: '某计划没有公开' });
    await city.settle();
    const order = { organ: 'transport', orderedBy: 'city', complaint: id, dueOn: '2026-08-20', order: '限期公开' };
    expect((await post(head, 'rectifications', { ...order, organ: 'water' })).code).toBe(
      'rectification.order.basisUnknown',
    );
    expect((await post(head, 'rectifications', order)).status).toBe(201);
  });

  it('appraises an organ by indicators that are judged with evidence, or counted from the record (Art 46, appraisal rule 1, S10)', async () => {
    const of = { organ: 'transport', year: 2026, appraiser: 'city' };
    const judgement = { ...of, indicator: 'elementsWrong', cases: 3, evidence: ['索引号缺失三件'] };
    expect((await post(staff('inspector'), 'appraisals/judgements', judgement)).status).toBe(403);
    expect((await post(inspector, 'appraisals/judgements', { ...judgement, indicator: 'repliedLate' })).code).toBe(
      'appraisal.judgement.measured',
    );
    await city.as(inspector).act('reporting/appraisals/judgements', judgement);
    expect((await city.as(handler).get('reporting/appraisals/transport-2026')).status).toBe(404);
    await city.as(head).act('reporting/appraisals', of);
    expect(await get(handler, 'appraisals/transport-2026')).toMatchObject({
      phase: 'frozen',
      result: { total: 97 },
      words: { evidence: { elementsWrong: { evidence: ['索引号缺失三件'] } } },
    });
    expect((await post(inspector, 'appraisals/judgements', judgement)).code).toBe('appraisal.state.frozen');
    expect(await get(handler, 'appraisals/transport-2026/recomputation')).toMatchObject({ equal: true, total: 97 });
  });

  it('lets the organ appeal, which somebody else above decides; nobody else’s result is touched (appraisal rule 1)', async () => {
    const at = 'appraisals/transport-2026';
    const grounds = { indicators: ['elementsWrong'], grounds: '其中一件系他机关文件' };
    expect((await post(staff('leader', 'water'), `${at}/appeals`, grounds)).status).toBe(404);
    await city.as(staff('leader')).act(`reporting/${at}/appeals`, grounds);
    const decision = { corrections: [{ indicator: 'elementsWrong', cases: 2 }], reason: '属实' };
    expect((await post(staff('leader'), `${at}/appeal-decision`, decision)).status).toBeGreaterThanOrEqual(403);
    await city.as(leader).act(`reporting/${at}/appeal-decision`, decision);
    expect(await get(handler, at)).toMatchObject({ phase: 'concluded', result: { total: 98 } });
    expect(await get(handler, `${at}/recomputation`)).toMatchObject({ equal: true, total: 97 });
  });

  it('is final by the clock where nobody appeals, exactly once', async () => {
    await city.as(head).act('reporting/appraisals', { organ: 'water', year: 2026, appraiser: 'city' });
    for (const day of ['2026-08-02', '2026-08-03']) {
      await city.setDate(day);
      await city.settle();
    }
    const final = (await city.events()).filter(
      ({ name, data }) => name === 'AppraisalConcluded' && data['organ'] === 'water',
    );
    expect(final).toMatchObject([{ data: { appealed: false, total: 100 } }]);
    expect(await get(head, 'appraisals?year=2026')).toMatchObject({
      appraisals: [
        { organ: 'water', phase: 'concluded', total: 100, appealed: false },
        { organ: 'transport', phase: 'concluded', total: 98, appealed: true },
      ],
    });
  });

  it('passes a complaint about the own organ on to whoever stands above, who opens what was said', async () => {
    const { id } = await city.as(staff('registrar')).act('intake/complaints', {
      ...{ kind: 'complaint', channel: 'letter', subject: 'conduct', organ: 'transport', about: 'transport' },
      ...{ complainant: { name: '投诉人甲', contact: '演示路 2 号' }, text: '拒绝受理' },
    });
    await city.as(staff('officeHead')).act(`intake/complaints/${id}/forwarding`, { to: 'city' });
    const words = await city.as(head).get(`intake/complaints/${id}/words`);
    expect(words).toMatchObject({ status: 200 });
    expect(JSON.stringify(words.body)).toContain('拒绝受理');
    expect(await city.as(head).get('intake/complaints?overdue=true')).toMatchObject({ status: 200 });
  });

  it('went through every request of the page', async () => {
    expect(await unaskedOf('supervise-organs.md', asked)).toEqual([]);
  });
});
