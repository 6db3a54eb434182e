import type { ProjectedEvent, Projection } from '@mingjian/projections';
import type { PoolClient } from 'pg';
import type { Posting } from './views/running-totals/totals.js';

/**
 * One read model of the statistics: its tables and how a batch changes them. All parts are one projection, so that a batch is read
 * once and its effects commit together.
 */
export interface StatisticsPart extends Pick<Projection, 'tables' | 'createTables'> {
  /** Names of the events that it reads; it is given only these, and no other part reads them. */
  readonly events: readonly string[];
  /** Changes its tables, and tells what the events changed in the running totals: of one batch the totals are moved once. */
  apply(client: PoolClient, schema: string, events: readonly ProjectedEvent[]): Promise<readonly Posting[]>;
}

/** Of a part whose figures are not in the running totals. */
export const noPostings: readonly Posting[] = [];
