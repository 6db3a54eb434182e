import { comparisonEvents, type ComparisonEvent } from '@mingjian/contracts';
import { uuidFrom } from '@mingjian/core';
import { factAggregate } from '@mingjian/service-kit';
import { scenario, type Scenario } from '@mingjian/service-kit/testing';

const compared = (disagreements: ComparisonEvent['data']['disagreements']): ComparisonEvent => ({
  type: 'FiguresCompared',
  data: {
    ...{ on: '2027-01-12', cut: { intake: 7, review: 4, publish: 2, reporting: 1 }, organs: 1 },
    ...{ years: { from: 2025, to: 2027 }, cells: 600, disagreeing: disagreements.length, disagreements },
  },
});

/** What the recorded histories of the second telling are made from. */
export const comparisonScenarios: readonly Scenario[] = [
  scenario(factAggregate<ComparisonEvent>('comparison', comparisonEvents), 'agreed', uuidFrom('comparison', 'agreed'), [
    compared([]),
  ]),
  scenario(
    factAggregate<ComparisonEvent>('comparison', comparisonEvents),
    'disagreed',
    uuidFrom('comparison', 'disagreed'),
    [
      compared([
        {
          ...{ organ: 'transport', year: 2026, table: 3, row: 'N', column: 'naturalPerson' },
          ...{ shown: 5, recounted: '4' },
        },
      ]),
    ],
  ),
];
