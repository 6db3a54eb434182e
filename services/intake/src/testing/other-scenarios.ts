import { complaintReadingEvents, type ComplaintReadingEvent } from '@mingjian/contracts';
import { factAggregate } from '@mingjian/service-kit';
import { scenario, type Scenario } from '@mingjian/service-kit/testing';
import { calendars, organs, peoplesGrants, ruleTables } from '../directory/directory.aggregates.js';
import type { CalendarCommand, GrantsCommand } from '../directory/domain/index.js';
import type { RecordEntry } from '../registers/domain/index.js';
import { ratings } from '../ratings/rating.aggregate.js';
import { registerLists } from '../registers/register.aggregate.js';
import { complaints } from '../remedies/complaint.aggregate.js';
import { remedies } from '../remedies/remedy.aggregate.js';
import { tallies } from '../tallies/tally.aggregate.js';

const REMEDY = 'c3bb189e-8bf9-4888-9912-ace4e6543002';
const COMPLAINT = 'f4bb189e-8bf9-4888-9912-ace4e6543002';
const GRANT = 'd3bb189e-8bf9-4888-9912-ace4e6543002';
const NOTICE = '国务院办公厅关于2026年部分节假日安排的通知';

const grant: GrantsCommand = {
  type: 'Give',
  grant: GRANT,
  sub: 'wang',
  organ: 'transport',
  section: 'roads',
  role: 'handler',
  scope: 'own',
  access: 'write',
  deputyFor: null,
  validFrom: '2026-03-02',
  validTo: null,
  today: '2026-03-02',
  by: 'administrator',
  organStands: true,
  sectionStands: true,
  holderHolds: true,
};
const figure = {
  type: 'Record',
  organ: 'transport',
  month: '2026-02',
  measure: 'adminFees.tenThousandYuan',
  value: '59237.2449',
  source: '收费台账',
  today: '2026-03-02',
} as const;
const calendar: CalendarCommand = {
  type: 'Approve',
  region: 'CN',
  year: 2026,
  daysOff: ['2026-01-01', '2026-01-02'],
  makeUpWorkdays: ['2026-01-04'],
  source: NOTICE,
};
const power: RecordEntry = {
  type: 'Record',
  register: 'powers',
  organ: 'transport',
  organStands: true,
  entry: 'XK-001',
  validFrom: '2026-01-01',
  fields: { name: '公路用地许可', kind: 'licence', basis: '《公路法》', section: 'roads' },
  by: 'chen',
};
const announcement = {
  type: 'Announce',
  organ: null,
  validFrom: '2026-03-03',
  today: '2026-03-02',
  organStands: true,
  cityTerms: [],
  provisions: [],
  restedOn: [],
  catalogue: { known: { classes: [], topics: [], genres: [] }, used: { classes: [], topics: [], genres: [] } },
  isInForce: false,
} as const;

const complained = {
  type: 'Receive',
  complaint: COMPLAINT,
  organ: 'transport',
  kind: 'complaint',
  channel: 'mailbox',
  subject: 'reply',
  about: 'transport',
  application: null,
  anonymous: false,
  receivedOn: '2026-03-02',
  today: '2026-03-03',
  organsStand: true,
  responsible: null,
  acceptanceDays: 15,
  personal: [{ field: 'text', subject: COMPLAINT, ref: REMEDY, commitment: 'c'.repeat(64) }],
} as const;

/** Remedies, complaints, tallies and the directory. */
export const otherScenarios: readonly Scenario[] = [
  scenario(remedies, 'concluded', REMEDY, [
    {
      type: 'Lodge',
      remedy: REMEDY,
      organ: 'transport',
      kind: 'suitAfterReconsideration',
      application: null,
      lodgedOn: '2026-03-02',
      today: '2026-03-03',
      responsible: null,
    },
    { type: 'Conclude', outcome: 'corrected', concludedOn: '2026-06-01', today: '2026-06-02' },
  ]),
  scenario(complaints, 'answered-late', COMPLAINT, [
    complained,
    { type: 'MissTerm', today: '2026-03-18' },
    { type: 'Forward', to: 'city', organStands: true, acceptanceDays: 15, today: '2026-03-19', by: 'li' },
    { type: 'Accept', above: ['city'], answerDays: 60, today: '2026-03-20', by: 'sun' },
    { type: 'Extend', days: 30, mostDays: 30, today: '2026-05-18', by: 'sun' },
    { type: 'MissTerm', today: '2026-06-19' },
    { type: 'Answer', finding: 'partlyJustified', today: '2026-06-20', by: 'qian' },
    { type: 'Close', toldOn: '2026-06-22', today: '2026-06-22', by: 'zhou' },
  ]),
  scenario(factAggregate<ComplaintReadingEvent>('complaintReading', complaintReadingEvents), 'once', COMPLAINT, [
    {
      type: 'ComplaintRead',
      data: { complaint: COMPLAINT, organ: 'city', by: 'qian', actingFor: null, on: '2026-03-21' },
    },
  ]),
  scenario(ratings, 'once', COMPLAINT, [
    {
      ...{ type: 'Rate', application: COMPLAINT, score: 5, via: 'form', today: '2026-04-01' },
      rated: { organ: 'transport', delivered: true },
    },
  ]),
  scenario(tallies, 'replaced', 'transport-2026', [
    figure,
    { ...figure, value: '59300', source: '更正', today: '2026-03-03' },
    { ...figure, measure: 'licensing.decisions', value: '12', today: '2026-03-04' },
  ]),
  scenario(registerLists, 'struck-out', 'powers-transport', [
    power,
    { ...power, validFrom: '2026-06-01', fields: { ...power.fields, basis: '《公路法》（修正）' } },
    { ...power, validFrom: '2027-01-01', fields: null },
  ]),
  scenario(organs, 'abolished', 'transport', [
    {
      type: 'Establish',
      organ: 'transport',
      name: '交通运输局',
      englishName: 'Transport Bureau',
      code: '014',
      abbreviation: '云交',
      level: 'department',
      parent: 'city',
      supervising: false,
      sections: [{ id: 'roads', name: '公路科' }],
      validFrom: '2026-01-01',
      parentStands: true,
      codeHolder: null,
    },
    { type: 'OpenSection', organ: 'transport', section: { id: 'ports', name: '港口科' }, validFrom: '2026-06-01' },
    {
      type: 'Abolish',
      organ: 'transport',
      successors: ['traffic'],
      validTo: '2027-01-01',
      today: '2026-12-01',
      standingSuccessors: ['traffic'],
      childrenThen: [],
    },
  ]),
  scenario(peoplesGrants, 'revoked', '1f3870be274f6c49', [
    grant,
    { type: 'Revoke', grant: GRANT, sub: 'wang', validTo: '2026-06-01', today: '2026-05-29' },
  ]),
  scenario(calendars, 'corrected', 'CN-2026', [
    calendar,
    { ...calendar, daysOff: [...calendar.daysOff, '2026-02-16'], source: `${NOTICE}（更正）` },
  ]),
  scenario(ruleTables, 'index-pattern', 'indexPattern', [
    { ...announcement, table: 'indexPattern', rows: [{ pattern: '{code}/{yyyy}-{serial:5}' }] },
    { ...announcement, table: 'indexPattern', validFrom: '2027-01-01', rows: [{ pattern: '{code}/{serial}' }] },
  ]),
];
