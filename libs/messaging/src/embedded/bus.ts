import type { RecordedEvent } from '@mingjian/event-store';
import type { Pool } from 'pg';
import type { Consumption, MessageBus } from '../port.js';
import { startConsumption } from './consumption.js';

/**
 * The bus as a log in a Postgres database of its own (`embeddedBusSchema`), with Kafka's semantics: order by key, groups, at least
 * once, replay. Besides the pool each consumption uses one connection, which is also its membership.
 * @param options.pool connections to the bus's database as an app role; the caller ends it after `close`
 */
export const createEmbeddedBus = ({ pool }: { readonly pool: Pool }): MessageBus => {
  const consumptions = new Set<Consumption>();
  return {
    async publish(source, events) {
      if (events.length > 0)
        await pool.query({ name: 'bus.publish', text: PUBLISH, values: columnsOf(source, events) });
    },
    async consume(group, sources, handle, isUrgent = () => true) {
      const consumption = startConsumption({ pool, group, sources, handle, isUrgent });
      consumptions.add(consumption);
      return consumption;
    },
    async close() {
      await Promise.all([...consumptions].map((consumption) => consumption.stop()));
      consumptions.clear();
    },
  };
};

const PUBLISH =
  'SELECT bus.publish($1, $2::bigint[], $3::timestamptz[], $4::text[], $5::bigint[], $6::uuid[], $7::text[], string_to_array($8, chr(10)))';

const columnsOf = (source: string, events: readonly RecordedEvent[]): unknown[] => [
  source,
  events.map((event) => event.sequence),
  events.map((event) => event.recordedAt.toISOString()),
  events.map((event) => event.stream),
  events.map((event) => event.version),
  events.map((event) => event.id),
  events.map((event) => event.type),
  // Lines of canonical JSON: as an array they would be escaped here and unescaped there.
  events.map((event) => event.body).join('\n'),
];
