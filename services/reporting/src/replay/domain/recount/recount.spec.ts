import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { historiesUpTo, organs, years } from '../../../testing/histories.js';
import { projected, record } from '../../../testing/recorded.js';
import { formCells, openBook, recount, type CountedEvent } from './index.js';

const size = { applications: 15, remedies: 5, tallies: 10, openings: 2 };

/** What may be left of an event about an application or a remedy when everything else is gone. */
const LEFT = [
  ...['application', 'remedy', 'organ', 'applicantType', 'receiptDate', 'result', 'decidedOn'],
  ...['kind', 'lodgedOn', 'outcome', 'concludedOn'],
];
const stripped = (data: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(data).filter(([field]) => LEFT.includes(field)));

/** Events about a person's case, and not about an organ's own figures. */
const isAboutCase = (name: string): boolean =>
  /^(Application|Remedy)/.test(name) && name !== 'ApplicationFactsCorrected';

it('the figures need type, organ, days and result of a case and nothing else: what is personal may go (privacy rule 4)', () => {
  fc.assert(
    fc.property(historiesUpTo(size), (facts) => {
      const [whole, bare] = [openBook(), openBook()];
      for (const { name, data } of record(facts).map(projected)) {
        const left = isAboutCase(name) ? stripped(data as Record<string, unknown>) : data;
        whole.enter({ type: name, data } as unknown as CountedEvent);
        bare.enter({ type: name, data: left } as unknown as CountedEvent);
      }
      const [before, after] = [recount(whole), recount(bare)];
      for (const year of years) {
        const figures = before.of([...organs], year);
        const without = after.of([...organs], year);
        for (const cell of formCells) expect([cell, without.get(cell)]).toEqual([cell, figures.get(cell)]);
      }
    }),
    { numRuns: 15 },
  );
}, 60_000);
