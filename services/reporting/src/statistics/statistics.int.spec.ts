import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ProjectedEvent } from '@mingjian/projections';
import fc from 'fast-check';
import { foldTables, type ReportEvent } from '../annual-report/domain/index.js';
import { assembleReport, casesOfCell, remediesOfCell } from '../annual-report/views/index.js';
import { histories, organs, years } from '../testing/histories.js';
import { readModelOf, type ReadModel } from '../testing/read-model.js';
import { projected, record, sourceOf, type Fact } from '../testing/recorded.js';
import { statistics } from './statistics.projection.js';

const remedyColumns = [
  ['suitDirect', 'pending'],
  ['reconsideration', 'total'],
  ['reconsideration', 'upheld'],
] as const;

const scopes = [...organs.map((organ) => [organ]), ['harbour', 'hill'], [...organs]];

/** Other events lie between: sequences so far apart cross the blocks that running totals are kept by. */
const STEP = 997;

/** Mixes the services' logs by the draw; each log keeps its own order. */
const mixed = (facts: readonly Fact[], draw: readonly number[]): readonly ProjectedEvent[] => {
  const logs = new Map<string, ProjectedEvent[]>();
  for (const event of record(facts)) {
    const placed = projected({ ...event, sequence: event.sequence * STEP });
    logs.set(event.source, [...(logs.get(event.source) ?? []), placed]);
  }
  const order = facts.map((fact, index) => ({ source: sourceOf(fact), key: draw[index % draw.length] ?? 0 }));
  order.sort((one, other) => one.key - other.key);
  return order.map(({ source }) => logs.get(source)?.shift()).filter((event) => event !== undefined);
};

const batchesOf = <Item>(items: readonly Item[], sizes: readonly number[]): readonly (readonly Item[])[] => {
  const batches: Item[][] = [];
  const rest = [...items];
  for (let turn = 0; rest.length > 0; turn += 1) batches.push(rest.splice(0, sizes[turn % sizes.length]));
  return batches;
};

interface IndexedCase {
  readonly application: string;
  readonly [fact: string]: unknown;
}

/** The case index event by event: each names its facts outright. */
const foldCases = (events: readonly ProjectedEvent[]): IndexedCase[] => {
  const cases = new Map<unknown, IndexedCase>();
  for (const { name, data, envelope } of events) {
    const facts = factsOf(name, data);
    if (!facts) continue;
    const found = cases.get(data['application']) ?? nothingKnown;
    const due = (data['term'] as { due: string } | undefined)?.due;
    const late = found['late'] === true || envelope.entry === 'late';
    cases.set(data['application'], {
      ...found,
      application: String(data['application']),
      ...(due && { due }),
      ...facts,
      late,
    });
  }
  return [...cases.values()];
};

const factsOf = (name: string, data: ProjectedEvent['data']): object | undefined =>
  ({
    ApplicationRegistered: {
      organ: data['organ'],
      applicant_type: data['applicantType'],
      receipt_date: data['receiptDate'],
    },
    CorrectionNoticed: { correction_noticed_on: data['noticedOn'] },
    CorrectionReceived: {},
    FeeNoticed: { fee_noticed_on: data['noticedOn'] },
    FeePaid: { fee_yuan: data['amountYuan'] },
    ApplicationDecided: { due: data['due'], decided_on: data['decidedOn'], result: data['result'] },
    ApplicationFactsCorrected: correctedFacts(data['after'] as Record<string, unknown> | undefined),
    ApplicationDelivered: { delivered_on: data['deliveredOn'] },
  })[name];

const correctedFacts = (after: Readonly<Record<string, unknown>> = {}) => ({
  applicant_type: after['applicantType'],
  receipt_date: after['receiptDate'],
  ...(after['result'] !== null && { result: after['result'], decided_on: after['decidedOn'] }),
});

/** The cases of some organs that had come by the end of a year and were decided later or not at all. */
const openAtEndOf = (events: readonly ProjectedEvent[], organs: readonly string[], year: number): readonly string[] =>
  foldCases(events)
    .filter(({ organ }) => organs.includes(String(organ)))
    .filter(({ receipt_date, decided_on }) => {
      const isAfter = (date: unknown) => Number(String(date).slice(0, 4)) > year;
      return !isAfter(receipt_date) && (decided_on === null || isAfter(decided_on));
    })
    .map(({ application }) => application)
    .sort();

/** How many late entries each cell of table 3 holds: the cell in which a case counts in the end, and how its event was entered. */
const foldLate = (
  events: readonly ProjectedEvent[],
  organs: readonly string[],
  year: number,
): Readonly<Record<string, number>> => {
  const cells: Record<string, number> = {};
  for (const { application, organ, applicant_type, receipt_date, result, decided_on } of foldCases(events)) {
    const count = (row: unknown, date: unknown, isLate: unknown): void => {
      if (!isLate || !organs.includes(String(organ)) || Number(String(date).slice(0, 4)) !== year) return;
      cells[`${row} ${applicant_type}`] = (cells[`${row} ${applicant_type}`] ?? 0) + 1;
    };
    const own = events.filter(({ data }) => data['application'] === application);
    const isLate = (name: string) => own.find((event) => event.name === name)?.envelope.entry === 'late';
    count('N', receipt_date, isLate('ApplicationRegistered'));
    if (result === null) continue;
    count(result, decided_on, isLate('ApplicationDecided'));
    count('T', decided_on, isLate('ApplicationDecided'));
  }
  return cells;
};

const nothingKnown: IndexedCase = {
  application: '',
  organ: null,
  applicant_type: null,
  receipt_date: null,
  due: null,
  decided_on: null,
  result: null,
  delivered_on: null,
  correction_noticed_on: null,
  fee_noticed_on: null,
  fee_yuan: null,
  late: false,
};

/** A busy machine takes its time to make a database and to remove it. */
const PATIENCE_MS = 60_000;

describe('statistics', () => {
  let model: ReadModel;
  beforeAll(async () => {
    model = await readModelOf(statistics);
  }, PATIENCE_MS);
  afterAll(() => model.drop(), PATIENCE_MS);

  const expectFold = async (events: readonly ProjectedEvent[]): Promise<void> => {
    const facts = events.map(({ name, data }) => ({ type: name, data }) as ReportEvent);
    for (const scope of scopes) {
      for (const year of years) {
        const { tables, provenance } = await assembleReport(model.pool, { organs: scope, year });
        expect(tables).toEqual(foldTables(facts, scope, year));
        expect(provenance.late).toEqual(foldLate(events, scope, year));
      }
    }
  };

  /** As of cuts all through the logs, also such that divide a block of the running totals: what was known then is what a fold up to there tells. */
  const expectFoldAt = async (events: readonly ProjectedEvent[], shares: readonly number[]): Promise<void> => {
    const lastOf = (source: string) => events.findLast((event) => event.source === source)?.sequence ?? 0;
    for (const share of shares) {
      const at = (source: string) => Math.floor(lastOf(source) * share);
      const cut = { intake: at('intake'), reporting: at('reporting') };
      const known = events.filter(({ source, sequence }) => sequence <= at(source));
      const facts = known.map(({ name, data }) => ({ type: name, data }) as ReportEvent);
      for (const scope of [scopes[0]!, scopes.at(-1)!]) {
        for (const year of years) {
          const { tables, provenance } = await assembleReport(model.pool, { organs: scope, year, cut });
          expect(tables).toEqual(foldTables(facts, scope, year));
          expect(provenance.late).toEqual(foldLate(known, scope, year));
          const behind = { organs: scope, year, column: 'total', cut, pageSize: 100 } as const;
          const decided = await casesOfCell(model.pool, { ...behind, row: 'T' });
          expect(decided.rows).toHaveLength(Number(tables.table3.T.total));
          // The whole city's is looked behind further: what was open, and what had become of remedies.
          if (scope.length === 1) continue;
          const [open, ...remedies] = await Promise.all([
            casesOfCell(model.pool, { ...behind, row: 'F' }),
            ...remedyColumns.map(([kind, column]) => remediesOfCell(model.pool, { ...behind, kind, column })),
          ]);
          expect(open.rows.map(({ application }) => application).sort()).toEqual(openAtEndOf(known, scope, year));
          expect(open.total + open.withoutCase).toBe(tables.table3.F.total);
          expect(remedies.map(({ rows }) => rows.length)).toEqual(
            remedyColumns.map(([kind, column]) => tables.table4[kind][column]),
          );
        }
      }
    }
  };

  const expectCases = async (events: readonly ProjectedEvent[]): Promise<void> => {
    const { rows } = await model.pool.query(
      `select application, organ, applicant_type, receipt_date::text, due::text, decided_on::text, result, delivered_on::text, correction_noticed_on::text,
              fee_noticed_on::text, fee_yuan, late from read.cases`,
    );
    const byApplication = (one: IndexedCase, other: IndexedCase) => one.application.localeCompare(other.application);
    expect(rows.sort(byApplication)).toEqual(foldCases(events).sort(byApplication));
  };

  it('tells what a plain fold of the history tells, now and as of any cut, however the logs are mixed and cut into batches, live or rebuilt', async () => {
    const draws = fc.array(fc.nat(), { minLength: 1, maxLength: 200 });
    const batchSizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(histories, draws, batchSizes, draws, async (facts, draw, sizes, otherDraw) => {
        await model.restart();
        const live = mixed(facts, draw);
        for (const batch of batchesOf(live, sizes)) await model.apply(batch);
        await expectFold(live);
        await expectCases(live);
        await expectFoldAt(live, [0.31, 0.77]);
        await model.restart();
        await model.apply(mixed(facts, otherDraw));
        await expectFold(live);
        await expectCases(live);
      }),
      { numRuns: 12 },
    );
  }, 300_000);
});
