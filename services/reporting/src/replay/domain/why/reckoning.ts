import { canonicalize, type Pins, type RuleRow, type RuleTable } from '@mingjian/contracts';
import { explain, type Explanation, type WorkCalendar } from '@mingjian/calendar';
import type { CivilDate } from '@mingjian/core';
import type { Facts, State } from '../fold.js';
import { told, type Step, type ToldStep } from '../step.js';

/** The versions of law that a step pins, whatever is in force by now. What it does not pin is absent. */
export interface PinnedLaw {
  readonly calendar: WorkCalendar | undefined;
  rows<Table extends RuleTable>(table: Table): readonly RuleRow<Table>[] | undefined;
}

export type LawOf = (pins: Pins) => PinnedLaw;

/** A row of a rule table that something rests on. */
export interface RestsOn {
  readonly table: RuleTable;
  readonly row: unknown;
}

/** Something that a step says because the law says so, reckoned again with the law that it pins, on the thing as it stood before it. */
export interface Reckoning {
  /** `term`, `replyBy`, `amountYuan`, `decision` … */
  readonly of: string;
  readonly step: ToldStep;
  readonly recorded: unknown;
  /** Null where the step pins too little to reckon it again, as old events do. */
  readonly recomputed: unknown;
  /** Null where it cannot be reckoned again. */
  readonly agrees: boolean | null;
  readonly restsOn: readonly RestsOn[];
  /** Of a date: every day from its start on, counted or skipped, and why. */
  readonly days?: Explanation | undefined;
  /** Of a decision: the steps that it follows from, in this and in other services. */
  readonly follows?: readonly ToldStep[] | undefined;
}

/** A step with the thing as it stood before it. */
export interface Instance {
  readonly step: Step;
  readonly before: State | null;
  readonly law: PinnedLaw;
}

interface Found {
  readonly recomputed?: unknown;
  readonly restsOn?: readonly RestsOn[];
  readonly days?: Explanation | undefined;
  readonly follows?: readonly ToldStep[];
}

export const reckoning = (
  { step }: Pick<Instance, 'step'>,
  of: string,
  recorded: unknown,
  { recomputed, restsOn = [], days, follows }: Found,
): Reckoning => ({
  ...{ of, step: told(step), recorded, restsOn, days, follows },
  recomputed: recomputed ?? null,
  agrees: recomputed === undefined ? null : canonicalize([recorded]) === canonicalize([recomputed]),
});

/** Every day of a period, by the calendar it was counted with. */
export const daysOf = (
  calendar: WorkCalendar | undefined,
  period: { readonly start: CivilDate; readonly due: CivilDate } | undefined,
): Explanation | undefined => (calendar && period ? explain(calendar, period) : undefined);

export const textIn = (facts: Facts, name: string): string | undefined => {
  const value = facts[name];
  return typeof value === 'string' ? value : undefined;
};
export const numberIn = (facts: Facts, name: string): number | undefined => {
  const value = facts[name];
  return typeof value === 'number' ? value : undefined;
};
export const partIn = (facts: Facts, name: string): Facts => (facts[name] ?? {}) as Facts;
