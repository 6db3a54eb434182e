import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { deltaBetween, figuresOf, gather, type ReportEvent } from '../annual-report/domain/index.js';
import { historiesUpTo, organs, years } from '../testing/histories.js';
import { projected, record, sourceOf, type Fact } from '../testing/recorded.js';
import { openBook, recount, type CountedEvent } from './domain/recount/index.js';

type Event = ReportEvent & CountedEvent;

const told = (facts: readonly Fact[]): readonly Event[] =>
  record(facts)
    .map(projected)
    .map(({ name, data }) => ({ type: name, data }) as unknown as Event);

const thingOf = ({ type, data }: Event): string => {
  if (type === 'TallyRecorded') return `tally ${data.organ} ${data.month} ${data.measure}`;
  if (type === 'OpeningBalanceImported') return `openingBalance ${data.organ} ${data.year}`;
  return type.startsWith('Remedy') && 'remedy' in data
    ? `remedy ${data.organ} ${data.remedy}`
    : `application ${data.organ} ${(data as { readonly application: string }).application}`;
};

/** What an application or remedy adds to the figures: the recount with it, less the recount of the opening balances alone. */
const shareOf = (events: readonly Event[], thing: string, year: number): string => {
  const figures = (some: readonly Event[]) => {
    const book = openBook();
    for (const event of some) book.enter(event);
    return recount(book).of(organs, year);
  };
  const openings = events.filter(({ type }) => type === 'OpeningBalanceImported');
  const without = figures(openings);
  const cells = [...figures([...openings, ...events.filter((event) => thingOf(event) === thing)])];
  return cells
    .map(([cell, amount]) => `${cell} ${amount - (without.get(cell) ?? 0n)}`)
    .filter((cell) => !cell.endsWith(' 0'))
    .sort()
    .join('; ');
};

const size = { applications: 12, remedies: 4, tallies: 6, openings: 2 };
const covered = { organs: [...organs], year: years[1] };

describe('a report frozen at a cut of a lawful history', () => {
  it('has the same digest however the logs were interleaved', () => {
    fc.assert(
      fc.property(historiesUpTo(size), fc.array(fc.nat(), { minLength: 1, maxLength: 60 }), (facts, draw) => {
        const order = facts.map((fact, index) => ({ source: sourceOf(fact), key: draw[index % draw.length]! }));
        order.sort((one, other) => one.key - other.key);
        const logs = new Map<string, Fact[]>();
        for (const fact of facts) logs.set(sourceOf(fact), [...(logs.get(sourceOf(fact)) ?? []), fact]);
        const shuffled = order.map(({ source }) => logs.get(source)!.shift()!);
        const digest = (some: readonly Fact[]) => figuresOf(gather(told(some)), covered).digest;
        expect(digest(shuffled)).toBe(digest(facts));
      }),
      { numRuns: 40 },
    );
  });

  it('moves by exactly the cases and remedies that a recount finds to count otherwise', () => {
    let moves = 0;
    fc.assert(
      fc.property(historiesUpTo(size), fc.double({ min: 0, max: 1, noNaN: true }), (facts, where) => {
        const events = told(facts);
        // Opening balances move what other things count for; they are told as things of their own.
        const openings = events.filter(({ type }) => type === 'OpeningBalanceImported');
        const others = events.filter(({ type }) => type !== 'OpeningBalanceImported');
        const cut = Math.floor(where * others.length);
        const [before, after] = [
          [...openings, ...others.slice(0, cut)],
          [...openings, ...others],
        ];
        const { moved } = deltaBetween({ told: gather(before), organs }, { told: gather(after), organs }, covered.year);
        const things = [...new Set(others.map(thingOf))].filter((thing) => !thing.startsWith('tally'));
        const expected = things.filter(
          (thing) => shareOf(before, thing, covered.year) !== shareOf(after, thing, covered.year),
        );
        moves += expected.length;
        const named = moved.filter(({ kind }) => kind === 'application' || kind === 'remedy');
        expect(named.map(({ kind, organ, id }) => `${kind} ${organ} ${id}`).sort()).toEqual(expected.sort());
      }),
      { numRuns: 60 },
    );
    expect(moves).toBeGreaterThan(50);
  });
});
