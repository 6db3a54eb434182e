import type { OpeningEvent } from '@mingjian/contracts';
import { accepted, refusal, refused, yearOf, type CivilDate, type Decider } from '@mingjian/core';

type OpeningBalance = Extract<OpeningEvent, { type: 'OpeningBalanceImported' }>['data'];

/** Takes over what stood at the end of a year before the record began, from a report published earlier. */
export interface ImportOpeningBalance {
  readonly type: 'ImportOpeningBalance';
  readonly today: CivilDate;
  readonly balance: OpeningBalance;
}

/** The version in force of one organ's balance of one year; 0 before the first import. */
export interface OpeningState {
  readonly version: number;
}

export const openingStream = (organ: string, year: number): string => `opening-${organ}-${year}`;

/** One balance an organ and year; a correction is a newer version of the whole balance, never an edit. */
export const openingBalance: Decider<ImportOpeningBalance, OpeningEvent, OpeningState> = {
  initialState: { version: 0 },

  decide({ today, balance }, state) {
    const { organ, year, version, carriedForward, regulationsInForce, normativeDocumentsInForce } = balance;
    if (year >= yearOf(today)) return refused(refusal('opening.year.notOver', { year }));
    if (version <= state.version) {
      return refused(refusal('opening.balance.alreadyImported', { organ, year, version: state.version }));
    }
    const statesNothing =
      Object.keys(carriedForward).length === 0 && regulationsInForce === null && normativeDocumentsInForce === null;
    if (statesNothing) return refused(refusal('opening.balance.empty'));
    return accepted({ type: 'OpeningBalanceImported', data: balance });
  },

  evolve: (_state, event) => ({ version: event.data.version }),
};
