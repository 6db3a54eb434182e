import type { Cut } from '@mingjian/contracts';
import type { Pool } from 'pg';
import { compare, formCells, recount, type Disagreement } from './domain/recount/index.js';
import { readBook } from './read-book.js';
import { shownAtOnce, type ShownFigures } from './shown-figures.js';

/** A cell that is shown otherwise than it was recounted; of the whole city where no organ is named. */
export interface PlacedDisagreement extends Disagreement {
  readonly organ: string | null;
  readonly year: number;
}

/** How the second telling of the figures came out. */
export interface Comparison {
  readonly cut: Cut;
  readonly organs: number;
  readonly years: { readonly from: number; readonly to: number } | null;
  /** How many cells were held against each other. */
  readonly cells: number;
  readonly disagreements: readonly PlacedDisagreement[];
}

/** A rebuild that goes live in between may hide rows from a reader of one instant; what is wrong stays wrong. */
const LOOKS = 3;

/** Tells the figures of every organ and year, and of the city, a second time from the record, and holds them against what readers see. */
export const compareFigures = async (pool: Pool, shown: ShownFigures): Promise<Comparison> => {
  let comparison = await lookOnce(pool, shown);
  for (let looks = 1; looks < LOOKS && comparison.disagreements.length > 0; looks += 1)
    comparison = await lookOnce(pool, shown);
  return comparison;
};

const lookOnce = (pool: Pool, shown: ShownFigures): Promise<Comparison> =>
  shownAtOnce(pool, shown, async ({ cut, tablesOf }) => {
    const { organs, years, of } = recount(await readBook(pool, cut));
    const scopes = [
      ...organs.map((organ) => ({ organ, of: [organ] })),
      ...(organs.length > 1 ? [{ organ: null, of: organs }] : []),
    ];
    const disagreements: PlacedDisagreement[] = [];
    for (const scope of scopes) {
      for (const year of years) {
        const found = compare(await tablesOf(scope.of, year), of(scope.of, year));
        disagreements.push(...found.map((one) => ({ organ: scope.organ, year, ...one })));
      }
    }
    return {
      cut,
      organs: organs.length,
      years: years.length === 0 ? null : { from: years[0]!, to: years.at(-1)! },
      cells: scopes.length * years.length * formCells.length,
      disagreements,
    };
  });
