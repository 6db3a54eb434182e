import { sha256 } from '@mingjian/contracts';
import { scenario, type Scenario } from '@mingjian/service-kit/testing';
import type { AppraisalCommand } from '../supervision/domain/index.js';
import { appraisals } from '../supervision/appraisal.aggregate.js';
import { inspections } from '../supervision/inspection.aggregate.js';
import { measures } from '../supervision/measure.aggregate.js';
import { rectifications } from '../supervision/rectification.aggregate.js';

const ID = 'a4bb189e-8bf9-4888-9912-ace4e6543002';
const BASIS = 'b4bb189e-8bf9-4888-9912-ace4e6543002';
const digest = sha256('words');

const appraised = {
  ...{ organ: 'transport', year: 2026, appraiser: 'city', below: ['transport'] },
  rules: [
    { indicator: 'repliedLate', each: 6, most: 60, measure: 'repliesLate' },
    { indicator: 'elementsWrong', each: 1, most: 40, measure: null },
  ],
} as const;
const freezing: AppraisalCommand = {
  type: 'Freeze',
  ...{ ...appraised, organs: ['transport'], complete: true, reportExpected: true },
  cut: { intake: 9, review: 8, publish: 7, reporting: 6 },
  measurement: {
    ...{ itemTermsMissed: 0, repliesLate: 2, remediesCorrected: 0, reportNotSubmitted: 0 },
    ...{ reportNotMended: 0, complaintTermsMissed: 0, rectificationsOverdue: 0 },
  },
  ...{ appealDays: 10, by: 'sun', today: '2027-02-01' },
};

/** What the recorded histories of supervision are made from. */
export const supervisionScenarios: readonly Scenario[] = [
  scenario(inspections, 'half-year', ID, [
    {
      ...{
        type: 'Open',
        inspection: ID,
        organ: 'city',
        kind: 'selfInspection',
        period: '2026-H1',
        dueOn: '2026-07-10',
      },
      ...{ organs: ['transport', 'water'], subtree: ['city', 'transport', 'water'], digest },
      ...{ by: 'sun', today: '2026-06-22' },
    },
    {
      ...{ type: 'Report', organ: 'transport', digest, ofItself: true, by: 'qian', today: '2026-07-01' },
      problems: [
        { problem: 1, theme: 'timeliness', mended: false },
        { problem: 2, theme: 'platform', mended: true },
      ],
    },
    { type: 'MissReports', today: '2026-07-11' },
    { type: 'Report', organ: 'water', problems: [], digest, ofItself: true, by: 'li', today: '2026-07-12' },
    { type: 'Close', mended: ['transport 1'], by: 'sun', today: '2026-09-01' },
  ]),
  scenario(rectifications, 'given-back', BASIS, [
    {
      ...{ type: 'Order', rectification: BASIS, organ: 'transport', orderedBy: 'city', inspection: ID, problem: 1 },
      ...{ complaint: null, dueOn: '2026-08-01', digest, by: 'sun', today: '2026-07-12' },
      ...{ subtree: ['city', 'transport'], basisStands: true },
    },
    { type: 'MissDay', today: '2026-08-02' },
    { type: 'Report', digest, by: 'qian', today: '2026-08-03' },
    { type: 'Return', dueOn: '2026-08-20', digest, by: 'zhou', today: '2026-08-04' },
    { type: 'Report', digest, by: 'qian', today: '2026-08-20' },
    { type: 'Accept', by: 'zhou', today: '2026-08-21' },
  ]),
  scenario(measures, 'accountability', ID, [
    {
      ...{
        type: 'Take',
        measure: ID,
        organ: 'transport',
        takenBy: 'city',
        kind: 'accountabilityProposed',
        article: '53',
      },
      ...{ inspection: null, complaint: null, rectification: BASIS, digest, by: 'song', today: '2026-09-01' },
      ...{ below: ['transport'], basisStands: true },
    },
    { type: 'Answer', outcome: 'notFollowed', digest, by: 'sun', today: '2026-10-01' },
  ]),
  scenario(appraisals, 'corrected', 'transport-2026', [
    {
      ...{ type: 'Judge', ...appraised, indicator: 'elementsWrong', cases: 3, evidence: digest },
      ...{ by: 'zhou', today: '2027-02-01' },
    },
    freezing,
    {
      ...{ type: 'Appeal', indicators: ['elementsWrong'], grounds: digest, decisionDays: 30 },
      ...{ by: 'li', today: '2027-02-11' },
    },
    { type: 'PassDay', today: '2027-03-14' },
    {
      ...{ type: 'DecideAppeal', corrections: [{ indicator: 'elementsWrong', cases: 1 }], reason: digest },
      ...{ by: 'song', today: '2027-03-15' },
    },
  ]),
  scenario(appraisals, 'not-appealed', 'transport-2026', [freezing, { type: 'PassDay', today: '2027-02-12' }]),
];
