import type { TallyEvent, TallyMeasure } from '@mingjian/contracts';
import { accepted, refusal, refused, type CivilDate, type Decider, type RefusalFact } from '@mingjian/core';
import type { TallyRefusal } from './refusals.js';

type Recorded = Extract<TallyEvent, { type: 'TallyRecorded' }>['data'];

export type TallyCommand = Omit<Recorded, 'replaces'> & { readonly type: 'Record'; readonly today: CivilDate };

export interface TallyState {
  readonly organ: string | null;
  /** The valid figure by month and measure. */
  readonly figures: ReadonlyMap<string, Pick<Recorded, 'value' | 'source'>>;
}

const refuse = (code: TallyRefusal, facts?: Record<string, RefusalFact>) => refused(refusal(code, facts));

/** The id of the stream `tally-<organ>-<year>` that a month belongs to. */
export const tallyId = (organ: string, month: string): string => `${organ}-${month.slice(0, 4)}`;

/** Everything of table 2 is counted in pieces except the fees, in 万元. */
const DECIMAL: TallyMeasure = 'adminFees.tenThousandYuan';

/**
 * Streams `tally-<organ>-<year>`: business figures of table 2 by month, with their source. A later figure replaces the earlier one
 * and says which; the same figure from the same source again changes nothing.
 */
export const tally: Decider<TallyCommand, TallyEvent, TallyState> = {
  initialState: { organ: null, figures: new Map() },

  decide(command, state) {
    const { organ, month, measure, source, today } = command;
    if (month > today.slice(0, 7)) return refuse('tally.month.inTheFuture', { today });
    const value = plain(command.value);
    if (measure !== DECIMAL && value.includes('.')) return refuse('tally.value.notWhole', { measure });
    const previous = state.figures.get(keyOf({ month, measure }));
    if (previous?.value === value && previous.source === source) return accepted();
    const data = { organ, month, measure, value, source, replaces: previous?.value ?? null };
    return accepted({ type: 'TallyRecorded', data });
  },

  evolve(state, { data }) {
    const figure = { value: data.value, source: data.source };
    return { organ: data.organ, figures: new Map(state.figures).set(keyOf(data), figure) };
  },
};

const keyOf = ({ month, measure }: Pick<Recorded, 'month' | 'measure'>): string => `${month} ${measure}`;

/** One spelling for each number: `007.50` is `7.5`. */
const plain = (value: string): string => {
  const [whole = '', fraction = ''] = value.split('.');
  const digits = whole.replace(/^0+(?=\d)/, '');
  const rest = fraction.replace(/0+$/, '');
  return rest === '' ? digits : `${digits}.${rest}`;
};
