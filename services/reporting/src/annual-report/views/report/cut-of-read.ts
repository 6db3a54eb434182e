import { setTimeout as delay } from 'node:timers/promises';
import type { Pool } from 'pg';
import { incompleteCut, knownAt, type Known, type KnownAt } from '../../../known-at.js';
import type { FiguresCut } from './read-totals.js';

/** The read model of all figures, and the logs that they come from. */
const STATISTICS = 'statistics';
const SOURCES = ['intake', 'reporting'] as const satisfies readonly (keyof FiguresCut)[];

const PATIENCE_MS = 2_000;
const LOOK_EVERY_MS = 50;

/**
 * The cut that figures are read at; null: as of now. What has just arrived is waited for, two seconds at most, until the statistics have counted it.
 * @throws Problem 409 `replay.cut.incomplete` for a cut that has not arrived, or that the statistics do not reach in time
 */
export const cutOfRead = async (pool: Pool, wanted: KnownAt): Promise<Known | null> => {
  if (wanted === undefined) return null;
  const known = await knownAt(pool, wanted);
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const shown = await positionsOf(pool);
    const behind = SOURCES.find((source) => (shown.get(source) ?? 0) < known.cut[source]);
    if (!behind) return known;
    if (performance.now() > until) throw incompleteCut(behind, known.cut[behind], shown.get(behind) ?? 0);
    await delay(LOOK_EVERY_MS);
  }
};

const positionsOf = async (pool: Pool): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await pool.query<{ source: string; sequence: number }>({
    name: 'report-positions',
    text: 'select source, sequence::float8 as sequence from projections.positions where projection = $1',
    values: [STATISTICS],
  });
  return new Map(rows.map(({ source, sequence }) => [source, sequence]));
};
