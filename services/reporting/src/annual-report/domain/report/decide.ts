import type { AnnualReportEvent } from '@mingjian/contracts';
import { accepted, assertNever, refusal, refused, yearOf, type Decision, type RefusalFact } from '@mingjian/core';
import { reportTextParts } from '@mingjian/contracts';
import type { AnnualReportRefusal } from '../refusals.js';
import { writtenParts } from '../report-text.js';
import { examine, unknownReferences } from '../text.js';
import type { AnnualReportCommand, CommandOf, SourceStanding } from './commands.js';
import type { AnnualReportState, KnownReport } from './state.js';

type Decided = Decision<AnnualReportEvent>;

const refuse = (code: AnnualReportRefusal, facts?: Record<string, RefusalFact>) => refused(refusal(code, facts));

export const decide = (command: AnnualReportCommand, state: AnnualReportState): Decided => {
  if (command.type === 'Draft') return draft(command, state);
  if (state.phase === 'unknown') return refuse('annualReport.record.unknown');
  switch (command.type) {
    case 'EditText':
      return editText(command, state);
    case 'Waive':
      return waive(command, state);
    case 'Approve':
      return approve(command, state);
    case 'Submit':
      return submit(command, state);
    case 'Return':
    case 'Accept':
      return answer(command, state);
    default:
      return assertNever(command);
  }
};

/** Approved figures are frozen; only a returned report is open again. */
const frozen = ({ phase }: KnownReport): Decided | undefined =>
  phase === 'drafted' || phase === 'returned' ? undefined : refuse('annualReport.version.frozen', { phase });

/** Why a cut cannot be frozen: a service whose log has not arrived up to it, or that still has to deal with something. */
const faultOfCut = (
  cut: Readonly<Record<string, number>>,
  standing: readonly SourceStanding[],
): Decided | undefined => {
  for (const [source, wanted] of Object.entries(cut)) {
    const { complete, parked } = standing.find((one) => one.source === source) ?? { complete: 0, parked: 0 };
    if (complete < wanted) return refuse('annualReport.cut.incomplete', { source, wanted, complete });
    if (parked > 0) return refuse('annualReport.cut.parked', { source, parked });
  }
  return undefined;
};

const draft = (command: CommandOf<'Draft'>, state: AnnualReportState): Decided => {
  const { organ, year, version, organs, cut, standing, figures, predecessor, text, surroundings, by, today } = command;
  const fault = (state.phase === 'unknown' ? undefined : frozen(state)) ?? faultOfCut(cut, standing);
  if (fault) return fault;
  if (year >= yearOf(today)) return refuse('annualReport.year.notOver', { year });
  if (version > 1 && !predecessor?.accepted) return refuse('annualReport.version.predecessorOpen', { version });
  const { tables, digest, ledgers, previous, verdicts } = figures;
  const { table2, table3, table4 } = tables;
  return accepted({
    type: 'AnnualReportDrafted',
    data: {
      ...{ organ, year, version, organs: [...organs], cut },
      figures: { table2, table3, table4 },
      ...{ digest, ledgers, previous },
      verdicts: [...verdicts],
      text: text && { digest: text.digest, written: [...writtenParts(text.content)] },
      examination: [...(text ? examine(figures, text.content, surroundings) : verdicts)],
      ...{ by, on: today },
    },
  });
};

/** The figures of a known report as rules and references read them. */
export const referableOf = ({ year, figures, ledgers }: Pick<KnownReport, 'year' | 'figures' | 'ledgers'>) =>
  ({ tables: { year, ...figures }, ledgers }) as Pick<CommandOf<'Draft'>['figures'], 'tables' | 'ledgers'>;

const editText = ({ text, surroundings, by, today }: CommandOf<'EditText'>, state: KnownReport): Decided => {
  const fault = frozen(state);
  if (fault) return fault;
  const figures = { ...referableOf(state), verdicts: state.verdicts as CommandOf<'Draft'>['figures']['verdicts'] };
  const unknown = unknownReferences(text.content, figures);
  if (unknown.length > 0) return refuse('annualReport.text.referenceUnknown', { references: unknown });
  if (state.text?.digest === text.digest) return accepted();
  const { organ, year, version } = state;
  return accepted({
    type: 'AnnualReportTextEdited',
    data: {
      ...{ organ, year, version },
      text: { digest: text.digest, written: [...writtenParts(text.content)] },
      examination: [...examine(figures, text.content, surroundings)],
      ...{ by, on: today },
    },
  });
};

/** Blocking rules that fail. What cannot be assessed is shown, and blocks nothing: there is nothing to explain. */
const failingRules = ({ examination }: KnownReport): readonly string[] => [
  ...new Set(
    examination.filter(({ severity, verdict }) => severity === 'block' && verdict === 'fail').map(({ rule }) => rule),
  ),
];

const waive = ({ rule, reason, by, today }: CommandOf<'Waive'>, state: KnownReport): Decided => {
  const fault = frozen(state);
  if (fault) return fault;
  if (!failingRules(state).includes(rule)) return refuse('annualReport.waiver.nothingFails', { rule });
  const { organ, year, version } = state;
  return accepted({ type: 'AnnualReportRuleWaived', data: { organ, year, version, rule, reason, by, on: today } });
};

const approve = (
  { standing, recomputed, publication, by, today }: CommandOf<'Approve'>,
  state: KnownReport,
): Decided => {
  const fault = frozen(state) ?? faultOfCut(state.cut, standing);
  if (fault) return fault;
  if (state.writers.includes(by)) return refuse('annualReport.approval.ownDraft');
  const missing = reportTextParts.filter((part) => !state.written.includes(part));
  if (state.text === null || missing.length > 0)
    return refuse('annualReport.approval.partsMissing', { parts: missing });
  const rules = failingRules(state).filter((rule) => !state.waivers.some((waiver) => waiver.rule === rule));
  if (rules.length > 0) return refuse('annualReport.approval.ruleFails', { rules });
  const { organ, year, version, cut, digest, text } = state;
  if (recomputed !== digest) return refuse('annualReport.approval.figuresDiffer', { digest, recomputed });
  return accepted({
    type: 'AnnualReportApproved',
    data: { organ, year, version, cut, digest, text: text.digest, publication, by, on: today },
  });
};

const submit = ({ to, due, by, today }: CommandOf<'Submit'>, state: KnownReport): Decided => {
  if (state.phase !== 'approved') return refuse('annualReport.submission.notApproved', { phase: state.phase });
  const { organ, year, version } = state;
  const late = due !== null && today > due;
  return accepted({ type: 'AnnualReportSubmitted', data: { organ, year, version, to, due, late, by, on: today } });
};

const answer = (command: CommandOf<'Return'> | CommandOf<'Accept'>, state: KnownReport): Decided => {
  if (state.phase !== 'submitted') return refuse('annualReport.answer.notSubmitted', { phase: state.phase });
  const { organ, year, version, cut, digest } = state;
  const { by, today } = command;
  if ([...state.writers, state.approved?.by, state.submitted?.by].includes(by)) {
    return refuse('annualReport.answer.ownReport');
  }
  return accepted(
    command.type === 'Return'
      ? { type: 'AnnualReportReturned', data: { organ, year, version, reason: command.reason, by, on: today } }
      : { type: 'AnnualReportAccepted', data: { organ, year, version, cut, digest, by, on: today } },
  );
};
