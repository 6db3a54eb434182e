import { canonicalize, sha256, type AppraisalEvent, type AppraisalMeasure, type Cut } from '@mingjian/contracts';

type Frozen = Extract<AppraisalEvent, { type: 'AppraisalFrozen' }>['data'];
export type Score = Frozen['scores'][number];

/** What the rule table says of an indicator. */
export interface Indicator {
  readonly indicator: string;
  /** Points lost for each case, and at most. */
  readonly each: number;
  readonly most: number;
  readonly measure: AppraisalMeasure | null;
}

export const FULL_MARKS = 100;

/** The points that an indicator costs: for each case, up to the most that it can cost. */
export const scoreOf = ({ indicator, each, most }: Omit<Indicator, 'measure'>, cases: number): Score => ({
  ...{ indicator, each, most, cases },
  lost: Math.min(most, each * cases),
});

/** What is left of a hundred points. */
export const totalOf = (scores: readonly Score[]): number =>
  FULL_MARKS - scores.reduce((sum, { lost }) => sum + lost, 0);

/** The same scores whatever the order of indicators: in that of their codes, so that the digest is the same too. */
export const scoresOf = (
  rules: readonly Omit<Indicator, 'measure'>[],
  casesOf: (indicator: string) => number,
): readonly Score[] =>
  rules
    .map((rule) => scoreOf(rule, casesOf(rule.indicator)))
    .sort((one, other) => (one.indicator < other.indicator ? -1 : 1));

/** The digest by which a result is recognised and recomputed. */
export const resultDigest = (result: {
  readonly organ: string;
  readonly year: number;
  readonly cut: Cut;
  readonly scores: readonly Score[];
  readonly total: number;
}): string => {
  const { organ, year, cut, scores, total } = result;
  return sha256(canonicalize({ organ, year, cut, scores, total }));
};
