import { addDays } from '@mingjian/calendar';
import type { InspectionEvent } from '@mingjian/contracts';
import {
  accepted,
  refusal,
  refused,
  type CivilDate,
  type Decider,
  type Decision,
  type RefusalFact,
} from '@mingjian/core';
import type { InspectionRefusal } from './refusals.js';

type DataOf<Type extends InspectionEvent['type']> = Extract<InspectionEvent, { type: Type }>['data'];
type Opened = DataOf<'InspectionOpened'>;
type Findings = DataOf<'InspectionFindingsReported'>;
export type Problem = Findings['problems'][number];

export type InspectionCommand =
  | (Omit<Opened, 'on'> & {
      readonly type: 'Open';
      readonly today: CivilDate;
      /** The office and the organs below it. */
      readonly subtree: readonly string[];
    })
  | (Pick<Findings, 'organ' | 'problems' | 'digest' | 'by'> & {
      readonly type: 'Report';
      readonly today: CivilDate;
      /** Whether the organ speaks of itself, or an inspector of it. */
      readonly ofItself: boolean;
    })
  | { readonly type: 'MissReports'; readonly today: CivilDate }
  | {
      readonly type: 'Close';
      readonly today: CivilDate;
      readonly by: string;
      /** Problems whose rectification was accepted, as `organ problem`. */
      readonly mended: readonly string[];
    };

export interface KnownInspection extends Opened {
  readonly phase: 'open' | 'closed';
  readonly findings: Readonly<Record<string, Pick<Findings, 'problems' | 'digest' | 'late' | 'on' | 'by'>>>;
  /** Those that had no findings when the last day was over; null before. */
  readonly missed: readonly string[] | null;
}
export type InspectionState = { readonly phase: 'unknown' } | KnownInspection;

const refuse = (code: InspectionRefusal, facts?: Record<string, RefusalFact>) => refused(refusal(code, facts));

/**
 * Streams `inspection-<id>`: organs report what they found of themselves by a day, or an inspector records it (Arts 46, 47). It is closed
 * when everybody has findings and each problem is mended: on the spot, or by a rectification that was accepted.
 */
export const inspection: Decider<InspectionCommand, InspectionEvent, InspectionState> = {
  initialState: { phase: 'unknown' },

  decide(command, state) {
    if (command.type === 'Open') return open(command, state);
    if (state.phase === 'unknown') return refuse('inspection.record.unknown');
    if (state.phase === 'closed') return refuse('inspection.state.closed');
    switch (command.type) {
      case 'Report':
        return report(command, state);
      case 'MissReports':
        return missReports(command, state);
      case 'Close':
        return close(command, state);
    }
  },

  evolve(state, event) {
    if (event.type === 'InspectionOpened') return { ...event.data, phase: 'open', findings: {}, missed: null };
    if (state.phase === 'unknown') return state;
    switch (event.type) {
      case 'InspectionFindingsReported': {
        const { organ, problems, digest, late, on, by } = event.data;
        return { ...state, findings: { ...state.findings, [organ]: { problems, digest, late, on, by } } };
      }
      case 'InspectionReportMissed':
        return { ...state, missed: event.data.organs };
      case 'InspectionClosed':
        return { ...state, phase: 'closed' };
    }
  },
};

type Command<Type extends InspectionCommand['type']> = Extract<InspectionCommand, { type: Type }>;

const open = (command: Command<'Open'>, state: InspectionState): Decision<InspectionEvent> => {
  const { type: _, today, subtree, ...data } = command;
  if (state.phase !== 'unknown') return refuse('inspection.opening.alreadyOpened');
  if (new Set(data.organs).size < data.organs.length) return refuse('inspection.opening.organTwice');
  const elsewhere = data.organs.filter((organ) => !subtree.includes(organ));
  if (elsewhere.length > 0) return refuse('inspection.opening.notBelow', { organs: elsewhere });
  if (data.dueOn <= today) return refuse('inspection.opening.dayPast', { today });
  return accepted({ type: 'InspectionOpened', data: { ...data, on: today } });
};

const report = (command: Command<'Report'>, state: KnownInspection): Decision<InspectionEvent> => {
  const { organ, problems, digest, by, today, ofItself } = command;
  if (!state.organs.includes(organ)) return refuse('inspection.findings.notInspected', { organ });
  if (ofItself !== (state.kind === 'selfInspection')) {
    return refuse('inspection.findings.otherKind', { kind: state.kind });
  }
  if (findingsOf(state, organ)) return refuse('inspection.findings.alreadyReported', { organ });
  if (problems.some(({ problem }, index) => problem !== index + 1)) return refuse('inspection.findings.numbers');
  return accepted({
    type: 'InspectionFindingsReported',
    data: {
      inspection: state.inspection,
      organ,
      problems: [...problems],
      digest,
      late: today > state.dueOn,
      on: today,
      by,
    },
  });
};

const missReports = ({ today }: Command<'MissReports'>, state: KnownInspection): Decision<InspectionEvent> => {
  const organs = without(state);
  if (today <= state.dueOn || state.missed !== null || organs.length === 0) return accepted();
  const { inspection: id, organ, dueOn } = state;
  return accepted({ type: 'InspectionReportMissed', data: { inspection: id, organ, organs: [...organs], dueOn } });
};

const close = ({ today, by, mended }: Command<'Close'>, state: KnownInspection): Decision<InspectionEvent> => {
  const missing = without(state);
  if (missing.length > 0) return refuse('inspection.closing.findingsMissing', { organs: [...missing] });
  const open = unmendedOf(state).filter((problem) => !mended.includes(problem));
  if (open.length > 0) return refuse('inspection.closing.notMended', { problems: open });
  const { inspection: id, organ, findings } = state;
  const problems = Object.values(findings).reduce((sum, each) => sum + each.problems.length, 0);
  return accepted({ type: 'InspectionClosed', data: { inspection: id, organ, problems, on: today, by } });
};

/** What was found in an organ; undefined before. An organ may be called whatever every object has. */
export const findingsOf = (
  { findings }: KnownInspection,
  organ: string,
): KnownInspection['findings'][string] | undefined => (Object.hasOwn(findings, organ) ? findings[organ] : undefined);

/** The organs that have no findings yet. */
const without = (state: KnownInspection): readonly string[] =>
  state.organs.filter((organ) => findingsOf(state, organ) === undefined);

/** What was found and not mended on the spot, as `organ problem`. */
export const unmendedOf = ({ findings }: KnownInspection): readonly string[] =>
  Object.entries(findings).flatMap(([organ, { problems }]) =>
    problems.filter(({ mended }) => !mended).map(({ problem }) => `${organ} ${problem}`),
  );

/** What the stream owes: to notice, once, that the last day passed and somebody has no findings. */
export const inspectionObligations = (
  state: InspectionState,
): readonly { readonly kind: string; readonly due: CivilDate }[] =>
  state.phase === 'open' && state.missed === null && without(state).length > 0
    ? [{ kind: 'findings', due: addDays(state.dueOn, 1) }]
    : [];
