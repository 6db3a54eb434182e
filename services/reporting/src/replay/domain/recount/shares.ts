import { yearOf, type CivilDate } from '@mingjian/core';
import { ONE, type Amount } from './amount.js';
import { carryBase, movesSince, stockBase } from './bases.js';
import type { Book, BookedCase, BookedOpening, BookedRemedy, BookedTally } from './book.js';

/** A thing behind a figure, and what it adds to it. */
export interface Share {
  readonly kind: 'application' | 'remedy' | 'tally' | 'openingBalance';
  /** Of an application or remedy its id; `2030-04 licensing.decisions` of a tally, the year of an opening balance. */
  readonly id: string;
  readonly organ: string;
  /** Where its events are. */
  readonly stream: string;
  readonly amount: Amount;
}

interface Wanted {
  readonly organs: readonly string[];
  readonly year: number;
  /** `3 N naturalPerson`. */
  readonly cell: string;
  /** Only what held in law by then. */
  readonly effectiveOn?: CivilDate | undefined;
}

/** The things that make a figure: what they add is the figure, to the ten-thousandth, and nothing else is behind it. */
export const sharesOf = (book: Book, { organs, year, cell, effectiveOn = '2199-12-31' }: Wanted): readonly Share[] => {
  const [table, row = '', column = ''] = cell.split(' ');
  const held = (on: CivilDate | null): on is CivilDate => on !== null && on <= effectiveOn;
  const openings = [...book.openings.values()].filter((one) => held(`${one.year}-12-31`));
  const tallies = [...book.tallies.values()].filter(({ month }) => held(`${month}-01`));
  const own = <Entry extends { readonly organ: string }>(entries: readonly Entry[], organ: string) =>
    entries.filter((entry) => entry.organ === organ);
  const wanted = new Set(organs);

  if (table === '2')
    return organs.flatMap((organ) => inTable2(own(tallies, organ), own(openings, organ), row, column, year));
  if (table === '4') {
    return [...book.remedies].flatMap(([id, remedy]) =>
      wanted.has(remedy.organ) && held(remedy.lodged) && countsInTable4(remedy, held, row, column, year)
        ? [{ kind: 'remedy' as const, id, organ: remedy.organ, stream: `remedy-${id}`, amount: ONE }]
        : [],
    );
  }
  const isColumn = (type: string): boolean => column === 'total' || column === type;
  const cases = [...book.cases].flatMap(([id, one]) => {
    if (!wanted.has(one.organ) || !held(one.received) || !isColumn(one.type)) return [];
    const known: BookedCase = held(one.decided) ? one : { ...one, decided: null, result: null };
    const amount = inTable3(known, own(openings, one.organ), row, year);
    return amount === 0n
      ? []
      : [{ kind: 'application' as const, id, organ: one.organ, stream: `application-${id}`, amount }];
  });
  return [
    ...carriedIn(
      openings.filter(({ organ }) => wanted.has(organ)),
      row,
      isColumn,
      year,
    ),
    ...cases,
  ];
};

/** The year at whose end a row shows what is open; undefined for a row that does not. */
const endOf = (row: string, year: number): number | undefined =>
  row === 'P' ? year - 1 : row === 'F' ? year : undefined;

const inTable3 = (
  { type, received, decided, result }: BookedCase,
  openings: readonly BookedOpening[],
  row: string,
  year: number,
): Amount => {
  const [came, went] = [yearOf(received), decided === null ? undefined : yearOf(decided)];
  const end = endOf(row, year);
  if (end === undefined) {
    const counts = row === 'N' ? came === year : went === year && (row === 'T' || row === result);
    return counts ? ONE : 0n;
  }
  const since = carryBase(openings, type, end)?.year ?? -Infinity;
  const opened = came > since && came <= end ? ONE : 0n;
  return went !== undefined && went > since && went <= end ? opened - ONE : opened;
};

const carriedIn = (
  openings: readonly BookedOpening[],
  row: string,
  isColumn: (type: string) => boolean,
  year: number,
): readonly Share[] => {
  const end = endOf(row, year);
  if (end === undefined) return [];
  return openings.flatMap((opening) => {
    const siblings = openings.filter(({ organ }) => organ === opening.organ);
    let amount = 0n;
    for (const [type, number] of opening.carried)
      if (isColumn(type) && carryBase(siblings, type, end) === opening) amount += BigInt(number) * ONE;
    return amount === 0n ? [] : [shareOfOpening(opening, amount)];
  });
};

const countsInTable4 = (
  { kind, lodged, concluded, outcome }: BookedRemedy,
  held: (on: CivilDate | null) => on is CivilDate,
  row: string,
  column: string,
  year: number,
): boolean => {
  if (kind !== row) return false;
  const end = held(concluded) ? yearOf(concluded) : Infinity;
  if (end === year) return column === 'total' || column === outcome;
  return yearOf(lodged) <= year && year < end && (column === 'total' || column === 'pending');
};

const inTable2 = (
  tallies: readonly BookedTally[],
  openings: readonly BookedOpening[],
  row: string,
  column: string,
  year: number,
): readonly Share[] => {
  if (column !== 'inForce')
    return tallies
      .filter(({ measure, month }) => measure === `${row}.${column}` && Number(month.slice(0, 4)) === year)
      .map((tally) => shareOfTally(tally, tally.value));
  const base = stockBase(tallies, openings, row, year);
  const first = !base
    ? []
    : 'month' in base.from
      ? [shareOfTally(base.from, base.amount)]
      : [shareOfOpening(base.from, base.amount)];
  return [...first, ...movesSince(tallies, row, base, year).map(({ tally, amount }) => shareOfTally(tally, amount))];
};

const shareOfTally = ({ organ, month, measure }: BookedTally, amount: Amount): Share => ({
  ...{ kind: 'tally', id: `${month} ${measure}`, organ, stream: `tally-${organ}-${month.slice(0, 4)}`, amount },
});
const shareOfOpening = ({ organ, year }: BookedOpening, amount: Amount): Share => ({
  ...{ kind: 'openingBalance', id: String(year), organ, stream: `opening-${organ}-${year}`, amount },
});
