import { canonicalize, sha256 } from '@mingjian/contracts';
import { inTransaction } from '@mingjian/postgres';
import { escapeIdentifier, type Pool, type PoolClient } from 'pg';
import type { Projection } from './projection.js';

export interface Generation {
  readonly number: number;
  readonly live: boolean;
  /** False when its tables follow another definition than today's: nothing can be applied to it any more. */
  readonly current: boolean;
  readonly schema: string;
}

/** How far a generation is, by source. */
export type Positions = ReadonlyMap<string, number>;

/** The generations of one projection as the database knows them (`projectionSchema`). */
export class Generations {
  private readonly shape: string;

  constructor(
    private readonly pool: Pool,
    readonly projection: Projection,
  ) {
    const { tables, sources, meaning } = projection;
    const sql = projection.createTables('shape');
    const shared = projection.shared?.('shape');
    this.shape = sha256(
      canonicalize({ sql, tables, sources, ...(meaning !== undefined && { meaning }), ...(shared && { shared }) }),
    );
  }

  async list(db: Pool | PoolClient = this.pool): Promise<readonly Generation[]> {
    const { rows } = await db.query<{ generation: number; live: boolean; shape: string }>(
      'SELECT generation, live, shape FROM projections.generations WHERE projection = $1 ORDER BY generation',
      [this.projection.name],
    );
    return rows.map(({ generation, live, shape }) => ({
      number: generation,
      live,
      current: shape === this.shape,
      schema: this.schemaOf(generation),
    }));
  }

  /** Makes sure that there is a live generation, and a new one beside it where the definition has changed. */
  ensure(): Promise<void> {
    return this.alone(async (client) => {
      const generations = await this.list(client);
      const live = generations.find((generation) => generation.live);
      if (!live) {
        await this.create(client, 1, true);
        await this.showThrough(client, this.schemaOf(1));
      } else if (!live.current) {
        await this.prepare(client, generations);
      }
    });
  }

  /** Creates the generation that is built beside the live one, or finds it; returns its number. */
  build(): Promise<number> {
    return this.alone(async (client) => this.prepare(client, await this.list(client)));
  }

  async positions({ number }: Generation, db: Pool | PoolClient = this.pool): Promise<Positions> {
    const { rows } = await db.query<{ source: string; sequence: string | number }>(
      'SELECT source, sequence FROM projections.checkpoints WHERE projection = $1 AND generation = $2',
      [this.projection.name, number],
    );
    return new Map(rows.map(({ source, sequence }) => [source, Number(sequence)]));
  }

  /**
   * Moves a checkpoint on if it still stands where the caller believes, and keeps everybody else from moving it until the
   * transaction ends: of two processes with the same events one applies them, and the other learns that it came too late.
   */
  async advance(
    client: PoolClient,
    { number }: Generation,
    source: string,
    from: number,
    to: number,
  ): Promise<boolean> {
    const { rowCount } = await client.query({
      name: 'projections.advance',
      text: `UPDATE projections.checkpoints SET sequence = $5
             WHERE projection = $1 AND generation = $2 AND source = $3 AND sequence = $4`,
      values: [this.projection.name, number, source, from, to],
    });
    return rowCount === 1;
  }

  /** Holds all generations of the projection where they are until the transaction ends. */
  async hold(client: PoolClient): Promise<void> {
    await client.query(
      'SELECT FROM projections.checkpoints WHERE projection = $1 ORDER BY generation, source FOR UPDATE',
      [this.projection.name],
    );
  }

  /** Puts a built generation in the place of the live one, for readers and for good. */
  async promote(client: PoolClient, built: Generation, live: Generation): Promise<void> {
    await this.forget(client, live.number);
    await client.query('UPDATE projections.generations SET live = true WHERE projection = $1 AND generation = $2', [
      this.projection.name,
      built.number,
    ]);
    await this.showThrough(client, built.schema);
    await this.drop(client, live.number);
  }

  private schemaOf(generation: number): string {
    return `p_${this.projection.name}_${generation}`;
  }

  private async prepare(client: PoolClient, generations: readonly Generation[]): Promise<number> {
    const building = generations.find((generation) => !generation.live);
    if (building?.current) return building.number;
    if (building) {
      await this.forget(client, building.number);
      await this.drop(client, building.number);
    }
    const number = generations.at(-1)!.number + 1;
    await this.create(client, number, false);
    return number;
  }

  private async create(client: PoolClient, number: number, live: boolean): Promise<void> {
    const { name, sources } = this.projection;
    await client.query('SELECT projections.create_schema($1, $2)', [name, number]);
    await client.query(this.projection.createTables(this.schemaOf(number)));
    await client.query(
      'INSERT INTO projections.generations (projection, generation, live, shape) VALUES ($1, $2, $3, $4)',
      [name, number, live, this.shape],
    );
    await client.query(
      'INSERT INTO projections.checkpoints (projection, generation, source) SELECT $1, $2, unnest($3::text[])',
      [name, number, sources],
    );
  }

  private async forget(client: PoolClient, number: number): Promise<void> {
    await client.query('DELETE FROM projections.generations WHERE projection = $1 AND generation = $2', [
      this.projection.name,
      number,
    ]);
  }

  private async drop(client: PoolClient, number: number): Promise<void> {
    await client.query('SELECT projections.drop_schema($1, $2)', [this.projection.name, number]);
  }

  /** Views are made anew, not replaced: a new generation may have other columns. */
  private async showThrough(client: PoolClient, schema: string): Promise<void> {
    for (const table of this.projection.tables.map(escapeIdentifier)) {
      await client.query(
        `DROP VIEW IF EXISTS read.${table}; CREATE VIEW read.${table} AS SELECT * FROM ${schema}.${table}`,
      );
    }
    for (const statement of sharing(this.projection, schema)) await client.query(statement);
  }

  /** In a transaction, while no other process changes the generations of this projection. */
  private alone<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    return inTransaction(this.pool, async (client) => {
      await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
        `projection ${this.projection.name}`,
      ]);
      return work(client);
    });
  }
}

/**
 * The statements that turn the shared views. Whoever may use the schema `bi` may read all that is in it; what somebody built on these views goes
 * with them, or it would hold the tables of yesterday.
 */
export const sharing = ({ shared }: Pick<Projection, 'shared'>, schema: string): readonly string[] => {
  const views = Object.entries(shared?.(schema) ?? {}).map(
    ([name, select]) => [escapeIdentifier(name), select] as const,
  );
  return [
    ...views.map(([name]) => `DROP VIEW IF EXISTS bi.${name} CASCADE`),
    ...views.map(([name, select]) => `CREATE VIEW bi.${name} AS ${select}; GRANT SELECT ON bi.${name} TO PUBLIC`),
  ];
};
