import { describe, expect, it } from '@jest/globals';
import { uuidFrom } from '@mingjian/core';
import { staff } from '@mingjian/service-kit/testing';
import { city } from './city.js';

const proposal = {
  organ: 'transport',
  case: {
    channel: 'signedMail',
    applicantType: 'researchInstitution',
    submittedOn: '2025-03-03',
    physicallyReceivedOn: '2025-03-03',
    medium: 'paper',
    delivery: 'post',
    number: 'PAPER-2025-7',
    receiptDate: '2025-03-03',
    result: '3.1',
    articles: ['36-2'],
    decidedOn: '2025-04-30',
    replyNumber: '演示复〔2025〕7号',
    deliveredOn: '2025-05-06',
  },
  applicant: { name: '某研究所', identity: { kind: 'other', number: 'DEMO-LATE' }, contact: { phone: '0000' } },
  request: { description: '申请公开补录所述文件' },
  reason: '系统停用期间以纸质办理',
  evidence: '纸质卷宗第 7 号',
};

const propose = async (): Promise<string> =>
  (await city.as(staff('registrar')).act('intake/late-entries', proposal)).id;
const conclude = (by: string, id: string, body: object) =>
  city.as(by).post(`intake/late-entries/${id}/conclusion`, body);
const eventsOf = async (stream: string) => {
  await city.settle();
  return (await city.events()).filter((event) => event.stream === stream);
};
const listed = async (id: string, awaiting: boolean) => {
  const path = `intake/late-entries?organ=transport&awaiting=${String(awaiting)}`;
  const { body } = await city.as(staff('officeHead')).get<{ lateEntries: { lateEntry: string }[] }>(path);
  return body.lateEntries.find(({ lateEntry }) => lateEntry === id);
};

describe('a case that is entered afterwards (补录)', () => {
  it('shows its papers to the second person, and that they read them is kept', async () => {
    const id = await propose();
    await city.settle();
    expect(await listed(id, true)).toMatchObject({ number: 'PAPER-2025-7', outcome: null });
    const plain = await city.as(staff('leader')).get<object>(`intake/late-entries/${id}?papers=true`);
    expect(plain.body).not.toHaveProperty('papers');
    expect(JSON.stringify(plain.body)).not.toContain('研究所');
    const { body } = await city.as(staff('officeHead')).get<object>(`intake/late-entries/${id}?papers=true`);
    expect(body).toMatchObject({
      phase: 'proposed',
      papers: { applicant: { name: '某研究所' }, reason: proposal.reason, evidence: proposal.evidence },
    });
    const readings = (await city.events()).filter(({ name, data }) => {
      return name === 'PersonalDataRead' && data['letter'] === `lateEntry-${id}`;
    });
    expect(readings.map(({ data }) => data['by'])).toEqual([staff('officeHead')]);
  });

  it('comes into the record with every event marked, once the second person confirms it, and makes no letter', async () => {
    const id = await propose();
    const application = uuidFrom('application', 'lateEntry', id);
    expect(await conclude(staff('handler'), id, { outcome: 'confirmed' })).toMatchObject({
      code: 'permission.missing',
    });
    expect(await eventsOf(`application-${application}`)).toEqual([]);
    expect(await conclude(staff('officeHead'), id, { outcome: 'confirmed' })).toMatchObject({ status: 200 });
    const events = await eventsOf(`application-${application}`);
    expect(events.map(({ name, envelope }) => [name, envelope.entry])).toEqual([
      ['ApplicationSubmitted', 'late'],
      ['ApplicationRegistered', 'late'],
      ['ApplicationDecided', 'late'],
      ['ApplicationDelivered', 'late'],
    ]);
    const own = await eventsOf(`lateEntry-${id}`);
    expect(own.map(({ name, envelope }) => [name, envelope.entry])).toEqual([
      ['LateEntryProposed', 'live'],
      ['LateEntryActRefused', 'live'],
      ['LateEntryConfirmed', 'live'],
    ]);
    expect(await listed(id, true)).toBeUndefined();
    expect(await listed(id, false)).toMatchObject({ outcome: 'confirmed', concludedBy: staff('officeHead') });
    const letters = await city.as(staff('handler')).get<object>(`intake/applications/${application}/letters`);
    expect(letters.body).toMatchObject({ letters: [] });
    const warnings = await city.as(staff('officeHead')).get<object>('intake/application-warnings?organ=transport');
    expect(JSON.stringify(warnings.body)).not.toContain(application);
  });

  it('leaves nothing but the trace when it is rejected', async () => {
    const id = await propose();
    const rejected = await conclude(staff('officeHead'), id, { outcome: 'rejected', reason: '卷宗不全' });
    expect(rejected).toMatchObject({ status: 200 });
    expect(await eventsOf(`application-${uuidFrom('application', 'lateEntry', id)}`)).toEqual([]);
    expect(await city.as(staff('officeHead')).get(`intake/late-entries/${id}`)).toMatchObject({
      body: { phase: 'rejected' },
    });
  });
});
