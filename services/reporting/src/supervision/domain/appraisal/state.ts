import type { AppraisalEvent } from '@mingjian/contracts';
import type { Score } from './scoring.js';

export type DataOf<Type extends AppraisalEvent['type']> = Extract<AppraisalEvent, { type: Type }>['data'];

type Judgement = Pick<DataOf<'AppraisalJudged'>, 'cases' | 'evidence' | 'by' | 'on'>;

/** 评分、告知、申诉、确定. */
export interface KnownAppraisal {
  readonly phase: 'judging' | 'frozen' | 'appealed' | 'concluded';
  readonly organ: string;
  readonly year: number;
  readonly appraiser: string;
  /** The newest judgement of each indicator. */
  readonly judged: Readonly<Record<string, Judgement>>;
  /** Everybody who judged, also what was replaced. */
  readonly judges: readonly string[];
  readonly frozen: DataOf<'AppraisalFrozen'> | null;
  readonly appeal: Pick<DataOf<'AppraisalAppealed'>, 'indicators' | 'grounds' | 'decideBy' | 'by' | 'on'> | null;
  readonly decisionMissed: boolean;
  readonly decision: Pick<DataOf<'AppraisalAppealDecided'>, 'outcome' | 'corrections' | 'reason' | 'by' | 'on'> | null;
  /** The result as it stands: frozen, or final. */
  readonly result: { readonly scores: readonly Score[]; readonly total: number; readonly digest: string } | null;
}
export type AppraisalState = { readonly phase: 'unknown' } | KnownAppraisal;

const begun = ({ organ, year, appraiser }: DataOf<'AppraisalJudged' | 'AppraisalFrozen'>): KnownAppraisal => ({
  ...{ phase: 'judging', organ, year, appraiser, judged: {}, judges: [] },
  ...{ frozen: null, appeal: null, decisionMissed: false, decision: null, result: null },
});

export const evolve = (before: AppraisalState, event: AppraisalEvent): AppraisalState => {
  if (event.type === 'AppraisalJudged' || event.type === 'AppraisalFrozen') {
    const state = before.phase === 'unknown' ? begun(event.data) : before;
    if (event.type === 'AppraisalFrozen')
      return { ...state, phase: 'frozen', frozen: event.data, result: resultIn(event.data) };
    const { indicator, cases, evidence, by, on } = event.data;
    return {
      ...state,
      judged: { ...state.judged, [indicator]: { cases, evidence, by, on } },
      judges: [...new Set([...state.judges, by])],
    };
  }
  if (before.phase === 'unknown') return before;
  switch (event.type) {
    case 'AppraisalAppealed': {
      const { indicators, grounds, decideBy, by, on } = event.data;
      return { ...before, phase: 'appealed', appeal: { indicators, grounds, decideBy, by, on } };
    }
    case 'AppealDecisionMissed':
      return { ...before, decisionMissed: true };
    case 'AppraisalAppealDecided': {
      const { outcome, corrections, reason, by, on } = event.data;
      return { ...before, decision: { outcome, corrections, reason, by, on } };
    }
    case 'AppraisalConcluded':
      return { ...before, phase: 'concluded', result: resultIn(event.data) };
  }
};

const resultIn = ({
  scores,
  total,
  digest,
}: DataOf<'AppraisalFrozen' | 'AppraisalConcluded'>): NonNullable<KnownAppraisal['result']> => ({
  scores,
  total,
  digest,
});
