import { canonicalize, type AnnualReportEvent } from '@mingjian/contracts';
import { assertNever, type Decider } from '@mingjian/core';
import type { AnnualReportCommand } from './commands.js';
import { decide } from './decide.js';
import type { AnnualReportState, KnownReport } from './state.js';

/** The id of the stream `report-<organ>-<year>-<version>`. */
export const annualReportId = (organ: string, year: number, version: number): string => `${organ}-${year}-${version}`;

/**
 * Streams `report-<organ>-<year>-<version>`: one version of an organ's annual report (Arts 49, 50). Drafted at a cut, written, examined
 * on every save, approved and with that frozen, submitted (报送), returned or accepted. What was accepted changes only by a new version.
 */
export const annualReport: Decider<AnnualReportCommand, AnnualReportEvent, AnnualReportState> = {
  initialState: { phase: 'unknown' },
  decide,
  evolve(state, event) {
    if (event.type === 'AnnualReportDrafted') return drafted(state, event.data);
    return state.phase === 'unknown' ? state : goOn(state, event);
  },
};

type DataOf<Type extends AnnualReportEvent['type']> = Extract<AnnualReportEvent, { type: Type }>['data'];

const drafted = (state: AnnualReportState, { by, on: _on, ...data }: DataOf<'AnnualReportDrafted'>): KnownReport => {
  const known =
    state.phase === 'unknown'
      ? {
          phase: 'drafted' as const,
          waivers: [],
          writers: [],
          approved: null,
          submitted: null,
          returned: null,
          accepted: null,
        }
      : state;
  const report = { ...known, ...data, written: data.text?.written ?? [] };
  return { ...report, writers: withPerson(known.writers, by), waivers: stillValid(state, report) };
};

const goOn = (state: KnownReport, event: Exclude<AnnualReportEvent, { type: 'AnnualReportDrafted' }>): KnownReport => {
  const { by, on } = event.data;
  switch (event.type) {
    case 'AnnualReportTextEdited': {
      const { text, examination } = event.data;
      const report = { ...state, text, examination, written: text.written };
      return { ...report, writers: withPerson(state.writers, by), waivers: stillValid(state, report) };
    }
    case 'AnnualReportRuleWaived': {
      const { rule, reason } = event.data;
      const others = state.waivers.filter((waiver) => waiver.rule !== rule);
      return { ...state, waivers: [...others, { rule, reason, by, on }] };
    }
    case 'AnnualReportApproved':
      return { ...state, phase: 'approved', approved: { by, on, publication: event.data.publication } };
    case 'AnnualReportSubmitted': {
      const { to, due, late } = event.data;
      return { ...state, phase: 'submitted', submitted: { to, due, late, by, on } };
    }
    case 'AnnualReportReturned':
      return { ...state, phase: 'returned', approved: null, returned: { by, on, reason: event.data.reason } };
    case 'AnnualReportAccepted':
      return { ...state, phase: 'accepted', accepted: { by, on } };
    default:
      return assertNever(event);
  }
};

const withPerson = (people: readonly string[], person: string): readonly string[] => [...new Set([...people, person])];

/** A waiver was signed for what failed then; where a rule says something else now, somebody must look again. */
const stillValid = (before: AnnualReportState, after: Pick<KnownReport, 'examination'>): KnownReport['waivers'] => {
  if (before.phase === 'unknown') return [];
  const said = (examination: KnownReport['examination'], rule: string) =>
    canonicalize(examination.filter((verdict) => verdict.rule === rule));
  return before.waivers.filter(({ rule }) => said(before.examination, rule) === said(after.examination, rule));
};
