import { createPostgresEventStore, eventStoreSchema } from '@mingjian/event-store/postgres';
import type { EventStore } from '@mingjian/event-store';
import { createPool } from '@mingjian/postgres';
import { randomUUID } from 'node:crypto';
import { Client, type Pool } from 'pg';
import { drive, perSecond } from './drive.js';
import { median } from './order-statistics.js';
import { readBack, type ReadBack } from './read-back.js';
import { inTurn } from './rounds.js';
import { bodyOf, DIGEST, wireType } from './sample-event.js';
import type { BenchServer } from './server.js';

export const CALLERS = [1, 8, 32, 64] as const;

export interface AppendFigures {
  readonly eventsPerSecond: number;
  readonly rawInsertsPerSecond: number;
  readonly ratio: number;
}

export interface AppendResult {
  readonly figures: Readonly<Record<(typeof CALLERS)[number], AppendFigures>>;
  readonly readBack: ReadBack;
}

/**
 * Appends through the event store beside one `INSERT` a commit by as many plain connections: the same columns, the same bytes, one
 * event an append, prepared statements, the same database. A caller has one append under way at a time, on a stream of its own.
 */
export const measureAppends = async (
  server: BenchServer,
  { roundMs, report }: { readonly roundMs: number; readonly report: (line: string) => void },
): Promise<AppendResult> => {
  const { ownerUrl, appUrl, appRole } = await server.database('bench_append');
  const owner = createPool(ownerUrl, { applicationName: 'bench', max: 1 });
  await owner.query(`${eventStoreSchema(appRole)} ${RAW_TABLE}`);
  const pool = createPool(appUrl, { applicationName: 'bench store', max: 8 });
  const store = createPostgresEventStore({ source: 'intake', pool });
  const clients = await Promise.all(
    Array.from({ length: Math.max(...CALLERS) }, async () => {
      const client = new Client({ connectionString: ownerUrl, application_name: 'bench raw' });
      await client.connect();
      return client;
    }),
  );
  try {
    const acknowledged = new Map<number, string>();
    const figures: Partial<Record<number, AppendFigures>> = {};
    let inserted = 0;
    // The most callers first: a lone one would be measured while both programs are still being compiled.
    for (const callers of CALLERS.toReversed()) {
      const ours = (milliseconds: number) =>
        drive(callers, milliseconds, storeCalls(store, callers, acknowledged)).then(perSecond);
      const theirs = (milliseconds: number) =>
        drive(callers, milliseconds, rawCalls(clients)).then((driven) => {
          inserted += driven.calls;
          return perSecond(driven);
        });
      await ours(roundMs / 4);
      await theirs(roundMs / 4);
      const measured = await inTurn({ ours: () => ours(roundMs), theirs: () => theirs(roundMs) });
      const eventsPerSecond = median(measured.ours);
      const rawInsertsPerSecond = median(measured.theirs);
      figures[callers] = { eventsPerSecond, rawInsertsPerSecond, ratio: eventsPerSecond / rawInsertsPerSecond };
      report(`append by ${callers}: ${Math.round(eventsPerSecond)}/s, raw ${Math.round(rawInsertsPerSecond)}/s`);
    }
    await requireRows(owner, inserted);
    return {
      figures: figures as AppendResult['figures'],
      readBack: await readBack(store, acknowledged, ({ id, body }) => body === bodyOf(id)),
    };
  } finally {
    await Promise.all(clients.map((client) => client.end()));
    await store.close();
    await Promise.all([pool.end(), owner.end()]);
  }
};

const storeCalls = (store: EventStore, callers: number, acknowledged: Map<number, string>) => {
  const streams = Array.from({ length: callers }, () => ({ stream: `remedy-${randomUUID()}`, version: 0 }));
  return async (caller: number): Promise<void> => {
    const { stream, version } = streams[caller]!;
    const id = randomUUID();
    const appended = await store.append({
      stream,
      expectedVersion: version,
      events: [{ id, type: wireType, body: bodyOf(id) }],
      command: { actor: 'bench', id, digest: DIGEST, outcome: OUTCOME },
      now: new Date(),
    });
    if (appended.kind !== 'appended') throw new Error(`an append on a stream of its own: ${appended.kind}`);
    streams[caller]!.version = appended.version;
    acknowledged.set(appended.sequence, id);
  };
};

const RAW_TABLE = `
  CREATE TABLE raw_events (
    sequence bigserial PRIMARY KEY, recorded_at timestamptz NOT NULL, stream text NOT NULL, version bigint NOT NULL, id uuid NOT NULL,
    type text NOT NULL, body text NOT NULL
  );`;

const RAW_INSERT = {
  name: 'bench.insert',
  text: 'INSERT INTO raw_events (recorded_at, stream, version, id, type, body) VALUES ($1, $2, $3, $4, $5, $6) RETURNING sequence',
};

const rawCalls = (clients: readonly Client[]) => {
  const streams = clients.map(() => ({ stream: `remedy-${randomUUID()}`, version: 0 }));
  return async (caller: number): Promise<void> => {
    const row = streams[caller]!;
    const id = randomUUID();
    row.version += 1;
    await clients[caller]!.query({
      ...RAW_INSERT,
      values: [new Date().toISOString(), row.stream, row.version, id, wireType, bodyOf(id)],
    });
  };
};

const requireRows = async (owner: Pool, expected: number): Promise<void> => {
  const { rows } = await owner.query<{ count: number }>('SELECT count(*) AS count FROM raw_events');
  if (rows[0]!.count !== expected) throw new Error(`${rows[0]!.count} raw rows, ${expected} were acknowledged`);
};

const OUTCOME = JSON.stringify({
  status: 201,
  id: randomUUID(),
  events: [{ id: randomUUID(), type: wireType }],
});
