import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { approvedYears } from '@mingjian/calendar/testing';
import { ADMINISTRATOR, staff, startCity, type City } from '@mingjian/service-kit/testing';
import pg from 'pg';
import { agreedOne, bodies, MONDAY, services } from './city-steps.js';
import { notingRequests, stepsOf, unaskedOf } from './runbook.js';
import { operate, type OperatedCity } from './terminal.js';

jest.setTimeout(120_000);

const asked = notingRequests();

interface Point {
  readonly state: { readonly phase: string; readonly facts: Readonly<Record<string, unknown>> } | null;
  readonly known: { readonly cut: Readonly<Record<string, number>> };
  readonly related: readonly { readonly kind: string; readonly id: string }[];
}

let city: City;
let operated: OperatedCity;
let id: string;
/** What was known before the reply went out. */
let before: string;
beforeAll(async () => {
  city = await startCity({ services, date: MONDAY });
  operated = await operate(city);
  id = await agreedOne(city, 'reply');
  const { body } = await city.as(staff('leader')).get<Point['known']>('reporting/replay/cut');
  before = Object.entries(body.cut)
    .map(([source, sequence]) => `${source}:${sequence}`)
    .join(',');
  await city.as(staff('publisher')).act(`publish/replies/${id}/issue`, {});
  await city.settle();
});
afterAll(async () => {
  await operated.close();
  await city.close();
});

const read = async <Body = Point>(path: string, as = staff('leader')) => {
  const { status, body } = await city.as(as).get<Body>(`reporting/${path}`);
  return { status, body };
};

describe('replay through HTTP', () => {
  it('shows a case as it was known at a cut and as it is, with what belongs to it', async () => {
    const [then, now] = [
      await read(`replay/application/${id}?knownAt=${before}`),
      await read(`replay/application/${id}`),
    ];
    expect(then.body.state).toMatchObject({ phase: 'open', facts: { proposal: { underReview: true } } });
    expect(now.body.state).toMatchObject({ phase: 'closed', facts: { result: '3.1' } });
    expect(now.body.related.map(({ kind }) => kind).sort()).toEqual(['reply', 'review']);
    expect((await read(`replay/application/${id}?effectiveOn=2026-03-01`)).body.state).toBeNull();
    const nothingYet = 'intake:0,review:0,publish:0,reporting:0';
    expect((await read(`replay/application/${id}?knownAt=${nothingYet}`)).body.state).toBeNull();
  });

  it('keeps that somebody looked at it, once a day however often they ask', async () => {
    for (const _time of [1, 2]) await read(`replay/application/${id}`);
    await read(`replay/application/${id}/timeline`);
    const kept = (await city.events()).filter(({ name }) => name === 'ThingReplayed');
    expect(kept.map(({ data }) => data)).toContainEqual({
      ...{ organ: 'transport', thing: { kind: 'application', id } },
      ...{ by: staff('leader'), on: MONDAY },
    });
    expect(kept.filter(({ data }) => (data['thing'] as { readonly id: string }).id === id)).toHaveLength(1);
    await city.settle();
    const { body } = await read(`replay/application/${id}`);
    expect(body.related.map(({ kind }) => kind).sort()).toEqual(['reply', 'review']);
  });

  it('tells what changed between two cuts, who did it and under which rules', async () => {
    const { body } = await read<{
      readonly changes: readonly { readonly path: string }[];
      readonly steps: readonly { readonly name: string; readonly pins: { readonly rules?: string } }[];
    }>(`replay/application/${id}/difference?from=${before}`);
    expect(body.changes).toContainEqual({ path: 'phase', before: 'open', after: 'closed' });
    expect(body.steps.map(({ name }) => name)).toEqual(['ApplicationDecided']);
    expect(body.steps[0]!.pins.rules).toContain('remedies@1');
    const issued = await read<{ readonly steps: readonly unknown[] }>(`replay/reply/${id}/difference?from=${before}`);
    expect(issued.body.steps).toContainEqual(
      expect.objectContaining({
        name: 'ReplyReleaseRequested',
        actor: expect.objectContaining({ sub: staff('publisher') }),
      }),
    );
    expect(issued.body.steps).toContainEqual(expect.objectContaining({ name: 'ReplyIssued', phase: 'issued' }));
  });

  it('tells the life of a review as states', async () => {
    const { body } = await read<{ readonly steps: readonly { readonly name: string; readonly phase: string }[] }>(
      `replay/review/${id}/timeline`,
    );
    expect(body.steps.map(({ name, phase }) => `${name} ${phase}`)).toEqual([
      'ReviewOpened open',
      ...Array.from({ length: 4 }, () => 'OpinionGiven open'),
      'ReviewDecided decided',
      'ReleaseCleared decided',
    ]);
  });

  it('shows nothing outside the reader’s organs, nor of what does not exist, and refuses what it cannot read', async () => {
    const stranger = staff('leader', 'water');
    expect(await read(`replay/application/${id}`, stranger)).toMatchObject({ status: 404 });
    expect(await read(`replay/remedy/${id}`)).toMatchObject({ status: 404 });
    expect(await read(`replay/constructor/${id}`)).toMatchObject({ status: 404 });
    expect(await read(`replay/application/${id}?knownAt=soon`)).toMatchObject({ status: 400 });
    expect(await read(`replay/application/${id}?knownAt=intake:9999,review:0,publish:0,reporting:0`)).toMatchObject({
      status: 409,
      body: { code: 'replay.cut.incomplete' },
    });
    expect(await read(`replay/application/${id}/difference`)).toMatchObject({ status: 400 });
  });
});

describe('the page of a replayed thing', () => {
  it('tells steps, changes and reckonings, Chinese first, and what was known then', async () => {
    const page = async (query: string) =>
      (await city.as(staff('leader')).get<string>(`reporting:/reports/replay/application/${id}${query}`)).body;
    const now = await page('');
    for (const text of [
      '依申请公开 回放',
      '登记受理',
      '作出决定',
      '依据与复算',
      '答复期限',
      '一致',
      '计 20 个工作日',
      'terms@1',
    ])
      expect(now).toContain(text);
    const then = await page(`?knownAt=${before}&effectiveOn=`);
    expect(then).not.toContain('作出决定');
    expect(await page('?knownAt=2026-03-01')).toContain('当时尚无任何记载');
    const stranger = await city.as(staff('leader', 'water')).get(`reporting:/reports/replay/application/${id}`);
    expect(stranger.status).toBe(404);
  });
});

describe('why', () => {
  interface Why {
    readonly agrees: boolean;
    readonly reckonings: readonly {
      readonly of: string;
      readonly agrees: boolean | null;
      readonly recorded: unknown;
      readonly days?: { readonly counted: readonly unknown[] };
      readonly follows?: readonly { readonly name: string; readonly source: string }[];
      readonly law: readonly { readonly pinned: string; readonly today: string; readonly changedSince: boolean }[];
    }[];
  }
  const why = async () => (await read<Why>(`replay/application/${id}/why`)).body;

  it('names the days, rules and steps that the date and the decision of a case rest on, reckoned again (Art 33)', async () => {
    const { agrees, reckonings } = await why();
    expect(agrees).toBe(true);
    expect(reckonings.map(({ of }) => of)).toEqual(['term', 'mayBeGiven', 'decision']);
    expect(reckonings.every((one) => one.agrees === true)).toBe(true);
    expect(reckonings[0]!.days!.counted).toHaveLength(20);
    expect(reckonings[2]!.follows!.map(({ name, source }) => `${source} ${name}`)).toEqual([
      'intake ApplicationRegistered',
      'intake ReplyProposed',
      'review ReviewDecided',
      'review ReleaseCleared',
      'publish ReplyIssued',
    ]);
  });

  it('gives the same answers after the rules and the calendar have changed, and says that they have', async () => {
    const before = await why();
    const admin = city.as(ADMINISTRATOR);
    const rows = [
      ['reply', 15, 'law'],
      ['extension', 10, 'law'],
      ['correctionNotice', 5, 'law'],
      ['correctionReply', 7, 'setting'],
      ['feePayment', 10, 'law'],
      ['consultation', 10, 'law'],
      ['publication', 10, 'law'],
      ['internalHandling', 5, 'setting'],
    ].map(([term, workdays, basis]) => ({ term, workdays, basis, source: '演示' }));
    await admin.act('intake/rule-tables', { table: 'terms', organ: null, validFrom: '2026-03-03', rows });
    const [newest] = approvedYears.filter(({ year }) => year === 2026);
    const daysOff = [...newest!.daysOff, '2026-03-10'].sort();
    await admin.act('intake/calendars', {
      ...{ region: 'CN', year: 2026, daysOff, makeUpWorkdays: newest!.makeUpWorkdays, source: '演示' },
    });
    await city.setDate('2026-03-04');
    await city.settle();
    const after = await why();
    expect(after.agrees).toBe(true);
    const answers = ({ reckonings }: Why) => reckonings.map(({ law: _law, ...one }) => one);
    expect(answers(after)).toEqual(answers(before));
    expect(after.reckonings[0]!.law).toContainEqual({ pinned: 'terms@1', today: 'terms@2', changedSince: true });
    expect(after.reckonings[0]!.law.filter(({ pinned }) => pinned.startsWith('CN-'))).toMatchObject([
      { pinned: expect.stringContaining('2026.1'), today: expect.stringContaining('2026.2'), changedSince: true },
    ]);
    const { id: later } = await city.as(staff('registrar')).act('intake/applications', bodies.application());
    await city.as(staff('registrar')).act(`intake/applications/${later}/registration`, {});
    await city.settle();
    const { body } = await read<Why>(`replay/application/${later}/why?of=term`);
    expect(body.reckonings[0]!.days!.counted).toHaveLength(15);
  });

  it('lists the things behind a figure with their steps, and holds it against what is shown', async () => {
    const { body } = await read<object>('replay/figures/transport/2026/why?table=3&row=3.1&column=total&scope=own');
    expect(body).toMatchObject({
      recounted: '1',
      agrees: true,
      total: 1,
      stored: [{ where: 'shown', stored: 1, recomputed: '1', agrees: true }],
      things: [
        {
          ...{ kind: 'application', id, adds: '1', late: false },
          steps: [{ name: 'ApplicationRegistered' }, { name: 'ApplicationDecided' }],
        },
      ],
    });
    const valueOf = async (axes: string) => {
      const { body: told } = await read<{ cells: readonly { row: string; column: string; value: string }[] }>(
        `replay/figures/transport/2026?scope=own${axes}`,
      );
      return told.cells.find(({ row, column }) => row === '3.1' && column === 'total')!.value;
    };
    expect([await valueOf(''), await valueOf(`&knownAt=${before}`), await valueOf('&effectiveOn=2026-03-01')]).toEqual([
      '1',
      '0',
      '0',
    ]);
    const stranger = staff('leader', 'water');
    expect((await read('replay/figures/transport/2026', stranger)).status).toBe(404);
    expect((await read('replay/figures/transport/2026/why?table=3&row=X&column=total')).status).toBe(400);
  });
});

describe('the figures, told a second time on demand', () => {
  it('agree; the outcome is kept, listed, and part of health and metrics', async () => {
    const { checks } = await operated.ask<{ checks: readonly unknown[] }>(['checks', 'run', 'figures']);
    expect(checks).toMatchObject([
      { service: 'reporting', name: 'figures', last: { passed: true, detail: { organs: 1, disagreeing: 0 } } },
    ]);
    await city.settle();
    const { body } = await read<{ comparisons: readonly unknown[] }>('comparisons');
    expect(body.comparisons[0]).toMatchObject({ passed: true, organs: 1, disagreements: [] });
    expect(await operated.ask(['checks', 'list'])).toMatchObject({ checks: [{ last: { passed: true } }] });
    const { url } = city.service('reporting');
    expect(await (await fetch(`${url}/metrics`)).text()).toContain(
      'mingjian_check_passed{check="figures",service="reporting"} 1',
    );
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
  });

  it('disagree where somebody changed what was kept behind the back of the city, until it is put back', async () => {
    const owner = new pg.Client({
      connectionString: city.places.find(({ service }) => service === 'reporting')!.ownerUrl,
    });
    await owner.connect();
    const types = ['"applicantType":"naturalPerson"', '"applicantType":"researchInstitution"'];
    const change = (from: string, to: string) =>
      owner.query(
        `update record.events set body = replace(body, $1, $2) where split_part(type, '.', 4) = 'ApplicationRegistered'`,
        [from, to],
      );
    const ready = async () => {
      const answer = await fetch(`${city.service('reporting').url}/health/ready`);
      return { status: answer.status, body: await answer.json() };
    };
    try {
      await change(types[0]!, types[1]!);
      const { code, out } = await operated.run(['checks', 'run', 'figures']);
      expect({ code, out: out.join('\n') }).toMatchObject({
        code: 1,
        out: expect.stringMatching(/FAILED.*"organ":"transport".*"row":"N","column":"naturalPerson"/s),
      });
      await city.settle();
      expect(await ready()).toMatchObject({ status: 503, body: { troubles: ['checks'] } });
      const { body } = await read<{ comparisons: readonly { passed: boolean; disagreements: readonly unknown[] }[] }>(
        'comparisons',
      );
      expect(body.comparisons[0]).toMatchObject({ passed: false });
      expect(body.comparisons[0]!.disagreements.length).toBeGreaterThan(0);
      const stranger = await read<typeof body>('comparisons', staff('leader', 'water'));
      expect(stranger.body.comparisons[0]!.disagreements).toEqual([]);
      await change(types[1]!, types[0]!);
      expect((await operated.run(['checks', 'run', 'figures'])).code).toBe(0);
      await city.settle();
      expect(await ready()).toMatchObject({ status: 200 });
    } finally {
      await owner.end();
    }
  });

  it('are compared by whoever runs the city, and by nobody else', async () => {
    const { code, notes } = await operated.run(['checks', 'run', 'figures'], staff('leader'));
    expect({ code, notes: notes.join() }).toMatchObject({
      code: 1,
      notes: expect.stringContaining('permission.missing'),
    });
    expect((await operated.run(['checks', 'run', 'nothing'])).code).toBe(2);
  });
});

describe('the pages on what was known and on the figures', () => {
  it('tell of no request and no command that was not tried here', async () => {
    for (const path of [
      `cut?knownAt=${MONDAY}`,
      `application/${id}/difference?from=${before}&to=${MONDAY}`,
      `figures/transport/2026?knownAt=${before}&effectiveOn=${MONDAY}&scope=own`,
      'figures/transport/2026/why?table=3&row=N&column=total',
    ]) {
      const { status } = await city.as(staff('leader')).get(`reporting/replay/${path}`);
      expect([path, status]).toEqual([path, 200]);
    }
    expect(await unaskedOf('ask-what-was-known.md', asked)).toEqual([]);
    const steps = await stepsOf('prove-the-figures.md');
    expect(steps.length).toBeGreaterThan(0);
    expect(operated.performed).toEqual(expect.arrayContaining([...steps]));
  });
});
