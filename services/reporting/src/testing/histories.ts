import {
  applicantTypes,
  remedyKinds,
  remedyOutcomes,
  resultCodes,
  tallyMeasures,
  type ApplicationEvent,
  type OpeningEvent,
  type RemedyEvent,
  type ResultCode,
  type TallyEvent,
} from '@mingjian/contracts';
import { uuidFrom } from '@mingjian/core';
import fc from 'fast-check';
import type { Fact } from './recorded.js';

export const organs = ['harbour', 'river', 'hill'] as const;
export const years = [2029, 2030, 2031] as const;

type Told = ApplicationEvent | RemedyEvent | TallyEvent | OpeningEvent;
/** Checks the invented data against the contracts when the specs are compiled. */
const told = <Event extends Told>(event: Pick<Event, 'type' | 'data'>) => event;

const DAY_MS = 86_400_000;
const dayAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

const anyDay = fc.integer({ min: 0, max: 3 * 365 - 1 }).map((day) => dayAfter('2029-01-01', day));
const organ = fc.constantFrom(...organs);

/** One application with a lawful order of acts: each happens some days after the one before, as far as the draw goes. */
const applicationFacts = (index: number): fc.Arbitrary<readonly Fact[]> =>
  fc
    .record({
      organ,
      applicantType: fc.constantFrom(...applicantTypes),
      received: anyDay,
      late: fc.integer({ min: 0, max: 9 }).map((draw) => draw === 0),
      correction: fc.option(fc.nat(7), { nil: undefined }),
      fee: fc.option(fc.record({ after: fc.nat(20), paid: fc.boolean() }), { nil: undefined }),
      decision: fc.option(fc.record({ after: fc.nat(400), result: fc.constantFrom(...resultCodes) }), {
        nil: undefined,
      }),
      delivery: fc.option(fc.nat(10), { nil: undefined }),
      rectified: fc.option(
        fc.record({
          applicantType: fc.constantFrom(...applicantTypes),
          received: anyDay,
          result: fc.constantFrom(...resultCodes),
          after: fc.nat(400),
        }),
        { nil: undefined },
      ),
    })
    .map(({ organ: of, applicantType, received, late, correction, fee, decision, delivery, rectified }) => {
      const application = uuidFrom('application', String(index));
      const facts: Fact[] = [];
      let day = received;
      const add = (days: number, event: (on: string) => Pick<ApplicationEvent, 'type' | 'data'>): void => {
        day = dayAfter(day, days);
        facts.push({ ...event(day), stream: `application-${application}`, on: day, entry: late ? 'late' : 'live' });
      };
      const ofCase = { application, organ: of };
      const termFrom = (start: string) => ({
        start,
        days: 20,
        due: dayAfter(start, 28),
        provisional: false,
        calendar: 'CN-1',
      });
      add(0, (on) =>
        told<ApplicationEvent>({
          type: 'ApplicationRegistered',
          data: {
            ...ofCase,
            applicantType,
            channel: 'web',
            number: `${of}-${index}`,
            receiptDate: on,
            receiptBasis: 'confirmed',
            confirmation: null,
            term: termFrom(on),
          },
        }),
      );
      if (correction !== undefined) {
        add(correction, (on) =>
          told<ApplicationEvent>({
            type: 'CorrectionNoticed',
            data: { ...ofCase, noticedOn: on, items: ['description'], replyBy: dayAfter(on, 21) },
          }),
        );
        add(3, (on) =>
          told<ApplicationEvent>({
            type: 'CorrectionReceived',
            data: { ...ofCase, receivedOn: on, term: termFrom(on) },
          }),
        );
      }
      if (fee) {
        add(fee.after, (on) =>
          told<ApplicationEvent>({
            type: 'FeeNoticed',
            data: { ...ofCase, schedule: 'byItem', quantity: 12, amountYuan: 200, noticedOn: on },
          }),
        );
        if (fee.paid) {
          add(2, (on) =>
            told<ApplicationEvent>({
              type: 'FeePaid',
              data: { ...ofCase, paidOn: on, amountYuan: 200, term: termFrom(on) },
            }),
          );
        }
      }
      let decided: { readonly result: ResultCode; readonly at: string } | undefined;
      if (decision) {
        decided = { result: decision.result, at: dayAfter(day, decision.after) };
        add(decision.after, (on) =>
          told<ApplicationEvent>({
            type: 'ApplicationDecided',
            data: {
              ...ofCase,
              applicantType,
              result: decision.result,
              articles: [],
              decidedOn: on,
              via: 'reply',
              receiptDate: received,
              due: dayAfter(received, 28),
              document: null,
            },
          }),
        );
        if (delivery !== undefined) {
          add(delivery, (on) =>
            told<ApplicationEvent>({
              type: 'ApplicationDelivered',
              data: { ...ofCase, deliveredOn: on, manner: 'portal' },
            }),
          );
        }
      }
      if (rectified) {
        const { result = null, at: decidedOn = null } = decided ?? {};
        add(1, (on) =>
          told<ApplicationEvent>({
            type: 'ApplicationFactsCorrected',
            data: {
              ...ofCase,
              correctedOn: on,
              before: { applicantType, receiptDate: received, result, decidedOn },
              after: {
                applicantType: rectified.applicantType,
                receiptDate: rectified.received,
                result: decided ? rectified.result : null,
                decidedOn: decided ? dayAfter(rectified.received, rectified.after) : null,
              },
            },
          }),
        );
      }
      return facts;
    });

const remedyFacts = (index: number): fc.Arbitrary<readonly Fact[]> =>
  fc
    .record({
      organ,
      kind: fc.constantFrom(...remedyKinds),
      lodgedOn: anyDay,
      end: fc.option(fc.record({ after: fc.nat(500), outcome: fc.constantFrom(...remedyOutcomes) }), {
        nil: undefined,
      }),
    })
    .map(({ organ: of, kind, lodgedOn, end }) => {
      const remedy = uuidFrom('remedy', String(index));
      const place = { stream: `remedy-${remedy}` };
      const ofRemedy = { remedy, organ: of, kind };
      const lodged = told<RemedyEvent>({ type: 'RemedyLodged', data: { ...ofRemedy, application: null, lodgedOn } });
      if (!end) return [{ ...lodged, ...place, on: lodgedOn }];
      const concludedOn = dayAfter(lodgedOn, end.after);
      const data = { ...ofRemedy, outcome: end.outcome, concludedOn };
      const concluded = told<RemedyEvent>({ type: 'RemedyConcluded', data });
      return [
        { ...lodged, ...place, on: lodgedOn },
        { ...concluded, ...place, on: concludedOn },
      ];
    });

const decimal = fc
  .tuple(fc.nat(5_000_000), fc.nat(9999))
  .map(([whole, fraction]) => (fraction % 3 === 0 ? String(whole) : `${whole}.${fraction}`));

const tallyFact: fc.Arbitrary<Fact> = fc
  .record({
    organ,
    year: fc.constantFrom(...years),
    month: fc.integer({ min: 1, max: 12 }).map((month) => String(month).padStart(2, '0')),
    measure: fc.constantFrom(...tallyMeasures),
    money: decimal,
    count: fc.nat(900).map(String),
  })
  .map(({ organ: of, year, month, measure, money, count }) => ({
    ...told<TallyEvent>({
      type: 'TallyRecorded',
      data: {
        organ: of,
        month: `${year}-${month}`,
        measure,
        value: measure === 'adminFees.tenThousandYuan' ? money : count,
        source: 'invented ledger',
        replaces: null,
      },
    }),
    stream: `tally-${of}-${year}`,
    on: `${year}-${month}-28`,
  }));

const openingFact: fc.Arbitrary<Fact> = fc
  .record({
    organ,
    year: fc.constantFrom(2028, 2029),
    version: fc.integer({ min: 1, max: 3 }),
    carriedForward: fc.dictionary(fc.constantFrom(...applicantTypes), fc.nat(30)),
    regulationsInForce: fc.option(fc.nat(50).map(String)),
    normativeDocumentsInForce: fc.option(fc.nat(900).map(String)),
  })
  .map((balance) => ({
    ...told<OpeningEvent>({ type: 'OpeningBalanceImported', data: { ...balance, source: 'invented report' } }),
    stream: `opening-${balance.organ}-${balance.year}`,
    on: '2030-01-02',
  }));

/** How much happens in an invented history at most. */
interface Size {
  readonly applications: number;
  readonly remedies: number;
  readonly tallies: number;
  readonly openings: number;
}

/** What happened in three invented organs in three years, each service's facts by date; late entries last. */
export const historiesUpTo = (size: Size): fc.Arbitrary<readonly Fact[]> =>
  fc
    .record({
      applications: fc.integer({ min: 1, max: size.applications }).chain((count) => manyOf(count, applicationFacts)),
      remedies: fc.nat(size.remedies).chain((count) => manyOf(count, remedyFacts)),
      tallies: fc.array(tallyFact, { maxLength: size.tallies }),
      openings: fc.array(openingFact, { maxLength: size.openings }),
    })
    .map(({ applications, remedies, tallies, openings }) => {
      const streams = [...applications, ...remedies];
      const isLate = ({ entry }: Fact) => entry === 'late';
      const inOrder = [...streams.flat(), ...tallies, ...openings].sort(
        (one, other) => Number(isLate(one)) - Number(isLate(other)) || one.on.localeCompare(other.on),
      );
      return inOrder;
    });

const manyOf = <Value>(count: number, make: (index: number) => fc.Arbitrary<Value>): fc.Arbitrary<Value[]> =>
  fc.tuple(...Array.from({ length: count }, (_, index) => make(index)));

export const histories = historiesUpTo({ applications: 60, remedies: 15, tallies: 40, openings: 4 });
