import { decodeEnvelope, serviceNames, upcast } from '@mingjian/contracts';
import {
  assembleReport,
  casesOfCell,
  foldTables,
  table3Columns,
  table3Rows,
  timelineOf,
  type ReportEvent,
} from '@mingjian/reporting-service/reading';
import { createRecord } from '@mingjian/reporting-service';
import { isDeepStrictEqual } from 'node:util';
import type { Pool } from 'pg';
import { median, percentile } from '../order-statistics.js';
import { Draw } from './chance.js';
import { firstYear, lastYear } from './history.js';
import { benchOrgans, OFFICE, subtreeOf } from './organs.js';

export interface Latency {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly reads: number;
}

export interface ReadFigures {
  readonly tables: Latency;
  readonly cityTables: Latency;
  readonly drillDown: Latency;
  readonly cityDrillDown: Latency;
  readonly tablesAtCut: Latency;
  readonly cityTablesAtCut: Latency;
  readonly caseAtCut: Latency;
}

/** Reads one after the other, as the service's routes do behind their permission, each of a random organ, year, cell, case and cut. */
export const measureReads = async (
  pool: Pool,
  cut: Readonly<Record<string, number>>,
  { cases, seed }: { readonly cases: readonly string[]; readonly seed: number },
): Promise<ReadFigures> => {
  const draw = new Draw(seed + 1);
  const city = subtreeOf(OFFICE);
  const organ = (): readonly string[] => [draw.pick(benchOrgans).organ];
  const year = (): number => draw.between(firstYear, lastYear);
  const cell = () => ({ row: draw.pick(table3Rows).code, column: draw.pick(table3Columns).code });
  const past = () => {
    const share = draw.next();
    const at = (source: string): number => Math.floor((cut[source] ?? 0) * share);
    return { intake: at('intake'), reporting: at('reporting') };
  };
  await requireTruth(pool, cut);
  return {
    tables: await timed(600, () => assembleReport(pool, { organs: organ(), year: year() })),
    cityTables: await timed(200, () => assembleReport(pool, { organs: city, year: year() })),
    drillDown: await timed(400, () => casesOfCell(pool, { organs: organ(), year: year(), ...cell() })),
    cityDrillDown: await timed(200, () => casesOfCell(pool, { organs: city, year: year(), ...cell() })),
    tablesAtCut: await timed(400, () => assembleReport(pool, { organs: organ(), year: year(), cut: past() })),
    cityTablesAtCut: await timed(200, () => assembleReport(pool, { organs: city, year: year(), cut: past() })),
    caseAtCut: await timed(400, async () => {
      const to = past().intake;
      const entries = await timelineOf(pool, draw.pick(cases));
      return entries.filter(({ source, sequence }) => source !== 'intake' || sequence <= to);
    }),
  };
};

/** The first reads of a kind wait for plans and caches that all later ones have. */
const WARM_UP = 20;

const timed = async (reads: number, read: () => Promise<unknown>): Promise<Latency> => {
  const latencies: number[] = [];
  for (let index = -WARM_UP; index < reads; index += 1) {
    const started = performance.now();
    await read();
    if (index >= 0) latencies.push(performance.now() - started);
  }
  return { p50Ms: median(latencies), p99Ms: percentile(latencies, 99), reads };
};

const EARLY = 30_000;
const PAGE = 5_000;

/**
 * Fast answers must be true ones: at an early cut every organ's and the city's tables are what a plain fold over the record tells, and at the
 * last cut they are those of now.
 * @throws Error at the first that is not
 */
const requireTruth = async (pool: Pool, cut: Readonly<Record<string, number>>): Promise<void> => {
  const early = Object.fromEntries(serviceNames.map((name) => [name, Math.min(EARLY, cut[name] ?? 0)]));
  const told: ReportEvent[] = [];
  for (const source of ['intake', 'reporting']) {
    const log = createRecord(pool).log(source);
    for (let after = 0; after < early[source]!;) {
      const page = await log.read(after, Math.min(PAGE, early[source]! - after));
      for (const { type, body } of page) {
        const { name, data } = upcast(type, decodeEnvelope(body).data);
        told.push({ type: name, data } as unknown as ReportEvent);
      }
      after = page.at(-1)!.sequence;
    }
  }
  for (const { organ } of benchOrgans) {
    const organs = subtreeOf(organ);
    const then = { intake: early['intake']!, reporting: early['reporting']! };
    const tables = await assembleReport(pool, { organs, year: firstYear, cut: then });
    requireSame(organ, tables.tables, foldTables(told, organs, firstYear));
    const now = await assembleReport(pool, { organs, year: lastYear - 1 });
    const last = { intake: cut['intake']!, reporting: cut['reporting']! };
    const same = await assembleReport(pool, { organs, year: lastYear - 1, cut: last });
    requireSame(organ, now, same);
  }
};

const requireSame = (organ: string, one: unknown, other: unknown): void => {
  if (!isDeepStrictEqual(one, other)) throw new Error(`the tables of ${organ} are not the same told in two ways`);
};
