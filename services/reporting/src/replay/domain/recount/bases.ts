import type { Amount } from './amount.js';
import type { BookedOpening, BookedTally } from './book.js';

/** The opening balance of an organ from which the carry-over of an applicant type goes on: the last one up to a year. */
export const carryBase = (openings: readonly BookedOpening[], type: string, year: number): BookedOpening | undefined =>
  openings
    .filter((opening) => opening.year <= year && opening.carried.has(type))
    .reduce<BookedOpening | undefined>((a, b) => (a && a.year > b.year ? a : b), undefined);

/** What a stock of an organ goes on from: the last re-count or opening balance up to a year. A re-count of a year stands over its balance. */
export interface StockBase {
  readonly from: BookedTally | BookedOpening;
  readonly year: number;
  readonly amount: Amount;
}

const yearOfTally = ({ month }: BookedTally): number => Number(month.slice(0, 4));

export const stockBase = (
  tallies: readonly BookedTally[],
  openings: readonly BookedOpening[],
  stock: string,
  year: number,
): StockBase | undefined => {
  const bases = [
    ...openings.flatMap((opening) => {
      const amount = opening.inForce.get(stock);
      return amount === undefined ? [] : [{ place: String(opening.year), from: opening, year: opening.year, amount }];
    }),
    ...tallies
      .filter(({ measure }) => measure === `${stock}.recounted`)
      .map((tally) => ({ place: tally.month, from: tally, year: yearOfTally(tally), amount: tally.value })),
  ].filter((base) => base.year <= year);
  // `2030` comes before `2030-01`.
  return bases.sort((one, other) => (one.place < other.place ? 1 : -1))[0];
};

/** What was made (+) and repealed (−) in the years after the base, up to a year. */
export const movesSince = (
  tallies: readonly BookedTally[],
  stock: string,
  base: StockBase | undefined,
  year: number,
): readonly { readonly tally: BookedTally; readonly amount: Amount }[] =>
  tallies
    .filter((tally) => yearOfTally(tally) > (base?.year ?? 0) && yearOfTally(tally) <= year)
    .flatMap((tally) => {
      if (tally.measure === `${stock}.made`) return [{ tally, amount: tally.value }];
      return tally.measure === `${stock}.repealed` ? [{ tally, amount: -tally.value }] : [];
    });
