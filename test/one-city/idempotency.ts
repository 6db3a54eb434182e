import { describe, expect, it } from '@jest/globals';
import { ADMINISTRATOR, SECTION, staff, type Answer } from '@mingjian/service-kit/testing';
import { randomUUID } from 'node:crypto';
import { bodies, bytesUnderReview, levels, MONDAY } from '../city-steps.js';
import { city } from './city.js';

interface Sent {
  readonly by: string;
  readonly path: string;
  readonly body: object;
  readonly commandId: string;
  readonly first: Answer;
}
const sent: Sent[] = [];

const replayed = ({ headers }: Answer): boolean => headers.get('idempotent-replayed') === 'true';
const sameAnswer = (answer: Answer, first: Answer): void => {
  expect({ status: answer.status, body: answer.body }).toEqual({ status: first.status, body: first.body });
  expect(answer.headers.get('etag')).toBe(first.headers.get('etag'));
  expect(answer.headers.get('content-type')).toBe(first.headers.get('content-type'));
};

/** Sends an act twice at once and a third time afterwards: one outcome, and its events once. Gives the id of the thing. */
const thrice = async (by: string, path: string, body: object = {}, code?: string): Promise<string> => {
  const commandId = randomUUID();
  const send = () => city.as(by).post(path, body, { commandId });
  const pair = await Promise.all([send(), send()]);
  const third = await send();
  expect(pair.filter(replayed)).toHaveLength(1);
  expect(replayed(third)).toBe(true);
  const first = pair.find((answer) => !replayed(answer))!;
  expect([path, first.code]).toEqual([path, code]);
  for (const answer of [...pair, third]) sameAnswer(answer, first);
  sent.push({ by, path, body, commandId, first });
  return first.body.id;
};
const refusedThrice = (by: string, path: string, body: object, code: string): Promise<string> =>
  thrice(by, path, body, code);

const registrar = staff('registrar');
const handler = staff('handler');
const publisher = staff('publisher');

describe('every act of a case, sent more than once', () => {
  it('is done once for an application, from its submission to its archive', async () => {
    const id = await thrice(registrar, 'intake/applications', bodies.application());
    const at = `intake/applications/${id}`;
    await refusedThrice(handler, `${at}/reply`, bodies.reply(), 'application.state.notRegistered');
    await thrice(registrar, `${at}/registration`);
    await refusedThrice(registrar, `${at}/registration`, {}, 'application.receipt.alreadyRegistered');
    await thrice(staff('officeHead'), `${at}/assignment`, { section: SECTION });
    await thrice(handler, `${at}/assignment/acceptance`);
    await thrice(handler, `${at}/searches`, { places: ['archive'], found: true, note: '已查到' });
    await thrice(staff('officeHead'), `${at}/extension`, { days: 5 });
    await thrice(handler, `${at}/co-handling`, { section: 'works', due: '2026-03-20' });
    await thrice(handler, `${at}/co-handling/answers`, { section: 'works', answer: '无意见' });
    await thrice(handler, `${at}/reply`, bodies.reply());
    await city.settle();
    await refusedThrice(publisher, `publish/replies/${id}/issue`, {}, 'reply.release.notReviewed');
    const digest = await bytesUnderReview(city, id);
    for (const role of levels)
      await thrice(staff(role), `review/reviews/${id}/opinions`, { opinion: 'agree', digest, reason: '同意' });
    await refusedThrice(
      staff('leader'),
      `review/reviews/${id}/opinions`,
      { opinion: 'agree', digest },
      'review.state.decided',
    );
    await city.settle();
    await thrice(publisher, `publish/replies/${id}/issue`);
    await city.settle();
    await refusedThrice(registrar, `${at}/archive`, {}, 'application.archive.notDelivered');
    await thrice(publisher, `publish/replies/${id}/delivery`, { manner: 'post', deliveredOn: MONDAY });
    await city.settle();
    await thrice(registrar, `${at}/archive`);
    const names = (await city.events()).filter(({ stream }) => stream.endsWith(id)).map(({ name }) => name);
    for (const once of [
      'ApplicationSubmitted',
      'ReplyProposed',
      'ReviewDecided',
      'ReplyIssued',
      'ApplicationDecided',
      'ApplicationArchived',
    ]) {
      expect(names.filter((name) => name === once)).toHaveLength(1);
    }
  });

  it('is done once for an item, from its proposal to its withdrawal from the portal', async () => {
    const id = await thrice(handler, 'intake/items', bodies.item());
    await city.settle();
    await thrice(handler, `intake/items/${id}/edits`, { title: '改动', text: '改动' });
    await city.settle();
    await thrice(staff('leader'), `review/reviews/${id}/doubts`, { reason: '不清楚' });
    const doubt = (await city.events()).find(({ name }) => name === 'DoubtRaised')?.data['doubt'];
    await thrice(staff('secrecyReviewer'), `review/reviews/${id}/doubts/resolution`, { doubt, finding: 'mayGoOut' });
    const digest = await bytesUnderReview(city, id);
    for (const role of levels) await thrice(staff(role), `review/reviews/${id}/opinions`, { opinion: 'open', digest });
    await city.settle();
    await thrice(publisher, `publish/publications/${id}/release`);
    await city.settle();
    await thrice(publisher, `publish/publications/${id}/withdrawal`, { reason: 'outdated' });
  });

  it('is done once for what stands beside the cases', async () => {
    const remedy = await thrice(registrar, 'intake/remedies', {
      organ: 'transport',
      kind: 'reconsideration',
      application: null,
      lodgedOn: MONDAY,
    });
    await thrice(registrar, `intake/remedies/${remedy}/conclusion`, { outcome: 'upheld', concludedOn: MONDAY });
    const tally = {
      organ: 'transport',
      month: '2026-02',
      measure: 'licensing.decisions',
      value: '17',
      source: '业务系统',
    };
    await thrice(staff('statistician'), 'intake/tallies', tally);
    await thrice(staff('statistician'), 'reporting/opening-balances', {
      organ: 'transport',
      year: 2024,
      carriedForward: { naturalPerson: 2 },
      regulationsInForce: null,
      normativeDocumentsInForce: null,
      source: '2024年年报',
    });
    await thrice(ADMINISTRATOR, 'intake/organs/water/sections', {
      section: { id: 'rivers', name: '河道科' },
      validFrom: MONDAY,
    });
  });

  it('has the first answer for everybody who asks again at the end, and changes nothing', async () => {
    await city.settle();
    const before = await city.heads();
    expect(sent.filter(({ first }) => first.status >= 400).length).toBeGreaterThanOrEqual(5);
    for (const { by, path, body, commandId, first } of sent) {
      const again = await city.as(by).post(path, body, { commandId });
      expect(replayed(again)).toBe(true);
      sameAnswer(again, first);
    }
    await city.settle();
    expect(await city.heads()).toEqual(before);
  });

  it('left every event once, under the command that its acknowledgement named', async () => {
    const events = await city.events();
    expect(new Set(events.map(({ envelope }) => envelope.id)).size).toBe(events.length);
    for (const { commandId, first } of sent.filter(({ first: { status } }) => status < 400)) {
      const made = events
        .filter(({ envelope }) => envelope.command.id === commandId)
        .map(({ envelope }) => envelope.id);
      const { events: named } = first.body as { events: readonly { id: string }[] };
      expect(made).toEqual(named.map(({ id }) => id));
    }
  });
});

describe('a command id', () => {
  it('used with another body, or for another act, is refused and does nothing', async () => {
    await city.settle();
    const before = await city.heads();
    const { by, path, body, commandId } = sent[0]!;
    for (const [to, what] of [
      [path, { ...body, medium: 'paper' }],
      ['intake/remedies', { organ: 'transport', kind: 'suitDirect', application: null, lodgedOn: MONDAY }],
    ] as const) {
      const answer = await city.as(by).post(to, what, { commandId });
      expect(answer).toMatchObject({ status: 422, code: 'command.idReused' });
    }
    expect(await city.heads()).toEqual(before);
  });

  it('of somebody else is no obstacle', async () => {
    const { commandId } = sent[0]!;
    const elsewhere = { ...bodies.application(), organ: 'water' };
    const answer = await city.as(staff('registrar', 'water')).post('intake/applications', elsewhere, { commandId });
    expect(answer.status).toBe(201);
    expect(replayed(answer)).toBe(false);
  });

  it('keeps its first answer when the grant it was sent under has ended, and a new one is refused', async () => {
    const sub = 'transport.newcomer';
    await city.give({ sub, role: 'registrar' });
    const given = (await city.events()).find(({ name, data }) => name === 'GrantGiven' && data['sub'] === sub)!;
    const submit = (commandId: string) => city.as(sub).post('intake/applications', bodies.application(), { commandId });
    const commandId = randomUUID();
    const first = await submit(commandId);
    const grant = given.data['grant'] as string;
    const { events } = first.body;
    const submitted = (await city.events()).find(({ envelope }) => envelope.id === events[0]!.id)!;
    expect(submitted.envelope.actor).toEqual({ sub, organ: 'transport', role: 'registrar', grant });

    await city.as(ADMINISTRATOR).act(`intake/grants/${grant}/revocation`, { sub, validTo: MONDAY });
    await city.settle();
    const again = await submit(commandId);
    expect(replayed(again)).toBe(true);
    sameAnswer(again, first);
    expect(await submit(randomUUID())).toMatchObject({ status: 403, code: 'permission.missing' });
  });
});
