import { verdictPlace } from '@mingjian/reporting-service/annual-report';
import { table } from '../cli/answer.js';
import { holds, type Outcome } from './run-scenarios.js';
import type { Scenario } from './scenario.js';

/** What there is to play, with what each is tried without. */
export const listed = (scenarios: readonly Scenario[]): readonly string[] =>
  table(
    ['name', 'law', '', 'tried without'],
    scenarios.map(({ id, article, label, steps }) => [
      id,
      article,
      label.zh,
      steps.flatMap((step) => (step.kind === 'refused' ? [step.without] : [])).join('; '),
    ]),
  );

/** How it went, for people. */
export const linesOf = (outcome: Outcome): readonly string[] => {
  const { played, differences, unbalanced } = outcome;
  const failed = played.filter(({ fault }) => fault !== undefined).length;
  return [
    ...played.flatMap(({ scenario, lines, fault }) => [
      `${fault === undefined ? 'holds ' : 'FAILS '} ${scenario.id}  ${scenario.article}  ${scenario.label.zh}`,
      ...lines.map((line) => `         ${line}`),
      ...(fault === undefined ? [] : [`       ! ${fault}`]),
    ]),
    '',
    `${played.length} scenarios, ${failed} failed`,
    ...differences.map(
      ({ place, expected, found }) => `annual report, ${place}: +${expected} expected, +${found} found`,
    ),
    differences.length === 0 ? 'the annual report grew by exactly these' : `${differences.length} cells differ`,
    ...unbalanced.map((verdict) => {
      const place = verdictPlace(verdict);
      return `${verdict.rule} ${place?.en ?? ''}: ${verdict.detail.en}`;
    }),
    unbalanced.length === 0 ? 'the report balances: C1, C2, C3, C4, C6 hold' : 'the report does not balance',
    holds(outcome) ? 'everything holds' : 'something does not hold',
  ];
};

/** The same for `--json`. */
export const documentOf = (outcome: Outcome): object => ({
  holds: holds(outcome),
  scenarios: outcome.played.map(({ scenario: { id, group, article, label }, lines, fault }) => ({
    id,
    group,
    article,
    label,
    holds: fault === undefined,
    steps: lines,
    ...(fault !== undefined && { fault }),
  })),
  differences: outcome.differences,
  unbalanced: outcome.unbalanced,
});
