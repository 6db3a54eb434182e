import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { ADMINISTRATOR, staff, startCity, type City } from '@mingjian/service-kit/testing';
import fc from 'fast-check';
import { agreedOne, bodies, bytesUnderReview, MONDAY, openCase, proposed, services } from './city-steps.js';
import { sendRaw } from './raw-http.js';

jest.setTimeout(60_000);

let city: City;
let open: string;
let web: string;
let corrected: string;
let reviewed: string;
let issued: string;
let digest: string;
beforeAll(async () => {
  city = await startCity({ services, date: MONDAY });
  open = await openCase(city);
  corrected = await openCase(city);
  await city.as(staff('handler')).act(`intake/applications/${corrected}/correction-notice`, { items: ['form'] });
  web = (await city.as(staff('registrar')).act('intake/applications', { ...bodies.application(), channel: 'web' })).id;
  reviewed = await proposed(city, 'item');
  digest = await bytesUnderReview(city, reviewed);
  issued = await agreedOne(city, 'reply');
  await city.as(staff('publisher')).act(`publish/replies/${issued}/issue`, {});
  await city.settle();
});
afterAll(() => city.close());

interface SampledAct {
  readonly by: string;
  readonly path: string;
  /** A body that the act would take. */
  readonly body: Readonly<Record<string, unknown>>;
}

const organ = {
  organ: 'parks',
  name: '园林局',
  englishName: 'Parks',
  code: 'PARK',
  abbreviation: '园',
  level: 'department',
};
const acts = (): readonly SampledAct[] => [
  { by: staff('registrar'), path: 'intake/applications', body: bodies.application() },
  {
    by: staff('registrar'),
    path: `intake/applications/${web}/registration`,
    body: { confirmation: { on: MONDAY, method: 'phone' } },
  },
  {
    by: staff('registrar'),
    path: `intake/applications/${corrected}/corrections`,
    body: { receivedOn: MONDAY, request: { description: '补正后的申请' } },
  },
  { by: staff('handler'), path: 'intake/items', body: bodies.item() },
  { by: staff('handler'), path: `intake/items/${reviewed}/edits`, body: { title: '甲', text: '乙' } },
  { by: staff('handler'), path: `intake/applications/${open}/reply`, body: bodies.reply() },
  { by: staff('handler'), path: `intake/applications/${open}/fee-notice`, body: { schedule: 'byItem', quantity: 11 } },
  {
    by: staff('handler'),
    path: `intake/applications/${open}/consultations`,
    body: { with: 'organ', consultedOrgan: 'water', party: null },
  },
  { by: staff('handler'), path: `intake/applications/${open}/co-handling`, body: { section: 'works', due: MONDAY } },
  { by: staff('officeHead'), path: `intake/applications/${open}/extension`, body: { days: 5 } },
  {
    by: staff('registrar'),
    path: 'intake/remedies',
    body: { organ: 'transport', kind: 'suitDirect', application: null, lodgedOn: MONDAY },
  },
  {
    by: staff('statistician'),
    path: 'intake/tallies',
    body: { organ: 'transport', month: '2026-01', measure: 'licensing.decisions', value: '3', source: '业务系统' },
  },
  {
    by: staff('sectionHead'),
    path: `review/reviews/${reviewed}/opinions`,
    body: { opinion: 'open', ground: null, article: null, digest, reason: '同意' },
  },
  { by: staff('publisher'), path: `publish/replies/${issued}/delivery`, body: { manner: 'post', deliveredOn: MONDAY } },
  {
    by: staff('statistician'),
    path: 'reporting/opening-balances',
    body: {
      organ: 'transport',
      year: 2024,
      carriedForward: { naturalPerson: 1 },
      regulationsInForce: null,
      normativeDocumentsInForce: null,
      source: '年报',
    },
  },
  {
    by: ADMINISTRATOR,
    path: 'intake/organs',
    body: { ...organ, parent: 'city', supervising: false, sections: [], validFrom: MONDAY },
  },
  {
    by: ADMINISTRATOR,
    path: 'intake/grants',
    body: {
      sub: 'x',
      organ: 'water',
      section: null,
      role: 'leader',
      scope: 'own',
      access: 'write',
      deputyFor: null,
      validFrom: MONDAY,
      validTo: null,
    },
  },
  {
    by: ADMINISTRATOR,
    path: 'intake/rule-tables',
    body: {
      table: 'terms',
      organ: 'water',
      validFrom: '2026-06-01',
      rows: [{ term: 'internalHandling', workdays: 5, basis: 'setting', source: '局规' }],
    },
  },
  {
    by: ADMINISTRATOR,
    path: 'intake/calendars',
    body: { region: 'CN', year: 2031, daysOff: [], makeUpWorkdays: [], source: '通知' },
  },
];

/** Values that break out of what a field expects: wrong kinds, ends of ranges, texts that mean something somewhere. */
const surprise = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '0000-01-03',
    '0001-01-01',
    '1900-01-01',
    '9999-12-31',
    '2026-02-28',
    '2031-06-15',
    '',
    ' ',
    '__proto__',
    'constructor',
    'toString',
    'city',
    'null',
  ),
  fc.constantFrom(0, -0, -1, 0.1, 1e21, Number.MAX_SAFE_INTEGER + 1, 2 ** 31, null, true),
  fc.constant([]),
  fc.constant({}),
);

/** The body with a few of its members, at any depth, replaced, removed or added. */
const disturbed = (body: Readonly<Record<string, unknown>>): fc.Arbitrary<object> =>
  fc
    .array(fc.tuple(fc.constantFrom(...pathsIn(body), ['surprise']), fc.oneof(surprise, fc.constant(undefined))), {
      minLength: 1,
      maxLength: 3,
    })
    .map((changes) => {
      const copy = structuredClone(body) as Record<string, unknown>;
      for (const [path, value] of changes) change(copy, path, value);
      return copy;
    });

const pathsIn = (value: unknown): readonly (readonly string[])[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => [[key], ...pathsIn(inner).map((rest) => [key, ...rest])])
    : [];

const change = (target: Record<string, unknown>, [key = '', ...rest]: readonly string[], value: unknown): void => {
  const inner = target[key];
  if (rest.length === 0) target[key] = structuredClone(value);
  else if (typeof inner === 'object' && inner !== null) change(inner as Record<string, unknown>, rest, value);
};

it('whatever stands in the fields of an act, it is done or refused, never a fault, and a malformed one leaves no trace', async () => {
  const attempt = fc.constantFrom(...acts()).chain((act) => disturbed(act.body).map((body) => ({ ...act, body })));
  const tokens = new Map(acts().map(({ by }) => [by, city.issuer.tokenFor(by)]));
  const malformed = new Set<string>();
  const codes = new Set<string | undefined>();
  await fc.assert(
    fc.asyncProperty(attempt, fc.uuid(), async ({ by, path, body }, commandId) => {
      const answer = await sendRaw(city, tokens.get(by)!, path, {
        body: JSON.stringify(body),
        headers: { 'idempotency-key': commandId },
      });
      codes.add(answer.code);
      expect(answer.status).toBeLessThan(500);
      if (answer.status < 400) return;
      expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      if (answer.code!.startsWith('request.')) malformed.add(commandId);
    }),
    { numRuns: 300 },
  );
  // It reached the fields, and past them: some were malformed, some done, some refused by the law of the thing.
  expect([...codes]).toEqual(expect.arrayContaining(['request.invalid', undefined]));
  expect([...codes].some((code) => code?.startsWith('application.'))).toBe(true);
  await city.settle();
  const recorded = (await city.events()).map(({ envelope }) => envelope.command.id);
  expect(recorded.filter((id) => malformed.has(id))).toEqual([]);
});
