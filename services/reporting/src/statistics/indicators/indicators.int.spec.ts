import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { histories, organs, years } from '../../testing/histories.js';
import { readModelOf, type ReadModel } from '../../testing/read-model.js';
import { projected, record, type Fact } from '../../testing/recorded.js';
import { statistics } from '../statistics.projection.js';
import { columnOf, indicatorNamed, indicators, type Indicator } from './catalogue.js';
import { readHandlingTimes } from './handling-times.js';
import { changedSince, readBehind, readCells, readMatrix } from './read-cells.js';
import { readAgeing, readFreshness } from './standing-now.js';

const indicator = (id: string): Indicator => indicatorNamed(id)!;
const all = { organs, from: `${years[0]}-01`, to: '2035-12' };

interface PlainCase {
  readonly organ: string;
  readonly due: string;
  readonly late: boolean;
  readonly extended: boolean;
  readonly receiptDate: string;
  readonly applicantType: string;
  readonly noticed: boolean;
  readonly decidedOn: string | null;
  readonly result: string | null;
}

/** The cases of a history once more, plainly. */
const casesOf = (facts: readonly Fact[]): readonly PlainCase[] => {
  const cases = new Map<unknown, PlainCase>();
  for (const { type, data: told, entry } of facts) {
    const data = told as Record<string, unknown>;
    const known = cases.get(data['application']);
    const set = (news: object): void => void cases.set(data['application'], { ...known, ...news } as PlainCase);
    const { due } = (data['term'] ?? {}) as { readonly due?: string };
    const late = known?.late === true || entry === 'late';
    if (type === 'ApplicationRegistered') {
      set({ ...data, due, late, extended: false, noticed: false, decidedOn: null, result: null });
    } else if (type === 'ApplicationDecided') {
      set({ due: data['due'], decidedOn: data['decidedOn'], result: data['result'], late });
    } else if (type === 'CorrectionNoticed') {
      set({ noticed: true });
    } else if (type === 'CorrectionReceived' || type === 'FeePaid') {
      set({ due });
    } else if (type === 'ApplicationFactsCorrected') {
      const { result, decidedOn, ...others } = data['after'] as Record<string, unknown>;
      set({ ...others, ...(result !== null && { result, decidedOn }) });
    }
  }
  return [...cases.values()];
};

/** A busy machine takes its time to make a database and to remove it. */
const PATIENCE_MS = 60_000;

describe('the indicators', () => {
  let model: ReadModel;
  beforeAll(async () => {
    model = await readModelOf(statistics);
  }, PATIENCE_MS);
  afterAll(() => model.drop(), PATIENCE_MS);

  const given = async (facts: readonly Fact[]): Promise<void> => {
    await model.restart();
    await model.apply(record(facts).map(projected));
  };

  it('count what a plain reading of the history counts, leave late entries out of timeliness and list them', async () => {
    await fc.assert(
      fc.asyncProperty(histories, async (facts) => {
        await given(facts);
        const decided = casesOf(facts).filter(({ decidedOn }) => decidedOn !== null);
        const inTime = decided.filter(({ late }) => !late);
        const expected = {
          'applications.received': casesOf(facts).length,
          'applications.decided': decided.length,
          'applications.granted': decided.filter(({ result }) => result === '3.1' || result === '3.2').length,
          'applications.corrected': decided.filter(({ noticed }) => noticed).length,
          'applications.onTime': inTime.filter(({ due, decidedOn }) => decidedOn! <= due).length,
        };
        for (const [id, numerator] of Object.entries(expected)) {
          const [cell] = await readCells(model.pool, { ...all, indicator: indicator(id) });
          expect({ id, numerator: cell?.numerator ?? 0 }).toEqual({ id, numerator });
        }
        const behind = { ...all, indicator: indicator('applications.onTime'), limit: 1000, offset: 0 };
        const listed = await readBehind(model.pool, { ...behind, part: 'excluded' });
        expect(listed.total).toBe(decided.length - inTime.length);
        expect(listed.rows.every(({ timeliness, late }) => late === true && timeliness === 'lateEntry')).toBe(true);
      }),
      { numRuns: 8 },
    );
  }, 60_000);

  it('have in the shared views the cells that the API answers with, and as many things behind each cell as it counts', async () => {
    const [facts = []] = fc
      .sample(histories, { numRuns: 20, seed: 11 })
      .sort((one, other) => other.length - one.length);
    await given(facts);
    for (const one of indicators) {
      for (const dimension of [null, ...one.dimensions]) {
        for (const organ of organs) {
          const { rows: shared } = await model.pool.query(
            `select value as key, sum(numerator)::int as numerator, sum(denominator)::int as denominator, sum(excluded)::int as excluded
             from bi.indicator_cells where indicator = $1 and dimension = $2 and organ = $3 and month between $4 and $5
             group by value order by value collate "C"`,
            [one.id, dimension ?? '', organ, all.from, all.to],
          );
          const request = { ...all, organs: [organ], indicator: one, ...(dimension && { by: dimension }) };
          const answered = await readCells(model.pool, request);
          expect(
            answered.map(({ key, numerator, denominator, excluded }) => ({ key, numerator, denominator, excluded })),
          ).toEqual(shared);
          for (const { key, ...cell } of answered) {
            for (const part of ['numerator', 'denominator', 'excluded'] as const) {
              const where = dimension ? { dimension, value: key } : undefined;
              const behind = await readBehind(model.pool, { ...request, part, where, limit: 1000, offset: 0 });
              expect({ id: one.id, part, n: behind.rows.length }).toEqual({ id: one.id, part, n: cell[part] });
              if (where)
                expect(new Set(behind.rows.map((row) => row[columnOf[where.dimension]] ?? ''))).toEqual(
                  new Set(cell[part] ? [key] : []),
                );
            }
          }
        }
      }
    }
    const { rows } = await model.pool.query<{ indicator: string; version: number }>(
      'select indicator, version from bi.indicators',
    );
    expect(rows).toEqual(indicators.map(({ id, version }) => ({ indicator: id, version })));
  }, 60_000);

  it('say whether anything was recorded since, also where a case has left the cell that is asked for', async () => {
    const received = indicator('applications.received');
    await given(caseOf('1', 'harbour', '2030-01-07', '3.1', '2030-03-04'));
    const cells = await readCells(model.pool, { ...all, indicator: received, by: 'timeliness' });
    expect(cells.map(({ key }) => key)).not.toContain('open');
    const changed = (since: string, one = received) => changedSince(model.pool, one, new Date(since));
    expect(await changed('2030-02-01T00:00:00Z')).toBe(true);
    expect(await changed('2030-04-01T00:00:00Z')).toBe(false);
    expect(await changed('2030-02-01T00:00:00Z', indicator('items.onTime'))).toBe(false);
  });

  it('tell the percentiles of handling time in working days of the approved calendar', async () => {
    const calendar: Fact = {
      stream: 'calendar-CN',
      type: 'CalendarApproved',
      on: '2029-11-01',
      data: {
        region: 'CN',
        year: 2030,
        version: 1,
        daysOff: ['2030-01-09'],
        makeUpWorkdays: ['2030-01-12'],
        source: 'notice',
      },
    };
    // Received on a Monday, decided on the Friday (the Wednesday is off) or the Saturday on which people work.
    await given([
      calendar,
      ...caseOf('1', 'harbour', '2030-01-07', '3.1', '2030-01-11'),
      ...caseOf('2', 'harbour', '2030-01-07', '3.1', '2030-01-12'),
      ...caseOf('3', 'river', '2030-01-07', '3.1', '2030-01-07'),
    ]);
    const times = await readHandlingTimes(model.pool, all);
    expect(times.histogram).toEqual([
      { workdays: 0, cases: 1 },
      { workdays: 3, cases: 1 },
      { workdays: 4, cases: 1 },
    ]);
    expect(times).toMatchObject({ cases: 3, percentiles: { p10: 0, p50: 3, p90: 4, p100: 4 } });
  });

  it('tell how old open cases are, and which of them are overdue', async () => {
    await given([...caseOf('1', 'harbour', '2030-01-07', null), ...caseOf('2', 'harbour', '2030-03-04', null)]);
    const { open, overdue, bands } = await readAgeing(model.pool, organs, '2030-03-08');
    expect({ open, overdue }).toEqual({ open: 2, overdue: 1 });
    expect(bands.filter(({ cases }) => cases > 0)).toEqual([
      { fromWorkdays: 0, toWorkdays: 5, cases: 1 },
      { fromWorkdays: 41, toWorkdays: null, cases: 1 },
    ]);
  });

  it('hold an item against the day by which it must be out, and tell when a column last changed', async () => {
    await given([
      ...item('1', { publishBy: '2030-02-04', publishedOn: '2030-02-04' }),
      ...item('2', { publishBy: '2030-02-04', publishedOn: '2030-02-05' }),
      ...item('3', { publishBy: '2030-02-04' }),
      ...item('4', { publishBy: '2030-02-04', entry: 'late' }),
    ]);
    const onTime = { ...all, indicator: indicator('items.onTime') };
    const [cell] = await readCells(model.pool, onTime);
    expect(cell).toMatchObject({ numerator: 1, denominator: 3, excluded: 1, value: 1 / 3 });
    const byTimeliness = await readCells(model.pool, { ...onTime, by: 'timeliness' });
    expect(byTimeliness.map(({ key, denominator }) => [key, denominator])).toEqual([
      ['lateEntry', 0],
      ['onTime', 1],
      ['open', 1],
      ['overdue', 1],
    ]);
    expect(await readFreshness(model.pool, organs, '2030-02-10')).toEqual([
      { organ: 'harbour', category: '工作动态类', published: 2, lastOn: '2030-02-05', days: 5 },
    ]);
  });

  it('lay out the counts of organs by a dimension for tables with sums', async () => {
    await given([...caseOf('1', 'harbour', '2030-01-07', '3.1'), ...caseOf('2', 'river', '2030-01-07', '3.2')]);
    const decided = indicator('applications.decided');
    const matrix = await readMatrix(model.pool, { ...all, indicator: decided, dimension: 'result' });
    expect(matrix).toEqual({
      values: ['3.1', '3.2'],
      counts: [
        [1, 0],
        [0, 1],
        [0, 0],
      ],
    });
  });
});

const id = (name: string): string => `00000000-0000-4000-8000-${name.padStart(12, '0')}`;

const caseOf = (name: string, organ: string, received: string, result: string | null, decidedOn = received): Fact[] => {
  const ofCase = { application: id(name), organ, applicantType: 'naturalPerson' };
  const stream = `application-${id(name)}`;
  const due = new Date(Date.parse(received) + 28 * 86_400_000).toISOString().slice(0, 10);
  const term = { start: received, days: 20, due, provisional: false, calendar: 'CN-1' };
  const data = {
    ...ofCase,
    channel: 'web',
    number: name,
    receiptDate: received,
    receiptBasis: 'confirmed',
    confirmation: null,
    term,
  };
  const decided = {
    ...ofCase,
    result,
    articles: [],
    decidedOn,
    via: 'reply',
    receiptDate: received,
    due,
    document: null,
  };
  return [
    { stream, type: 'ApplicationRegistered', on: received, data },
    ...(result === null ? [] : [{ stream, type: 'ApplicationDecided', on: decidedOn, data: decided }]),
  ];
};

const item = (
  name: string,
  {
    publishBy,
    publishedOn,
    entry,
  }: { readonly publishBy: string; readonly publishedOn?: string; readonly entry?: 'late' },
): Fact[] => {
  const [category, visibility, digest] = ['工作动态类', 'public', '0'.repeat(64)];
  const ofItem = { item: id(name), organ: 'harbour', category, visibility, digest };
  const proposed = {
    ...{ ...ofItem, section: 'office', drafter: 'a', responsible: 'b', attribute: 'proactive', attributeGround: null },
    ...{
      origin: 'made',
      carrier: 'other',
      documentNumber: null,
      manners: ['website'],
      formedOn: '2030-01-07',
      publishBy,
    },
  };
  const published = { ...ofItem, publication: id(name), request: id('9'), indexNumber: name, version: 1, title: name };
  return [
    { stream: `item-${id(name)}`, type: 'ItemProposed', on: '2030-01-07', data: proposed, ...(entry && { entry }) },
    ...(publishedOn === undefined
      ? []
      : [
          {
            stream: `publication-${id(name)}`,
            type: 'ItemPublished',
            on: publishedOn,
            data: { ...published, publishedOn },
          },
        ]),
  ];
};
