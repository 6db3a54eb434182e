import type {
  ApplicantType,
  ApplicationEvent,
  OpeningEvent,
  RemedyEvent,
  RemedyKind,
  RemedyOutcome,
  ResultCode,
  TallyEvent,
} from '@mingjian/contracts';
import { blank, decimalOf, unitsOf, type Cell, type Decimal } from './cells.js';
import {
  applicantColumns,
  isResult,
  moneyCell,
  type Table2Cell,
  type Table2Stock,
  type Table3Column,
  type Table3Row,
  type Table4Column,
} from './form2021.js';
import { fillTable2, fillTable3, fillTable4, type ReportTables } from './tables.js';

export type ReportEvent = ApplicationEvent | RemedyEvent | TallyEvent | OpeningEvent;

interface Case {
  readonly organ: string;
  type: ApplicantType;
  received: string;
  decided?: { readonly on: string; readonly result: ResultCode };
}

interface Remedy {
  readonly organ: string;
  readonly kind: RemedyKind;
  readonly lodged: string;
  concluded?: { readonly on: string; readonly outcome: RemedyOutcome };
}

type Opening = Extract<OpeningEvent, { type: 'OpeningBalanceImported' }>['data'];
type Tally = Extract<TallyEvent, { type: 'TallyRecorded' }>['data'];

interface Record2021 {
  readonly cases: readonly Case[];
  readonly remedies: readonly Remedy[];
  readonly tallies: readonly Tally[];
  readonly openings: readonly Opening[];
}

/**
 * The three tables of a set of organs and a year, told by a plain fold over the whole history: the meaning that the projections must
 * keep. Slow and simple on purpose; it shares no code with them.
 * @param events each source's events in order, the sources mixed in any way
 */
export const foldTables = (events: Iterable<ReportEvent>, organs: readonly string[], year: number): ReportTables => {
  const record = only(gather(events), organs);
  return {
    year,
    table2: fillTable2((cell) =>
      isInForce(cell) ? inForce(record, stockOf(cell), year) : talliedIn(record, cell, year),
    ),
    table3: fillTable3((row, column) => cellOfTable3(record, row, column, year)),
    table4: fillTable4((kind, column) => cellOfTable4(record, kind, column, year)),
  };
};

const gather = (events: Iterable<ReportEvent>): Record2021 => {
  const cases = new Map<string, Case>();
  const remedies = new Map<string, Remedy>();
  const tallies = new Map<string, Tally>();
  const openings = new Map<string, Opening>();
  for (const { type, data } of events) {
    switch (type) {
      case 'ApplicationRegistered':
        cases.set(data.application, { organ: data.organ, type: data.applicantType, received: data.receiptDate });
        break;
      case 'ApplicationDecided':
        decide(cases.get(data.application), data);
        break;
      case 'ApplicationFactsCorrected':
        correct(cases.get(data.application), data.after);
        break;
      case 'RemedyLodged':
        remedies.set(data.remedy, { organ: data.organ, kind: data.kind, lodged: data.lodgedOn });
        break;
      case 'RemedyConcluded':
        conclude(remedies.get(data.remedy), data);
        break;
      case 'TallyRecorded':
        tallies.set(`${data.organ} ${data.month} ${data.measure}`, data);
        break;
      case 'OpeningBalanceImported': {
        const key = `${data.organ} ${data.year}`;
        if (data.version > (openings.get(key)?.version ?? 0)) openings.set(key, data);
        break;
      }
      default:
    }
  }
  return {
    cases: [...cases.values()],
    remedies: [...remedies.values()],
    tallies: [...tallies.values()],
    openings: [...openings.values()],
  };
};

const decide = (item: Case | undefined, data: { readonly decidedOn: string; readonly result: ResultCode }): void => {
  if (item) item.decided = { on: data.decidedOn, result: data.result };
};

const correct = (
  item: Case | undefined,
  {
    applicantType,
    receiptDate,
    result,
    decidedOn,
  }: Extract<ApplicationEvent, { type: 'ApplicationFactsCorrected' }>['data']['after'],
): void => {
  if (!item) return;
  item.type = applicantType;
  item.received = receiptDate;
  if (result !== null && decidedOn !== null) item.decided = { on: decidedOn, result };
};

const conclude = (
  remedy: Remedy | undefined,
  data: { readonly concludedOn: string; readonly outcome: RemedyOutcome },
): void => {
  if (remedy) remedy.concluded = { on: data.concludedOn, outcome: data.outcome };
};

const only = (record: Record2021, organs: readonly string[]): Record2021 => ({
  cases: record.cases.filter(({ organ }) => organs.includes(organ)),
  remedies: record.remedies.filter(({ organ }) => organs.includes(organ)),
  tallies: record.tallies.filter(({ organ }) => organs.includes(organ)),
  openings: record.openings.filter(({ organ }) => organs.includes(organ)),
});

const yearOf = (date: string): number => Number(date.slice(0, 4));
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

// ---------------------------------------------------------------- table 3

const cellOfTable3 = (record: Record2021, row: Table3Row, column: Table3Column, year: number): Cell => {
  const types = column === 'total' ? applicantColumns.map(({ code }) => code) : [column];
  const cases = record.cases.filter(({ type }) => types.includes(type));
  if (row === 'N') return cases.filter(({ received }) => yearOf(received) === year).length;
  if (row === 'P') return sum(types.map((type) => openAtEndOf(record, type, year - 1)));
  if (row === 'F') return sum(types.map((type) => openAtEndOf(record, type, year)));
  const decidedNow = cases.flatMap(({ decided }) => (decided && yearOf(decided.on) === year ? [decided] : []));
  return isResult(row) ? decidedNow.filter(({ result }) => result === row).length : decidedNow.length;
};

/** Registered up to 31 December and not decided by then; where an opening balance stands, that balance and what came after it. */
const openAtEndOf = (record: Record2021, type: ApplicantType, year: number): number =>
  sum(
    [...new Set([...record.cases, ...record.openings].map(({ organ }) => organ))].map((organ) => {
      const opening = record.openings
        .filter(
          (balance) => balance.organ === organ && balance.year <= year && balance.carriedForward[type] !== undefined,
        )
        .sort((one, other) => other.year - one.year)[0];
      const since = opening?.year ?? Number.NEGATIVE_INFINITY;
      const cases = record.cases.filter((item) => item.organ === organ && item.type === type);
      const isDecided = ({ decided }: Case) => decided !== undefined && yearOf(decided.on) <= year;
      const stillOpen = cases.filter(
        (item) => yearOf(item.received) > since && yearOf(item.received) <= year && !isDecided(item),
      );
      const closedSince = cases.filter(
        (item) => yearOf(item.received) <= since && isDecided(item) && yearOf(item.decided?.on ?? '') > since,
      );
      return (opening?.carriedForward[type] ?? 0) + stillOpen.length - closedSince.length;
    }),
  );

// ---------------------------------------------------------------- table 4

const cellOfTable4 = (record: Record2021, kind: RemedyKind, column: Table4Column, year: number): Cell => {
  const remedies = record.remedies.filter((remedy) => remedy.kind === kind);
  const concluded = remedies.flatMap((remedy) =>
    remedy.concluded && yearOf(remedy.concluded.on) === year ? [remedy.concluded] : [],
  );
  const pending = remedies.filter(
    ({ lodged, concluded: end }) => yearOf(lodged) <= year && !(end && yearOf(end.on) <= year),
  );
  if (column === 'pending') return pending.length;
  if (column === 'total') return concluded.length + pending.length;
  return concluded.filter(({ outcome }) => outcome === column).length;
};

// ---------------------------------------------------------------- table 2

const stockOf = (cell: `${Table2Stock}.inForce`): Table2Stock =>
  cell === 'regulations.inForce' ? 'regulations' : 'normativeDocuments';

const isInForce = (cell: Table2Cell): cell is `${Table2Stock}.inForce` => cell.endsWith('.inForce');

const units = (value: string): bigint => unitsOf(value as Decimal) ?? 0n;
const add = (values: readonly bigint[]): bigint => values.reduce((total, value) => total + value, 0n);

const shown = (value: bigint, cell: Table2Cell): Cell =>
  cell === moneyCell ? decimalOf(value) : Number(decimalOf(value));

const talliedIn = ({ tallies }: Record2021, cell: Table2Cell, year: number): Cell => {
  const stated = tallies.filter(({ measure, month }) => measure === cell && yearOf(month) === year);
  return stated.length === 0 ? blank : shown(add(stated.map(({ value }) => units(value))), cell);
};

/** The last re-count or opening balance, and what was made less what was repealed in the years after it. */
const inForce = ({ tallies, openings }: Record2021, stock: Table2Stock, year: number): Cell => {
  const organs = [...new Set([...tallies, ...openings].map(({ organ }) => organ))];
  const stocks = organs.flatMap((organ) => {
    const own = tallies.filter((tally) => tally.organ === organ && yearOf(tally.month) <= year);
    const recounts = own
      .filter(({ measure }) => measure === `${stock}.recounted`)
      .map(({ month, value }) => ({ year: yearOf(month), month, value }));
    const balances = openings
      .filter((balance) => balance.organ === organ && balance.year <= year)
      .flatMap((balance) => {
        const value = balance[`${stock}InForce`];
        return value === null ? [] : [{ year: balance.year, month: '', value }];
      });
    const base = [...recounts, ...balances].sort(
      (one, other) => other.year - one.year || other.month.localeCompare(one.month),
    )[0];
    const since = own.filter(({ month }) => yearOf(month) > (base?.year ?? 0));
    const made = since.filter(({ measure }) => measure === `${stock}.made`);
    const repealed = since.filter(({ measure }) => measure === `${stock}.repealed`);
    if (!base && made.length + repealed.length === 0) return [];
    return [
      units(base?.value ?? '0') +
        add(made.map(({ value }) => units(value))) -
        add(repealed.map(({ value }) => units(value))),
    ];
  });
  return stocks.length === 0 ? blank : shown(add(stocks), `${stock}.inForce`);
};
