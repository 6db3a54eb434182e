import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { decodeEnvelope, upcast } from '@mingjian/contracts';
import { uuidFrom } from '@mingjian/core';
import type { EventStore, RecordedEvent } from '@mingjian/event-store';
import type { MessageBus } from '@mingjian/messaging';
import { createKafkaBus, createTopics } from '@mingjian/messaging/kafka';
import { describeOnKafka } from '@mingjian/messaging/testing';
import { testDatabase } from '@mingjian/postgres/testing';
import { projectionSchema, startProjections } from '@mingjian/projections';
import { CommandPipeline, type Engine } from '@mingjian/service-kit';
import fc from 'fast-check';
import { recordSchema, startRecord } from './record/index.js';
import { reportingService } from './reporting.service.js';
import { histories } from './testing/histories.js';
import { record, type Fact } from './testing/recorded.js';

const sources = ['intake', 'review', 'publish', 'reporting'];
const REBUILDS = 4;
const HISTORIES = fileURLToPath(new URL('../../../test/histories/', import.meta.url));
/** A recorded history of each kind of thing, so that no projection is left without its events. */
const recorded = (): readonly Fact[] =>
  readdirSync(HISTORIES, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.events.ndjson'))
    .sort()
    .filter((file, index, files) => files.findIndex((one) => dirname(one) === dirname(file)) === index)
    .flatMap((file) => readFileSync(join(HISTORIES, file), 'utf8').trimEnd().split('\n'))
    .map((body) => {
      const { subject, type, data, occurredOn, entry } = decodeEnvelope(body);
      const told = upcast(type, data);
      return { stream: subject, type: told.name, data: told.data, on: occurredOn, entry };
    });

/** The longest of some invented histories with opening balances, publications after it, and what was recorded. */
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
  return record([...facts, ...published, ...recorded()]);
})();

/** reporting's own store, of which a projection asks for what is reporting's own: its streams. */
const ownStore: Pick<EventStore, 'readStream'> = {
  readStream: async (stream, after = 0) =>
    events.filter((event) => event.source === 'reporting' && event.stream === stream && event.version > after),
};
const clock = { simulated: true, now: () => new Date('2031-01-01T00:00:00Z') };
const pipeline = new CommandPipeline('reporting', ownStore as EventStore, clock);
const projections = reportingService.modules
  .flatMap((module) => module.projections)
  .map((projection) => (typeof projection === 'function' ? projection(() => ({ pipeline }) as Engine) : projection));
const TABLES = projections.flatMap(({ tables }) => tables);

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

describeOnKafka('every projection of reporting, rebuilt from Kafka alone', (brokers) => {
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
    const running = await startProjections({
      pool: database.appPool,
      logs: sources.map((source) => kept.record.log(source)),
      projections,
      batchSize: 50,
    });
    try {
      const cut = Object.fromEntries(events.map(({ source, sequence }) => [source, sequence]));
      expect(await running.waitFor(cut, 60_000)).toBe(true);
      const tables = TABLES.map(async (table) => {
        const { rows } = await database.appPool.query<{ row: string }>(
          `SELECT to_jsonb(t)::text AS row FROM read.${table} t ORDER BY 1`,
        );
        return [table, rows.map(({ row }) => row)] as const;
      });
      return Object.fromEntries(await Promise.all(tables));
    } finally {
      await running.stop();
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
    expect(TABLES.filter((table) => first![table]!.length === 0)).toEqual([]);
    for (const other of others) expect(other).toEqual(first);
  });
});
