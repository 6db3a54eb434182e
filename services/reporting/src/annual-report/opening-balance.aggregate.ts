import { openingEvents, type OpeningEvent } from '@mingjian/contracts';
import type { Aggregate } from '@mingjian/service-kit';
import { annualReportRefusals, openingBalance, type ImportOpeningBalance, type OpeningState } from './domain/index.js';

/** What stood before the record began, as the engine sees it. Whoever may import it may do so for any organ in their scope. */
export const openingBalances: Aggregate<
  ImportOpeningBalance,
  OpeningEvent,
  OpeningState & { readonly organ?: string }
> = {
  name: 'opening',
  decider: {
    ...openingBalance,
    evolve: (state, event) => ({ ...openingBalance.evolve(state, event), organ: event.data.organ }),
  },
  events: openingEvents,
  refusals: annualReportRefusals,
  exists: (state) => state.version > 0,
  organOf: (state) => state.organ ?? null,
};
