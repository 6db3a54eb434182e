import type { ComparisonEvent, Cut } from '@mingjian/contracts';
import type { Projection } from '@mingjian/projections';
import type { Pool } from 'pg';

type Data = ComparisonEvent['data'];

/** How often the figures were compared and how that came out. Only reporting's own log is read. */
export const comparisonsProjection: Projection = {
  name: 'comparisons',
  sources: ['reporting'],
  tables: ['comparisons'],
  createTables: (schema) => `
    create table ${schema}.comparisons (
      sequence bigint primary key,
      at timestamptz(3) not null,
      disagreeing int not null,
      told jsonb not null
    );`,
  concerns: ({ type }) => type.includes('.FiguresCompared.'),
  async apply(client, schema, events) {
    for (const { name, sequence, recordedAt, data } of events) {
      if (name !== 'FiguresCompared') continue;
      const { disagreeing } = data as unknown as Data;
      await client.query(
        `insert into ${schema}.comparisons (sequence, at, disagreeing, told) values ($1, $2, $3, $4)`,
        [sequence, recordedAt.toISOString(), disagreeing, JSON.stringify(data)],
      );
    }
  },
};

/** A comparison as it was kept; the newest answers for the figures. */
export interface KeptComparison extends Omit<Data, 'on' | 'cut'> {
  readonly cut: Cut;
  /** In reporting's log. */
  readonly sequence: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly passed: boolean;
}

/** The last comparisons, the newest first. */
export const lastComparisons = async (pool: Pool, limit: number): Promise<readonly KeptComparison[]> => {
  const { rows } = await pool.query<{ sequence: number; at: Date; told: Data }>({
    name: 'replay-comparisons',
    text: 'select sequence::float8 as sequence, at, told from read.comparisons order by sequence desc limit $1',
    values: [limit],
  });
  return rows.map(({ sequence, at, told: { on: _on, ...told } }) => ({
    ...told,
    sequence,
    at: at.toISOString(),
    passed: told.disagreeing === 0,
  }));
};
