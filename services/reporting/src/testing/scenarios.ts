import { sha256, type Cut, type OpeningEvent } from '@mingjian/contracts';
import { refusedRead, scenario, type Scenario } from '@mingjian/service-kit/testing';
import { annualReports } from '../annual-report/annual-report.aggregate.js';
import { auditScenarios } from '../audit/testing/scenarios.js';
import { emptyText, figuresOf, gather, nothingAround, type ReportText } from '../annual-report/domain/index.js';
import { reportDuties } from '../annual-report/report-duty.aggregate.js';
import { openingBalances } from '../annual-report/opening-balance.aggregate.js';
import { comparisonScenarios } from '../replay/testing/scenarios.js';
import { supervisionScenarios } from './supervision-scenarios.js';

const balance: OpeningEvent['data'] = {
  organ: 'transport',
  year: 2025,
  version: 1,
  carriedForward: { naturalPerson: 3, legalServiceOrganization: 1 },
  regulationsInForce: '4',
  normativeDocumentsInForce: null,
  source: '2025年政府信息公开工作年度报告',
};

/** The report that follows from the balance and one case, a tally short of its licences. */
const figures = figuresOf(
  gather([
    { type: 'OpeningBalanceImported', data: balance },
    {
      type: 'TallyRecorded',
      data: {
        ...{ organ: 'transport', month: '2026-03', measure: 'licensing.decisions', value: '12' },
        ...{ source: '审批系统', replaces: null },
      },
    },
  ]),
  { organs: ['transport'], year: 2026 },
);
const kept = (content: ReportText) => ({ digest: sha256(JSON.stringify(content)), content });
const written = Object.fromEntries(
  Object.keys(emptyText).map((part) => [part, '见表格，{{P.total}}件。']),
) as ReportText;
const cut: Cut = { intake: 7, review: 4, publish: 2, reporting: 1 };
const standing = Object.entries(cut).map(([source, sequence]) => ({
  ...{ source, complete: sequence, held: sequence, parked: 0 },
}));
const drafting = {
  type: 'Draft' as const,
  ...{ organ: 'transport', year: 2026, version: 1, organs: ['transport'], cut, standing, figures },
  ...{ predecessor: null, text: null, surroundings: nothingAround, by: 'qian', today: '2027-01-11' },
};
const approving = {
  type: 'Approve' as const,
  ...{ standing, recomputed: figures.digest, publication: sha256('published'), by: 'li', today: '2027-01-12' },
};
const submitting = {
  type: 'Submit' as const,
  ...{ to: 'city', due: '2027-01-31', by: 'qian', today: '2027-01-13' },
};
/** As if a column no longer balanced. */
const contradicting = {
  ...figures,
  verdicts: figures.verdicts.map((verdict) =>
    verdict.rule === 'C1' ? { ...verdict, verdict: 'fail' as const, detail: { zh: '4 ≠ 5', en: '4 ≠ 5' } } : verdict,
  ),
};

/** What the recorded histories of reporting are made from. */
export const scenarios: readonly Scenario[] = [
  scenario(openingBalances, 'corrected', 'transport-2025', [
    { type: 'ImportOpeningBalance', today: '2026-03-02', balance, report: null },
    {
      type: 'ImportOpeningBalance',
      today: '2026-03-03',
      balance: { ...balance, version: 2, normativeDocumentsInForce: '17' },
      report: null,
    },
  ]),
  scenario(annualReports, 'returned-and-accepted', 'transport-2026-1', [
    drafting,
    { type: 'EditText', text: kept(written), surroundings: nothingAround, by: 'qian', today: '2027-01-11' },
    approving,
    submitting,
    { type: 'Return', reason: sha256('returned'), by: 'sun', today: '2027-01-14' },
    {
      type: 'EditText',
      text: kept({ ...written, others: '全年未收取信息处理费。' }),
      surroundings: nothingAround,
      by: 'qian',
      today: '2027-01-15',
    },
    { ...approving, today: '2027-01-15' },
    { ...submitting, today: '2027-02-01' },
    { type: 'Accept', by: 'sun', today: '2027-02-02' },
  ]),
  scenario(annualReports, 'waived', 'transport-2026-2', [
    { ...drafting, version: 2, predecessor: { accepted: true }, text: kept(written), figures: contradicting },
    { type: 'Waive', rule: 'C1', reason: sha256('waived'), by: 'li', today: '2027-01-12' },
    approving,
  ]),
  scenario(
    reportDuties,
    'reminded',
    'water-2026',
    [
      { today: '2027-01-17', due: '2027-01-31' },
      { today: '2027-01-20', due: '2027-01-26' },
      { today: '2027-01-27', due: '2027-01-26' },
    ].map((of) => ({
      ...{ type: 'Remind', organ: 'water', year: 2026, duty: 'submission', to: 'city', met: false, days: 14 },
      ...of,
    })),
  ),
  ...supervisionScenarios,
  refusedRead('reporting', 'report.cells', 'report.read'),
  ...comparisonScenarios,
  ...auditScenarios,
];
