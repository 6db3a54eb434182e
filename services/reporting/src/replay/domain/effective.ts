import type { CivilDate } from '@mingjian/core';
import type { Facts, Life } from './fold.js';
import type { Step } from './step.js';

/** The legal date of a step: the day from which it holds in law, whenever it was recorded. */
export const legalDateOf = ({ moves }: Life, { name, data, occurredOn }: Step): CivilDate =>
  (moves[name]?.on ?? []).map((field) => data[field]).find((value) => typeof value === 'string') ?? occurredOn;

/**
 * What a history, as it is known, tells of a legal date: the steps that held by then, in their order. Facts that were put right later
 * are told as they are known to have been, because a correction says what was true all along.
 */
export const effectiveOn = (life: Life, steps: readonly Step[], on: CivilDate): readonly Step[] =>
  rectified(steps).filter((step) => legalDateOf(life, step) <= on);

interface Counted {
  readonly applicantType: string;
  readonly receiptDate: string;
  readonly result: string | null;
  readonly decidedOn: string | null;
}

const rectified = (steps: readonly Step[]): readonly Step[] => {
  const last = steps.filter(({ name }) => name === 'ApplicationFactsCorrected').at(-1);
  if (!last) return steps;
  const after = last.data['after'] as Counted;
  const right: Readonly<Record<string, Facts>> = {
    ApplicationSubmitted: { applicantType: after.applicantType },
    ApplicationRegistered: { applicantType: after.applicantType, receiptDate: after.receiptDate },
    ...(after.result !== null && {
      ApplicationDecided: {
        applicantType: after.applicantType,
        receiptDate: after.receiptDate,
        result: after.result,
        decidedOn: after.decidedOn,
        ...(last.data['articles'] !== undefined && { articles: last.data['articles'] }),
      },
    }),
  };
  return steps.map((step) => (right[step.name] ? { ...step, data: { ...step.data, ...right[step.name] } } : step));
};
