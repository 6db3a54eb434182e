import type { OpeningEvent } from '@mingjian/contracts';
import { accepted, refusal, refused, yearOf, type CivilDate, type Decider } from '@mingjian/core';
import { checkReport } from './checks/index.js';
import {
  contradictions,
  placesBesideForm,
  tablesFromForm,
  type FormTables,
  type ImportedReport,
} from './imported-report.js';

type OpeningBalance = Extract<OpeningEvent, { type: 'OpeningBalanceImported' }>['data'];

/** Takes over what stood at the end of a year before the record began, from a report published earlier. */
export interface ImportOpeningBalance {
  readonly type: 'ImportOpeningBalance';
  readonly today: CivilDate;
  readonly balance: Omit<OpeningBalance, 'report'>;
  /** The published report as a whole, where it is taken over. */
  readonly report: (Pick<ImportedReport, 'scope' | 'title' | 'publishedOn'> & { readonly tables: FormTables }) | null;
}

/** The version in force of one organ's balance of one year; 0 before the first import. */
export interface OpeningState {
  readonly version: number;
  readonly report?: ImportedReport;
}

export const openingStream = (organ: string, year: number): string => `opening-${organ}-${year}`;

/** One balance an organ and year; a correction is a newer version of the whole balance, never an edit. */
export const openingBalance: Decider<ImportOpeningBalance, OpeningEvent, OpeningState> = {
  initialState: { version: 0 },

  decide({ today, balance, report }, state) {
    const { organ, year, version, carriedForward, regulationsInForce, normativeDocumentsInForce } = balance;
    if (year >= yearOf(today)) return refused(refusal('opening.year.notOver', { year }));
    if (version <= state.version) {
      return refused(refusal('opening.balance.alreadyImported', { organ, year, version: state.version }));
    }
    const statesNothing =
      Object.keys(carriedForward).length === 0 && regulationsInForce === null && normativeDocumentsInForce === null;
    if (statesNothing) return refused(refusal('opening.balance.empty'));
    if (report === null) return accepted({ type: 'OpeningBalanceImported', data: balance });
    const unknown = placesBesideForm(year, report.tables);
    if (unknown.length > 0) return refused(refusal('opening.report.cellUnknown', { cells: unknown.slice(0, 20) }));
    const tables = tablesFromForm(year, report.tables);
    // A roll-up carries forward what its parts do; the balance is the organ's own.
    const differing = report.scope === 'own' ? contradictions(balance, tables) : [];
    if (differing.length > 0) return refused(refusal('opening.report.differs', { cells: differing }));
    const { scope, title, publishedOn } = report;
    const { year: _year, ...figures } = tables;
    const examination = [...checkReport(tables)];
    return accepted({
      type: 'OpeningBalanceImported',
      data: { ...balance, report: { scope, title, publishedOn, figures, examination } },
    });
  },

  evolve: (_state, { data: { version, report } }) => ({ version, ...(report && { report }) }),
};
