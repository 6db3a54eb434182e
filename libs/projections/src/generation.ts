import type { EventLog, RecordedEvent } from '@mingjian/event-store';
import { inTransaction } from '@mingjian/postgres';
import type { Pool, PoolClient } from 'pg';
import { project, type Projection } from './projection.js';

/** How far a generation is, by source. */
export type Checkpoints = ReadonlyMap<string, number>;

export const schemaOf = (projection: Projection, generation: number): string => `p_${projection.name}_${generation}`;

/** The live generation; the first one is created here. Safe from several processes. */
export const liveGeneration = (pool: Pool, projection: Projection): Promise<number> =>
  inTransaction(pool, async (client) => {
    await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`projection ${projection.name}`]);
    const { rows } = await client.query<{ generation: number }>(
      `SELECT generation FROM projection.generations WHERE projection = $1 AND state = 'live'`,
      [projection.name],
    );
    if (rows[0]) return rows[0].generation;
    const generation = await createGeneration(client, projection, 'live');
    await showGeneration(client, projection, generation);
    return generation;
  });

/** A new, empty generation beside whatever there is. */
export const createGeneration = async (
  client: PoolClient,
  projection: Projection,
  state: 'live' | 'building',
): Promise<number> => {
  const { rows } = await client.query<{ generation: number }>(
    `INSERT INTO projection.generations
       SELECT $1, coalesce(max(generation), 0) + 1, $2 FROM projection.generations WHERE projection = $1
     RETURNING generation`,
    [projection.name, state],
  );
  const { generation } = rows[0]!;
  await client.query(
    'INSERT INTO projection.checkpoints (projection, generation, source) SELECT $1, $2, unnest($3::text[])',
    [projection.name, generation, projection.sources],
  );
  const schema = schemaOf(projection, generation);
  // A generation of this number may have been left behind by a rebuild that was interrupted while it dropped it.
  await client.query(
    `DROP SCHEMA IF EXISTS ${schema} CASCADE; CREATE SCHEMA ${schema}; ${projection.createTables(schema)}`,
  );
  return generation;
};

/** Lets readers see this generation: its views replace the others' in the caller's transaction. */
export const showGeneration = async (client: PoolClient, projection: Projection, generation: number): Promise<void> => {
  const schema = schemaOf(projection, generation);
  const views = projection.tables.map(
    (table) => `DROP VIEW IF EXISTS read.${table}; CREATE VIEW read.${table} AS SELECT * FROM ${schema}.${table};`,
  );
  await client.query(views.join('\n'));
};

/** Reads and locks the checkpoints of a generation; undefined when it is gone or no longer in this state. */
export const lockCheckpoints = async (
  client: PoolClient,
  projection: Projection,
  generation: number,
  state: 'live' | 'building',
): Promise<Checkpoints | undefined> => {
  const { rows } = await client.query<{ source: string; sequence: string | number }>({
    name: 'projection-lock',
    text: `SELECT c.source, c.sequence FROM projection.checkpoints c
           JOIN projection.generations g USING (projection, generation)
           WHERE c.projection = $1 AND c.generation = $2 AND g.state = $3 ORDER BY c.source FOR UPDATE OF c`,
    values: [projection.name, generation, state],
  });
  return rows.length === 0 ? undefined : new Map(rows.map(({ source, sequence }) => [source, Number(sequence)]));
};

export const readCheckpoints = async (pool: Pool, projection: Projection, generation: number): Promise<Checkpoints> => {
  const { rows } = await pool.query<{ source: string; sequence: string | number }>(
    'SELECT source, sequence FROM projection.checkpoints WHERE projection = $1 AND generation = $2',
    [projection.name, generation],
  );
  return new Map(rows.map(({ source, sequence }) => [source, Number(sequence)]));
};

/** The checkpoints of the live generation; empty before there is one. */
export const liveCheckpoints = async (pool: Pool, projection: Projection): Promise<Checkpoints> => {
  const { rows } = await pool.query<{ source: string; sequence: string | number }>({
    name: 'projection-live-checkpoints',
    text: `SELECT c.source, c.sequence FROM projection.checkpoints c
           JOIN projection.generations g USING (projection, generation) WHERE c.projection = $1 AND g.state = 'live'`,
    values: [projection.name],
  });
  return new Map(rows.map(({ source, sequence }) => [source, Number(sequence)]));
};

export interface Step {
  readonly checkpoints: Checkpoints;
  readonly applied: number;
}

/**
 * Takes one batch: events after `known`, their effect and the new checkpoints in one transaction. When another process was
 * faster, nothing is applied and its checkpoints come back. Undefined when the generation is no longer in this state.
 */
export const step = async (
  pool: Pool,
  logs: ReadonlyMap<string, EventLog>,
  projection: Projection,
  generation: number,
  state: 'live' | 'building',
  known: Checkpoints,
  batchSize: number,
): Promise<Step | undefined> => {
  const events: RecordedEvent[] = [];
  for (const source of projection.sources) {
    const log = logs.get(source);
    if (log) events.push(...(await log.read(known.get(source) ?? 0, batchSize)));
  }
  if (events.length === 0) return { checkpoints: known, applied: 0 };
  const projected = events.map(project);

  return inTransaction(pool, async (client) => {
    const locked = await lockCheckpoints(client, projection, generation, state);
    if (!locked) return undefined;
    if (projection.sources.some((source) => locked.get(source) !== known.get(source))) {
      return { checkpoints: locked, applied: 0 };
    }
    await projection.apply(client, schemaOf(projection, generation), projected);
    const reached = new Map(locked);
    for (const { source, sequence } of events) reached.set(source, sequence);
    await client.query({
      name: 'projection-advance',
      text: `UPDATE projection.checkpoints c SET sequence = r.sequence
             FROM unnest($3::text[], $4::bigint[]) AS r(source, sequence)
             WHERE c.projection = $1 AND c.generation = $2 AND c.source = r.source AND c.sequence < r.sequence`,
      values: [projection.name, generation, [...reached.keys()], [...reached.values()]],
    });
    return { checkpoints: reached, applied: events.length };
  });
};
