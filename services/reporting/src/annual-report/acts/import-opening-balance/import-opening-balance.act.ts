import { openingEvents } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { openingBalances } from '../../opening-balance.aggregate.js';

/** Takes over the figures at the end of the year before the record began, from a report published earlier. */
export const importOpeningBalance = actOn(openingBalances)({
  name: 'report.importOpening',
  path: 'opening-balances',
  permission: 'report.importOpening',
  body: openingEvents.OpeningBalanceImported.schema.omit({ version: true }),
  begins: { id: ({ organ, year }) => `${organ}-${year}`, organ: ({ organ }) => organ },
  command: ({ body, state, today }) => ({
    type: 'ImportOpeningBalance',
    today,
    balance: { ...body, version: state.version + 1 },
  }),
});
