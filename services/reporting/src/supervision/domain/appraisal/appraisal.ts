import { addDays } from '@mingjian/calendar';
import type { AppraisalEvent, Cut } from '@mingjian/contracts';
import {
  accepted,
  refusal,
  refused,
  yearOf,
  type CivilDate,
  type Decider,
  type Decision,
  type RefusalFact,
} from '@mingjian/core';
import type { Measurement } from '../measuring/index.js';
import type { AppraisalRefusal } from './refusals.js';
import { resultDigest, scoresOf, totalOf, type Indicator, type Score } from './scoring.js';
import { evolve, type AppraisalState, type DataOf, type KnownAppraisal } from './state.js';

interface ByPerson {
  readonly by: string;
  readonly today: CivilDate;
}
interface Appraised {
  readonly organ: string;
  readonly year: number;
  readonly appraiser: string;
  /** The organs below the appraiser, without itself. */
  readonly below: readonly string[];
  /** The indicators in force. */
  readonly rules: readonly Indicator[];
}

export type AppraisalCommand =
  | (ByPerson &
      Appraised & {
        readonly type: 'Judge';
        readonly indicator: string;
        readonly cases: number;
        readonly evidence: string;
      })
  | (ByPerson &
      Appraised & {
        readonly type: 'Freeze';
        readonly organs: readonly string[];
        readonly cut: Cut;
        /** Whether everything up to the cut is there, and nothing waits to be dealt with. */
        readonly complete: boolean;
        readonly reportExpected: boolean;
        readonly measurement: Measurement;
        /** Calendar days to appeal. */
        readonly appealDays: number;
      })
  | (ByPerson & {
      readonly type: 'Appeal';
      readonly indicators: readonly string[];
      readonly grounds: string;
      /** Calendar days to decide it. */
      readonly decisionDays: number;
    })
  | (ByPerson & {
      readonly type: 'DecideAppeal';
      readonly corrections: readonly { readonly indicator: string; readonly cases: number }[];
      readonly reason: string;
    })
  /** A day passed: that to appeal, or that to decide. */
  | { readonly type: 'PassDay'; readonly today: CivilDate };

type Command<Type extends AppraisalCommand['type']> = Extract<AppraisalCommand, { type: Type }>;
type Decided = Decision<AppraisalEvent>;

const refuse = (code: AppraisalRefusal, facts?: Record<string, RefusalFact>) => refused(refusal(code, facts));

/** One appraisal of an organ in a year. */
export const appraisalId = (organ: string, year: number): string => `${organ}-${year}`;

/**
 * Streams `appraisal-<organ>-<year>` (考核评议, Art 46): what the record does not tell is judged with evidence; the result is frozen at a cut;
 * the organ may appeal, which somebody else decides; then it is final, by itself where nobody appealed in time.
 */
export const appraisal: Decider<AppraisalCommand, AppraisalEvent, AppraisalState> = {
  initialState: { phase: 'unknown' },
  evolve,
  decide(command, state) {
    if (command.type === 'Judge') return judge(command, state);
    if (command.type === 'Freeze') return freeze(command, state);
    if (state.phase === 'unknown') return refuse('appraisal.record.unknown');
    if (state.frozen === null) return refuse('appraisal.state.notFrozen');
    switch (command.type) {
      case 'Appeal':
        return appeal(command, state, state.frozen);
      case 'DecideAppeal':
        return decideAppeal(command, state, state.frozen);
      case 'PassDay':
        return passDay(command, state, state.frozen);
    }
  },
};

const faultOf = ({ organ, year, appraiser, below, today }: Appraised & ByPerson, state: AppraisalState) => {
  if (!below.includes(organ)) return refuse('appraisal.organ.notBelow', { organ });
  if (year > yearOf(today)) return refuse('appraisal.year.notBegun', { year });
  if (state.phase === 'unknown') return undefined;
  if (state.appraiser !== appraiser) return refuse('appraisal.organ.otherAppraiser', { appraiser: state.appraiser });
  return state.phase === 'judging' ? undefined : refuse('appraisal.state.frozen');
};

const judge = (command: Command<'Judge'>, state: AppraisalState): Decided => {
  const { organ, year, appraiser, rules, indicator, cases, evidence, by, today } = command;
  const fault = faultOf(command, state);
  if (fault) return fault;
  const rule = rules.find((one) => one.indicator === indicator);
  if (!rule) return refuse('appraisal.judgement.indicatorUnknown', { indicator });
  if (rule.measure !== null) return refuse('appraisal.judgement.measured', { indicator });
  return accepted({
    type: 'AppraisalJudged',
    data: { organ, year, appraiser, indicator, cases, evidence, by, on: today },
  });
};

const freeze = (command: Command<'Freeze'>, state: AppraisalState): Decided => {
  const { organ, year, appraiser, organs, rules, cut, measurement, reportExpected, appealDays, by, today } = command;
  const fault = faultOf(command, state);
  if (fault) return fault;
  if (!command.complete) return refuse('appraisal.cut.incomplete');
  const judged = state.phase === 'unknown' ? {} : state.judged;
  const measureOf = new Map(rules.map(({ indicator, measure }) => [indicator, measure]));
  const scores = scoresOf(rules, (indicator) => {
    const measure = measureOf.get(indicator) ?? null;
    if (measure !== null) return measurement[measure];
    return Object.hasOwn(judged, indicator) ? judged[indicator]!.cases : 0;
  });
  const result = resultOf({ organ, year, cut }, scores);
  const appealBy = addDays(today, appealDays);
  return accepted({
    type: 'AppraisalFrozen',
    data: { organ, year, appraiser, organs: [...organs], cut, reportExpected, ...result, appealBy, by, on: today },
  });
};

const resultOf = (
  of: { readonly organ: string; readonly year: number; readonly cut: Cut },
  scores: readonly Score[],
) => {
  const total = totalOf(scores);
  return { scores: [...scores], total, digest: resultDigest({ ...of, scores, total }) };
};

type Frozen = DataOf<'AppraisalFrozen'>;

const appeal = (command: Command<'Appeal'>, { phase }: KnownAppraisal, frozen: Frozen): Decided => {
  const { indicators, grounds, decisionDays, by, today } = command;
  const { organ, year } = frozen;
  if (phase === 'concluded') return refuse('appraisal.state.concluded');
  if (phase === 'appealed') return refuse('appraisal.appeal.alreadyAppealed');
  if (today > frozen.appealBy) return refuse('appraisal.appeal.tooLate', { appealBy: frozen.appealBy });
  const unknown = indicators.filter((one) => !frozen.scores.some(({ indicator }) => indicator === one));
  if (unknown.length > 0) return refuse('appraisal.appeal.indicatorUnknown', { indicators: unknown });
  const decideBy = addDays(today, decisionDays);
  const contested = [...new Set(indicators)];
  return accepted({
    type: 'AppraisalAppealed',
    data: { organ, year, indicators: contested, grounds, decideBy, by, on: today },
  });
};

const decideAppeal = (command: Command<'DecideAppeal'>, state: KnownAppraisal, frozen: Frozen): Decided => {
  const { corrections, reason, by, today } = command;
  const { organ, year } = frozen;
  if (state.phase === 'concluded') return refuse('appraisal.state.concluded');
  if (state.appeal === null) return refuse('appraisal.appealDecision.noAppeal');
  if ([...state.judges, frozen.by, state.appeal.by].includes(by)) return refuse('appraisal.appealDecision.samePerson');
  const contested = state.appeal.indicators;
  const others = corrections.filter(({ indicator }) => !contested.includes(indicator));
  if (others.length > 0) {
    return refuse('appraisal.appealDecision.notContested', { indicators: others.map(({ indicator }) => indicator) });
  }
  const right = new Map(corrections.map(({ indicator, cases }) => [indicator, cases]));
  const scores = scoresOf(frozen.scores, (indicator) => {
    const before = frozen.scores.find((one) => one.indicator === indicator);
    return right.get(indicator) ?? before?.cases ?? 0;
  });
  const outcome = corrections.length > 0 ? 'corrected' : 'upheld';
  return accepted(
    {
      type: 'AppraisalAppealDecided',
      data: { organ, year, outcome, corrections: [...corrections], reason, by, on: today },
    },
    { type: 'AppraisalConcluded', data: { organ, year, appealed: true, ...resultOf(frozen, scores), on: today } },
  );
};

const passDay = ({ today }: Command<'PassDay'>, state: KnownAppraisal, frozen: Frozen): Decided => {
  const { organ, year, scores, total, digest, appealBy } = frozen;
  if (state.phase === 'frozen' && today > appealBy) {
    const result = { scores, total, digest };
    return accepted({ type: 'AppraisalConcluded', data: { organ, year, appealed: false, ...result, on: today } });
  }
  if (state.phase === 'appealed' && !state.decisionMissed && state.appeal !== null && today > state.appeal.decideBy) {
    return accepted({ type: 'AppealDecisionMissed', data: { organ, year, decideBy: state.appeal.decideBy } });
  }
  return accepted();
};

/** What the stream owes: to be final once nobody appealed in time; to notice, once, that an appeal was not decided in time. */
export const appraisalObligations = (
  state: AppraisalState,
): readonly { readonly kind: string; readonly due: CivilDate }[] => {
  if (state.phase === 'frozen' && state.frozen) return [{ kind: 'appeal', due: addDays(state.frozen.appealBy, 1) }];
  return state.phase === 'appealed' && state.appeal && !state.decisionMissed
    ? [{ kind: 'appealDecision', due: addDays(state.appeal.decideBy, 1) }]
    : [];
};
