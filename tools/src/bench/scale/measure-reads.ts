import { decodeEnvelope, serviceNames, upcast, type Cut } from '@mingjian/contracts';
import { createPostgresEventStore } from '@mingjian/event-store/postgres';
import {
  assembleReport,
  casesOfCell,
  cutOfRead,
  foldTables,
  stateThen,
  table3Columns,
  table3Rows,
  type ReportEvent,
} from '@mingjian/reporting-service/reading';
import { createRecord } from '@mingjian/reporting-service';
import { CommandPipeline } from '@mingjian/service-kit';
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
  const past = (): Cut => {
    const share = draw.next();
    return Object.fromEntries(serviceNames.map((name) => [name, Math.floor((cut[name] ?? 0) * share)])) as Cut;
  };
  const tablesAt = async (organs: readonly string[]) => {
    const known = await cutOfRead(pool, past());
    return assembleReport(pool, { organs, year: year(), cut: known?.cut });
  };
  const replay = replaying(pool);
  await requireTruth(pool, cut);
  const figures = {
    tables: await timed(600, () => assembleReport(pool, { organs: organ(), year: year() })),
    cityTables: await timed(200, () => assembleReport(pool, { organs: city, year: year() })),
    drillDown: await timed(400, () => casesOfCell(pool, { organs: organ(), year: year(), ...cell() })),
    cityDrillDown: await timed(200, () => casesOfCell(pool, { organs: city, year: year(), ...cell() })),
    tablesAtCut: await timed(400, () => tablesAt(organ())),
    cityTablesAtCut: await timed(200, () => tablesAt(city)),
    caseAtCut: await timed(400, () => replay.read(draw.pick(cases), past())),
  };
  await replay.close();
  return figures;
};

const TODAY = '2026-11-26';

/**
 * `replay/application/:id?knownAt=` behind its permission: the case is found, that somebody looked at it is kept in reporting's own log, and it is folded
 * up to the cut. The reader is one person, so a case that comes again is kept already.
 */
const replaying = (pool: Pool) => {
  const clock = { simulated: false, now: () => new Date(`${TODAY}T02:00:00.000Z`) };
  const store = createPostgresEventStore({ source: 'reporting', pool });
  const pipeline = new CommandPipeline('reporting', store, clock);
  const engine = { pool, pipeline, grantsOf: () => [], grantsFor: () => [] };
  const principal = { sub: 'bench-reader', issuer: 'bench' };
  return {
    read: async (id: string, knownAt: Cut): Promise<void> => {
      const params = { kind: 'application', id };
      const then = await stateThen({ params, engine, principal, today: TODAY, requireOrgan: () => {} }, { knownAt });
      if (then.known.cut !== knownAt) throw new Error(`${id} was not read at the cut that was asked for`);
    },
    close: () => store.close(),
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
