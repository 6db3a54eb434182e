import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { uuidFrom } from '@mingjian/core';
import type { RecordedEvent } from '@mingjian/event-store';
import type { MessageBus } from '@mingjian/messaging';
import { createKafkaBus, createTopics } from '@mingjian/messaging/kafka';
import { describeOnKafka } from '@mingjian/messaging/testing';
import { testDatabase } from '@mingjian/postgres/testing';
import { projectionSchema, startProjections } from '@mingjian/projections';
import fc from 'fast-check';
import { recordSchema, startRecord } from '../record/index.js';
import { histories } from '../testing/histories.js';
import { record, type Fact } from '../testing/recorded.js';
import { statistics } from './statistics.projection.js';

const sources = ['intake', 'review', 'publish', 'reporting'];
const REBUILDS = 4;

/** The longest of some invented histories with opening balances, and publications after it. */
const events = ((): readonly RecordedEvent[] => {
  const [facts = []] = fc
    .sample(histories, { numRuns: 40, seed: 11 })
    .filter((history) => history.some(({ type }) => type === 'OpeningBalanceImported'))
    .sort((one, other) => other.length - one.length);
  const published = Array.from({ length: 60 }, (_, index): Fact => {
    const publication = uuidFrom('publication', String(index % 40));
    return {
      stream: `publication-${publication}`,
      type: 'ItemPublished',
      on: '2030-02-01',
      data: {
        publication,
        item: publication,
        organ: 'harbour',
        request: publication,
        indexNumber: `H-${index % 40}`,
        version: index < 40 ? 1 : 2,
        title: `第 ${index} 件`,
        category: '工作动态',
        visibility: 'public',
        digest: '0'.repeat(64),
        publishedOn: '2030-02-01',
      },
    };
  });
  return record([...facts, ...published]);
})();

/**
 * Kafka, each source read by itself in pieces and with pauses of chance, so that no two readers see the same interleaving.
 * @param arrivals hears the source of each event as it arrives
 */
const shuffled = (bus: MessageBus, seed: number, arrivals: string[]): MessageBus => ({
  ...bus,
  async consume(group, of, handle) {
    const consumptions = of.map((source, n) => {
      const pieces = fc.sample(fc.record({ size: fc.integer({ min: 1, max: 40 }), pauseMs: fc.nat(30) }), {
        numRuns: 100,
        seed: seed * of.length + n,
      });
      let next = 0;
      return bus.consume(`${group}-${seed}-${source}`, [source], async (batch) => {
        for (let at = 0; at < batch.length;) {
          const { size, pauseMs } = pieces[next++ % pieces.length]!;
          await delay(pauseMs);
          const piece = batch.slice(at, at + size);
          await handle(piece);
          arrivals.push(...piece.map(() => source));
          at += size;
        }
      });
    });
    const [first, ...others] = await Promise.all(consumptions);
    return { ...first!, stop: async () => void (await Promise.all([first!, ...others].map((one) => one.stop()))) };
  },
});

describeOnKafka('reporting rebuilt from Kafka alone', (brokers) => {
  let bus: MessageBus;
  beforeEach(async () => {
    const prefix = `rebuilt-${randomBytes(6).toString('hex')}`;
    await createTopics({ connection: { brokers }, sources, partitions: 3, prefix });
    bus = await createKafkaBus({ connection: { brokers }, clientId: 'spec', prefix });
    for (const source of sources) {
      await bus.publish(
        source,
        events.filter((event) => event.source === source),
      );
    }
  });
  afterEach(() => bus.close());

  /** An empty database, filled from the topics; gives all rows that readers see. */
  const rebuild = async (seed: number, arrivals: string[]): Promise<Readonly<Record<string, readonly string[]>>> => {
    const database = await testDatabase();
    for (const schema of [recordSchema, projectionSchema]) {
      await database.pool.query(schema(database.appRole));
    }
    const kept = await startRecord({ bus: shuffled(bus, seed, arrivals), pool: database.appPool, sources });
    const projections = await startProjections({
      pool: database.appPool,
      logs: sources.map((source) => kept.record.log(source)),
      projections: [statistics],
      batchSize: 50,
    });
    try {
      const cut = Object.fromEntries(events.map(({ source, sequence }) => [source, sequence]));
      expect(await projections.waitFor(cut, 60_000)).toBe(true);
      const tables = statistics.tables.map(async (table) => {
        const { rows } = await database.appPool.query<{ row: string }>(
          `SELECT to_jsonb(t)::text AS row FROM read.${table} t ORDER BY 1`,
        );
        return [table, rows.map(({ row }) => row)] as const;
      });
      return Object.fromEntries(await Promise.all(tables));
    } finally {
      await projections.stop();
      await kept.consumption.stop();
      await database.drop();
    }
  };

  it('is the same, row by row, however the sources are interleaved', async () => {
    const orders: string[][] = [];
    const models: Readonly<Record<string, readonly string[]>>[] = [];
    for (let seed = 0; seed < REBUILDS; seed += 1) {
      const arrivals: string[] = [];
      models.push(await rebuild(seed, arrivals));
      orders.push(arrivals);
    }
    expect(new Set(orders.map(String)).size).toBe(REBUILDS);
    const [first, ...others] = models;
    for (const table of ['cases', 'postings', 'cell_totals', 'remedies', 'tallies', 'openings', 'publications']) {
      expect([table, first![table]!.length > 0]).toEqual([table, true]);
    }
    for (const other of others) expect(other).toEqual(first);
  });
});
