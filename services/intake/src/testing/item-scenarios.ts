import { workCalendar } from '@mingjian/calendar';
import type { Attachment } from '@mingjian/contracts';
import { scenario, type Scenario } from '@mingjian/service-kit/testing';
import type { ItemCommand } from '../items/domain/index.js';
import { items } from '../items/item.aggregate.js';

const ITEM = 'a3bb189e-8bf9-4888-9912-ace4e6543002';
const of = { item: ITEM, organ: 'transport' };
const [first, second] = ['1'.repeat(64), '2'.repeat(64)];

const propose: Extract<ItemCommand, { type: 'Propose' }> = {
  type: 'Propose',
  ...of,
  section: 'roads',
  by: 'wang',
  responsible: 'li',
  category: '规划计划',
  visibility: 'public',
  attribute: 'proactive',
  attributeGround: null,
  origin: 'made',
  carrier: 'officialDocument',
  documentNumber: '云交发〔2026〕3号',
  manners: ['website', 'noticeBoard'],
  formedOn: '2026-03-02',
  publishBy: '2026-03-30',
  digest: first,
  today: '2026-03-03',
  sectionStands: true,
  unit: 'workdays',
};
const edit: ItemCommand = { type: 'Edit', ...of, by: 'wang', today: '2026-03-06', digest: second };
const table: Attachment = {
  digest: '3'.repeat(64),
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  size: 20_480,
};
const map: Attachment = { digest: '4'.repeat(64), mediaType: 'image/png', size: 1_048_576 };
const withdraw: ItemCommand = { type: 'Withdraw', ...of, by: 'wang', today: '2026-03-09' };

const OTHER = 'b3bb189e-8bf9-4888-9912-ace4e6543002';
const withDayOff = (day: string) => workCalendar([{ year: 2026, version: 1, daysOff: [day], makeUpWorkdays: [] }]);
const published = {
  outcome: 'published',
  concludedOn: '2026-04-01',
  ground: null,
  indexNumber: '014/2026-00001',
} as const;

/** Every way through an item. */
export const itemScenarios: readonly Scenario[] = [
  scenario(items, 'published-late', ITEM, [
    propose,
    { type: 'Return', ...of, review: ITEM, digest: first },
    edit,
    { type: 'MissTerm', ...of, today: '2026-03-31' },
    { type: 'Conclude', ...of, digest: second, ...published },
    { ...withdraw, today: '2026-04-02' },
  ]),
  scenario(items, 'with-files', ITEM, [
    { ...propose, attachments: [table, map] },
    { ...edit, attachments: [table] },
    { type: 'Conclude', ...of, digest: second, ...published },
    { type: 'Revise', ...of, by: 'wang', today: '2026-04-07', digest: first },
  ]),
  scenario(items, 'refiled', ITEM, [
    { ...propose, filing: { node: 'plans', topic: '07-07', genre: null } },
    { type: 'Conclude', ...of, digest: first, ...published },
    {
      type: 'Refile',
      ...of,
      by: 'chen',
      today: '2026-04-02',
      filing: { node: 'basis', topic: '07-07', genre: 'notice' },
    },
    { type: 'Revise', ...of, by: 'wang', today: '2026-04-07', digest: second },
  ]),
  scenario(items, 'interpreted-late', ITEM, [
    { ...propose, normative: { kind: 'normativeDocument', validTo: '2031-03-01', interpretation: true } },
    { type: 'Conclude', ...of, digest: first, ...published, interpretation: { due: '2026-04-07', workdays: 3 } },
    { type: 'RecomputeTerm', calendar: withDayOff('2026-04-07') },
    { type: 'MissDuty', ...of, duty: 'interpretation', today: '2026-04-09' },
    { type: 'Refer', ...of, referring: OTHER, relation: 'interprets', publishedOn: '2026-04-10' },
  ]),
  scenario(items, 'penalty-revoked', ITEM, [
    { ...propose, occasion: 'licenceOrPenalty' },
    { type: 'Conclude', ...of, digest: first, ...published },
    {
      type: 'RevokeDecision',
      ...of,
      by: 'wang',
      today: '2026-05-06',
      finding: 'unlawful',
      foundOn: '2026-05-06',
      term: { due: '2026-05-11', workdays: 3 },
    },
    { type: 'TakeDown', ...of, indexNumber: '014/2026-00001', reason: 'decisionRevoked', takenDownOn: '2026-05-07' },
  ]),
  scenario(items, 'penalty-explained', ITEM, [
    { ...propose, occasion: 'licenceOrPenalty', publishBy: '2026-03-11', workdays: 7 },
    { type: 'Conclude', ...of, digest: first, ...published },
    {
      type: 'RevokeDecision',
      ...of,
      by: 'wang',
      today: '2026-05-06',
      finding: 'revoked',
      foundOn: '2026-05-06',
      term: { due: '2026-05-11', workdays: 3 },
    },
    { type: 'TakeDown', ...of, indexNumber: '014/2026-00001', reason: 'decisionRevoked', takenDownOn: '2026-05-07' },
    { type: 'MissDuty', ...of, duty: 'explanation', today: '2026-05-12' },
    { type: 'Refer', ...of, referring: OTHER, relation: 'clarifies', publishedOn: '2026-05-12' },
  ]),
  scenario(items, 'clarification-by-the-hour', ITEM, [
    {
      ...propose,
      occasion: 'emergency',
      unit: 'hours',
      formedAt: '2026-03-02T14:30:00.000Z',
      publishAt: '2026-03-03T14:30:00.000Z',
      publishBy: '2026-03-03',
      about: { relation: 'clarifies', item: OTHER },
      subject: { wasPublished: true, interprets: false },
    },
    { type: 'MissTerm', ...of, today: '2026-03-03', now: '2026-03-03T14:30:15.000Z' },
  ]),
  scenario(items, 'assessed-anew', ITEM, [
    propose,
    {
      type: 'Conclude',
      ...of,
      digest: first,
      ...published,
      outcome: 'notOpen',
      ground: '16-1',
      indexNumber: null,
      reassessment: { due: '2027-04-01' },
    },
    { type: 'Reassess', ...of, by: 'chen', today: '2027-03-01', reassessment: { due: '2028-02-29' } },
    { type: 'MissDuty', ...of, duty: 'reassessment', today: '2028-03-01' },
  ]),
  scenario(items, 'agreed-and-approved', ITEM, [
    {
      ...propose,
      responsibility: 'lead',
      coordination: [{ organ: 'water', agreedOn: '2026-03-02' }],
      approval: { authority: '演示省厅', number: '演示批〔2026〕9号', approvedOn: '2026-03-02' },
    },
    { type: 'Conclude', ...of, digest: first, ...published },
  ]),
  scenario(items, 'published-elsewhere-before', ITEM, [
    {
      ...propose,
      formedOn: '2019-03-01',
      publishBy: '2019-03-29',
      originallyPublishedOn: '2019-03-12',
      personal: ['lateReason', 'evidence'].map((field) => ({
        field,
        subject: ITEM,
        ref: OTHER,
        commitment: 'c'.repeat(64),
      })),
    },
    { type: 'Conclude', ...of, digest: first, ...published },
  ]),
  scenario(items, 'widened', ITEM, [
    { ...propose, visibility: 'internal', attribute: 'onApplication', attributeGround: '16-1' },
    { type: 'Conclude', ...of, digest: first, ...published },
    { type: 'Widen', ...of, by: 'wang', today: '2026-04-07' },
    { type: 'Conclude', ...of, digest: first, ...published, outcome: 'notOpen', ground: '16-1', indexNumber: null },
  ]),
  scenario(items, 'closed-and-withdrawn', ITEM, [
    {
      ...propose,
      visibility: 'internal',
      attribute: 'onApplication',
      attributeGround: '16-1',
      carrier: 'other',
      documentNumber: null,
    },
    withdraw,
  ]),
  scenario(items, 'special-term', ITEM, [
    {
      ...propose,
      category: '应急管理',
      occasion: 'majorEmergency',
      unit: 'hours',
      formedAt: '2026-03-02T14:30:00.000Z',
      publishBy: '2026-03-03',
    },
    { type: 'MissTerm', ...of, today: '2026-03-04' },
  ]),
  scenario(items, 'revised-and-taken-down', ITEM, [
    { ...propose, workdays: 20 },
    { type: 'RecomputeTerm', calendar: withDayOff('2026-03-10') },
    { type: 'Conclude', ...of, digest: first, ...published },
    { type: 'Revise', ...of, by: 'wang', today: '2026-04-07', digest: second },
    { type: 'Conclude', ...of, digest: second, ...published, concludedOn: '2026-04-10' },
    { type: 'TakeDown', ...of, indexNumber: '014/2026-00001', reason: 'outdated', takenDownOn: '2026-05-06' },
  ]),
];
