import type { Projection } from '@mingjian/projections';

/**
 * One read model of the statistics: its tables and how a batch changes them. All parts are one projection, so that a batch is read
 * once and its effects commit together.
 */
export interface StatisticsPart extends Pick<Projection, 'tables' | 'createTables' | 'apply'> {
  /** Names of the events that it reads; it is given only these, and no other part reads them. */
  readonly events: readonly string[];
}
