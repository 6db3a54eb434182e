import { testDatabase } from '@mingjian/postgres/testing';
import { sharing, type ProjectedEvent, type Projection } from '@mingjian/projections';
import type { Pool } from 'pg';

/** A projection's tables in a database of their own, filled by hand instead of by the runner. */
export interface ReadModel {
  readonly pool: Pool;
  /** Applies one batch in its own transaction. */
  apply(batch: readonly ProjectedEvent[]): Promise<void>;
  /** Starts again from nothing in a new generation, as a rebuild does. */
  restart(): Promise<void>;
  drop(): Promise<void>;
}

export const readModelOf = async (projection: Projection): Promise<ReadModel> => {
  const database = await testDatabase();
  const { pool } = database;
  let generation = 0;
  const schema = () => `p_${projection.name}_${generation}`;

  const restart = async (): Promise<void> => {
    const earlier = schema();
    generation += 1;
    const views = projection.tables.map((table) => `create view read.${table} as select * from ${schema()}.${table};`);
    await pool.query(`
      drop schema if exists read cascade; drop schema if exists ${earlier} cascade; create schema read; create schema if not exists bi; create schema ${schema()};
      ${[projection.createTables(schema()), ...views, ...sharing(projection, schema())].join(';')}`);
  };
  await restart();

  return {
    pool,
    restart,
    async apply(batch) {
      const client = await pool.connect();
      try {
        await client.query('begin');
        await projection.apply(client, schema(), batch);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback');
        throw error;
      } finally {
        client.release();
      }
    },
    drop: () => database.drop(),
  };
};
