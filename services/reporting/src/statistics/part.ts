import type { Projection } from '@mingjian/projections';

/**
 * One read model of the statistics: its tables and how a batch changes them. All parts are one projection, so that a batch is read and
 * decoded once and its effects commit together.
 */
export type StatisticsPart = Pick<Projection, 'tables' | 'createTables' | 'apply'>;
