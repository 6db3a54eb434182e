import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { historiesUpTo, organs, years } from '../../../testing/histories.js';
import { projected, record } from '../../../testing/recorded.js';
import { formCells, openBook, recount, sharesOf, type CountedEvent } from './index.js';

const size = { applications: 15, remedies: 5, tallies: 20, openings: 4 };

it('what the things behind a figure add is the figure, in every cell, for one organ and for several, also as of a legal date', () => {
  const dates = fc.option(fc.constantFrom('2029-06-30', '2030-12-31', '2031-03-15'), { nil: undefined });
  fc.assert(
    fc.property(historiesUpTo(size), dates, (facts, effectiveOn) => {
      const book = openBook();
      for (const { name, data } of record(facts).map(projected))
        book.enter({ type: name, data } as unknown as CountedEvent);
      const { of } = recount(book, effectiveOn);
      for (const year of years) {
        for (const some of [['river'], [...organs]]) {
          const figures = of(some, year);
          for (const cell of formCells) {
            const shares = sharesOf(book, { organs: some, year, cell, effectiveOn });
            const sum = shares.reduce((total, { amount }) => total + amount, 0n);
            expect({ cell, sum }).toEqual({ cell, sum: figures.get(cell) ?? 0n });
          }
        }
      }
    }),
    { numRuns: 15 },
  );
}, 60_000);
