import type { OpeningEvent } from '@mingjian/contracts';
import { refusedRead, scenario, type Scenario } from '@mingjian/service-kit/testing';
import { openingBalances } from '../annual-report/opening-balance.aggregate.js';

const balance: OpeningEvent['data'] = {
  organ: 'transport',
  year: 2025,
  version: 1,
  carriedForward: { naturalPerson: 3, legalServiceOrganization: 1 },
  regulationsInForce: '4',
  normativeDocumentsInForce: null,
  source: '2025年政府信息公开工作年度报告',
};

/** What the recorded histories of reporting are made from. */
export const scenarios: readonly Scenario[] = [
  scenario(openingBalances, 'corrected', 'transport-2025', [
    { type: 'ImportOpeningBalance', today: '2026-03-02', balance },
    {
      type: 'ImportOpeningBalance',
      today: '2026-03-03',
      balance: { ...balance, version: 2, normativeDocumentsInForce: '17' },
    },
  ]),
  refusedRead('reporting', 'report.cells', 'report.read'),
];
